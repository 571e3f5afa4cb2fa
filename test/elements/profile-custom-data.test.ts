import {expect} from '@open-wc/testing';
import {CustomData} from '../../src/elements/profile/custom-data/custom-data.js';

describe('the JSON object in custom data', () => {
  const change = (text: string | null, name: string, json: string | undefined) =>
    CustomData.read(text)!.with(name, json).toString();

  const odd = ' {\n "b" : 1 ,\t"a":"x,}]\\"{", "2":[{"c":[1,2]}], "1":12345678901234567890.10, "":null }\n';

  it('is read as it is written', () => {
    const data = CustomData.read(odd)!;
    expect(['b', 'a', '2', '1', '', 'c'].map((name) => data.get(name))).to.deep.equal([
      '1',
      '"x,}]\\"{"',
      '[{"c":[1,2]}]',
      '12345678901234567890.10',
      'null',
      undefined,
    ]);
  });

  it('keeps the order and the spelling of all else', () => {
    expect(change(odd, 'b', '"new"')).to.equal(odd.trim().replace(' 1 ', ' "new" '));
    expect(change(odd, 'd', 'true')).to.equal(odd.trim().replace(/}$/, ',"d":true}'));
    expect(change(odd, 'a', undefined)).to.equal(odd.trim().replace(/\t"a":"x,}]\\"{",/, ''));
  });

  it('begins where there is none', () => {
    expect(change(null, 'a', '1')).to.equal('{"a":1}');
    expect(change(' ', 'a"b', '1')).to.equal('{"a\\"b":1}');
    expect(change('{ }', 'a', '1')).to.equal('{"a":1}');
    expect(change('{"a":1}', 'a', undefined)).to.equal('{}');
  });

  it('is harmed by no name', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(CustomData.read('{}')!.get(name), name).to.equal(undefined);
      const text = change('{"x":1}', name, '"mine"');
      expect(text).to.equal(`{"x":1,"${name}":"mine"}`);
      expect(CustomData.read(text)!.get(name)).to.equal('"mine"');
    }
    expect(Object.hasOwn(Object.prototype, 'mine')).to.equal(false);
  });

  it('has the last of several values of one name, and changes all of them', () => {
    const text = '{"a":1,"b":0,"\\u0061":2}';
    expect(CustomData.read(text)!.get('a')).to.equal('2');
    expect(change(text, 'a', '3')).to.equal('{"a":3,"b":0,"\\u0061":3}');
    expect(change(text, 'a', undefined)).to.equal('{"b":0}');
  });

  for (const text of [
    'Likes tea.',
    '{"a":1',
    '[1]',
    '"a"',
    '1',
    'null',
    'true',
    '{a:1}',
    '{"a":1,}',
    '\u0000',
  ]) {
    it(`is not in ${JSON.stringify(text)}`, () => {
      expect(CustomData.read(text) === undefined).to.equal(true);
    });
  }

  it('may be long and deep', () => {
    const long = `{"a":"${'\\"{'.repeat(300_000)}","b":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    expect(change(long, 'c', '1')).to.equal(long.replace(/}$/, ',"c":1}'));
  });
});
