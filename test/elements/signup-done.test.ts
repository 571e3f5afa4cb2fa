import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {SignupPage} from '../helpers/signup-page.js';
import {until} from '../helpers/until.js';

const refused = 'Signing in was refused. Try again.';
const serverProblem = 'The server has a problem. Wait a moment and try again.';
const unreachable = 'The server cannot be reached. Check your connection and try again.';

describe('<cube-signup> when the account is ready and signing in fails', () => {
  const emulator = useEmulator();

  const fail = async (fault: Record<string, unknown>) => {
    const page = await SignupPage.open(emulator.app);
    const told: string[] = [];
    page.signup.addEventListener('cube-signup', ({detail}) => told.push(`made ${detail.user.login}`));
    page.signup.addEventListener('cube-signup-error', ({detail}) => told.push(String(detail.error)));
    await emulator.fault({path: '/login', ...fault});
    await page.fail();
    return {page, told};
  };

  const signIn = (page: SignupPage) => page.part('sign-in')!;

  const failures: [name: string, fault: Record<string, unknown>, text: string][] = [
    ['500', {status: 500}, serverProblem],
    ['a cut connection', {reset: true, times: 100}, unreachable],
    ['a refusal', {status: 401, body: {errors: ['Invalid password']}}, refused],
    ['429', {status: 429}, 'Too many attempts. Wait a while, then try again.'],
  ];
  for (const [name, fault, text] of failures) {
    it(`says that the account is ready, and signs in at another try: ${name}`, async () => {
      const {page, told} = await fail(fault);
      expect(told[0]).to.equal('made marvin18');
      expect(told).to.have.length(2);
      expect(page.form === null).to.equal(true);
      expect(page.part('done')!.textContent).to.include('Your account is ready.');
      expect(page.summary).to.equal(text);
      expect(page.announcement).to.equal(`Your account is ready. ${text}`);
      expect(page.signup.matches(':state(done)')).to.equal(true);

      await emulator.clearFaults();
      signIn(page).click();
      await until(() => page.session.state.status === 'authenticated');
      await page.settle();
      expect(page.textOf('name')).to.equal('Marvin Simon');
      expect(page.announcement).to.equal('Signed in as Marvin Simon.');
      expect(told, 'told of the account once').to.have.length(2);
      expect(await emulator.countRequests('POST /users')).to.equal(1);
    });
  }

  it('shows why another try fails, and keeps the focus', async () => {
    const {page, told} = await fail({status: 500, times: 2});
    signIn(page).focus();
    await sendKeys({press: 'Enter'});
    await page.signup.updateComplete;
    await page.settle();
    expect(page.summary).to.equal(serverProblem);
    expect(told).to.have.length(3);
    expect(page.signup.shadowRoot!.activeElement === signIn(page)).to.equal(true);
    await sendKeys({press: 'Enter'});
    await until(() => page.part('account'), 'the user is signed in');
    await page.settle();
    expect(page.signup.shadowRoot!.activeElement === page.part('account')).to.equal(true);
  });

  it('starts anew when somebody has signed in and out again', async () => {
    const {page} = await fail({status: 500});
    await page.session.client.signIn({login: 'demo', password: 'demo-password'});
    await page.signup.updateComplete;
    expect(page.textOf('name')).to.equal('Demo User');
    await page.session.client.signOut();
    await page.signup.updateComplete;
    expect(page.form !== null && page.part('done') === null).to.equal(true);
  });
});
