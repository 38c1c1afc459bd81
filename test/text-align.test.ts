import assert from 'node:assert/strict';
import { align } from '../src/text/align.js';
import { GAP, sharedOnce } from '../src/text/sharedOnce.js';
import { commonSubsequence } from '../src/text/subsequence.js';
import { below, pick, type Random, randomOf } from './bench/anchors/random.js';
import { asKept } from './kept.js';

/** Words are letters here, and a gap is a point. */
const wordsOf = (text: string): Int32Array => Int32Array.from(text, (c) => (c === '.' ? GAP : c.charCodeAt(0)));

/** Which word each has become: its index, with `!` where that is sure; `-` where it is gone. */
const shown = (a: string, b: string): string => {
  const { match, sure } = align(wordsOf(a), wordsOf(b));
  return [...match].map((j, i) => (j < 0 ? '-' : `${j}${sure[i] ? '!' : ''}`)).join(' ');
};

const lettersOf = (random: Random, kinds: number, length: number): string =>
  Array.from({ length }, () => String.fromCharCode((kinds > 26 ? 0x4e00 : 0x61) + below(random, kinds))).join('');

/** What people do with passages: they write, cut, replace, move and repeat some. */
function edited(random: Random, text: string, kinds: number): string {
  let now = text;
  for (let i = 1 + below(random, 4); i > 0; i--) {
    const from = below(random, now.length + 1);
    const to = Math.min(now.length, from + below(random, 1 + pick(random, [2, 8, 20])));
    const rest = now.slice(0, from) + now.slice(to);
    const at = below(random, rest.length + 1);
    const passage = pick(random, [lettersOf(random, kinds, below(random, 9)), now.slice(from, to), '']);
    now = rest.slice(0, at) + passage + rest.slice(at);
  }
  return now;
}

/** Texts with few words that come again and again, and texts whose words are nearly all their own. */
function cases(count: number): readonly (readonly [string, string])[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = randomOf(seed);
    const kinds = pick(random, [3, 8, 26, 200, 2000]);
    const old = lettersOf(random, kinds, below(random, pick(random, [6, 20, 60])));
    const parts = Array.from({ length: below(random, 4) }, () => lettersOf(random, kinds, below(random, 9)));
    const withGaps = random() < 0.4 ? `.${[old, ...parts].join('.')}.` : old;
    // Of the present text everything is known.
    return [withGaps, edited(random, withGaps, kinds).replaceAll('.', '')];
  });
}

describe('words of two texts side by side', () => {
  const table: readonly (readonly [string, string, string, string])[] = [
    ['stay where they are', 'abcdefgh', 'abcdefgh', '0! 1! 2! 3! 4! 5! 6! 7!'],
    ['move with what is put before them', 'abcdefgh', 'xyabcdefgh', '2! 3! 4! 5! 6! 7! 8! 9!'],
    ['are gone where they were cut', 'abcdefgh', 'abfgh', '0! 1! - - - 2! 3! 4!'],
    ['follow a passage of five words that has moved', 'vwxyzabcde', 'abcdeXvwxyz', '6 7 8 9 10 0 1 2 3 4'],
    ['are in two texts of nothing in common', 'abc', 'xyz', '- - -'],
    ['are none in an empty text', 'abc', '', '- - -'],
    ['do not go over a gap', 'ab.cd', 'abcd', '0! 1! - 2! 3!'],
  ];
  for (const [what, a, b, expected] of table) it(what, () => assert.equal(shown(a, b), expected));

  it('are the same words, each taken once, whatever the texts', () => {
    for (const [a, b] of cases(400)) {
      const { match, sure } = align(wordsOf(a), wordsOf(b));
      const taken = [...match].filter((j) => j >= 0);
      assert.equal(new Set(taken).size, taken.length, `${a} ${b}`);
      for (const [i, j] of match.entries()) {
        if (j >= 0) assert.ok(a[i] === b[j] && a[i] !== '.', `${a} ${b}: ${i} is not ${j}`);
        assert.ok(j >= 0 || sure[i] === 0, `${a} ${b}: sure of what is gone`);
      }
    }
  });

  it('are found as they have been found before', () => {
    asKept(
      'align.txt',
      cases(160).map(([a, b]) => JSON.stringify([a, b, shown(a, b)])),
    );
  });

  it('are found among few words that come again and again, where passages have moved', () => {
    const lines = Array.from({ length: 60 }, (_, seed) => {
      const random = randomOf(seed);
      const kinds = pick(random, [2, 3, 5]);
      const parts = Array.from({ length: 3 + below(random, 4) }, (_, n) =>
        [lettersOf(random, kinds, below(random, 25)), String.fromCharCode(0x41 + n).repeat(below(random, 9))].join(''),
      );
      const old = parts.join('');
      const now = parts.sort(() => random() - 0.5).join(lettersOf(random, kinds, below(random, 3)));
      return JSON.stringify([old, now, shown(old, now)]);
    });
    asKept('align-moved.txt', lines);
  });

  it('are found amid new ones, beside gaps and away from them', () => {
    const lines = Array.from({ length: 80 }, (_, seed) => {
      const random = randomOf(seed);
      const kinds = pick(random, [12, 40, 200]);
      const passages = Array.from({ length: 1 + below(random, 5) }, () =>
        lettersOf(random, kinds, 1 + below(random, 14)),
      );
      const old = passages.join(pick(random, ['.', '', lettersOf(random, kinds, 3)]));
      // Between the passages that are left stands text with a word in common here and there.
      const left = passages
        .filter(() => random() < 0.7)
        .flatMap((passage) => [
          lettersOf(random, kinds, below(random, 20)),
          passage.slice(below(random, 3), passage.length - below(random, 3)),
        ]);
      const now = [...left, lettersOf(random, kinds, below(random, 20))].join('');
      return JSON.stringify([old, now, shown(old, now)]);
    });
    asKept('align-noise.txt', lines);
  });

  it('are tied by passages longer than what is compared word by word', () => {
    const random = randomOf(7);
    const lines = [90, 150, 151, 152, 200, 400].flatMap((length) =>
      [4, 2000].map((kinds) => {
        const between = lettersOf(random, kinds, length);
        const old = `abcdefg${between}hijklmn`;
        const now = `abcdefg${edited(random, edited(random, between, kinds), kinds)}hijklmn`;
        return JSON.stringify([length, kinds, shown(old, now)]);
      }),
    );
    asKept('align-long.txt', lines);
  });
});

/** All pairs of equal runs that stand once on either side, found by looking at every one. */
function runsOnce(a: string, b: string, size: number): readonly string[] {
  const runs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - size + 1) }, (_, i) => text.slice(i, i + size));
  const once = (all: readonly string[], run: string) => all.indexOf(run) === all.lastIndexOf(run);
  const [inA, inB] = [runs(a), runs(b)];
  return inA.flatMap((run, i) =>
    !run.includes('.') && inB.includes(run) && once(inA, run) && once(inB, run) ? [`${i} ${inB.indexOf(run)}`] : [],
  );
}

describe('runs of words that stand once in either text', () => {
  it('are those that looking at every one finds', () => {
    for (const [a, b] of cases(300))
      for (const size of [1, 2, 3, 6]) {
        const found = sharedOnce(wordsOf(a), wordsOf(b), [0, a.length, 0, b.length], size);
        assert.deepEqual(
          found.map(([i, j]) => `${i} ${j}`),
          runsOnce(a, b, size),
          JSON.stringify([a, b, size]),
        );
      }
  });

  it('are sought within the ranges alone', () => {
    for (const [a, b] of cases(200)) {
      const [a0, b0] = [a.length >> 2, b.length >> 2];
      const [a1, b1] = [a.length - (a.length >> 3), b.length - (b.length >> 3)];
      const found = sharedOnce(wordsOf(a), wordsOf(b), [a0, a1, b0, b1], 2);
      assert.deepEqual(
        found.map(([i, j]) => `${i - a0} ${j - b0}`),
        runsOnce(a.slice(a0, a1), b.slice(b0, b1), 2),
      );
    }
  });
});

describe('the longest common subsequence', () => {
  /** Its length, by the textbook's table. */
  const longest = (a: string, b: string): number => {
    const row = new Array<number>(b.length + 1).fill(0);
    for (const x of a) {
      let diagonal = 0;
      for (let j = 1; j <= b.length; j++) {
        const above = row[j];
        row[j] = x === b[j - 1] && x !== '.' ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return row[b.length];
  };

  it('is as long as can be, in order, and of the same words', () => {
    for (const [a, b] of cases(200)) {
      const pairs: (readonly [number, number])[] = [];
      commonSubsequence(wordsOf(a), wordsOf(b), (i, j) => pairs.push([i, j]));
      pairs.sort((x, y) => x[0] - y[0]);
      for (const [n, [i, j]] of pairs.entries()) {
        assert.equal(a[i], b[j]);
        if (n > 0) assert.ok(i > pairs[n - 1][0] && j > pairs[n - 1][1]);
      }
      assert.equal(pairs.length, longest(a, b), JSON.stringify([a, b]));
    }
  });
});
