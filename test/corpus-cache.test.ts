import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { analyze } from '../src/analysis/analyze.js';
import { loadEnglish } from '../src/analysis/english.js';
import { annotate } from '../src/article/annotate.js';
import { type CachedArticle, decodeCache, encodeCache } from '../src/corpus/cache.js';
import { articlesOf, rowsOf } from '../src/corpus/cacheHead.js';
import { createCorpus } from '../src/corpus/corpus.js';
import { pack, unpack } from '../src/corpus/packing.js';
import { summarize, summarizeSuggested } from '../src/corpus/summary.js';
import { emptyRecord } from '../src/sidecar/record.js';
import { plain } from './corpus-entities.js';

const lexicon = loadEnglish();
const texts = [
  'Mayor Tova Brandl said on Monday that 14 boats had sunk.\n\n“We will lift them,” she told the Norrvik Post.',
  '\ufeffHarbour master Ilmo Kask spoke.\n“Nobody — «nobody» 🚢 — was hurt,” Kask added. Tova Brandl agreed.',
  '',
];
const analysisOf = (text: string) => analyze(text, lexicon);
const articles = texts.map((text, i): CachedArticle => {
  const analysis = analysisOf(text);
  const summary = summarize(annotate(text, analysis, emptyRecord));
  return { key: `${i}.txt`, version: `${i} 7`, date: i ? '2026-03-02' : null, summary, body: pack(text, analysis) };
});
const bytes = encodeCache('engine 1', articles);

/** What a cache says, bodies read. */
const said = (list: readonly CachedArticle[] | undefined) =>
  list?.map(({ body, ...rest }) => ({ ...rest, ...unpack(body) }));

describe('corpus: cache', () => {
  it('gives texts, analyses and summaries back', () => {
    assert.deepEqual(said(decodeCache(bytes, 'engine 1')), said(articles));
    assert.deepEqual(
      said(decodeCache(bytes, 'engine 1'))?.map(({ text }) => text),
      texts,
    );
    assert.deepEqual(
      said(decodeCache(bytes, 'engine 1'))?.map(({ analysis }) => analysis),
      texts.map(analysisOf),
    );
  });
  it('may be empty', () => assert.deepEqual(decodeCache(encodeCache('engine 1', []), 'engine 1'), []));
  it('may stand anywhere in a buffer', () => {
    const wide = new Uint8Array(bytes.length + 3);
    wide.set(bytes, 3);
    assert.deepEqual(said(decodeCache(wide.subarray(3), 'engine 1')), said(articles));
    assert.deepEqual(said(decodeCache(Buffer.from(wide.buffer, 3), 'engine 1')), said(articles));
  });
  it('gives back any text, half surrogate pairs aside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(unpack(pack(text, analysisOf(''))).text, text);
      }),
    );
  });

  it('of another engine is not used', () => assert.equal(decodeCache(bytes, 'engine 2'), undefined));
  it('cut short anywhere is not used', () => {
    for (let length = 0; length < bytes.length; length++)
      assert.equal(decodeCache(bytes.subarray(0, length), 'engine 1'), undefined, `${length}`);
  });
  it('with one bit changed anywhere is not used', () => {
    for (let i = 0; i < bytes.length; i++) {
      const damaged = bytes.slice();
      damaged[i] ^= 1 << (i % 8);
      assert.equal(decodeCache(damaged, 'engine 1'), undefined, `${i}`);
    }
  });
  it('with something behind it is not used', () => {
    for (const more of [1, 4, 12]) {
      const longer = new Uint8Array(bytes.length + more);
      longer.set(bytes);
      assert.equal(decodeCache(longer, 'engine 1'), undefined);
    }
  });
  it('of any other bytes is none', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (other) => decodeCache(other, 'engine 1') === undefined));
  });
  it('with a right checksum and a wrong shape is not used', () => {
    const wrong: readonly object[] = [
      { ...articles[0], key: 7 },
      { ...articles[0], version: null },
      { ...articles[0], date: 3 },
      { ...articles[0], summary: { entities: [], progress: { open: -1, decided: 0 } } },
      ...[{ id: null }, { name: 7 }, { kind: 'nobody' }, { role: 5 }, { mentions: -1 }, { aliases: [null] }].map(
        (wrong) => ({
          ...articles[0],
          summary: { ...articles[0].summary, entities: [{ ...articles[0].summary.entities[0], ...wrong }] },
        }),
      ),
    ];
    for (const article of wrong)
      assert.equal(decodeCache(encodeCache('engine 1', [article as CachedArticle]), 'engine 1'), undefined);
  });
  it('with other numbers than it was written with is understood as something, or not at all', () => {
    const { numbers, words } = rowsOf('engine 1', articles);
    const bodies = new Uint8Array(Buffer.concat(articles.map(({ body }) => body)));
    const strings = (list: readonly unknown[]): boolean => list.every((item) => typeof item === 'string');
    for (let i = 0; i < numbers.length; i++)
      for (const wrong of [-1, numbers[i] + 1, numbers.length, 2 ** 31 - 1]) {
        const other = Int32Array.from(numbers);
        other[i] = wrong;
        let understood: readonly CachedArticle[] = [];
        try {
          understood = articlesOf('engine 1', other, words, bodies) ?? [];
        } catch {
          continue;
        }
        for (const { key, version, summary } of understood)
          for (const { id, name, kind, aliases } of summary.entities)
            assert.ok(strings([key, version, id, name, kind, ...aliases]), `number ${i} was ${wrong}`);
      }
  });
});

describe('corpus: summaries', () => {
  it('of what nobody has decided on are made without the article', () => {
    const samples = readdirSync('seeds').filter((name) => name.endsWith('.txt'));
    for (const text of [...texts, ...samples.map((name) => readFileSync(`seeds/${name}`, 'utf8'))]) {
      const analysis = analysisOf(text);
      assert.deepEqual(summarizeSuggested(text, analysis), summarize(annotate(text, analysis, emptyRecord)));
      assert.deepEqual(unpack(pack(text, analysis)), { text, analysis });
    }
  });
  it('make the same corpus as the articles', () => {
    const [whole, summed] = [createCorpus(), createCorpus()];
    for (const text of texts) {
      const article = annotate(text, analysisOf(text), emptyRecord);
      whole.set(text, article);
      summed.take(text, summarize(article).entities);
    }
    assert.ok(whole.entities().length > 2);
    assert.deepEqual(plain(summed.entities()), plain(whole.entities()));
  });
});
