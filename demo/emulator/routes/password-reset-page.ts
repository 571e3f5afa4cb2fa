import {Hono} from 'hono';
import {changePassword} from '../accounts/accounts.js';
import {readUserInput} from '../accounts/user-fields.js';
import {FieldErrors} from '../field-errors.js';
import {RESET_LINK_STATUS} from '../assumptions/passwords.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import type {EmulatorEnvironment} from '../environment.js';
import {isBlank} from '../json.js';
import {readBody} from '../middleware/body.js';
import {protectPage} from '../middleware/protect-page.js';
import {PAGE_STYLES} from '../pages/styles.js';
import {
  passwordChangedPage,
  passwordFormPage,
  refusalPage,
  uselessLinkPage,
} from '../pages/password-reset.js';
import {Problem} from '../problems.js';
import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';

const PAGES_PATH = '/user_email';

/** Where the link of a reset mail leads, as on the platform. */
export const RESET_PAGE_PATH = `${PAGES_PATH}/password_reset`;

const STYLES_PATH = `${PAGES_PATH}/styles.css`;

/** The page behind the link of a reset mail; its token is all the proof it needs. */
export function passwordResetPageRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();
  routes.use(`${PAGES_PATH}/*`, protectPage());

  routes.get(STYLES_PATH, (c) => c.body(PAGE_STYLES, 200, {'Content-Type': 'text/css; charset=utf-8'}));

  routes.get(RESET_PAGE_PATH, (c) => {
    const token = new URL(c.req.url).searchParams.get('token') ?? '';
    const claim = findClaim(world, token);
    if (typeof claim === 'string') return c.html(uselessLinkPage(STYLES_PATH), RESET_LINK_STATUS[claim]);
    return c.html(passwordFormPage(STYLES_PATH, {token, email: claim.user.fields.email ?? ''}));
  });

  routes.post(RESET_PAGE_PATH, (c) => {
    const {token, password} = readBody(c);
    const claim = findClaim(world, token);
    if (typeof claim === 'string') return c.html(uselessLinkPage(STYLES_PATH), RESET_LINK_STATUS[claim]);
    const email = claim.user.fields.email ?? '';
    const error = describeFlaws(password);
    if (error) return c.html(passwordFormPage(STYLES_PATH, {token: String(token), email, error}), 422);
    changePassword(world, claim.user, String(password));
    world.passwordResets.removeOf(claim.app.id, claim.user.id);
    return c.html(passwordChangedPage(STYLES_PATH));
  });

  // A person reads this, and not an app.
  routes.onError((error, c) => {
    if (!(error instanceof Problem)) throw error;
    return c.html(refusalPage(STYLES_PATH, error.message), error.status);
  });
  return routes;
}

interface Claim {
  app: App;
  user: User;
}

/** Whose password a token may change, or why it may change none. */
function findClaim(world: World, token: unknown): Claim | keyof typeof RESET_LINK_STATUS {
  const reset = typeof token === 'string' ? world.passwordResets.byToken(token) : undefined;
  if (!reset) return 'unknown';
  const app = world.apps.byId(reset.appId);
  const user = app?.users.byId(reset.userId);
  if (!app || !user) return 'unknown';
  return reset.expiresAt <= world.clock.now() ? 'expired' : {app, user};
}

/** What is wrong with a new password, in the platform's words; nothing if it is fine. */
function describeFlaws(password: unknown): string {
  const errors = new FieldErrors();
  readUserInput({password}, errors);
  if (isBlank(password)) errors.add('password', FIELD_TEXTS.blank);
  return errors.describe();
}
