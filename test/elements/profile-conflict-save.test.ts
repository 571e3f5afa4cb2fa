import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeClient} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {OtherDevice, ProfilePage, recordChanges} from '../helpers/profile-page.js';
import {openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const changedTo = (text: string) => `Changed meanwhile to: \u2068${text}\u2069`;

describe('<cube-profile> being saved over what has been changed elsewhere', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let device: OtherDevice;
  let page: ProfilePage;
  let tab: CubeClient;

  beforeEach(async () => {
    device = await OtherDevice.open(emulator);
    page = await ProfilePage.openSignedIn(emulator.app);
    await page.edit('Full name');
    const {store} = openStore(emulator.app);
    await store.start();
    await until(() => store.state.status === 'authenticated');
    tab = store.client;
  });

  const notedFromTab = async () => {
    page.enter('Full name', 'Mine');
    page.control('Phone').focus();
    await tab.updateUser({fullName: 'Theirs'});
    await until(() => page.errorOf('Full name') === changedTo('Theirs'));
    sent.length = 0;
  };

  const isNoted = () => {
    expect(page.errorOf('Full name')).to.include(changedTo('Theirs'));
    expect(page.part('use') === null).to.equal(false);
    expect(page.control('Full name').value).to.equal('Mine');
  };

  it('does not count as shown what another tab has changed once more since', async () => {
    await notedFromTab();
    await page.attempt();
    page.control('Phone').focus();
    await tab.updateUser({fullName: 'Theirs again'});
    await until(() => page.errorOf('Full name') === changedTo('Theirs again'));
    await page.attempt();
    expect(page.focused === page.control('Full name')).to.equal(true);
    expect(await device.read('full_name')).to.equal('Theirs again');
  });

  it('goes to what has not been shown yet, and says that only', async () => {
    await notedFromTab();
    await page.attempt();
    page.enter('Phone', '1');
    await device.change({phone: '2'});
    await page.attempt();
    isNoted();
    expect(page.announcement).to.equal(`Phone: ${changedTo('2')}`);
    expect(page.focused === page.control('Phone')).to.equal(true);
    await page.saved();
    expect(sent).to.deep.equal([{full_name: 'Mine', phone: '1'}]);
  });

  it('still shows it where something else is wrong with what is entered', async () => {
    await notedFromTab();
    page.enter('E-mail', 'nonsense');
    page.save();
    await page.profile.updateComplete;
    expect(page.errorOf('E-mail')).not.to.equal('');
    isNoted();
    page.enter('E-mail', '');
    await page.attempt();
    expect(sent, 'it had not been gone to yet').to.deep.equal([]);
    isNoted();
    await page.saved();
    expect(sent).to.deep.equal([{full_name: 'Mine', email: null}]);
  });

  it('says as well what is wrong with that field itself', async () => {
    page.enter('Login', 'mine');
    await device.change({login: 'theirs'});
    await page.attempt();
    page.enter('Login', 'me');
    page.save();
    await page.profile.updateComplete;
    expect(page.errorOf('Login')).to.equal(`Enter at least 3 characters. ${changedTo('theirs')}`);
  });

  it('still shows it where the server could not be asked, and need not show it again', async () => {
    await notedFromTab();
    await page.attempt();
    await emulator.fault({method: 'GET', path: '/session', reset: true, times: 10});
    await page.failed();
    expect(page.textOf('error')).to.equal(
      'The server cannot be reached. Check your connection and try again.',
    );
    isNoted();
    expect(sent).to.deep.equal([]);
    await emulator.clearFaults();
    await page.saved();
    expect(sent).to.deep.equal([{full_name: 'Mine'}]);
  });

  it('takes it over after a save that sent nothing', async () => {
    await notedFromTab();
    page.enter('E-mail', 'nonsense');
    page.save();
    await page.profile.updateComplete;
    page.part('use')!.click();
    await page.profile.updateComplete;
    expect(page.control('Full name').value).to.equal('Theirs');
    expect(page.errorOf('Full name')).to.equal('');
    page.enter('E-mail', '');
    await page.saved();
    expect(sent).to.deep.equal([{email: null}]);
  });
});
