import {LatePart} from '../../../internal/late-part.js';
import type {OtherMethod} from './login-method.js';
import type {Way, WayOptions} from './way.js';

/** None of the ways is of use to pages that do not offer it. */
async function loadWay(method: OtherMethod, options: WayOptions): Promise<Way> {
  switch (method) {
    case 'facebook':
      return (await import('./social/social-way.js')).createFacebookWay(options);
    case 'twitter':
      return (await import('./social/social-way.js')).createTwitterWay(options);
    case 'phone':
      return (await import('./phone/phone-way.js')).createPhoneWay(options);
    case 'email':
      return (await import('./email/email-way.js')).createEmailWay(options);
    case 'guest':
      return (await import('./guest/guest-way.js')).createGuestWay(options);
  }
}

/** The ways to sign in, each loaded when it is about to be used. */
export class LateWays {
  readonly #options: WayOptions;
  readonly #parts = new Map<OtherMethod, LatePart<Way>>();

  constructor(options: WayOptions) {
    this.#options = options;
  }

  /** The way, once it has come. */
  get(method: OtherMethod): Way | undefined {
    return this.#parts.get(method)?.part;
  }

  /** @throws {CubeNetworkError} if it cannot be loaded. */
  load(method: OtherMethod): Promise<Way> {
    return this.#partOf(method).load();
  }

  /** Loads it ahead; nobody waits for it. */
  prefetch(method: OtherMethod): void {
    this.#partOf(method).prefetch();
  }

  /** Ends whatever is under way in any of them, because somebody has signed in. */
  finish(): void {
    for (const {part} of this.#parts.values()) part?.close(true);
  }

  #partOf(method: OtherMethod): LatePart<Way> {
    const known = this.#parts.get(method);
    if (known) return known;
    const part = new LatePart(this.#options.host, () => loadWay(method, this.#options));
    this.#parts.set(method, part);
    return part;
  }
}
