import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/index.js';
import type {CubeUserSearch} from '../../src/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {until} from '../helpers/until.js';
import {UserSearchPage} from '../helpers/user-search-page.js';

describe('<cube-user-search> as a field of a form', () => {
  const emulator = useEmulator();
  let ids: number[];
  let form: HTMLFormElement;

  beforeEach(async () => {
    ids = await emulator.addUsers([
      {login: 'ann', full_name: 'Ann Lee'},
      {login: 'tove', full_name: 'Tove Kærgård'},
      {login: 'marwan', full_name: 'مروان'},
    ]);
  });

  const open = async (attributes: Record<string, string> = {}): Promise<UserSearchPage> => {
    form = document.createElement('form');
    form.addEventListener('submit', (event) => event.preventDefault());
    return UserSearchPage.open(emulator.app, {name: 'people', ...attributes}, form);
  };

  const entries = () => new FormData(form).getAll('people');

  it('gives the ids of those chosen to the form, in their order, one entry for each', async () => {
    const page = await open({multiple: ''});
    expect(entries()).to.deep.equal([]);
    await page.choose('tove');
    await page.choose('ann');
    const [ann, tove] = ids;
    expect(entries()).to.deep.equal([`${tove}`, `${ann}`]);
    expect(page.search.value).to.equal(`${tove},${ann}`);
    expect(page.chips).to.deep.equal(['Tove Kærgård', 'Ann Lee']);
    expect(page.search.selectedUsers.map(({login}) => login)).to.deep.equal(['tove', 'ann']);
    expect(Object.isFrozen(page.search.selectedUsers)).to.equal(true);
  });

  it('replaces whom was chosen where one is enough, and empties the box', async () => {
    const page = await open();
    await page.choose('ann');
    await page.choose('tove');
    expect(page.chips).to.deep.equal(['Tove Kærgård']);
    expect(page.search.value).to.equal(`${ids[1]}`);
    expect(page.input.value).to.equal('');
    expect(page.isOpen).to.equal(false);
    expect(page.root.activeElement === page.input).to.equal(true);
  });

  it('tells the page before and after, and nobody is chosen where the page prevents it', async () => {
    const page = await open();
    const told: string[] = [];
    for (const name of ['cube-user-select', 'cube-user-deselect', 'input', 'change']) {
      form.addEventListener(name, (event) => told.push(event.type));
    }
    page.search.addEventListener('cube-user-select', (event) => event.preventDefault(), {once: true});
    await page.choose('ann');
    expect(told).to.deep.equal(['cube-user-select']);
    expect(page.search.value).to.equal('');
    await page.press('Enter');
    expect(told.splice(0)).to.deep.equal(['cube-user-select', 'cube-user-select', 'input', 'change']);
    expect(page.search.value).to.equal(`${ids[0]}`);
    page.search.addEventListener('cube-user-deselect', (event) => event.preventDefault(), {once: true});
    page.part('remove')!.click();
    expect(page.search.value).to.equal(`${ids[0]}`);
    page.part('remove')!.click();
    expect(page.search.value).to.equal('');
    expect(told).to.deep.equal(['cube-user-deselect', 'cube-user-deselect', 'input', 'change']);
  });

  it('shows those whom the page has chosen by their ids, and finds out who they are', async () => {
    const [ann, tove] = ids;
    const page = await open({multiple: '', value: `${tove}, ${ann} nonsense, 987654321`});
    await until(() => page.chips.includes('Ann Lee'), 'the names are there');
    expect(page.chips).to.deep.equal(['Tove Kærgård', 'Ann Lee', '987654321']);
    expect(entries()).to.deep.equal([`${tove}`, `${ann}`, '987654321']);
    expect(await emulator.countRequests('GET /users/v2')).to.equal(1);
    page.search.value = `${ann}`;
    await page.settled();
    expect(page.chips).to.deep.equal(['Ann Lee']);
    page.search.selectedUsers = [];
    await page.settled();
    expect(page.chips).to.deep.equal([]);
    expect(await emulator.countRequests('GET /users/v2')).to.equal(1);
  });

  for (const [when, act] of [
    [
      'the session has changed',
      ({session}: UserSearchPage) => session.client.signIn({login: 'demo', password: 'demo-password'}),
    ],
    ['the browser is online again', () => window.dispatchEvent(new Event('online'))],
    ['the element is put elsewhere', ({session, search}: UserSearchPage) => session.append(search)],
    ['there is another one', ({search}: UserSearchPage) => (search.value += `,${ids[1]}`)],
  ] as const) {
    it(`asks for names again when ${when}, where that has failed`, async () => {
      await emulator.fault({path: '/users/v2', status: 500, times: 2});
      const page = await open({multiple: '', value: `${ids[0]}`});
      await until(() => emulator.countRequests('GET /users/v2').then((count) => count === 2));
      await page.session.client.getSession();
      expect(page.chips).to.deep.equal([`${ids[0]}`]);
      await act(page);
      await until(() => page.chips[0] === 'Ann Lee', 'the name is there');
    });
  }

  it('holds the form back where somebody has to be chosen, and says so at the box', async () => {
    const page = await open({required: ''});
    const {search} = page;
    expect(search.willValidate).to.equal(true);
    expect(search.validity.valueMissing).to.equal(true);
    expect(form.checkValidity()).to.equal(false);
    await page.settled();
    expect(page.input.getAttribute('aria-invalid')).to.equal('true');
    const error = page.root.querySelector(`#${page.input.getAttribute('aria-describedby')}`);
    expect(error?.textContent.trim()).to.equal('Choose somebody.');
    expect(form.reportValidity()).to.equal(false);
    await until(() => page.root.activeElement === page.input, 'the box has the focus');
    await page.choose('ann');
    expect(form.reportValidity()).to.equal(true);
    expect(search.validationMessage).to.equal('');
    expect(page.input.hasAttribute('aria-invalid')).to.equal(false);
    expect(page.input.getAttribute('aria-required')).to.equal('true');
  });

  it('goes back to what the page has given when the form is reset, text and error included', async () => {
    const page = await open({multiple: '', required: '', value: `${ids[1]}`});
    await page.choose('ann');
    expect(page.search.value).to.equal(`${ids[1]},${ids[0]}`);
    page.search.value = '';
    page.search.reportValidity();
    page.paste('somebody');
    form.reset();
    await page.settled();
    expect(page.search.value).to.equal(`${ids[1]}`);
    expect(entries()).to.deep.equal([`${ids[1]}`]);
    expect(page.input.value).to.equal('');
    expect(page.input.hasAttribute('aria-invalid')).to.equal(false);
    await until(() => page.chips[0] === 'Tove Kærgård', 'the name is there');
    page.search.value = '';
    await page.settled();
    form.reset();
    expect(entries()).to.deep.equal([`${ids[1]}`]);
    await until(() => page.chips[0] === 'Tove Kærgård', 'the name is there again');
  });

  it('takes back from the browser what was chosen before the page was left', async () => {
    const page = await open({multiple: ''});
    page.search.formStateRestoreCallback(`${ids[0]},${ids[2]}`);
    await until(() => page.chips.includes('مروان'), 'the names are there');
    expect(entries()).to.deep.equal([`${ids[0]}`, `${ids[2]}`]);
  });

  it('is out of use and out of the form where it is disabled, or its fieldset is', async () => {
    const page = await open({multiple: '', value: `${ids[0]}`});
    await until(() => page.chips.length === 1);
    page.search.disabled = true;
    await page.settled();
    expect(page.input.disabled).to.equal(true);
    expect(entries()).to.deep.equal([]);
    expect(page.search.willValidate).to.equal(false);
    expect(page.is('disabled')).to.equal(true);
    page.part('remove')!.click();
    expect(page.search.value).to.equal(`${ids[0]}`);
    page.search.disabled = false;
    await page.settled();
    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(page.search);
    fieldset.disabled = true;
    await until(() => page.input.disabled, 'the box is disabled');
    expect(entries()).to.deep.equal([]);
    fieldset.disabled = false;
    await until(() => !page.input.disabled, 'the box is in use again');
    expect(entries()).to.deep.equal([`${ids[0]}`]);
  });

  it('has one stop for the keyboard among those chosen: arrows move, Delete and Backspace take out', async () => {
    const page = await open({multiple: '', value: ids.join(',')});
    await until(() => page.chips.includes('Ann Lee'));
    const buttons = () => [...page.root.querySelectorAll<HTMLElement>('[part=remove]')];
    const isAt = (index: number) => page.root.activeElement === buttons()[index];
    expect(buttons().map(({tabIndex}) => tabIndex)).to.deep.equal([0, -1, -1]);
    buttons()[0]!.focus();
    await page.press('End');
    expect(isAt(2)).to.equal(true);
    await page.press('ArrowLeft');
    expect(isAt(1)).to.equal(true);
    expect(buttons().map(({tabIndex}) => tabIndex)).to.deep.equal([-1, 0, -1]);
    expect(buttons()[1]!.getAttribute('aria-label')).to.equal('Remove \u2068Tove Kærgård\u2069');
    let hasLeft = false;
    page.search.addEventListener('focusout', () => (hasLeft = true));
    await page.press('Delete');
    expect(isAt(1), 'the next one has the focus').to.equal(true);
    expect(hasLeft, 'the focus stays in the element').to.equal(false);
    expect(buttons().map(({tabIndex}) => tabIndex)).to.deep.equal([-1, 0]);
    expect(page.chips).to.deep.equal(['Ann Lee', 'مروان']);
    expect(page.said).to.equal('\u2068Tove Kærgård\u2069 removed');
    await page.press('Backspace');
    expect(page.root.activeElement === page.input, 'the box has the focus').to.equal(true);
    // Safari tells so of the key that has emptied a composition.
    for (const init of [{keyCode: 229}, {isComposing: true}, {repeat: true}]) {
      const event = new KeyboardEvent('keydown', {key: 'Backspace', bubbles: true, ...init});
      page.input.dispatchEvent(event);
      expect(page.search.value, Object.keys(init)[0]).to.equal(`${ids[0]}`);
    }
    await page.press('Backspace');
    expect(page.chips).to.deep.equal([]);
  });

  it('takes its name from a label of the page, whose click leads to the box', async () => {
    const page = await open({id: 'invited', value: `${ids[0]}`});
    const label = document.createElement('label');
    label.htmlFor = 'invited';
    label.textContent = 'Whom to invite';
    form.prepend(label);
    await until(() => page.chips.length === 1);
    page.search.requestUpdate();
    await page.settled();
    expect(page.input.getAttribute('aria-label')).to.equal('Whom to invite');
    expect(page.root.querySelector('label') === null).to.equal(true);
    label.click();
    expect(page.root.activeElement === page.input).to.equal(true);
    page.search.label = 'People';
    await page.settled();
    expect(page.input.labels![0]!.textContent.trim()).to.equal('People');
    expect(page.input.hasAttribute('aria-label')).to.equal(false);
  });

  it('keeps what a page has set before the element was defined, as attributes of any kind', async () => {
    const search = document.createElement('cube-user-search') as unknown as Record<string, unknown>;
    Object.assign(search, {tags: null, ids: {}, exclude: 7, by: 3, selectedUsers: 'nobody', value: 42});
    const element = search as unknown as CubeUserSearch;
    await fixture(html`<div>${element}</div>`);
    await element.updateComplete;
    expect(element.value).to.equal('42');
    expect(element.selectedUsers).to.deep.equal([]);
  });

  it('takes no more from the page than there is to take: users without ids, names that are none, an empty label', async () => {
    const page = await open({multiple: '', label: ''});
    const users = [null, 1, {}, {id: 'x'}, {id: 7, fullName: 5, login: 'seven'}, {id: 8}];
    page.search.selectedUsers = users as unknown as typeof page.search.selectedUsers;
    await until(() => page.chips.length > 0);
    expect(page.chips).to.deep.equal(['seven', '8']);
    expect(entries()).to.deep.equal(['7', '8']);
    expect(page.input.labels![0]!.textContent.trim()).to.equal('People');
  });

  it('shows and says no more of a name than can be taken in, and as text', async () => {
    const page = await open({multiple: ''});
    const fullName = `<img src=x onerror=hurt()>{name}\u202e${'x'.repeat(10_000)}`;
    page.search.selectedUsers = [{...(await page.find('ann'))[0]!, fullName}];
    await until(() => page.chips[0]?.startsWith('<img'), 'the name is there');
    const chip = page.part('chip')!;
    expect(chip.getBoundingClientRect().right).to.be.at.most(page.search.getBoundingClientRect().right);
    page.part('remove')!.click();
    await page.settled();
    expect(page.said).to.match(/^\u2068<img src=x onerror=hurt\(\)>\{name\}.*…\u2069 removed$/);
    expect(page.said.length).to.be.lessThan(150);
  });

  it('keeps whoever is chosen where one is enough and the same is chosen again', async () => {
    const page = await open();
    await page.choose('ann');
    const told: string[] = [];
    for (const name of ['cube-user-deselect', 'change']) form.addEventListener(name, () => told.push(name));
    await page.choose('ann');
    expect(page.chips).to.deep.equal(['Ann Lee']);
    expect(told).to.deep.equal([]);
    expect(page.input.value).to.equal('');
    expect(page.isOpen).to.equal(false);
  });

  it('leads from a press beside the button of one of those chosen to that button', async () => {
    const page = await open({multiple: '', value: ids.join(',')});
    await until(() => page.chips.includes('Ann Lee'));
    const name = page.root.querySelectorAll('.chip-name')[1]!;
    const press = new MouseEvent('mousedown', {bubbles: true, composed: true, cancelable: true});
    name.dispatchEvent(press);
    expect(press.defaultPrevented).to.equal(true);
    await page.press('Delete');
    expect(page.chips).to.deep.equal(['Ann Lee', 'مروان']);
  });

  it('can be focused as soon as it is in the page', async () => {
    const page = await open();
    const search = document.createElement('cube-user-search');
    search.focus();
    form.append(search);
    search.focus();
    expect(search.shadowRoot!.activeElement?.localName).to.equal('input');
    await search.updateComplete;
    page.search.focus();
    expect(page.root.activeElement === page.input).to.equal(true);
  });

  it('is found by the form under its name, and tells nothing of what is typed', async () => {
    const page = await open();
    const told: string[] = [];
    form.addEventListener('input', () => told.push(page.input.value));
    await page.find('ann');
    expect(told).to.deep.equal([]);
    expect((form.elements as unknown as Record<string, unknown>).people === page.search).to.equal(true);
    const selected = nextEvent(page.search, 'cube-user-select');
    await page.press('Enter');
    expect((await selected).detail.user.login).to.equal('ann');
  });
});
