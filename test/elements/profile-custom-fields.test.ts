import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CustomField} from '../../src/index.js';
import {complaintsOf} from '../helpers/complaints.js';
import {useEmulator} from '../helpers/emulator.js';
import {OtherDevice, ProfilePage, recordChanges} from '../helpers/profile-page.js';
import {until} from '../helpers/until.js';

describe('<cube-profile> with fields of the app’s own', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let device: OtherDevice;
  let page: ProfilePage;

  const described: readonly CustomField[] = [
    {name: 'city', label: 'City', required: true},
    {name: 'height', label: 'Height', type: 'number'},
    {name: 'news', label: 'News', type: 'boolean'},
    {
      name: 'plan',
      label: 'Plan',
      type: 'select',
      options: [
        {value: 'a', label: 'Plan A'},
        {value: 'b', label: 'Plan B'},
      ],
    },
  ];

  const open = async (customData: string | null, fields: unknown = described) => {
    device = await OtherDevice.openAndChange(emulator, {custom_data: customData});
    page = await ProfilePage.openSignedIn(emulator.app, {fields: 'login custom-data timezone'});
    page.profile.customFields = fields as readonly CustomField[];
    await page.profile.updateComplete;
  };

  it('shows them in the place of the custom data', async () => {
    await open('{"city":"Bergen","height":1.80,"news":true,"plan":"b","more":[1]}');
    expect(page.rows()).to.deep.equal({
      Login: 'demo',
      City: 'Bergen',
      Height: '1.80',
      News: 'Yes',
      Plan: 'Plan B',
      'Time zone': 'Not given',
    });
    await page.edit('Plan');
    expect(page.labels).to.deep.equal(['Login', 'City', 'Height', 'News', 'Plan', 'Time zone']);
    expect(page.focused === page.control('Plan')).to.equal(true);
    expect(page.control('Height').value).to.equal('1.80');
    expect(page.control('Height').inputMode).to.equal('decimal');
    expect((page.control('News') as HTMLInputElement).checked).to.equal(true);
    expect((page.control('Plan') as HTMLSelectElement).selectedOptions[0]!.text).to.equal('Plan B');
  });

  it('takes them from an attribute as well', async () => {
    await open('{"city":"Bergen"}', []);
    page.profile.setAttribute('custom-fields', '[{"name":"city","label":"City"}]');
    await page.profile.updateComplete;
    expect(page.rows()['City']).to.equal('Bergen');
  });

  it('changes in the object what has been changed, and nothing else', async () => {
    const text = '{"z":12345678901234567890, "city":"Bergen","news":false,\n"__proto__":{"a":1},"1":"x"}';
    await open(text);
    await page.edit('City');
    page.enter('City', ' Oslo "x" ');
    page.enter('Height', '1.50');
    page.enter('News', 'on');
    await page.saved();
    expect(sent).to.deep.equal([
      {
        custom_data: text
          .replace('"Bergen"', '"Oslo \\"x\\""')
          .replace('false', 'true')
          .replace(/}$/, ',"height":1.50}'),
      },
    ]);
    expect(page.rows()['Height']).to.equal('1.50');
  });

  it('begins an object where there is none, and takes away what is emptied', async () => {
    await open(null);
    expect(page.rows()['News']).to.equal('Not given');
    await page.edit('Plan');
    page.enter('Plan', 'a');
    await page.saved();
    await page.edit('Plan');
    page.enter('Plan', '');
    page.enter('News', 'on');
    await page.saved();
    expect(sent).to.deep.equal([{custom_data: '{"plan":"a"}'}, {custom_data: '{"news":true}'}]);
  });

  it('says what is wrong with them', async () => {
    await open('{"city":"Bergen"}');
    await page.edit('City');
    page.enter('City', ' ');
    for (const text of ['1,5', '01', '0x1', 'NaN', '1e', '+1', '١']) {
      page.enter('Height', text);
      page.save();
      await page.profile.updateComplete;
      expect(page.errors(), text).to.deep.equal({
        City: 'Fill this in.',
        Height: 'Enter a number, such as 3 or 1.5.',
      });
    }
    page.enter('City', 'Oslo');
    page.enter('Height', '-1.5e3');
    await page.saved();
    expect(sent).to.deep.equal([{custom_data: '{"city":"Oslo","height":-1.5e3}'}]);
  });

  it('says so where the server refuses the whole', async () => {
    await open('{"city":"Bergen"}');
    await page.edit('City');
    page.enter('City', 'Oslo');
    const body = {errors: {custom_data: ['is too long (maximum is 5 characters)']}};
    await emulator.fault({method: 'PUT', path: '/users', status: 422, body});
    await page.failed();
    expect(page.textOf('error')).to.equal(
      'The server does not accept this. Check what you entered and try again.',
    );
    expect(page.control('City').value).to.equal('Oslo');
  });

  for (const text of [
    'Likes tea.',
    '{"city":"Bergen"',
    '["city"]',
    '{"city":{"name":"Bergen"}}',
    '{"height":"tall"}',
    '{"news":"yes"}',
  ]) {
    it(`shows ${text} as the text that it is, and loses nothing of it`, async () => {
      await open(text);
      expect(page.rows()['More about you']).to.equal(text);
      expect(page.rows()['City']).to.equal(undefined);
      await page.edit('More about you');
      expect(page.control('More about you').value).to.equal(text);
      page.enter('Login', 'another');
      await page.saved();
      expect(await device.read('custom_data')).to.equal(text);
    });
  }

  it('keeps a choice that is none of the options, and a number of any length', async () => {
    await open('{"plan":"old","height":12345678901234567890}');
    expect(page.rows()['Plan']).to.equal('old');
    expect(page.rows()['Height']).to.equal('12345678901234567890');
    await page.edit('City');
    expect((page.control('Plan') as HTMLSelectElement).value).to.equal('old');
    page.enter('News', 'on');
    await page.saved();
    expect(sent).to.deep.equal([{custom_data: '{"plan":"old","height":12345678901234567890,"news":true}'}]);
  });

  it('takes over what has been changed elsewhere in the object, and shows what stands in the way', async () => {
    await open('{"city":"Bergen","more":1}');
    await page.edit('City');
    page.enter('News', 'on');
    await device.change({custom_data: '{"more":2,"city":"Oslo"}'});
    await page.saved();
    expect(sent).to.deep.equal([{custom_data: '{"more":2,"city":"Oslo","news":true}'}]);

    await page.edit('City');
    page.enter('City', 'Voss');
    (page.control('News') as HTMLInputElement).click();
    await device.change({custom_data: '{"city":"Hamar","news":null}'});
    await page.attempt();
    expect(page.errors()).to.deep.equal({City: 'Changed meanwhile to: \u2068Hamar\u2069'});
    await page.saved();
    expect(sent[1]).to.deep.equal({custom_data: '{"city":"Voss","news":null}'});
  });

  it('overwrites nothing that has become something else than an object', async () => {
    await open('{"city":"Bergen"}');
    await page.edit('City');
    page.enter('City', 'Oslo');
    await device.change({custom_data: 'A text now.'});
    for (let attempt = 0; attempt < 2; attempt++) {
      await page.attempt();
      expect(page.errorOf('City')).to.equal('Changed meanwhile to: \u2068A text now.\u2069');
      expect(page.control('City').value).to.equal('Oslo');
    }
    expect(sent).to.deep.equal([]);
    page.part('use')!.click();
    page.save();
    await until(() => !page.form);
    expect(page.rows()['More about you']).to.equal('A text now.');
  });

  for (const [name, fields] of [
    ['no list', 'city'],
    ['an object', {name: 'city', label: 'City'}],
    ['fields without a name', [{label: 'X'}, null, 1, {name: 'city', label: 'City'}]],
    [
      'a kind that is none',
      [
        {name: 'x', label: 'X', type: 'date'},
        {name: 'city', label: 'City'},
      ],
    ],
    [
      'a name twice',
      [
        {name: 'city', label: 'Town'},
        {name: 'city', label: 'City'},
      ],
    ],
    ['options that are none', [{name: 'p', label: 'P', type: 'select', options: 'ab'}]],
  ] as const) {
    it(`tells the developer once where the page describes ${name}, and uses what it can`, async () => {
      const complaints = await complaintsOf(() => open('{"city":"Bergen"}', fields));
      expect(complaints.length).to.equal(1);
      expect(complaints[0]).to.include('customFields');
      const rows = page.rows();
      expect(rows['City'] ?? rows['More about you']).to.include('Bergen');
    });
  }
});
