import type {LitElement} from 'lit';
import type {User} from '../../api/models.js';
import {formatMessage, isolate} from '../../internal/format-message.js';
import {languageOf} from '../../internal/language.js';
import {userSearch as english} from '../../locales/en/user-search.js';
import type {UserSearchMessages} from '../../locales/user-search-messages.js';
import {toChosenName} from './chosen-name.js';
import type {ChosenField} from './chosen-field.js';
import type {CubeUserSelectDetail} from './user-search-events.js';
import type {UserSearchHost} from './user-search-host.js';
import type {FinderSettings, RenderUserRow} from './user-search-settings.js';

interface SearchElement extends LitElement {
  readonly multiple: boolean;
  readonly list: string;
  readonly renderRow: RenderUserRow | undefined;
  readonly messages: Partial<UserSearchMessages>;
}

type FromElement = Pick<UserSearchHost, 'session' | 'requireClient' | 'say' | 'onResults' | 'onError'>;

export interface SearchHostParts extends FromElement {
  readonly element: SearchElement;
  readonly field: ChosenField;
  readonly getInput: () => HTMLInputElement;
  readonly getSettings: () => FinderSettings;
  readonly getLabel: () => string | undefined;
  readonly isDisabled: () => boolean;
  /** These tell the page, and return whether it has not prevented it. */
  readonly onSelect: (detail: CubeUserSelectDetail) => boolean;
  readonly onDeselect: (detail: CubeUserSelectDetail) => boolean;
}

/** What the parts of the element know of it, and can do. */
export function createSearchHost(parts: SearchHostParts): UserSearchHost {
  const {element, field, getInput, getSettings, getLabel, isDisabled, onSelect, onDeselect, ...others} =
    parts;
  const {selection} = field;

  /** As a native control does. */
  const tellChange = (): void => {
    element.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    element.dispatchEvent(new Event('change', {bubbles: true}));
  };

  const say = (message: string, user: User | undefined, id: number): void =>
    others.say(formatMessage(message, {name: isolate(toChosenName(user, id))}));

  const host: UserSearchHost = {
    ...others,
    element,
    selection,
    get input() {
      return getInput();
    },
    get settings() {
      return getSettings();
    },
    get label() {
      return getLabel() || host.messages.label;
    },
    get isMultiple() {
      return element.multiple;
    },
    get isInline() {
      return element.list === 'inline';
    },
    get isDisabled() {
      return isDisabled();
    },
    get messages() {
      return {...english, ...element.messages};
    },
    get language() {
      return languageOf(element);
    },
    get row() {
      return (
        element.renderRow ??
        element.querySelector<HTMLTemplateElement>(':scope > template[slot=row]') ??
        undefined
      );
    },
    toggle(user) {
      if (selection.has(user.id)) host.remove(user.id);
      else if (!isDisabled() && onSelect({user})) {
        field.change(() => selection.add(user, element.multiple));
        say(host.messages.userChosen, user, user.id);
        tellChange();
      }
    },
    remove(id) {
      const user = selection.userOf(id);
      if (isDisabled() || (user && !onDeselect({user}))) return;
      field.change(() => selection.remove(id));
      say(host.messages.userRemoved, user, id);
      tellChange();
    },
  };
  return host;
}
