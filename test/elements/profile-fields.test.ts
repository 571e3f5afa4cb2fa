import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {complaintsOf} from '../helpers/complaints.js';
import {useEmulator} from '../helpers/emulator.js';
import {OtherDevice, ProfilePage} from '../helpers/profile-page.js';

describe('<cube-profile> shows the fields', () => {
  const emulator = useEmulator();
  let page: ProfilePage;

  const fill = (fields: Record<string, unknown>) => OtherDevice.openAndChange(emulator, fields);

  const open = async (attributes?: Record<string, string>) => {
    page = await ProfilePage.openSignedIn(emulator.app, attributes);
  };

  it('of a user who has given little', async () => {
    await open();
    expect(page.rows()).to.deep.equal({
      'Full name': 'Demo User',
      Login: 'demo',
      'E-mail': 'demo@example.com',
      Phone: 'Not given',
      Website: 'Not given',
      Tags: 'Not given',
      'More about you': 'Not given',
      'Time zone': 'Not given',
    });
  });

  it('of a user who has given all, each with a button of its own name', async () => {
    await fill({
      phone: '+47 802 32 143',
      website: 'https://example.com/a?b=c',
      tag_list: ['vip', 'accountant'],
      custom_data: 'Likes tea.',
      timezone: 345,
    });
    await open();
    const rows = page.rows();
    expect(rows['Phone']).to.equal('+47 802 32 143');
    expect(rows['Website']).to.equal('example.com/a?b=c');
    expect(rows['Tags']).to.equal('vip accountant');
    expect(rows['More about you']).to.equal('Likes tea.');
    expect(rows['Time zone']).to.equal('UTC+05:45');
    for (const label of Object.keys(rows)) {
      expect(page.button(`Edit ${label}`)!.textContent.trim()).to.equal('Edit');
    }
  });

  it('that the page has chosen, in its order', async () => {
    await open({fields: 'website  login*,phone website'});
    expect(Object.keys(page.rows())).to.deep.equal(['Website', 'Login', 'Phone']);
    page.profile.fields = 'tags';
    await page.profile.updateComplete;
    expect(Object.keys(page.rows())).to.deep.equal(['Tags']);
    page.profile.removeAttribute('fields');
    await page.profile.updateComplete;
    expect(Object.keys(page.rows()).length, 'all of them').to.equal(8);
    page.profile.setAttribute('fields', '');
    await page.profile.updateComplete;
    expect(page.root.querySelector('.details') === null).to.equal(true);
  });

  it('that it knows, and tells the developer once what it does not know', async () => {
    const complaints = await complaintsOf(async () => {
      await open({fields: 'login password <b>'});
      await page.session.client.updateUser({phone: '1'});
      await page.profile.updateComplete;
    });
    expect(Object.keys(page.rows())).to.deep.equal(['Login']);
    expect(complaints.length).to.equal(1);
    expect(complaints[0]).to.include('does not know: password, <b>').and.include('custom-data');
  });

  it('to be read only, where the page says so', async () => {
    await open({readonly: ''});
    expect(Object.keys(page.rows()).length).to.equal(8);
    expect(page.part('edit') === null).to.equal(true);
    page.profile.readOnly = false;
    await page.profile.updateComplete;
    expect(page.part('edit') === null).to.equal(false);
  });

  for (const website of [
    'javascript:alert(1)',
    'data:text/html,<b>',
    'JavaScript://%0aalert(1)',
    'example.com',
    'ftp://example.com',
    '//example.com',
    'https://',
  ]) {
    it(`without a link to ${website}`, async () => {
      await fill({website});
      await open();
      expect(page.rows()['Website']).to.equal(website.replace(/^https:\/\//, '') || website);
      expect(page.root.querySelector('a') === null).to.equal(true);
    });
  }

  it('with a link to a website that tells nobody where it comes from', async () => {
    await fill({website: 'http://example.com/"onclick="alert(1)'});
    await open();
    const {href, target, rel} = page.root.querySelector('a')!;
    expect(href).to.equal('http://example.com/%22onclick=%22alert(1)');
    expect([target, rel]).to.deep.equal(['_blank', 'noopener noreferrer nofollow']);
  });

  it('as texts whatever they hold, and wraps what is long', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    await fill({
      full_name: `${markup}${'x'.repeat(150)}\u202e`,
      phone: markup,
      website: `https://example.com/${'y'.repeat(500)}`,
      tag_list: [markup, 'مرحبا', '🙂'],
      custom_data: `${markup}\n`.repeat(30),
    });
    await open();
    expect(page.root.querySelector('img') === null).to.equal(true);
    expect(page.rows()['Phone']).to.equal(markup);
    expect(page.value('Full name').querySelector('bdi')!.textContent).to.include('\u202e');
    const {scrollWidth, clientWidth} = page.profile;
    expect(scrollWidth).to.equal(clientWidth);
  });

  it('with the beginning only of a text of a megabyte, which can be scrolled through', async () => {
    await fill({custom_data: '🙂'.repeat(250_000)});
    await open();
    const value = page.value('More about you');
    expect(value.textContent.length).to.be.lessThan(5_000);
    expect(value.textContent.trim().endsWith('🙂…')).to.equal(true);
    const scroller = value.querySelector<HTMLElement>('.long')!;
    expect(scroller.tabIndex).to.equal(0);
    expect(scroller.ariaLabel).to.equal('More about you');
    expect(scroller.scrollHeight).to.be.greaterThan(scroller.clientHeight);
    expect(value.clientHeight).to.be.lessThan(250);
  });

  it('of which some read from left to right in every language', async () => {
    await fill({phone: '+47 802', website: 'https://example.com'});
    await open();
    const directionOf = (label: string) => page.value(label).querySelector('bdi')!.dir;
    const labels = ['Login', 'E-mail', 'Phone', 'Website', 'Full name'];
    expect(labels.map(directionOf)).to.deep.equal(['ltr', 'ltr', 'ltr', 'ltr', 'auto']);
  });
});
