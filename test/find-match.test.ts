import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {findMatch, findPhoneMatch, type Match} from '../src/elements/user-search/list/find-match.js';
import {describeLastActive} from '../src/elements/user-search/list/last-active.js';
import {toRowDetail} from '../src/elements/user-search/list/row-detail.js';
import type {User} from '../src/api/models.js';
import {userSearch as messages} from '../src/locales/en/user-search.js';

/** What is marked of a text, in brackets. */
const show = (text: string, match: Match | undefined) =>
  match
    ? `${text.slice(0, match.start)}[${text.slice(match.start, match.end)}]${text.slice(match.end)}`
    : text;

const family = '👨‍👩‍👧';
const zalgo = 'M\u0310\u030d\u0353a\u0322\u0489r\u0337v\u0302in';

describe('what is marked of a name', () => {
  const cases: [text: string, query: string, marked: string][] = [
    ['Marvin Simon', 'marv', '[Marv]in Simon'],
    ['Marvin Simon', ' MARVIN  ', '[Marvin] Simon'],
    ['Marvin Simon', 'simon', 'Marvin [Simon]'],
    ['Marvin Simon', 'marvin simon', '[Marvin Simon]'],
    ['Marvin Simon', 'arv', 'M[arv]in Simon'],
    ['Marvin Simon', 'marvin simons', 'Marvin Simon'],
    ['Marvin', '', 'Marvin'],
    ['Marvin', '  ', 'Marvin'],
    ['Marvin', '\u200b\u202e', 'Marvin'],
    ['', 'marvin', ''],
    // The beginning of a word goes before what is within one.
    ['Joann Ann', 'ann', 'Joann [Ann]'],
    ['Bob anna (annika)', 'anni', 'Bob anna ([anni]ka)'],
    ['O’Brien', 'brien', 'O’[Brien]'],
    ['marwan.k', 'k', 'marwan.[k]'],
    // Accents, composed or not, on either side.
    ['José García', 'jose', '[José] García'],
    ['Jose\u0301 Garci\u0301a', 'garcia', 'Jose\u0301 [Garci\u0301a]'],
    ['Jose', 'jose\u0301', '[Jose]'],
    ['Jose', 'josé', '[Jose]'],
    ['Ǻsa', 'a', '[Ǻ]sa'],
    [zalgo, 'ma', `[${zalgo.slice(0, 7)}]${zalgo.slice(7)}`],
    ['مَروان', 'مرو', '[مَرو]ان'],
    // More letters, or fewer, in the other case.
    ['Straße', 'strasse', '[Straße]'],
    ['Straße', 'STRAS', '[Straß]e'],
    ['Strasse', 'straße', '[Strasse]'],
    ['Weiß Anna', 'anna', 'Weiß [Anna]'],
    ['İstanbul Ali', 'ali', 'İstanbul [Ali]'],
    ['İİİ Ali', 'ali', 'İİİ [Ali]'],
    ['İstanbul', 'ist', '[İst]anbul'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς', '[ΟΔΥΣΣΕΥΣ]'],
    ['Οδυσσεύς', 'ΟΔΥΣΣΕΥΣ', '[Οδυσσεύς]'],
    ['ﬁnn Anna', 'fi', '[ﬁ]nn Anna'],
    ['ﬁnn Anna', 'anna', 'ﬁnn [Anna]'],
    ['Ｍａｒｖ', 'marv', '[Ｍａｒｖ]'],
    // Nothing that is seen as one is split.
    ['😀 Anna', 'anna', '😀 [Anna]'],
    ['😀😀Anna', 'anna', '😀😀[Anna]'],
    [`${family}Anna`, '👨', `[${family}]Anna`],
    [`Anna ${family}`, family, `Anna [${family}]`],
    ['𝒜nna', 'anna', '[𝒜nna]'],
    ['김철수', '기', '[김]철수'],
    // Other letters, where in other scripts it would be an accent.
    ['कि', 'क', '[कि]'],
    ['a\u200db', 'ab', '[a\u200db]'],
    ['\u202eMarvin', 'mar', '\u202e[Mar]vin'],
    // A text, not a pattern.
    ['a.b (c)', '.b (', 'a[.b (]c)'],
    ['<b>x</b>', '<b>', '[<b>]x</b>'],
    ['$&', '$&', '[$&]'],
  ];

  for (const [text, query, marked] of cases) {
    it(`${JSON.stringify(query)} in ${JSON.stringify(text)}`, () => {
      assert.equal(show(text, findMatch(text, query)), marked);
    });
  }

  it('says where it has been found', () => {
    assert.equal(findMatch('Marvin Simon', 'm')?.place, 'start');
    assert.equal(findMatch('Marvin Simon', 's')?.place, 'word');
    assert.equal(findMatch('Marvin Simon', 'arv')?.place, 'inside');
  });

  it('lies within the text and between its characters, whatever they are', () => {
    const parts = [
      family,
      'ß',
      'İ',
      'e\u0301',
      'ς',
      '\ud800',
      '\udc00',
      '\u202e',
      ' ',
      'a',
      '𝒜',
      'ﬁ',
      '\u0301',
      '김',
    ];
    const characters = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
    for (let seed = 0; seed < 3_000; seed += 1) {
      const pick = (count: number) =>
        Array.from({length: count}, (_, at) => parts[(seed * (at + 3) * 7 + at * seed) % parts.length]).join(
          '',
        );
      const text = pick(1 + (seed % 7));
      const match = findMatch(text, pick(1 + (seed % 3)));
      if (!match) continue;
      const edges = [...characters.segment(text)].map(({index}) => index).concat(text.length);
      assert.ok(match.start < match.end && edges.includes(match.start) && edges.includes(match.end), text);
    }
  });
});

describe('what is marked of a phone number', () => {
  const cases: [phone: string, query: string, marked: string][] = [
    ['4780232143', '478', '[478]0232143'],
    ['+47 802 32 143', '47802', '[+47 802] 32 143'],
    ['+47 802 32 143', '+47 (802) 32-1', '[+47 802 32 1]43'],
    ['+47 802 32 143', '143', '+47 802 32 [143]'],
    ['4780232143', '', '4780232143'],
    ['4780232143', '+', '4780232143'],
    ['4780232143', '47a', '4780232143'],
    ['4780232143', '999', '4780232143'],
    ['', '4', ''],
  ];

  for (const [phone, query, marked] of cases) {
    it(`${JSON.stringify(query)} in ${JSON.stringify(phone)}`, () => {
      assert.equal(show(phone, findPhoneMatch(phone, query)), marked);
    });
  }
});

const user: User = {
  id: 51_941,
  login: 'msimon',
  email: 'simon@example.com',
  fullName: 'Marvin Simon',
  phone: '+47 802 32 143',
  website: null,
  externalId: 'K-900',
  facebookId: null,
  twitterId: null,
  customData: null,
  avatar: null,
  tags: ['chess'],
  timezone: null,
  isGuest: false,
  createdAt: null,
  updatedAt: null,
  lastRequestAt: null,
};

describe('what stands below a name', () => {
  const detail = (query: string, changes: Partial<User> = {}, name = 'Marvin Simon') => {
    const found = toRowDetail({...user, ...changes}, {name, match: findMatch(name, query)}, query);
    return found && show(found.text, found.match);
  };

  it('is the login, or that by which the user was found', () => {
    assert.equal(detail(''), 'msimon');
    assert.equal(detail('marv'), 'msimon');
    assert.equal(detail('msi'), '[msi]mon');
    assert.equal(detail('simon'), '[simon]@example.com');
    assert.equal(detail('+47 80'), '[+47 80]2 32 143');
    assert.equal(detail('k-900'), '[K-900]');
    assert.equal(detail('51941'), '[51941]');
    assert.equal(detail('chess'), '[chess]');
    assert.equal(detail('che'), 'msimon');
    assert.equal(detail('519'), 'msimon');
  });

  it('is nothing that stands there as the name already', () => {
    assert.equal(detail('msimon', {fullName: null}, 'msimon'), undefined);
    assert.equal(detail('', {fullName: null}, 'msimon'), undefined);
    assert.equal(detail('', {login: null}), undefined);
    assert.equal(detail('zzz', {login: ''}), undefined);
  });
});

describe('when somebody was here last', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  const cases: [at: string | null, text: string][] = [
    ['2026-03-01T11:58:30Z', 'active now'],
    ['2026-03-01T12:10:00Z', 'active now'],
    ['2026-03-01T11:58:00Z', 'active 2 min. ago'],
    ['2026-03-01T10:59:00Z', 'active 1 hr. ago'],
    ['2026-03-01T09:59:00Z', 'active 2 hr. ago'],
    ['2026-02-28T11:00:00Z', 'active 1 day ago'],
    ['2026-01-01T00:00:00Z', 'active 1 mo. ago'],
    ['2025-03-02T12:00:00Z', 'active 12 mo. ago'],
    ['2025-03-01T12:00:00Z', ''],
    ['1970-01-01T00:00:00Z', ''],
    ['yesterday', ''],
    ['', ''],
    [null, ''],
  ];

  for (const [at, text] of cases) {
    it(`${at}: ${text || 'nothing'}`, () => {
      assert.equal(describeLastActive(at, {messages, language: 'en', now}), text);
    });
  }

  it('is said in the language of the page', () => {
    const german = describeLastActive('2026-03-01T10:00:00Z', {
      messages: {activeNow: 'jetzt aktiv', lastActive: '{time} aktiv'},
      language: 'de',
      now,
    });
    assert.equal(german, 'vor 2 Std. aktiv');
  });
});
