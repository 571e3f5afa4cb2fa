import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import '../../src/define/index.js';
import type {CubeLoginErrorDetail} from '../../src/index.js';
import {isCubeApiError} from '../../src/errors.js';
import {complaintsOf} from '../helpers/complaints.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {nextEvent} from '../helpers/next-event.js';
import {openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {recordOf} from '../session/helpers/kept.js';
import {textsIn} from '../session/helpers/quoted.js';

const nina = {login: 'nina', password: 'fjord'} as const;
const refused = 'The login or the password is not right. Check them and try again.';
const unavailable = 'Signing in is not possible here at the moment. Try again later.';

describe('a custom identity provider', () => {
  const emulator = useEmulator();
  let service: {url: string; features: Record<string, unknown>};

  const ask = async (method: string, path: string, body: object): Promise<Record<string, string>> => {
    const headers = {'Content-Type': 'application/json'};
    const answer = await fetch(`${service.url}/${path}`, {method, headers, body: JSON.stringify(body)});
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return (await answer.json()) as Record<string, string>;
  };

  const setMood = (mood: string) => ask('PUT', 'mood', {mood});

  const tokenOf = async (who: object) => (await ask('POST', 'token', who)).token!;

  before(async () => {
    service = await executeServerCommand('start-identity-service');
  });

  beforeEach(async () => {
    await setMood('well');
    await emulator.setFeatures(service.features);
  });

  /** What comes of one try by the form. */
  const attempt = async (page: LoginPage, {login, password}: {login: string; password: string}) => {
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit(login, password);
    const {detail} = await failed;
    await page.login.updateComplete;
    return (detail satisfies CubeLoginErrorDetail).error;
  };

  describe('by the ordinary form', () => {
    it('signs in whom the service knows, by login or e-mail, always as the same user', async () => {
      const page = await LoginPage.open(emulator.app);
      const ids: number[] = [];
      for (const login of ['nina', 'nina@northwind.example']) {
        const signedIn = nextEvent(page.login, 'cube-login');
        page.fillAndSubmit(login, nina.password);
        const {user} = (await signedIn).detail;
        expect(user).to.include({externalId: 'p-1', fullName: 'Nina Berg'});
        expect(page.session.state).to.include({provider: 'password'});
        ids.push(user.id);
        await page.session.client.signOut();
        await page.login.updateComplete;
      }
      expect(new Set(ids).size).to.equal(1);
    });

    it('fills in again what the service knows, and no login that ConnectyCube has made up', async () => {
      const page = await LoginPage.open(emulator.app);
      const signedIn = nextEvent(page.login, 'cube-login');
      page.fillAndSubmit(nina.login, nina.password);
      expect((await signedIn).detail.user.login).to.equal('custom_p-1');
      await page.login.updateComplete;
      expect(page.login.shadowRoot!.textContent)
        .to.include('nina@northwind.example')
        .and.not.include('custom_');
      await emulator.expireSessions();
      page.session.client.getSession().catch(() => undefined);
      await until(() => page.form, 'the form asks again');
      expect(page.identifier.value).to.equal('nina@northwind.example');
    });

    it('says which field to look at where the service refuses, and tells the developer in the server’s words', async () => {
      const page = await LoginPage.open(emulator.app);
      let error: unknown;
      const complaints = await complaintsOf(async () => {
        error = await attempt(page, {...nina, password: 'wrong-password'});
      });
      expect(page.errorOf(page.password)).to.equal(refused);
      expect(page.part('error') === null).to.equal(true);
      expect((error as Error).message)
        .to.include('Wrong login or password')
        .and.include('Status code = 401');
      expect([page.identifier.value, page.password.value]).to.deep.equal(['nina', 'wrong-password']);
      expect(complaints).to.deep.equal([]);
    });

    const moods: [mood: string, said: RegExp, check: RegExp | undefined][] = [
      ['no-uid', /uid is required/, /response mapping/],
      ['no-json', /no valid JSON/, /API URL/],
      ['down', /not available/, /API URL/],
      ['broken', /database is down.*Status code = 503/, undefined],
    ];
    for (const [mood, said, check] of moods) {
      it(`blames nobody who signs in where the service answers ${mood}, and works at the next try`, async () => {
        const page = await LoginPage.open(emulator.app);
        const problems: unknown[] = [];
        page.session.addEventListener('cube-session-error', ({detail}) => problems.push(detail.error));
        await setMood(mood);
        let error: unknown;
        const complaints = await complaintsOf(async () => {
          await attempt(page, nina);
          error = await attempt(page, nina);
        });
        expect(page.textOf('error')).to.equal(unavailable);
        expect(page.announcement).to.equal(unavailable);
        expect(page.errorOf(page.password)).to.equal('');
        expect([page.identifier.value, page.password.value]).to.deep.equal([nina.login, nina.password]);
        expect((error as Error).message).to.match(said);
        expect(textsIn(error)).not.to.include(nina.password);
        expect([complaints.length, problems.length], 'told once').to.deep.equal(check ? [1, 1] : [0, 0]);
        if (check) expect(complaints[0]).to.match(check);
        expect(textsIn([complaints, problems])).not.to.include(nina.password);
        await setMood('well');
        const signedIn = nextEvent(page.login, 'cube-login');
        page.form!.requestSubmit();
        await signedIn;
      });
    }

    const quoted = (status: number) =>
      `Custom Identity Provider responded with an error = "Status code = 999 ${'x'.repeat(450)}". Status code = ${status}`;
    const texts: [text: string, isRefusal: boolean][] = [
      [quoted(401), true],
      [quoted(403), true],
      [quoted(404), true],
      [quoted(429), false],
      [quoted(500), false],
      ['Bad Authentication data. Unauthorized on remote side. Status: 401...', true],
      ['Bad Authentication data. Unauthorized on remote side. Status: 502...', false],
      ['Custom Identity Provider did not respond in time', false],
    ];
    it('understands the texts of the platform, however long the quoted answer is', async () => {
      const page = await LoginPage.open(emulator.app);
      for (const [text, isRefusal] of texts) {
        await emulator.fault({path: '/login', status: 422, body: {errors: {base: [text]}}});
        await attempt(page, nina);
        const shown = [page.errorOf(page.password), page.textOf('error') ?? ''];
        expect(shown, text.slice(-60)).to.deep.equal(isRefusal ? [refused, ''] : ['', unavailable]);
      }
    });
  });

  describe('by a token of the host', () => {
    it('signs in with any password that is not blank, however long the token is', async () => {
      const token = await tokenOf(nina);
      expect(token.length).to.be.within(2_000, 4_096);
      const {store, problems} = openStore(emulator.app);
      expect((await store.client.signIn({login: token, password: 'any'})).externalId).to.equal('p-1');
      const session = await store.client.createSession({login: token, password: 'another'});
      expect(session.user?.externalId).to.equal('p-1');
      expect(problems).to.deep.equal([]);
    });

    it('is refused where the token is not the service’s', async () => {
      const {store} = openStore(emulator.app);
      const error = await failureOf(store.client.signIn({login: `${await tokenOf(nina)}x`, password: 'any'}));
      expect(isCubeApiError(error) && error.messages.join()).to.include('Status code = 401');
    });

    const echo = (token: string): [name: string, text: string][] => [
      ['as it is', token],
      ['cut', token.slice(0, 200)],
      ['from the middle on', `…${token.slice(90)}`],
      ['in an address', encodeURIComponent(`${token} ${nina.password}`)],
      ['in JSON', JSON.stringify({login: token, password: nina.password})],
      ['after a lot', `${'x '.repeat(120)}${token}`],
    ];
    it('repeats neither the token nor the password, whatever the service answers', async () => {
      const token = await tokenOf(nina);
      const {store} = openStore(emulator.app);
      for (const [name, text] of echo(token)) {
        const base = [`Custom Identity Provider responded with an error = "${text}". Status code = 500`];
        const body = {errors: {base, login: [`unknown: ${text}`]}};
        await emulator.fault({path: '/login', status: 422, body});
        const error = await failureOf(store.client.signIn({login: token, password: nina.password}));
        const said = textsIn(error);
        expect(said, name).to.include('Status code = 500').and.include('•••').and.not.include(nina.password);
        const parts = Array.from({length: token.length - 20}, (_, index) => token.slice(index, index + 20));
        expect(
          parts.some((part) => said.includes(part)),
          name,
        ).to.equal(false);
      }
    });

    it('leaves what the server says by itself as it is, whatever is entered, however short', async () => {
      await emulator.setFeatures({cidp: null});
      const {store} = openStore(emulator.app);
      const wrong = await failureOf(store.client.signIn({login: 'demo', password: 'password'}));
      expect((wrong as {messages: string[]}).messages).to.deep.equal(['Invalid password']);

      const base = ['Too many requests, try again in 10 minutes', 'The account e is not active'];
      await emulator.fault({path: '/login', status: 403, body: {errors: {base, login: ['e is unknown']}}});
      const {message} = (await failureOf(store.client.signIn({login: 'e', password: '1'}))) as Error;
      expect(message).to.equal(
        'The server answered 403: Too many requests, try again in 10 minutes; The account ••• is not active; login ••• is unknown',
      );
    });
  });

  it('signs nobody out, and forgets no remembered sign-in, while the service is down', async () => {
    const {store} = openStore(emulator.app);
    await store.client.signIn(nina, {remember: true});
    await setMood('down');
    await emulator.expireSessions();
    expect(isCubeApiError(await failureOf(store.client.getSession()))).to.equal(true);
    expect(store.state.status).to.equal('authenticated');
    expect((await recordOf(emulator.app))?.remembered?.credentials).to.deep.equal(nina);
    store.stop();
    await setMood('well');
    const next = openStore(emulator.app);
    await next.store.start();
    expect((await next.store.client.getSession()).user?.externalId).to.equal('p-1');
  });
});
