import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import {formatMessage} from '../../../internal/format-message.js';
import {checkIcon} from '../../../internal/more-icons.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import type {ProfileField} from '../profile-field.js';
import {renderValue} from './render-value.js';

export interface DetailsView {
  readonly user: User;
  readonly fields: readonly ProfileField[];
  readonly messages: ProfileMessages;
  readonly canEdit: boolean;
  /** The field whose form is being loaded. */
  readonly opening: string | undefined;
  readonly isSaved: boolean;
  /** Edits the fields, beginning with the one of this name. */
  readonly onEdit: (name: string) => void;
}

function renderEdit({messages, opening, onEdit}: DetailsView, {name, label}: ProfileField): TemplateResult {
  return html`
    <dd>
      <button
        class="link"
        part="edit"
        type="button"
        data-field=${name}
        aria-label=${formatMessage(messages.editField, {field: label})}
        @click=${() => onEdit(name)}
      >
        ${name === opening ? messages.opening : messages.edit}
      </button>
    </dd>
  `;
}

const renderSaved = ({saved}: ProfileMessages): TemplateResult =>
  html`<p class="done" part="saved">${checkIcon}<span>${saved}</span></p>`;

/** The fields of a user, each with the way to change it. */
export const renderDetails = (view: DetailsView): TemplateResult => html`
  <dl class="details">
    ${view.fields.map(
      (field) => html`
        <div class="detail">
          <dt>${field.label}</dt>
          <dd class="value" part="value">${renderValue(field, view.user, view.messages)}</dd>
          ${view.canEdit ? renderEdit(view, field) : nothing}
        </div>
      `,
    )}
  </dl>
  ${view.isSaved ? renderSaved(view.messages) : nothing}
`;
