import {html, nothing, type TemplateResult} from 'lit';
import {alertIcon} from '../../../internal/icons.js';
import type {UserSearchMessages} from '../../../locales/user-search-messages.js';
import type {SearchStatus} from './search-status.js';

/** What is said about the search, below the list; after a failure with a button that tries again. */
export function renderStatus(
  {text, hasFailed, retry}: SearchStatus,
  {tryAgain}: UserSearchMessages,
  onRetry: (retry: () => void) => void,
): TemplateResult {
  const button = retry
    ? html`<button class="cube-link" part="retry" type="button" @click=${() => onRetry(retry)}>
        ${tryAgain}
      </button>`
    : nothing;
  return html`
    <div class=${hasFailed ? 'outcome failure' : 'outcome'}>
      <p class="status" part="status">${hasFailed ? alertIcon : nothing}<span>${text}</span></p>
      ${button}
    </div>
  `;
}
