import type {ReactiveController, ReactiveElement} from 'lit';

/** The `<dialog>` in an element's shadow root: open as long as it ought to be, whatever the browser does to it. */
export class ModalDialog implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #canClose: () => boolean;
  #isOpen = false;

  /** @param canClose Whether it may be closed by the user. */
  constructor(host: ReactiveElement, canClose: () => boolean) {
    this.#host = host;
    this.#canClose = canClose;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The form in it. */
  get form(): HTMLFormElement | null {
    return this.#element?.querySelector('form') ?? null;
  }

  open(): void {
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  /** The focus goes back at once, while what it came from is there. */
  close(): void {
    this.#isOpen = false;
    this.#element?.close();
    this.#host.requestUpdate();
  }

  /** A modal dialog that nobody sees would keep the user from the whole page. */
  hostUpdated(): void {
    const element = this.#element;
    if (!this.#isOpen || !element?.isConnected || element.open) return;
    if (element.parentElement?.checkVisibility()) element.showModal();
    else this.close();
  }

  /** In an element that is only moved, the dialog would look open and be modal no more. */
  hostDisconnected(): void {
    this.#element?.close();
  }

  readonly handleCancelButton = (): void => {
    if (this.#canClose()) this.close();
  };

  /** Escape, or what a device has in its place. */
  readonly handleCancel = (event: Event): void => {
    if (!this.#canClose()) event.preventDefault();
  };

  /** Browsers close a dialog at the second request, whatever the page says. */
  readonly handleClose = (): void => {
    if (!this.#isOpen || this.#element?.open) return;
    if (this.#canClose()) this.close();
    else this.#host.requestUpdate();
  };

  get #element(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }
}
