import {property, state} from 'lit/decorators.js';
import type {User} from '../../api/models.js';
import {SessionElement} from '../session-element.js';
import {ChosenField} from './chosen-field.js';
import {toIds} from './read-settings.js';

/** A field of a form in which users are chosen: what forms, and pages that know form fields, expect of it. */
export abstract class UserChoiceElement extends SessionElement {
  static readonly formAssociated = true;
  static override shadowRootOptions = {...SessionElement.shadowRootOptions, delegatesFocus: true};

  /** Name of the form's field. */
  @property({reflect: true}) name = '';

  /** Ids of those who are chosen at first, such as `12,15`. */
  @property({attribute: 'value'}) defaultValue: string | null = '';

  /** Whether several users can be chosen. */
  @property({type: Boolean}) multiple = false;

  /** Whether somebody has to be chosen before the form around the element can be sent. */
  @property({type: Boolean}) required = false;

  /** Whether the element can not be used, and is left out of the form. */
  @property({type: Boolean, reflect: true}) disabled = false;

  @state() private _isFormDisabled = false;

  /** Whether the form was held back because nobody has been chosen. */
  @state() protected _isInvalid = false;

  protected readonly internals = this.attachInternals();
  protected readonly field = new ChosenField(this, this.internals);

  constructor() {
    super();
    this.addEventListener('invalid', () => (this._isInvalid = true));
  }

  /** Ids of those chosen, joined by commas. */
  @property({attribute: false})
  get value(): string {
    return this.field.selection.value;
  }

  set value(value: string) {
    this.field.setIds(toIds(value));
  }

  /** Those chosen, in the order in which they were. Of ids set by `value`, those of whom it is known yet who they are. */
  @property({attribute: false})
  get selectedUsers(): readonly User[] {
    return this.field.selection.users;
  }

  set selectedUsers(users: readonly User[]) {
    this.field.setUsers(Array.isArray(users) ? users : []);
  }

  /** The form that the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether somebody has been chosen, or nobody needs to be. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** The same, and shows the user what is missing. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** Empties the box. */
  abstract clear(): void;

  formResetCallback(): void {
    this._isInvalid = false;
    this.clear();
    this.field.reset();
  }

  formDisabledCallback(isDisabled: boolean): void {
    this._isFormDisabled = isDisabled;
  }

  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string') this.value = state;
  }

  /** To be called before every rendering. */
  protected followForm(): void {
    this.field.follow();
    if (this.value || !this.required) this._isInvalid = false;
  }

  protected get isDisabled(): boolean {
    return this.disabled || this._isFormDisabled;
  }

  /** Text of the labels that the page has made for the element. */
  protected get labelOfPage(): string {
    return [...this.internals.labels].map((label) => label.textContent?.trim()).join(' ');
  }
}
