import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {RecentResults} from '../src/elements/user-search/finder/recent-results.js';
import {TypingPace, type Keystroke} from '../src/elements/user-search/finder/typing-pace.js';

/** Types text with these gaps before its keys. Returns when it is asked for, and how many characters of it. */
function typeWith(gaps: readonly number[], {pace = new TypingPace(), start = 0, isComposing = false} = {}) {
  const searches: {at: number; length: number}[] = [];
  let due = Infinity;
  let key: Keystroke = {at: start, length: 0, isComposing};
  const searchUntil = (at: number): void => {
    if (due > at) return;
    searches.push({at: due, length: key.length});
    pace.search(due);
    due = Infinity;
  };
  for (const gap of gaps) {
    const at = key.at + gap;
    // A key that comes when it is time comes first: it is the harder case.
    searchUntil(at - 1);
    key = {at, length: key.length + 1, isComposing};
    due = pace.type(key);
  }
  searchUntil(due);
  return {searches, end: key.at};
}

const steady = (gap: number, count = 10): number[] => [0, ...Array.from({length: count - 1}, () => gap)];

describe('the pace of typing', () => {
  for (const gap of [30, 60, 100, 150, 200, 250, 300]) {
    it(`asks at most twice for ten characters at ${gap} ms each, the last time for all of them`, () => {
      const {searches} = typeWith(steady(gap));
      assert.ok(searches.length <= 2, JSON.stringify(searches));
      assert.equal(searches.at(-1)?.length, 10);
    });

    it(`does so where the hand is unsteady: ${gap} ms`, () => {
      for (let seed = 1; seed <= 2000; seed += 1) {
        let random = seed;
        const gaps = steady(gap).map((one) => {
          random = (random * 48_271) % 2_147_483_647;
          return one * (0.8 + (0.4 * random) / 2_147_483_647);
        });
        const {searches} = typeWith(gaps);
        assert.ok(searches.length <= 2, `${seed}: ${JSON.stringify(searches)}`);
        assert.equal(searches.at(-1)?.length, 10);
      }
    });
  }

  it('asks for no single letter because the second one came late', () => {
    const {searches} = typeWith([0, 480, ...steady(300, 9).slice(1)]);
    assert.ok(searches.length <= 2 && searches[0]!.length > 1, JSON.stringify(searches));
  });

  it('waits as long as usual before anything is known, and longer after one letter', () => {
    assert.equal(new TypingPace().type({at: 5000, length: 2}), 5350);
    assert.equal(new TypingPace().type({at: 5000, length: 1}), 5500);
  });

  it('gets faster with a fast typist, and not faster than there is time for a key', () => {
    const pace = new TypingPace();
    const {searches, end} = typeWith(steady(60, 30), {pace});
    assert.ok(searches.at(-1)!.at - end <= 160);
    const {searches: faster, end: lastEnd} = typeWith(steady(10, 30), {pace, start: 10_000});
    assert.equal(faster.at(-1)!.at - lastEnd, 150);
  });

  it('never waits longer than 600 ms, and remembers the typist over a pause', () => {
    const pace = new TypingPace();
    const {searches, end} = typeWith(steady(900, 20), {pace});
    assert.equal(searches.at(-1)!.at - end, 600);
    assert.equal(pace.type({at: end + 60_000, length: 1}), end + 60_600);
  });

  it('asks in between where somebody types on and on, though not often and not for three characters', () => {
    const {searches} = typeWith(steady(250, 30));
    assert.ok(searches[0]!.length >= 4 && searches[0]!.at >= 1200);
    searches.slice(1, -1).forEach(({at}, index) => assert.ok(at - searches[index]!.at >= 2500));
    const pace = new TypingPace();
    pace.type({at: 0, length: 3});
    // Three characters, changed again and again.
    for (let at = 200; at <= 3000; at += 200) assert.ok(pace.type({at, length: 3}) > at);
  });

  it('does not hurry text that is being composed', () => {
    const pace = new TypingPace();
    typeWith(steady(60, 30), {pace});
    assert.equal(pace.type({at: 10_000, length: 3, isComposing: true}), 10_500);
    assert.ok(pace.type({at: 10_050, length: 3}) < 10_400);
  });

  it('counts no waiting for what is known', () => {
    const pace = new TypingPace();
    pace.type({at: 0, length: 5});
    pace.settle();
    pace.type({at: 1100, length: 6});
    assert.ok(pace.type({at: 1250, length: 7}) > 1250);
  });
});

describe('what was found a moment ago', () => {
  const filled = (count: number): RecentResults<number> => {
    const recent = new RecentResults<number>();
    for (let index = 0; index < count; index += 1) recent.set(`text ${index}`, index);
    return recent;
  };

  it('is kept for the fifty texts used last', () => {
    const recent = filled(50);
    assert.equal(recent.get('text 0'), 0);
    recent.set('text 50', 50);
    assert.deepEqual(
      ['text 0', 'text 1', 'text 2', 'text 50'].map((text) => recent.get(text)),
      [0, undefined, 2, 50],
    );
    recent.clear();
    assert.equal(recent.get('text 0'), undefined);
  });

  it('is kept for five minutes, however often it is used', (context) => {
    let now = 0;
    context.mock.method(performance, 'now', () => now);
    const recent = filled(1);
    now = 5 * 60_000;
    assert.equal(recent.get('text 0'), 0);
    now += 1;
    assert.equal(recent.get('text 0'), undefined);
  });
});
