import {expect} from '@open-wc/testing';
import type {SessionStoreOptions} from '../../src/core.js';
import {isCubeError, isCubeValidationError} from '../../src/errors.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {useHost} from '../helpers/host.js';
import {demo, openStore} from '../helpers/stores.js';
import {textsIn} from './helpers/quoted.js';

const secret = 'TOP-SECRET';

/** Browsers quote what cannot be a header's value in the errors that they throw. */
const tokens = {
  'a line break': `${secret}\r\nX-Header: ${secret}`,
  'a space': `${secret} ${secret}`,
  'a tab': `${secret}\t`,
  'a null character': `${secret}\0`,
  'a letter that is not ASCII': `${secret}é`,
  'an emoji': `${secret}🔑`,
  'a megabyte': secret.padEnd(1_000_000, 'x'),
};

describe('a token that cannot be sent', () => {
  const emulator = useEmulator();
  const host = useHost();

  const ended = async (options: Partial<SessionStoreOptions>) => {
    const observed = openStore(emulator.app, options);
    await observed.store.client.signIn(demo);
    await emulator.expireSessions();
    await emulator.clearRequests();
    return observed;
  };

  for (const [name, token] of Object.entries(tokens)) {
    it(`is refused by adoptSession before any request, and not quoted: ${name}`, async () => {
      const {store, problems} = openStore(emulator.app);
      const error = await failureOf(store.client.adoptSession({token}));
      expect(isCubeValidationError(error) && Object.keys(error.fieldErrors)).to.deep.equal(['token']);
      expect(textsIn([error, problems])).not.to.include(secret);
      expect(await emulator.requests()).to.deep.equal([]);
      expect(store.state.status).to.equal('anonymous');
    });

    it(`signs nobody out where the hook gives it, and is not quoted: ${name}`, async () => {
      const {store, problems} = await ended({restoreSession: () => Promise.resolve({token})});
      const error = await failureOf(store.client.getSession());
      expect(isCubeError(error)).to.equal(true);
      expect(problems).to.deep.equal([error]);
      expect(textsIn(problems)).to.include('restoreSession').and.not.include(secret);
      expect(store.state.status).to.equal('authenticated');
      expect(await emulator.requestLines()).to.deep.equal(['GET /session 401']);
    });

    it(`signs nobody in where the session URL gives it at the start, and is not quoted: ${name}`, async () => {
      await host.answer({body: {token}});
      const {store, problems} = openStore(emulator.app, {sessionUrl: host.url});
      await store.start();
      expect(store.state.status).to.equal('anonymous');
      expect(problems.map(({message}) => message)).to.deep.equal(['The session URL answered no token.']);
      expect(textsIn(problems)).not.to.include(secret);
      expect(await emulator.requests()).to.deep.equal([]);
    });

    it(`signs nobody out where the session URL gives it later, and is not quoted: ${name}`, async () => {
      const {store, problems} = await ended({sessionUrl: host.url});
      await host.answer({body: {token}});
      const error = await failureOf(store.client.getSession());
      expect(isCubeError(error) && error.message).to.equal('The session URL answered no token.');
      expect(textsIn([error, problems])).not.to.include(secret);
      expect(store.state.status).to.equal('authenticated');
      expect(await emulator.requestLines()).to.deep.equal(['GET /session 401']);
    });
  }

  it('is not quoted either where only the rest of the answer is wrong', async () => {
    for (const body of [`{"token":"${secret}"`, {token: [secret]}, {token: secret, user: {id: secret}}]) {
      await host.answer({body});
      const {store, problems} = openStore(emulator.app, {sessionUrl: host.url});
      await store.start();
      expect(store.state.status).to.equal('anonymous');
      expect(problems).to.have.length(1);
      expect(textsIn(problems)).not.to.include(secret);
    }
  });

  it('would be found by these tests where an error quotes it', () => {
    const deep = new TypeError('outer', {cause: new Error('inner', {cause: new DOMException(secret)})});
    expect(textsIn(deep)).to.include(secret);
  });
});
