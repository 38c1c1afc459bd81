import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordBehind, wordsOf } from '../src/text/words.js';

const cut = (text: string): readonly string[] => {
  const { count, start, end } = wordsOf({ text });
  assert.deepEqual([start.length, end.length], [count, count]);
  return Array.from({ length: count }, (_, i) => text.slice(start[i], end[i]));
};

describe('words for comparing', () => {
  const table: readonly (readonly [text: string, words: string])[] = [
    ['', ''],
    ['No.', 'No|.'],
    [' He  said no ', 'He|said|no'],
    ['2,400 of 5.4 million', '2,400|of|5.4|million'],
    ["Cho's o'clock' '", "Cho's|o'clock|'|'"],
    ['"a.b." c,', '"|a.b|.|"|c|,'],
    ['a..b a.,b', 'a|.|.|b|a|.|,|b'],
    ['a-b/c', 'a|-|b|/|c'],
    ['né Zoë æ', 'né|Zoë|æ'],
    ['東京へ、行く', '東京へ|、|行く'],
    ['…?!', '…|?|!'],
  ];
  for (const [text, words] of table)
    it(`cuts ${JSON.stringify(text)}`, () => assert.deepEqual(cut(text), words === '' ? [] : words.split('|')));

  it('hold letters and digits, and no marks', () => {
    const letter = /[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2fff\u3040-\uffff]/;
    const signs = Array.from({ length: 0xffff - 0x20 }, (_, n) => String.fromCharCode(n + 0x21));
    const expected = signs.map((sign) => `a${letter.test(sign) || ".,'".includes(sign) ? sign : `|${sign}|`}b`);
    assert.equal(cut(signs.map((sign) => `a${sign}b`).join(' ')).join('|'), expected.join('|'));
  });

  it('are the same whatever the case of their letters, and no others are', () => {
    const alphabet = 'abcdefghijklmnopqrstuvwxyz';
    const hashes = (text: string): readonly number[] => [...wordsOf({ text }).hash];
    assert.deepEqual(hashes(alphabet), hashes(alphabet.toUpperCase()));
    assert.deepEqual(hashes([...alphabet].join(' ')), hashes([...alphabet.toUpperCase()].join(' ')));
    const all = Array.from({ length: 0xffff }, (_, c) => String.fromCharCode(c + 1))
      .filter((sign) => sign !== ' ' && !/[A-Z]/.test(sign))
      .concat('ab', 'ba', 'aab', 'abb', 'abc', 'a.b', 'a,b', "a'b");
    const different = new Set(all.flatMap(hashes));
    assert.equal(different.size, all.length);
    assert.ok(!different.has(0));
  });

  it('are found by the place they end behind', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', ' ', '.', '"')), fc.nat({ max: 20 }), (letters, place) => {
        const words = wordsOf({ text: letters.join('') });
        const found = words.end.findIndex((end) => end > place);
        assert.equal(wordBehind(words, place), found < 0 ? words.count : found);
      }),
      { numRuns: 1000 },
    );
  });
});
