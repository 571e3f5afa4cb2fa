import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {showState} from '../../internal/custom-states.js';
import {dispatch} from '../../internal/dispatch.js';
import {LiveText} from '../../internal/live-text.js';
import type {UserSearchMessages} from '../../locales/user-search-messages.js';
import {SessionElement} from '../session-element.js';
import {createSearchHost} from './create-search-host.js';
import {styles} from './cube-user-search.styles.js';
import {LateSearch} from './late-search.js';
import {readSettings} from './read-settings.js';
import {renderBox, renderLoadProblem} from './render-box.js';
import {UserChoiceElement} from './user-choice-element.js';
import type {UserSearchHost} from './user-search-host.js';
import type {FinderSettings, RenderUserRow} from './user-search-settings.js';

/** The settings that whom is looked for depends on. */
const settingNames = ['by', 'tags', 'ids', 'exclude', 'usersApi'] as const;

/**
 * A box to type into and a list of the users found: those whose full name or login begins so, from four characters on,
 * and those whose login, e-mail address, phone number, external id or id is the very text. `tags` and `ids` list users
 * before anything is typed. Users are chosen by mouse, touch or keyboard, one or several, and the form around the element
 * gets their ids.
 *
 * It searches as whoever is signed in, else in an application session. Enter chooses or searches, and never sends the
 * form.
 *
 * @tag cube-user-search
 * @summary Finds users as somebody types, and lets them be chosen.
 * @slot row - A `<template>` for a row: elements with `data-field`, such as `data-field="full-name"`, get that field.
 * @csspart base - The frame of all that is shown.
 * @csspart input - The box.
 * @csspart clear - The button that empties the box.
 * @csspart chips - Those chosen.
 * @csspart chip - One of those chosen.
 * @csspart remove - The button that takes one of those chosen out again.
 * @csspart popup - The pop-up with the list and what is said about it.
 * @csspart list - The list of users.
 * @csspart option - A row of it.
 * @csspart option-name - The name in a row.
 * @csspart option-detail - What stands below the name.
 * @csspart avatar - The picture of a user.
 * @csspart image - The picture in it.
 * @csspart initials - The initials in its place.
 * @csspart status - How many were found, that nobody was, or what has failed.
 * @csspart retry - The button that tries a failed search again.
 * @cssproperty [--cube-color-primary] - Colour of what has been found, of links and of focus rings.
 * @cssproperty [--cube-color-text] - Colour of text.
 * @cssproperty [--cube-color-muted] - Colour of secondary text and icons.
 * @cssproperty [--cube-color-field] - Background of the box and of the list.
 * @cssproperty [--cube-color-border] - Border of the box.
 * @cssproperty [--cube-color-danger] - Colour of errors.
 * @cssproperty [--cube-radius=10px] - Corner radius of the box and of the list.
 * @cssproperty [--cube-surface=transparent] - Background of the element.
 * @cssproperty [--cube-padding=0] - Space between the element's edge and its content.
 * @cssproperty [--cube-avatar-radius=50%] - Corner radius of pictures.
 * @cssproperty [--cube-user-search-max-width=24rem] - Greatest width.
 * @cssproperty [--cube-user-search-list-height=20rem] - Greatest height of the list.
 * @cssstate open - The list is shown.
 * @cssstate busy - An answer is on its way.
 * @cssstate failed - The last search has failed and can be made again.
 * @cssstate empty - Nobody has been chosen.
 * @cssstate disabled - It can not be used now.
 * @fires {CustomEvent<CubeUserSelectDetail>} cube-user-select - A user is about to be chosen. Prevented, nobody is.
 * @fires {CustomEvent<CubeUserSelectDetail>} cube-user-deselect - One of those chosen is about to be taken out. Prevented, the user stays.
 * @fires {CustomEvent<CubeUserSearchResultsDetail>} cube-user-search-results - There are users for what was typed, or for the page's list; or there are none.
 * @fires {CustomEvent<CubeUserSearchErrorDetail>} cube-user-search-error - A search has failed.
 */
export class CubeUserSearch extends UserChoiceElement {
  static override styles = [SessionElement.styles, styles];

  /** Label of the box. Without it the text of a `<label for>` is taken, else “People”. */
  @property() label: string | null | undefined;

  /** What stands in the empty box. */
  @property() placeholder: string | null | undefined;

  /** By what people are found: some of `full-name login email phone external-id tags id`. @default all but `tags` */
  @property() by = '';

  /** Lists the users with one of these tags, such as `team,family`. Typing narrows them down. */
  @property() tags: string | readonly string[] = '';

  /** Lists these users, such as `12,15`. Typing narrows them down. */
  @property() ids: string | readonly number[] | null | undefined;

  /** Ids of users who are not shown. */
  @property() exclude: string | readonly number[] = '';

  /** `v1` for apps with the platform's deprecated calls, by which full names are found wherever the text stands in them. */
  @property({attribute: 'users-api'}) usersApi: 'v1' | 'v2' = 'v2';

  /** Whether the list pops up over what follows, or stands below the box for good. */
  @property() list: 'popover' | 'inline' = 'popover';

  /** Makes the content of a row, in place of the built-in one. */
  @property({attribute: false}) renderRow: RenderUserRow | undefined;

  /** Texts that replace those of the catalogue. */
  @property({attribute: false}) messages: Partial<UserSearchMessages> = {};

  @state() private _hasText = false;

  @query('input') private readonly _input!: HTMLInputElement;

  readonly #voice = new LiveText(this);
  readonly #host: UserSearchHost;
  readonly #late: LateSearch;
  #settings: FinderSettings | undefined;

  constructor() {
    super();
    this.#host = createSearchHost({
      element: this,
      session: this.sessionController,
      field: this.field,
      requireClient: this.requireClient,
      say: this.#voice.say,
      getInput: () => this._input,
      getSettings: () => this.#settings ?? readSettings(this),
      getLabel: () => this.label || this.labelOfPage,
      isDisabled: () => this.isDisabled,
      onSelect: (detail) => dispatch(this, 'cube-user-select', detail, {cancelable: true}),
      onDeselect: (detail) => dispatch(this, 'cube-user-deselect', detail, {cancelable: true}),
      onResults: (detail) => dispatch(this, 'cube-user-search-results', detail),
      onError: (detail) => dispatch(this, 'cube-user-search-error', detail),
    });
    this.#late = new LateSearch(this.#host);
    this.addEventListener('pointerenter', this.#late.prefetch);
    this.addEventListener('focusout', () => this.#late.search?.handleLeave());
    this.addEventListener('click', this.#handleLabel);
  }

  /** Focuses the box. */
  override focus(options?: FocusOptions): void {
    if (!this.isConnected) return;
    // Like any field, it can be focused as soon as it is in the page.
    if (!this.hasUpdated) this.performUpdate();
    this._input.focus(options);
  }

  /** Empties the box and closes the list; those chosen stay. */
  override clear(): void {
    if (this.#late.search) this.#late.search.clear();
    else if (this.hasUpdated) this._input.value = '';
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.followForm();
    if (settingNames.some((name) => changed.has(name))) this.#settings = readSettings(this);
    if (!this.isConnected || !this.hasUpdated) return;
    // A choice has emptied the box.
    this._hasText = this._input.value !== '';
    this.#late.chosen?.follow();
  }

  protected override updated(): void {
    const {search, chosen, problem} = this.#late;
    this.field.report(this.#host.messages, this._input);
    search?.updated();
    if (!chosen && !problem && (this.#isListed || this.value)) void this.#late.load();
    const states = {
      open: search?.isOpen,
      busy: search?.isBusy,
      failed: search?.hasFailed ?? !!problem,
      empty: !this.value,
      disabled: this.isDisabled,
    };
    for (const [name, isSo] of Object.entries(states)) {
      showState(this.internals, [name], isSo ? name : undefined);
    }
  }

  protected override render(): TemplateResult {
    const {search, chosen, problem} = this.#late;
    const {messages} = this.#host;
    const box = renderBox({
      messages,
      label: this.label || undefined,
      labelOfPage: this.labelOfPage,
      placeholder: this.placeholder ?? messages.placeholder,
      search,
      chips: chosen?.render(),
      hasText: this._hasText,
      isRequired: this.required,
      isDisabled: this.isDisabled,
      error: this._isInvalid ? this.internals.validationMessage : undefined,
      onInput: this.#handleInput,
      onKeyDown: this.#handleKeyDown,
      onFocus: this.#handleFocus,
      onClear: this.#handleClear,
    });
    return html`
      <div class="base cube-form" part="base">
        ${box} ${search?.render() ?? renderLoadProblem(problem, messages, this.#retryLoading)}
      </div>
      <div class="announcer" role="status">${this.#voice.text}</div>
    `;
  }

  /** Whether there are users to see before anybody has come near. */
  get #isListed(): boolean {
    const {tags = [], ids} = this.#settings ?? {};
    return this.list === 'inline' && (tags.length > 0 || ids !== undefined);
  }

  /** A label of the page has been clicked: that focuses what comes first, which may be one of those chosen. */
  readonly #handleLabel = (event: Event): void => {
    if (event.composedPath()[0] === this) this.focus();
  };

  readonly #handleInput = (event: Event): void => {
    // What the element itself tells of are those chosen.
    event.stopPropagation();
    this._hasText = this._input.value !== '';
    if (this.#late.search) this.#late.search.handleInput();
    else void this.#late.load();
  };

  readonly #handleKeyDown = (event: KeyboardEvent): void => {
    this.#late.chosen?.handleKeyInBox(event);
    this.#late.search?.handleKeyDown(event);
    this._hasText = this._input.value !== '';
  };

  readonly #handleFocus = (): void => {
    if (this.#late.search) this.#late.search.handleFocus();
    else void this.#late.load();
  };

  readonly #retryLoading = (): void => {
    // The button goes when it has been pressed.
    this._input.focus();
    void this.#late.load();
  };

  readonly #handleClear = (): void => {
    this.clear();
    this._input.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cube-user-search': CubeUserSearch;
  }
}
