import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Anchor, FRAGMENT_JOIN, piecesOf, type Resolution, describe as remember } from '../src/text/anchor.js';
import {
  type Candidate,
  chooseCandidate,
  exactCandidates,
  likeness,
  literalSpan,
  MARGIN,
  MOST_CANDIDATES,
  occurrences,
} from '../src/text/candidates.js';
import { normalise } from '../src/text/normal.js';
import type { Span } from '../src/text/span.js';
import { bracketed } from './bracketed.js';

describe('pieces of an anchor', () => {
  const at: readonly Span[] = [
    [3, 5],
    [9, 12],
  ];
  const pieces = (text: string, spans: readonly Span[] = at): readonly string[] => piecesOf({ at: spans, text });

  it('are cut by the lengths of its spans', () => {
    assert.deepEqual(pieces(`no${FRAGMENT_JOIN}yes`), ['no', 'yes']);
    assert.deepEqual(pieces('a … b', [[0, 5]]), ['a … b']);
    assert.deepEqual(
      pieces(`… … … ${FRAGMENT_JOIN}x`, [
        [0, 6],
        [8, 9],
      ]),
      ['… … … ', 'x'],
    );
  });

  it('are cut at the joins where these do not fit, and one span has one piece', () => {
    assert.deepEqual(pieces('never … not once … no'), ['never', 'not once', 'no']);
    assert.deepEqual(pieces('no … yes!'), ['no', 'yes!']);
    assert.deepEqual(pieces('never … ever', [[3, 5]]), ['never … ever']);
    assert.deepEqual(pieces('never', []), ['never']);
  });
});

describe('likeness of words', () => {
  /** Dice's coefficient, by crossing out. */
  const byCrossingOut = (a: string, b: string): number => {
    const pairs = (text: string): string[] =>
      [...Array(Math.max(0, text.length - 1)).keys()].map((i) => text.slice(i, i + 2));
    const left = pairs(a);
    let shared = 0;
    for (const pair of pairs(b)) {
      const at = left.indexOf(pair);
      if (at < 0) continue;
      left.splice(at, 1);
      shared++;
    }
    return (2 * shared) / (pairs(a).length + pairs(b).length);
  };

  it('is the part of their pairs of letters that they share', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b', 'c', '\u2028'), { maxLength: 12 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(word, word, (a, b) => {
        const expected = a === b ? 1 : a.length < 2 || b.length < 2 ? 0 : byCrossingOut(a, b);
        assert.equal(likeness(a, b), expected);
      }),
      { numRuns: 1000 },
    );
    assert.equal(likeness('night', 'nacht'), 0.25);
    assert.equal(likeness('a', 'a'), 1);
    assert.equal(likeness('a', 'ab'), 0);
    assert.equal(likeness('ab', 'a'), 0);
  });
});

describe('occurrences of words', () => {
  const found = (text: string, needle: string, before?: string, after?: string): readonly number[] =>
    occurrences(normalise(text), needle, before, after).map(([start, end]) => {
      assert.equal(end - start, needle.length);
      return start;
    });

  /** Text, words, and what stood before and behind them. */
  type Case = readonly [text: string, needle: string, before?: string, after?: string];
  const table: readonly (readonly [what: string, sought: Case, expected: readonly number[]])[] = [
    ['stand where whole words are', ['he, the heir: he', 'he'], [0, 14]],
    ['are none of nothing', ['he', ''], []],
    ['may begin within a word where they did before', ['he, the heir: he', 'he', 't'], [0, 5, 14]],
    ['may end within a word where they did before', ['he, the heir: he', 'he', '', 'i'], [0, 8, 14]],
    ['may do both', ['he, the heir: she, sheds', 'he', 't', 'd'], [0, 5, 8, 15, 20]],
    ['begin a word where a blank was before them', ['he, the heir', 'he', 'x ', ' x'], [0]],
    ['begin with a mark, whatever was before them', ['a(he) b (he)', '(he)', 'a'], [1, 8]],
    ['may overlap', ['no no no', 'no no'], [0, 3]],
    ['stand between digits and letters no more than between letters', ['12 a12 12a', '12'], [0]],
    ['stand beside marks', ['«he»,he.', 'he'], [1, 5]],
    ['stand where a hyphen has gone', ['co-op', 'op'], [2]],
  ];
  for (const [what, sought, expected] of table) it(what, () => assert.deepEqual(found(...sought), expected));

  it('are sought no further than to the two thousandth', () => {
    assert.equal(found('he '.repeat(2100), 'he').length, 2000);
  });
});

describe('candidates', () => {
  const shown = (text: string, anchor: Anchor): readonly string[] =>
    exactCandidates(normalise(text), piecesOf(anchor), anchor).map(
      ({ at, score }) => `${at.map((span) => `${span[0]}:${text.slice(...span)}`).join(' + ')} ${score.toFixed(3)}`,
    );
  const marked = (source: string): Anchor => {
    const { text, at } = bracketed(source);
    return remember(text, at);
  };

  const table: readonly (readonly [
    what: string,
    anchor: Anchor | string,
    text: string,
    expected: readonly string[],
  ])[] = [
    ['have the same surroundings and stand where they stood', 'so [he] said', 'so he said', ['3:he 1.250']],
    ['stand elsewhere', 'so [he] said', 'And so he said', ['7:he 1.000']],
    ['have some of their surroundings', 'so [he] said', 'and he said, but so he went', ['4:he 0.667', '20:he 0.600']],
    ['begin and end the text', '[he]', 'he', ['0:he 1.250']],
    ['no longer begin it', '[he] said so', 'But he said so', ['4:he 0.750']],
    ['no longer end it', 'so said [he]', 'so said he, then', ['8:he 1.000']],
    ['have no surroundings to go by', { at: [[3, 5]], text: 'he' }, 'so he, and he', ['3:he 1.250', '11:he 1.000']],
    [
      'have one side to go by',
      { at: [[3, 5]], text: 'he', before: 'and ' },
      'so he, and he',
      ['3:he 0.500', '11:he 1.000'],
    ],
    [
      'have the other side to go by',
      { at: [[0, 2]], text: 'he', after: ' x' },
      'so he, he x',
      ['3:he 0.000', '7:he 1.000'],
    ],
    ['keep the blanks at their edges', { at: [[0, 4]], text: ' he ' }, 'so he said', ['2: he  1.000']],
    ['lose blanks that are gone', { at: [[0, 4]], text: ' he ' }, 'so\nhe said', ['3:he 1.000']],
    [
      'are in two parts',
      '“[No],” she said, “[not now].”',
      'So: “No,” she said, “not now.”',
      ['5:No + 21:not now 1.000'],
    ],
    ['are in two parts, the second nearest to where it was', '[a] b [c]', 'a b c c c', ['0:a + 4:c 1.000']],
    ['are not in two parts in the other order', '[a] b [c]', 'c b a', []],
    ['are not in two parts of which one is gone', '[a] b [c]', 'a b', []],
    ['may be nowhere', 'so [he] said', 'so she said', []],
    ['may be of no words', { at: [[0, 1]], text: ' ' }, 'so he said', []],
  ];
  for (const [what, anchor, text, expected] of table)
    it(what, () => assert.deepEqual(shown(text, typeof anchor === 'string' ? marked(anchor) : anchor), expected));

  it('are not in two parts that are far from each other', () => {
    const far = (blanks: number): number => shown(`a ${'x'.repeat(blanks)} c`, marked('[a] b [c]')).length;
    // The gap was three code units; it may be twice as long and 200 more.
    assert.deepEqual([200, 203, 204, 205, 300].map(far), [1, 1, 1, 0, 0]);
  });

  it('have to have the very same surroundings where there are more than fifty', () => {
    const many = (count: number): string | undefined =>
      shown(`${'he x '.repeat(count - 1)}today no he said so`, marked('today so [he] said so')).at(-1);
    assert.deepEqual([many(50), many(51)], ['254:he 0.875', '259:he 0.611']);
  });

  it('keep blanks that stand in the text', () => {
    const normal = normalise('a b\nc');
    assert.deepEqual(literalSpan(normal, ' b', [2, 3]), [1, 3]);
    assert.deepEqual(literalSpan(normal, ' b ', [2, 3]), [2, 3]);
    assert.deepEqual(literalSpan(normal, ' a', [0, 1]), [0, 1]);
    assert.deepEqual(literalSpan(normal, 'a', [0, 1]), [0, 1]);
  });
});

describe('the choice among candidates', () => {
  const at = (n: number): readonly Span[] => [[n, n + 1]];
  const of = (...scores: readonly number[]): readonly Candidate[] =>
    scores.map((score, n) => ({ places: at(n), at: at(n), score }));
  const chosen = (scores: readonly number[], pieces: readonly string[]): string => {
    const resolution: Resolution | undefined = chooseCandidate(of(...scores), pieces);
    if (!resolution) return 'none';
    if ('at' in resolution) return `${resolution.outcome} ${resolution.at[0][0]}`;
    return 'candidates' in resolution ? `ambiguous ${resolution.candidates.map((c) => c[0][0]).join(' ')}` : 'lost';
  };
  const short = ['x'.repeat(12)];
  const long = ['x'.repeat(60), 'x'.repeat(60)];

  const table: readonly (readonly [scores: readonly number[], pieces: readonly string[], expected: string])[] = [
    [[], short, 'none'],
    // Twelve letters need nine tenths of what one letter needs, 0.75.
    [[0.674], short, 'none'],
    [[0.676], short, 'moved 0'],
    [[0.376], ['x'.repeat(60)], 'moved 0'],
    [[0.374], ['x'.repeat(60)], 'none'],
    [[0], long, 'moved 0'],
    [[0], ['x'.repeat(130)], 'moved 0'],
    [[0.7, 1], short, 'moved 1'],
    [[0.9, 1], short, 'ambiguous 1 0'],
    [[1, 0.9], short, 'ambiguous 0 1'],
    [[0.9, 0.2, 1, 1, 0.8], short, 'ambiguous 2 3 0'],
    [[0.25, 0.25 + MARGIN], long, 'moved 1'],
  ];
  for (const [scores, pieces, expected] of table)
    it(`of ${scores.join(' ') || 'none'} for ${pieces.join('').length} letters: ${expected}`, () =>
      assert.equal(chosen(scores, pieces), expected));

  it('lists no more than can be looked at', () => {
    const resolution = chooseCandidate(of(...Array<number>(30).fill(1)), short);
    assert.ok(resolution && 'candidates' in resolution && resolution.candidates.length === MOST_CANDIDATES);
  });
});
