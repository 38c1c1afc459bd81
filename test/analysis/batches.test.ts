import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Article, analyze, analyzeAll } from '../../src/analysis/analyze.js';
import { loadEnglish } from '../../src/analysis/english.js';
import type { Room } from '../../src/analysis/room.js';
import { SECTION_SIZES } from '../../src/analysis/sections.js';
import { articleOf, paragraphs } from './articles.js';
import { lexicon } from './check.js';

const oneByOne = (articles: readonly Article[]) =>
  articles.map(({ text, date }) => analyze(text, lexicon, date === undefined ? {} : { date }));

const bytesIn = ({ ints, bytes, floats }: Room): number =>
  [...ints, ...bytes, ...floats].reduce((sum, array) => sum + array.byteLength, 0);

const text = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '\n\n', '“', '\ud800', 'Mina Cho said no.') },
  { weight: 4, arbitrary: fc.constantFrom(...paragraphs) },
  { weight: 8, arbitrary: fc.nat(60).map(articleOf) },
  // Too long to be read with others.
  { weight: 1, arbitrary: fc.constantFrom(300, 600).map(articleOf) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
const article: fc.Arbitrary<Article> = fc.record(
  { text, date: fc.constantFrom(undefined, '2021-06-07', '1999-12-31') },
  { requiredKeys: ['text'] },
);
/** Some articles, of which some stand there several times. */
const articles = fc
  .array(article, { maxLength: 50 })
  .chain((list) =>
    list.length
      ? fc.array(fc.constantFrom(...list), { maxLength: 20 }).map((again) => [...list, ...again])
      : fc.constant(list),
  );

describe('an analysis of many articles', () => {
  it('is what the analysis of each by itself is', () =>
    fc.assert(
      fc.property(articles, (articles) => assert.deepEqual([...analyzeAll(articles, lexicon)], oneByOne(articles))),
      { numRuns: 60 },
    ));

  it('is that also with articles so long that they are read in sections, and of wrapped lines', () => {
    const long = articleOf(1200);
    assert.ok(long.length > SECTION_SIZES.whole);
    const wrapped = `${paragraphs[0].replaceAll(' ', '\n')}\n\n${articleOf(9).replace(/(.{70}) /g, '$1\n')}`;
    const texts = [articleOf(5), long, 'a '.repeat(SECTION_SIZES.whole), '', wrapped, articleOf(30), long];
    const all = texts.flatMap((text) => [{ text }, { text, date: '2018-01-02' }]);
    assert.deepEqual([...analyzeAll(all, lexicon)], oneByOne(all));
  });

  it('is given before more articles are asked for than stand in a batch', () => {
    let asked = 0;
    const endless = function* () {
      for (;;) {
        asked++;
        yield { text: articleOf(10) };
      }
    };
    assert.deepEqual(analyzeAll(endless(), lexicon).next().value, analyze(articleOf(10), lexicon));
    assert.ok(asked > 1 && asked < 50, `${asked} articles`);
  });

  it('is that of none', () => assert.deepEqual([...analyzeAll([], lexicon)], []));

  it('keeps little memory for the next one', () => {
    const own = loadEnglish();
    const lengths = [1, 160, 20, 400, 80, 3, 1200];
    const all = lengths.map((length) => ({ text: articleOf(length) }));
    for (let n = 0; n < lengths.length; n++)
      assert.ok(
        [...analyzeAll([...all.slice(n), ...all, ...Array.from({ length: 100 }, () => all[n % 3])], own)].length,
      );
    assert.ok(own.lasting.length < 50);
    const kept = own.lasting.reduce((sum, room) => sum + bytesIn(room), bytesIn(own.room));
    assert.ok(kept < 6_000_000, `${kept} bytes`);
  });
});
