import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {until} from '../helpers/until.js';
import {UserSearchPage} from '../helpers/user-search-page.js';

describe('the keys of <cube-user-search>', () => {
  const emulator = useEmulator();
  let page: UserSearchPage;

  /** Opens the page of an app with the team, and some more people. */
  const open = async (
    attributes: Readonly<Record<string, string>> = {},
    {size = 8, place}: {size?: number; place?: HTMLElement} = {},
  ): Promise<void> => {
    const team = Array.from({length: size}, (_, index) => {
      const number = String(index + 1).padStart(3, '0');
      return {login: `team${number}`, full_name: `Member ${number}`, tag_list: 'team'};
    });
    await emulator.addUsers([
      ...team,
      {login: 'ann', full_name: 'Ann Lee'},
      {login: 'marvin18', full_name: 'Marvin Adams'},
      {login: 'msamuel', full_name: 'Marvin Samuel'},
    ]);
    page = await UserSearchPage.open(emulator.app, attributes, place);
  };

  /** Opens a page with the list of the team, which is shown. */
  const openTeam = async (attributes: Readonly<Record<string, string>> = {}, size = 8): Promise<void> => {
    await open({tags: 'team', ...attributes}, {size});
    page.input.focus();
    await until(() => page.options.length > 0, 'the list is shown');
  };

  const delay = (path = '/users/v2') => emulator.fault({path, times: 100, delayMs: 5_000});

  /** A key as the browser tells of it; resolves to whether it was used. */
  const key = async (name: string, init: KeyboardEventInit = {}): Promise<boolean> => {
    const event = new KeyboardEvent('keydown', {
      key: name,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...init,
    });
    (page.root.activeElement ?? page.input).dispatchEvent(event);
    await page.settled();
    return event.defaultPrevented;
  };

  const position = (): string | null | undefined => page.active?.getAttribute('aria-posinset');
  const popUp = (): boolean => page.part('popup')!.matches(':popover-open');
  const shows = (text: string) => until(() => page.textOf('status')?.includes(text), `“${text}” is shown`);

  /** Finds those whose names begin with a text. */
  const find = async (text: string): Promise<void> => {
    await page.find(text);
    await until(() => page.active, 'a row is active');
  };

  describe('in the list', () => {
    it('are at the first of those found, go to the next and the last, and round', async () => {
      await open();
      await find('marvin');
      expect(position()).to.equal('1');
      expect(page.root.activeElement === page.input, 'the focus stays in the box').to.equal(true);
      await page.press('ArrowDown');
      expect(position()).to.equal('2');
      await page.press('ArrowDown');
      expect(position()).to.equal('1');
      await page.press('ArrowUp');
      expect(position()).to.equal('2');
    });

    it('are at nobody of a list that was not asked for, until they move in it', async () => {
      await openTeam();
      expect(position()).to.equal(undefined);
      expect(await key('Enter')).to.equal(false);
      expect(page.chips).to.deep.equal([]);
      await page.press('ArrowUp');
      expect(position()).to.equal('8');
      await page.press('ArrowDown');
      expect(position()).to.equal('1');
    });

    it('go by what is in view with the page keys, and stay in the list', async () => {
      await openTeam({}, 30);
      await key('PageDown');
      const first = Number(position());
      expect(first).to.be.greaterThan(2);
      await key('PageDown');
      expect(Number(position()) - first).to.equal(first - 1);
      for (let press = 0; press < 12; press += 1) await key('PageDown');
      expect(position()).to.equal('30');
      for (let press = 0; press < 12; press += 1) await key('PageUp');
      expect(position()).to.equal('1');
      const box = page.list!.getBoundingClientRect();
      expect(page.active!.getBoundingClientRect().top).to.be.at.least(box.top);
    });

    it('are of the text at its ends, until arrows have moved in the list, and after the caret has moved', async () => {
      await openTeam();
      expect(await key('End')).to.equal(false);
      await key('ArrowDown');
      expect(await key('End')).to.equal(true);
      expect(position()).to.equal('8');
      expect(await key('Home')).to.equal(true);
      expect(position()).to.equal('1');
      expect(await key('ArrowLeft')).to.equal(false);
      expect(await key('Home')).to.equal(false);
      expect(await key('End')).to.equal(false);
      expect(position()).to.equal('1');
    });

    it('are left alone where they mean something else', async () => {
      await openTeam();
      await key('ArrowDown');
      for (const modifier of ['ctrlKey', 'metaKey', 'shiftKey']) {
        for (const name of ['ArrowDown', 'Home', 'Enter', 'Escape']) {
          expect(await key(name, {[modifier]: true}), `${modifier} ${name}`).to.equal(false);
        }
      }
      expect(await key('a')).to.equal(false);
      expect(await key('Tab')).to.equal(false);
      expect(position()).to.equal('1');
      expect(page.isOpen).to.equal(true);
    });

    it('do not go round a list that has not come whole, and choose nobody who has not come', async () => {
      await openTeam({multiple: ''}, 150);
      await key('ArrowDown');
      await key('ArrowUp');
      expect(position()).to.equal('1');
      await delay();
      await key('End');
      expect(position()).to.equal('150');
      expect(await key('Enter')).to.equal(true);
      expect(page.search.value).to.equal('');
      expect(position()).to.equal('150');
      await emulator.clearFaults();
      page.active!.click();
      expect(page.search.value).to.equal('');
    });
  });

  describe('that choose', () => {
    it('empty the box and close the list where one is enough', async () => {
      await open();
      await find('marvin');
      expect(await key('Enter')).to.equal(true);
      expect(page.chips).to.deep.equal(['Marvin Adams']);
      expect(page.input.value).to.equal('');
      expect(popUp()).to.equal(false);
      expect(page.root.activeElement === page.input).to.equal(true);
    });

    it('leave the list as it is where several are, with the text selected', async () => {
      await open({multiple: ''});
      await find('marvin');
      await key('ArrowDown');
      await key('Enter');
      expect(page.chips).to.deep.equal(['Marvin Samuel']);
      expect(position()).to.equal('2');
      const {selectionStart, selectionEnd, value} = page.input;
      expect([selectionStart, selectionEnd, value]).to.deep.equal([0, 6, 'marvin']);
    });

    it('choose once, however long they are held down', async () => {
      await open({multiple: ''});
      await find('marvin');
      await key('Enter');
      expect(await key('Enter', {repeat: true})).to.equal(true);
      expect(page.chips).to.deep.equal(['Marvin Adams']);
      await key('ArrowDown', {repeat: true});
      expect(position()).to.equal('2');
    });

    it('never choose from a list of another text, but ask at once', async () => {
      await open({multiple: ''});
      await find('marvin');
      await delay();
      page.paste('ann');
      expect(await key('Enter')).to.equal(true);
      expect(page.search.value).to.equal('');
      expect(page.active === null).to.equal(true);
      await until(async () => (await emulator.countRequests('GET /users/v2')) > 2, 'it has been asked');
      expect(await key('Enter')).to.equal(true);
      expect(page.search.value).to.equal('');
    });

    it('leave the list as it is where the page prevents it', async () => {
      await open();
      page.search.addEventListener('cube-user-select', (event) => event.preventDefault());
      await find('marvin');
      await key('Enter');
      expect(page.input.value).to.equal('marvin');
      expect(page.isOpen).to.equal(true);
    });
  });

  describe('that open and close', () => {
    it('close the list first, and empty the box then; a key that is held down does not do both', async () => {
      await open();
      await find('marvin');
      expect(await key('Escape')).to.equal(true);
      expect(popUp()).to.equal(false);
      expect(await key('Escape', {repeat: true})).to.equal(true);
      expect(page.input.value).to.equal('marvin');
      expect(await key('Escape')).to.equal(true);
      expect(page.input.value).to.equal('');
      expect(await key('Escape')).to.equal(false);
    });

    it('show again what has been found for the text', async () => {
      await open();
      await find('marvin');
      const asked = await emulator.countRequests('GET /users');
      for (const [name, init] of [
        ['ArrowDown', {}],
        ['ArrowUp', {}],
        ['ArrowDown', {altKey: true}],
        ['Enter', {}],
      ] as const) {
        expect(await key('ArrowUp', {altKey: true})).to.equal(true);
        expect(popUp()).to.equal(false);
        expect(page.isOpen).to.equal(false);
        expect(await key(name, init)).to.equal(true);
        expect(page.isOpen, name).to.equal(true);
        expect(position()).to.equal('1');
      }
      expect(await emulator.countRequests('GET /users')).to.equal(asked);
      expect(page.chips).to.deep.equal([]);
    });

    it('do nothing where there is nothing to show', async () => {
      await open();
      page.input.focus();
      await until(() => page.part('popup'), 'the keys are there');
      for (const name of ['ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'PageDown']) {
        expect(await key(name), name).to.equal(false);
      }
      expect(popUp()).to.equal(false);
    });

    it('leave with Tab without choosing, and what was typed stays', async () => {
      const place = await fixture<HTMLElement>(html`<div><span></span><button>Next</button></div>`);
      await open({}, {place: place.querySelector('span')!});
      await find('marvin');
      await page.press('Tab', 'Tab');
      expect(page.search.matches(':focus-within')).to.equal(false);
      expect(popUp()).to.equal(false);
      expect(page.input.value).to.equal('marvin');
      expect(page.chips).to.deep.equal([]);
    });

    it('close the list before the dialog around it', async () => {
      const dialog = await fixture<HTMLDialogElement>(html`<dialog></dialog>`);
      await open({}, {place: dialog.appendChild(document.createElement('div'))});
      document.body.append(dialog);
      dialog.append(page.session);
      dialog.showModal();
      await find('marvin');
      await page.press('Escape');
      expect(popUp()).to.equal(false);
      expect(dialog.open).to.equal(true);
      await page.press('Escape');
      expect(page.input.value).to.equal('');
      expect(dialog.open).to.equal(true);
      await page.press('Escape');
      expect(dialog.open).to.equal(false);
      dialog.remove();
    });

    it('stand back where the element is disabled', async () => {
      await open({tags: 'team', disabled: ''});
      page.search.focus();
      page.input.dispatchEvent(new FocusEvent('focus'));
      await until(() => page.part('popup'), 'the keys are there');
      await key('ArrowDown');
      expect(popUp()).to.equal(false);
      expect(await emulator.countRequests('GET /users')).to.equal(0);
    });
  });

  describe('of a text that is being composed', () => {
    const compose = (type: 'compositionstart' | 'compositionend') =>
      page.input.dispatchEvent(new CompositionEvent(type, {bubbles: true, composed: true}));

    it('are the keyboard’s', async () => {
      await open({multiple: ''});
      await find('marvin');
      for (const init of [{isComposing: true}, {keyCode: 229}]) {
        for (const name of ['Enter', 'ArrowDown', 'Escape', 'Process']) {
          expect(await key(name, init), name).to.equal(false);
        }
      }
      expect(page.chips).to.deep.equal([]);
      expect(position()).to.equal('1');
      expect(page.isOpen).to.equal(true);
    });

    it('are searched for like others, and the text is not emptied before it is done', async () => {
      await open();
      page.input.focus();
      await until(() => page.part('popup'), 'the keys are there');
      compose('compositionstart');
      await page.find('marvin');
      await until(() => page.options.length === 2);
      page.options[1]!.click();
      await page.settled();
      expect(page.chips).to.deep.equal(['Marvin Samuel']);
      expect(page.input.value).to.equal('marvin');
      page.paste('marvin1');
      compose('compositionend');
      await page.settled();
      expect(page.input.value).to.equal('');
      expect(popUp()).to.equal(false);
      expect(page.part('clear') === null).to.equal(true);
    });
  });

  describe('and what is said', () => {
    it('says how many have been found once, when typing has come to rest', async () => {
      await open();
      const said: string[] = [];
      const watch = new MutationObserver(() => said.push(page.said));
      watch.observe(page.root.querySelector('.announcer[role=status]')!, {
        subtree: true,
        characterData: true,
        childList: true,
      });
      await page.type('marvin');
      await until(() => said.length > 0, 'it is said');
      await key('ArrowDown');
      await page.press('Shift');
      await find('marvin1');
      await until(() => said.at(-1) !== said[0], 'the next is said');
      expect(said).to.deep.equal(['2 people found', '1 person found']);
      watch.disconnect();
    });

    it('tells the states apart', async () => {
      await open({ids: ''});
      page.input.focus();
      await shows('There is nobody here.');
      expect(page.isOpen, 'there is no list').to.equal(false);
      page.search.ids = null;
      page.paste('xy');
      await shows('Nobody found for \u2068xy\u2069. Names are found from 4 letters on.');
      await until(() => page.said.includes('Nobody found'), 'it is said');
      page.paste(`nobody <b>${'x'.repeat(400)}`);
      await shows('Nobody found for \u2068nobody <b>x');
      expect(page.textOf('status')!.length).to.be.lessThan(100);
      await delay();
      page.search.clear();
      page.paste('marvin');
      await shows('Searching…');
      expect(page.part('retry') === null).to.equal(true);
    });

    it('says it in the language of the page', async () => {
      await open();
      page.search.lang = 'ar-EG';
      page.search.messages = {found: {two: 'two: {count}', other: 'other: {count}'}};
      await find('marvin');
      await shows('two: ٢');
    });

    it('offers to try again, within reach of the keyboard', async () => {
      await open();
      await emulator.fault({path: '/users/v2', times: 100, status: 500});
      page.paste('marvin');
      await until(() => page.part('retry'), 'it can be tried again');
      expect(popUp()).to.equal(true);
      await until(() => page.said !== '' && page.said === page.textOf('status'), 'it is said');
      await emulator.clearFaults();
      await page.press('Tab', 'Tab');
      expect(page.root.activeElement === page.part('retry')).to.equal(true);
      expect(popUp(), 'while its button has the focus').to.equal(true);
      await page.press('Enter');
      expect(page.root.activeElement === page.input).to.equal(true);
      await until(() => page.options.length === 2, 'there they are');
      expect(page.input.value).to.equal('marvin');
    });

    it('closes from its button as well, and goes back to the box', async () => {
      await open();
      await emulator.fault({path: '/users/v2', times: 100, status: 500});
      page.paste('marvin');
      await until(() => page.part('retry'), 'it can be tried again');
      page.part('retry')!.focus();
      await page.press('Escape');
      expect(popUp()).to.equal(false);
      expect(page.root.activeElement === page.input).to.equal(true);
      expect(page.input.value).to.equal('marvin');
      expect(await key('Enter'), 'Enter tries again').to.equal(true);
      await until(popUp, 'it is said again');
    });

    it('closes from wherever the focus is in the element', async () => {
      await open({multiple: ''});
      await find('marvin');
      await key('Enter');
      for (const part of ['clear', 'remove']) {
        expect(popUp(), part).to.equal(true);
        page.part(part)!.focus();
        expect(await key('Escape'), part).to.equal(true);
        expect(popUp(), part).to.equal(false);
        expect(page.root.activeElement === page.input).to.equal(true);
        page.part(part)!.focus();
        expect(await key('Escape'), 'nothing is left to close').to.equal(false);
        page.input.click();
        await page.settled();
      }
      const press = new MouseEvent('mousedown', {bubbles: true, composed: true, cancelable: true});
      page.part('clear')!.dispatchEvent(press);
      expect(press.defaultPrevented, 'the box keeps the focus').to.equal(true);
    });

    it('counts down after too many searches, and says so once', async () => {
      await open();
      const headers = {'Retry-After': '60', 'Access-Control-Expose-Headers': 'Retry-After'};
      await emulator.fault({path: '/users/v2', times: 100, status: 429, headers});
      page.paste('marvin');
      await shows('It goes on in');
      expect(page.part('retry') === null).to.equal(true);
      await until(() => page.said.includes('It goes on in'), 'it is said');
      const {said} = page;
      const shown = page.textOf('status');
      await until(() => page.textOf('status') !== shown, 'it counts');
      expect(page.said).to.equal(said);
    });

    it('keeps the rows where more of them cannot be had, and tries again', async () => {
      await openTeam({}, 150);
      await emulator.fault({path: '/users/v2', times: 100, status: 500});
      await key('ArrowDown');
      await key('End');
      await until(() => page.part('retry'), 'it can be tried again');
      expect(page.isOpen).to.equal(true);
      expect(page.options.length).to.be.greaterThan(0);
      await emulator.clearFaults();
      page.part('retry')!.click();
      await shows('150 people found');
      await until(() => page.active?.textContent.includes('Member 150'), 'the last has come');
    });

    it('asks to sign in where the session has ended, and says what is wrong with a page without one', async () => {
      await open();
      await page.session.client.signIn({login: 'demo', password: 'demo-password'});
      await emulator.expireSessions();
      page.paste('marvin');
      await shows('Your session has ended.');
      expect(page.input.value).to.equal('marvin');
      const alone = await fixture<HTMLElement>(html`<div></div>`);
      alone.append(page.search);
      page.session.remove();
      page.paste('marvi');
      await shows('This is not possible here');
    });
  });

  describe('and the pointer', () => {
    it('choose the row that is pressed, and the box keeps the focus', async () => {
      await open({multiple: ''});
      await find('marvin');
      const press = new MouseEvent('mousedown', {bubbles: true, composed: true, cancelable: true});
      page.options[1]!.dispatchEvent(press);
      expect(press.defaultPrevented).to.equal(true);
      page.options[1]!.click();
      await page.settled();
      expect(page.chips).to.deep.equal(['Marvin Samuel']);
      expect(position()).to.equal('2');
    });

    it('close the list by a press elsewhere, and open it by one on the box', async () => {
      await open();
      await find('marvin');
      document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
      await page.settled();
      expect(popUp()).to.equal(false);
      page.input.click();
      await page.settled();
      expect(popUp()).to.equal(true);
      expect(page.names().length).to.equal(2);
    });
  });

  describe('where the list stands below the box', () => {
    it('leave it there', async () => {
      await open({tags: 'team', list: 'inline'});
      await until(() => page.options.length > 0, 'it opens by itself');
      expect(page.isOpen).to.equal(true);
      expect(page.said).to.equal('');
      await find('member 00');
      await key('Escape');
      expect(page.input.value).to.equal('');
      await until(() => page.options.length === 8, 'the whole list is back');
      page.input.blur();
      await page.settled();
      expect(page.isOpen).to.equal(true);
      await sendKeys({press: 'Tab'});
    });

    it('show what was typed before the search was there, though the focus has left', async () => {
      await open({list: 'inline'});
      page.paste('marvin');
      page.input.blur();
      await until(() => page.options.length === 2, 'it is found');
    });
  });
});
