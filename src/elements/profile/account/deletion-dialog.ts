import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon} from '../../../internal/icons.js';
import {renderSubmitButton} from '../../../internal/form/submit-button.js';
import {renderSummary} from '../../../internal/message.js';
import type {AccountDeletionMessages} from '../../../locales/account-deletion-messages.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import type {ModalDialog} from './modal-dialog.js';

export interface DeletionDialogView {
  readonly id: string;
  readonly messages: ProfileMessages & AccountDeletionMessages;
  readonly dialog: ModalDialog;
  /** What has to be typed. */
  readonly name: string;
  /** Filled in when the dialog opens. */
  readonly value: string;
  readonly error: string | undefined;
  /** The error for which the field is not to blame. */
  readonly summary: string | undefined;
  readonly announcement: string;
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
}

const fillIn = (message: string, name: string): TemplateResult => {
  const [before, after = ''] = message.split('{name}');
  return html`${before}<strong><bdi>${name}</bdi></strong
    >${after}`;
};

function renderField({id, messages, name, value, error}: DeletionDialogView): TemplateResult {
  return html`
    <div class="cube-field">
      <label class="cube-label" for="${id}-name">${fillIn(messages.deletionConfirmation, name)}</label>
      <input
        class="cube-input"
        id="${id}-name"
        name="name"
        type="text"
        autocomplete="off"
        autocapitalize="none"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="done"
        value=${value}
        aria-required="true"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `${id}-error` : nothing}
      />
      ${error ? html`<p class="cube-error" id="${id}-error">${alertIcon}<span>${error}</span></p>` : nothing}
    </div>
  `;
}

function renderContent(view: DeletionDialogView): TemplateResult {
  const {id, messages, dialog, summary, isPending, onSubmit} = view;
  return html`
    <form class="cube-form deletion" method="post" novalidate @submit=${onSubmit}>
      <h2 id="${id}-heading">${messages.deletionHeading}</h2>
      <p class="warning" id="${id}-warning">${messages.deletionWarning}</p>
      ${renderSummary(summary)} ${renderField(view)}
      <div class="cube-actions">
        <button
          class="cube-cancel"
          type="button"
          aria-disabled=${isPending ? 'true' : nothing}
          @click=${dialog.handleCancelButton}
        >
          ${messages.cancel}
        </button>
        ${renderSubmitButton({label: messages.deleteAccount, activity: messages.deletingAccount, isPending})}
      </div>
    </form>
  `;
}

/** Errors are said in here: what is outside of an open dialog, screen readers do not hear. */
export const renderDeletionDialog = (view: DeletionDialogView): TemplateResult => html`
  <dialog
    class="dialog"
    part="dialog"
    aria-labelledby="${view.id}-heading"
    aria-describedby="${view.id}-warning"
    @cancel=${view.dialog.handleCancel}
    @close=${view.dialog.handleClose}
  >
    ${view.dialog.isOpen ? renderContent(view) : nothing}
    <div class="announcer" role="alert">${view.announcement}</div>
  </dialog>
`;
