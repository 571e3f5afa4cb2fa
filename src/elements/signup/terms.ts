import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon} from '../../internal/icons.js';

/** The page's text about its terms, if it has one. */
export const findTerms = (host: Element): readonly Element[] =>
  [...host.children].filter(({slot}) => slot === 'terms');

/** The ids of the page's text, by which it names the checkbox. It gets some where it has none. */
export function toLabelIds(terms: readonly Element[], formId: string): string {
  for (const [index, element] of terms.entries()) element.id ||= `${formId}-terms-text-${index}`;
  return terms.map(({id}) => id).join(' ');
}

export interface TermsView {
  readonly formId: string;
  readonly terms: readonly Element[];
  readonly error: string | undefined;
  readonly onChange: () => void;
}

/** The checkbox beside the page's text, and what is said about it. In the form's tree, so that it is one of its controls. */
export function renderTerms({formId, terms, error, onChange}: TermsView): TemplateResult {
  const id = `${formId}-terms`;
  return html`
    <div class="cube-form" slot="terms-checkbox">
      <input
        class="cube-checkbox"
        id=${id}
        name="terms"
        type="checkbox"
        form=${formId}
        aria-labelledby=${toLabelIds(terms, formId)}
        aria-required="true"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `${id}-error` : nothing}
        @change=${onChange}
      />
    </div>
    ${
      error
        ? html`
            <div class="cube-form" slot="terms-error">
              <p class="cube-error" id="${id}-error">${alertIcon}<span>${error}</span></p>
            </div>
          `
        : nothing
    }
  `;
}

const controls = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';

/** A label without a control of its own does nothing by itself. */
const isControl = (target: EventTarget): boolean =>
  target instanceof HTMLLabelElement
    ? target.control !== null
    : target instanceof Element && target.matches(controls);

/** Whether a click was meant for the text and not for a link or the like in it. */
export function isOnText(event: MouseEvent): boolean {
  const path = event.composedPath();
  const inside = path.slice(0, path.indexOf(event.currentTarget as EventTarget));
  return !inside.some(isControl);
}
