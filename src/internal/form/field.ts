import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon} from '../icons.js';

/** A label, a control and what is said about it. */
export interface FieldView {
  /** Makes the ids of this form different from those of any other on the page. */
  readonly formId: string;
  /** Name of the control. */
  readonly name: string;
  /** Empty where the page has a label of its own. */
  readonly label: string;
  /** What is added to the label where the field may be left empty, such as "optional". */
  readonly note?: string | undefined;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly help?: string | undefined;
}

/** A field of one line. */
export interface InputView extends FieldView {
  /** @default 'text' */
  readonly type?: 'text' | 'tel' | 'url';
  /** A token by which browsers know what to fill in. @default 'off' */
  readonly autocomplete?: string | undefined;
  readonly enterKeyHint?: 'next' | 'go' | 'done';
  /** Which keyboard is shown, where the type does not tell. */
  readonly inputMode?: 'decimal' | 'email';
  /** Filled in when the form appears; what has been typed since stays. */
  readonly value?: string;
}

/** The id of a field's control. */
export const toControlId = ({formId, name}: FieldView): string => `${formId}-${name}`;

/** What a control is described by: its error first, then its help. */
export function toDescribedBy(view: FieldView): string | typeof nothing {
  const id = toControlId(view);
  return [view.error && `${id}-error`, view.help && `${id}-help`].filter(Boolean).join(' ') || nothing;
}

/** A field around its control, which has the id of {@link toControlId} and is described by {@link toDescribedBy}. */
export function renderField(view: FieldView, control: TemplateResult): TemplateResult {
  const {label, note, error, help} = view;
  const id = toControlId(view);
  return html`
    <div class="cube-field">
      ${
        label
          ? html`<label class="cube-label" for=${id}
              >${label}${note ? html` <span class="cube-note">${note}</span>` : nothing}</label
            >`
          : nothing
      }
      ${control}
      ${error ? html`<p class="cube-error" id="${id}-error">${alertIcon}<span>${error}</span></p>` : nothing}
      ${help ? html`<p class="cube-help" id="${id}-help">${help}</p>` : nothing}
    </div>
  `;
}

/** A field of one line. What is not plain text has its own keyboard, and is not corrected like prose. */
export function renderInput(view: InputView): TemplateResult {
  const {name, type = 'text', autocomplete, inputMode, enterKeyHint = 'next', value = ''} = view;
  const {isRequired, error} = view;
  const isProse = type === 'text' && !inputMode && autocomplete !== 'username';
  return renderField(
    view,
    html`
      <span class="cube-control">
        <input
          class="cube-input"
          id=${toControlId(view)}
          name=${name}
          type=${type}
          autocomplete=${autocomplete ?? 'off'}
          autocapitalize=${isProse ? nothing : 'none'}
          autocorrect=${isProse ? nothing : 'off'}
          spellcheck=${isProse ? nothing : 'false'}
          inputmode=${inputMode ?? nothing}
          enterkeyhint=${enterKeyHint}
          value=${value}
          aria-required=${isRequired ? 'true' : nothing}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${toDescribedBy(view)}
        />
      </span>
    `,
  );
}
