import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';

describe('<cube-signup> and the fields that a page chooses', () => {
  const emulator = useEmulator();
  const {error} = console;
  let logged: string[];

  beforeEach(() => {
    logged = [];
    console.error = (text: unknown) => logged.push(String(text));
  });

  afterEach(() => {
    console.error = error;
  });

  const open = (fields: unknown) => SignupPage.open(emulator.app, {fields: fields as string});

  const requiredOf = (page: SignupPage) =>
    page.names.filter((name) => page.field(name).getAttribute('aria-required') === 'true');

  for (const [fields, names, required] of [
    ['login* email full-name', ['login', 'email', 'fullName'], ['login']],
    ['full-name, email*,login', ['fullName', 'email', 'login'], ['email']],
    ['custom-data email', ['customData', 'email'], ['email']],
    ['  phone*\n login ', ['phone', 'login'], ['phone', 'login']],
    ['email login login* email*', ['email', 'login'], []],
  ] as const) {
    it(`keeps the order of “${fields}” and knows what is required`, async () => {
      const page = await open(fields);
      expect(page.names).to.deep.equal([...names, 'password']);
      expect(requiredOf(page)).to.deep.equal([...required, 'password']);
      expect(logged).to.deep.equal([]);
    });
  }

  for (const fields of ['full-name phone', '', '*']) {
    it(`asks for an e-mail address where “${fields}” has nothing to sign in by, and tells the developer`, async () => {
      const page = await open(fields);
      expect(page.names[0]).to.equal('email');
      expect(requiredOf(page)).to.deep.equal(['email', 'password']);
      expect(page.field('email').autocomplete).to.equal('username');
      expect(logged.at(-1)).to.include('[cube-elements] <cube-signup> needs the field login or email');
      page.signup.requestUpdate();
      await page.signup.updateComplete;
      expect(
        logged.filter((text) => text.includes('needs the field')),
        'told once',
      ).to.have.length(1);
    });
  }

  for (const word of ['timezone', 'password', 'Login', 'constructor', '<b>']) {
    it(`leaves out “${word}”, and tells the developer`, async () => {
      const page = await open(`login ${word} email*`);
      expect(page.names).to.deep.equal(['login', 'email', 'password']);
      expect(logged).to.have.length(1);
      expect(logged[0]).to.include(
        `“${word}” is none of the fields of <cube-signup>: login, email, full-name,`,
      );
    });
  }

  for (const fields of [undefined, null, 5, {}, []]) {
    it(`has its usual fields where a page sets them to ${JSON.stringify(fields)}`, async () => {
      const page = await open(fields);
      expect(page.names).to.deep.equal(['login', 'email', 'fullName', 'password']);
    });
  }

  it('takes a login or an e-mail address where neither is required, and says so beforehand', async () => {
    const page = await open('full-name email login');
    expect(page.labelOf('email')).to.equal('E-mail');
    expect(page.labelOf('login')).to.equal('Login');
    expect(page.describe('email')).to.equal('A login or an e-mail address is enough.');
    expect(page.describe('login')).to.equal('');
    await page.submitForm({email: ' ', password: newcomer.password});
    expect(page.errorOf('email')).to.equal('Enter a login or an e-mail address.');
    expect(page.errorOf('login')).to.equal(undefined);
    expect(document.activeElement === page.field('email')).to.equal(true);
    await page.signUp(newcomer);
  });

  it('keeps what was typed when the page chooses other fields', async () => {
    const page = await open('login* email full-name');
    page.fill({login: 'marvin18', fullName: 'Marvin', password: 'towel'});
    page.signup.setAttribute('fields', 'full-name phone login*');
    await page.signup.updateComplete;
    expect(page.names).to.deep.equal(['fullName', 'phone', 'login', 'password']);
    expect(page.names.map((name) => page.field(name).value)).to.deep.equal([
      'Marvin',
      '',
      'marvin18',
      'towel',
    ]);
    page.signup.removeAttribute('fields');
    await page.signup.updateComplete;
    expect(page.names).to.deep.equal(['login', 'email', 'fullName', 'password']);
    expect(page.field('login').value).to.equal('marvin18');
  });
});
