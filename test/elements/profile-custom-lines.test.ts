import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {complaintsOf} from '../helpers/complaints.js';
import {useEmulator} from '../helpers/emulator.js';
import {OtherDevice, ProfilePage, recordChanges} from '../helpers/profile-page.js';

describe('<cube-profile> with a described text of several lines', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let page: ProfilePage;

  const open = async (customData: string, type?: string) => {
    await OtherDevice.openAndChange(emulator, {custom_data: customData});
    page = await ProfilePage.openSignedIn(emulator.app);
    page.profile.setAttribute('custom-fields', JSON.stringify([{name: 'motto', label: 'Motto', type}]));
    await page.profile.updateComplete;
    await page.edit('Motto');
  };

  for (const type of [undefined, 'text']) {
    it(`keeps each line of a field of type ${type}`, async () => {
      await open('{"motto":"One\\nTwo\\r\\nThree"}', type);
      const control = page.control('Motto');
      expect(control.type).to.equal('textarea');
      expect(control.value).to.equal('One\nTwo\nThree');
      page.enter('Motto', `${control.value}!`);
      await page.saved();
      expect(sent).to.deep.equal([{custom_data: '{"motto":"One\\nTwo\\nThree!"}'}]);
    });
  }

  it('has the control stay what it is while the form is open', async () => {
    await open('{"motto":"One\\nTwo"}');
    const control = page.control('Motto');
    page.enter('Motto', 'Mine');
    await OtherDevice.openAndChange(emulator, {custom_data: '{"motto":"Theirs"}'});
    await page.attempt();
    expect(page.control('Motto') === control).to.equal(true);
    expect(control.value).to.equal('Mine');
  });

  it('has one line where the text has one', async () => {
    await open('{"motto":"One"}');
    expect(page.control('Motto').type).to.equal('text');
  });
});

describe('<cube-profile custom-fields>', () => {
  const emulator = useEmulator();

  for (const text of ['[{"name":"city"', 'city', '']) {
    it(`tells the developer where it is ${JSON.stringify(text)}, which is no JSON`, async () => {
      await OtherDevice.openAndChange(emulator, {custom_data: '{"city":"Bergen"}'});
      let page: ProfilePage;
      const complaints = await complaintsOf(async () => {
        page = await ProfilePage.openSignedIn(emulator.app, {'custom-fields': text});
      });
      expect(complaints.length).to.equal(1);
      expect(complaints[0]).to.include('customFields').and.to.include('JSON');
      expect(page!.rows()['More about you']).to.equal('{"city":"Bergen"}');
    });
  }

  it('describes nothing where it is taken away, and that is no mistake', async () => {
    await OtherDevice.openAndChange(emulator, {custom_data: '{"city":"Bergen"}'});
    const own = '[{"name":"city","label":"City"}]';
    const page = await ProfilePage.openSignedIn(emulator.app, {'custom-fields': own});
    expect(page.rows()['City']).to.equal('Bergen');
    const complaints = await complaintsOf(async () => {
      page.profile.removeAttribute('custom-fields');
      await page.profile.updateComplete;
    });
    expect(complaints).to.deep.equal([]);
    expect(page.rows()['More about you']).to.equal('{"city":"Bergen"}');
  });
});
