import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Anchor, CONTEXT, describe as remember, wordsAt } from '../src/text/anchor.js';
import { MOST_CANDIDATES } from '../src/text/candidates.js';
import { normalise, originalSpan } from '../src/text/normal.js';
import { isUntouched, resolve, resolveAll } from '../src/text/resolve.js';
import type { Span } from '../src/text/span.js';
import { bracketed } from './bracketed.js';

/** What became of the bracketed words of `old` in `now`, whose brackets say where they should be found. */
function check(old: string, outcome: 'exact' | 'moved' | 'changed' | 'ambiguous' | 'lost', now: string): void {
  const was = bracketed(old);
  const is = bracketed(now);
  const resolution = resolve(is.text, remember(was.text, was.at));
  assert.equal(resolution.outcome, outcome, JSON.stringify(resolution));
  if ('at' in resolution)
    assert.deepEqual(
      resolution.at.map((s) => is.text.slice(...s)),
      is.at.map((s) => is.text.slice(...s)),
    );
  if ('at' in resolution) assert.deepEqual(resolution.at, is.at);
  if ('candidates' in resolution)
    assert.deepEqual(
      resolution.candidates.map((c) => c[0]).sort((a, b) => a[0] - b[0]),
      is.at,
    );
}

const lead = 'The ferry line cut nine crossings on Monday. ';
const tail = ' The harbour board met behind closed doors, and its chair left by the back stairs.';

describe('anchors: what is remembered', () => {
  it('is the words and 32 code units around them', () => {
    const { text, at } = bracketed(`${lead}“[We will not sail,]” Vale said, “[not in this wind.]”${tail}`);
    assert.deepEqual(remember(text, at), {
      at,
      text: 'We will not sail, … not in this wind.',
      before: 'ry line cut nine crossings on Monday. “'.slice(-32),
      after: '” The harbour board met behind closed'.slice(0, 32),
    });
  });

  it('never halves a surrogate pair', () => {
    for (let shift = 0; shift < 4; shift++) {
      const text = `${'😀'.repeat(20)}${'x'.repeat(shift)}word${'y'.repeat(shift)}${'😀'.repeat(20)}`;
      const start = text.indexOf('word');
      const { before = '', after = '' } = remember(text, [[start, start + 4]]);
      for (const side of [before, after]) {
        assert.ok(side.length <= CONTEXT && side.length >= CONTEXT - 1);
        assert.doesNotThrow(() => encodeURIComponent(side), JSON.stringify(side));
      }
    }
  });
});

describe('anchors: found again', () => {
  const quote = `${lead}“[We will not sail in this wind],” Vale said.${tail}`;

  it('at their place', () => check(quote, 'exact', quote));
  it('at their place, with other words around', () =>
    check(
      quote,
      'exact',
      quote.replace('nine', 'four').replace('Vale said', 'Vale told us').replace('Monday', 'Friday'),
    ));
  it('behind what was written before them', () => check(quote, 'moved', `No boats, say boatmen. ${quote}`));
  it('before what was cut', () => check(quote, 'moved', quote.replace(lead, '')));
  it('in a paragraph that went elsewhere', () =>
    check(quote, 'moved', `${tail}\n\nMore rain is due.\n\n“[We will not sail in this wind],” Vale said.`));

  it('whatever the blanks, line breaks and marks', () => {
    check(quote, 'moved', quote.replaceAll(' ', '\n').replace(/“|”/g, '"'));
    check(quote, 'moved', `\n${quote.replaceAll(' ', '\u00a0  ')}`);
    check(
      'He said: [“it’s — well — over”] and left.',
      'moved',
      "He said:  ['it's -- well -- over'] and left.".replaceAll("['", '["').replaceAll("r']", 'r"]'),
    );
    check("x [``The old way'' is gone] y", 'moved', '  x [“The old way” is gone] y');
  });

  it('across soft hyphens, hyphenation and composed letters', () => {
    check('the [well-known cooperation treaty] of', 'moved', 'then the [well-\nknown co\u00adoperation treaty] of');
    check('the [cooperation treaty] of', 'moved', 'and the [cooper-\nation treaty] of');
    check('said [José Ibáñez of Málaga] today', 'moved', 'had said [José Ibáñez of Málaga] today'.normalize('NFD'));
  });

  it('by their surroundings, among the same words elsewhere', () => {
    check(
      'Vale spoke first. Then [he] said no. Later he left.',
      'moved',
      'Nadir Vale spoke first. Then [he] said no. Later he left.',
    );
    check(
      'Prices rose by [12 percent] in May, and wages by 12 percent in June.',
      'moved',
      'As told, prices rose by [12 percent] in May, and wages by 12 percent in June.',
    );
  });

  it('with other words, where enough of them are left', () => {
    check(quote, 'changed', quote.replace('[We will not sail in this wind]', '[We shall not sail out in this wind]'));
    check(quote, 'changed', quote.replace('[We will not sail in this wind]', '[We will sail in this]'));
    check(
      `${lead}Some [2,400 soldiers] stayed behind.${tail}`,
      'changed',
      `${lead}Some [2,500 soldiers] stayed behind.${tail}`,
    );
  });

  it('in several fragments', () => {
    const split = `${lead}“[No],” she said, “[not while the board sits on its hands].”${tail}`;
    check(split, 'exact', split);
    check(split, 'moved', `Nobody spoke at first, no. ${split}`);
    check(split, 'changed', `Nobody spoke at first. ${split.replace('sits', 'rests')}`);
  });
});

describe('anchors: given up rather than put in a wrong place', () => {
  it('when the words are gone', () => {
    check(`${lead}“[We will not sail in this wind],” Vale said.${tail}`, 'lost', lead + tail);
    check('She said [he] would come.', 'lost', 'She said nothing. In the house where he was born, he slept.');
    check(`${lead}Some [2,400 soldiers] stayed.${tail}`, 'lost', `${lead}Some stayed.${tail}`);
  });

  it('when two places fit as well as each other', () => {
    const twin = 'The board declined to comment on the matter.\n';
    check(
      `Start.\n${twin.replace('declined', '[declined]')}End.`,
      'ambiguous',
      `New start.\n${twin.replace('declined', '[declined]')}${twin.replace('declined', '[declined]')}End.`,
    );
  });

  it('when only part of a word is the same', () => check('and [he] said so', 'lost', 'and then the others'));
});

describe('anchors: anything at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom('he', 'said', '“', '”', ' ', '\n', '-', 'é', '\u0301', '\u00ad', "'", '😀', '\ud83d', '.'),
        { maxLength: 80 },
      )
      .map((a) => a.join('')),
  );
  const spansIn = (length: number): fc.Arbitrary<readonly Span[]> =>
    fc.uniqueArray(fc.integer({ min: 0, max: length }), { minLength: 2, maxLength: 6 }).map((offsets) => {
      const sorted = offsets.sort((a, b) => a - b);
      return Array.from({ length: sorted.length >> 1 }, (_, i): Span => [sorted[2 * i], sorted[2 * i + 1]]);
    });
  const annotated = text
    .filter((t) => t.length > 1)
    .chain((t) => fc.record({ text: fc.constant(t), at: spansIn(t.length) }));

  it('is found where it is, in the same text', () => {
    fc.assert(
      fc.property(annotated, ({ text, at }) =>
        assert.deepEqual(resolve(text, remember(text, at)), { outcome: 'exact', at }),
      ),
    );
  });

  it('gives spans within the other text, in order, that hold something', () => {
    fc.assert(
      fc.property(annotated, text, fc.integer({ min: 0, max: 50 }), ({ text, at }, other, from) => {
        const now = other + text.slice(from);
        const resolution = resolve(now, remember(text, at));
        const places = 'at' in resolution ? [resolution.at] : 'candidates' in resolution ? resolution.candidates : [];
        for (const place of places) {
          let last = 0;
          for (const [start, end] of place) {
            assert.ok(start >= last && start < end && end <= now.length, JSON.stringify(place));
            last = end;
          }
        }
        if (resolution.outcome === 'exact') assert.equal(wordsAt(now, resolution.at), wordsAt(text, at));
      }),
      { numRuns: 1000 },
    );
  });

  it('moves along with what is put before it, when its surroundings are its own', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), fc.integer({ min: 0, max: 99 }), (before, n) => {
        const story = `Vessel ${n} of the line lay at the quay when “the tide of ${n} took her,” as Ines Varga put it on day ${n}.`;
        const start = story.indexOf('the tide');
        const anchor = remember(story, [[start, start + 20]]);
        assert.deepEqual(resolve(`${before}\n${story}`, anchor), {
          outcome: 'moved',
          at: [[before.length + 1 + start, before.length + 1 + start + 20]],
        });
      }),
    );
  });

  it('is untouched where its words and all that is remembered around them stand', () => {
    const text = 'Nobody said a word.';
    const table: readonly (readonly [anchor: Anchor, untouched: boolean])[] = [
      [{ at: [[7, 11]], text: 'said', before: 'Nobody ', after: ' a word.' }, true],
      [{ at: [[7, 11]], text: 'said' }, true],
      [{ at: [[7, 11]], text: '' }, true],
      [
        {
          at: [
            [0, 6],
            [14, 18],
          ],
          text: 'Nobody … word',
          before: '',
          after: '.',
        },
        true,
      ],
      [
        {
          at: [
            [0, 6],
            [14, 18],
          ],
          text: 'Nobody … word',
          before: '',
          after: ' said',
        },
        false,
      ],
      [{ at: [[7, 11]], text: 'says' }, false],
      [{ at: [[7, 11]], text: 'said', before: 'nobody ' }, false],
      [{ at: [[7, 11]], text: 'said', after: ' the word.' }, false],
      [{ at: [[14, 19]], text: 'word.', after: 'x' }, false],
      [{ at: [[14, 20]], text: '' }, false],
      [{ at: [[-1, 6]], text: '' }, false],
      [
        {
          at: [
            [7, 11],
            [14, 20],
          ],
          text: '',
        },
        false,
      ],
      [{ at: [], text: '' }, false],
    ];
    for (const [anchor, untouched] of table) assert.equal(isUntouched(text, anchor), untouched, JSON.stringify(anchor));
  });

  it('without words of its own is where it was, or lost, whatever became of others', () => {
    const anchors: readonly Anchor[] = [
      { at: [[7, 11]], text: '' },
      { at: [[900, 999]], text: '' },
      { at: [[0, 4]], text: 'Gone' },
    ];
    assert.deepEqual(resolveAll('Nobody said a word.', anchors), [
      { outcome: 'exact', at: [[7, 11]] },
      { outcome: 'lost' },
      { outcome: 'lost' },
    ]);
  });

  it('among very many places is shown no more than can be looked at', () => {
    const twin = 'The board declined to comment.\n';
    const [found] = resolveAll(twin.repeat(60), [
      { at: [[2000, 2008]], text: 'declined', before: 'board ', after: ' to' },
    ]);
    assert.ok(found.outcome === 'ambiguous' && found.candidates.length === MOST_CANDIDATES, JSON.stringify(found));
  });

  it('takes anchors that somebody wrote by hand', () => {
    const odd: readonly Anchor[] = [
      { at: [[5, 9]], text: '' },
      { at: [[900, 999]], text: '' },
      { at: [[900, 999]], text: 'said' },
      {
        at: [
          [0, 2],
          [5, 9],
        ],
        text: 'a fragment',
      },
      { at: [[0, 2]], text: ' … ' },
      { at: [[0, 4]], text: '?!', before: '', after: '' },
    ];
    assert.deepEqual(
      odd.map((anchor) => resolve('Nobody said a fragment.', anchor).outcome),
      ['exact', 'lost', 'moved', 'moved', 'lost', 'lost'],
    );
  });

  // Not while mutants are tried, which is no time for measuring.
  (process.env.NEWSMARK_PROPERTY_MS ? it.skip : it)('takes time in proportion to the text', () => {
    const spent = (size: number): number => {
      const long = 'The board declined to comment, and he said so again. '.repeat(size);
      const anchors = Array.from({ length: 20 }, (_, n) => remember(long, [[n * 53 + 4, n * 53 + 30]]));
      const gone = remember('Some words that were never in the text at all, not one', [[5, 40]]);
      const begin = process.cpuUsage();
      resolveAll(`Added. ${long}`, [...anchors, gone]);
      resolveAll(`Added. ${long}`, [...anchors, gone], long);
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1000;
    };
    spent(100);
    // Quadratic work would take a hundred times as long; proportional work ten times, give or take a busy machine.
    const [short, long] = [spent(1000), spent(10_000)];
    assert.ok(long < 50 * Math.max(short, 1), `${short} and ${long} ms`);
  });
});

describe('normal text', () => {
  it('knows where everything came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (source) => {
        const { text, start, end } = normalise(source);
        assert.equal(start.length, text.length + 1);
        for (let i = 0; i < text.length; i++) {
          assert.ok(start[i] < end[i] && end[i] <= source.length);
          if (i > 0) assert.ok(start[i] >= start[i - 1]);
        }
      }),
    );
  });

  it('is the same for texts that differ only in what does not matter', () => {
    const same = [
      'the “well-known” way — he’s back…',
      'the "well-\nknown"  way -- he\'s back…',
      'the „wellknown“ way – he‘s\u200b back…',
    ];
    assert.equal(new Set(same.map((s) => normalise(s).text)).size, 1);
    assert.equal(normalise('5-4 is not 54').text, '5-4 is not 54');
    assert.equal(normalise('Ame\u0301lie').text, 'Amélie');
  });

  it('gives spans without blanks at their edges', () => {
    const normal = normalise('a  -  b');
    assert.equal(normal.text, 'a-b');
    assert.deepEqual(originalSpan(normal, 1, 2), [3, 4]);
  });
});
