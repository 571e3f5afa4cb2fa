import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';
import {WaysPage} from '../helpers/ways-page.js';

const help =
  'You stay signed in for a day at most. Then your guest account and what is in it are deleted. Once signed out, you cannot come back to it.';

describe('<cube-login methods="… guest">', () => {
  const emulator = useEmulator();
  let page: WaysPage;

  const open = async (attributes: Readonly<Record<string, string>> = {}) => {
    page = await WaysPage.offer(emulator.app, {methods: 'password guest', ...attributes});
  };

  const name = () => page.login.querySelector<HTMLInputElement>('input[name=fullName]');
  const button = () => page.shownForm!.querySelector<HTMLButtonElement>('button[type=submit]')!;
  /** What is said at the name. */
  const nameError = () => page.login.querySelector('.cube-error')?.textContent.trim();
  const about = () => page.login.shadowRoot!.querySelector('.guest-help')?.textContent.trim();
  const signUpButton = () => page.part('sign-up') as HTMLButtonElement | null;
  const signup = () => page.login.querySelector('cube-signup');

  /** Chooses to be a guest, of this name. */
  const choose = async (text = '') => {
    await page.choose('guest');
    name()!.value = text;
  };

  const isGuest = async () => {
    await until(() => about() !== undefined, 'the guest is told what happens');
    await page.login.updateComplete;
  };

  const enter = async (text = 'Gus Guest') => {
    await choose(text);
    page.shownForm!.requestSubmit();
    await isGuest();
  };

  const fails = async () => {
    const failed = nextEvent(page.login, 'cube-login-error');
    page.shownForm!.requestSubmit();
    const {detail} = await failed;
    await page.login.updateComplete;
    return detail;
  };

  /** Opens the form for an account, as a page object of its own. */
  const goOn = async () => {
    signUpButton()!.focus();
    signUpButton()!.click();
    await until(() => signup()?.matches(':state(form)'), 'the form is shown');
    return new SignupPage(page.session, signup()!);
  };

  describe('asks for a name', () => {
    beforeEach(() => open());

    it('says what happens after a day, and takes no name for an answer', async () => {
      await choose();
      expect(page.heading).to.equal('Continue as a guest');
      expect(page.login.querySelector(`#${name()!.getAttribute('aria-describedby')}`)?.textContent).to.equal(
        help,
      );
      expect(name()!.labels![0]!.textContent.replace(/\s+/g, ' ')).to.equal('Your name (optional)');
      expect([name()!.autocomplete, name()!.matches(':focus')]).to.deep.equal(['name', true]);

      const signedIn = nextEvent(page.login, 'cube-login');
      page.shownForm!.requestSubmit();
      const {user} = (await signedIn).detail;
      expect([user.isGuest, user.fullName]).to.deep.equal([true, null]);
      await isGuest();
      expect(page.textOf('name')).to.equal('Guest');
      expect(page.announcement).to.equal('Signed in as Guest.');
      expect(page.login.shadowRoot!.textContent).not.to.include('guest_login');
    });

    it('signs in under the name, by the keyboard alone, and shows that it is a guest', async () => {
      page.button('guest')!.focus();
      await sendKeys({press: 'Enter'});
      await until(() => name()?.matches(':focus'), 'the name is asked for');
      await sendKeys({type: '  Gus Guest '});
      await sendKeys({press: 'Enter'});
      await isGuest();
      const {state} = page.session;
      expect([state.user?.fullName, state.status === 'authenticated' && state.provider]).to.deep.equal([
        'Gus Guest',
        'guest',
      ]);
      const person = page.login.shadowRoot!.querySelector('.person')!;
      expect([...person.querySelectorAll('bdi')].map(({textContent}) => textContent)).to.deep.equal([
        'Gus Guest',
        'Guest',
      ]);
      expect(page.part('account')!.matches(':focus')).to.equal(true);
    });

    it('is called a guest in the words of the page', async () => {
      page.login.messages = {guest: 'Gast', signedInAs: 'Angemeldet als {name}.'};
      await enter('');
      expect([page.textOf('name'), page.announcement]).to.deep.equal(['Gast', 'Angemeldet als Gast.']);
      const profile = document.createElement('cube-profile');
      profile.messages = {guest: 'Gast'};
      page.session.append(profile);
      const heading = () => profile.shadowRoot!.querySelector('[part=name]');
      await until(heading);
      expect(heading()!.textContent).to.equal('Gast');
    });

    it('names the day and the time of its end in the language of the page', async () => {
      page.session.lang = 'de';
      await enter();
      const end = Date.parse(page.session.state.user!.createdAt!) + 24 * 60 * 60 * 1000;
      const format = {weekday: 'long', hour: 'numeric', minute: '2-digit'} as const;
      const time = new Intl.DateTimeFormat('de', format).format(end);
      expect(about()).to.equal(help.replace('for a day at most', `until ${time}`));
    });

    it('keeps the name through all that can go wrong', async () => {
      await choose('Gus Guest');
      const said: (string | undefined)[] = [];
      const faults = [
        {status: 503},
        {reset: true},
        {truncate: true},
        {status: 200, body: {session: null}},
        {status: 429, headers: {'Retry-After': '30', 'Access-Control-Expose-Headers': 'Retry-After'}},
        {status: 403, body: {errors: {base: ['Guests are not allowed']}}},
        {status: 422, body: {errors: {full_name: ['is a swear word']}}},
      ];
      for (const fault of faults) {
        await emulator.fault({method: 'POST', path: '/session', times: 5, ...fault});
        const {error} = await fails();
        await emulator.clearFaults();
        expect(error).to.be.instanceOf(Error);
        expect(name()!.value).to.equal('Gus Guest');
        said.push(page.textOf('error')?.replace(/\d+/, '…') ?? nameError());
      }
      expect(said.slice(4)).to.deep.equal([
        'Too many attempts. Try again in … seconds.',
        'Signing in as a guest is not possible here at the moment. Try another way.',
        'This name is not accepted. Change it, or leave it out.',
      ]);
      expect(said.every(Boolean)).to.equal(true);
      expect(name()!.matches(':focus'), 'the field that is to blame').to.equal(true);
      page.shownForm!.requestSubmit();
      await isGuest();
      expect(page.textOf('name')).to.equal('Gus Guest');
    });

    it('says at the name that it is too long', async () => {
      await choose('x'.repeat(201));
      await fails();
      expect(nameError()).to.equal('Enter at most 200 characters.');
      name()!.value = 'x'.repeat(200);
      page.shownForm!.requestSubmit();
      await isGuest();
    });

    it('makes one guest, however often the button is pressed', async () => {
      await emulator.fault({method: 'POST', path: '/session', times: 1, delayMs: 300});
      await choose('Gus');
      await emulator.clearRequests();
      button().focus();
      for (let times = 0; times < 3; times += 1) button().click();
      await page.login.updateComplete;
      expect([page.announcement, button().getAttribute('aria-disabled')]).to.deep.equal([
        'Signing in…',
        'true',
      ]);
      expect([button().matches(':focus'), page.login.matches(':state(pending)')]).to.deep.equal([true, true]);
      await isGuest();
      expect(await emulator.countRequests('POST /session')).to.equal(1);
    });

    it('is left without a guest: the answer comes too late, and what was typed is still there', async () => {
      await emulator.fault({method: 'POST', path: '/session', times: 1, delayMs: 500});
      await choose('Gus');
      let events = 0;
      page.login.addEventListener('cube-login', () => (events += 1));
      page.login.addEventListener('cube-login-error', () => (events += 1));
      await emulator.clearRequests();
      page.shownForm!.requestSubmit();
      page.part('back')!.click();
      await until(() => page.heading === 'Sign in');
      await until(() => !page.login.matches(':state(pending)'), 'it has been given up');
      expect([page.session.state.status, events, page.textOf('error')]).to.deep.equal([
        'anonymous',
        0,
        undefined,
      ]);
      await page.choose('guest');
      expect(name()!.value).to.equal('Gus');
    });
  });

  describe('with a name given by the page', () => {
    it('signs in at the click', async () => {
      await open({'guest-name': ' Visitor 7 '});
      page.button('guest')!.click();
      await isGuest();
      expect(page.textOf('name')).to.equal('Visitor 7');
    });

    it('signs nobody in by itself where it is the first way, and asks for no name', async () => {
      await open({methods: 'guest password', 'guest-name': 'Visitor 7'});
      await until(() => page.shownForm, 'the form is there');
      expect([page.session.state.status, name() === null]).to.deep.equal(['anonymous', true]);
      expect(page.shownForm!.querySelector('.cube-help')?.textContent).to.equal(help);
      button().click();
      await isGuest();
      expect(page.textOf('name')).to.equal('Visitor 7');
    });

    it('says above the button what went wrong, and tries again at a press of it', async () => {
      await open({'guest-name': 'x'.repeat(201)});
      const failed = nextEvent(page.login, 'cube-login-error');
      page.button('guest')!.click();
      await failed;
      await page.login.updateComplete;
      expect(page.textOf('error')).to.equal(
        'Signing in as a guest is not possible here at the moment. Try another way.',
      );
      page.login.setAttribute('guest-name', '<b>Gus</b>');
      page.shownForm!.requestSubmit();
      await isGuest();
      expect(page.textOf('name')).to.equal('<b>Gus</b>');
    });
  });

  it('goes on by the page’s own form, with its fields and its terms', async () => {
    const own = document.createElement('cube-signup');
    const terms = document.createElement('span');
    Object.assign(terms, {slot: 'terms', textContent: 'I accept the terms'});
    own.setAttribute('fields', 'email');
    own.setAttribute('session', 'own-session');
    own.append(terms);
    const template = Object.assign(document.createElement('template'), {slot: 'sign-up'});
    template.content.append(own);
    page = await WaysPage.offer(emulator.app, {methods: 'guest'}, template);
    page.shownForm!.requestSubmit();
    await isGuest();
    page.session.id = 'own-session';
    const signing = await goOn();
    expect(signup()!.session).to.equal('own-session');
    expect(signing.names).to.deep.equal(['email', 'password']);
    await signing.submitForm({email: 'gus@example.com', password: newcomer.password});
    expect(signing.errorOf('terms')).to.equal('Tick this to create an account.');
    signing.field('terms').click();
    signing.form!.requestSubmit();
    await until(() => page.textOf('name') === 'gus@example.com', 'the account is shown');
  });

  describe('as a guest', () => {
    beforeEach(async () => {
      await open();
      await enter();
    });

    it('goes on to an account in place, and ends the session of the guest', async () => {
      const token = page.session.store.token!;
      const signing = await goOn();
      expect(signing.field('fullName').value).to.equal('Gus Guest');
      await until(() => signing.field('login').matches(':focus'), 'the first empty field has the focus');
      signing.field('login').focus();
      const told: string[] = [];
      page.session.addEventListener('cube-signup', ({detail}) => told.push(detail.user.login ?? ''));
      await signing.submitForm({login: newcomer.login, password: newcomer.password});
      await until(() => page.login.querySelector('cube-signup') === null, 'the account is shown');
      await page.login.updateComplete;
      expect(told).to.deep.equal(['marvin18']);
      const {user} = page.session.state;
      expect([user?.login, user?.fullName, user?.isGuest]).to.deep.equal(['marvin18', 'Gus Guest', false]);
      expect([page.textOf('name'), about()]).to.deep.equal(['Gus Guest', undefined]);
      expect(page.announcement).to.equal('Signed in as Gus Guest.');
      await until(() => page.part('account')!.matches(':focus'), 'the account has the focus');
      await until(async () => !(await emulator.isAlive(token)), 'the session of the guest is over');
    });

    it('leads back, and keeps what was entered', async () => {
      (await goOn()).fill({login: 'gus'});
      page.part('back')!.click();
      await until(() => signUpButton()?.matches(':focus'), 'the guest is where the way began');
      expect((await goOn()).field('login').value).to.equal('gus');
    });

    it('keeps what was entered when the session ends meanwhile, and makes the account all the same', async () => {
      const signing = await goOn();
      signing.fill();
      await emulator.expireSessions();
      page.session.client.getSession().catch(() => undefined);
      await until(() => page.session.state.status === 'expired');
      await page.login.updateComplete;
      expect(signing.field('login').value).to.equal('marvin18');
      signing.form!.requestSubmit();
      await until(() => page.session.state.user?.login === 'marvin18');
      await until(() => page.textOf('name') === 'Marvin Simon');
    });

    it('keeps what was entered when the guest is signed out elsewhere, and leads back to the ways', async () => {
      const signing = await goOn();
      signing.fill({login: 'gus'});
      await page.session.client.signOut();
      await page.login.updateComplete;
      expect(signing.field('login').value).to.equal('gus');
      page.part('back')!.focus();
      page.part('back')!.click();
      await until(() => page.heading === 'Sign in');
      expect([
        page.login.querySelector('cube-signup') === null,
        page.identifier.matches(':focus'),
      ]).to.deep.equal([true, true]);
    });

    it('stays with a sign-up that has made an account and signed nobody in', async () => {
      const signing = await goOn();
      await emulator.fault({path: '/login', status: 500});
      await signing.fail();
      expect([signing.textOf('heading'), page.session.state.user?.isGuest]).to.deep.equal([
        'Your account is ready.',
        true,
      ]);
      await emulator.clearFaults();
      signing.part('sign-in')!.click();
      await until(() => page.textOf('name') === 'Marvin Simon', 'the account is shown');
    });

    it('finds out in place whether the account was made, where the login is taken or the answer is lost', async () => {
      const signing = await goOn();
      await signing.fail({...newcomer, login: 'demo'});
      expect(signing.errorOf('login')).to.equal('This login is taken. Try another one.');
      await emulator.fault({method: 'POST', path: '/users', truncate: true});
      await signing.fail();
      expect([signing.part('sign-in')?.textContent.trim(), page.session.state.user?.isGuest]).to.deep.equal([
        'Sign in to find out',
        true,
      ]);
      const told = nextEvent(page.session, 'cube-signup');
      signing.part('sign-in')!.focus();
      signing.part('sign-in')!.click();
      expect((await told).detail.user.login).to.equal('marvin18');
      await until(() => page.textOf('name') === 'Marvin Simon', 'the account is shown');
      await until(() => page.part('account')!.matches(':focus'), 'the account has the focus');
      expect(signup() === null).to.equal(true);
    });

    it('gives way to a user who signs in elsewhere', async () => {
      await goOn();
      await page.session.client.signIn({login: 'demo', password: 'demo-password'});
      await until(() => page.textOf('name') === 'Demo User');
      expect(page.login.querySelector('cube-signup') === null).to.equal(true);
    });

    it('leaves no name to whoever comes next', async () => {
      (page.part('sign-out') as HTMLButtonElement).click();
      await until(() => page.heading === 'Sign in');
      await page.choose('guest');
      expect(name()!.value).to.equal('');
    });

    it('is not asked for a password when the visit is over', async () => {
      await emulator.expireSessions();
      page.session.client.getSession().catch(() => undefined);
      await until(() => page.textOf('notice'), 'it is said');
      expect([page.textOf('notice'), page.identifier.value]).to.deep.equal([
        'Your visit as a guest has ended.',
        '',
      ]);
      expect(page.announcement).to.equal('Your visit as a guest has ended.');
      page.button('guest')!.click();
      await until(() => name() !== null);
      page.shownForm!.requestSubmit();
      await isGuest();
    });
  });

  it('tells a guest whose end is not known, or seems to be over, how long guests stay', async () => {
    await open();
    const created = async (createdAt: string) => {
      await emulator.fault({
        method: 'POST',
        path: '/session',
        times: 1,
        status: 201,
        body: {
          session: {
            ...{id: 1, application_id: Number(emulator.app.appId), user_id: 1, token: 'a'.repeat(40)},
            user: {id: 1, login: `guest_login_${'0'.repeat(36)}`, is_guest: true, created_at: createdAt},
          },
        },
      });
      await enter('');
      const text = about();
      await page.session.client.signOut();
      await until(() => page.heading === 'Sign in');
      return text;
    };
    for (const date of ['', 'yesterday', '2020-01-01T00:00:00Z']) expect(await created(date)).to.equal(help);
  });

  testColourSchemes(
    {
      asked: () => choose(),
      'name too long': async () => {
        await choose('x'.repeat(201));
        await fails();
      },
      refused: async () => {
        await emulator.fault({method: 'POST', path: '/session', status: 403});
        await choose();
        await fails();
      },
      'signed in': () => enter(),
      'signing up': async () => {
        await enter();
        await goOn();
      },
    },
    async (reach) => {
      await open();
      await reach();
      return page.session;
    },
  );
});
