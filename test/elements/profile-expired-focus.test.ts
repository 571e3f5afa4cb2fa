import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {ProfilePage} from '../helpers/profile-page.js';
import {until} from '../helpers/until.js';

describe('<cube-profile> whose user has signed in again', () => {
  const emulator = useEmulator();
  let page: ProfilePage;

  beforeEach(async () => {
    page = await ProfilePage.openSignedIn(emulator.app);
    await page.edit('Full name');
    page.enter('Phone', '123');
    await page.profile.updateComplete;
  });

  const signInAgain = async () => {
    await emulator.expireSessions();
    page.session.client.getUserByLogin('demo').catch(() => undefined);
    await until(() => page.login?.querySelector('form'), 'the user is asked to sign in again');
    await page.signInAgain('demo');
  };

  it('goes to the field that the user was at', async () => {
    page.control('Phone').focus();
    await signInAgain();
    await until(() => page.focused === page.control('Phone'), 'the field has the focus');
  });

  it('goes to the button that the user was at', async () => {
    const cancel = page.root.querySelector<HTMLElement>('.cube-cancel')!;
    cancel.focus();
    await signInAgain();
    await until(() => page.focused === cancel, 'the button has the focus');
  });

  it('begins at the field whose button was pressed when the form is opened once more', async () => {
    page.control('Phone').focus();
    page.root.querySelector<HTMLElement>('.cube-cancel')!.click();
    await until(() => !page.form);
    await page.edit('Login');
    expect(page.focused === page.control('Login')).to.equal(true);
    await signInAgain();
    await until(() => page.focused === page.control('Login'), 'the field has the focus');
  });
});
