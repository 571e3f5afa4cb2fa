import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {until} from '../helpers/until.js';
import {recordOf} from '../session/helpers/kept.js';

describe('what <cube-profile> tells the page of the end', () => {
  const emulator = useEmulator();

  const ends: Record<'cube-logout' | 'cube-profile-delete', (page: AccountPage) => unknown> = {
    'cube-logout': (page) => page.signOut!.click(),
    'cube-profile-delete': async (page) => {
      await page.openDialog();
      page.confirm('demo');
    },
  };

  it('says that the user has signed out when nothing is stored any more, however long the server takes', async () => {
    const page = await AccountPage.open(emulator.app);
    await emulator.fault({method: 'DELETE', path: '/login', delayMs: 3_000});
    const signedOut = nextEvent(page.session, 'cube-logout');
    page.signOut!.click();
    await signedOut;
    expect(await recordOf(emulator.app)).to.equal(undefined);
    expect(await emulator.countRequests('DELETE /login 200'), 'the server has not answered').to.equal(0);
  });

  for (const [name, end] of Object.entries(ends)) {
    const listen = (page: AccountPage) => {
      const heard: string[] = [];
      const call = new AbortController();
      const note = (where: string) => () => heard.push(where);
      page.profile.addEventListener(name, note('element'), {signal: call.signal});
      page.session.addEventListener(name, note('session'), {signal: call.signal});
      document.addEventListener(name, note('document'), {signal: call.signal});
      return {heard, stop: () => call.abort()};
    };

    it(`${name} reaches everybody once`, async () => {
      const page = await AccountPage.open(emulator.app);
      const {heard, stop} = listen(page);
      page.profile.addEventListener(name, () => page.profile.remove());
      await end(page);
      await until(() => heard.includes('document'), 'it is heard');
      expect(heard).to.deep.equal(['element', 'session', 'document']);
      stop();
    });

    it(`${name} reaches the document where the page takes the element away at once`, async () => {
      const page = await AccountPage.open(emulator.app);
      const {heard, stop} = listen(page);
      page.session.addEventListener('cube-session-change', () => page.profile.remove(), {once: true});
      await end(page);
      await until(() => heard.includes('document'), 'it is heard');
      expect(heard).to.deep.equal(['element', 'document']);
      stop();
    });
  }
});
