import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {CubeError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

const taken = 'This login is taken. Try another one.';
const emailTaken = 'There is an account with this e-mail address already.';
const refused = 'The server does not accept this. Check what you entered and try again.';
const unavailable = 'Creating an account is not possible here at the moment. Try again later.';
const exposed = {'Access-Control-Expose-Headers': 'Retry-After, Date'};

describe('<cube-signup> when the server refuses', () => {
  const emulator = useEmulator();

  const all = {...newcomer, email: 'marvin@example.com', website: 'https://example.com', tags: 'a, b'};
  const fields = 'login* email full-name website tags';

  const texts = (page: SignupPage) =>
    Object.fromEntries(
      page.names.flatMap((name) => {
        const text = page.errorOf(name);
        return text ? [[name, text]] : [];
      }),
    );

  const shapes: [name: string, body: unknown, atFields: Record<string, string>, summary?: string][] = [
    ['a text by field', {errors: {login: ['has already been taken']}}, {login: taken}],
    [
      'texts by fields',
      {errors: {email: ['has already been taken'], password: ['is too short (minimum is 6 characters)']}},
      {email: emailTaken, password: 'Enter at least 6 characters.'},
    ],
    [
      'names as on the wire',
      {errors: {full_name: ['is too long (maximum is 200 characters)'], tag_list: ['has too many entries']}},
      {fullName: 'Enter at most 200 characters.', tags: 'Enter at most 5 tags.'},
    ],
    ['a list of texts', {errors: ['Login has already been taken']}, {login: taken}],
    ['base texts that name a field', {errors: {base: ['Email has already been taken']}}, {email: emailTaken}],
    [
      'a refusal of both',
      {errors: ["Both user login and email can't be blank"]},
      {login: 'Enter a login or an e-mail address.'},
    ],
    [
      'a reason that nobody knows',
      {errors: {website: ['is on a list']}},
      {website: 'The server does not accept this. Change it and try again.'},
    ],
    ['a field that the form does not have', {errors: {external_id: ['is taken']}}, {}, refused],
    [
      'one that it has and one that it has not',
      {errors: {login: ['has already been taken'], phone: ['is invalid']}},
      {login: taken},
      refused,
    ],
    ['a base text without a field', {errors: {base: ['Plan limit reached']}}, {}, refused],
    ['a lone message', {message: 'E_VALIDATION_FAILURE'}, {}, refused],
    ['an empty body', '', {}, refused],
    ['a blank', ' ', {}, refused],
    ['HTML', '<h1>Unprocessable</h1><script>hacked()</script>', {}, refused],
    ['odd types', {errors: {login: [{}, null, 5], base: 7}}, {}, refused],
  ];

  for (const [name, body, atFields, summary] of shapes) {
    it(`says it where it belongs, keeps what was typed, and works at the next try: ${name}`, async () => {
      const page = await SignupPage.open(emulator.app, {fields});
      await emulator.fault({method: 'POST', path: '/users', status: 422, body});
      const {error} = await page.fail(all);
      expect(error).to.be.instanceOf(CubeError);
      expect(texts(page)).to.deep.equal(atFields);
      expect(page.summary).to.equal(summary);
      const said = [summary, ...Object.values(atFields)].filter(Boolean).join(' ');
      expect(page.announcement).to.equal(said);
      const [first] = Object.keys(atFields);
      if (first) expect((document.activeElement as HTMLInputElement).name).to.equal(first);
      expect(Object.entries(all).map(([field]) => page.field(field).value)).to.deep.equal(Object.values(all));
      await page.signUp(all);
    });
  }

  it('understands a refusal that comes with status 200', async () => {
    const page = await SignupPage.open(emulator.app);
    await emulator.fault({
      method: 'POST',
      path: '/users',
      status: 200,
      body: {errors: {login: ['has already been taken']}},
    });
    await page.fail();
    expect(page.errorOf('login')).to.equal(taken);
    expect(page.summary).to.equal(undefined);
  });

  it('says it at the e-mail address where that stands for the login', async () => {
    const page = await SignupPage.open(emulator.app, {fields: 'email'});
    await emulator.fault({
      method: 'POST',
      path: '/users',
      status: 422,
      body: {errors: {login: ['is taken']}},
    });
    await page.fail({email: 'ann@example.com', password: newcomer.password});
    expect(page.errorOf('email')).to.equal(taken);
  });

  it('says that login and e-mail address are taken, and takes others', async () => {
    const page = await SignupPage.open(emulator.app);
    await page.fail({...newcomer, login: 'DEMO', email: 'demo@example.com'});
    expect([page.errorOf('login'), page.errorOf('email')]).to.deep.equal([taken, emailTaken]);
    page.type('login', 'marvin18');
    await page.signup.updateComplete;
    expect([page.errorOf('login'), page.errorOf('email')]).to.deep.equal([undefined, emailTaken]);
    await page.signUp({login: 'marvin18', email: 'marvin@example.com'});
  });

  it('does not blame what was typed while the answer was on its way', async () => {
    const page = await SignupPage.open(emulator.app);
    const body = {errors: {login: ['has already been taken'], email: ['has already been taken']}};
    for (const changes of [{login: 'another'}, {login: 'third', email: 'third@example.com'}]) {
      await emulator.fault({method: 'POST', path: '/users', delayMs: 200, status: 422, body});
      const failing = page.fail({...newcomer, email: 'marvin@example.com'});
      await until(() => page.signup.matches(':state(pending)'), 'it is sent');
      for (const [name, text] of Object.entries(changes)) page.type(name, text);
      await failing;
      expect(page.errorOf('login')).to.equal(undefined);
      expect(page.errorOf('email')).to.equal('email' in changes ? undefined : emailTaken);
      expect(page.summary).to.equal(refused);
      expect(page.field('login').value).to.equal(changes.login);
    }
  });

  it('counts a wait down', async () => {
    const page = await SignupPage.open(emulator.app);
    await emulator.fault({
      method: 'POST',
      path: '/users',
      status: 429,
      headers: {...exposed, 'Retry-After': '2'},
    });
    await page.fail();
    expect(page.summary).to.match(/^Too many attempts\. Try again in [12] seconds?\.$/);
    await until(() => page.part('error') === null, 'the wait is over');
    await page.signUp();
  });

  it('says no more than that there were too many attempts where the server names no time', async () => {
    const page = await SignupPage.open(emulator.app);
    await emulator.fault({method: 'POST', path: '/users', status: 429});
    await page.fail();
    expect(page.summary).to.equal('Too many attempts. Wait a while, then try again.');
    expect(page.part('sign-in') === null).to.equal(true);
  });

  describe('and the page is to blame', () => {
    const {error} = console;
    let logged: string[];

    beforeEach(() => {
      logged = [];
      console.error = (...parts: unknown[]) => logged.push(parts.join(' '));
    });

    afterEach(() => {
      console.error = error;
    });

    for (const [name, change] of [
      ['the app id is missing', {appId: ''}],
      ['the auth key is missing', {authKey: ''}],
      ['the auth key is wrong', {authKey: 'wrong-key'}],
    ] as const) {
      it(`tells the person in plain words, and the developer in detail, that ${name}`, async () => {
        const page = await SignupPage.open({...emulator.app, ...change});
        await page.fail();
        expect(page.summary).to.equal(unavailable);
        expect(page.field('login').value).to.equal('marvin18');
        expect(logged).not.to.have.length(0);
        expect(logged.join())
          .to.match(/\[cube-elements\].*(is missing|401)/)
          .and.not.include('wrong-key');
        expect(await emulator.countRequests('POST /users 201')).to.equal(0);
      });
    }

    it('does so where the address leads nowhere', async () => {
      const page = await SignupPage.open(emulator.app);
      await emulator.fault({
        method: 'POST',
        path: '/users',
        status: 404,
        body: {message: 'E_ROUTE_NOT_FOUND: Route not found POST /users'},
      });
      await page.fail();
      expect(page.summary).to.equal(unavailable);
      expect(logged.join()).to.include('E_ROUTE_NOT_FOUND');
    });

    it('does so where the page has no session', async () => {
      const signup = document.createElement('cube-signup');
      document.body.append(signup);
      await until(() => signup.querySelector('form'));
      const page = new SignupPage(document.createElement('cube-session'), signup);
      await page.fail();
      expect(page.summary).to.equal(unavailable);
      expect(logged.filter((text) => text.includes('<cube-signup> has no session'))).to.have.length(1);
      signup.remove();
    });
  });
});
