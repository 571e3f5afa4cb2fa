import {html, LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import {SessionController, type CubeSession} from '../../src/index.js';
import type {TestApp} from './emulator.js';

/** An app's own element that uses the session as those of the library do, and notes all that it has shown. */
export class SessionProbe extends LitElement {
  readonly controller = new SessionController(this, () => this);

  @property() session: string | undefined;
  @property({attribute: 'app-id'}) appId: string | undefined;
  @property({attribute: 'auth-key'}) authKey: string | undefined;
  @property() endpoint: string | undefined;

  /** Everything shown so far: who is signed in, else the status, else that the session is awaited or missing. */
  readonly shown: string[] = [];

  get text(): string {
    const {state, isMissing} = this.controller;
    return state?.user?.login ?? state?.status ?? (isMissing ? 'missing' : 'awaited');
  }

  protected override render() {
    if (this.text !== this.shown.at(-1)) this.shown.push(this.text);
    return html`${this.text}`;
  }
}

customElements.define('session-probe', SessionProbe);

/** A `<cube-session>` of this app, not yet in the page. Made as a framework does it: first the properties. */
export function makeSession(app: TestApp, id = ''): CubeSession {
  const session = document.createElement('cube-session');
  return Object.assign(session, app, {id});
}

/** A probe, not yet in the page. */
export const makeProbe = (properties: Partial<SessionProbe> = {}): SessionProbe =>
  Object.assign(new SessionProbe(), properties);
