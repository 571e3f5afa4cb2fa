import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {
  OtherDevice,
  ProfilePage,
  recordChanges,
  warnsBeforeLeaving,
  type Control,
} from '../helpers/profile-page.js';
import {until} from '../helpers/until.js';

describe('<cube-profile> being edited', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let page: ProfilePage;

  const filled = {
    full_name: 'Demo User',
    phone: '+47 802 32 143',
    website: 'https://example.com/',
    tag_list: ['vip', 'accountant'],
    custom_data: 'Likes tea.',
    timezone: 120,
  };

  const fill = (fields: Record<string, unknown> = filled) => OtherDevice.openAndChange(emulator, fields);

  const open = async (attributes?: Record<string, string>) => {
    page = await ProfilePage.openSignedIn(emulator.app, attributes);
    await emulator.clearRequests();
  };

  it('opens one form for all fields, with their values, at the field whose button was pressed', async () => {
    await fill();
    await open();
    await page.edit('Phone');
    expect(page.labels).to.deep.equal([
      'Full name',
      'Login',
      'E-mail',
      'Phone',
      'Website',
      'Tags',
      'More about you',
      'Time zone',
    ]);
    expect(page.labels.map((label) => page.control(label).value)).to.deep.equal([
      'Demo User',
      'demo',
      'demo@example.com',
      '+47 802 32 143',
      'https://example.com/',
      'vip, accountant',
      'Likes tea.',
      '120',
    ]);
    expect(page.focused === page.control('Phone')).to.equal(true);
    expect(page.profile.matches(':state(editing)')).to.equal(true);
    expect(await emulator.requestLines(), 'nothing is asked').to.deep.equal([]);
  });

  it('has the keyboards and the autofill of its fields', async () => {
    await open();
    await page.edit('Full name');
    const kinds = page.labels.map((label) => {
      const {type, inputMode, autocomplete} = page.control(label);
      return `${inputMode || type} ${autocomplete}`;
    });
    expect(kinds).to.deep.equal([
      'text name',
      'text username',
      'email email',
      'tel tel',
      'url url',
      'text off',
      'textarea off',
      'select-one ',
    ]);
  });

  it('sends only what has been changed, and shows and tells what the server has confirmed', async () => {
    await fill();
    await open();
    await page.edit('Full name');
    page.enter('Full name', '  Ann Lee ');
    const user = await page.saved();
    expect(sent).to.deep.equal([{full_name: 'Ann Lee'}]);
    expect(user.fullName).to.equal('Ann Lee');
    expect(page.user.fullName).to.equal('Ann Lee');
    expect(page.rows()['Full name']).to.equal('Ann Lee');
    expect(page.textOf('name')).to.equal('Ann Lee');
    expect(page.textOf('saved')).to.equal('Saved');
    expect(page.announcement).to.equal('Saved');
    expect(page.focused === page.button('Edit Full name')).to.equal(true);
    expect(page.profile.matches(':state(editing)')).to.equal(false);
  });

  it('says no more that it is saved when something is edited again', async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    await page.saved();
    await page.edit('Phone');
    page.root.querySelector<HTMLButtonElement>('.cube-cancel')!.click();
    await until(() => !page.form);
    expect(page.part('saved') === null).to.equal(true);
  });

  it('changes every field', async () => {
    const device = await fill();
    await open();
    await page.edit('Full name');
    const entries = {
      'Full name': 'مروان 🙂',
      Login: 'ann.lee',
      'E-mail': 'ann@example.com',
      Phone: '+1 555 0100',
      Website: 'dozensofdreams.com',
      Tags: ' a, b ,, a,ü',
      'More about you': ' {"a": 1}\n ',
      'Time zone': '-210',
    };
    for (const [label, text] of Object.entries(entries)) page.enter(label, text);
    await page.saved();
    expect(sent).to.deep.equal([
      {
        full_name: 'مروان 🙂',
        login: 'ann.lee',
        email: 'ann@example.com',
        phone: '+1 555 0100',
        website: 'https://dozensofdreams.com',
        tag_list: ['a', 'b', 'ü'],
        custom_data: ' {"a": 1}\n ',
        timezone: -210,
      },
    ]);
    expect(await device.read('timezone')).to.equal(-210);
    expect(page.rows()['Time zone']).to.equal('UTC−03:30');
    expect(page.value('Website').querySelector('a')!.href).to.equal('https://dozensofdreams.com/');
  });

  it('clears what is emptied', async () => {
    const device = await fill();
    await open();
    await page.edit('Full name');
    for (const label of page.labels) if (label !== 'Login') page.enter(label, '');
    await page.saved();
    expect(sent).to.deep.equal([
      {
        full_name: null,
        email: null,
        phone: null,
        website: null,
        tag_list: [],
        custom_data: null,
        timezone: null,
      },
    ]);
    expect(await device.read('phone')).to.equal(null);
    expect(page.rows()['Tags']).to.equal('Not given');
    expect(page.textOf('name')).to.equal('demo');
  });

  it('asks the server nothing where nothing is changed, and nothing but blanks', async () => {
    await fill();
    await open();
    await page.edit('Full name');
    page.enter('Full name', ' Demo User ');
    page.enter('Tags', 'vip,accountant');
    page.save();
    await until(() => !page.form);
    expect(await emulator.requestLines()).to.deep.equal([]);
    expect(page.part('saved') === null).to.equal(true);
    expect(page.focused === page.button('Edit Full name')).to.equal(true);
  });

  it('leaves what its controls cannot hold as it is', async () => {
    const device = await fill({full_name: 'Demo\tUser', website: ' example.com ', custom_data: 'a\r\nb'});
    await open();
    await page.edit('Phone');
    expect(page.profile.matches(':state(editing)') && warnsBeforeLeaving()).to.equal(false);
    page.enter('Phone', '1');
    await page.saved();
    expect(sent).to.deep.equal([{phone: '1'}]);
    expect(await device.read('custom_data')).to.equal('a\r\nb');
    expect(await device.read('website')).to.equal(' example.com ');
  });

  it('keeps a time zone that is none of the usual ones', async () => {
    await fill({timezone: 17});
    await open();
    await page.edit('Time zone');
    const control = page.control('Time zone') as HTMLSelectElement;
    expect(control.selectedOptions[0]?.text).to.equal('UTC+00:17');
    page.enter('Phone', '1');
    await page.saved();
    expect(sent).to.deep.equal([{phone: '1'}]);
  });

  it('takes a text of a megabyte', async () => {
    const device = await fill({custom_data: 'x'.repeat(1_000_000)});
    await open();
    await page.edit('More about you');
    const control: Control = page.control('More about you');
    expect(control.value.length).to.equal(1_000_000);
    page.enter('More about you', `${control.value}!`);
    await page.saved();
    expect(await device.read('custom_data')).to.equal(`${'x'.repeat(1_000_000)}!`);
  });
});
