import {createHash, createHmac, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {Hono} from 'hono';
import {cors} from 'hono/cors';
import OAuth from 'oauth-1.0a';
import {twitterConsumer} from '../emulator/providers/provider-apps.js';

// The backend that `twitter-url` names: it signs in at Twitter by OAuth 1.0a, whose secret must never be in a page.
// Copy it, with your own consumer key and secret, and with the addresses of your own pages.

export interface TwitterBackendOptions {
  /** Where Twitter is: `https://api.twitter.com`, or the emulator's `/_emulator/twitter`. */
  readonly twitterUrl: string;
  /** The pages that may be led back to. @default all of this machine, which is for the demo only */
  readonly allowedRedirects?: readonly string[];
  /** @default 0, which picks a free one */
  readonly port?: number;
}

export interface TwitterBackend {
  /** What `twitter-url` is to be set to. */
  readonly url: string;
  close(): Promise<void>;
}

/** What a page has asked for, until Twitter leads back. */
interface Asked {
  readonly redirectUri: string;
  readonly state: string;
  /** Whoever wants the token has to know what this is the SHA-256 of. */
  readonly challenge: string;
  /** Of Twitter's request token. */
  readonly secret: string;
}

/** What a code stands for. */
interface Granted extends Pick<Asked, 'redirectUri' | 'challenge'> {
  readonly token: string;
  readonly secret: string;
}

const minute = 60_000;

/** Keeps things for a while. With several processes, keep them where all of these look. */
class Keep<Value> {
  readonly #values = new Map<string, Value>();

  constructor(readonly lifetime: number) {}

  put(key: string, value: Value): void {
    this.#values.set(key, value);
    setTimeout(() => this.#values.delete(key), this.lifetime).unref();
  }

  /** Each is good once. */
  take(key: string): Value | undefined {
    const value = this.#values.get(key);
    this.#values.delete(key);
    return value;
  }
}

const ofThisMachine = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//;

/** Starts the backend on this machine. */
export async function startTwitterBackend(options: TwitterBackendOptions): Promise<TwitterBackend> {
  const {twitterUrl, allowedRedirects, port = 0} = options;
  const isAllowed = (address: string): boolean =>
    allowedRedirects ? allowedRedirects.includes(address) : ofThisMachine.test(address);
  const isAllowedOrigin = (origin: string): boolean =>
    allowedRedirects
      ? allowedRedirects.some((address) => new URL(address).origin === origin)
      : ofThisMachine.test(`${origin}/`);

  const oauth = new OAuth({
    consumer: twitterConsumer(1),
    signature_method: 'HMAC-SHA1',
    hash_function: (text, key) => createHmac('sha1', key).update(text).digest('base64'),
  });
  /** A signed request to Twitter, with all that it says in its header. It answers with a form. */
  const askTwitter = async (
    path: string,
    data: Readonly<Record<string, string>>,
    token?: OAuth.Token,
  ): Promise<URLSearchParams> => {
    const request = {url: `${twitterUrl}/oauth/${path}`, method: 'POST', data};
    const headers = {...oauth.toHeader(oauth.authorize(request, token))};
    const answer = await fetch(request.url, {method: 'POST', headers});
    if (!answer.ok) throw new Error(`Twitter has answered ${answer.status} to ${path}.`);
    return new URLSearchParams(await answer.text());
  };

  const asked = new Keep<Asked>(10 * minute);
  const granted = new Keep<Granted>(minute);
  const backend = new Hono();
  backend.use(cors({origin: (origin) => (isAllowedOrigin(origin) ? origin : null), allowMethods: ['POST']}));

  // 1. The page has opened this in a window. Twitter is asked for a request token, and then asks the user.
  backend.get('/', async (c) => {
    const {redirect_uri: redirectUri = '', state = '', code_challenge: challenge = ''} = c.req.query();
    // Else anybody could have tokens of your users sent to a page of theirs.
    if (!isAllowed(redirectUri)) return c.text('redirect_uri is not allowed.', 400);
    if (c.req.query('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
      return c.text('code_challenge is missing.', 400);
    try {
      const callback = new URL('/callback', url).href;
      const answer = await askTwitter('request_token', {oauth_callback: callback});
      const token = answer.get('oauth_token') ?? '';
      asked.put(token, {redirectUri, state, challenge, secret: answer.get('oauth_token_secret') ?? ''});
      return c.redirect(`${twitterUrl}/oauth/authorize?oauth_token=${encodeURIComponent(token)}`);
    } catch (error) {
      process.emitWarning(error as Error);
      return c.redirect(leadBack({redirectUri, state}, {error: 'temporarily_unavailable'}));
    }
  });

  // 2. Twitter leads back. The token stays here; the page gets a code for it.
  backend.get('/callback', async (c) => {
    const {oauth_token: token, oauth_verifier: verifier, denied} = c.req.query();
    const request = asked.take(token ?? denied ?? '');
    if (!request) return c.text('Nobody waits for this any more.', 400);
    if (denied !== undefined || !token || !verifier)
      return c.redirect(leadBack(request, {error: 'access_denied'}));
    try {
      const answer = await askTwitter(
        'access_token',
        {oauth_verifier: verifier},
        {key: token, secret: request.secret},
      );
      const code = randomBytes(32).toString('base64url');
      granted.put(code, {
        redirectUri: request.redirectUri,
        challenge: request.challenge,
        token: answer.get('oauth_token') ?? '',
        secret: answer.get('oauth_token_secret') ?? '',
      });
      return c.redirect(leadBack(request, {code}));
    } catch (error) {
      process.emitWarning(error as Error);
      return c.redirect(leadBack(request, {error: 'temporarily_unavailable'}));
    }
  });

  // 3. The page exchanges the code. Only the page that has begun knows the verifier.
  backend.post('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    const body = await c.req.json<Record<string, unknown>>().catch(() => undefined);
    const {
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri,
    } = Object(body) as Record<string, unknown>;
    const grant = granted.take(String(code));
    const isTheirs =
      typeof verifier === 'string' &&
      grant?.redirectUri === redirectUri &&
      createHash('sha256').update(verifier).digest('base64url') === grant?.challenge;
    if (!grant || !isTheirs) return c.json({error: 'invalid_grant'}, 400);
    return c.json({token: grant.token, secret: grant.secret});
  });

  const server = createAdaptorServer({fetch: backend.fetch});
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function leadBack(
  {redirectUri, state}: Pick<Asked, 'redirectUri' | 'state'>,
  answer: Readonly<Record<string, string>>,
): string {
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries({...answer, state})) address.searchParams.set(name, value);
  return address.href;
}
