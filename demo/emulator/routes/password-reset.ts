import {randomBytes} from 'node:crypto';
import {Hono} from 'hono';
import {isEmail} from '../accounts/user-fields.js';
import {RESET_LIFETIME_MS, UNKNOWN_RESET_EMAIL} from '../assumptions/passwords.js';
import {FIELD_TEXTS} from '../assumptions/users.js';
import type {EmulatorEnvironment} from '../environment.js';
import {isBlank} from '../json.js';
import {requireSessionOrKey} from '../middleware/authentication.js';
import {readBody} from '../middleware/body.js';
import {invalidFields, Problem} from '../problems.js';
import type {App} from '../state/apps.js';
import {answerEmpty} from '../wire.js';
import type {World} from '../world.js';
import {RESET_PAGE_PATH} from './password-reset-page.js';

/** POST and GET /users/password/reset: sends a mail with a link to a page that takes a new password. */
export function passwordResetRoutes(world: World): Hono<EmulatorEnvironment> {
  const routes = new Hono<EmulatorEnvironment>();
  routes.use(requireSessionOrKey(world));

  routes.post('/', (c) => {
    const {email} = readBody(c);
    sendResetMail(world, c.var.app, email, new URL(c.req.url).origin);
    return answerEmpty(c);
  });

  routes.get('/', (c) => {
    const {searchParams, origin} = new URL(c.req.url);
    sendResetMail(world, c.var.app, searchParams.get('email'), origin);
    c.set('hasChanged', true);
    return answerEmpty(c);
  });

  return routes;
}

function sendResetMail(world: World, app: App, email: unknown, origin: string): void {
  if (!app.features.passwordReset) throw resetDisabled();
  const user = app.users.byField('email', readEmail(email));
  if (!user?.fields.email) throw unknownResetEmail();

  const token = randomBytes(24).toString('hex');
  const now = world.clock.now();
  world.passwordResets.removeOf(app.id, user.id);
  world.passwordResets.insert({token, appId: app.id, userId: user.id, expiresAt: now + RESET_LIFETIME_MS});
  const link = `${origin}${RESET_PAGE_PATH}?token=${token}`;
  world.outbox.add({
    appId: app.id,
    to: user.fields.email,
    subject: 'Choose a new password',
    text: mailText(user.fields.email, link),
    link,
    time: new Date(now).toISOString(),
  });
}

function readEmail(email: unknown): string {
  if (isBlank(email)) throw invalidFields({email: [FIELD_TEXTS.blank]});
  if (typeof email !== 'string') throw invalidFields({email: [FIELD_TEXTS.notText]});
  if (!isEmail(email)) throw invalidFields({email: [FIELD_TEXTS.email]});
  return email;
}

function mailText(email: string, link: string): string {
  return `Hello,

a new password was asked for the account of ${email}. Choose it here within a day:

${link}

If it was not you who asked, do nothing: the password stays as it is.
`;
}

const resetDisabled = () => new Problem(422, {base: ['Reset password by email is disabled']});

const unknownResetEmail = () => new Problem(UNKNOWN_RESET_EMAIL.status, [UNKNOWN_RESET_EMAIL.text]);
