import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {complaintsOf} from '../helpers/complaints.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {openSession} from '../helpers/open-session.js';
import {until} from '../helpers/until.js';
import {countingHook, registerToken, WaysPage} from '../helpers/ways-page.js';

describe('<cube-login methods>', () => {
  const emulator = useEmulator();

  const offer = (methods: string, ...children: Element[]) =>
    WaysPage.offer(emulator.app, {methods}, ...children);

  const signedInBy = async (page: WaysPage) => {
    await until(() => page.session.state.status === 'authenticated', 'somebody has signed in');
    const {state} = page.session;
    return state.status === 'authenticated' ? state.provider : undefined;
  };

  it('shows a password only, unless the page says something else', async () => {
    const page = await WaysPage.offer(emulator.app, {});
    expect(page.labels).to.deep.equal([]);
    expect(page.shownForm?.contains(page.password)).to.equal(true);
  });

  const orders: [methods: string, labels: string[]][] = [
    [
      'password facebook twitter phone email guest',
      ['Facebook', 'X (Twitter)', 'Phone', 'E-mail', 'As a guest'],
    ],
    ['password, guest,facebook', ['As a guest', 'Facebook']],
    ['password guest guest password', ['As a guest']],
    ['PASSWORD\n  Facebook', ['Facebook']],
    ['facebook twitter', ['Continue with Facebook', 'X (Twitter)']],
    ['guest password', ['Password']],
    ['', []],
  ];
  for (const [methods, labels] of orders) {
    it(`keeps the order of “${methods}”`, async () => {
      const page = await offer(methods);
      expect(page.labels).to.deep.equal(labels);
    });
  }

  it('tells the developer of a way that there is none of, and shows the others', async () => {
    const complaints = await complaintsOf(async () => {
      const page = await offer('password myspace facebook <b>');
      expect(page.labels).to.deep.equal(['Facebook']);
    });
    expect(complaints.filter((text) => text.includes('myspace, <b>')).length).to.equal(1);
  });

  it('takes the focus that it is given before its ways are there, unless the user is elsewhere by then', async () => {
    const elsewhere = document.createElement('input');
    for (const isElsewhere of [false, true]) {
      const login = document.createElement('cube-login');
      login.methods = 'facebook phone';
      const holder = document.createElement('div');
      holder.append(login, elsewhere);
      const opened = openSession(emulator.app, holder);
      await login.updateComplete;
      expect(login.matches(':state(restoring)')).to.equal(true);
      login.focus();
      if (isElsewhere) elsewhere.focus();
      await opened;
      await until(() => login.matches(':state(form)'));
      await login.updateComplete;
      const heading = login.shadowRoot!.querySelector('[part=heading]')!;
      expect([heading.matches(':focus'), elsewhere.matches(':focus')]).to.deep.equal([
        !isElsewhere,
        isElsewhere,
      ]);
    }
  });

  it('follows the attribute when it changes, and keeps what was typed', async () => {
    const page = await offer('password guest');
    page.identifier.value = 'ann';
    page.login.methods = 'password facebook';
    await until(() => page.labels[0] === 'Facebook');
    expect(page.identifier.value).to.equal('ann');
    page.login.removeAttribute('methods');
    await until(() => page.labels.length === 0);
    expect(page.shownForm?.contains(page.identifier)).to.equal(true);
  });

  it('shows another way in the place of the form, and brings back what was typed', async () => {
    const page = await offer('password guest');
    page.identifier.value = 'ann';
    page.password.value = 'half a pass';
    await page.choose('guest');
    expect(page.shownForm?.contains(page.password)).to.equal(false);
    page.part('back')?.click();
    await until(() => page.shownForm?.contains(page.password));
    expect(page.identifier.value).to.equal('ann');
    expect(page.password.value).to.equal('half a pass');
  });

  it('shows the form of the first way at once, and does not take the focus for it', async () => {
    const page = await offer('guest password');
    expect(page.shownForm?.querySelector('[autocomplete=name]') !== null).to.equal(true);
    expect(document.activeElement === document.body).to.equal(true);
    const input = page.shownForm!.querySelector<HTMLInputElement>('input')!;
    input.value = 'Greta';
    await page.choose('password');
    expect(page.shownForm?.contains(page.password)).to.equal(true);
    page.part('back')?.click();
    await until(() => page.shownForm?.contains(input));
    expect(input.value).to.equal('Greta');
  });

  it('has no form for a password where the page offers none', async () => {
    const page = await offer('facebook guest');
    expect(page.login.querySelector('[name=password]') === null).to.equal(true);
    expect(page.shownForm === null).to.equal(true);
  });

  it('is used by the keyboard alone, and the focus goes where the user goes', async () => {
    const page = await offer('password guest facebook');
    page.button('guest')!.focus();
    await sendKeys({press: 'Enter'});
    await until(() => page.shownForm?.contains(document.activeElement));
    await sendKeys({press: 'Tab'});
    while (page.login.shadowRoot!.activeElement !== page.part('back')) await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await until(() => page.login.shadowRoot!.activeElement === page.button('guest'));
    await sendKeys({press: 'Tab'});
    expect(page.login.shadowRoot!.activeElement === page.button('facebook')).to.equal(true);
  });

  it('signs in by a token of the page’s, and tells the page', async () => {
    const page = await offer('password facebook');
    const given = await registerToken(emulator, 'facebook', 'Petra Provider');
    page.login.getSocialToken = countingHook(() => Promise.resolve(given));
    const signedIn = nextEvent(page.login, 'cube-login');
    page.button('facebook')!.click();
    expect((await signedIn).detail.user.fullName).to.equal('Petra Provider');
    expect(await signedInBy(page)).to.equal('facebook');
    await page.login.updateComplete;
    expect(page.textOf('name')).to.equal('Petra Provider');
    expect(page.announcement).to.equal('Signed in as Petra Provider.');
    expect(page.login.querySelector('form') === null).to.equal(true);
  });

  it('takes the page’s own button for a way', async () => {
    const button = document.createElement('button');
    Object.assign(button, {type: 'button', slot: 'twitter', textContent: 'Our bird'});
    const page = await offer('password twitter', button);
    const given = await registerToken(emulator, 'twitter');
    const hook = countingHook(() => Promise.resolve(given));
    page.login.getSocialToken = hook;
    button.click();
    expect(await signedInBy(page)).to.equal('twitter');
    expect(hook.calls).to.equal(1);
  });

  it('lets whoever has to sign in again find the way of the last time first', async () => {
    const page = await offer('password facebook');
    const given = await registerToken(emulator, 'facebook');
    page.login.getSocialToken = () => Promise.resolve(given);
    page.button('facebook')!.click();
    await signedInBy(page);
    await emulator.expireSessions();
    page.session.client.getSession().catch(() => undefined);
    await until(() => page.session.state.status === 'expired');
    await until(() => page.labels.length > 0);
    expect(page.labels).to.deep.equal(['Continue with Facebook', 'Password']);
    expect(page.textOf('notice')).to.contain('Your session has ended');
    page.button('facebook')!.click();
    expect(await signedInBy(page)).to.equal('facebook');
    await page.session.client.signOut();
    await until(() => page.labels.length > 0);
    expect(page.labels).to.deep.equal(['Facebook']);
  });

  it('goes to the account where somebody signs in elsewhere on the page, whatever is shown', async () => {
    const page = await offer('password guest');
    await page.choose('guest');
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await until(() => page.textOf('name') === 'Demo User');
    expect(page.login.querySelector('form') === null).to.equal(true);
    await page.session.client.signOut();
    await until(() => page.shownForm?.contains(page.password));
    expect(page.heading).to.equal('Sign in');
  });

  it('does not begin a second way while one is under way', async () => {
    const page = await offer('password facebook guest');
    let give: (value: null) => void = () => undefined;
    const hook = countingHook(() => new Promise((resolve) => (give = resolve)));
    page.login.getSocialToken = hook;
    page.button('facebook')!.click();
    page.button('facebook')?.click();
    page.button('guest')?.click();
    await until(() => page.heading === 'Sign in with Facebook');
    expect(hook.calls).to.equal(1);
    give(null);
    await until(() => page.shownForm?.contains(page.password));
    expect(page.part('error') === null).to.equal(true);
  });

  it('can be styled by parts, and by the custom properties', async () => {
    const page = await offer('password facebook');
    page.login.style.setProperty('--cube-radius', '3px');
    const button = page.button('facebook')!;
    expect(getComputedStyle(button).borderStartStartRadius).to.equal('3px');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('cube-login::part(facebook) {color: rgb(1, 2, 3)}');
    document.adoptedStyleSheets.push(sheet);
    expect(getComputedStyle(button).color).to.equal('rgb(1, 2, 3)');
    document.adoptedStyleSheets.pop();
  });

  testColourSchemes(
    {
      'a password first': 'password facebook twitter phone email guest',
      'Facebook first': 'facebook twitter password',
      'Twitter first': 'twitter guest',
      'a guest first': 'guest facebook',
    },
    async (methods) => (await offer(methods)).login,
  );
});
