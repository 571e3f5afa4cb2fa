import type {LitElement} from 'lit';
import type {User} from '../../api/models.js';
import type {UserSearchMessages} from '../../locales/user-search-messages.js';
import type {SessionController} from '../../session/lookup/session-controller.js';
import type {CubeClient} from '../../session/client.js';
import type {Selection} from './selection.js';
import type {CubeUserSearchErrorDetail, CubeUserSearchResultsDetail} from './user-search-events.js';
import type {FinderSettings, RenderUserRow} from './user-search-settings.js';

/** What the parts of the element know of it. */
export interface UserSearchHost {
  readonly element: LitElement;
  readonly session: SessionController;
  /** The box that is typed into; there from the first rendering on. */
  readonly input: HTMLInputElement;
  readonly isMultiple: boolean;
  /** Whether the list stands below the box for good, and is no pop-up over what follows. */
  readonly isInline: boolean;
  readonly isDisabled: boolean;
  readonly settings: FinderSettings;
  readonly messages: UserSearchMessages;
  readonly language: string | undefined;
  /** How the page wants rows to be shown. */
  readonly row: RenderUserRow | HTMLTemplateElement | undefined;
  /** Name of the box, and so of the list. */
  readonly label: string;
  /** Those chosen. */
  readonly selection: Selection;
  /** @throws {CubeValidationError} if there is no session yet. */
  readonly requireClient: () => CubeClient;
  /** Says a text to screen readers when they have finished what they are saying. */
  readonly say: (text: string) => void;
  /** Chooses a user, or takes one who is chosen out again. The page may prevent it. */
  readonly toggle: (user: User) => void;
  /** Takes one of those chosen out again. The page may prevent it. */
  readonly remove: (id: number) => void;
  readonly onResults: (detail: CubeUserSearchResultsDetail) => void;
  readonly onError: (detail: CubeUserSearchErrorDetail) => void;
}
