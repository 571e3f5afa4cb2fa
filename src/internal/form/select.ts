import {html, nothing, type TemplateResult} from 'lit';
import {chevronIcon} from '../more-icons.js';
import {renderField, toControlId, toDescribedBy, type FieldView} from './field.js';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectView extends FieldView {
  readonly options: readonly SelectOption[];
  /** Chosen when the form appears; what has been chosen since stays. */
  readonly value?: string;
}

/** A field of which one option is chosen. */
export function renderSelect(view: SelectView): TemplateResult {
  const {name, options, value = '', isRequired, error} = view;
  return renderField(
    view,
    html`
      <span class="cube-control">
        <select
          class="cube-input"
          id=${toControlId(view)}
          name=${name}
          aria-required=${isRequired ? 'true' : nothing}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${toDescribedBy(view)}
        >
          ${options.map(
            (option) =>
              html`<option value=${option.value} ?selected=${option.value === value}>
                ${option.label}
              </option>`,
          )}
        </select>
        ${chevronIcon}
      </span>
    `,
  );
}
