import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useEmbedSite} from './helpers/embed.js';
import type {LoginPage} from './helpers/login-page.js';

const site = useEmbedSite();

const body = `<main id="content">
  <cube-login app-id="1" auth-key="emulator-auth-key" endpoint="%API%"></cube-login>
</main>`;

/** Rules as themes of content management systems have them. */
const themes = {
  'floats and fixed widths': `
    input[type=password] {border: 5px solid red; padding: 0; width: auto; float: left}
    input[type=text] {float: left; width: 120px; margin: 0 0 24px; height: 20px}
    button {text-transform: uppercase; width: 50px}
    label {float: left}`,
  'loud buttons': `
    button, input[type=submit] {float: right; display: inline-block; margin: 30px; padding: 30px; font: 900 30px serif;
      letter-spacing: 0.3em; box-shadow: 0 0 9px black; min-width: 300px; border-radius: 0; line-height: 3}
    button:hover, button:focus {transform: rotate(3deg); text-decoration: underline}`,
  'rules for all forms': `
    form {display: table; width: auto; border: 3px solid; padding: 40px}
    form div, form p {margin-bottom: 2em; padding: 1em; background: pink}
    form span {padding: 9px}
    form label {display: inline-block; width: 30%; text-align: right}
    form input {max-width: 90px; text-indent: 40px}`,
  'a reset': `
    * {margin: 0; padding: 0; box-sizing: content-box}
    main {white-space: nowrap; word-spacing: 12px}
    img, svg {display: block; max-width: 100%; height: auto}
    button, input {appearance: none; border-radius: 0; font-size: 10px; letter-spacing: 0.2em}`,
};

interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxesOf(login: LoginPage): Promise<Record<string, Box>> {
  const parts = {
    form: login.page.locator('.cube-form'),
    identifierLabel: login.page.locator('.cube-label').nth(0),
    identifier: login.identifier,
    passwordLabel: login.page.locator('.cube-label').nth(1),
    password: login.password,
    reveal: login.reveal,
    forgot: login.forgot,
    submit: login.submit,
  };
  const boxes: Record<string, Box> = {};
  for (const [name, locator] of Object.entries(parts)) {
    const box = await locator.boundingBox();
    assert.ok(box, `${name} is there`);
    boxes[name] = {name, ...box};
  }
  return boxes;
}

const bottomOf = ({y, height}: Box) => y + height;

function assertSoundLayout(boxes: Record<string, Box>): void {
  const {form, identifierLabel, identifier, passwordLabel, password, reveal, forgot, submit} =
    boxes as Record<
      | 'form'
      | 'identifierLabel'
      | 'identifier'
      | 'passwordLabel'
      | 'password'
      | 'reveal'
      | 'forgot'
      | 'submit',
      Box
    >;
  for (const {name, x, width, height} of [identifier, password, submit]) {
    assert.equal(Math.round(width), Math.round(form.width), `${name} is as wide as the form`);
    assert.equal(Math.round(x), Math.round(form.x), `${name} begins where the form does`);
    assert.ok(height >= 44, `${name} can be hit`);
  }
  const column = [identifierLabel, identifier, passwordLabel, password, forgot, submit];
  for (const [index, below] of column.entries()) {
    const above = column[index - 1];
    if (above) assert.ok(below.y >= bottomOf(above), `${below.name} stands below ${above.name}`);
  }
  assert.ok(
    reveal.y >= password.y && bottomOf(reveal) <= bottomOf(password),
    'the reveal button is in its field',
  );
  assert.ok(
    Math.abs(forgot.x + forgot.width - (form.x + form.width)) < 1,
    '“Forgot password?” stands at the end of the row',
  );
  assert.ok(reveal.x > password.x + password.width / 2, 'the reveal button is at the end of its field');
}

/** What of the theme may not reach the form. */
const readStyles = (login: LoginPage) =>
  login.page
    .locator('.cube-form :is(.cube-input, .cube-link, .cube-submit, .cube-label)')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const {textTransform, borderTopWidth, fontSize, letterSpacing, textIndent, padding} =
          getComputedStyle(element);
        const {whiteSpace, wordSpacing} = getComputedStyle(element);
        return {
          textTransform,
          borderTopWidth,
          fontSize,
          letterSpacing,
          textIndent,
          padding,
          whiteSpace,
          wordSpacing,
        };
      }),
    );

for (const [name, theme] of Object.entries(themes)) {
  test(`a theme with ${name} leaves the form as it is, and signing in works`, async () => {
    const plain = await site.open({body});
    await plain.identifier.waitFor();
    const plainStyles = await readStyles(plain);

    const login = await site.open({body, theme});
    await login.page.locator('.cube-form').waitFor();
    assertSoundLayout(await boxesOf(login));
    assert.deepEqual(await readStyles(login), plainStyles);

    await login.submit.click();
    await login.page.locator('.cube-error').nth(1).waitFor();
    assertSoundLayout(await boxesOf(login));

    await login.signIn();
    assert.equal(await login.name.textContent(), 'Demo User');
  });
}

test('without a theme the form stands as it should', async () => {
  const login = await site.open({body});
  await login.identifier.waitFor();
  assertSoundLayout(await boxesOf(login));
});
