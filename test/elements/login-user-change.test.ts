import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {isCubeSessionError} from '../../src/errors.js';
import {LoginPage} from '../helpers/elements.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {nextEvent} from '../helpers/next-event.js';
import {until} from '../helpers/until.js';

const isolated = (name: string) => `\u2068${name}\u2069`;

describe('<cube-login> where a session has ended', () => {
  const emulator = useEmulator();
  let page: LoginPage;

  const signIn = async (login: string) => {
    const signedIn = nextEvent(page.login, 'cube-login');
    page.fillAndSubmit(login, `${login}-password`);
    await signedIn;
    await page.login.updateComplete;
  };

  /** Ends the session in the middle of a call, and resolves to that call when the user is asked to sign in. */
  const expire = async () => {
    await emulator.expireSessions();
    const call = page.session.client.updateUser({website: 'https://example.com'});
    call.catch(() => undefined);
    await until(() => page.part('notice'), 'the user is asked');
    return {call};
  };

  beforeEach(async () => {
    page = await LoginPage.open(emulator.app);
  });

  it('goes on for the same user, and says nothing but who that is', async () => {
    await signIn('demo');
    const {call} = await expire();
    await signIn('demo');
    expect((await call).website).to.equal('https://example.com');
    await page.login.updateComplete;
    expect(page.textOf('notice')).to.equal(undefined);
    expect(page.announcement).to.equal('Signed in as Demo User.');
  });

  it('says, to everybody, that another user has signed in and what became of the work', async () => {
    await signIn('demo');
    const {call} = await expire();
    await signIn('other');
    const text = `You are signed in as ${isolated('Other User')} now. What ${isolated('Demo User')} had not sent was not sent.`;
    expect(page.textOf('notice')).to.equal(text);
    expect(page.announcement).to.equal(text);
    expect(page.textOf('name')).to.equal('Other User');
    const error = await failureOf(call);
    expect(isCubeSessionError(error) && error.reason).to.equal('changed');
  });

  it('says it in the place of the page’s own account content as well', async () => {
    const account = Object.assign(document.createElement('p'), {
      slot: 'account',
      textContent: 'Welcome back',
    });
    page.login.append(account);
    await signIn('demo');
    await expire();
    await signIn('other');
    expect(page.part('notice')?.checkVisibility()).to.equal(true);
    expect(account.checkVisibility()).to.equal(true);
  });

  it('stops saying it at the next change', async () => {
    await signIn('demo');
    await expire();
    await signIn('other');
    expect(page.textOf('notice')).to.include('Other User');
    await page.session.client.updateUser({fullName: 'Other Name'});
    await until(() => page.textOf('name') === 'Other Name');
    expect(page.textOf('notice')).to.equal(undefined);
  });

  it('does not say it of somebody who has signed out before', async () => {
    await signIn('demo');
    await expire();
    await page.session.client.signOut();
    await until(() => page.form && !page.part('notice'));
    await signIn('other');
    expect(page.textOf('notice')).to.equal(undefined);
    expect(page.announcement).to.equal('Signed in as Other User.');
  });

  it('keeps a name from turning the sentence round', async () => {
    await emulator.control('POST', 'users', {
      appId: Number(emulator.app.appId),
      users: [{login: 'hostile', password: 'hostile-password', full_name: '<b>\u202eevil'}],
    });
    await signIn('demo');
    await expire();
    await signIn('hostile');
    expect(page.textOf('notice')).to.include(isolated('<b>\u202eevil'));
    expect(page.login.shadowRoot?.querySelectorAll('b').length).to.equal(0);
  });
});
