import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {newcomer, SignupPage} from '../helpers/signup-page.js';

const missing = 'Tick this to create an account.';

describe('<cube-signup> and the terms of a page', () => {
  const emulator = useEmulator();

  const makeTerms = () => {
    const terms = document.createElement('p');
    terms.slot = 'terms';
    terms.append(
      'I accept the ',
      Object.assign(document.createElement('a'), {href: '#terms', textContent: 'terms'}),
      ' of the galaxy.',
    );
    return terms;
  };

  const open = (terms = makeTerms()) => SignupPage.open(emulator.app, {}, [terms]);

  const rowOf = (page: SignupPage) =>
    page.signup.shadowRoot!.querySelector('.terms')!.getBoundingClientRect();

  const click = async (x: number, y: number) => {
    await sendMouse({type: 'click', position: [Math.round(x), Math.round(y)]});
  };

  it('asks for a tick, which the page’s text names', async () => {
    const page = await open();
    const box = page.field('terms');
    expect(box.type).to.equal('checkbox');
    expect([box.checked, box.getAttribute('aria-required')]).to.deep.equal([false, 'true']);
    const [id] = box.getAttribute('aria-labelledby')!.split(' ');
    expect(document.getElementById(id!)?.textContent).to.equal('I accept the terms of the galaxy.');
  });

  it('keeps an id that the text has, and is named by several texts', async () => {
    const first = makeTerms();
    first.id = 'terms-of-the-page';
    const second = Object.assign(document.createElement('span'), {
      slot: 'terms',
      textContent: 'And the privacy.',
    });
    const page = await SignupPage.open(emulator.app, {}, [first, second]);
    const ids = page.field('terms').getAttribute('aria-labelledby')!.split(' ');
    expect(ids[0]).to.equal('terms-of-the-page');
    expect(ids.map((id) => document.getElementById(id))).to.deep.equal([first, second]);
  });

  it('goes to the checkbox where it is not ticked, and says so there until it is', async () => {
    const page = await open();
    await page.submitForm();
    expect(page.errorOf('terms')).to.equal(missing);
    expect(page.announcement).to.equal(missing);
    expect(document.activeElement === page.field('terms')).to.equal(true);
    expect(await emulator.countRequests('POST /users')).to.equal(0);
    await sendKeys({press: 'Space'});
    await page.signup.updateComplete;
    expect(page.errorOf('terms')).to.equal(undefined);
    await page.signUp();
  });

  it('makes the account with the tick', async () => {
    const page = await open();
    page.field('terms').checked = true;
    await page.signUp();
  });

  it('is ticked by a click anywhere beside it, but not by one on a link', async () => {
    const terms = makeTerms();
    const page = await open(terms);
    const row = rowOf(page);
    expect(row.height).to.be.at.least(44);
    expect(row.width).to.equal(page.form!.getBoundingClientRect().width);
    const text = terms.getBoundingClientRect();
    const points: [x: number, y: number][] = [
      [text.left + 8, text.top + text.height / 2],
      [row.left + 2, row.top + 2],
      [row.right - 2, row.bottom - 2],
    ];
    let isTicked = false;
    for (const [x, y] of points) {
      await click(x, y);
      isTicked = !isTicked;
      expect(page.field('terms').checked, `at ${x}, ${y}`).to.equal(isTicked);
    }
    const box = page.field('terms').getBoundingClientRect();
    await click(box.left + 9, box.top + 9);
    expect(page.field('terms').checked, 'by the box itself').to.equal(!isTicked);
    const link = terms.querySelector('a')!.getBoundingClientRect();
    await click(link.left + 4, link.top + link.height / 2);
    expect(page.field('terms').checked, 'not by the link').to.equal(!isTicked);
    expect(location.hash).to.equal('#terms');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('is ticked by a click on a label, unless that has a control of its own', async () => {
    const makeLabel = (...content: (Node | string)[]) => {
      const label = Object.assign(document.createElement('label'), {slot: 'terms'});
      label.append(...content);
      return label;
    };
    const news = Object.assign(document.createElement('input'), {type: 'checkbox'});
    const labels = [makeLabel('I accept the terms.'), makeLabel(news, 'Send me news.')];
    const page = await SignupPage.open(emulator.app, {}, labels);
    for (const label of labels) {
      const {right, top, height} = label.getBoundingClientRect();
      await click(right - 4, top + height / 2);
    }
    expect([page.field('terms').checked, news.checked]).to.deep.equal([true, true]);
  });

  it('comes and goes with the page’s text', async () => {
    const page = await SignupPage.open(emulator.app);
    expect(page.has('terms')).to.equal(false);
    expect(rowOf(page).height).to.equal(0);
    page.fill();
    const terms = makeTerms();
    page.signup.append(terms);
    await page.signup.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    await page.signup.updateComplete;
    await page.submitForm({});
    expect(page.errorOf('terms')).to.equal(missing);
    expect(page.field('login').value).to.equal(newcomer.login);
    terms.remove();
    await new Promise((resolve) => setTimeout(resolve));
    await page.signup.updateComplete;
    expect(page.has('terms')).to.equal(false);
    expect(page.signup.querySelector('.cube-error') === null).to.equal(true);
    await page.signUp({});
  });

  it('submits by Enter at the checkbox and in each field', async () => {
    const page = await open();
    page.field('terms').focus();
    await sendKeys({press: 'Enter'});
    await page.signup.updateComplete;
    expect(page.errorOf('login')).to.equal('Enter a login.');
  });
});
