/** The address that is entered. It stays while the form is not there. */
export class EnteredAddress {
  readonly #getForm: () => HTMLFormElement | null;
  value = '';

  constructor(getForm: () => HTMLFormElement | null) {
    this.#getForm = getForm;
  }

  /** What has been entered, be it without any event. */
  read(): string {
    const input = this.#getForm()?.querySelector<HTMLInputElement>('[name=email]');
    this.value = input?.value.trim() ?? this.value;
    return this.value;
  }
}
