import {html, type nothing, type TemplateResult} from 'lit';
import {renderSubmitButton} from '../../../../internal/form/submit-button.js';
import type {CodeField} from './code-field.js';
import type {PhoneTexts} from './describe-phone-error.js';

export interface CodeFormView {
  /** Id of the form; makes that of its field different from any other on the page. */
  readonly id: string;
  readonly messages: PhoneTexts;
  /** Where the code has gone. */
  readonly phone: string;
  readonly field: CodeField;
  readonly error: string | undefined;
  /** Whether an error stands above the form. */
  readonly hasSummary: boolean;
  /** Whether a sign-in is under way. */
  readonly isPending: boolean;
  /** Whether the code has been taken, and only the session is missing. */
  readonly isConfirmed: boolean;
  /** Has the code sent again; nothing where that makes no sense. */
  readonly resend: TemplateResult | typeof nothing;
  readonly captcha: HTMLElement;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onComplete: (code: string) => void;
  readonly onChange: () => void;
}

const renderSentTo = ({id, messages, phone, hasSummary, onChange}: CodeFormView): TemplateResult => {
  const [before, after] = messages.codeSentTo.split('{phone}');
  return html`
    <p class="cube-sent ${hasSummary ? '' : 'cube-below-heading'}">
      <span id="${id}-sent">${before}<bdi dir="ltr">${phone}</bdi>${after}</span>
      <button class="cube-link" type="button" @click=${onChange}>${messages.changePhone}</button>
    </p>
  `;
};

/** The second step: the code that was sent. */
export const renderCodeForm = (view: CodeFormView): TemplateResult => html`
  <form
    class="cube-form"
    id=${view.id}
    slot="form"
    method="post"
    novalidate
    aria-label=${view.messages.codeHeading}
    @submit=${view.onSubmit}
  >
    ${renderSentTo(view)}
    ${view.field.render({
      formId: view.id,
      name: 'code',
      hiddenLabel: view.messages.code,
      describedBy: `${view.id}-sent`,
      isReadOnly: view.isConfirmed,
      error: view.error,
      onComplete: view.onComplete,
    })}
    ${renderSubmitButton({
      label: view.isConfirmed ? view.messages.finishSignIn : view.messages.confirmCode,
      activity: view.messages.signingIn,
      isPending: view.isPending,
    })}
    ${view.resend} ${view.captcha}
  </form>
`;
