import type {ReactiveElement} from 'lit';
import {CubeValidationError} from '../../../../errors.js';

const unusable = (name: string, what: string): CubeValidationError =>
  new CubeValidationError(`${name} ${what}.`, {[name]: [what]});

/**
 * An attribute that is an address, from this page's view; `undefined` where it is not set.
 * @throws {CubeValidationError} if it is not one of http or https.
 */
export function readAddress(host: ReactiveElement, name: string): URL | undefined {
  const text = host.getAttribute(name);
  if (!text) return undefined;
  const {baseURI} = host.ownerDocument;
  const address = URL.canParse(text, baseURI) ? new URL(text, baseURI) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw unusable(name, 'is no address of http or https');
  return address;
}

export function withoutQuery(address: URL): URL {
  address.search = '';
  address.hash = '';
  return address;
}

/**
 * Where providers lead back to: a page of this origin, where an element of ours takes what they bring.
 * @throws {CubeValidationError} if it is of another origin, which would get the codes of users.
 */
export function readRedirectUri(host: ReactiveElement): string {
  const address = readAddress(host, 'redirect-url') ?? withoutQuery(new URL(location.href));
  if (address.origin !== location.origin)
    throw unusable('redirect-url', 'is of another origin than the page');
  address.hash = '';
  return address.href;
}
