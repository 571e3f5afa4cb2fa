import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import type {CubeSignup, CubeSignupDetail} from '../../src/index.js';
import {describeSignUp} from '../../src/elements/signup/describe-outcome.js';
import {
  CubeApiError,
  CubeNetworkError,
  CubeTimeoutError,
  CubeValidationError,
  isCubeApiError,
  isCubeNetworkError,
} from '../../src/errors.js';
import {loadLate} from '../../src/load-late.js';
import {signup} from '../../src/locales/en/signup.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {newcomer, SignupPage, type Entries} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

const unknown = 'It is not certain whether your account was made.';
const likely = 'This may be the account that you have just made.';
const elsewhere = 'Try to sign in.';
const notMade = 'No account was made. Try again.';
const taken = 'This login is taken. Try another one.';
const refused = 'Signing in was refused. Try again.';
const serverProblem = 'The server has a problem. Wait a moment and try again.';
const unreachable = 'The server cannot be reached. Check your connection and try again.';
const exposed = {'Access-Control-Expose-Headers': 'Retry-After, Date'};

describe('<cube-signup> when it is not known what became of it', () => {
  const emulator = useEmulator();

  const open = (properties: Partial<CubeSignup> = {}) => SignupPage.open(emulator.app, properties);

  /** Sign-ups that the page was told of. */
  const listen = (page: SignupPage) => {
    const told: CubeSignupDetail[] = [];
    page.signup.addEventListener('cube-signup', ({detail}) => told.push(detail));
    return told;
  };

  const offer = (page: SignupPage) => page.part('sign-in')!;

  const isOffered = (page: SignupPage) => page.part('sign-in') !== null;

  /** Presses the button that the message holds, and waits for what comes of it. */
  const press = async (page: SignupPage) => {
    offer(page).focus();
    await sendKeys({press: 'Enter'});
    await page.settle();
  };

  /** The account is made, and the answer is lost. */
  const loseAnswer = () => emulator.fault({method: 'POST', path: '/users', truncate: true});

  /** Tries to sign up with a request that does not arrive, however often the browser sends it. */
  const failUnheard = async (page: SignupPage, entries: Entries = newcomer) => {
    await emulator.fault({method: 'POST', path: '/users', reset: true, times: 100});
    await page.fail(entries);
    await emulator.clearFaults();
  };

  const unknownOutcomes: [name: string, fault: Record<string, unknown>][] = [
    ['the connection is cut', {reset: true, times: 100}],
    ['half an answer comes', {truncate: true}],
    ['500', {status: 500, body: {errors: {base: ['Broken']}}}],
    ['503 with HTML', {status: 503, body: '<h1>Maintenance</h1>'}],
    ['a success that cannot be read', {status: 201, body: '<p>Created</p>'}],
    ['an empty success', {status: 201, body: ''}],
    ['a success without a user', {status: 201, body: '{}'}],
  ];
  for (const [name, fault] of unknownOutcomes) {
    it(`says that the account may exist, offers to find out, and keeps what was typed: ${name}`, async () => {
      const page = await open();
      await emulator.fault({method: 'POST', path: '/users', ...fault});
      await page.fail();
      expect(page.summary).to.equal(unknown);
      expect(page.announcement).to.equal(unknown);
      expect(offer(page).textContent.trim()).to.equal('Sign in to find out');
      const typed = Object.keys(newcomer).map((field) => page.field(field).value);
      expect(typed).to.deep.equal(Object.values(newcomer));
    });
  }

  it('signs in to the account that was made, and counts that as a success', async () => {
    const page = await open();
    const told = listen(page);
    await loseAnswer();
    const {error} = await page.fail();
    expect(isCubeNetworkError(error)).to.equal(true);
    page.field('login').value = 'changed-since';
    await press(page);
    expect(page.session.state.user?.login).to.equal('marvin18');
    expect(told.map(({user}) => user.login)).to.deep.equal(['marvin18']);
    expect(page.textOf('name')).to.equal('Marvin Simon');
    expect(await emulator.countRequests('POST /users')).to.equal(1);
  });

  it('finds out that no account was made; trying again makes one', async () => {
    const page = await open();
    const told = listen(page);
    await failUnheard(page);
    const failed = nextEvent(page.signup, 'cube-signup-error');
    await press(page);
    const {detail} = await failed;
    expect(isCubeApiError(detail.error) && detail.error.status).to.equal(404);
    expect(page.summary).to.equal(notMade);
    expect(page.announcement).to.equal(notMade);
    expect(isOffered(page)).to.equal(false);
    expect(page.field('login').value).to.equal('marvin18');
    expect(page.form!.contains(document.activeElement), 'the focus is not lost').to.equal(true);
    expect(told).to.have.length(0);
    await page.signUp();
    expect(told).to.have.length(1);
  });

  it('finds out that the login is somebody else’s', async () => {
    const page = await open();
    await failUnheard(page, {login: 'demo', password: newcomer.password});
    await press(page);
    expect(page.summary).to.equal(notMade);
    expect(page.errorOf('login')).to.equal(taken);
    expect(document.activeElement === page.field('login')).to.equal(true);
    expect(isOffered(page)).to.equal(false);
  });

  it('does not blame a login that has been changed since', async () => {
    const page = await open();
    await failUnheard(page, {login: 'demo', password: newcomer.password});
    page.field('login').value = 'marvin18';
    await press(page);
    expect(page.summary).to.equal(notMade);
    expect(page.errorOf('login')).to.equal(undefined);
  });

  const tellNothing: [name: string, fault: Record<string, unknown>][] = [
    ['401 for another reason', {status: 401, body: {errors: ['Unauthorized']}}],
    ['403', {status: 403, body: {errors: {base: ['Confirm your e-mail address first']}}}],
    [
      '404 of no such route',
      {status: 404, body: {message: 'E_ROUTE_NOT_FOUND: Route not found POST /login'}},
    ],
    ['422', {status: 422, body: {errors: {base: ['Unexpected signature']}}}],
  ];
  for (const [name, fault] of tellNothing) {
    it(`does not say that there is no account where signing in is refused: ${name}`, async () => {
      const page = await open();
      await loseAnswer();
      await page.fail();
      await emulator.fault({path: '/login', ...fault});
      await press(page);
      expect(page.summary).to.equal(refused);
      expect(page.errorOf('login')).to.equal(undefined);
      await page.fail();
      expect(page.summary, 'the question is not forgotten').to.equal(likely);
      await press(page);
      expect(page.session.state.user?.login).to.equal('marvin18');
    });
  }

  it('offers nothing when another try, with another login, is refused', async () => {
    const page = await open();
    await failUnheard(page);
    await page.fail({...newcomer, login: 'demo'});
    expect(page.errorOf('login')).to.equal(taken);
    expect(page.part('error') !== null || isOffered(page)).to.equal(false);
    await loseAnswer();
    await page.fail();
    await page.fail();
    expect(page.summary).to.equal(likely);
  });

  it('offers to sign in when another try is refused because there is such an account', async () => {
    const page = await open();
    const told = listen(page);
    await loseAnswer();
    await page.fail();
    const {error} = await page.fail();
    expect(isCubeApiError(error) && error.status).to.equal(422);
    expect(page.summary).to.equal(likely);
    expect(page.errorOf('login')).to.equal(taken);
    await press(page);
    expect(page.session.state.user?.login).to.equal('marvin18');
    expect(told).to.have.length(1);
  });

  it('offers nothing when the first try is refused because there is such an account', async () => {
    const page = await open();
    await page.fail({login: 'demo', password: newcomer.password});
    expect(page.errorOf('login')).to.equal(taken);
    expect(page.part('error') !== null || isOffered(page)).to.equal(false);
  });

  it('keeps offering as long as signing in tells nothing about the account', async () => {
    const page = await open();
    await loseAnswer();
    await page.fail();
    await emulator.fault({path: '/login', status: 500});
    await press(page);
    expect(page.summary).to.equal(serverProblem);
    await emulator.fault({path: '/login', status: 429, headers: {...exposed, 'Retry-After': '2'}});
    await press(page);
    expect(page.summary).to.include('Too many attempts.');
    await until(() => page.summary === unknown, 'the wait is over, and the question is still open');
    await press(page);
    expect(page.session.state.user?.login).to.equal('marvin18');
  });

  it('keeps the focus on the button while it finds out, and asks once', async () => {
    const page = await open();
    await loseAnswer();
    await page.fail();
    await emulator.fault({path: '/login', delayMs: 200});
    offer(page).focus();
    const signedUp = nextEvent(page.signup, 'cube-signup');
    await sendKeys({press: 'Enter'});
    await sendKeys({press: 'Enter'});
    page.form!.requestSubmit();
    await page.signup.updateComplete;
    expect(offer(page).textContent.trim()).to.equal('Signing in…');
    expect(offer(page).getAttribute('aria-disabled')).to.equal('true');
    expect(page.submit.textContent.trim()).to.equal('Create account');
    expect(page.signup.shadowRoot!.activeElement === offer(page)).to.equal(true);
    await signedUp;
    await page.settle();
    expect(await emulator.countRequests('POST /login')).to.equal(1);
    expect(await emulator.countRequests('POST /users')).to.equal(1);
    expect(page.signup.shadowRoot!.activeElement === page.part('account')).to.equal(true);
  });

  it('leaves signing in to the page where it wants that, and says so', async () => {
    const page = await open({noSignIn: true});
    await loseAnswer();
    await page.fail();
    expect(page.summary).to.equal(`${unknown} ${elsewhere}`);
    expect(page.announcement).to.equal(page.summary);
    expect(isOffered(page)).to.equal(false);
    await page.fail();
    expect(page.summary).to.equal(`${likely} ${elsewhere}`);
    expect(page.errorOf('login')).to.equal(taken);
    expect(isOffered(page)).to.equal(false);
  });

  it('says nothing about an account where the browser was offline already', async () => {
    const page = await open();
    Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => false});
    try {
      await failUnheard(page);
    } finally {
      delete (navigator as {onLine?: boolean}).onLine;
    }
    expect(page.summary).to.equal('You are offline. Connect to the internet and try again.');
    expect(isOffered(page)).to.equal(false);
    await page.signUp();
  });

  it('says nothing about an account where a part of the library could not be loaded', async () => {
    const page = await open();
    const {client} = page.session;
    const signUp = client.signUp.bind(client);
    client.signUp = () => loadLate(() => Promise.reject(new TypeError('Failed to fetch')));
    const {error} = await page.fail();
    expect(isCubeNetworkError(error)).to.equal(true);
    expect(page.summary).to.equal(unreachable);
    expect(isOffered(page)).to.equal(false);
    client.signUp = signUp;
    await page.signUp();
  });

  it('forgets the question when somebody has signed in and out again', async () => {
    const page = await open();
    await loseAnswer();
    await page.fail();
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await page.session.client.signOut();
    await page.signup.updateComplete;
    expect(page.part('error') !== null || isOffered(page)).to.equal(false);
    expect(page.field('login').value).to.equal('');
  });
});

describe('what a failed sign-up tells about the account', () => {
  const attempt = {
    messages: signup,
    shown: ['login', 'password'],
    wasOffline: false,
    isRepeated: false,
    isCurrent: () => true,
  };

  for (const [error, mayExist] of [
    [new CubeTimeoutError('late'), true],
    [new CubeNetworkError('cut'), true],
    [new CubeApiError('broken', {status: 502}), true],
    [new CubeApiError('unreadable', {status: 201}), true],
    [new CubeApiError('refused', {status: 200, messages: ['login has already been taken']}), false],
    [new CubeApiError('refused', {status: 422}), false],
    [new CubeApiError('busy', {status: 429}), false],
    [new CubeValidationError('not set up', {}), false],
    [new Error('anything else'), false],
  ] as const) {
    it(`${error.name} “${error.message}”: it ${mayExist ? 'may' : 'does not'} exist`, () => {
      const outcome = describeSignUp(error, attempt);
      expect(outcome.mayExist).to.equal(mayExist);
      expect(outcome.errors.summary === signup.outcomeUnknown).to.equal(mayExist);
    });
  }

  it('does not take a browser that was offline for a lost answer', () => {
    const {errors, mayExist} = describeSignUp(new CubeNetworkError('cut'), {...attempt, wasOffline: true});
    expect([errors.summary, mayExist]).to.deep.equal([signup.offline, false]);
  });
});
