import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {CubeError} from '../../src/errors.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {until} from '../helpers/until.js';

const exposed = {'Access-Control-Expose-Headers': 'Retry-After, Date'};
const serverProblem = 'The server has a problem. Wait a moment and try again.';
const unreachable = 'The server cannot be reached. Check your connection and try again.';

describe('<cube-login> when something goes wrong', () => {
  const emulator = useEmulator();

  /** What the person reads above the form after one try. */
  const tryToSignIn = async (page: LoginPage) => {
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit('demo', 'demo-password');
    const {detail} = await failed;
    expect(detail.error).to.be.instanceOf(CubeError);
    await page.login.updateComplete;
    return page.textOf('error');
  };

  const faults: [name: string, fault: Record<string, unknown>, text: string][] = [
    ['500', {status: 500}, serverProblem],
    ['503 with HTML', {status: 503, body: '<h1>Maintenance</h1>'}, serverProblem],
    ['429', {status: 429}, 'Too many attempts. Wait a while, then try again.'],
    [
      '429 with seconds to wait',
      {status: 429, headers: {...exposed, 'Retry-After': '30'}},
      'Too many attempts. Try again in 30 seconds.',
    ],
    [
      '429 with minutes to wait',
      {status: 429, headers: {...exposed, 'Retry-After': '301'}},
      'Too many attempts. Try again in 6 minutes.',
    ],
    ['HTML instead of JSON', {status: 200, body: '<p>Hello</p>'}, serverProblem],
    ['an empty body', {status: 200, body: ''}, serverProblem],
    ['a body without a user', {status: 200, body: '{}'}, serverProblem],
    ['200 with errors', {status: 200, body: {errors: {base: ['Broken']}}}, serverProblem],
    ['a connection that is cut', {reset: true, times: 100}, unreachable],
    ['half an answer', {truncate: true, times: 100}, unreachable],
  ];
  for (const [name, fault, text] of faults) {
    it(`explains ${name}, keeps what was typed, and works at the next try`, async () => {
      const page = await LoginPage.open(emulator.app);
      await emulator.fault({path: '/login', ...fault});
      expect(await tryToSignIn(page)).to.equal(text);
      expect(page.announcement).to.equal(text);
      expect([page.identifier.value, page.password.value]).to.deep.equal(['demo', 'demo-password']);
      await emulator.control('DELETE', 'faults');
      const signedIn = nextEvent(page.login, 'cube-login');
      page.form!.requestSubmit();
      await signedIn;
    });
  }

  it('counts a wait down, and takes the error away when it is over', async () => {
    const page = await LoginPage.open(emulator.app);
    await emulator.fault({path: '/login', status: 429, headers: {...exposed, 'Retry-After': '3'}});
    const first = await tryToSignIn(page);
    expect(first).to.match(/^Too many attempts\. Try again in [23] seconds\.$/);
    await until(() => /in 1 second\.$/.test(page.textOf('error') ?? ''), 'it counts');
    await until(() => page.part('error') === null, 'the wait is over');
    expect(page.announcement, 'is said once').to.equal(first);
  });

  it('shows one message at a time above the form', async () => {
    const page = await LoginPage.open(emulator.app);
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await emulator.expireSessions();
    page.session.client.getSession().catch(() => undefined);
    await until(() => page.part('notice'));
    await emulator.fault({path: '/login', status: 500});
    expect(await tryToSignIn(page)).to.equal(serverProblem);
    expect(page.part('notice')).to.equal(null);
  });

  it('explains a refusal of another kind at the password', async () => {
    const page = await LoginPage.open(emulator.app);
    await emulator.fault({path: '/login', status: 422, body: {errors: {base: ['Custom identity provider']}}});
    expect(await tryToSignIn(page)).to.equal(undefined);
    expect(page.errorOf(page.password)).to.equal(
      'The login or the password is not right. Check them and try again.',
    );
  });

  it('explains that the server cannot be reached at all', async () => {
    const page = await LoginPage.open({...emulator.app, endpoint: 'http://127.0.0.1:9'});
    expect(await tryToSignIn(page)).to.equal(unreachable);
  });

  const unavailable = 'Signing in is not possible here at the moment. Try again later.';

  for (const [name, change] of [
    ['the app id is missing', {appId: ''}],
    ['the auth key is missing', {authKey: ''}],
    ['the app id is unknown', {appId: '987654'}],
    ['the auth key is wrong', {authKey: 'wrong-key'}],
  ] as const) {
    it(`tells the person in plain words, and the developer in detail, that ${name}`, async () => {
      const errors: Event[] = [];
      const note = (event: Event) => errors.push(event);
      document.addEventListener('cube-session-error', note);
      const {error} = console;
      const logged: unknown[] = [];
      console.error = (...texts: unknown[]) => logged.push(texts.join(' '));
      try {
        const page = await LoginPage.open({...emulator.app, ...change});
        expect(await tryToSignIn(page)).to.equal(unavailable);
        expect(page.identifier.value).to.equal('demo');
      } finally {
        console.error = error;
        document.removeEventListener('cube-session-error', note);
      }
      expect(errors).to.have.length(1);
      expect(logged).to.have.length(1);
      expect(logged[0])
        .to.match(/\[cube-elements\].*(is missing|refused the app)/)
        .and.not.include('wrong-key');
    });
  }

  it('says that Caps Lock is on', async () => {
    const page = await LoginPage.open(emulator.app);
    const press = (isOn: boolean) =>
      page.password.dispatchEvent(new KeyboardEvent('keydown', {key: 'A', modifierCapsLock: isOn}));
    press(true);
    await page.login.updateComplete;
    expect(page.errorOf(page.password)).to.equal('Caps Lock is on.');
    press(false);
    await page.login.updateComplete;
    expect(page.errorOf(page.password)).to.equal('');
    page.password.focus();
    await sendKeys({type: 'a'});
    await page.login.updateComplete;
    expect(page.errorOf(page.password)).to.equal('');
  });
});
