import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';
import {usePasswordStore} from '../session/helpers/browser-credentials.js';

describe('<cube-signup>', () => {
  const emulator = useEmulator();

  const open = (properties = {}, content?: Node[]) => SignupPage.open(emulator.app, properties, content);

  it('shows a native form that password managers and keyboards know', async () => {
    const page = await open({fields: 'login email full-name phone website tags custom-data'});
    expect(page.signup.contains(page.form)).to.equal(true);
    expect(page.names).to.deep.equal([
      'login',
      'email',
      'fullName',
      'phone',
      'website',
      'tags',
      'customData',
      'password',
    ]);
    const known = page.names.slice(0, 5).map((name) => {
      const {type, inputMode, autocomplete} = page.field(name);
      return `${inputMode || type} ${autocomplete}`;
    });
    expect(known).to.deep.equal(['text username', 'email email', 'text name', 'tel tel', 'url url']);
    const password = page.field('password');
    expect([password.type, password.autocomplete]).to.deep.equal(['password', 'new-password']);
    expect(password.getAttribute('passwordrules')).to.equal('minlength: 6; maxlength: 40;');
    expect(page.submit.form).to.equal(page.form);
  });

  it('says what is optional, and the rules for the password before any error', async () => {
    const page = await open();
    expect(page.labelOf('login')).to.equal('Login');
    expect(page.labelOf('email')).to.equal('E-mail (optional)');
    expect(page.labelOf('fullName')).to.equal('Full name (optional)');
    expect(page.labelOf('password')).to.equal('Password');
    expect(page.describe('password')).to.equal('6 to 40 characters.');
    expect(page.field('login').getAttribute('aria-required')).to.equal('true');
    expect(page.field('email').hasAttribute('aria-required')).to.equal(false);
  });

  it('makes an account, signs its user in, tells the page, and shows who that is', async () => {
    const page = await open();
    const {user} = await page.signUp();
    expect(user).to.include({login: 'marvin18', fullName: 'Marvin Simon'});
    expect(page.session.state).to.deep.include({status: 'authenticated', user});
    expect(page.textOf('name')).to.equal('Marvin Simon');
    expect(page.form).to.equal(null);
    expect(page.announcement).to.equal('Signed in as Marvin Simon.');
    expect(page.signup.matches(':state(account)')).to.equal(true);
  });

  it('sends the auth key alone', async () => {
    const page = await open();
    await page.signUp();
    const [request] = (await emulator.requests()).filter(({path}) => path === '/users');
    expect(request?.headers).to.include({'cb-authkey': emulator.app.authKey});
    expect(request?.headers).not.to.have.property('cb-token');
  });

  it('sends what was filled in, trimmed, and nothing else', async () => {
    const page = await open({fields: 'login email full-name phone website tags custom-data', confirm: true});
    const bodies: unknown[] = [];
    const {fetch} = window;
    window.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'POST' && request.url.endsWith('/users'))
        bodies.push(await request.clone().json());
      return fetch(request);
    };
    try {
      await page.signUp({
        login: '  marvin18 ',
        email: ' ',
        website: 'example.com',
        tags: ' a b,, c ,a,c',
        customData: ' {"x": 1} ',
        password: ' 7 spaces  ',
        confirm: ' 7 spaces  ',
      });
    } finally {
      window.fetch = fetch;
    }
    expect(bodies).to.deep.equal([
      {
        user: {
          login: 'marvin18',
          website: 'https://example.com',
          tag_list: ['a b', 'c', 'a'],
          custom_data: ' {"x": 1} ',
          password: ' 7 spaces  ',
        },
      },
    ]);
  });

  it('signs up and in by e-mail address where there is no login', async () => {
    const page = await open({fields: 'email'});
    expect(page.field('email').autocomplete).to.equal('username');
    const {user} = await page.signUp({email: 'ann@example.com', password: 'towel-42-days'});
    expect(user).to.include({email: 'ann@example.com', login: null});
    expect(page.session.state.status).to.equal('authenticated');
  });

  it('signs nobody in where the page does not want it, and shows what is next', async () => {
    const next = Object.assign(document.createElement('a'), {
      slot: 'done',
      href: '#sign-in',
      textContent: 'Go on',
    });
    const page = await open({noSignIn: true}, [next]);
    expect(next.checkVisibility()).to.equal(false);
    page.submit.focus();
    const {user} = await page.signUp();
    expect(user.login).to.equal('marvin18');
    expect(page.session.state.status).to.equal('anonymous');
    expect(page.textOf('done')).to.equal('Your account is ready.');
    expect(page.announcement).to.equal('Your account is ready.');
    expect(page.part('sign-in') === null && page.form === null).to.equal(true);
    expect(next.checkVisibility()).to.equal(true);
    expect(page.signup.shadowRoot!.activeElement === page.part('done')).to.equal(true);
    expect(page.signup.matches(':state(done)')).to.equal(true);
    expect(await emulator.countRequests('POST /login')).to.equal(0);
  });

  it('signs up by the keyboard alone, in the order in which one reads', async () => {
    const terms = document.createElement('p');
    terms.slot = 'terms';
    terms.append(
      'I accept the ',
      Object.assign(document.createElement('a'), {href: '#terms', textContent: 'terms'}),
    );
    const page = await open({}, [terms]);
    page.signup.focus();
    const visited: (string | undefined)[] = [];
    const note = () =>
      visited.push((document.activeElement as HTMLInputElement).name || document.activeElement?.localName);
    note();
    await sendKeys({type: 'marvin18'});
    for (const text of ['', 'Marvin Simon', 'towel-42-days', undefined, ' ', undefined, undefined]) {
      await sendKeys({press: 'Tab'});
      note();
      if (text === ' ') await sendKeys({press: 'Space'});
      else if (text) await sendKeys({type: text});
    }
    expect(visited).to.deep.equal([
      'login',
      'email',
      'fullName',
      'password',
      'button',
      'terms',
      'a',
      'button',
    ]);
    expect(document.activeElement === page.submit).to.equal(true);
    await sendKeys({press: 'Shift+Tab'});
    await sendKeys({press: 'Shift+Tab'});
    const signedUp = nextEvent(page.signup, 'cube-signup');
    await sendKeys({press: 'Enter'});
    await signedUp;
    await page.settle();
    expect(page.signup.shadowRoot!.activeElement === page.part('account')).to.equal(true);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await until(() => page.session.state.status === 'anonymous');
    await page.signup.updateComplete;
    expect(document.activeElement === page.field('login')).to.equal(true);
    expect([page.field('login').value, page.field('password').value]).to.deep.equal(['', '']);
  });

  for (const name of ['Enter twice', 'a click and Enter']) {
    it(`makes one account of ${name}`, async () => {
      const page = await open();
      await emulator.fault({method: 'POST', path: '/users', delayMs: 200});
      page.fill();
      page.field('password').focus();
      const signedUp = nextEvent(page.signup, 'cube-signup');
      if (name === 'Enter twice') await sendKeys({press: 'Enter'});
      else page.submit.click();
      await sendKeys({press: 'Enter'});
      expect(page.submit.textContent.trim()).to.equal('Creating account…');
      expect(page.submit.getAttribute('aria-disabled')).to.equal('true');
      expect(page.announcement).to.equal('Creating account…');
      expect(document.activeElement === page.field('password')).to.equal(true);
      await signedUp;
      await page.settle();
      const lines = await emulator.requestLines();
      expect(lines.filter((line) => line.startsWith('POST /users'))).to.deep.equal(['POST /users 201']);
      expect(lines.filter((line) => line.startsWith('POST /login'))).to.deep.equal(['POST /login 202']);
    });
  }

  it('asks for what is missing, at its field, and goes to the first', async () => {
    const page = await open({fields: 'full-name* login email* tags*', confirm: true});
    await page.submitForm({fullName: ' ', login: '', email: '', tags: ' , ', password: '', confirm: ''});
    expect(page.names.map((name) => page.errorOf(name))).to.deep.equal([
      'Enter your full name.',
      undefined,
      'Enter an e-mail address.',
      'Enter at least one tag.',
      'Enter a password.',
      undefined,
    ]);
    expect(document.activeElement === page.field('fullName')).to.equal(true);
    expect(page.announcement).to.include('Enter your full name. Enter an e-mail address.');
    expect(await emulator.countRequests('POST /users')).to.equal(0);
  });

  it('wants the password twice, and the same', async () => {
    const page = await open({confirm: true});
    expect(page.field('confirm').autocomplete).to.equal('new-password');
    await page.submitForm({...newcomer, confirm: ''});
    expect(page.errorOf('confirm')).to.equal('Enter the password again.');
    await page.submitForm({...newcomer, confirm: 'towel-42-day'});
    expect(page.errorOf('confirm')).to.equal('This is not the same password. Enter it again.');
    expect(document.activeElement === page.field('confirm')).to.equal(true);
    await page.signUp({...newcomer, confirm: newcomer.password});
  });

  it('hides a shown password before it is sent', async () => {
    const page = await open();
    page.signup.querySelector<HTMLButtonElement>('.cube-reveal')!.click();
    await page.signup.updateComplete;
    expect(page.field('password').type).to.equal('text');
    await emulator.fault({method: 'POST', path: '/users', status: 422});
    await page.fail();
    expect(page.field('password').type).to.equal('password');
  });

  for (const [name, entries, id] of [
    ['login', newcomer, 'marvin18'],
    [
      'e-mail address',
      {email: 'ann@example.com', fullName: 'Marvin Simon', password: newcomer.password},
      'ann@example.com',
    ],
  ] as const) {
    it(`offers the password to the browser, for the ${name}`, async () => {
      const store = usePasswordStore(() => Promise.resolve(null));
      const page = await open({fields: 'login email full-name'});
      await page.signUp(entries);
      await until(() => store.stored.length > 0, 'it is offered');
      const [saved] = store.stored;
      expect([saved?.id, saved?.password, saved?.name]).to.deep.equal([
        id,
        newcomer.password,
        'Marvin Simon',
      ]);
    });
  }

  it('never puts the password into an event, an attribute or the element', async () => {
    const page = await open({strength: true});
    const heard: unknown[] = [];
    const names = ['cube-signup', 'cube-signup-error', 'cube-session-change'] as const;
    const hear = ({detail}: CustomEvent<unknown>) => heard.push(detail);
    for (const name of names) document.addEventListener(name, hear);
    page.type('password', newcomer.password);
    await until(() => page.remark.includes('Password strength'));
    await page.fail({login: 'demo', password: newcomer.password});
    expect(page.signup.outerHTML + page.signup.shadowRoot!.innerHTML).not.to.include(newcomer.password);
    await page.signUp();
    for (const name of names) document.removeEventListener(name, hear);
    expect(heard).to.have.length(3);
    const texts = JSON.stringify(heard, (_key, value: unknown) =>
      value instanceof Error ? [value.message, value.stack, Object.values(value)] : value,
    );
    expect(texts).not.to.include(newcomer.password);
    expect(page.signup.querySelector('input') === null).to.equal(true);
  });

  it('shows who is signed in already, and the form after signing out', async () => {
    const page = await open();
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await page.signup.updateComplete;
    expect(page.textOf('name')).to.equal('Demo User');
    page.part('sign-out')!.click();
    await until(() => page.form, 'the form is back');
  });

  it('shows the form where a session has ended, and the new user signs in in place of the old one', async () => {
    const page = await open();
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await emulator.expireSessions();
    await page.session.client.getSession().catch(() => undefined);
    await until(() => page.form, 'the form is shown');
    expect(page.field('login').value).to.equal('');
    await page.signUp();
    expect(page.session.state.user?.login).to.equal('marvin18');
    expect(page.textOf('notice')).to.include('You are signed in as');
  });

  it('shows nothing as long as it is not known who is signed in', async () => {
    const signup = document.createElement('cube-signup');
    const session = Object.assign(document.createElement('cube-session'), emulator.app);
    session.append(signup);
    document.body.append(session);
    await signup.updateComplete;
    expect(signup.matches(':state(restoring)')).to.equal(true);
    expect(signup.querySelector('form') === null).to.equal(true);
    const {height} = signup.getBoundingClientRect();
    await until(() => signup.querySelector('form'), 'the form comes');
    expect(signup.getBoundingClientRect().height, 'its place was kept free').to.equal(height);
    session.remove();
  });

  it('takes texts and content of the page', async () => {
    const footer = Object.assign(document.createElement('a'), {
      slot: 'footer',
      href: '#',
      textContent: 'Sign in',
    });
    const page = await open({messages: {signUp: 'Join', heading: 'Members', email: 'Mail'}}, [footer]);
    expect(page.submit.textContent.trim()).to.equal('Join');
    expect(page.textOf('heading')).to.equal('Members');
    expect(page.labelOf('email')).to.equal('Mail (optional)');
    expect(page.labelOf('login')).to.equal('Login');
    expect(footer.checkVisibility()).to.equal(true);
  });

  it('keeps its form and its text when it is moved, and brings it back where the page has removed it', async () => {
    const page = await open();
    page.field('login').value = 'typed';
    const elsewhere = document.createElement('div');
    page.session.append(elsewhere);
    elsewhere.append(page.signup);
    await page.signup.updateComplete;
    expect(page.field('login').value).to.equal('typed');
    page.signup.replaceChildren();
    page.signup.requestUpdate();
    await page.signup.updateComplete;
    await page.signUp();
  });

  it('has forms that do not get into each other’s way', async () => {
    const page = await open();
    const second = document.createElement('cube-signup');
    page.session.append(second);
    await until(() => second.querySelector('form'));
    const ids = [...document.querySelectorAll('cube-signup [id]')].map(({id}) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    await page.signUp();
  });

  it('works with an app that is named on the element alone', async () => {
    const signup = Object.assign(document.createElement('cube-signup'), emulator.app);
    document.body.append(signup);
    await until(() => signup.querySelector('form'));
    const page = new SignupPage(document.createElement('cube-session'), signup);
    const {user} = await page.signUp();
    expect(user.login).to.equal('marvin18');
    signup.remove();
  });
});
