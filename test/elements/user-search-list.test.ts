import {aTimeout, expect, nextFrame} from '@open-wc/testing';
import {sendMouse, setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {until} from '../helpers/until.js';
import {RowsPage, TestList, toUser, type RowsHost} from '../helpers/user-rows-page.js';

const names = (page: RowsPage) =>
  page.options.map((option) => option.querySelector('[part=option-name]')?.textContent);

const hostile = [
  '<img src=x onerror="window.hurt = true"><script>window.hurt = true</script>',
  '\u202e\u2066nivraM\u202e',
  'A'.repeat(10_000),
  'word '.repeat(2_000),
  '👩‍👩‍👧‍👦'.repeat(300),
  `Z${'\u0310\u030d\u0353\u0322'.repeat(200)}algo`,
  'مروان بن عبد الله '.repeat(20),
  '{name} ${user} $& \0 \u2028 \n',
];

describe('the list of users in <cube-user-search>', () => {
  after(() => setViewport({width: 800, height: 600}));

  it('has no more than 100 of 10,000 rows in the page, wherever it is scrolled to', async () => {
    const list = new TestList(10_000);
    const page = await RowsPage.open(list, {active: 3});
    expect(page.options.length).to.be.within(6, 100);
    const {scrollHeight} = page.listbox;
    expect(scrollHeight).to.be.greaterThan(10_000 * 44);
    for (const part of [0.1, 0.5, 0.77, 1, 0]) {
      await page.scrollTo(part * scrollHeight);
      expect(page.options.length, `at ${part}`).to.be.within(6, 100);
      expect(page.options.map((_, at) => page.indexAt(at))).to.deep.equal(
        page.options.map((_, at) => page.indexAt(at)).sort((one, other) => one - other),
      );
      const active = page.root.querySelector('input')!.getAttribute('aria-activedescendant')!;
      expect(page.root.getElementById(active) === page.option(3), 'the active row').to.equal(true);
    }
    page.host.style.setProperty('--cube-user-search-list-height', '100000px');
    await setViewport({width: 800, height: 5_000});
    await until(() => page.options.length > 60, 'a higher list');
    expect(page.options.length).to.be.lessThan(101);
    expect(page.listbox.clientHeight).to.be.lessThan(4_001);
    await setViewport({width: 800, height: 600});
  });

  it('keeps the look of the active row below the pointer, and the login where there is little room', async () => {
    const users = [1, 2].map((id) =>
      toUser(id, {login: `sophie.adeyemi.${id}`, lastRequestAt: new Date().toISOString()}),
    );
    const page = await RowsPage.open(TestList.of(users), {active: 0});
    const background = () => getComputedStyle(page.option(0)!).backgroundColor;
    const before = background();
    const {left, top} = page.option(0)!.getBoundingClientRect();
    await sendMouse({type: 'move', position: [Math.round(left + 20), Math.round(top + 20)]});
    expect(page.option(0)!.matches(':hover')).to.equal(true);
    expect(background()).to.equal(before);
    await sendMouse({type: 'move', position: [0, 0]});
    const login = () => page.option(1)!.querySelector<HTMLElement>('[part=option-detail] bdi')!;
    const isActivityBeside = () =>
      page.option(1)!.querySelector<HTMLElement>('.user-active')!.offsetTop === login().offsetTop;
    expect(page.option(1)!.innerText).to.contain('· active now');
    expect(isActivityBeside()).to.equal(true);
    page.host.style.setProperty('min-inline-size', '0');
    page.host.style.setProperty('inline-size', '200px');
    expect(isActivityBeside()).to.equal(false);
    expect(login().scrollWidth).to.be.at.most(login().clientWidth);
    const detail = login().parentElement!;
    expect(detail.offsetHeight).to.be.lessThan(2 * login().offsetHeight);
  });

  it('tells where in the list a row is, and that it is chosen', async () => {
    const page = await RowsPage.open(new TestList(10_000), {isMultiple: true, isBusy: true});
    page.host.selection.setIds([2, 9_999]);
    await page.set({});
    expect(page.listbox.ariaMultiSelectable).to.equal('true');
    expect(page.listbox.ariaBusy).to.equal('true');
    const [first, second] = page.options;
    expect([first!.ariaPosInSet, first!.ariaSetSize, first!.ariaSelected]).to.deep.equal([
      '1',
      '10000',
      'false',
    ]);
    expect([second!.ariaPosInSet, second!.ariaSetSize, second!.ariaSelected]).to.deep.equal([
      '2',
      '10000',
      'true',
    ]);
    expect(second!.querySelectorAll('.user-check').length).to.equal(1);
    await page.set({isMultiple: false, isBusy: false});
    expect(page.listbox.hasAttribute('aria-multiselectable')).to.equal(false);
    expect(page.listbox.hasAttribute('aria-busy')).to.equal(false);
  });

  it('reaches the last row and the first, and any between, by keys', async () => {
    const page = await RowsPage.open(new TestList(10_000));
    for (const index of [9_999, 0, 5_000, 5_001, 4_990]) {
      await page.set({active: index});
      page.rows.reveal(index);
      await until(() => page.isInView(index), `row ${index}`);
    }
    expect(page.rows.pageSize).to.equal(Math.floor(page.listbox.clientHeight / 54));
    const {scrollTop} = page.listbox;
    page.rows.reveal(4_991);
    await nextFrame();
    await nextFrame();
    expect(page.listbox.scrollTop, 'not moved for a row in view').to.equal(scrollTop);
  });

  it('asks for what has come into view, and shows it when it has come', async () => {
    const users = new Map(Array.from({length: 5}, (_, at) => [at, toUser(at + 1)]));
    const list = new TestList(10_000, users);
    const page = await RowsPage.open(list);
    await until(() => list.needed.length > 0);
    const [first, last] = list.needed[0]!;
    expect(first).to.equal(5);
    expect(last).to.be.within(6, 30);
    const waiting = page.option(5)!;
    expect(waiting.ariaDisabled).to.equal('true');
    expect(waiting.textContent.trim()).to.equal('Searching…');
    waiting.click();
    expect(page.host.picked).to.deep.equal([]);
    users.set(5, toUser(6));
    await page.set({});
    expect(page.option(5) === waiting, 'the same row').to.equal(true);
    expect(waiting.textContent).to.contain('User Number 6');
    expect(waiting.hasAttribute('aria-disabled')).to.equal(false);

    await page.scrollTo(page.listbox.scrollHeight / 2);
    const middle = page.indexAt(Math.floor(page.options.length / 2));
    await until(() => list.needed.some(([from, to]) => from <= middle && middle <= to), 'the middle');
    expect(list.needed.length).to.be.lessThan(8);
  });

  it('asks for nothing where all is there', async () => {
    const list = new TestList(50);
    const page = await RowsPage.open(list);
    await page.scrollTo(500);
    await aTimeout(0);
    await nextFrame();
    expect(list.needed).to.deep.equal([]);
  });

  it('asks for nothing of a list that has been replaced, or taken away, before it could', async () => {
    const [first, second, third] = [1, 2, 3].map(() => new TestList(50, new Map())) as [
      TestList,
      TestList,
      TestList,
    ];
    const page = await RowsPage.open(first);
    await page.set({list: second});
    await until(() => second.needed.length > 0);
    await page.set({list: third});
    page.host.remove();
    await aTimeout(0);
    expect([first.needed, third.needed]).to.deep.equal([[], []]);
  });

  it('keeps its place when more comes, and begins at the top with another list', async () => {
    const users = new Map(Array.from({length: 300}, (_, at) => [at, toUser(at + 1)]));
    const list = new TestList(1_000, users);
    const page = await RowsPage.open(list);
    await page.scrollTo(4_000);
    for (let at = 300; at < 1_000; at += 1) users.set(at, toUser(at + 1));
    await page.set({});
    await nextFrame();
    expect(page.listbox.scrollTop).to.equal(4_000);
    await page.set({list: new TestList(10_000)});
    expect(page.listbox.scrollTop).to.equal(0);
    expect(page.isInView(0)).to.equal(true);
    await page.scrollTo(400_000);
    await page.set({list: TestList.of([toUser(7)])});
    expect(names(page)).to.deep.equal(['User Number 7']);
    list.total = 12;
    await page.set({list});
    await page.scrollTo(400);
    expect(page.options.at(-1)!.ariaPosInSet).to.equal('12');
    list.total = 2;
    await page.set({});
    expect(page.options.length).to.equal(2);
    await page.set({list: new TestList(0)});
    expect(page.options.length).to.equal(0);
  });

  it('is picked by a click on a row, which leaves the focus where it is', async () => {
    const page = await RowsPage.open(new TestList(10_000), {active: 0});
    await page.scrollTo(20_000);
    const at = page.options.length - 5;
    const press = new MouseEvent('mousedown', {bubbles: true, cancelable: true});
    page.options[at]!.querySelector('[part=avatar]')!.dispatchEvent(press);
    expect(press.defaultPrevented).to.equal(true);
    page.options[at]!.querySelector<HTMLElement>('[part=option-name]')!.click();
    expect(page.host.picked).to.deep.equal([page.indexAt(at)]);
    page.listbox.click();
    expect(page.host.picked.length).to.equal(1);
    const touch = new Event('touchstart', {bubbles: true, cancelable: true});
    page.listbox.dispatchEvent(touch);
    expect(touch.defaultPrevented, 'a finger scrolls').to.equal(false);
  });

  it('marks what was typed, in the name or in what the user was found by', async () => {
    const list = TestList.of(
      [
        toUser(1, {fullName: 'Márvin Simon'}),
        toUser(2, {fullName: 'Ann Lee', login: 'marvin18'}),
        toUser(3, {fullName: 'Tove', email: 'marv@example.com'}),
        toUser(4, {fullName: null, login: 'marv', lastRequestAt: new Date().toISOString()}),
        toUser(5, {fullName: ' ', login: null, email: null}),
      ],
      'marv',
    );
    const page = await RowsPage.open(list);
    const marked = page.options.map((option) =>
      [...option.querySelectorAll('mark')].map((mark) => mark.textContent),
    );
    expect(marked).to.deep.equal([['Márv'], ['marv'], ['marv'], ['marv'], []]);
    const below = page.options.map((option) =>
      option.querySelector('[part=option-detail]')?.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(below).to.deep.equal(['user1', 'marvin18', 'marv@example.com', 'active now', undefined]);
    expect(names(page).slice(3)).to.deep.equal(['marv', '5']);
    expect(page.option(1)!.querySelector('[part=option-detail] bdi')!.getAttribute('dir')).to.equal('ltr');
  });

  it('shows every name as text in a row of the usual height, and stays as wide as it is', async () => {
    for (const [width, direction] of [
      [800, 'ltr'],
      [320, 'rtl'],
    ] as const) {
      await setViewport({width, height: 600});
      document.documentElement.dir = direction;
      const users = hostile.map((text, at) =>
        toUser(at + 1, {fullName: text, login: text, lastRequestAt: new Date().toISOString()}),
      );
      const page = await RowsPage.open(TestList.of(users, 'w'));
      expect('hurt' in window).to.equal(false);
      expect(page.root.querySelectorAll('img, script').length).to.equal(0);
      expect(names(page)[0]).to.equal(hostile[0]);
      expect(names(page)[2]!.length).to.be.lessThan(300);
      for (const option of page.options) {
        expect(option.offsetHeight).to.equal(52);
        expect(option.scrollWidth, option.textContent).to.be.lessThan(option.clientWidth + 1);
      }
      expect(page.listbox.scrollWidth).to.equal(page.listbox.clientWidth);
      expect(document.documentElement.scrollWidth).to.be.lessThan(width + 1);
    }
    document.documentElement.dir = '';
    await setViewport({width: 800, height: 600});
  });

  it('stands rows of any height one below the other', async () => {
    const row: RowsHost['row'] = ({id}) =>
      html`${Array.from({length: id % 5}, () => html`<div>${id}</div>`)}`;
    const page = await RowsPage.open(new TestList(500), {row});
    const isTidy = () => {
      const boxes = page.options.map((option) => option.getBoundingClientRect());
      return boxes.every(({top}, at) => at === 0 || Math.abs(top - boxes[at - 1]!.bottom - 2) < 1);
    };
    expect(isTidy()).to.equal(true);
    expect(new Set(page.options.map(({offsetHeight}) => offsetHeight)).size).to.be.greaterThan(2);
    page.host.style.fontSize = '40px';
    await until(() => isTidy() && page.options[0]!.offsetHeight > 52, 'larger text');
    await page.set({active: 499});
    page.rows.reveal(499);
    await until(() => page.isInView(499) && isTidy());
  });

  it('has its rows before it is seen for the first time, in any size of text', async () => {
    const page = await RowsPage.open(new TestList(3));
    page.host.style.fontSize = '40px';
    await page.set({list: undefined});
    const problems: unknown[] = [];
    const {onerror} = window;
    window.onerror = (problem) => problems.push(problem);
    page.host.hidden = true;
    await page.set({list: new TestList(4), opens: true});
    expect(page.options.length).to.equal(4);
    expect(page.isInView(3) || page.listbox.scrollHeight > page.listbox.clientHeight).to.equal(true);
    await nextFrame();
    await nextFrame();
    expect(page.options[1]!.getBoundingClientRect().top).to.be.closeTo(
      page.options[0]!.getBoundingClientRect().bottom + 2,
      1,
    );
    window.onerror = onerror;
    expect(problems, 'such as of sizes that change each other').to.deep.equal([]);
  });

  it('shows rows as the function of the page makes them', async () => {
    const list = new TestList(10_000, 'all', 'us');
    let calls = 0;
    const page = await RowsPage.open(list, {
      row: ({fullName}, {query, isSelected}) => {
        calls += 1;
        return [html`<b part="mine">${fullName}</b>`, ` ${query} ${isSelected} <i>`];
      },
    });
    expect(page.options[0]!.textContent.trim()).to.equal('User Number 1 us false <i>');
    expect(calls).to.equal(page.options.length);
    await page.scrollTo(5 * 54);
    await until(() => page.option(18), 'rows that have been scrolled to');
    expect(calls, 'once for each row that has been scrolled to').to.equal(
      page.indexAt(page.options.length - 1) + 1,
    );
    for (const row of [() => 'text', () => document.createTextNode('text'), () => ['te', 'xt']]) {
      await page.set({row});
      expect(page.options[0]!.textContent.trim()).to.equal('text');
    }
  });

  it('shows rows its own way where that function fails, and tells the developer once', async () => {
    const {error} = console;
    try {
      for (const row of [
        () => {
          throw new Error('broken');
        },
        () => ({some: 'object'}),
        () => Promise.resolve('late'),
        () => Symbol('none'),
        'no function' as unknown as () => string,
      ]) {
        const said: unknown[] = [];
        console.error = (text: unknown) => said.push(text);
        const page = await RowsPage.open(new TestList(100), {row});
        await page.set({});
        expect(names(page)[0]).to.equal('User Number 1');
        expect(said).to.deep.equal([
          '[cube-elements] The row that the page gives for a user cannot be shown.',
        ]);
      }
    } finally {
      console.error = error;
    }
  });

  it('shows rows by the template of the page', async () => {
    const row = document.createElement('template');
    const line = document.createElement('p');
    for (const [field, tag] of Object.entries({
      avatar: 'span',
      name: 'b',
      email: 'a',
      phone: 'i',
      tags: 'em',
      'last-active': 'small',
      constructor: 'u',
    })) {
      const part = document.createElement(tag);
      part.dataset['field'] = field;
      part.textContent = 'sample';
      line.append(part);
    }
    row.content.append(line);
    const list = TestList.of([
      toUser(1, {
        fullName: '<i>Ann</i>',
        phone: '+47 1',
        tags: ['a', 'b'],
        lastRequestAt: new Date().toISOString(),
      }),
      toUser(2, {email: null}),
    ]);
    const page = await RowsPage.open(list, {row});
    const text = (index: number, tag: string) => {
      const part = page.option(index)!.querySelector<HTMLElement>(`p > ${tag}`)!;
      return part.hidden ? undefined : part.textContent.trim();
    };
    expect(['span', 'b', 'a', 'i', 'em', 'small', 'u'].map((tag) => text(0, tag))).to.deep.equal([
      '<',
      '<i>Ann</i>',
      'user1@example.com',
      '+47 1',
      'a, b',
      'active now',
      'sample',
    ]);
    expect(['a', 'i', 'em', 'small'].map((tag) => text(1, tag))).to.deep.equal(Array(4).fill(undefined));
    const avatar = page.option(0)!.querySelector('[part=avatar]');
    await page.set({list: TestList.of([toUser(3)])});
    expect(text(0, 'b')).to.equal('User Number 3');
    expect(page.option(0)!.querySelector('[part=avatar]') === avatar, 'is filled again').to.equal(true);
    await page.set({row: undefined});
    expect(names(page)).to.deep.equal(['User Number 3']);
  });

  it('stops when it is taken away, and goes on where it was', async () => {
    const list = new TestList(10_000, new Map());
    const page = await RowsPage.open(list, {active: 2});
    await page.scrollTo(30_000);
    const {host} = page;
    const place = host.parentElement!;
    await until(() => list.needed.some(([first]) => first > 400));
    host.remove();
    const asked = list.needed.length;
    page.listbox.dispatchEvent(new Event('scroll'));
    page.rows.reveal(9_000);
    await page.set({});
    await nextFrame();
    expect(list.needed.length).to.equal(asked);
    await page.set({active: 600});
    const elsewhere = document.createElement('section');
    place.append(elsewhere);
    elsewhere.append(host);
    expect(page.root.querySelectorAll('#user-option-600.active').length, 'what was new meanwhile').to.equal(
      1,
    );
    await until(() => page.isInView(9_000), 'what was to be revealed');
    await page.scrollTo(30_000);
    place.append(host);
    await nextFrame();
    expect(page.listbox.scrollTop).to.equal(30_000);
    expect(page.options.some((_, at) => page.isInView(page.indexAt(at)))).to.equal(true);
    // Not shown for a while, then anew.
    await page.set({list: undefined, active: undefined});
    await page.set({list});
    await until(() => page.options.some((_, at) => page.isInView(page.indexAt(at))), 'opened again');
    expect(page.listbox.scrollTop).to.equal(30_000);
    host.hidden = true;
    await nextFrame();
    await nextFrame();
    await page.set({list: new TestList(1_000), active: 400});
    page.rows.reveal(400);
    host.hidden = false;
    await until(() => page.isInView(400), 'shown again');
  });

  describe('accessibility', () => {
    const list = TestList.of(
      [
        toUser(1, {fullName: 'Marvin Simon', login: 'marvin18'}),
        toUser(2, {fullName: 'Ann Lee', login: 'marv'}),
        toUser(3, {fullName: 'مروان', lastRequestAt: new Date(Date.now() - 7_500_000).toISOString()}),
      ],
      'marv',
    );
    list.total = 4;
    const states: Record<string, Partial<RowsHost>> = {
      'one of them chosen, one still to come': {list, active: 1, isMultiple: true},
      busy: {list, active: 0, isBusy: true},
      'a long list': {list: new TestList(10_000), active: 0},
    };
    testColourSchemes(states, async (changes) => {
      const page = await RowsPage.open(list);
      page.host.selection.setIds([2]);
      await page.set(changes);
      return page.host.parentElement!;
    });
  });
});
