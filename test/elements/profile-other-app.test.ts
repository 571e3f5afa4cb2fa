import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {openSession} from '../helpers/open-session.js';
import {OtherDevice, ProfilePage} from '../helpers/profile-page.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('<cube-profile> that is put into the session of another app', () => {
  const emulator = useEmulator();
  // It gives its users the same ids.
  const second = useEmulator();

  it('keeps nothing of what was entered for the user who has the same id there', async () => {
    await OtherDevice.openAndChange(second, {full_name: 'Ann There'});
    const page = await ProfilePage.openSignedIn(emulator.app);
    const {id} = page.user;
    await page.edit('Full name');
    page.enter('Full name', 'Ann Here');

    const elsewhere = await openSession(second.app, document.createElement('div'));
    await elsewhere.client.signIn(demo);
    expect(elsewhere.state.user?.id).to.equal(id);
    elsewhere.append(page.profile);
    await until(() => page.textOf('name') === 'Ann There', 'the other user is shown');
    expect(page.form === null, 'the form is closed').to.equal(true);
    await page.edit('Full name');
    expect(page.control('Full name').value).to.equal('Ann There');
  });
});
