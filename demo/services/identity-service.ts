import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';
import {createAdaptorServer, type HttpBindings} from '@hono/node-server';
import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {jwtVerify, SignJWT} from 'jose';

/** What a company knows of its people. */
interface Person {
  readonly id: string;
  readonly login: string;
  readonly password: string;
  readonly email: string;
  readonly name: string;
}

export const people: readonly Person[] = [
  {id: 'p-1', login: 'nina', password: 'fjord', email: 'nina@northwind.example', name: 'Nina Berg'},
  {id: 'p-2', login: 'omar', password: 'harbour', email: 'omar@northwind.example', name: 'Omar Haddad'},
];

/**
 * How the service answers ConnectyCube: as it should, slowly, without a uid, with a text that is no JSON, with an error of
 * its own that repeats what it has been sent, or by cutting the connection.
 */
export const moods = ['well', 'slow', 'no-uid', 'no-json', 'broken', 'down'] as const;
export type Mood = (typeof moods)[number];

const isMood = (value: unknown): value is Mood => moods.some((mood) => mood === value);

/** Long enough to be seen, short enough for ConnectyCube to wait. */
const slowness = 3_000;

type Sent = Readonly<Record<string, unknown>>;

export interface IdentityService {
  readonly url: string;
  close(): Promise<void>;
}

function createService(): Hono<{Bindings: HttpBindings}> {
  const key = randomBytes(32);
  let mood: Mood = 'well';

  const byPassword = ({login, password}: Sent): Person | undefined =>
    people.find(
      (person) => (person.login === login || person.email === login) && person.password === password,
    );

  /** Whom one of our own tokens was handed out to, if it is one and still good. */
  async function byToken(token: unknown): Promise<Person | undefined> {
    try {
      const {payload} = await jwtVerify(String(token), key);
      return people.find(({id}) => id === payload.sub);
    } catch {
      return undefined;
    }
  }

  const service = new Hono<{Bindings: HttpBindings}>();
  service.use(cors({origin: '*'}));

  /** For the company's own pages: logs somebody in, and hands out a token. */
  service.post('/token', async (c) => {
    const person = byPassword(await c.req.json<Sent>());
    if (!person) return c.json({error: 'Wrong login or password'}, 401);
    const {id, name} = person;
    // Tokens of real services are about as long.
    const groups = Array.from({length: 150}, (_, index) => `department-${index}`);
    const token = await new SignJWT({name, groups})
      .setProtectedHeader({alg: 'HS256'})
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('10 minutes')
      .sign(key);
    return c.json({token});
  });

  /** For ConnectyCube: who has this login and password, or this token in the place of a login. */
  service.post('/verify', async (c) => {
    const sent = await c.req.json<Sent>();
    if (mood === 'down') {
      c.env.outgoing.destroy();
      return c.body(null);
    }
    if (mood === 'slow') await wait(slowness);
    if (mood === 'broken') return c.text(`The database is down. Request: ${JSON.stringify(sent)}`, 503);
    if (mood === 'no-json') return c.html('<title>Moved</title>');
    const person = byPassword(sent) ?? (await byToken(sent['login']));
    if (!person) return c.json({error: 'Wrong login or password'}, 401);
    const {id, email, name} = person;
    return c.json({user: mood === 'no-uid' ? {email, name} : {id, email, name}});
  });

  /** For the demo and the tests. */
  service.put('/mood', async (c) => {
    const wanted = (await c.req.json<Sent>())['mood'];
    if (!isMood(wanted)) return c.json({error: `The mood has to be one of ${moods.join(', ')}.`}, 400);
    mood = wanted;
    return c.json({mood});
  });
  return service;
}

/**
 * Starts a company's own user service, which knows nothing of ConnectyCube but answers when it is asked who somebody is.
 * @param options `port`: @default 0 a free one
 */
export async function startIdentityService({port = 0} = {}): Promise<IdentityService> {
  const server = createAdaptorServer({fetch: createService().fetch, overrideGlobalObjects: false});
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

/** What an app's owner sets in ConnectyCube's dashboard, so that the service is asked about everybody who signs in. */
export const identityFeature = (serviceUrl: string) => ({
  cidp: {
    url: `${serviceUrl}/verify`,
    method: 'POST',
    params: {login: '#{login}#{email}', password: '#{password}'},
    mapping: {uid: '#{user.id}', email: '#{user.email}', full_name: '#{user.name}'},
  },
});

/** Makes app `2` of the emulator one whose users are those of the service. */
export async function setUpIdentityApp(emulatorUrl: string, serviceUrl: string): Promise<void> {
  const features = identityFeature(serviceUrl);
  const send = (method: string, path: string, body: object) =>
    fetch(`${emulatorUrl}/_emulator/${path}`, {
      method,
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(body),
    });
  const changed = await send('PATCH', 'apps/2', {features});
  if (changed.ok) return;
  const made = await send('POST', 'apps', {id: 2, authKey: 'identity-auth-key', features});
  if (!made.ok) throw new Error(`The emulator has not taken the identity service: ${made.status}`);
}
