import type {User} from '../../../api/models.js';
import {CubeValidationError} from '../../../errors.js';
import {logProblem} from '../../../session/problems.js';
import type {UserSearchHost} from '../user-search-host.js';
import type {UserRowContext} from '../user-search-settings.js';
import {renderUser} from './render-user.js';
import {fillTemplate} from './row-template.js';

/** Whether it is something to show, and not an object whose text nobody can read. */
const canBeShown = (content: unknown): boolean =>
  typeof content === 'object'
    ? content === null ||
      content instanceof Node ||
      Symbol.iterator in content ||
      '_$litType$' in content ||
      '_$litDirective$' in content
    : typeof content !== 'function' && (typeof content !== 'symbol' || Symbol.keyFor(content) !== undefined);

/** What is in a row, as the page wants it: the page's mistakes cost no more than its own way to show users. */
export class PageRow {
  readonly #host: UserSearchHost;
  /** The way to show users that did not work, which the developer has been told once. */
  #broken: unknown;

  constructor(host: UserSearchHost) {
    this.#host = host;
  }

  render(user: User, context: UserRowContext): unknown {
    const {row} = this.#host;
    if (row && row !== this.#broken) {
      try {
        if (row instanceof HTMLTemplateElement) return fillTemplate(row, user, this.#host);
        const content = row(user, context);
        if (canBeShown(content)) return content;
        this.#complain('It has to be text, a node, a template of Lit, or a list of these.');
      } catch (error) {
        this.#complain(error);
      }
    }
    return renderUser(user, context.query, this.#host);
  }

  #complain(cause: unknown): void {
    this.#broken = this.#host.row;
    const message = 'The row that the page gives for a user cannot be shown.';
    logProblem(new CubeValidationError(message, {row: ['cannot be shown']}, {cause}));
  }
}
