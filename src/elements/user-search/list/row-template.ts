import {noChange, render} from 'lit';
import {Directive, directive} from 'lit/directive.js';
import type {User} from '../../../api/models.js';
import {clip} from '../../../internal/clip.js';
import {toDisplayName} from '../../../internal/display-name.js';
import {renderUserAvatar} from '../render-user-avatar.js';
import type {UserSearchHost} from '../user-search-host.js';
import {describeLastActive} from './last-active.js';
import {longestText} from './row-detail.js';

const texts: Readonly<Record<string, (user: User, host: UserSearchHost) => string | null>> = {
  name: (user) => toDisplayName(user),
  'full-name': ({fullName}) => fullName,
  login: ({login}) => login,
  email: ({email}) => email,
  phone: ({phone}) => phone,
  website: ({website}) => website,
  'external-id': ({externalId}) => externalId,
  tags: ({tags}) => tags.join(', '),
  'last-active': ({lastRequestAt}, host) => describeLastActive(lastRequestAt, host),
};

function fill(element: HTMLElement, user: User, host: UserSearchHost): void {
  const {field = ''} = element.dataset;
  const toText = Object.hasOwn(texts, field) ? texts[field] : undefined;
  if (toText) {
    const text = toText(user, host)?.trim() ?? '';
    element.textContent = clip(text, longestText);
    element.hidden = !text;
  } else if (field === 'avatar') {
    render(renderUserAvatar(user, host), element);
  }
}

/** Keeps what the template has been made into, so that pictures in it do not blink when it is filled again. */
class TemplateDirective extends Directive {
  #template: HTMLTemplateElement | undefined;
  #fields: readonly HTMLElement[] = [];

  override render(
    template: HTMLTemplateElement,
    user: User,
    host: UserSearchHost,
  ): DocumentFragment | typeof noChange {
    let row: DocumentFragment | typeof noChange = noChange;
    if (template !== this.#template) {
      this.#template = template;
      row = host.element.ownerDocument.importNode(template.content, true);
      this.#fields = [...row.querySelectorAll<HTMLElement>('[data-field]')];
      // What stands in the place of the picture is for the page's editor.
      for (const field of this.#fields) if (field.dataset['field'] === 'avatar') field.replaceChildren();
    }
    for (const field of this.#fields) fill(field, user, host);
    return row;
  }
}

/** A row as the page's template has it, with what it names by `data-field`. What is empty is hidden. */
export const fillTemplate = directive(TemplateDirective);
