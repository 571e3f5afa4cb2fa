import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useEmbedSite} from './helpers/embed.js';
import type {LoginPage} from './helpers/login-page.js';

const site = useEmbedSite();

const body = `<main id="content">
  <cube-login remember app-id="1" auth-key="emulator-auth-key" endpoint="%API%"></cube-login>
</main>`;

/** What themes do to checkboxes, their labels and the text below. */
const theme = `
  input {appearance: none; width: 100%; height: 3em; padding: 12px; border: 5px solid red; float: left; opacity: 0.2}
  input[type=checkbox] {position: absolute; left: -9999px}
  label {display: block; float: left; width: 30%; margin: 0 0 24px; text-transform: uppercase; font: 900 30px serif}
  p {margin: 2em 0; padding: 1em; background: pink; line-height: 3}`;

const readStyles = (login: LoginPage) =>
  login.page.locator('.cube-form :is(.cube-check, .cube-checkbox, .cube-help)').evaluateAll((elements) =>
    elements.map((element) => {
      const {appearance, position, opacity, float, font, textTransform, margin, padding, backgroundColor} =
        getComputedStyle(element);
      const {width, height} = element.getBoundingClientRect();
      return {
        appearance,
        position,
        opacity,
        float,
        font,
        textTransform,
        margin,
        padding,
        backgroundColor,
        width,
        height,
      };
    }),
  );

test('a theme leaves the offer to be kept signed in as it is, and it can be ticked', async () => {
  const plain = await site.open({body});
  await plain.remember.waitFor();
  const plainStyles = await readStyles(plain);
  assert.equal(plainStyles.length, 3);

  const login = await site.open({body, theme});
  await login.remember.waitFor();
  assert.deepEqual(await readStyles(login), plainStyles);
  await login.remember.check();
  await login.signIn();
});
