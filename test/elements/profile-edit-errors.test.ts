import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {isCubeApiError, isCubeError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {OtherDevice, ProfilePage, recordChanges} from '../helpers/profile-page.js';
import {until} from '../helpers/until.js';

const refused = 'The server does not accept this. Check what you entered and try again.';
const exposed = {'Access-Control-Expose-Headers': 'Retry-After, Date'};

describe('<cube-profile> being edited, when something is wrong', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let page: ProfilePage;

  const open = async (attributes?: Record<string, string>) => {
    page = await ProfilePage.openSignedIn(emulator.app, attributes);
    await page.edit('Full name');
  };

  const summary = () => page.textOf('error');

  describe('with what is entered', () => {
    const check = async (entries: Record<string, string>) => {
      for (const [label, text] of Object.entries(entries)) page.enter(label, text);
      page.save();
      await page.profile.updateComplete;
      return page.errors();
    };

    it('says so at each field, sends nothing, and goes to the first', async () => {
      await open();
      await emulator.clearRequests();
      const errors = await check({
        Phone: '1',
        'E-mail': 'nonsense',
        Login: 'ab',
        Website: 'javascript:alert(1)',
        Tags: 'a,b,c,d,e,f',
      });
      expect(errors).to.deep.equal({
        Login: 'Enter at least 3 characters.',
        'E-mail': 'Enter a whole e-mail address, such as name@example.com.',
        Website: 'Enter a web address, such as https://example.com.',
        Tags: 'Enter at most 5 tags.',
      });
      expect(page.announcement).to.equal(Object.values(errors).join(' '));
      expect(page.focused === page.control('Login')).to.equal(true);
      expect(page.control('Login').ariaInvalid).to.equal('true');
      expect(page.control('Phone').value).to.equal('1');
      expect(await emulator.requestLines()).to.deep.equal([]);

      expect(await check({Login: 'ann', 'E-mail': 'a@b.c', Website: '', Tags: 'a'})).to.deep.equal({});
      await until(() => !page.form);
      expect(sent).to.deep.equal([{login: 'ann', email: 'a@b.c', phone: '1', tag_list: ['a']}]);
    });

    for (const [length, text] of [
      [200, undefined],
      [201, 'Enter at most 200 characters.'],
    ] as const) {
      it(`counts ${length} characters of a name as people do`, async () => {
        await open();
        const errors = await check({'Full name': 'é'.repeat(length)});
        expect(errors['Full name']).to.equal(text);
      });
    }

    it('does not judge what was there before', async () => {
      await OtherDevice.openAndChange(emulator, {website: 'javascript:alert(1)'});
      await open();
      page.enter('Phone', '1');
      await page.saved();
      expect(sent).to.deep.equal([{phone: '1'}]);
    });

    it('wants a login or an e-mail address, whichever', async () => {
      await open();
      const missing = 'Enter a login or an e-mail address.';
      expect(await check({Login: '', 'E-mail': ' '})).to.deep.equal({Login: missing});
      expect(page.focused === page.control('Login')).to.equal(true);
      page.enter('E-mail', 'demo@example.com');
      await page.saved();
      expect(sent).to.deep.equal([{login: null}]);

      await page.edit('E-mail');
      expect(await check({'E-mail': ''})).to.deep.equal({'E-mail': missing});
    });

    it('lets no field be emptied that the page wants', async () => {
      await open({fields: 'full-name* login* phone* tags* custom-data* timezone* website* email*'});
      for (const label of ['Phone', 'Tags', 'More about you', 'Time zone', 'Website']) {
        expect(page.control(label).ariaRequired, label).to.equal('true');
      }
      expect(await check({'Full name': ' ', Login: '', 'E-mail': ''})).to.deep.equal({
        'Full name': 'Enter your full name.',
        Login: 'Enter a login.',
        'E-mail': 'Enter an e-mail address.',
      });
      page.enter('Login', 'demo');
      page.enter('E-mail', 'demo@example.com');
      page.enter('Full name', 'Ann');
      await page.saved();
      expect(sent, 'what was empty before may stay so').to.deep.equal([{full_name: 'Ann'}]);
    });
  });

  describe('for the server', () => {
    const shapes: [name: string, body: unknown, errors: Record<string, string>, summary?: string][] = [
      [
        'texts by fields',
        {errors: {login: ['has already been taken'], full_name: ['is too long (maximum is 100 characters)']}},
        {'Full name': 'Enter at most 100 characters.', Login: 'This login is taken. Try another one.'},
      ],
      [
        'a field by another of its names',
        {errors: {tag_list: ['has too many tags (maximum is 5)'], custom_data: ['is odd']}},
        {
          Tags: 'Enter at most 5 tags.',
          'More about you': 'The server does not accept this. Change it and try again.',
        },
      ],
      [
        'texts under base',
        {errors: {base: ['Email has already been taken']}},
        {'E-mail': 'There is an account with this e-mail address already.'},
      ],
      [
        'a list of texts',
        {errors: ['login is invalid']},
        {Login: 'The server does not accept this. Change it and try again.'},
      ],
      ['a text without a field', {errors: ['No.']}, {}, refused],
      ['a field that is not in the form', {errors: {external_id: ['is odd']}}, {}, refused],
      ['nothing', '', {}, refused],
      ['markup', '<h1>No</h1>', {}, refused],
    ];
    for (const [name, body, errors, text] of shapes) {
      it(`explains a refusal by ${name}, and keeps what was entered`, async () => {
        await open();
        page.enter('Full name', 'Ann Lee');
        await emulator.fault({method: 'PUT', path: '/users', status: 422, body});
        const error = await page.failed();
        expect(isCubeApiError(error) && error.status).to.equal(422);
        expect(page.errors()).to.deep.equal(errors);
        expect(summary()).to.equal(text);
        expect(page.control('Full name').value).to.equal('Ann Lee');
        expect(page.user.fullName, 'nothing is shown that is not confirmed').to.equal('Demo User');
        await page.saved();
        expect(page.user.fullName).to.equal('Ann Lee');
      });
    }

    it('says that a login is taken, as the server really does', async () => {
      await open();
      page.enter('Login', 'other');
      await page.failed();
      expect(page.errors()).to.deep.equal({Login: 'This login is taken. Try another one.'});
      expect(page.focused === page.control('Login')).to.equal(true);
    });

    it('explains a refusal that came with the status of a success', async () => {
      await open();
      page.enter('Login', 'ann');
      const body = {errors: {login: ['has already been taken']}};
      await emulator.fault({method: 'PUT', path: '/users', status: 200, body});
      await page.failed();
      expect(page.errors()).to.deep.equal({Login: 'This login is taken. Try another one.'});
    });
  });

  describe('on the way', () => {
    const perhaps =
      'The connection was lost, and your changes may have been saved. It is safe to save again.';

    const tryToSave = async (fault: Record<string, unknown>) => {
      await open();
      page.enter('Full name', 'Ann Lee');
      await emulator.fault(fault);
      expect(isCubeError(await page.failed())).to.equal(true);
      expect(page.announcement).to.equal(summary());
      expect(page.control('Full name').value).to.equal('Ann Lee');
      return summary();
    };

    for (const [name, fault] of [
      // Browsers themselves send once more on a connection that was used before.
      ['the connection is cut', {reset: true, times: 100}],
      ['half an answer comes', {truncate: true, times: 100}],
      ['an answer comes that nobody can read', {status: 200, body: '<p>Hello</p>'}],
    ] as const) {
      it(`says that the change may have been saved where ${name}, and is right that trying again is safe`, async () => {
        const said = await tryToSave({method: 'PUT', path: '/users', ...fault});
        expect(said).to.equal(perhaps);
        await emulator.clearFaults();
        await page.saved();
        expect(page.user.fullName).to.equal('Ann Lee');
      });
    }

    it('finds that the change has been saved although no answer came', async () => {
      await open();
      page.enter('Full name', 'Ann Lee');
      await emulator.fault({method: 'PUT', path: '/users', reset: true, times: 100});
      await page.failed();
      await emulator.clearFaults();
      await OtherDevice.openAndChange(emulator, {full_name: 'Ann Lee'});
      await emulator.clearRequests();
      const user = await page.saved();
      expect(user.fullName).to.equal('Ann Lee');
      expect(page.textOf('saved')).to.equal('Saved');
      expect(await emulator.countRequests('PUT'), 'it is not sent again').to.equal(0);
    });

    it('says no such thing where nothing was sent', async () => {
      const said = await tryToSave({method: 'GET', path: '/session', reset: true, times: 10});
      expect(said).to.equal('The server cannot be reached. Check your connection and try again.');
      expect(sent).to.deep.equal([]);
      await emulator.clearFaults();
      await page.saved();
    });

    it('says that the device is offline', async () => {
      Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
      try {
        const said = await tryToSave({method: 'GET', path: '/session', reset: true, times: 10});
        expect(said).to.equal('You are offline. Connect to the internet and try again.');
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
    });

    it('says that the server has a problem', async () => {
      const said = await tryToSave({method: 'PUT', path: '/users', status: 500});
      expect(said).to.equal('The server has a problem. Wait a moment and try again.');
    });

    it('counts a wait down', async () => {
      const headers = {...exposed, 'Retry-After': '3'};
      const said = await tryToSave({method: 'PUT', path: '/users', status: 429, headers});
      expect(said).to.match(/^Too many attempts\. Try again in [23] seconds\.$/);
      await until(() => /in 1 second\.$/.test(summary() ?? ''));
      await until(() => summary() === undefined);
      await page.saved();
    });
  });

  it('has no secret in what it tells', async () => {
    await open();
    page.enter('Full name', 'Ann Lee');
    await emulator.fault({method: 'PUT', path: '/users', status: 500});
    const failure = nextEvent(page.profile, 'cube-profile-error');
    page.save();
    const {detail} = await failure;
    const told = JSON.stringify(detail.error, Object.getOwnPropertyNames(detail.error));
    expect(told).not.to.include(page.session.token!).and.not.include(emulator.app.authKey);
  });
});
