import {noChange, type ElementPart} from 'lit';
import {Directive, directive} from 'lit/directive.js';

class PlaceDirective extends Directive {
  #start: number | undefined;

  override render(start: number): typeof noChange {
    this.#start = start;
    return noChange;
  }

  override update({element}: ElementPart, [start]: [number]): typeof noChange {
    if (start !== this.#start) (element as HTMLElement).style.transform = `translateY(${start}px)`;
    return this.render(start);
  }
}

/**
 * Puts a row where it belongs, so many pixels from the top. By the object model: a strict policy forbids the
 * attribute.
 */
export const place = directive(PlaceDirective);
