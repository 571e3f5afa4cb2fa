import {html, nothing, type TemplateResult} from 'lit';
import {renderField, toControlId, toDescribedBy} from '../../../../internal/form/field.js';
import {renderSelect, type SelectOption} from '../../../../internal/form/select.js';
import {renderSubmitButton} from '../../../../internal/form/submit-button.js';
import type {PhoneWayMessages} from '../../../../locales/phone-way-messages.js';

export interface NumberFormView {
  /** Id of the form; makes those of its fields different from any other on the page. */
  readonly id: string;
  readonly messages: PhoneWayMessages;
  readonly countries: readonly SelectOption[];
  /** Chosen when the form appears; what has been chosen since stays. */
  readonly country: string;
  /** Filled in when the form appears; what has been typed since stays. */
  readonly text: string;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly isPending: boolean;
  readonly captcha: HTMLElement;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onUse: () => void;
  /** The number has been typed into, or a country has been chosen. */
  readonly onInput: (event: Event) => void;
}

// All of it goes into one field: browsers know numbers as a whole, and a number with its code chooses the country.
const renderNumber = ({id: formId, messages, text, errors}: NumberFormView): TemplateResult => {
  const view = {formId, name: 'phone', label: messages.phoneNumber, error: errors.phone};
  return renderField(
    view,
    html`
      <span class="cube-control">
        <input
          class="cube-input"
          id=${toControlId(view)}
          name="phone"
          type="tel"
          dir="ltr"
          inputmode="tel"
          autocomplete="tel"
          enterkeyhint="go"
          value=${text}
          aria-required="true"
          aria-invalid=${view.error ? 'true' : nothing}
          aria-describedby=${toDescribedBy(view)}
        />
      </span>
    `,
  );
};

/** The first step: the number that a code is sent to. */
export const renderNumberForm = (view: NumberFormView): TemplateResult => html`
  <form
    class="cube-form"
    id=${view.id}
    slot="form"
    method="post"
    novalidate
    aria-label=${view.messages.phoneHeading}
    @submit=${view.onSubmit}
    @focusin=${view.onUse}
    @input=${view.onInput}
    @compositionend=${view.onInput}
  >
    ${renderSelect({
      formId: view.id,
      name: 'country',
      label: view.messages.phoneCountry,
      options: view.country
        ? view.countries
        : [{value: '', label: view.messages.phoneCountryNone}, ...view.countries],
      value: view.country,
      error: view.errors.country,
    })}
    ${renderNumber(view)}
    ${renderSubmitButton({
      label: view.messages.sendCode,
      activity: view.messages.sendingCode,
      isPending: view.isPending,
    })}
    ${view.captcha}
  </form>
`;
