import assert from 'node:assert/strict';
import { align } from '../src/text/align.js';
import { type Anchor, describe as remember } from '../src/text/anchor.js';
import { type Aligned, carry } from '../src/text/carry.js';
import { normalise } from '../src/text/normal.js';
import { partsOf, type Remembered, wholeText } from '../src/text/remembered.js';
import { GAP } from '../src/text/sharedOnce.js';
import type { Span } from '../src/text/span.js';
import { wordsOf } from '../src/text/words.js';
import { below, pick, type Random, randomOf } from './bench/anchors/random.js';
import { asKept } from './kept.js';

/** Words of one to nine letters, of which few kinds come again and again. */
const wordOf = (random: Random, kinds: number): string => {
  const n = below(random, kinds);
  return String.fromCharCode(0x61 + (n % 26)).repeat(1 + (n % 9)) + (n >= 26 ? n : '');
};

const proseOf = (random: Random, kinds: number, length: number): readonly string[] =>
  Array.from({ length }, () => wordOf(random, kinds));

/** Some words put in, cut, replaced; a passage moved. */
function edited(random: Random, words: readonly string[], kinds: number): readonly string[] {
  const now = [...words];
  for (let i = below(random, 5); i > 0; i--) {
    const at = below(random, now.length + 1);
    const cut = now.splice(at, below(random, pick(random, [2, 6, 15])));
    const into = random() < 0.3 ? below(random, now.length + 1) : at;
    now.splice(into, 0, ...(into === at ? proseOf(random, kinds, below(random, pick(random, [2, 6, 30]))) : cut));
  }
  return now;
}

function aligned(old: Remembered, text: string): Aligned {
  const now = wordsOf(normalise(text));
  return { old, now, ...align(old.hash, now.hash) };
}

function shown(sides: Aligned, words: Span): string {
  const carried = carry(sides, words);
  if (!carried) return `${words.join('-')} gone`;
  const edges = `${carried.first ? '[' : '('}${carried.words.join('-')}${carried.last ? ']' : ')'}`;
  return `${words.join('-')} ${edges} ${carried.kept.toFixed(2)}${carried.held ? '' : ' alone'}`;
}

/** An anchor on some words of a text, as spans of it. */
function anchorIn(random: Random, text: string): Anchor {
  const words = [...text.matchAll(/\S+/g)];
  const from = below(random, words.length);
  const to = Math.min(words.length - 1, from + below(random, 8));
  const first: Span = [words[from].index, words[to].index + words[to][0].length];
  if (to + 2 >= words.length || random() < 0.6) return remember(text, [first]);
  const [start] = [words[to + 2].index];
  return remember(text, [first, [start, start + words[to + 2][0].length]]);
}

describe('words carried from one text to another', () => {
  const whole = (old: string, now: string, words: Span): string => shown(aligned(wholeText(old), now), words);
  const table: readonly (readonly [what: string, old: string, words: Span, now: string, expected: string])[] = [
    ['stay', 'one two three four', [1, 3], 'one two three four', '1-3 [1-3] 1.00'],
    ['move with the others', 'one two three four', [1, 3], 'so one two three four', '1-3 [2-4] 1.00'],
    ['are none', 'one two three', [1, 1], 'one two three', '1-1 gone'],
    ['take the place between their neighbours', 'one two three', [1, 2], 'one deux three', '1-2 (1-2) 0.00'],
    ['are gone where the neighbours have met', 'one two three', [1, 2], 'one three', '1-2 gone'],
    ['grow to twice as many and two', 'one two three', [1, 2], 'one a b c d three', '1-2 (1-5) 0.00'],
    ['grow to no more', 'one two three', [1, 2], 'one a b c d e three', '1-2 gone'],
    ['lose the first', 'one two three four five', [1, 4], 'one three four five', '1-4 (1-3] 0.75'],
    ['have another first', 'one two three four five', [1, 4], 'one deux three four five', '1-4 (1-4] 0.75'],
    ['have another last', 'one two three four five', [1, 4], 'one two three quatre five', '1-4 [1-4) 0.67'],
    ['have others within', 'one two three four five', [1, 4], 'one two x y z four five', '1-4 [1-6] 0.58'],
    ['stand at the beginning', 'one two three four', [0, 2], 'one two three four', '0-2 [0-2] 1.00'],
    [
      'have lost what was before them',
      'one two three four five six',
      [1, 3],
      'two three four five six',
      '1-3 [0-2] 1.00 alone',
    ],
    [
      'have lost what was behind them',
      'one two three four five six',
      [3, 5],
      'one two three four five',
      '3-5 [3-5] 1.00 alone',
    ],
  ];
  for (const [what, old, words, now, expected] of table) it(what, () => assert.equal(whole(old, now, words), expected));

  it('are where they have been found before, with all of the old text known', () => {
    const lines = Array.from({ length: 120 }, (_, seed) => {
      const random = randomOf(seed);
      const kinds = pick(random, [6, 30, 300]);
      const old = proseOf(random, kinds, 1 + below(random, 50));
      const sides = aligned(wholeText(old.join(' ')), edited(random, old, kinds).join(' '));
      const spans = Array.from({ length: 8 }, (): Span => {
        const from = below(random, old.length);
        return [from, Math.min(old.length, from + 1 + below(random, pick(random, [2, 6, 30])))];
      });
      return spans.map((span) => shown(sides, span)).join(', ');
    });
    asKept('carry-whole.txt', lines);
  });

  it('are where they have been found before, with nothing known but what anchors remember', () => {
    const lines = Array.from({ length: 120 }, (_, seed) => {
      const random = randomOf(seed);
      const kinds = pick(random, [6, 30, 300]);
      const old = proseOf(random, kinds, 10 + below(random, 90));
      const anchors = Array.from({ length: 4 }, () => anchorIn(random, old.join(' ')));
      const parts = partsOf(anchors);
      const sides = aligned(parts, edited(random, old, kinds).join(' '));
      return anchors.flatMap((anchor) => parts.fragments(anchor).map(({ words }) => shown(sides, words))).join(', ');
    });
    asKept('carry-parts.txt', lines);
  });
});

describe('what anchors remember of a text', () => {
  const words = ({ start, end, hash }: Remembered, text: string): string =>
    [...hash].map((h, i) => (h === GAP ? '…' : text.slice(start[i], end[i]))).join(' ');

  it('are their words and what stood around them, once where they overlap', () => {
    const text = `The board met on Monday. ${'Nobody came. '.repeat(8)}Later they left.`;
    const at = (word: string): Span => [text.lastIndexOf(word), text.lastIndexOf(word) + word.length];
    const anchors = ['met', 'Monday', 'left'].map((word) => remember(text, [at(word)]));
    assert.equal(
      words(partsOf(anchors), text),
      '… The board met on Monday . Nobody came . Nobody came . Nobo … y came . Nobody came . Later they left . …',
    );
    assert.equal(words(partsOf([]), text), '…');
    assert.equal(words(wholeText('One. Two'), 'One. Two'), 'One . Two');
  });

  it('are of two times where they overlap and do not agree', () => {
    const anchors: readonly Anchor[] = [
      { at: [[4, 7]], text: 'met', before: 'we ', after: ' here' },
      { at: [[8, 12]], text: 'THEN', before: 'met ' },
    ];
    const { start, end, hash } = partsOf(anchors);
    assert.deepEqual([...start], [0, 1, 4, 8, 12, 4, 8, 12]);
    assert.deepEqual([...end], [0, 3, 7, 12, 12, 7, 12, 12]);
    assert.deepEqual(
      [...hash].map((h) => h === GAP),
      [true, false, false, false, true, false, false, true],
    );
  });

  it('are the same words as in all of the text, at the same places', () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = randomOf(seed);
      const marks = ['“', '”', '…', '\n', ','];
      const text = proseOf(random, 40, 5 + below(random, 80))
        .map((word) => (random() < 0.2 ? word + pick(random, marks) : word))
        .join(' ');
      const anchors = Array.from({ length: 1 + below(random, 6) }, () => anchorIn(random, text));
      const [parts, all] = [partsOf(anchors), wholeText(text)];
      for (const anchor of anchors) {
        const [here, there] = [parts.fragments(anchor), all.fragments(anchor)];
        assert.deepEqual(
          here.map(({ span }) => span),
          anchor.at,
        );
        assert.deepEqual(
          there.map(({ span }) => span),
          anchor.at,
        );
        for (const [i, { words: own }] of here.entries()) {
          const other = there[i].words;
          for (const list of ['start', 'end', 'hash'] as const)
            assert.deepEqual(parts[list].slice(...own), all[list].slice(...other), `${seed}: ${list}`);
          // They are those that share something with the fragment.
          const [from, to] = anchor.at[i];
          const within = [...all.start].flatMap((start, n) => (start < to && all.end[n] > from ? [n] : []));
          assert.deepEqual(other, [within[0], within[within.length - 1] + 1]);
        }
      }
    }
  });

  it('are taken as they come where an anchor’s text does not fit its spans', () => {
    const spans = (anchor: Anchor): readonly Span[] =>
      partsOf([anchor])
        .fragments(anchor)
        .map(({ span }) => span);
    assert.deepEqual(
      spans({
        at: [
          [3, 5],
          [9, 12],
        ],
        text: 'never … not once … no',
      }),
      [
        [3, 8],
        [8, 16],
        [16, 18],
      ],
    );
    assert.deepEqual(
      spans({
        at: [
          [3, 5],
          [4, 12],
        ],
        text: 'no … not once',
      }),
      [
        [3, 5],
        [5, 13],
      ],
    );
    assert.deepEqual(spans({ at: [], text: 'no' }), [[0, 2]]);
  });
});
