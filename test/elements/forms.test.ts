import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {ResetPage} from '../helpers/reset-page.js';
import {SignupPage, newcomer} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

/** What holds for the forms of all elements, shown at one or two of them. */
describe('the forms', () => {
  const emulator = useEmulator();

  const isFocused = (element: Element) => document.activeElement === element;

  it('leave the focus to whoever has gone elsewhere before a refusal comes', async () => {
    const page = await LoginPage.open(emulator.app);
    const elsewhere = await fixture<HTMLInputElement>(html`<input aria-label="Message" />`);
    await emulator.fault({path: '/login', delayMs: 300, status: 401, body: {errors: ['Invalid password']}});
    page.password.focus();
    const failed = nextEvent(page.login, 'cube-login-error');
    page.fillAndSubmit('demo', 'wrong-password');
    elsewhere.focus();
    await failed;
    await page.login.updateComplete;
    expect(page.errorOf(page.password)).to.include('That password is not right.');
    expect(isFocused(elsewhere)).to.equal(true);
  });

  it('go to the field that is to blame where nothing has the focus, as after a click in Safari', async () => {
    const page = await LoginPage.open(emulator.app);
    expect(isFocused(document.body)).to.equal(true);
    page.fillAndSubmit('demo', '');
    expect(isFocused(page.password)).to.equal(true);
  });

  it('say the same error again when it comes again', async () => {
    const page = await LoginPage.open(emulator.app);
    const region = page.login.shadowRoot!.querySelector('[role=alert]')!;
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(region.textContent));
    observer.observe(region, {childList: true, characterData: true, subtree: true});
    page.fillAndSubmit('', '');
    await until(() => said.at(-1) === 'Enter your login or e-mail. Enter your password.');
    page.fillAndSubmit('', '');
    await until(() => said.length === 3, 'it is taken away, and said once more');
    observer.disconnect();
    expect(said[1]).to.equal('');
    expect(said[2]).to.equal(said[0]);
  });

  it('say beside the rules for a password that Caps Lock is on', async () => {
    const page = await SignupPage.open(emulator.app);
    const rules = page.describe('password');
    expect(rules).not.to.equal('');
    const press = (modifierCapsLock: boolean) =>
      page.field('password').dispatchEvent(new KeyboardEvent('keydown', {key: 'A', modifierCapsLock}));
    press(true);
    await page.signup.updateComplete;
    expect(page.describe('password')).to.equal(`Caps Lock is on. ${rules}`);
    press(false);
    await page.signup.updateComplete;
    expect(page.describe('password')).to.equal(rules);
  });

  it('send an e-mail address of any script as it was typed', async () => {
    const page = await SignupPage.open(emulator.app, {fields: 'email*'});
    page.field('email').focus();
    await sendKeys({type: 'jörg@müller.example'});
    const signedUp = nextEvent(page.signup, 'cube-signup');
    page.field('password').value = newcomer.password;
    page.form!.requestSubmit();
    const {detail} = await signedUp;
    expect(detail.user.email).to.equal('jörg@müller.example');
  });

  it('keep such an address from “Forgot password?” back to signing in', async () => {
    const page = await LoginPage.open(emulator.app);
    const reset = await ResetPage.open(page);
    await until(() => isFocused(reset.address!));
    await sendKeys({type: 'jörg@müller.example'});
    reset.back.click();
    await page.login.updateComplete;
    expect(page.identifier.value).to.equal('jörg@müller.example');
  });
});
