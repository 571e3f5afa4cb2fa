import {html, type TemplateResult} from 'lit';
import type {User} from '../../../api/models.js';
import {clip} from '../../../internal/clip.js';
import {formatOffset} from '../../../internal/user-fields/time-zones.js';
import {toWebLink} from '../../../internal/web-address.js';
import type {ProfileMessages} from '../../../locales/profile-messages.js';
import {toText, type ProfileField} from '../profile-field.js';

/** What reads from left to right in every language. */
const leftToRight: readonly string[] = ['login', 'email', 'phone', 'website', 'timezone'];

/** How many characters a page shows at most. */
const longest = 4_000;

const isLong = (text: string): boolean => text.length > 300 || text.split('\n').length > 8;

const renderText = (text: string, direction: 'ltr' | 'auto'): TemplateResult =>
  html`<bdi dir=${direction}>${clip(text, longest)}</bdi>`;

/** A text to scroll through, with the keyboard too. */
const renderLongText = (label: string, text: TemplateResult): TemplateResult =>
  html`<div class="long" role="group" tabindex="0" aria-label=${label}>${text}</div>`;

const renderTags = (tags: readonly string[]): TemplateResult => html`
  <ul class="tags">
    ${tags.map((tag) => html`<li class="tag">${renderText(tag, 'auto')}</li>`)}
  </ul>
`;

// The scheme goes without saying where it is the usual one.
const renderLink = (address: string, text: string): TemplateResult => html`
  <a class="web-link" href=${address} target="_blank" rel="noopener noreferrer nofollow"
    >${renderText(text.replace(/^https:\/\//i, ''), 'ltr')}</a
  >
`;

/** The text of a field as people read it, where its control holds another one. */
export function toReadable(field: ProfileField, text: string, messages: ProfileMessages): string {
  if (field.kind === 'user') return field.name === 'timezone' ? formatOffset(Number(text)) : text;
  const {type, options = []} = field.custom;
  if (type === 'boolean') return text === 'true' ? messages.yes : messages.no;
  return options.find(({value}) => value === text)?.label ?? text;
}

function renderContent(field: ProfileField, text: string, user: User, messages: ProfileMessages) {
  if (field.name === 'tags') return renderTags(user.tags);
  const link = field.name === 'website' ? toWebLink(text) : undefined;
  if (link) return renderLink(link, text);
  const direction = leftToRight.includes(field.name) ? 'ltr' : 'auto';
  return renderText(toReadable(field, text, messages), direction);
}

/** The value of a field of a user; says so where there is none. */
export function renderValue(field: ProfileField, user: User, messages: ProfileMessages): TemplateResult {
  const text = toText(field, user);
  if (!text) return html`<span class="not-given">${messages.notGiven}</span>`;
  const content = renderContent(field, text, user, messages);
  return isLong(text) ? renderLongText(field.label, content) : content;
}
