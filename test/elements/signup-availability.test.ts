import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeClient} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

const taken = 'This login is taken. Try another one.';
const emailTaken = 'There is an account with this e-mail address already.';

describe('<cube-signup> and whether a login is free', () => {
  const emulator = useEmulator();
  let page: SignupPage;
  let asking: Promise<unknown>[];

  /** Follows what is asked of this client. */
  const follow = (client: CubeClient) => {
    for (const name of ['getUserByLogin', 'getUserByEmail'] as const) {
      const ask = client[name].bind(client);
      client[name] = (...parts) => {
        const answer = ask(...parts);
        asking.push(answer);
        return answer;
      };
    }
  };

  beforeEach(async () => {
    page = await SignupPage.open(emulator.app);
    asking = [];
    follow(page.session.client);
  });

  const lookups = async () =>
    (await emulator.requests())
      .filter(({path}) => path === '/users/v2')
      .map(({query}) => query.replace('&limit=1', ''));

  const enter = (name: string, text: string) => {
    page.type(name, text);
    page.leave(name);
  };

  /** Resolves when so many lookups have been answered, and that has been worked on. */
  const answered = async (times: number) => {
    await until(() => asking.length === times, `asked ${times} times`);
    await Promise.allSettled(asking);
    await new Promise((resolve) => setTimeout(resolve));
    await page.signup.updateComplete;
  };

  it('says at a field that was left that its login is taken, until it is changed', async () => {
    enter('login', ' Demo ');
    await until(() => page.errorOf('login'), 'it says so');
    expect(page.errorOf('login')).to.equal(taken);
    expect(page.remark).to.equal(taken);
    expect(page.announcement, 'nobody is interrupted').to.equal('');
    page.type('login', 'Demo2');
    await page.signup.updateComplete;
    expect(page.errorOf('login')).to.equal(undefined);
  });

  it('says it of an e-mail address, and of both at a time', async () => {
    enter('email', 'DEMO@example.com');
    enter('login', 'demo');
    await until(() => page.errorOf('email') && page.errorOf('login'), 'it says so');
    expect(page.errorOf('email')).to.equal(emailTaken);
    expect((await lookups()).sort()).to.deep.equal(['email=DEMO%40example.com', 'login=demo']);
  });

  it('says nothing of a login that is free, and asks once for each text', async () => {
    enter('login', 'marvin18');
    page.leave('login');
    await answered(1);
    page.leave('login');
    enter('login', 'demo');
    await until(() => page.errorOf('login'), 'it says so');
    page.type('login', 'demo1');
    enter('login', 'demo');
    await page.signup.updateComplete;
    expect(page.errorOf('login')).to.equal(taken);
    enter('login', 'marvin18');
    enter('login', 'other');
    await page.signup.updateComplete;
    expect(page.errorOf('login')).to.equal(undefined);
    await until(() => page.errorOf('login'), 'it says so');
    expect(await lookups()).to.deep.equal(['login=marvin18', 'login=demo', 'login=other']);
  });

  it('asks for nothing that cannot be one', async () => {
    for (const text of ['', '  ', 'ab', 'x'.repeat(71)]) enter('login', text);
    for (const text of ['', 'marvin', 'mar vin@example.com']) enter('email', text);
    enter('fullName', 'Demo User');
    enter('login', 'demo');
    await until(() => page.errorOf('login'), 'it says so');
    expect(await lookups()).to.deep.equal(['login=demo']);
  });

  it('takes no answer for a text that has been changed meanwhile', async () => {
    await emulator.fault({path: '/users/v2', delayMs: 300});
    enter('login', 'demo');
    await until(async () => (await lookups()).length === 1, 'it is asked for');
    page.type('login', 'marvin18');
    page.leave('login');
    await answered(2);
    expect(page.errorOf('login')).to.equal(undefined);
    expect(page.remark).to.equal('');
  });

  it('asks for a text that was typed between only', async () => {
    enter('login', 'demo');
    enter('login', 'marvin18');
    await answered(1);
    expect(await lookups()).to.deep.equal(['login=marvin18']);
  });

  it('asks no more once the form has been submitted', async () => {
    page.fill();
    enter('login', 'marvin18');
    await emulator.fault({method: 'POST', path: '/users', delayMs: 500});
    const signedUp = page.signUp();
    enter('login', 'marvin18');
    await signedUp;
    expect(await lookups()).to.deep.equal([]);
  });

  it('drops an answer that comes after the form has been submitted', async () => {
    await emulator.fault({path: '/users/v2', delayMs: 200});
    await emulator.fault({method: 'POST', path: '/users', delayMs: 400});
    enter('login', 'demo');
    await until(async () => (await lookups()).length === 1, 'it is asked for');
    await page.fail({...newcomer, login: 'demo'});
    expect(page.errorOf('login'), 'by the word of the server').to.equal(taken);
    expect(page.remark).to.equal('');
  });

  const failures: [name: string, fault: Record<string, unknown>][] = [
    ['429', {status: 429}],
    ['500', {status: 500}],
    ['a refusal', {status: 403, body: {errors: ['Forbidden']}}],
    ['HTML', {status: 200, body: '<p>Hello</p>'}],
    ['no list', {status: 200, body: {items: 'demo'}}],
    ['a list of nothing', {status: 200, body: {items: [null]}}],
    ['somebody else', {status: 200, body: {items: [{id: 5, login: 'somebody-else'}]}}],
    ['a cut connection', {reset: true, times: 100}],
  ];
  for (const [name, fault] of failures) {
    it(`says nothing where the answer is ${name}, and signs up all the same`, async () => {
      await emulator.fault({path: '/users/v2', times: 10, ...fault});
      enter('login', 'marvin18');
      await answered(1);
      expect(page.errorOf('login')).to.equal(undefined);
      expect(page.remark).to.equal('');
      await page.signUp();
      expect(page.session.state.user?.login).to.equal('marvin18');
    });
  }

  it('asks again for a text of which nothing was learned', async () => {
    await emulator.fault({path: '/users/v2', status: 403});
    enter('login', 'demo');
    await answered(1);
    page.leave('login');
    await until(() => page.errorOf('login'), 'it says so');
    expect(await lookups()).to.deep.equal(['login=demo', 'login=demo']);
  });

  it('says it again of the next login that is taken', async () => {
    enter('login', 'demo');
    await until(() => page.errorOf('login'), 'it says so');
    page.type('login', 'other');
    await page.signup.updateComplete;
    expect(page.remark, 'what is said twice has to go between').to.equal('');
    page.leave('login');
    await until(() => page.remark === taken, 'it says so again');
    page.fill({password: ''});
    page.form!.requestSubmit();
    await page.signup.updateComplete;
    expect(page.remark).to.equal('');
  });

  it('does not take the account that may just have been made for somebody else’s', async () => {
    await emulator.fault({method: 'POST', path: '/users', truncate: true});
    await page.fail();
    page.leave('login');
    enter('email', 'demo@example.com');
    const next = await SignupPage.open(emulator.app);
    next.type('login', 'other');
    next.leave('login');
    await until(() => next.errorOf('login'), 'another one says so');
    expect([page.errorOf('login'), page.errorOf('email')]).to.deep.equal([undefined, undefined]);
    expect(await lookups()).to.deep.equal(['login=other']);
  });

  it('asks each app for itself', async () => {
    enter('login', 'marvin18');
    await answered(1);
    const another = await emulator.newApp();
    const users = [{login: 'marvin18', password: 'secret-pw', full_name: 'Another Marvin'}];
    await emulator.control('POST', 'users', {appId: Number(another.appId), users});
    const session = Object.assign(document.createElement('cube-session'), another);
    document.body.append(session);
    await until(() => session.state.status === 'anonymous');
    session.append(page.signup);
    await page.signup.updateComplete;
    enter('login', 'marvin18');
    await until(() => page.errorOf('login'), 'it is taken there');
    page.session.append(page.signup);
    await page.signup.updateComplete;
    expect(page.errorOf('login'), 'it is free here').to.equal(undefined);
    session.remove();
  });

  it('follows a field that is left at once, inside a shadow root of the page', async () => {
    const rejections: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => rejections.push(event.reason);
    window.addEventListener('unhandledrejection', note);
    const outer = document.createElement('div');
    const signup = Object.assign(document.createElement('cube-signup'), emulator.app);
    outer.attachShadow({mode: 'open'}).append(signup);
    document.body.append(outer);
    await until(() => signup.querySelector('form'), 'the form comes');
    const inside = new SignupPage(page.session, signup);
    inside.field('login').value = 'demo';
    for (const type of ['focusin', 'input', 'focusout']) {
      inside.field('login').dispatchEvent(new Event(type, {bubbles: true, composed: true}));
    }
    await until(() => inside.errorOf('login') || rejections.length > 0, 'it says so');
    window.removeEventListener('unhandledrejection', note);
    outer.remove();
    expect(rejections).to.deep.equal([]);
  });

  it('moves neither the focus nor what is being typed', async () => {
    enter('login', 'demo');
    page.field('email').focus();
    page.field('email').value = 'marvin@exa';
    await until(() => page.errorOf('login'), 'it says so');
    expect(document.activeElement === page.field('email')).to.equal(true);
    expect(page.field('email').value).to.equal('marvin@exa');
  });

  it('asks no more when it is taken out of the page', async () => {
    enter('login', 'demo');
    page.signup.remove();
    const next = await SignupPage.open(emulator.app);
    next.type('login', 'other');
    next.leave('login');
    await until(() => next.errorOf('login'), 'another one says so');
    expect(await lookups()).to.deep.equal(['login=other']);
  });
});
