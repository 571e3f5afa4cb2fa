import {html, type ReactiveController, type TemplateResult} from 'lit';
import {loadLate} from '../../../load-late.js';
import type {UserSearchHost} from '../user-search-host.js';
import {watchCoveredParts} from './covered-parts.js';

type PopUpHost = Pick<UserSearchHost, 'element' | 'input'>;

interface Placement {
  readonly placePopUp: (box: HTMLElement, popUp: HTMLElement) => () => void;
}

interface PopUpHandlers {
  /** Something outside the element has been pressed. */
  readonly onPressOutside: () => void;
}

const hasAnchors = (): boolean =>
  'showPopover' in HTMLElement.prototype && CSS.supports('position-area: block-end center');

/** Else the focus would leave the box. */
const keepFocus = (event: Event): void => event.preventDefault();

/**
 * The surface over the page that holds the list, at the box. The styles keep it there; in browsers without anchors a
 * script does, and where that cannot be loaded it stands in the flow of the page.
 */
export class PopUp implements ReactiveController {
  readonly #host: PopUpHost;
  readonly #handlers: PopUpHandlers;
  readonly #isAnchored = hasAnchors();
  #placement: Placement | undefined;
  #isInFlow = false;
  #shown: HTMLElement | undefined;
  #ends: (() => void)[] = [];

  /** @param load Loads what takes the place of anchors. */
  constructor(
    host: PopUpHost,
    handlers: PopUpHandlers,
    load: () => Promise<Placement> = () => import('./place-pop-up.js'),
  ) {
    this.#host = host;
    this.#handlers = handlers;
    host.element.addController(this);
    if (!this.#isAnchored) void this.#loadPlacement(load);
  }

  /** Whether it is known how to show it. */
  get isReady(): boolean {
    return this.#isAnchored || this.#isInFlow || !!this.#placement;
  }

  hostDisconnected(): void {
    this.#hide();
  }

  render(isShown: boolean, content: unknown): TemplateResult {
    const classes = [
      'pop-up',
      isShown && 'open',
      this.#isAnchored && 'anchored',
      this.#isInFlow && 'in-flow',
    ];
    return html`
      <div class=${classes.filter(Boolean).join(' ')} part="popup" popover="manual" @mousedown=${keepFocus}>
        ${isShown ? content : undefined}
      </div>
    `;
  }

  /** To be called after every rendering. */
  updated(isShown: boolean): void {
    const {element} = this.#host;
    const isNow = isShown && element.isConnected;
    const popUp = isNow ? element.renderRoot.querySelector<HTMLElement>('.pop-up') : null;
    if (popUp === (this.#shown ?? null)) return;
    this.#hide();
    if (popUp) this.#show(popUp);
  }

  #show(popUp: HTMLElement): void {
    this.#shown = popUp;
    const {document} = window;
    document.addEventListener('pointerdown', this.#handlePress, true);
    this.#ends = [() => document.removeEventListener('pointerdown', this.#handlePress, true)];
    if (this.#isInFlow) return;
    // Older browsers have no top layer.
    (popUp as Partial<HTMLElement>).showPopover?.();
    const endPlacing = this.#placement?.placePopUp(this.#box, popUp) ?? watchCoveredParts(popUp);
    this.#ends.push(endPlacing, () => hidePopover(popUp));
  }

  #hide(): void {
    this.#shown = undefined;
    for (const end of this.#ends.splice(0)) end();
  }

  get #box(): HTMLElement {
    const {input} = this.#host;
    return input.closest<HTMLElement>('.box') ?? input;
  }

  async #loadPlacement(load: () => Promise<Placement>): Promise<void> {
    try {
      this.#placement = await loadLate(load);
    } catch {
      this.#isInFlow = true;
    }
    this.#host.element.requestUpdate();
  }

  readonly #handlePress = (event: Event): void => {
    if (!event.composedPath().includes(this.#host.element)) this.#handlers.onPressOutside();
  };
}

function hidePopover(popUp: HTMLElement): void {
  const isOpen = popUp.isConnected && 'hidePopover' in popUp && popUp.matches(':popover-open');
  if (isOpen) popUp.hidePopover();
}
