import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {recordOf} from '../session/helpers/kept.js';

const deleted = 'Your account has been deleted.';
const uncertain =
  'The connection was lost, and your account may have been deleted already. Try again to be sure.';

describe('deleting the account in <cube-profile>', () => {
  const emulator = useEmulator();

  const open = async () => {
    const page = await AccountPage.open(emulator.app);
    await page.openDialog();
    await emulator.clearRequests();
    return page;
  };

  const isDeleted = (page: AccountPage) =>
    until(() => page.part('deleted')?.textContent.trim() === deleted, 'the account is deleted');

  const fails = (page: AccountPage, text: string) =>
    until(() => page.summary === text, `it fails with “${text}”`);

  const exists = (user: typeof demo | typeof other = demo) =>
    emulator.tokenOf(user).then(
      () => true,
      () => false,
    );

  const deletions = () => emulator.countRequests('DELETE /users/');

  it('opens a dialog that says what is lost, and begins at the field', async () => {
    const page = await open();
    const {dialog, root} = page;
    expect(root.activeElement === page.confirmation).to.equal(true);
    const name = root.getElementById(dialog.getAttribute('aria-labelledby')!)?.textContent;
    const description = root.getElementById(dialog.getAttribute('aria-describedby')!)?.textContent;
    expect(name).to.equal('Delete your account?');
    expect(description).to.include('deleted for good');
    expect(page.confirmation.labels?.[0]?.textContent).to.equal('To confirm, type demo');
    expect(dialog.querySelector('strong bdi')?.textContent).to.equal('demo');
    expect(await emulator.requestLines()).to.deep.equal([]);
  });

  const ways: Record<string, (page: AccountPage) => unknown> = {
    Escape: () => sendKeys({press: 'Escape'}),
    Cancel: (page) => page.dialog.querySelector<HTMLElement>('.cube-cancel')!.click(),
  };
  for (const [name, leave] of Object.entries(ways)) {
    it(`is left by ${name}: nothing is deleted, and the focus is back at the button`, async () => {
      const page = await open();
      page.confirmation.value = 'demo';
      await leave(page);
      await until(() => !page.isDialogOpen, 'it is closed');
      expect(page.root.activeElement === page.openDeletion).to.equal(true);
      expect([await deletions(), page.events.length]).to.deep.equal([0, 0]);
      await page.openDialog();
      expect(page.confirmation.value).to.equal('');
    });
  }

  for (const text of ['', 'dem', 'demo2', 'delete', 'demo@example.com']) {
    it(`does not take “${text}” for a confirmation`, async () => {
      const page = await open();
      page.confirm(text);
      await page.profile.updateComplete;
      const error = 'That is not the same. Type it as it is shown above.';
      expect([page.errorOf(page.confirmation), page.dialogAnnouncement]).to.deep.equal([error, error]);
      expect(page.root.activeElement === page.confirmation).to.equal(true);
      expect([page.confirmation.value, await deletions()]).to.deep.equal([text, 0]);
    });
  }

  it('deletes the account, ends its session here and in the storage, and says so', async () => {
    const page = await open();
    const {id} = page.session.state.user!;
    page.confirm('  DEMO ');
    await isDeleted(page);
    expect(await exists()).to.equal(false);
    await until(() => page.events.length > 0);
    expect(page.events).to.deep.equal(['cube-profile-delete demo']);
    expect(page.announcement).to.equal(deleted);
    expect(page.root.activeElement === page.part('deleted')).to.equal(true);
    expect(page.isDialogOpen).to.equal(false);
    expect(page.session.state.status).to.equal('anonymous');
    expect(await recordOf(emulator.app)).to.equal(undefined);
    expect((await emulator.requestLines())[0]).to.equal(`DELETE /users/${id} 200`);
    expect(page.profile.matches(':state(deleted)')).to.equal(true);
  });

  it('leaves no remembered sign-in', async () => {
    const page = await AccountPage.openAnonymous(emulator.app);
    await page.session.client.signIn(demo, {remember: true});
    expect((await recordOf(emulator.app))?.remembered).to.be.an('object');
    await until(() => page.signOut !== null);
    await page.openDialog();
    page.confirm('demo');
    await isDeleted(page);
    expect(await recordOf(emulator.app)).to.equal(undefined);
  });

  it('shows whoever signs in next, and the end no more', async () => {
    const page = await open();
    page.confirm('demo');
    await isDeleted(page);
    await page.session.client.signIn(other);
    await until(() => page.signOut !== null);
    page.signOut!.click();
    await until(() => page.signOut === null);
    expect(page.part('deleted') === null).to.equal(true);
  });

  it('sends one request for two quick clicks, and stays where it is meanwhile', async () => {
    const page = await open();
    await emulator.fault({method: 'DELETE', path: '/users', delayMs: 400});
    page.confirm('demo');
    const submit = page.dialog.querySelector<HTMLButtonElement>('[type=submit]')!;
    submit.click();
    page.dialog.querySelector('form')!.requestSubmit();
    await page.profile.updateComplete;
    expect([submit.textContent.trim(), submit.getAttribute('aria-disabled')]).to.deep.equal([
      'Deleting…',
      'true',
    ]);
    expect(page.dialogAnnouncement).to.equal('Deleting…');
    page.dialog.querySelector<HTMLElement>('.cube-cancel')!.click();
    const isAllowed = page.dialog.dispatchEvent(new Event('cancel', {cancelable: true}));
    expect(isAllowed, 'the browser is asked to keep it open').to.equal(false);
    // It does so once, and closes it then.
    await sendKeys({press: 'Escape'});
    await sendKeys({press: 'Escape'});
    await sendKeys({press: 'Escape'});
    await until(() => page.isDialogOpen, 'it is open still, or again');
    await isDeleted(page);
    expect(await deletions()).to.equal(1);
  });

  it('shows in the dialog how it has ended, also if the browser has closed that', async () => {
    const page = await open();
    await emulator.fault({method: 'DELETE', path: '/users', delayMs: 400, status: 500});
    page.confirm('demo');
    page.dialog.close();
    await fails(page, 'The server has a problem. Wait a moment and try again.');
    expect(page.isDialogOpen).to.equal(true);
    expect(page.confirmation.value).to.equal('demo');
  });

  const refused = 'This account cannot be deleted here.';
  const failures: [name: string, fault: Record<string, unknown>, text: string][] = [
    ['500', {status: 500}, 'The server has a problem. Wait a moment and try again.'],
    ['429', {status: 429}, 'Too many attempts. Wait a while, then try again.'],
    ['403', {status: 403, body: {errors: {base: ['Forbidden. Need owner.']}}}, refused],
    ['422', {status: 422, body: {errors: ['Not today']}}, refused],
    ['404 although the account is there', {status: 404, body: {errors: ["Couldn't find user"]}}, refused],
    ['a cut connection', {reset: true, times: 100}, uncertain],
  ];
  for (const [name, fault, text] of failures) {
    it(`explains ${name} in the dialog, and works at the next try`, async () => {
      const page = await open();
      await emulator.fault({method: 'DELETE', path: '/users', ...fault});
      page.confirm('demo');
      await fails(page, text);
      expect(page.dialogAnnouncement).to.equal(text);
      expect([page.isDialogOpen, page.confirmation.value]).to.deep.equal([true, 'demo']);
      expect(page.events).to.deep.equal([
        `cube-profile-error ${text === uncertain ? 'CubeNetworkError' : 'CubeApiError'}`,
      ]);
      expect(await exists()).to.equal(true);
      await emulator.clearFaults();
      page.dialog.querySelector('form')!.requestSubmit();
      await isDeleted(page);
      expect(await exists()).to.equal(false);
    });
  }

  describe('whose answer was lost, and which was carried out', () => {
    const lose = async (page: AccountPage) => {
      await emulator.fault({method: 'DELETE', path: '/users', truncate: true});
      page.confirm('demo');
      await fails(page, uncertain);
      expect(await exists()).to.equal(false);
    };

    const endsWell = async (page: AccountPage) => {
      await isDeleted(page);
      await until(() => page.events.includes('cube-profile-delete demo'));
      expect(page.session.state.status).to.equal('anonymous');
      expect(page.isDialogOpen).to.equal(false);
      expect(page.root.activeElement === page.part('deleted')).to.equal(true);
      expect(await recordOf(emulator.app)).to.equal(undefined);
    };

    it('is found out by the next try', async () => {
      const page = await open();
      await lose(page);
      page.dialog.querySelector('form')!.requestSubmit();
      await endsWell(page);
    });

    it('is found out as well where the sign-in was remembered', async () => {
      const page = await AccountPage.openAnonymous(emulator.app);
      await page.session.client.signIn(demo, {remember: true});
      await until(() => page.signOut !== null);
      await page.openDialog();
      await lose(page);
      page.dialog.querySelector('form')!.requestSubmit();
      await endsWell(page);
    });

    it('is found out by itself when the session turns out to have ended', async () => {
      const page = await open();
      await lose(page);
      page.session.client.getSession().catch(() => undefined);
      await endsWell(page);
    });

    it('is found out also after the dialog was left, and the focus stays where it is', async () => {
      const page = await open();
      await lose(page);
      page.dialog.querySelector<HTMLElement>('.cube-cancel')!.click();
      await until(() => !page.isDialogOpen);
      const elsewhere = document.createElement('input');
      page.session.append(elsewhere);
      elsewhere.focus();
      page.session.client.getSession().catch(() => undefined);
      await isDeleted(page);
      expect(document.activeElement === elsewhere).to.equal(true);
    });

    it('asks to sign in, where the server cannot be asked whether the account is there', async () => {
      const page = await open();
      await lose(page);
      await emulator.fault({method: 'GET', path: '/users/v2', status: 503, times: 100});
      page.dialog.querySelector('form')!.requestSubmit();
      await until(() => page.session.state.status === 'expired');
      await until(() => page.events.length === 2, 'it has failed');
      expect([page.isDialogOpen, page.events.includes('cube-profile-delete demo')]).to.deep.equal([
        false,
        false,
      ]);
      await emulator.clearFaults();
      // Somebody else takes over.
      await page.session.client.signIn(other);
      await until(() => page.signOut !== null);
      expect([page.isDialogOpen, await exists(other)]).to.deep.equal([false, true]);
    });
  });

  it('takes an account for deleted that was deleted elsewhere meanwhile', async () => {
    const page = await open();
    const token = await emulator.tokenOf(demo);
    await emulator.send('DELETE', `users/${page.session.state.user!.id}`, token);
    page.confirm('demo');
    await isDeleted(page);
  });

  describe('while the session ends', () => {
    it('closes the dialog, and opens it again with what was typed once the user is back', async () => {
      const page = await open();
      page.confirmation.value = 'dem';
      await page.expire(emulator);
      expect(page.isDialogOpen).to.equal(false);
      await page.session.client.signIn(demo);
      await until(() => page.isDialogOpen, 'it is open again');
      expect([page.confirmation.value, await deletions()]).to.deep.equal(['dem', 0]);
      page.confirm('demo');
      await isDeleted(page);
    });

    it('deletes nothing after signing in again, before it is confirmed once more', async () => {
      const page = await open();
      await emulator.expireSessions();
      page.confirm('demo');
      await until(() => page.session.state.status === 'expired' && page.events.length > 0);
      expect(page.events).to.deep.equal(['cube-profile-error CubeSessionError']);
      expect(page.isDialogOpen).to.equal(false);
      await page.session.client.signIn(demo);
      await until(() => page.isDialogOpen, 'it is open again');
      expect(page.summary).to.equal('Your session had ended. Your account has not been deleted.');
      expect([page.confirmation.value, await exists()]).to.deep.equal(['demo', true]);
      page.dialog.querySelector('form')!.requestSubmit();
      await isDeleted(page);
    });

    for (const isSent of [false, true]) {
      it(`is never carried out as another user: ${isSent ? 'sent' : 'typed'} when it ended`, async () => {
        const page = await open();
        if (isSent) {
          await emulator.expireSessions();
          page.confirm('demo');
          await until(() => page.session.state.status === 'expired' && page.events.length > 0);
        } else {
          page.confirmation.value = 'demo';
          await page.expire(emulator);
        }
        await page.session.client.signIn(other);
        await until(() => page.signOut !== null);
        await page.profile.updateComplete;
        expect([page.isDialogOpen, await exists(), await exists(other)]).to.deep.equal([false, true, true]);
        await page.openDialog();
        expect(page.confirmation.value).to.equal('');
        expect(page.dialog.querySelector('strong')?.textContent).to.equal('other');
      });
    }
  });

  it('that comes through when another user has signed in is told, and does not hide that user', async () => {
    const page = await open();
    // The server is told late that the session is over.
    await emulator.fault({method: 'DELETE', path: '/session', delayMs: 1_000});
    await emulator.fault({method: 'DELETE', path: '/users', delayMs: 500});
    page.confirm('demo');
    await page.session.client.signIn(other);
    await until(() => page.events.includes('cube-profile-delete demo'));
    await page.profile.updateComplete;
    expect([page.isDialogOpen, page.part('deleted') === null]).to.deep.equal([false, true]);
    expect(page.session.state.user?.login).to.equal('other');
    expect([await exists(), await exists(other)]).to.deep.equal([false, true]);
  });

  it('closes its dialog when the user signs out elsewhere', async () => {
    const page = await open();
    page.confirmation.value = 'demo';
    await page.session.client.signOut();
    await until(() => page.root.querySelector('dialog') === null);
    await page.session.client.signIn(demo);
    await until(() => page.signOut !== null);
    expect(page.isDialogOpen).to.equal(false);
    expect(await exists()).to.equal(true);
  });

  it('keeps its dialog and what is typed while the element is moved', async () => {
    const page = await open();
    page.confirmation.value = 'dem';
    const place = document.createElement('div');
    page.session.append(place);
    place.append(page.profile);
    await page.profile.updateComplete;
    await until(() => page.isDialogOpen, 'it is modal again');
    expect(page.confirmation.value).to.equal('dem');
    await sendKeys({press: 'Escape'});
    await until(() => !page.isDialogOpen);
  });

  it('goes on where the element is taken away, and harms nobody', async () => {
    const page = await open();
    await emulator.fault({method: 'DELETE', path: '/users', delayMs: 200});
    page.confirm('demo');
    page.profile.remove();
    await until(async () => !(await exists()), 'the account is deleted');
    await until(() => page.session.state.status === 'anonymous');
  });
});
