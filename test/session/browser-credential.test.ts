import {expect} from '@open-wc/testing';
import {isCubeSessionError} from '../../src/errors.js';
import {saveCredential} from '../../src/session/credential-management.js';
import {useEmulator} from '../helpers/emulator.js';
import {failureOf} from '../helpers/failure.js';
import {demo, openStore} from '../helpers/stores.js';
import {replaceProperty} from './helpers/broken-storage.js';
import {makeCredential, usePasswordStore} from './helpers/browser-credentials.js';

/** The password store is a stand-in: a headless Chromium has none. The credentials are Chromium's own. */
describe('the browser’s saved password', () => {
  const emulator = useEmulator();

  const expired = async () => {
    const observed = openStore(emulator.app);
    await observed.store.client.signIn(demo);
    await emulator.expireSessions();
    await emulator.clearRequests();
    return observed;
  };

  for (const id of ['demo', 'demo@example.com', 'Demo@Example.com']) {
    it(`restores where the browser hands it out without asking: ${id}`, async () => {
      const passwords = usePasswordStore(() => Promise.resolve(makeCredential({...demo, id})));
      const {store, statuses, problems} = await expired();
      expect((await store.client.getSession()).user?.login).to.equal('demo');
      expect(passwords.asked).to.have.length(1);
      expect(passwords.asked[0]).to.deep.include({password: true, mediation: 'silent'});
      expect(statuses()).to.deep.equal(['anonymous', 'authenticated']);
      expect(problems).to.deep.equal([]);
    });
  }

  it('is not used where it is another user’s', async () => {
    usePasswordStore(() => Promise.resolve(makeCredential({id: 'other', password: 'other-password'})));
    const {store, problems} = await expired();
    const error = await failureOf(store.client.getSession());
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(await emulator.requestLines(), 'it is not even sent').to.deep.equal(['GET /session 401']);
    expect(problems).to.deep.equal([]);
  });

  it('is tried once where it is out of date, and the developer is not bothered', async () => {
    usePasswordStore(() => Promise.resolve(makeCredential({id: 'demo', password: 'old-password'})));
    const {store, problems} = await expired();
    const error = await failureOf(store.client.getSession());
    expect(isCubeSessionError(error) && error.reason).to.equal('expired');
    expect(await emulator.countRequests('POST /login')).to.equal(1);
    expect(problems).to.deep.equal([]);
  });

  const leadsNowhere: [name: string, find: () => Promise<Credential | null>][] = [
    ['has none', () => Promise.resolve(null)],
    ['would have to ask', () => Promise.reject(new DOMException('Not allowed.', 'NotAllowedError'))],
    ['finds something else', () => Promise.resolve({id: 'demo', type: 'public-key'})],
  ];
  for (const [how, find] of leadsNowhere) {
    it(`leads nowhere where the browser ${how}: the user is asked`, async () => {
      usePasswordStore(find);
      const {store, problems} = await expired();
      await failureOf(store.client.getSession());
      expect(store.state.status).to.equal('expired');
      expect(problems).to.deep.equal([]);
    });
  }

  it('is not asked for where the browser knows no such thing', async () => {
    const passwords = usePasswordStore(() => Promise.resolve(null));
    replaceProperty(globalThis as {PasswordCredential?: unknown}, 'PasswordCredential', {value: undefined});
    const {store} = await expired();
    await failureOf(store.client.getSession());
    expect(store.state.status).to.equal('expired');
    await saveCredential({id: 'demo', password: 'x', name: 'Demo'});
    await store.client.signIn(demo);
    await store.client.signOut();
    expect(passwords).to.deep.equal({asked: [], stored: [], silentAccessPrevented: 0});
  });

  it('is never asked for where nobody’s session has ended', async () => {
    const passwords = usePasswordStore(() => Promise.resolve(makeCredential({...demo, id: 'demo'})));
    const {store} = openStore(emulator.app);
    await store.start();
    await store.client.getUserByLogin('demo');
    expect(store.state.status).to.equal('anonymous');
    expect(passwords.asked).to.deep.equal([]);
  });

  it('is asked about before it is used again, after signing out', async () => {
    const passwords = usePasswordStore(() => Promise.resolve(null));
    const {store} = openStore(emulator.app);
    await store.client.signIn(demo);
    expect(passwords.silentAccessPrevented).to.equal(0);
    await store.client.signOut();
    expect(passwords.silentAccessPrevented).to.equal(1);
  });

  it('is offered to be saved, with the name to show', async () => {
    const passwords = usePasswordStore(() => Promise.resolve(null));
    await saveCredential({id: 'demo', password: demo.password, name: 'Demo User'});
    expect(passwords.stored).to.have.length(1);
    const [{id, password, name}] = passwords.stored as [{id: string; password: string; name?: string}];
    expect([id, password, name]).to.deep.equal(['demo', demo.password, 'Demo User']);
  });

  for (const failure of ['throws', 'rejects']) {
    it(`is a courtesy: nothing fails where saving it ${failure}`, async () => {
      usePasswordStore(() => Promise.resolve(null));
      replaceProperty(CredentialsContainer.prototype, 'store', {
        value: () => {
          const error = new DOMException('Not supported.', 'NotSupportedError');
          if (failure === 'throws') throw error;
          return Promise.reject(error);
        },
      });
      replaceProperty(CredentialsContainer.prototype, 'preventSilentAccess', {
        value: () => {
          const error = new DOMException('Not supported.', 'NotSupportedError');
          if (failure === 'throws') throw error;
          return Promise.reject(error);
        },
      });
      await saveCredential({id: 'demo', password: demo.password, name: 'Demo User'});
      const {store} = openStore(emulator.app);
      await store.client.signIn(demo);
      await store.client.signOut();
      expect(store.state.status).to.equal('anonymous');
    });
  }
});
