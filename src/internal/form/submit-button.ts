import {html, nothing, type TemplateResult} from 'lit';

export interface SubmitButtonView {
  readonly label: string;
  /** What the label becomes while a submission is under way. */
  readonly activity: string;
  readonly isPending: boolean;
  /** Id of the form, where the button does not stand in it. */
  readonly form?: string;
}

/** Keeps the focus while pending, and its place. */
export const renderSubmitButton = ({
  label,
  activity,
  isPending,
  form,
}: SubmitButtonView): TemplateResult => html`
  <button
    class="cube-submit"
    type="submit"
    form=${form ?? nothing}
    aria-disabled=${isPending ? 'true' : nothing}
  >
    ${isPending ? html`<span class="cube-pending"><span class="cube-spinner"></span>${activity}</span>` : label}
  </button>
`;
