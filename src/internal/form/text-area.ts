import {html, nothing, type TemplateResult} from 'lit';
import {renderField, toControlId, toDescribedBy, type FieldView} from './field.js';

export interface TextAreaView extends FieldView {
  /** Filled in when the form appears; what has been typed since stays. */
  readonly value?: string;
  /** @default 3 */
  readonly rows?: number;
}

/** A field of several lines. */
export function renderTextArea(view: TextAreaView): TemplateResult {
  const {name, value = '', rows = 3, isRequired, error} = view;
  return renderField(
    view,
    html`
      <textarea
        class="cube-input"
        id=${toControlId(view)}
        name=${name}
        rows=${rows}
        autocomplete="off"
        .defaultValue=${value}
        aria-required=${isRequired ? 'true' : nothing}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${toDescribedBy(view)}
      ></textarea>
    `,
  );
}
