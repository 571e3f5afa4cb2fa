import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {isCubeApiError} from '../../src/errors.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {until} from '../helpers/until.js';

describe('<cube-login>', () => {
  const emulator = useEmulator();
  let page: LoginPage;

  beforeEach(async () => {
    page = await LoginPage.open(emulator.app);
  });

  const signIn = async (identifier = 'demo', password = 'demo-password') => {
    const signedIn = nextEvent(page.login, 'cube-login');
    page.fillAndSubmit(identifier, password);
    return signedIn;
  };

  it('shows a native form that password managers know', () => {
    expect(page.login.contains(page.form)).to.equal(true);
    expect(page.identifier.autocomplete).to.equal('username');
    expect(page.password.autocomplete).to.equal('current-password');
    expect(page.identifier.labels?.[0]?.textContent).to.equal('Login or e-mail');
    expect(page.password.labels?.[0]?.textContent).to.equal('Password');
    expect([...new FormData(page.form!).keys()]).to.deep.equal(['username', 'password']);
  });

  for (const identifier of ['demo', 'demo@example.com', '  demo  ']) {
    it(`signs in as “${identifier}”, tells the page, and shows who that is`, async () => {
      const {detail} = await signIn(identifier);
      expect(detail.user).to.include({login: 'demo', fullName: 'Demo User'});
      await page.login.updateComplete;
      expect(page.textOf('name')).to.equal('Demo User');
      expect(page.form).to.equal(null);
      expect(page.announcement).to.equal('Signed in as Demo User.');
    });
  }

  it('signs in by the keyboard alone, and out again', async () => {
    page.login.focus();
    expect(document.activeElement).to.equal(page.identifier);
    await sendKeys({type: 'demo'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'demo-password'});
    const signedIn = nextEvent(page.login, 'cube-login');
    await sendKeys({press: 'Enter'});
    await signedIn;
    await page.login.updateComplete;
    expect(page.login.shadowRoot?.activeElement).to.equal(page.part('account'));
    await sendKeys({press: 'Tab'});
    expect(page.login.shadowRoot?.activeElement).to.equal(page.part('sign-out'));
    await sendKeys({press: 'Enter'});
    await until(() => page.session.state.status === 'anonymous');
    await page.login.updateComplete;
    expect(document.activeElement).to.equal(page.identifier);
    expect(page.password.value).to.equal('');
    await until(async () => (await emulator.requestLines()).at(-1) === 'DELETE /login 200');
    await sendKeys({type: 'd'});
    await until(async () => (await emulator.requestLines()).at(-1) === 'POST /session 201');
  });

  it('leaves the focus alone where it was elsewhere', async () => {
    expect(document.activeElement).to.equal(document.body);
    await signIn();
    await page.login.updateComplete;
    expect(document.activeElement).to.equal(document.body);
  });

  it('asks for what is missing, at its field, and goes to the first', async () => {
    page.fillAndSubmit('  ', '');
    await page.login.updateComplete;
    expect(page.errorOf(page.identifier)).to.equal('Enter your login or e-mail.');
    expect(page.errorOf(page.password)).to.equal('Enter your password.');
    expect(document.activeElement).to.equal(page.identifier);
    expect(page.announcement).to.equal('Enter your login or e-mail. Enter your password.');
    page.fillAndSubmit('demo', '');
    await page.login.updateComplete;
    expect(page.identifier.getAttribute('aria-invalid')).to.equal(null);
    expect(page.password.getAttribute('aria-invalid')).to.equal('true');
    expect(document.activeElement).to.equal(page.password);
    expect(await emulator.requestLines()).not.to.include('POST /login 422');
  });

  it('keeps what was typed when the password is wrong, and says so at the password', async () => {
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit('demo', 'wrong-password');
    const {detail} = await failed;
    await page.login.updateComplete;
    expect(isCubeApiError(detail.error) && detail.error.status).to.equal(401);
    expect(page.errorOf(page.password)).to.include('That password is not right.');
    expect(page.identifier.value).to.equal('demo');
    expect(page.password.value).to.equal('wrong-password');
    expect(document.activeElement).to.equal(page.password);
    expect(page.announcement).to.include('That password is not right.');
  });

  it('says at the login that nobody has it, and makes no account of it', async () => {
    await emulator.control('PATCH', `apps/${emulator.app.appId}`, {features: {autoCreateUsers: true}});
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit('mistyped', 'some-password');
    await failed;
    await page.login.updateComplete;
    expect(page.errorOf(page.identifier)).to.include('No account has this login or e-mail.');
    expect(document.activeElement).to.equal(page.identifier);
    expect(await page.session.client.getUserByLogin('mistyped')).to.equal(null);
  });

  it('shows what is under way, keeps the focus, and ignores further submits', async () => {
    await emulator.fault({path: '/login', delayMs: 400});
    page.submit.focus();
    const signedIn = nextEvent(page.login, 'cube-login');
    page.fillAndSubmit('demo', 'demo-password');
    page.form!.requestSubmit();
    await page.login.updateComplete;
    expect(page.submit.textContent.trim()).to.equal('Signing in…');
    expect(page.submit.getAttribute('aria-disabled')).to.equal('true');
    expect(page.submit.disabled).to.equal(false);
    expect(document.activeElement).to.equal(page.submit);
    expect(page.login.matches(':state(pending)')).to.equal(true);
    page.form!.requestSubmit();
    await signedIn;
    const lines = await emulator.requestLines();
    expect(lines.filter((line) => line.startsWith('POST /login'))).to.deep.equal(['POST /login 202']);
    await page.login.updateComplete;
    expect(page.login.matches(':state(pending)')).to.equal(false);
  });

  it('shows and hides the password, and hides it before sending', async () => {
    page.identifier.value = 'demo';
    page.password.value = 'wrong-password';
    page.reveal.click();
    await page.login.updateComplete;
    expect(page.password.type).to.equal('text');
    expect(page.reveal.getAttribute('aria-pressed')).to.equal('true');
    expect(page.reveal.getAttribute('aria-label')).to.equal('Show password');
    const failed = nextEvent(page.login, 'cube-login-error');
    page.form!.requestSubmit();
    await page.login.updateComplete;
    expect(page.password.type).to.equal('password');
    await failed;
  });

  it('fetches the application session when the form gets the focus', async () => {
    page.identifier.focus();
    await until(async () => (await emulator.requestLines()).includes('POST /session 201'));
    await signIn();
    expect(await emulator.requestLines()).to.deep.equal(['POST /session 201', 'POST /login 202']);
  });

  it('never puts the password into an event, an attribute or the element', async () => {
    const heard: unknown[] = [];
    const hear = ({detail}: CustomEvent<unknown>) => heard.push(detail);
    document.addEventListener('cube-login', hear);
    document.addEventListener('cube-login-error', hear);
    document.addEventListener('cube-session-change', hear);
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit('demo', 'wrong-password');
    await failed;
    await page.login.updateComplete;
    expect(page.login.outerHTML).not.to.include('wrong-password');
    await signIn();
    await page.login.updateComplete;
    document.removeEventListener('cube-login', hear);
    document.removeEventListener('cube-login-error', hear);
    document.removeEventListener('cube-session-change', hear);
    expect(heard).to.have.length(3);
    const texts = JSON.stringify(heard, (_key, value: unknown) =>
      value instanceof Error ? [value.message, value.stack, Object.values(value)] : value,
    );
    expect(texts).not.to.match(/wrong-password|demo-password/);
    expect(page.login.outerHTML).not.to.match(/wrong-password|demo-password/);
    expect(page.login.querySelector('input')).to.equal(null);
  });

  it('asks to sign in again where the session has ended, with the login filled in', async () => {
    await signIn();
    await emulator.expireSessions();
    const call = page.session.client.getSession();
    await until(() => page.part('notice'));
    expect(page.textOf('notice')).to.equal('Your session has ended. Sign in to go on.');
    expect(page.identifier.value).to.equal('demo');
    page.login.focus();
    expect(document.activeElement).to.equal(page.password);
    await signIn('demo');
    await page.login.updateComplete;
    expect(page.part('account')).not.to.equal(null);
    expect(await call).to.include({userId: page.session.state.user?.id});
  });

  it('takes texts and content of the page', async () => {
    page.login.messages = {signIn: 'Enter', heading: 'Members'};
    const account = document.createElement('p');
    account.slot = 'account';
    account.textContent = 'Welcome back';
    const footer = document.createElement('a');
    footer.slot = 'footer';
    footer.href = '#signup';
    page.login.append(account, footer);
    await page.login.updateComplete;
    expect(page.submit.textContent.trim()).to.equal('Enter');
    expect(page.textOf('heading')).to.equal('Members');
    expect(footer.checkVisibility()).to.equal(true);
    expect(account.checkVisibility()).to.equal(false);
    await signIn();
    await page.login.updateComplete;
    expect(account.checkVisibility()).to.equal(true);
    expect(page.part('sign-out')?.checkVisibility()).to.equal(false);
    expect(footer.isConnected && account.isConnected).to.equal(true);
  });

  it('brings its form back where the page has removed it', async () => {
    page.login.replaceChildren();
    page.login.requestUpdate();
    await page.login.updateComplete;
    await signIn();
  });

  it('shows hostile names as the text they are', async () => {
    const name = '<img src=x onerror="window.hacked = true">\u202e';
    await emulator.control('POST', 'users', {
      appId: Number(emulator.app.appId),
      users: [{login: 'hostile', password: 'hostile-password', full_name: name}],
    });
    await signIn('hostile', 'hostile-password');
    await page.login.updateComplete;
    expect(page.textOf('name')).to.equal(name);
    expect(page.login.shadowRoot?.querySelector('img')).to.equal(null);
    expect(window).not.to.have.property('hacked');
  });

  it('keeps its form and its text when it is moved', async () => {
    page.identifier.value = 'typed';
    const elsewhere = document.createElement('div');
    page.session.append(elsewhere);
    elsewhere.append(page.login);
    await page.login.updateComplete;
    expect(page.identifier.value).to.equal('typed');
  });
});
