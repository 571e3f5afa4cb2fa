import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {until} from '../helpers/until.js';

describe('<cube-profile> of a guest', () => {
  const emulator = useEmulator();

  const headings = (root: ShadowRoot) => [...root.querySelectorAll('h3')].map(({textContent}) => textContent);

  it('has no heading over nothing where the server signs nobody out elsewhere', async () => {
    await emulator.setFeatures({deleteOtherSessions: false});
    const page = await AccountPage.openAsGuest(emulator);
    await until(() => page.signOutElsewhere !== null);
    expect([headings(page.root), page.change === null]).to.deep.equal([['About you', 'Security'], true]);
    page.signOutElsewhere!.click();
    await until(() => page.signOutElsewhere === null, 'the row is hidden');
    expect(headings(page.root), 'as long as it says why').to.include('Security');

    const next = document.createElement('cube-profile');
    page.session.append(next);
    await until(() => next.shadowRoot?.querySelector('[part=sign-out]'));
    expect(headings(next.shadowRoot!)).to.deep.equal(['About you']);
  });

  it('shows the made-up login nowhere, nor asks to type it', async () => {
    const page = await AccountPage.openAsGuest(emulator);
    const labels = [...page.root.querySelectorAll('dt')].map(({textContent}) => textContent);
    expect(labels).to.include('Full name').and.not.include('Login');
    await page.session.client.updateUser({fullName: null});
    await until(() => page.part('name')!.textContent === 'Guest');
    await page.openDialog();
    expect(page.dialog.querySelector('strong')!.textContent).to.equal(String(page.session.state.user!.id));
    expect(page.root.textContent).not.to.include('guest_login');
    page.confirm(String(page.session.state.user!.id));
    await page.accountIsDeleted();
  });
});
