import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {loadLate} from '../../src/load-late.js';
import {useEmulator} from '../helpers/emulator.js';
import {OtherDevice, ProfilePage, recordChanges, warnsBeforeLeaving} from '../helpers/profile-page.js';
import {until} from '../helpers/until.js';

describe('<cube-profile> by what the server answers to a save', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let device: OtherDevice;
  let page: ProfilePage;

  const open = async (fields: Record<string, unknown> = {}, attributes?: Record<string, string>) => {
    device = await OtherDevice.openAndChange(emulator, fields);
    page = await ProfilePage.openSignedIn(emulator.app, attributes);
  };

  /** The server answers to the next change as if it had made of the user this. */
  const answerWith = async (fields: Record<string, unknown>) => {
    const {session} = (await emulator.send('GET', 'session', device.token)) as {session: {user: object}};
    const body = {user: {...session.user, ...fields}};
    await emulator.fault({method: 'PUT', path: '/users', status: 200, body});
  };

  const isSaved = async () => {
    await until(() => page.textOf('saved') === 'Saved', 'it is saved');
    expect(page.form === null).to.equal(true);
    expect(warnsBeforeLeaving()).to.equal(false);
  };

  it('shows the former value where the server has not changed it', async () => {
    await open({tag_list: ['a']});
    await page.edit('Full name');
    page.enter('Full name', 'Ann');
    page.enter('Tags', 'A');
    page.enter('Time zone', '60');
    await answerWith({});
    page.save();
    await isSaved();
    expect(page.rows()).to.include({'Full name': 'Demo User', Tags: 'a', 'Time zone': 'Not given'});
    expect(page.announcement).to.equal('Saved');
  });

  it('shows the former value of a field of the app’s own, too', async () => {
    const own = [
      {name: 'city', label: 'City'},
      {name: 'news', label: 'News', type: 'boolean'},
    ];
    await open({custom_data: '{"city":"Bergen"}'}, {'custom-fields': JSON.stringify(own)});
    await page.edit('City');
    page.enter('City', 'Oslo');
    page.enter('News', 'on');
    await answerWith({});
    page.save();
    await isSaved();
    expect(page.rows()).to.include({City: 'Bergen', News: 'Not given'});
  });

  it('shows what the server has made of it', async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'ann  lee');
    await answerWith({full_name: 'Ann Lee'});
    page.save();
    await isSaved();
    expect(page.rows()['Full name']).to.equal('Ann Lee');
  });

  it('says that nothing was saved where a part of the library could not be loaded', async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'Ann');
    const {client} = page.session;
    const updateUser = client.updateUser.bind(client);
    client.updateUser = () => loadLate(() => Promise.reject(new TypeError('Failed to fetch')));
    await page.failed();
    expect(page.textOf('error')).to.equal(
      'The server cannot be reached. Check your connection and try again.',
    );
    client.updateUser = updateUser;
    await page.saved();
  });

  describe('while somebody types on', () => {
    /** Saves, and has this entered while the change is on its way. */
    const typeWhileSaving = async (label: string, text: string) => {
      await emulator.fault({method: 'PUT', path: '/users', delayMs: 300});
      page.save();
      await until(() => sent.length > 0);
      page.control(label).focus();
      page.enter(label, text);
      await until(() => page.announcement === 'Saved', 'it is saved');
      await page.profile.updateComplete;
    };

    const isKept = (label: string, text: string) => {
      expect(page.errors()).to.deep.equal({});
      expect(page.part('use') === null).to.equal(true);
      expect(page.control(label).value).to.equal(text);
      expect(page.focused === page.control(label)).to.equal(true);
      expect(warnsBeforeLeaving()).to.equal(true);
    };

    it('keeps what is typed, and takes the save for no change from elsewhere', async () => {
      await open();
      await page.edit('Full name');
      page.enter('Full name', 'Ann');
      await typeWhileSaving('Full name', 'Ann Lee');
      isKept('Full name', 'Ann Lee');
      await page.saved();
      expect(sent).to.deep.equal([{full_name: 'Ann'}, {full_name: 'Ann Lee'}]);
    });

    it('keeps the former value where it is typed once more', async () => {
      await open();
      await page.edit('Full name');
      page.enter('Full name', 'Ann');
      await typeWhileSaving('Full name', 'Demo User');
      isKept('Full name', 'Demo User');
      await page.saved();
      expect(sent).to.deep.equal([{full_name: 'Ann'}, {full_name: 'Demo User'}]);
    });

    it('does so with a field of the app’s own, too', async () => {
      await open({custom_data: '{"city":"Bergen"}'}, {'custom-fields': '[{"name":"city","label":"City"}]'});
      await page.edit('City');
      page.enter('City', 'Oslo');
      await typeWhileSaving('City', 'Voss');
      isKept('City', 'Voss');
      await page.saved();
      expect(sent.at(-1)).to.deep.equal({custom_data: '{"city":"Voss"}'});
    });
  });
});
