import {html, nothing, type TemplateResult} from 'lit';
import {renderField, toControlId, toDescribedBy} from '../../internal/form/field.js';
import {alertIcon, icon} from '../../internal/icons.js';
import type {UserSearchMessages} from '../../locales/user-search-messages.js';
import type {SearchPart} from './combobox/search-part.js';

export interface BoxView {
  readonly messages: UserSearchMessages;
  readonly label: string | undefined;
  /** Text of the labels that the page has made for the element. */
  readonly labelOfPage: string;
  readonly placeholder: string;
  /** Once it has come. */
  readonly search: SearchPart | undefined;
  /** Those chosen. */
  readonly chips: unknown;
  readonly hasText: boolean;
  readonly isRequired: boolean;
  readonly isDisabled: boolean;
  readonly error: string | undefined;
  readonly onInput: (event: Event) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onClear: () => void;
}

const searchIcon = icon('M11 4.5a6.5 6.5 0 0 1 0 13 6.5 6.5 0 0 1 0-13M16 16l4.5 4.5');
const clearIcon = icon('M7 7l10 10M17 7L7 17');

/** Else the keyboard on the screen would go and come again. */
const keepFocus = (event: Event): void => event.preventDefault();

const renderClear = ({messages, onClear}: BoxView): TemplateResult => html`
  <button
    class="clear"
    part="clear"
    type="button"
    aria-label=${messages.clear}
    @mousedown=${keepFocus}
    @click=${onClear}
  >
    ${clearIcon}
  </button>
`;

/** The box with its label; what it says of the list is of the list's own tree. */
export function renderBox(view: BoxView): TemplateResult {
  const {messages, label, labelOfPage, placeholder, search, chips, error} = view;
  const {hasText, isRequired, isDisabled, onInput, onKeyDown, onFocus} = view;
  const field = {
    formId: 'user-search',
    name: 'box',
    label: label ?? (labelOfPage ? '' : messages.label),
    error,
  };
  const box = html`
    ${chips}
    <span class="cube-control box">
      ${searchIcon}
      <input
        class="cube-input"
        part="input"
        id=${toControlId(field)}
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="none"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="search"
        placeholder=${placeholder}
        aria-label=${label === undefined && labelOfPage ? labelOfPage : nothing}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${search?.isOpen ? 'true' : 'false'}
        aria-controls=${search?.isOpen ? search.listId : nothing}
        aria-activedescendant=${search?.activeId ?? nothing}
        aria-required=${isRequired ? 'true' : nothing}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${toDescribedBy(field)}
        ?disabled=${isDisabled}
        @input=${onInput}
        @keydown=${onKeyDown}
        @focus=${onFocus}
        @click=${onFocus}
      />
      ${hasText && !isDisabled ? renderClear(view) : nothing}
    </span>
  `;
  return renderField(field, box);
}

/** That the search could not be loaded; nothing where that is not so. */
export function renderLoadProblem(
  problem: string | undefined,
  {tryAgain}: UserSearchMessages,
  onRetry: () => void,
): unknown {
  if (!problem) return nothing;
  return html`
    <p class="cube-error" part="status">${alertIcon}<span>${problem}</span></p>
    <button class="cube-link" part="retry" type="button" @click=${onRetry}>${tryAgain}</button>
  `;
}
