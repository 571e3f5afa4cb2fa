import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import {renderInput} from '../../../internal/form/field.js';
import type {FormErrors} from '../../../internal/form/form-errors.js';
import {renderSelect, type SelectOption} from '../../../internal/form/select.js';
import {renderSubmitButton} from '../../../internal/form/submit-button.js';
import {renderTextArea} from '../../../internal/form/text-area.js';
import {alertIcon} from '../../../internal/icons.js';
import {renderSummary} from '../../../internal/message.js';
import {renderUserField} from '../../../internal/user-fields/render-user-field.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import {toText, type CustomProfileField, type ProfileField} from '../profile-field.js';

export interface EditFormView {
  readonly fields: readonly ProfileField[];
  /** Whose values are filled in; what has been entered since stays. */
  readonly user: User;
  readonly messages: ProfileMessages;
  /** The error for which no field is to blame. */
  readonly summary: string | undefined;
  /** The text at each field that is to blame. */
  readonly errors: NonNullable<FormErrors['fields']>;
  /** Names of the fields that have been changed elsewhere meanwhile. */
  readonly conflicts: ReadonlySet<string>;
  readonly isDirty: boolean;
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onReset: (event: Event) => void;
  readonly onInput: () => void;
  readonly onFocus: (event: FocusEvent) => void;
  /** Takes over what the field of this name has been changed to elsewhere. */
  readonly onUse: (name: string) => void;
}

// Its ids are those of a shadow root, where no other form is.
const formId = 'edit';

interface ControlView {
  readonly formId: string;
  readonly name: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly error: string | undefined;
  readonly value: string;
}

/** A value that is not among the options is kept as well. */
function toOptions(options: readonly SelectOption[], value: string): readonly SelectOption[] {
  const isKnown = !value || options.some((option) => option.value === value);
  return [{value: '', label: ''}, ...(isKnown ? [] : [{value, label: value}]), ...options];
}

const renderCheckbox = ({name, label, value, error}: ControlView): TemplateResult => html`
  <div class="cube-field">
    <label class="cube-check">
      <input
        class="cube-checkbox"
        name=${name}
        type="checkbox"
        ?checked=${value === 'true'}
        aria-describedby=${error ? `${formId}-${name}-error` : nothing}
      />
      ${label}
    </label>
    ${
      error
        ? html`<p class="cube-error" id="${formId}-${name}-error">${alertIcon}<span>${error}</span></p>`
        : nothing
    }
  </div>
`;

function renderCustomControl({custom, hasLines}: CustomProfileField, view: ControlView): TemplateResult {
  const {type, options = []} = custom;
  if (type === 'boolean') return renderCheckbox(view);
  if (type === 'select') return renderSelect({...view, options: toOptions(options, view.value)});
  // In a field of one line the breaks would be lost.
  if (type !== 'number' && hasLines) return renderTextArea(view);
  return renderInput({...view, ...(type === 'number' && {inputMode: 'decimal'})});
}

function renderControl(view: EditFormView, field: ProfileField): TemplateResult {
  const {user, messages, errors} = view;
  const {name, label, isRequired} = field;
  const control = {formId, isRequired, error: errors[name], value: toText(field, user)};
  return field.kind === 'user'
    ? renderUserField({...control, name: field.name, messages})
    : renderCustomControl(field, {...control, name, label});
}

const renderUse = ({messages, onUse}: EditFormView, {name}: ProfileField): TemplateResult => html`
  <button
    class="link use"
    part="use"
    type="button"
    aria-describedby="${formId}-${name}-error"
    @click=${() => onUse(name)}
  >
    ${messages.useIt}
  </button>
`;

/** The form for all fields of a profile at once. */
export const renderEditForm = (view: EditFormView): TemplateResult => html`
  <form
    class="cube-form edit-form"
    novalidate
    aria-label=${view.messages.details}
    @submit=${view.onSubmit}
    @reset=${view.onReset}
    @input=${view.onInput}
    @focusin=${view.onFocus}
  >
    ${renderSummary(view.summary)}
    ${view.fields.map(
      (field) => html`
        <div class="edit">
          ${renderControl(view, field)} ${view.conflicts.has(field.name) ? renderUse(view, field) : nothing}
        </div>
      `,
    )}
    <div class="cube-actions">
      <button class="cube-cancel" type="reset" aria-disabled=${view.isPending ? 'true' : nothing}>
        ${view.isDirty ? view.messages.discard : view.messages.cancel}
      </button>
      ${renderSubmitButton({
        label: view.messages.save,
        activity: view.messages.saving,
        isPending: view.isPending,
      })}
    </div>
  </form>
`;
