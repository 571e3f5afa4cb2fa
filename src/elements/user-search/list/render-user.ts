import {html, nothing, type TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import {clip} from '../../../internal/clip.js';
import {toDisplayName} from '../../../internal/display-name.js';
import {renderUserAvatar} from '../render-user-avatar.js';
import type {UserSearchHost} from '../user-search-host.js';
import {findMatch, type Match} from './find-match.js';
import {describeLastActive} from './last-active.js';
import {longestText, toRowDetail, type RowDetail} from './row-detail.js';

function renderMarked(text: string, match: Match | undefined): unknown {
  if (!match) return clip(text, longestText);
  const {start, end} = match;
  // What matches may itself stand far behind.
  const shown = clip(text, Math.max(longestText, end));
  return [shown.slice(0, start), html`<mark>${shown.slice(start, end)}</mark>`, shown.slice(end)];
}

const renderDetail = ({text, match, isWords}: RowDetail): TemplateResult => html`
  <bdi dir=${isWords ? 'auto' : 'ltr'}>${renderMarked(text, match)}</bdi>
`;

/** How a user is shown where the page does not say it. */
export function renderUser(user: User, query: string, host: UserSearchHost): TemplateResult {
  const {messages, language} = host;
  const name = toDisplayName(user);
  const match = findMatch(clip(name, longestText), query);
  const detail = toRowDetail(user, {name, match}, query);
  const lastActive = describeLastActive(user.lastRequestAt, {messages, language});
  return html`
    <div class="user">
      ${renderUserAvatar(user, host)}
      <span class="user-text">
        <bdi class="user-name" part="option-name">${renderMarked(name, match)}</bdi>
        ${
          detail || lastActive
            ? html`
                <span class="user-detail" part="option-detail">
                  ${detail ? renderDetail(detail) : nothing}
                  ${
                    lastActive
                      ? html`
                          <span class="user-active" dir="auto"
                            >${detail ? `· ${lastActive}` : lastActive}</span
                          >
                        `
                      : nothing
                  }
                </span>
              `
            : nothing
        }
      </span>
    </div>
  `;
}
