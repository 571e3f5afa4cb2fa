import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertFitsEveryLook, useDemo, type DemoOptions} from './helpers/demo.js';
import type {LoginPage} from './helpers/login-page.js';
import {PeopleDemo, roundsOf} from './helpers/people-demo.js';
import {until} from './helpers/until.js';

const demo = useDemo();

async function open(
  settings = '',
  options: DemoOptions = {},
): Promise<{login: LoginPage; people: PeopleDemo}> {
  const login = await demo.open({...options, path: `demo/people.html${settings}`});
  return {login, people: new PeopleDemo(login.page)};
}

test('among 100,000 people, ten characters at 60 and at 300 ms a key take two rounds at most, and deleting one takes none', async () => {
  await demo.emulator.addPeople(100_000);
  const {people} = await open();
  for (const gap of [60, 300]) {
    const isSteady = async (): Promise<boolean> => {
      // What was found before would be known.
      await people.page.reload();
      await demo.emulator.clearRequests();
      const longest = await people.type('sophie kow', gap);
      await people.waitForResults('sophie kow');
      return longest < gap * 1.4 + 30;
    };
    // A busy machine stutters, which is no typing at this speed.
    await until(`ten characters are typed at ${gap} ms a key`, isSteady);
    const rounds = await roundsOf(demo.emulator);
    assert.ok(rounds.length <= 2, `${gap} ms a key: ${rounds.join(', ')}`);
    assert.equal(rounds.at(-1), 'sophie kow');
    for (const name of await people.names()) assert.match(name, /^sophie kow/i);
  }
  await people.page.reload();
  await people.type('sophie', 60);
  await people.waitForResults('sophie');
  await people.type(' k', 60);
  await people.waitForResults('sophie k');
  await demo.emulator.clearRequests();
  await people.page.keyboard.press('Backspace');
  await people.page.keyboard.press('Backspace');
  await people.waitForResults('sophie');
  assert.deepEqual(await roundsOf(demo.emulator), []);
});

test('answers that come out of order, a session that ends, too many searches and a lost network leave the result of the last text', async () => {
  const {login, people} = await open('?hook=on');
  const {page} = login;
  await page.locator('summary').click();
  await login.signIn();

  // Each text is searched for, and the answers come at random; those to the first text after all others.
  const ended: string[] = [];
  page.on('requestfailed', (request) => ended.push(request.url()));
  for (let answer = 0; answer < 24; answer += 1) {
    const delayMs = (answer < 4 ? 2000 : 1) + Math.floor(Math.random() * 600);
    await demo.emulator.fault({path: '/users/v2', times: 1, delayMs});
  }
  for (const letter of ['ingrid', ' ', 's']) {
    await people.type(letter, 60);
    await page.keyboard.press('Enter');
  }
  await people.waitForResults('ingrid s');
  for (const name of await people.names()) assert.match(name, /^ingrid s/i);
  const isEnded = ended.some((url) => url.endsWith('/users/v2?login=ingrid&limit=100&offset=0'));
  assert.ok(isEnded, 'the search for a text of before goes on');

  await demo.emulator.clearFaults();
  await people.clear();
  await people.type('rafael', 60);
  await demo.emulator.clearRequests();
  await demo.emulator.expireSessions();
  await people.waitForResults('rafael');
  assert.equal(await page.locator('#status').textContent(), 'authenticated');

  const headers = {'Retry-After': '4', 'Access-Control-Expose-Headers': 'Retry-After'};
  await demo.emulator.fault({path: '/users/v2', times: 9, status: 429, headers});
  await people.clear();
  await people.type('milica', 60);
  await people.status.getByText('It goes on in').waitFor();
  await demo.emulator.clearFaults();
  await demo.emulator.clearRequests();
  await people.type(' k', 60);
  await page.keyboard.press('Enter');
  await people.status.getByText('It goes on in 1 second').waitFor();
  assert.deepEqual(await roundsOf(demo.emulator), []);
  await people.waitForResults('milica k');
  assert.deepEqual(await roundsOf(demo.emulator), ['milica k']);

  await page.context().setOffline(true);
  await people.clear();
  await people.type('priya', 60);
  await people.status.getByText('You are offline.').waitFor();
  assert.equal(await people.box.inputValue(), 'priya');
  await page.context().setOffline(false);
  await people.waitForResults('priya');
});

test('by keyboard alone: the last of some 10,000 people is reached and chosen with others, taken out again, and the form is sent', async () => {
  await demo.emulator.addPeople(20_000);
  const {login, people} = await open('?whom=tags&list=popover');
  const {page} = login;
  await people.box.focus();
  await people.options.first().waitFor();
  const size = Number(await people.options.first().getAttribute('aria-setsize'));
  assert.ok(size > 10_000, `${size} people are listed`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.waitForFunction((last) => {
    const {renderRoot} = document.querySelector('cube-user-search')!;
    const active = renderRoot.querySelector(
      `#${renderRoot.querySelector('input')?.getAttribute('aria-activedescendant') ?? 'none'}`,
    );
    return active?.getAttribute('aria-posinset') === last && !active.hasAttribute('aria-disabled');
  }, String(size));
  assert.ok((await people.options.count()) <= 100);
  await page.keyboard.press('Enter');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Enter');
  const chosen = page.locator('cube-user-search [part=chip]');
  assert.equal(await chosen.count(), 2);
  await assertFitsEveryLook(page);
  await page.keyboard.press('Escape');
  await people.list.waitFor({state: 'hidden'});
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Delete');
  assert.equal(await chosen.count(), 1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await people.sent.getByText(/^Invited: users \d+$/).waitFor();
});
