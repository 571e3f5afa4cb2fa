import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/cube-session.js';
import '../../src/define/cube-login.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {ResetPage} from '../helpers/reset-page.js';
import {until} from '../helpers/until.js';

const resetPath = '/users/password/reset';
const sentText =
  'If an account has this address, a mail with a link is on its way. Open the link to choose a new password.';

describe('“Forgot password?” of <cube-login>', () => {
  const emulator = useEmulator();
  let page: LoginPage;

  beforeEach(async () => {
    page = await LoginPage.open(emulator.app);
  });

  const open = (identifier?: string) => ResetPage.open(page, identifier);

  const countSent = () => emulator.countRequests(`POST ${resetPath}`);

  /** Asks for a link, and waits for what comes of it. */
  const ask = async (address = 'demo@example.com', identifier?: string): Promise<ResetPage> => {
    const reset = await open(identifier);
    reset.fillAndSubmit(address);
    await reset.isAnswered();
    return reset;
  };

  const hasFocus = (element: Element | null) => element !== null && document.activeElement === element;

  const isShown = (element: Element) => element.checkVisibility();

  it('takes the place of the form to sign in with, and has the focus at the address', async () => {
    const {form} = page;
    const reset = await open();
    await until(() => hasFocus(reset.address));
    expect(page.login.matches(':state(reset)')).to.equal(true);
    expect(page.login.matches(':state(form)')).to.equal(false);
    expect(page.textOf('heading')).to.equal('Reset your password');
    expect(isShown(reset.form)).to.equal(true);
    expect(isShown(form!)).to.equal(false);
    expect(reset.form.getAttribute('aria-label')).to.equal('Reset your password');
    expect(reset.description).to.equal('A link to choose a new password goes to this address.');
    expect(await emulator.requestLines()).to.satisfy((lines: string[]) =>
      lines.every((line) => line === 'POST /session 201'),
    );
  });

  it('is a native form that browsers and password managers fill in', async () => {
    const {address, form, submit} = await open();
    expect([address!.inputMode, address!.autocomplete, address!.name]).to.deep.equal([
      'email',
      'email',
      'email',
    ]);
    expect(address!.labels?.[0]?.textContent).to.equal('E-mail');
    expect(address!.getAttribute('enterkeyhint')).to.equal('go');
    expect(page.login.contains(form)).to.equal(true);
    expect(submit.textContent.trim()).to.equal('Send link');
  });

  for (const [typed, filledIn] of [
    ['demo', ''],
    ['demo@example.com', 'demo@example.com'],
    ['  demo@example.com ', 'demo@example.com'],
    ['', ''],
  ]) {
    it(`fills in “${filledIn}” where “${typed}” has been typed as the login`, async () => {
      const {address} = await open(typed);
      expect(address!.value).to.equal(filledIn);
    });
  }

  it('has a mail sent, says so, and shows the address', async () => {
    await ask(' demo@example.com ');
    expect(page.textOf('heading')).to.equal('Check your mail');
    expect(page.login.shadowRoot!.querySelector('bdi')?.textContent).to.equal('demo@example.com');
    expect(page.announcement).to.equal(sentText);
    expect(page.login.matches(':state(reset)')).to.equal(true);
    const {mails} = (await emulator.control('GET', 'outbox')) as {mails: {appId: number; to: string}[]};
    const own = mails.filter(({appId}) => appId === Number(emulator.app.appId));
    expect(own.map(({to}) => to)).to.deep.equal(['demo@example.com']);
  });

  it('says exactly the same of an address that nobody has', async () => {
    const known = await ask('demo@example.com');
    const [text, said] = [known.text, page.announcement];
    page = await LoginPage.open(emulator.app);
    const unknown = await ask('nobody@example.com');
    expect(unknown.text.replace('nobody@', 'demo@')).to.equal(text);
    expect(page.announcement).to.equal(said);
    const lines = (await emulator.requestLines()).filter((line) => line.includes(resetPath));
    expect(lines).to.deep.equal([`POST ${resetPath} 200`, `POST ${resetPath} 404`]);
  });

  for (const answer of [
    {status: 404, body: {errors: ['User not found']}},
    {status: 422, body: {errors: {email: ['not found']}}},
    {status: 422, body: {errors: {base: ['User does not exist']}}},
  ]) {
    it(`says it whichever way the server has of saying so: ${JSON.stringify(answer.body)}`, async () => {
      await emulator.fault({path: resetPath, ...answer});
      await ask('nobody@example.com');
      expect(page.textOf('heading')).to.equal('Check your mail');
    });
  }

  for (const [address, text] of [
    ['', 'Enter your e-mail address.'],
    ['   ', 'Enter your e-mail address.'],
    ['demo', 'Enter a whole e-mail address, such as name@example.com.'],
    ['@example.com', 'Enter a whole e-mail address, such as name@example.com.'],
    ['de mo@example.com', 'Enter a whole e-mail address, such as name@example.com.'],
    ['a@b@c', 'Enter a whole e-mail address, such as name@example.com.'],
  ] as const) {
    it(`asks for an address in place of “${address}”, at the field, and sends nothing`, async () => {
      const reset = await open();
      reset.submit.focus();
      reset.fillAndSubmit(address);
      await page.login.updateComplete;
      expect(reset.description).to.equal(`${text} A link to choose a new password goes to this address.`);
      expect(reset.address!.getAttribute('aria-invalid')).to.equal('true');
      expect(hasFocus(reset.address)).to.equal(true);
      expect(page.announcement).to.equal(text);
      expect(await countSent()).to.equal(0);
      reset.fillAndSubmit('demo@example.com');
      await reset.isAnswered();
    });
  }

  it('shows an address that the server does not take at its field, and keeps it', async () => {
    const reset = await open();
    const address = `${'x'.repeat(300)}@example.com`;
    reset.fillAndSubmit(address);
    await until(() => reset.address?.getAttribute('aria-invalid'));
    expect(reset.description).to.include('Enter a whole e-mail address');
    expect(reset.address!.value).to.equal(address);
    expect(hasFocus(reset.address)).to.equal(true);
  });

  for (const hostile of [
    '<img src=x onerror="window.hacked=true">@example.com',
    '\u202eevil@example.com',
    'اسم@example.com',
    `${'long'.repeat(40)}@example.com`,
  ].map((text) => text.replaceAll(' ', '/'))) {
    it(`shows ${hostile.slice(0, 20)} as the text it is`, async () => {
      await emulator.fault({path: resetPath, status: 200, body: ''});
      await ask(hostile);
      expect(page.login.shadowRoot!.querySelector('bdi')?.textContent).to.equal(hostile);
      expect(page.login.shadowRoot!.querySelector('img') === null).to.equal(true);
      expect(window).not.to.have.property('hacked');
    });
  }

  it('leads from the keyboard alone to a mail and back, and the focus is never lost', async () => {
    page.identifier.focus();
    await sendKeys({type: 'demo@example.com'});
    for (let presses = 0; presses < 3; presses += 1) await sendKeys({press: 'Tab'});
    expect(hasFocus(page.forgot)).to.equal(true);
    await sendKeys({press: 'Enter'});
    const reset = new ResetPage(page);
    await until(() => hasFocus(reset.address));
    await sendKeys({press: 'Enter'});
    await reset.isAnswered();
    await until(() => page.login.shadowRoot!.activeElement === page.part('heading'));
    await sendKeys({press: 'Tab'});
    expect(page.login.shadowRoot!.activeElement === reset.back).to.equal(true);
    await sendKeys({press: 'Enter'});
    await reset.isBack();
    expect(hasFocus(page.password)).to.equal(true);
    expect(page.identifier.value).to.equal('demo@example.com');
    await sendKeys({type: 'demo-password'});
    const signedIn = nextEvent(page.login, 'cube-login');
    await sendKeys({press: 'Enter'});
    await signedIn;
  });

  it('comes in the order of its parts: address, button, way back', async () => {
    const reset = await open();
    await until(() => hasFocus(reset.address));
    for (const next of [reset.submit, reset.back]) {
      await sendKeys({press: 'Tab'});
      expect(hasFocus(next)).to.equal(true);
    }
  });

  it('goes back without a link, with everything as it was', async () => {
    page.password.value = 'half-remembered';
    const reset = await open('demo');
    reset.back.click();
    await reset.isBack();
    expect([page.identifier.value, page.password.value]).to.deep.equal(['demo', 'half-remembered']);
    expect(hasFocus(page.identifier)).to.equal(true);
    expect(reset.address === null).to.equal(true);
    expect(page.textOf('heading')).to.equal('Sign in');
  });

  it('goes back with the address that was typed, but not with half of one', async () => {
    const reset = await open('demo');
    reset.address!.value = 'demo@';
    reset.back.click();
    await reset.isBack();
    expect(page.identifier.value).to.equal('demo');
    await open('demo');
    reset.address!.value = ' other@example.com ';
    reset.back.click();
    await reset.isBack();
    expect(page.identifier.value).to.equal('other@example.com');
    expect(hasFocus(page.password)).to.equal(true);
  });

  it('after a link was sent, goes back to an empty password', async () => {
    page.password.value = 'wrong-password';
    const reset = await ask('demo@example.com', 'demo');
    reset.back.click();
    await reset.isBack();
    expect([page.identifier.value, page.password.value]).to.deep.equal(['demo@example.com', '']);
    expect(hasFocus(page.password)).to.equal(true);
  });

  it('leaves no error of the sign-in behind that has been overtaken', async () => {
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit('mistyped', 'some-password');
    await failed;
    await page.login.updateComplete;
    expect(page.errorOf(page.identifier)).to.include('No account has this login');
    const reset = await ask('demo@example.com', 'mistyped');
    reset.back.click();
    await reset.isBack();
    expect(page.identifier.hasAttribute('aria-invalid')).to.equal(false);
  });

  it('keeps what was ticked', async () => {
    page.login.remember = true;
    await page.login.updateComplete;
    const checkbox = page.login.querySelector<HTMLInputElement>('input[type=checkbox]')!;
    checkbox.click();
    const reset = await ask();
    reset.back.click();
    await reset.isBack();
    expect(checkbox.isConnected && isShown(checkbox) && checkbox.checked).to.equal(true);
  });

  it('sends another one, to the same address or a corrected one', async () => {
    const reset = await ask('dmeo@example.com');
    reset.sendAgain.click();
    await until(() => hasFocus(reset.address));
    expect(reset.address!.value).to.equal('dmeo@example.com');
    reset.fillAndSubmit('demo@example.com');
    await reset.isAnswered();
    expect(reset.text).to.include('demo@example.com');
    expect(await countSent()).to.equal(2);
  });

  it('shows what is under way, keeps the focus, and sends once', async () => {
    await emulator.fault({path: resetPath, delayMs: 400});
    const reset = await open();
    reset.submit.focus();
    reset.fillAndSubmit('demo@example.com');
    reset.form.requestSubmit();
    await page.login.updateComplete;
    expect(reset.submit.textContent.trim()).to.equal('Sending…');
    expect(reset.submit.getAttribute('aria-disabled')).to.equal('true');
    expect(hasFocus(reset.submit)).to.equal(true);
    expect(page.announcement).to.equal('Sending…');
    expect(page.login.matches(':state(pending)')).to.equal(true);
    reset.form.requestSubmit();
    await reset.isAnswered();
    expect(page.login.matches(':state(pending)')).to.equal(false);
    expect(await countSent()).to.equal(1);
  });

  it('does not take the focus from elsewhere when the answer comes', async () => {
    const elsewhere = document.createElement('button');
    page.session.append(elsewhere);
    const reset = await open();
    await until(() => hasFocus(reset.address));
    reset.fillAndSubmit('demo@example.com');
    elsewhere.focus();
    await reset.isAnswered();
    await page.login.updateComplete;
    expect(hasFocus(elsewhere)).to.equal(true);
  });

  it('waits until a sign-in that is under way is over', async () => {
    await emulator.fault({path: '/login', delayMs: 400, status: 500});
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit('demo', 'demo-password');
    await page.login.updateComplete;
    expect(page.forgot!.getAttribute('aria-disabled')).to.equal('true');
    page.forgot!.click();
    await failed;
    await page.login.updateComplete;
    expect(page.login.matches(':state(form)')).to.equal(true);
    await open();
  });

  it('is offered where a session has ended, and does not wait for the next sign-in', async () => {
    const signedIn = nextEvent(page.login, 'cube-login');
    page.fillAndSubmit('demo', 'demo-password');
    await signedIn;
    await emulator.expireSessions();
    const call = page.session.client.updateUser({website: 'https://example.com'});
    call.catch(() => undefined);
    await until(() => page.part('notice'));
    const reset = await open();
    reset.fillAndSubmit('demo@example.com');
    await reset.isAnswered();
    expect(page.session.state.status).to.equal('expired');
    reset.back.click();
    await reset.isBack();
    expect(page.textOf('notice')).to.include('Your session has ended.');
    page.fillAndSubmit('demo', 'demo-password');
    expect((await call).website).to.equal('https://example.com');
  });

  it('makes way where somebody signs in elsewhere, and is not there after signing out', async () => {
    const reset = await open();
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await until(() => page.textOf('name') === 'Demo User');
    expect(reset.address === null && page.form === null).to.equal(true);
    await page.session.client.signOut();
    await until(() => page.form);
    expect(page.textOf('heading')).to.equal('Sign in');
    expect(page.login.matches(':state(form)')).to.equal(true);
    expect(page.identifier.value).to.equal('');
  });

  it('is taken away where the page does not want it', async () => {
    page.login.toggleAttribute('no-forgot-password', true);
    await page.login.updateComplete;
    expect(page.forgot === null).to.equal(true);
    page.login.noForgotPassword = false;
    await page.login.updateComplete;
    expect(page.forgot === null).to.equal(false);
    expect(page.login.hasAttribute('no-forgot-password')).to.equal(false);
  });

  for (const attributes of [[], ['no-forgot-password'], ['remember'], ['remember', 'no-forgot-password']]) {
    it(`leaves form and signed-in user of the same height: ${attributes.join(', ') || 'no attribute'}`, async () => {
      for (const name of attributes) page.login.setAttribute(name, '');
      await page.login.updateComplete;
      const {height, bottom} = page.login.getBoundingClientRect();
      const reserve = bottom - page.form!.getBoundingClientRect().bottom;
      expect(reserve, 'no more is kept free than the form needs').to.be.within(0, 2);
      await page.session.client.signIn({login: 'demo', password: 'demo-password'});
      await until(() => page.part('account'));
      expect(page.login.getBoundingClientRect().height).to.equal(height);
    });
  }

  it('takes texts and content of the page', async () => {
    page.login.messages = {
      forgotPassword: 'Help me in',
      resetHeading: 'Lost',
      sendLink: 'Go',
      linkSent: 'Look there.',
    };
    const footer = Object.assign(document.createElement('a'), {
      slot: 'footer',
      href: '#signup',
      textContent: 'Join',
    });
    const heading = Object.assign(document.createElement('h1'), {slot: 'heading', textContent: 'Members'});
    page.login.append(footer, heading);
    await page.login.updateComplete;
    expect(page.forgot!.textContent.trim()).to.equal('Help me in');
    const reset = await open();
    expect(page.textOf('heading')).to.equal('Lost');
    expect([isShown(heading), isShown(footer)]).to.deep.equal([false, true]);
    expect(reset.submit.textContent.trim()).to.equal('Go');
    reset.fillAndSubmit('demo@example.com');
    await reset.isAnswered();
    expect(reset.text).to.include('Look there.');
    reset.back.click();
    await reset.isBack();
    expect([isShown(heading), isShown(footer)]).to.deep.equal([true, true]);
  });

  it('keeps what was typed when the element is moved', async () => {
    const reset = await open();
    reset.address!.value = 'demo@exam';
    const elsewhere = document.createElement('div');
    page.session.append(elsewhere);
    elsewhere.append(page.login);
    await page.login.updateComplete;
    expect(reset.address?.value).to.equal('demo@exam');
  });
});
