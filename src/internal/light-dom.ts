import {render} from 'lit';

/**
 * Renders into the light DOM of an element, beside whatever the page has put there or will. A node of its own marks
 * where that ends: without it Lit would take everything that follows for its own, and remove it.
 */
export class LightDom {
  readonly #host: HTMLElement;
  #end: Comment | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  render(content: unknown): void {
    if (this.#end?.parentNode !== this.#host) {
      this.#end = document.createComment('');
      this.#host.append(this.#end);
    }
    render(content, this.#host, {renderBefore: this.#end});
  }
}
