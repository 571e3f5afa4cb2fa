import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {OtherDevice, ProfilePage} from '../helpers/profile-page.js';
import {demo} from '../helpers/stores.js';
import {until} from '../helpers/until.js';

describe('<cube-profile>', () => {
  const emulator = useEmulator();
  let page: ProfilePage;

  const fill = async (fields: Record<string, unknown>) => {
    const device = await OtherDevice.open(emulator);
    await device.change(fields);
    return device;
  };

  const open = async (attributes?: Record<string, string>) => {
    page = await ProfilePage.openSignedIn(emulator.app, attributes);
  };

  /** What is written to the console meanwhile. */
  const complaintsOf = async (work: () => Promise<unknown>) => {
    const {error} = console;
    const complaints: string[] = [];
    console.error = (...texts: unknown[]) => complaints.push(texts.join(' '));
    await work().finally(() => (console.error = error));
    return complaints;
  };

  describe('shows who is signed in', () => {
    it('by name, login and initials', async () => {
      await open();
      expect(page.textOf('name')).to.equal('Demo User');
      expect(page.root.querySelector('.identity')!.textContent).to.equal('\u2068demo\u2069 · signed in');
      expect(page.part('avatar')!.innerText.trim()).to.equal('DU');
      expect(page.profile.matches(':state(profile)')).to.equal(true);
    });

    it('by the login alone where there is no other name', async () => {
      await fill({full_name: ''});
      await open();
      expect(page.textOf('name')).to.equal('demo');
      expect(page.root.querySelector('.identity')!.textContent).to.equal('Signed in');
    });

    it('with one heading for the user and one for each section below it', async () => {
      await open();
      const headings = [...page.root.querySelectorAll('h1, h2, h3, h4')];
      expect(headings.map((heading) => `${heading.localName} ${heading.textContent}`)).to.deep.equal([
        'h2 Demo User',
        'h3 About you',
        'h3 Security',
      ]);
    });

    it('and follows what the session tells of the user', async () => {
      await open();
      await page.session.client.updateUser({fullName: 'Ann Lee'});
      await until(() => page.textOf('name') === 'Ann Lee');
      expect(page.rows()['Full name']).to.equal('Ann Lee');
    });
  });

  describe('shows the fields', () => {
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

  describe('where nobody is signed in', () => {
    it('says so, and offers to sign in, in this place', async () => {
      page = await ProfilePage.open(emulator.app);
      expect(page.root.querySelector('.anonymous p')!.textContent).to.equal('Sign in to see your profile.');
      expect(page.profile.matches(':state(anonymous)')).to.equal(true);
      page.part('sign-in')!.focus();
      page.part('sign-in')!.click();
      await until(() => page.focused?.getAttribute('name') === 'username');
      await page.signInAgain('demo');
      expect(page.login === null).to.equal(true);
      expect(page.textOf('name')).to.equal('Demo User');
      expect(page.focused === page.part('name')).to.equal(true);
      expect(page.announcement).to.equal('Signed in as Demo User.');
    });

    it('shows what the page has for that', async () => {
      const own = Object.assign(document.createElement('p'), {slot: 'anonymous', textContent: 'Welcome'});
      page = await ProfilePage.open(emulator.app);
      page.profile.append(own);
      expect(own.checkVisibility()).to.equal(true);
      expect(page.part('sign-in')!.checkVisibility()).to.equal(false);
      await page.session.client.signIn(demo);
      await page.profile.updateComplete;
      expect(own.checkVisibility()).to.equal(false);
    });

    it('shows nothing of the user after a sign-out, and keeps the focus', async () => {
      await open();
      await page.edit('Full name');
      page.enter('Full name', 'Somebody');
      await page.session.client.signOut();
      await until(() => page.part('sign-in'));
      expect(page.form === null).to.equal(true);
      expect(page.root.textContent).not.to.include('Demo');
      await until(() => page.focused === page.part('sign-in'));
      await page.session.client.signIn(demo);
      await until(() => page.textOf('name') === 'Demo User');
      expect(page.form === null, 'the form is not there again').to.equal(true);
    });

    it('keeps its place free', async () => {
      page = await ProfilePage.open(emulator.app);
      expect(page.login === null).to.equal(true);
      expect(page.profile.getBoundingClientRect().height).to.equal(24 * 16);
    });

    it('says that nothing is possible where the page has no session, and tells the developer', async () => {
      const profile = document.createElement('cube-profile');
      const complaints = await complaintsOf(async () => {
        document.body.append(profile);
        await profile.updateComplete;
      });
      expect(profile.shadowRoot!.querySelector('.anonymous')!.textContent.trim()).to.equal(
        'This is not possible here at the moment. Try again later.',
      );
      expect(profile.shadowRoot!.querySelector('button') === null).to.equal(true);
      expect(complaints.join()).to.include('<cube-profile> has no session');
      profile.remove();
    });

    it('uses the app that it names itself, and so does the form to sign in with', async () => {
      const profile = Object.assign(document.createElement('cube-profile'), emulator.app);
      document.body.append(profile);
      page = new ProfilePage(null!, profile);
      await until(() => page.part('sign-in'));
      page.part('sign-in')!.click();
      await until(() => page.login?.querySelector('form'));
      await page.signInAgain('demo');
      expect(page.textOf('name')).to.equal('Demo User');
      profile.remove();
    });
  });

  it('reserves its place while the session is read, and shows nothing of it', async () => {
    const profile = document.createElement('cube-profile');
    const session = Object.assign(document.createElement('cube-session'), emulator.app);
    session.append(profile);
    document.body.append(session);
    await profile.updateComplete;
    expect(profile.matches(':state(restoring)')).to.equal(true);
    expect(profile.innerText.trim()).to.equal('');
    expect(profile.getBoundingClientRect().height).to.equal(24 * 16);
    session.remove();
  });

  it('takes the page’s own texts', async () => {
    page = await ProfilePage.open(emulator.app);
    page.profile.messages = {fullName: 'Name', edit: 'Ändern', editField: '{field} ändern', signIn: 'Los'};
    page.profile.loginMessages = {password: 'Kennwort'};
    await page.profile.updateComplete;
    page.part('sign-in')!.click();
    await until(() => page.login?.querySelector('form'));
    expect(page.login!.textContent).to.include('Kennwort');
    await page.signInAgain('demo');
    expect(page.button('Name ändern')!.textContent.trim()).to.equal('Ändern');
  });

  it('tells of its changes outside of shadow roots as well', async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    const changed = nextEvent(document.body, 'cube-profile-change');
    page.save();
    expect((await changed).detail.user.fullName).to.equal('Ann Lee');
  });
});
