import type {ReactiveController, ReactiveElement} from 'lit';
import {isPictureFile, readTransfer, type Picked} from './transfer.js';

export interface PasteTargetOptions {
  /** Whether a picture can be taken now. */
  readonly canTake: () => boolean;
  readonly onPick: (picked: Picked) => void;
}

/** The elements on the page into which can be pasted. */
const hosts = new Set<ReactiveElement>();

const editable =
  'textarea, input:not([type=button], [type=checkbox], [type=file], [type=radio], [type=range], [type=submit])';

const isEditable = (target: EventTarget | null | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(editable));

/** What has the focus, within all shadow roots. */
function findFocused({activeElement}: Document): Element | null {
  let focused = activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/**
 * Takes pictures that are pasted while the focus is in the element, or nowhere that takes text. A link it takes only
 * while the focus is in it: nobody is to have one fetched who meant something else.
 */
export class PasteTarget implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: PasteTargetOptions;

  constructor(host: ReactiveElement, options: PasteTargetOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    this.#host.ownerDocument.addEventListener('paste', this.#handlePaste);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    this.#host.ownerDocument.removeEventListener('paste', this.#handlePaste);
  }

  readonly #handlePaste = (event: ClipboardEvent): void => {
    const {canTake, onPick} = this.#options;
    if (event.defaultPrevented || !this.#isMeant(event) || !canTake()) return;
    const picked = readTransfer(event.clipboardData);
    if (!picked || !(this.#hasFocus || (picked instanceof File && isPictureFile(picked)))) return;
    // Tells every other element that it has been taken.
    event.preventDefault();
    onPick(picked);
  };

  get #hasFocus(): boolean {
    return this.#host.matches(':focus-within');
  }

  #isMeant(event: ClipboardEvent): boolean {
    const host = this.#host;
    if (!host.checkVisibility({visibilityProperty: true})) return false;
    if (isEditable(findFocused(host.ownerDocument))) return false;
    if (this.#hasFocus) return true;
    // The event goes to where the selection begins, which may be in a text that has not got the focus.
    return !isEditable(event.composedPath()[0]) && ![...hosts].some((one) => one.matches(':focus-within'));
  }
}
