import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeSession} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

describe('<cube-signup> while the page around it changes', () => {
  const emulator = useEmulator();
  let page: SignupPage;
  let told: string[];

  beforeEach(async () => {
    page = await SignupPage.open(emulator.app);
    told = [];
    page.signup.addEventListener('cube-signup', ({detail}) => told.push(`made ${detail.user.login}`));
    page.signup.addEventListener('cube-signup-error', () => told.push('failed'));
  });

  const requested = (line: string) => until(async () => (await emulator.countRequests(line)) > 0, line);

  /** Hands the element over to a session of another app. */
  const moveToAnotherApp = async (): Promise<CubeSession> => {
    const session = Object.assign(document.createElement('cube-session'), await emulator.newApp());
    session.id = 'another';
    document.body.append(session);
    await until(() => session.state.status === 'anonymous');
    page.signup.session = 'another';
    await page.signup.updateComplete;
    return session;
  };

  it('forgets what may have become of an account when it is of another app: no password goes there', async () => {
    await emulator.fault({method: 'POST', path: '/users', truncate: true});
    await page.fail();
    const another = await moveToAnotherApp();
    expect(page.part('error') === null).to.equal(true);
    expect(page.field('login').value, 'what was typed stays').to.equal('marvin18');
    page.signup.session = '';
    await page.signup.updateComplete;
    expect(page.part('error') === null, 'for good').to.equal(true);
    another.remove();
  });

  it('forgets an account that is ready when it is of another app', async () => {
    await emulator.fault({path: '/login', status: 500});
    await page.fail();
    const another = await moveToAnotherApp();
    expect(page.form !== null && page.part('done') === null).to.equal(true);
    another.remove();
  });

  it('forgets an outcome that comes when it is of another app already', async () => {
    await emulator.fault({method: 'POST', path: '/users', delayMs: 300, status: 500});
    const failing = page.fail();
    await requested('POST /users');
    const another = await moveToAnotherApp();
    await failing;
    expect(page.part('error') === null && page.part('sign-in') === null).to.equal(true);
    expect(another.state.status).to.equal('anonymous');
    another.remove();
  });

  it('knows that the account is ready when it is removed and put back while signing in', async () => {
    await emulator.fault({path: '/login', status: 500, delayMs: 300});
    const failed = nextEvent(page.signup, 'cube-signup-error');
    await page.submitForm();
    await requested('POST /login');
    page.signup.remove();
    await page.signup.updateComplete;
    page.session.append(page.signup);
    await failed;
    await page.settle();
    expect(page.signup.matches(':state(done)')).to.equal(true);
    expect(told).to.deep.equal(['made marvin18', 'failed']);
    page.part('sign-in')!.click();
    await until(() => page.session.state.user?.login === 'marvin18', 'the user is signed in');
  });

  it('lets a user be who has signed in elsewhere meanwhile; the account is made all the same', async () => {
    await emulator.fault({method: 'POST', path: '/users', delayMs: 1_000});
    await page.submitForm();
    await requested('POST /users');
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await until(() => told.length > 0, 'the page is told');
    await page.settle();
    expect(told).to.deep.equal(['made marvin18']);
    expect(page.session.state.user?.login).to.equal('demo');
    expect(page.textOf('name')).to.equal('Demo User');
    expect(page.announcement).to.equal('Signed in as Demo User.');
    await page.session.client.signOut();
    await page.signup.updateComplete;
    expect(page.form !== null && page.part('done') === null, 'and it starts anew').to.equal(true);
  });
});
