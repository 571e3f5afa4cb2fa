import {html, type TemplateResult} from 'lit';
import {renderInput} from '../../../../internal/form/field.js';
import {renderSubmitButton} from '../../../../internal/form/submit-button.js';
import type {GuestWayMessages} from '../../../../locales/guest-way-messages.js';
import type {LoginMessages} from '../../../../locales/login-messages.js';

export interface GuestFormView {
  /** Of the form; makes the ids in it different from those of any other on the page. */
  readonly id: string;
  readonly messages: LoginMessages & GuestWayMessages;
  /** Whether the page leaves it to the user what to be called. */
  readonly isNameAsked: boolean;
  /** The text at the name, if it is to blame. */
  readonly error: string | undefined;
  readonly isPending: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
}

/** The native form in the light DOM, where the browser fills in the name. */
export function renderGuestForm(view: GuestFormView): TemplateResult {
  const {id, messages, isNameAsked, error, isPending, onSubmit} = view;
  return html`
    <form
      class="cube-form"
      id=${id}
      slot="form"
      method="post"
      novalidate
      aria-label=${messages.guestHeading}
      @submit=${onSubmit}
    >
      ${
        isNameAsked
          ? renderInput({
              formId: id,
              name: 'fullName',
              label: messages.guestName,
              note: messages.guestNameNote,
              autocomplete: 'name',
              enterKeyHint: 'go',
              error,
              help: messages.guestHelp,
            })
          : html`<p class="cube-help">${messages.guestHelp}</p>`
      }
      ${renderSubmitButton({label: messages.continueAsGuest, activity: messages.signingIn, isPending})}
    </form>
  `;
}
