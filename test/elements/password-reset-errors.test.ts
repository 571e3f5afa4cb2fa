import {expect} from '@open-wc/testing';
import '../../src/define/cube-session.js';
import '../../src/define/cube-login.js';
import {CubeApiError, CubeNetworkError} from '../../src/errors.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {ResetPage} from '../helpers/reset-page.js';
import {until} from '../helpers/until.js';

const path = '/users/password/reset';
const exposed = {'Access-Control-Expose-Headers': 'Retry-After, Date'};
const serverProblem = 'The server has a problem. Wait a moment and try again.';
const unreachable = 'The server cannot be reached. Check your connection and try again.';
const unavailable = 'Resetting the password is not possible here at the moment. Try again later.';
const disabledText =
  'Resetting a password by mail is not offered here. Ask the people who run this site for help.';

const disabledError = new CubeApiError('The server answered 422.', {
  status: 422,
  messages: ['Reset password by email is disabled'],
});

interface Settle {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

describe('“Forgot password?” when something goes wrong', () => {
  const emulator = useEmulator();
  let page: LoginPage;
  let reset: ResetPage;

  beforeEach(async () => {
    page = await LoginPage.open(emulator.app);
    reset = await ResetPage.open(page);
  });

  const ask = () => reset.fillAndSubmit('demo@example.com');

  /** Resolves once the server has been asked for a link, though it may not have answered yet. */
  const hasArrived = () => until(async () => (await emulator.countRequests(`POST ${path}`)) > 0);

  const summary = async () => {
    await until(() => page.part('error'), 'the error is shown');
    return page.textOf('error');
  };

  const faults: [name: string, fault: Record<string, unknown>, text: string][] = [
    ['500', {status: 500}, serverProblem],
    ['503 with HTML', {status: 503, body: '<h1>Maintenance</h1>'}, serverProblem],
    ['401', {status: 401, body: {errors: ['Token is required']}}, unavailable],
    ['422 of another kind', {status: 422, body: {errors: {base: ['Something else is wrong']}}}, unavailable],
    [
      'a server without this route',
      {status: 404, body: {errors: ['E_ROUTE_NOT_FOUND: Route not found POST /users/password/reset']}},
      unavailable,
    ],
    ['200 with errors', {status: 200, body: {errors: {base: ['Broken']}}}, serverProblem],
    ['429', {status: 429}, 'Too many attempts. Wait a while, then try again.'],
    [
      '429 with seconds to wait',
      {status: 429, headers: {...exposed, 'Retry-After': '40'}},
      'Too many attempts. Try again in 40 seconds.',
    ],
    ['a connection that is cut', {reset: true, times: 100}, unreachable],
    ['half an answer', {truncate: true, times: 100}, unreachable],
  ];
  for (const [name, fault, text] of faults) {
    it(`explains ${name}, keeps the address, and works at the next try`, async () => {
      await emulator.fault({path, ...fault});
      ask();
      expect(await summary()).to.equal(text);
      expect(page.announcement).to.equal(text);
      expect(reset.address!.value).to.equal('demo@example.com');
      expect(reset.address!.hasAttribute('aria-invalid')).to.equal(false);
      await emulator.clearFaults();
      reset.form.requestSubmit();
      await reset.isAnswered();
      expect(page.textOf('heading')).to.equal('Check your mail');
    });
  }

  it('never tells the page what it has not asked for: a failed reset is no failed sign-in', async () => {
    const heard: string[] = [];
    page.login.addEventListener('cube-login-error', ({type}) => heard.push(type));
    await emulator.fault({path, status: 500});
    ask();
    await summary();
    expect(heard).to.deep.equal([]);
  });

  it('counts a wait down, and takes the error away when it is over', async () => {
    await emulator.fault({path, status: 429, headers: {...exposed, 'Retry-After': '3'}});
    ask();
    const first = await summary();
    expect(first).to.match(/^Too many attempts\. Try again in [23] seconds\.$/);
    await until(() => /in 1 second\.$/.test(page.textOf('error') ?? ''), 'it counts');
    await until(() => page.part('error') === null, 'the wait is over');
    expect(page.announcement, 'is said once').to.equal(first);
  });

  const lateAnswers: [name: string, answer: (settle: Settle) => void][] = [
    ['comes after all', ({resolve}) => resolve()],
    ['is an error', ({reject}) => reject(new CubeNetworkError('The server could not be reached.'))],
    ['says that there are no such mails', ({reject}) => reject(disabledError)],
  ];
  for (const [name, answer] of lateAnswers) {
    it(`shows nothing over the form to sign in with where the user has gone back and the answer ${name}`, async () => {
      // No server can be told to answer at this moment, and to somebody who has left.
      let settle: Settle | undefined;
      page.session.client.resetPassword = () =>
        new Promise<void>((resolve, reject) => {
          settle = {resolve, reject};
        });
      ask();
      await page.login.updateComplete;
      expect(page.login.matches(':state(pending)')).to.equal(true);
      reset.back.click();
      await reset.isBack();
      expect(page.login.matches(':state(pending)')).to.equal(false);
      answer(settle!);
      await emulator.requests();
      await page.login.updateComplete;
      expect(page.login.matches(':state(form)')).to.equal(true);
      expect(page.announcement).to.equal('');
      expect(page.part('error') === null).to.equal(true);
      expect(page.identifier.value).to.equal('demo@example.com');
      expect(page.forgot === null).to.equal(false);
    });
  }

  it('sends anew where the user has gone back while a link was asked for, and comes again', async () => {
    await emulator.fault({path, delayMs: 20_000});
    ask();
    await hasArrived();
    reset.back.click();
    await reset.isBack();
    reset = await ResetPage.open(page, 'other@example.com');
    expect(reset.submit.textContent.trim()).to.equal('Send link');
    reset.form.requestSubmit();
    await reset.isAnswered();
    expect(reset.text).to.include('other@example.com');
  });

  const text = 'Reset password by email is disabled';
  for (const [shape, fault] of [
    ['texts under base', {status: 422, body: {errors: {base: [text]}}}],
    ['a list of texts', {status: 422, body: {errors: [text]}}],
    ['a lone text', {status: 422, body: {errors: text}}],
    ['a message', {status: 422, body: {message: text}}],
    ['the address’s error', {status: 422, body: {errors: {email: [text]}}}],
    ['other letters', {status: 422, body: {errors: [`${text.toUpperCase()}.`]}}],
    ['status 200', {status: 200, body: {errors: {base: [text]}}}],
  ] as const) {
    it(`says what to do where the app sends no such mails, told in the shape of ${shape}`, async () => {
      await emulator.fault({path, ...fault});
      ask();
      await reset.isAnswered();
      expect(page.textOf('notice')).to.equal(disabledText);
      expect(page.announcement).to.equal(disabledText);
      expect(page.part('send-again') === null).to.equal(true);
    });
  }

  it('offers it no more where the app sends no such mails, and signs in all the same', async () => {
    await emulator.setFeatures({passwordReset: false});
    ask();
    await reset.isAnswered();
    await until(() => page.login.shadowRoot!.activeElement === page.part('heading'));
    reset.back.click();
    await reset.isBack();
    expect(page.forgot === null).to.equal(true);
    expect(page.identifier.value).to.equal('demo@example.com');
    const signedIn = nextEvent(page.login, 'cube-login');
    page.fillAndSubmit('demo', 'demo-password');
    await signedIn;
    await page.session.client.signOut();
    await until(() => page.form);
    expect(page.forgot === null).to.equal(true);
  });

  it('says that it is not possible where the page has no app that the server knows', async () => {
    const {error} = console;
    console.error = () => undefined;
    try {
      page = await LoginPage.open({...emulator.app, authKey: 'wrong-key'});
      reset = await ResetPage.open(page);
      ask();
      expect(await summary()).to.equal(
        'Resetting the password is not possible here at the moment. Try again later.',
      );
    } finally {
      console.error = error;
    }
    expect(reset.address!.value).to.equal('demo@example.com');
  });

  it('says so where the server cannot be reached at all', async () => {
    page = await LoginPage.open({...emulator.app, endpoint: 'http://127.0.0.1:9'});
    reset = await ResetPage.open(page);
    ask();
    expect(await summary()).to.equal(unreachable);
  });
});
