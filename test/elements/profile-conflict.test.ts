import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {OtherDevice, ProfilePage, recordChanges} from '../helpers/profile-page.js';
import {openStore} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

const isolated = (text: string) => `\u2068${text}\u2069`;
const changedTo = (text: string) => `Changed meanwhile to: ${isolated(text)}`;

describe('<cube-profile> whose user is changed elsewhere while being edited', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let device: OtherDevice;
  let page: ProfilePage;

  beforeEach(async () => {
    device = await OtherDevice.open(emulator);
    page = await ProfilePage.openSignedIn(emulator.app);
    await page.edit('Full name');
  });

  const use = () => page.part('use');

  it('shows what a field is by now instead of overwriting it, keeps both, and goes there', async () => {
    page.enter('Phone', '123');
    page.enter('Full name', 'Mine');
    await device.change({full_name: 'Theirs'});
    await page.attempt();
    expect(page.errors()).to.deep.equal({'Full name': changedTo('Theirs')});
    expect(page.announcement).to.equal(`Full name: ${changedTo('Theirs')}`);
    expect(page.focused === page.control('Full name')).to.equal(true);
    expect(page.control('Full name').value).to.equal('Mine');
    expect(page.control('Phone').value).to.equal('123');
    expect(page.textOf('error'), 'nothing has failed').to.equal(undefined);
    expect(sent).to.deep.equal([]);
    expect(await device.read('full_name')).to.equal('Theirs');
    expect(use()!.getAttribute('aria-describedby')).to.equal(
      page.control('Full name').getAttribute('aria-describedby'),
    );
  });

  it('overwrites it where the user saves once more', async () => {
    page.enter('Full name', 'Mine');
    await device.change({full_name: 'Theirs'});
    await page.attempt();
    await page.saved();
    expect(sent).to.deep.equal([{full_name: 'Mine'}]);
    expect(await device.read('full_name')).to.equal('Mine');
  });

  it('takes it over where the user wants that, and saves the rest', async () => {
    page.enter('Phone', '123');
    page.enter('Full name', 'Mine');
    await device.change({full_name: 'Theirs'});
    await page.attempt();
    use()!.click();
    await page.profile.updateComplete;
    expect(page.control('Full name').value).to.equal('Theirs');
    expect(page.focused === page.control('Full name')).to.equal(true);
    expect(page.errors()).to.deep.equal({});
    expect(use() === null).to.equal(true);
    await page.saved();
    expect(sent).to.deep.equal([{phone: '123'}]);
    expect(page.rows()['Full name']).to.equal('Theirs');
  });

  it('shows it once more where it has been changed once more', async () => {
    page.enter('Full name', 'Mine');
    await device.change({full_name: 'Theirs'});
    await page.attempt();
    await device.change({full_name: 'Theirs again'});
    await page.attempt();
    expect(page.errors()).to.deep.equal({'Full name': changedTo('Theirs again')});
    expect(sent).to.deep.equal([]);
    await page.saved();
    expect(await device.read('full_name')).to.equal('Mine');
  });

  it('shows it in the rows after all changes have been discarded', async () => {
    page.enter('Full name', 'Mine');
    await device.change({full_name: 'Theirs'});
    await page.attempt();
    page.root.querySelector<HTMLButtonElement>('.cube-cancel')!.click();
    await until(() => !page.form);
    expect(page.rows()['Full name']).to.equal('Theirs');
    expect(await device.read('full_name')).to.equal('Theirs');
  });

  it('leaves fields alone that nobody has touched here', async () => {
    page.enter('Phone', '123');
    await device.change({full_name: 'Theirs', website: 'https://example.com'});
    await page.saved();
    expect(sent).to.deep.equal([{phone: '123'}]);
    expect(page.rows()['Full name']).to.equal('Theirs');
    expect(page.rows()['Website']).to.equal('example.com');
  });

  it('sees no conflict where both have changed it to the same', async () => {
    page.enter('Tags', 'b,a , b');
    page.enter('Full name', ' Ours');
    await device.change({full_name: 'Ours', tag_list: ['b', 'a']});
    const user = await page.saved();
    expect(sent, 'the server has it already').to.deep.equal([]);
    expect(user.tags).to.deep.equal(['b', 'a']);
    expect(page.textOf('saved')).to.equal('Saved');
  });

  it('sees no conflict where nothing but blanks was entered', async () => {
    page.enter('Full name', ' Demo User ');
    page.enter('Phone', '123');
    await device.change({full_name: 'Theirs'});
    await page.saved();
    expect(sent).to.deep.equal([{phone: '123'}]);
    expect(page.rows()['Full name']).to.equal('Theirs');
  });

  it('says of every kind of field what it is', async () => {
    const entries = {
      Tags: 'mine',
      'Time zone': '60',
      Phone: '1',
      Website: 'mine.example',
      'More about you': 'm',
    };
    for (const [label, text] of Object.entries(entries)) page.enter(label, text);
    await device.change({
      tag_list: ['x', '<b>'],
      timezone: -90,
      phone: '2',
      website: 'https://theirs.example',
      custom_data: 'y'.repeat(10_000),
    });
    await page.attempt();
    expect(page.errors()).to.deep.equal({
      Phone: changedTo('2'),
      Website: changedTo('https://theirs.example'),
      Tags: changedTo('x, <b>'),
      'More about you': changedTo(`${'y'.repeat(200)}…`),
      'Time zone': changedTo('UTC−01:30'),
    });
    const held = Object.keys(entries).map((label) => page.control(label).value);
    expect(held, 'what was entered stays').to.deep.equal(Object.values(entries));
    await device.change({phone: ''});
    await page.attempt();
    expect(page.errorOf('Phone')).to.equal('Emptied meanwhile.');
    expect(page.errorOf('Tags'), 'the others can still be taken over').to.equal(changedTo('x, <b>'));
  });

  it('goes on where the server tells nothing of the user', async () => {
    page.enter('Full name', 'Mine');
    await device.change({full_name: 'Theirs'});
    const {token} = page.session;
    const session = {id: 1, user_id: 1, application_id: 1, token, user: null};
    await emulator.fault({method: 'GET', path: '/session', status: 200, body: {session}});
    await page.saved();
    expect(await device.read('full_name')).to.equal('Mine');
  });

  describe('in another tab', () => {
    const openTab = async () => {
      const {store} = openStore(emulator.app);
      await store.start();
      await until(() => store.state.status === 'authenticated');
      return store.client;
    };

    it('follows at once where nothing is entered, and shows at once what stands in the way', async () => {
      const tab = await openTab();
      page.enter('Full name', 'Mine');
      page.enter('Website', 'mine.example');
      page.enter('Website', '');
      page.enter('Time zone', '60');
      page.enter('Time zone', '');
      page.control('Phone').focus();
      await tab.updateUser({fullName: 'Theirs', phone: '2', website: 'https://example.com', timezone: 345});
      await until(() => page.errorOf('Full name') === changedTo('Theirs'));
      expect(page.control('Full name').value).to.equal('Mine');
      expect(page.control('Phone').value).to.equal('2');
      expect(page.control('Website').value, 'entered and taken back').to.equal('https://example.com');
      expect(page.control('Time zone').value).to.equal('345');
      expect(page.announcement).to.equal(`Full name: ${changedTo('Theirs')}`);
      expect(page.focused === page.control('Phone'), 'the focus stays').to.equal(true);

      await tab.updateUser({fullName: 'Mine'});
      await until(() => page.errorOf('Full name') === '');
      page.root.querySelector<HTMLButtonElement>('.cube-cancel')!.click();
      await until(() => !page.form);
    });

    it('goes first to what it has only been shown at, and saves over that then', async () => {
      const tab = await openTab();
      page.enter('Full name', 'Mine');
      page.control('Phone').focus();
      await tab.updateUser({fullName: 'Theirs'});
      await until(() => page.errorOf('Full name'));
      await page.attempt();
      expect(page.errors()).to.deep.equal({'Full name': changedTo('Theirs')});
      expect(page.announcement).to.equal(`Full name: ${changedTo('Theirs')}`);
      expect(page.focused === page.control('Full name')).to.equal(true);
      expect(await device.read('full_name')).to.equal('Theirs');
      await page.saved();
      expect(sent).to.deep.equal([{full_name: 'Theirs'}, {full_name: 'Mine'}]);
    });

    it('sees no conflict in what this tab itself has just saved', async () => {
      await openTab();
      page.enter('Website', 'mine.example');
      page.enter('Tags', 'a,b');
      await page.saved();
      await page.edit('Full name');
      expect(page.errors()).to.deep.equal({});
      expect(page.control('Website').value).to.equal('https://mine.example');
    });
  });
});
