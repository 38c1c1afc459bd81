// What the engine finds in the attributions set of ../shared/gold, paired with what its annotators marked, for the
// scripts that look closer than `npm run score`: calibrate.mjs and quote-errors.mjs. Nothing of the texts is kept.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { lexiconPlugin } from '../src/analysis/english/pack.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const gold = join(root, '..', 'shared', 'gold', 'polnear_train.jsonl');

/** The passes of the engine that lead to quotes, as they are in `src/`. */
async function engine() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `export { loadEnglish } from './english.ts';
        export { findReports } from './attribution.ts';
        export { resolveEntities } from './coreference/resolve.ts';
        export { confidenceOf, evidenceOf } from './grounds.ts';
        export { findQuotations } from './marks.ts';
        export { findNames } from './names/find.ts';
        export { findParagraphs } from './paragraphs.ts';
        export { contentTokens, spanOf } from './quotes.ts';
        export { findSentences } from './sentences.ts';
        export { findStatements } from './statements.ts';
        export { tokenize } from './tokens.ts';
        export { smallWords } from './vocabulary.ts';
        export { unwrap } from './wrapped.ts';`,
      resolveDir: join(root, 'src', 'analysis'),
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
    plugins: [lexiconPlugin],
  });
  const file = join(tmpdir(), `newsmark-engine-${process.pid}.mjs`);
  writeFileSync(file, outputFiles[0].contents);
  try {
    return await import(file);
  } finally {
    rmSync(file);
  }
}

const LETTER = /[\p{L}\p{N}]/u;
/** The places of the letters and digits that spans cover. */
function lettersIn(text, spans) {
  const places = new Set();
  for (const [start, end] of spans) for (let i = start; i < end; i++) if (LETTER.test(text[i] ?? '')) places.add(i);
  return places;
}

function shared(a, b) {
  let n = 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const place of few) if (many.has(place)) n++;
  return n;
}

/** The quotes of one article as the engine finds them, with what tells of them. */
function quotesOf(e, lexicon, text) {
  const lines = e.tokenize(text, lexicon);
  const { tokens, paragraphs } = e.unwrap(lines, e.findParagraphs(lines));
  const sentences = e.findSentences(tokens, paragraphs);
  const names = e.findNames(tokens, sentences, lexicon);
  const quotations = e.findQuotations(tokens, paragraphs);
  const r = { tokens, small: e.smallWords(tokens), quotations };
  const found = e
    .findReports(r, e.findStatements(tokens, sentences, quotations))
    .map((report) => ({ report, contents: e.contentTokens(r, report) }))
    .filter(({ contents }) => contents.length);
  const { speakers, confidences } = e.resolveEntities(
    tokens,
    sentences,
    names,
    found.map(({ report: { source, kind }, contents }) => ({
      source: source && [source.from, source.to],
      contents: contents.map(({ from, to }) => [from, to]),
      direct: kind === 'direct',
    })),
  );
  return found.map(({ report, contents }, i) => {
    const speaker = speakers[i] === null ? null : confidences[i];
    return {
      kind: report.kind,
      grounds: report.grounds,
      contents: contents.map((content) => e.spanOf(r, content)),
      source: report.source && e.spanOf(r, report.source),
      cue: report.cue && e.spanOf(r, report.cue),
      evidence: e.evidenceOf(r, report, speaker),
      confidence: e.confidenceOf(r, report, speaker),
    };
  });
}

/**
 * For every article `{text, half, golds, quotes, pairs}`: `pairs` joins the index of a quote that was found with that
 * of a marked one and how alike they are, best first, as the scorer does. `gold.required` is false for reports of
 * thoughts, `quote.ignored` for what overlaps only those. Null where the set is absent.
 */
export async function readAttributions() {
  if (!existsSync(gold)) return null;
  const e = await engine();
  const lexicon = e.loadEnglish();
  const lines = readFileSync(gold, 'utf8').split('\n').filter(Boolean);
  return lines.map((line, index) => {
    const { text, quotes: marked } = JSON.parse(line);
    const golds = marked.map((quote) => ({
      ...quote,
      required: quote.speechCue,
      letters: lettersIn(text, quote.fragments),
    }));
    const quotes = quotesOf(e, lexicon, text).map((quote) => ({ ...quote, letters: lettersIn(text, quote.contents) }));
    const near = golds
      .flatMap((g, gi) =>
        quotes.map((q, qi) => {
          const both = shared(g.letters, q.letters);
          return { gi, qi, both, like: both / (g.letters.size + q.letters.size - both || 1) };
        }),
      )
      .filter(({ both }) => both > 0)
      .sort((a, b) => b.like - a.like);
    const taken = { g: new Set(), q: new Set() };
    const pairs = near.filter(
      ({ gi, qi, like }) => like >= 0.5 && !taken.g.has(gi) && !taken.q.has(qi) && taken.g.add(gi) && taken.q.add(qi),
    );
    const partner = new Map(pairs.map(({ gi, qi }) => [qi, gi]));
    quotes.forEach((quote, qi) => {
      const gi = partner.get(qi);
      quote.ignored =
        gi === undefined
          ? near.some((n) => n.qi === qi && !golds[n.gi].required && n.both / (quote.letters.size || 1) >= 0.5)
          : !golds[gi].required;
    });
    return { text, half: index % 2, golds, quotes, near, pairs };
  });
}

/** Whether the source of a quote is that of its partner; where none is near the words, there is nothing to be wrong. */
export const sourceIsRight = ({ source }, { speakerSpan }) =>
  source === null || (speakerSpan !== null && source[0] < speakerSpan.end && source[1] > speakerSpan.start);
