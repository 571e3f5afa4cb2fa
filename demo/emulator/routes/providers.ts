import {Hono, type Context} from 'hono';
import type {EmulatorEnvironment} from '../environment.js';
import {readBody} from '../middleware/body.js';
import {protectPage} from '../middleware/protect-page.js';
import {consentPage, goingBackPage, senselessPage} from '../pages/provider-consent.js';
import {PAGE_STYLES} from '../pages/styles.js';
import {Problem} from '../problems.js';
import {
  exchangeFacebookCode,
  FacebookProblem,
  leadBack as leadBackFromFacebook,
  readDialog,
} from '../providers/facebook.js';
import {readOAuthHeader, type SignedRequest} from '../providers/oauth-signature.js';
import {PEOPLE, readPerson} from '../providers/people.js';
import {
  exchangeRequestToken,
  issueRequestToken,
  leadBack as leadBackFromTwitter,
  noteConsent,
  TwitterProblem,
} from '../providers/twitter.js';
import {answer} from '../wire.js';
import type {World} from '../world.js';

type Routes = Hono<EmulatorEnvironment>;
type RouteContext = Context<EmulatorEnvironment>;

/** The style sheet of the pages, beside each of them. */
const STYLES = 'styles.css';

/** What Facebook and Twitter are asked: their pages, and what they answer to apps. */
export function providerRoutes(world: World): Routes {
  const routes = new Hono<EmulatorEnvironment>();
  routes.route('/facebook', facebookRoutes(world));
  routes.route('/twitter', twitterRoutes(world));
  return routes;
}

/** GET dialog/oauth, GET oauth/access_token, as at www.facebook.com and graph.facebook.com. */
function facebookRoutes(world: World): Routes {
  const routes = new Hono<EmulatorEnvironment>();
  const page = '/dialog/oauth';
  usePages(routes, page, '/dialog');

  routes.get(page, (c) => {
    const {app} = readDialog(world, queryOf(c));
    return c.html(consentPage(STYLES, {provider: 'Facebook', app: `App ${app.id}`, people: PEOPLE.facebook}));
  });

  routes.post(page, (c) => {
    const request = readDialog(world, queryOf(c));
    const body = readBody(c);
    if ('cancel' in body) {
      const reason = {error_reason: 'user_denied', error_description: 'Permissions error', error_code: '200'};
      return goBack(c, leadBackFromFacebook(request, {error: 'access_denied', ...reason}));
    }
    const {app, redirectUri, challenge} = request;
    const grant = {appId: app.id, redirectUri, challenge, person: readPerson('facebook', body)};
    const code = world.facebookCodes.issue(grant, world.clock.now());
    return goBack(c, leadBackFromFacebook(request, {code}));
  });

  routes.get('/oauth/access_token', (c) => {
    const token = exchangeFacebookCode(world, queryOf(c));
    c.set('hasChanged', true);
    c.header('Cache-Control', 'no-store');
    return answer(c, {access_token: token, token_type: 'bearer', expires_in: 5_183_944});
  });

  routes.onError((error, c) => {
    const isPage = c.req.path.endsWith(page);
    if (isPage) return answerOnPage(c, error, 'Facebook');
    if (!(error instanceof FacebookProblem)) throw error;
    const {message, code} = error;
    return answer(c, {error: {message, type: 'OAuthException', code, fbtrace_id: 'emulator'}}, 400);
  });
  return routes;
}

/** POST oauth/request_token, GET oauth/authorize, POST oauth/access_token, as at api.twitter.com. */
function twitterRoutes(world: World): Routes {
  const routes = new Hono<EmulatorEnvironment>();
  const page = '/oauth/authorize';
  usePages(routes, page, '/oauth');

  const findRequest = (c: RouteContext) => {
    const token = queryOf(c).get('oauth_token') ?? '';
    const request = world.twitterRequests.find(token, world.clock.now());
    if (!request || request.consent) throw new TwitterProblem('The request token is of no use', 403, 89);
    return {token, request};
  };

  routes.post('/oauth/request_token', (c) => {
    const {token, secret} = issueRequestToken(world, readSigned(c));
    return answerForm(c, {oauth_token: token, oauth_token_secret: secret, oauth_callback_confirmed: 'true'});
  });

  routes.get(page, (c) => {
    const {appId} = findRequest(c).request;
    return c.html(consentPage(STYLES, {provider: 'Twitter', app: `App ${appId}`, people: PEOPLE.twitter}));
  });

  routes.post(page, (c) => {
    const {token, request} = findRequest(c);
    const body = readBody(c);
    if ('cancel' in body) {
      world.twitterRequests.take(token, world.clock.now());
      return goBack(c, leadBackFromTwitter(request, {denied: token}));
    }
    return goBack(c, noteConsent(request, token, readPerson('twitter', body)));
  });

  routes.post('/oauth/access_token', (c) => {
    const {token, secret, person} = exchangeRequestToken(world, readSigned(c));
    return answerForm(c, {
      oauth_token: token,
      oauth_token_secret: secret,
      user_id: person.id,
      screen_name: person.fields.full_name?.replaceAll(' ', '_') ?? '',
    });
  });

  routes.onError((error, c) => {
    if (c.req.path.endsWith(page)) return answerOnPage(c, error, 'Twitter');
    if (!(error instanceof TwitterProblem)) throw error;
    const {message, code, status} = error;
    return answer(c, {errors: [{code, message}]}, status);
  });
  return routes;
}

const queryOf = (c: RouteContext): URLSearchParams => new URL(c.req.url).searchParams;

/** What is signed of a request. */
function readSigned(c: RouteContext): SignedRequest {
  const oauth = readOAuthHeader(c.req.header('Authorization') ?? '');
  if (!oauth) throw new TwitterProblem('Bad Authentication data.', 401, 215);
  const form = new URLSearchParams(Object.entries(readBody(c)).map(([name, value]) => [name, String(value)]));
  return {method: c.req.method, url: c.req.url, oauth, form};
}

function usePages(routes: Routes, page: string, folder: string): void {
  routes.use(page, protectPage());
  routes.get(`${folder}/${STYLES}`, (c) =>
    c.body(PAGE_STYLES, 200, {'Content-Type': 'text/css; charset=utf-8'}),
  );
}

/** Not by a redirect: a page's policy would have to name every address to which that may lead on. */
function goBack(c: RouteContext, address: string): Response | Promise<Response> {
  c.header('Refresh', `0; url=${address}`);
  return c.html(goingBackPage(STYLES, address));
}

/** A person reads this, and not an app. */
function answerOnPage(c: RouteContext, error: Error, provider: string): Response | Promise<Response> {
  const isKnown =
    error instanceof Problem || error instanceof FacebookProblem || error instanceof TwitterProblem;
  if (!isKnown) throw error;
  return c.html(senselessPage(STYLES, provider, error.message), 400);
}

function answerForm(c: RouteContext, fields: Readonly<Record<string, string>>): Response {
  const headers = {'Content-Type': 'application/x-www-form-urlencoded', 'Cache-Control': 'no-store'};
  return c.body(new URLSearchParams(fields).toString(), 200, headers);
}
