import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {useEmulator} from '../helpers/emulator.js';
import {until} from '../helpers/until.js';
import {UserSearchPage} from '../helpers/user-search-page.js';

describe('accessibility of <cube-user-search>', () => {
  const emulator = useEmulator();
  let page: UserSearchPage;

  const open = async (attributes: Record<string, string> = {}) => {
    page = await UserSearchPage.open(emulator.app, attributes);
  };

  const openFilled = async (attributes: Record<string, string> = {}) => {
    const ids = await emulator.addUsers([
      {login: 'marvin18', full_name: 'Marvin Simon', tag_list: 'team'},
      {login: 'msamuel', full_name: 'Marvin Samuel', tag_list: 'team'},
      {login: 'marwan.k', full_name: 'مروان (marvan)', tag_list: 'team'},
    ]);
    await open(attributes);
    return ids;
  };

  const fail = () => emulator.fault({path: '/users/v2', status: 500, times: 100});

  const shows = (part: string) => until(() => page.part(part), `${part} is there`);

  const lists: Record<string, Record<string, string>> = {'': {}, ', inline': {list: 'inline'}};

  const states = Object.fromEntries(
    Object.entries(lists).flatMap(([kind, attributes]) =>
      Object.entries({
        empty: () => open(attributes),
        'found, one of them chosen': async () => {
          await openFilled({...attributes, multiple: ''});
          await page.choose('marvin');
          await page.settled();
        },
        'a list of the page': async () => {
          await openFilled({...attributes, tags: 'team'});
          page.input.focus();
          await until(() => page.options.length === 3);
        },
        'nobody found': async () => {
          await open(attributes);
          await page.find('nobody of this name');
        },
        searching: async () => {
          await open(attributes);
          await emulator.fault({path: '/users/v2', times: 100, delayMs: 4_000});
          page.paste('marvin');
          await until(() => page.textOf('status') === 'Searching…');
        },
        failed: async () => {
          await open(attributes);
          await fail();
          page.paste('marvin');
          await shows('retry');
        },
        'too many searches': async () => {
          await open(attributes);
          const headers = {'Retry-After': '60', 'Access-Control-Expose-Headers': 'Retry-After'};
          await emulator.fault({path: '/users/v2', times: 100, status: 429, headers});
          page.paste('marvin');
          await until(() => page.root.textContent.includes('It goes on in'));
        },
      }).map(([state, reach]) => [`${state}${kind}`, reach as () => Promise<unknown>]),
    ),
  );

  testColourSchemes(
    {
      ...states,
      'somebody has to be chosen': async () => {
        await open({required: ''});
        page.search.reportValidity();
        await until(() => page.input.hasAttribute('aria-invalid'));
      },
      'names that are long, hostile and of other directions, in rows of the page': async () => {
        await openFilled({multiple: '', list: 'inline', tags: 'team'});
        const template = document.createElement('template');
        template.slot = 'row';
        for (const field of ['avatar', 'name', 'last-active']) {
          const part = document.createElement('div');
          part.dataset['field'] = field;
          template.content.append(part);
        }
        page.search.append(template);
        page.input.focus();
        const [user] = await page.find('marvin');
        const names = [
          'x'.repeat(10_000),
          '<img src=x onerror=hurt()>',
          '\u202eمروان',
          'Z\u0310\u030d\u0353algo',
        ];
        page.search.selectedUsers = names.map((fullName, index) => ({...user!, id: index + 1, fullName}));
        await until(() => page.chips.length === names.length);
      },
      'no session in the page': async () => {
        await open();
        const {session, search} = page;
        session.after(search);
        session.remove();
        page.paste('marvin');
        await shows('status');
      },
      'more of a long list cannot be had': async () => {
        const team = Array.from({length: 120}, (_, index) => ({login: `team${index}`, tag_list: 'team'}));
        await emulator.addUsers(team);
        await open({tags: 'team'});
        page.input.focus();
        await until(() => page.options.length > 0);
        await fail();
        await page.press('ArrowDown', 'End');
        await shows('retry');
      },
      disabled: async () => {
        const [id] = await openFilled({disabled: ''});
        page.search.value = String(id);
        await until(() => page.chips.includes('Marvin Simon'));
      },
      'session ended': async () => {
        await open({list: 'inline'});
        await page.session.client.signIn({login: 'demo', password: 'demo-password'});
        await emulator.expireSessions();
        page.paste('marvin');
        await until(() => page.root.textContent.includes('Your session has ended'));
      },
    },
    async (reach) => {
      await reach();
      return page.session.isConnected ? page.session : page.search;
    },
  );

  it('says how many were found, and of each row which one it is', async () => {
    await openFilled();
    await page.find('marvin');
    await until(() => page.said === '2 people found');
    expect(page.list!.getAttribute('aria-label')).to.equal('People');
    expect(page.options.map((option) => option.getAttribute('aria-posinset'))).to.deep.equal(['1', '2']);
    expect(page.options.map((option) => option.getAttribute('aria-setsize'))).to.deep.equal(['2', '2']);
    expect(page.active === page.options[0]).to.equal(true);
  });

  it('shows in forced colours which row is active and what has been found', async () => {
    await emulateMedia({forcedColors: 'active'});
    await openFilled();
    await page.find('marvin');
    const plain = page.options[1]!;
    const look = (element: Element) => {
      const {outlineStyle, outlineWidth, backgroundColor, borderTopColor} = getComputedStyle(element);
      return [outlineStyle, outlineWidth, backgroundColor, borderTopColor].join(' ');
    };
    expect(look(page.active!)).not.to.equal(look(plain));
    const mark = page.root.querySelector('mark')!;
    expect(getComputedStyle(mark).fontWeight).not.to.equal(getComputedStyle(mark.parentElement!).fontWeight);
    await emulateMedia({forcedColors: 'none'});
  });
});
