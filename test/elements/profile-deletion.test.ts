import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {AccountPage} from '../helpers/account-page.js';
import {useEmulator} from '../helpers/emulator.js';
import {demo, other} from '../helpers/stores.js';
import {until} from '../helpers/until.js';
import {recordOf} from '../session/helpers/kept.js';

describe('deleting the account in <cube-profile>', () => {
  const emulator = useEmulator();

  const open = () => AccountPage.openAtDeletion(emulator);

  const exists = () => emulator.canSignIn(demo);

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
    await page.accountIsDeleted();
    expect(await exists()).to.equal(false);
    await until(() => page.events.length > 0);
    expect(page.events).to.deep.equal(['cube-profile-delete demo']);
    expect(page.announcement).to.equal('Your account has been deleted.');
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
    await page.accountIsDeleted();
    expect(await recordOf(emulator.app)).to.equal(undefined);
  });

  it('shows whoever signs in next, and the end no more', async () => {
    const page = await open();
    page.confirm('demo');
    await page.accountIsDeleted();
    await page.session.client.signIn(other);
    await until(() => page.signOut !== null);
    page.signOut!.click();
    await until(() => page.signOut === null);
    expect(page.part('deleted') === null).to.equal(true);
  });

  it('takes an account for deleted that was deleted elsewhere meanwhile', async () => {
    const page = await open();
    const token = await emulator.tokenOf(demo);
    await emulator.send('DELETE', `users/${page.session.state.user!.id}`, token);
    page.confirm('demo');
    await page.accountIsDeleted();
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
    await page.accountIsDeleted();
    expect(await deletions()).to.equal(1);
  });

  it('keeps its dialog and what is typed while the element is moved', async () => {
    const page = await open();
    page.confirmation.value = 'dem';
    await page.move();
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
