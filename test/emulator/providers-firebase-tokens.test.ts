import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {generateKeyPair, SignJWT} from 'jose';
import {HOUR} from './helpers/client.js';
import {
  byEmail,
  byPhone,
  claimsOf,
  FirebaseClient,
  KEY_ID,
  signed,
  unsigned,
} from './helpers/firebase-client.js';
import {AnsweringService} from './helpers/service.js';

const stranger = await generateKeyPair('RS256');

let client: FirebaseClient;
before(async () => (client = await FirebaseClient.start()));
beforeEach(() => client.reset());
after(() => client.close());

describe('a signed Firebase token', () => {
  const phone = {phone_number: '+380501112233'};
  const now = () => Math.floor(Date.now() / 1000);

  for (const [what, claims] of [
    ['another issuer', () => ({iss: 'https://securetoken.google.com/other'})],
    ['another audience', () => ({aud: 'other'})],
    ['no subject', () => ({sub: undefined})],
    ['an empty subject', () => ({sub: ''})],
    ['a subject that is no text', () => ({sub: 5})],
    ['an end in the past', () => ({exp: now() - 300})],
    ['no end', () => ({exp: undefined})],
    ['an end that is no number', () => ({exp: 'x'})],
    ['a start in the future', () => ({iat: now() + 300, exp: now() + 3900})],
    ['no start', () => ({iat: undefined})],
  ] as const) {
    test(`is refused with ${what}`, async () => {
      await client.assertRefused(
        byPhone(await signed({...phone, ...claims()})),
        /Firebase token refused: .+/,
      );
    });
  }

  test('is refused if somebody else signed it', async () => {
    await client.assertRefused(byPhone(await signed(phone, stranger.privateKey)), /Firebase token refused/);
    const unknownKey = await signed(phone, stranger.privateKey, {kid: 'key-2'});
    await client.assertRefused(byPhone(unknownKey), /Firebase token refused/);
  });

  test('is refused if it is signed in another way, or not at all', async () => {
    const secret = new TextEncoder().encode('x'.repeat(32));
    const symmetric = new SignJWT(claimsOf(phone)).setProtectedHeader({alg: 'HS256', kid: KEY_ID});
    await client.assertRefused(byPhone(await symmetric.sign(secret)), /Firebase token refused/);
    await client.assertRefused(byPhone(unsigned(phone)), /Firebase token refused/);
  });

  for (const token of ['x', 'a.b.c', '..', 'x'.repeat(100_000), 'ключ']) {
    test(`is refused as nonsense: ${JSON.stringify(token.slice(0, 10))}`, async () => {
      await client.assertRefused(byPhone(token), /Firebase token refused/);
    });
  }

  test('ages by the clock of Firebase, not by that of the emulator', async () => {
    await client.advanceClock(48 * HOUR);
    assert.equal((await client.signIn(byPhone(await signed(phone)))).login, 'firebase_phone_380501112233');
  });

  test('is checked with keys that are fetched once', async () => {
    await client.signIn(byPhone(await signed(phone)));
    await client.signIn(byPhone(await signed(phone)));
    assert.equal(client.keys.received.length, 1);
  });

  for (const [what, answer] of [
    ['an error', {status: 500, body: {}}],
    ['no JSON', {status: 200, body: '<html>'}],
    ['no keys', {status: 200, body: {certificates: []}}],
  ] as const) {
    test(`is refused while the keys' server answers with ${what}, and accepted after that`, async () => {
      const {body} = client.keys.answer;
      client.keys.answer = answer;
      await client.assertRefused(byPhone(await signed(phone)), /Public keys of Firebase not available: .+/);
      client.keys.answer = {status: 200, body};
      await client.signIn(byPhone(await signed(phone)));
    });
  }

  test("is refused while the keys' server is away", async () => {
    const gone = await AnsweringService.start();
    await client.useSigned(gone.url);
    await gone.close();
    await client.assertRefused(
      byPhone(await signed(phone)),
      /Public keys of Firebase not available: .*ECONNREFUSED/,
    );
  });
});

describe('a token of the Firebase emulator', () => {
  beforeEach(() => client.useUnsigned());

  test('needs no signature', async () => {
    const user = await client.signIn(byPhone(unsigned({phone_number: '+380501112233'})));
    assert.equal(user['phone'], '+380501112233');
    const other = await client.signIn(byEmail(unsigned({email: 'ann@example.com', email_verified: true})));
    assert.equal(other['email'], 'ann@example.com');
  });

  test('is checked like any other for all else', async () => {
    for (const claims of [
      {aud: 'other'},
      {iss: 'other'},
      {sub: ''},
      {exp: 1},
      {iat: 2 ** 40, exp: 2 ** 41},
    ]) {
      await client.assertRefused(
        byPhone(unsigned({phone_number: '+1', ...claims})),
        /Firebase token refused: .+/,
      );
    }
  });

  test('is not to be had from Firebase itself', async () => {
    await client.assertRefused(byPhone(await signed({phone_number: '+1'})), /Firebase token refused/);
    await client.assertRefused(byPhone(`${unsigned({phone_number: '+1'})}c2ln`), /Firebase token refused/);
  });
});
