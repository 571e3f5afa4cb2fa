import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {newcomer, SignupPage, type Entries} from '../helpers/signup-page.js';

const fields = 'login* email full-name phone website tags custom-data';
const markup = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
const rightToLeft = 'مروان \u202eبن أحمد\u202c';
const emoji = '👩‍🚀🏳️‍🌈 Ünïcødé';

describe('<cube-signup> and the limits of what can be entered', () => {
  const emulator = useEmulator();

  const open = () => SignupPage.open(emulator.app, {fields});

  const tooShort = (minimum: number) => `Enter at least ${minimum} characters.`;
  const tooLong = (maximum: number) => `Enter at most ${maximum} characters.`;
  const tooMany = 'Enter at most 5 tags.';
  const noEmail = 'Enter a whole e-mail address, such as name@example.com.';
  const noAddress = 'Enter a web address, such as https://example.com.';

  const refused: [field: string, what: string, value: string, text: string][] = [
    ['login', '2 characters', 'ab', tooShort(3)],
    ['login', '71 characters', 'a'.repeat(71), tooLong(70)],
    ['password', '5 characters', '12345', tooShort(6)],
    ['password', '41 characters', 'x'.repeat(41), tooLong(40)],
    ['fullName', '201 characters', 'n'.repeat(201), tooLong(200)],
    ['fullName', '201 emoji', '🚀'.repeat(201), tooLong(200)],
    ['tags', '6 tags', 'a,b,c,d,e,f', tooMany],
    ['email', 'no at sign', 'marvin.example.com', noEmail],
    ['email', 'two at signs', 'a@b@example.com', noEmail],
    ['email', 'a blank within', 'mar vin@example.com', noEmail],
    ['website', 'a script', 'javascript:alert(1)', noAddress],
    ['website', 'another scheme', 'ftp://example.com', noAddress],
    ['website', 'no address', 'my own site', noAddress],
    ['login', '1 MB', 'x'.repeat(1_000_000), tooLong(70)],
    ['email', '1 MB without an at sign', 'x.'.repeat(500_000), noEmail],
    ['password', '1 MB', 'x'.repeat(1_000_000), tooLong(40)],
    ['tags', '500,000 tags', Array.from({length: 500_000}, (_, index) => index).join(), tooMany],
  ];
  for (const [field, what, value, text] of refused) {
    it(`asks to correct a ${field} of ${what}, and sends nothing`, async () => {
      const page = await open();
      await page.submitForm({...newcomer, [field]: value});
      expect(page.errorOf(field)).to.equal(text);
      expect(document.activeElement === page.field(field)).to.equal(true);
      expect(page.field(field).value === value, 'the text is kept').to.equal(true);
      expect(await emulator.countRequests('POST /users')).to.equal(0);
    });
  }

  const taken: [what: string, entries: Entries, user: Record<string, unknown>][] = [
    ['a login of 3 characters', {login: 'abc'}, {login: 'abc'}],
    ['a login of 70 characters', {login: 'a'.repeat(70)}, {login: 'a'.repeat(70)}],
    ['a login with +', {login: 'ann+01'}, {login: 'ann+01'}],
    ['a password of 6 characters', {password: '123456'}, {}],
    ['a password of 40 characters', {password: 'x'.repeat(40)}, {}],
    ['a name of 1 character', {fullName: 'X'}, {fullName: 'X'}],
    ['a name of 200 characters', {fullName: 'n'.repeat(200)}, {fullName: 'n'.repeat(200)}],
    ['5 tags', {tags: 'a,b, c d ,e,,f'}, {tags: ['a', 'b', 'c d', 'e', 'f']}],
    ['6 tags of which two are the same', {tags: 'a,b,c,d,e,a'}, {tags: ['a', 'b', 'c', 'd', 'e']}],
    ['a name from right to left', {fullName: rightToLeft}, {fullName: rightToLeft}],
    [
      'emoji everywhere',
      {login: `m${emoji}`, fullName: emoji, tags: emoji},
      {fullName: emoji, tags: [emoji]},
    ],
  ];
  for (const [what, entries, user] of taken) {
    it(`makes an account with ${what}`, async () => {
      const page = await open();
      const {user: made} = await page.signUp({...newcomer, ...entries});
      expect(made).to.deep.include(user);
      expect(page.session.state.status).to.equal('authenticated');
      if (user['fullName']) expect(page.textOf('name')).to.equal(user['fullName']);
    });
  }

  it('shows at its field what the server finds too long', async () => {
    const page = await open();
    await page.fail({...newcomer, fullName: '🚀'.repeat(200)});
    expect(page.errorOf('fullName')).to.equal(tooLong(200));
  });

  it('takes markup in every field as the text it is', async () => {
    const page = await open();
    const entries = {
      ...newcomer,
      login: markup.slice(0, 70),
      fullName: markup,
      phone: markup,
      tags: markup,
      customData: markup,
      password: markup.slice(0, 40),
    };
    const {user} = await page.signUp(entries);
    expect(user).to.deep.include({fullName: markup, phone: markup, customData: markup, tags: [markup]});
    expect(page.textOf('name')).to.equal(markup);
    const shown = page.signup.shadowRoot!.querySelectorAll('img, script').length;
    expect([shown, 'hacked' in window]).to.deep.equal([0, false]);
  });

  it('shows hostile texts of the server nowhere', async () => {
    const page = await open();
    await emulator.fault({method: 'POST', path: '/users', status: 422, body: {errors: {login: [markup]}}});
    await page.fail();
    expect(page.signup.shadowRoot!.textContent + page.signup.textContent).not.to.include('<img');
  });

  it('sends 1 MB of custom data, and keeps it where the server refuses that', async () => {
    const page = await open();
    const customData = JSON.stringify({text: 'x'.repeat(1_000_000)});
    await emulator.fault({method: 'POST', path: '/users', status: 413, body: '<h1>Too large</h1>'});
    await page.fail({...newcomer, customData});
    expect(page.summary).to.equal('The server does not accept this. Check what you entered and try again.');
    expect(page.field('customData').value === customData).to.equal(true);
    const {user} = await page.signUp();
    expect(user.customData === customData).to.equal(true);
  });
});
