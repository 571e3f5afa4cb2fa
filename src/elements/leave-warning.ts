import type {ReactiveController, ReactiveElement} from 'lit';

/**
 * Has the browser ask before the page is left, as long as something would be lost. It listens for no longer than that:
 * some browsers keep no page for the way back that listens.
 */
export class LeaveWarning implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #isNeeded: () => boolean;

  constructor(host: ReactiveElement, isNeeded: () => boolean) {
    this.#host = host;
    this.#isNeeded = isNeeded;
    host.addEventListener('input', () => this.#look());
    host.addController(this);
  }

  hostUpdated(): void {
    this.#look();
  }

  hostDisconnected(): void {
    this.#look();
  }

  // A function of its own, so that no other element ends it.
  readonly #warn = (event: BeforeUnloadEvent): void => event.preventDefault();

  #look(): void {
    if (this.#host.isConnected && this.#isNeeded()) addEventListener('beforeunload', this.#warn);
    else removeEventListener('beforeunload', this.#warn);
  }
}
