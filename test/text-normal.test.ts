import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalise, normalText, originalSpan } from '../src/text/normal.js';
import { asKept } from './kept.js';

/** Code units that are not letters of their own, by what becomes of them: first and last of a range. */
const KINDS: readonly (readonly [first: number, last: number, between: string])[] = [
  [0x00, 0x20, ' '],
  [0x22, 0x22, '"'],
  [0x27, 0x27, "'"],
  [0x2d, 0x2d, '-'],
  [0x60, 0x60, "'"],
  [0x85, 0x85, ' '],
  [0xa0, 0xa0, ' '],
  [0xab, 0xab, '"'],
  [0xad, 0xad, ''],
  [0xb4, 0xb4, "'"],
  [0xbb, 0xbb, '"'],
  [0x2bc, 0x2bc, "'"],
  [0x61c, 0x61c, ''],
  [0x1680, 0x1680, ' '],
  [0x2000, 0x200a, ' '],
  [0x200b, 0x200f, ''],
  [0x2010, 0x2015, '-'],
  [0x2018, 0x201b, "'"],
  [0x201c, 0x201f, '"'],
  [0x2028, 0x2029, ' '],
  [0x202a, 0x202e, ''],
  [0x202f, 0x202f, ' '],
  [0x2032, 0x2032, "'"],
  [0x2033, 0x2033, '"'],
  [0x2039, 0x203a, "'"],
  [0x205f, 0x205f, ' '],
  [0x2060, 0x206f, ''],
  [0x2212, 0x2212, '-'],
  [0x3000, 0x3000, ' '],
  [0xfeff, 0xfeff, ''],
];

describe('normal text: each code unit', () => {
  const all = Array.from({ length: 0x10000 }, (_, c) => String.fromCharCode(c));
  const kindOf = (sign: string): string | undefined =>
    KINDS.find(([first, last]) => first <= sign.charCodeAt(0) && sign.charCodeAt(0) <= last)?.[2];

  it('becomes a blank, a mark or nothing, or stays what it is', () => {
    // Mutation testing asks thousands of times, so there only what stands at the edges of a range.
    const edges = KINDS.flatMap(([first, last]) => [first - 1, first, last, last + 1]).filter((c) => c >= 0);
    const pages = process.env.NEWSMARK_PROPERTY_MS
      ? [edges.map((c) => all[c])]
      : Array.from({ length: 0x100 }, (_, page) => all.slice(page << 8, (page + 1) << 8));
    for (const signs of pages) {
      const expected = signs.map((sign) => `1${kindOf(sign) ?? sign}2`.normalize('NFC')).join('x');
      const source = signs.map((sign) => `1${sign}2`).join('x');
      assert.equal(normalise(source).text, expected);
      assert.equal(normalText(source), expected);
    }
  });

  it('vanishes within a word where it is a hyphen, and stays where it is a dash', () => {
    const lines = all.filter((sign) => kindOf(sign) === '-');
    assert.deepEqual(
      lines.filter((sign) => normalise(`a${sign}b`).text === 'ab'),
      ['-', '\u2010', '\u2011'],
    );
  });
});

describe('normal text: one with the other', () => {
  const LETTERS = ['a', 'Z', '1', 'é', ' ', '\n', '-', '–', '\u00ad', "'", '‘', '“', '\u02bc', '\u0301', '.'];

  it('becomes what it has become before', () => {
    const lines = LETTERS.flatMap((first) =>
      LETTERS.map((second) => {
        const all = LETTERS.map((third) => normalise(`a${first}${second}${third}b`).text);
        return `${JSON.stringify(first + second)}: ${JSON.stringify(all)}`;
      }),
    );
    asKept('normal.txt', lines);
  });

  it('is the same for the text alone', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS, '~', '!', '\x7f', '\u1112', '\u1161', '😀')), (letters) => {
        assert.equal(normalText(letters.join('')), normalise(letters.join('')).text);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes from a stretch of the text that is nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS, '\u1112', '\u1161', '😀', '\u0344')), (letters) => {
        const source = letters.join('');
        const { text, start, end } = normalise(source);
        for (let i = 0; i < text.length; i++)
          assert.ok(normalise(source.slice(start[i], end[i])).text.includes(text[i]), JSON.stringify(source));
        assert.equal(start[text.length], source.length);
        assert.equal(end[text.length], source.length);
        assert.equal(end.length, text.length + 1);
      }),
      { numRuns: 1000 },
    );
  });

  const places: readonly (readonly [source: string, text: string, start: readonly number[], end: readonly number[]])[] =
    [
      ['', '', [0], [0]],
      ['ab', 'ab', [0, 1, 2], [1, 2, 2]],
      ['e\u0301x', 'éx', [0, 2, 3], [2, 3, 3]],
      ['\u1112\u1161\u11ab.', '한.', [0, 3, 4], [3, 4, 4]],
      ['a \u00ad\n b', 'a b', [0, 1, 5, 6], [1, 5, 6, 6]],
      ['a \u00adb', 'a b', [0, 1, 3, 4], [1, 2, 4, 4]],
      ['a-\nb', 'ab', [0, 3, 4], [1, 4, 4]],
      ["''x", '"x', [0, 2, 3], [2, 3, 3]],
      ['😀\u0301x', '😀\u0301x', [0, 0, 0, 3, 4], [3, 3, 3, 4, 4]],
      // Letters that composition takes apart make a text longer.
      ['\u0958\u0958\u0958', '\u0915\u093c\u0915\u093c\u0915\u093c', [0, 0, 1, 1, 2, 2, 3], [1, 1, 2, 2, 3, 3, 3]],
      [
        '\u0958\u0958\u0958 ab',
        '\u0915\u093c\u0915\u093c\u0915\u093c ab',
        [0, 0, 1, 1, 2, 2, 3, 4, 5, 6],
        [1, 1, 2, 2, 3, 3, 4, 5, 6, 6],
      ],
    ];
  for (const [source, text, start, end] of places)
    it(`knows where ${JSON.stringify(text)} came from`, () => {
      const normal = normalise(source);
      assert.equal(normal.text, text);
      assert.deepEqual([...normal.start], start);
      assert.deepEqual([...normal.end], end);
    });

  it('composes no more than 64 code units at once', () => {
    const { start, end } = normalise(`e${'\u0301'.repeat(100)}x`);
    assert.deepEqual([...new Set(start)], [0, 64, 101, 102]);
    assert.deepEqual([...new Set(end)], [64, 101, 102]);
  });
});

describe('normal text: spans of the original', () => {
  const source = ' “a  -  b” \n';
  const cases: readonly (readonly [found: string, original: string])[] = [
    ['"', '“'],
    ['a', 'a'],
    ['a-', 'a  -'],
    ['-', '-'],
    ['b" ', 'b”'],
    [' "a-b" ', '“a  -  b”'],
    [' ', ''],
    ['', ''],
  ];
  for (const [found, original] of cases)
    it(`${JSON.stringify(found)} was ${JSON.stringify(original)}`, () => {
      const normal = normalise(source);
      const at = normal.text.indexOf(found);
      assert.ok(at >= 0, normal.text);
      assert.equal(source.slice(...originalSpan(normal, at, at + found.length)), original);
    });
});
