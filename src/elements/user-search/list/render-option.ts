import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {User} from '../../../api/models.js';
import {checkIcon} from '../../../internal/more-icons.js';
import type {UserSearchHost} from '../user-search-host.js';
import {place} from './place.js';

export interface OptionView {
  readonly id: string;
  readonly index: number;
  /** How many rows there are in all. */
  readonly total: number;
  /** Pixels from the top. */
  readonly start: number;
  /** `undefined` until the user has come. */
  readonly user: User | undefined;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** What is in the row stays as it is until this changes, or the user. */
  readonly edition: number;
  readonly renderUser: (user: User) => unknown;
}

const renderContent = ({user, isSelected, renderUser}: OptionView, host: UserSearchHost): TemplateResult =>
  user
    ? html`
        <div class="user-content">${renderUser(user)}</div>
        ${isSelected ? html`<span class="user-check">${checkIcon}</span>` : nothing}
      `
    : html`
        <div class="user user-waiting">
          <i></i>
          <span class="user-unseen">${host.messages.searching}</span>
        </div>
      `;

export function renderOption(host: UserSearchHost, view: OptionView): TemplateResult {
  const {id, index, total, start, user, isActive, isSelected, edition} = view;
  return html`
    <div
      id=${id}
      class="user-option ${isActive ? 'active' : ''}"
      part="option"
      role="option"
      data-index=${index}
      aria-selected=${isSelected ? 'true' : 'false'}
      aria-disabled=${user ? nothing : 'true'}
      aria-setsize=${total}
      aria-posinset=${index + 1}
      ${place(start)}
    >
      ${guard([user, edition], () => renderContent(view, host))}
    </div>
  `;
}
