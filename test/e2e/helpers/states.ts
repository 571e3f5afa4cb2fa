import type {EmulatorControl} from './emulator-control.js';
import {DemoPanel} from './demo-panel.js';
import type {LoginPage} from './login-page.js';

/** Brings the demo, opened by a visitor who is not signed in, into one of the states of the design. */
type Reach = (login: LoginPage, emulator: EmulatorControl) => Promise<unknown>;

async function expire(login: LoginPage): Promise<void> {
  const panel = new DemoPanel(login.page);
  await panel.hook.uncheck();
  await login.signIn();
  await panel.forgetSession();
  // It waits for the user to sign in again, so there is no answer yet.
  await panel.callButton.click();
  await login.notice.waitFor();
}

/** Has the element offer to keep the user signed in, as `<cube-login remember>` does. */
export async function offerToRemember(login: LoginPage): Promise<void> {
  await login.element.evaluate((element: HTMLElementTagNameMap['cube-login']) => {
    element.remember = true;
  });
  await login.remember.waitFor();
}

export const states: Readonly<Record<string, Reach>> = {
  idle: (login) => login.identifier.waitFor(),

  'empty fields': async (login) => {
    await login.submit.click();
    await login.page.locator('.cube-error').nth(1).waitFor();
  },

  'wrong password': async (login) => {
    await login.enter('demo', 'wrong');
    await login.page.locator('.cube-error').waitFor();
  },

  'server trouble': async (login, emulator) => {
    await emulator.fault({method: 'POST', path: '/login', status: 500});
    await login.enter('demo', 'demo-password');
    await login.summary.waitFor();
  },

  pending: async (login, emulator) => {
    await emulator.fault({method: 'POST', path: '/login', delayMs: 60_000});
    await login.enter('demo', 'demo-password');
    await login.page.getByRole('button', {name: 'Signing in…'}).waitFor();
  },

  revealed: async (login) => {
    await login.fill('demo', 'demo-password');
    await login.reveal.click();
  },

  'remember offered': offerToRemember,

  'remember ticked, wrong password': async (login) => {
    await offerToRemember(login);
    await login.remember.check();
    await login.enter('demo', 'wrong');
    await login.page.locator('.cube-error').waitFor();
  },

  'no link without an address': async (login) => {
    await login.askForLink('nobody');
    await login.page.locator('[slot=form] .cube-error').waitFor();
  },

  'link sent': async (login) => {
    await login.askForLink('demo.user.with.a.long.name@mail.department.example.com');
    await login.page.getByRole('heading', {name: 'Check your mail'}).waitFor();
  },

  'no links here': async (login, emulator) => {
    await emulator.setFeatures({passwordReset: false});
    await login.askForLink('demo@example.com');
    await login.notice.waitFor();
  },

  'signed in': (login) => login.signIn(),

  expired: expire,

  'expired, server trouble': async (login, emulator) => {
    await expire(login);
    await emulator.fault({method: 'POST', path: '/login', status: 500});
    await login.password.fill('demo-password');
    await login.password.press('Enter');
    await login.summary.waitFor();
  },

  'another user signed in': async (login, emulator) => {
    await emulator.addUser({login: 'other', password: 'other-password', full_name: 'Tove Kærgård'});
    await expire(login);
    await login.signIn('other', 'other-password');
    await login.notice.waitFor();
  },

  'no session configured': async (login) => {
    login.watch.expectConsoleError(/has no session/);
    await login.page.evaluate(() => {
      const session = document.querySelector('cube-session');
      session?.replaceWith(...session.childNodes);
      document.querySelector('cube-login')?.replaceWith(document.createElement('cube-login'));
    });
    await login.enter('demo', 'demo-password');
    await login.summary.waitFor();
  },
};
