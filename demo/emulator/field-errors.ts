import {describeErrors, invalidFields} from './problems.js';

/** Collects what is wrong with a request, field by field. */
export class FieldErrors {
  readonly #texts: Record<string, string[]> = {};

  add(field: string, text: string): void {
    (this.#texts[field] ??= []).push(text);
  }

  /** All of it in words; nothing if nothing was added. */
  describe(): string {
    return describeErrors(this.#texts);
  }

  /** Throws 422 if anything was added. */
  throwIfAny(): void {
    if (Object.keys(this.#texts).length > 0) throw invalidFields(this.#texts);
  }
}
