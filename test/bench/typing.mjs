// npm run bench -- --typing: what the analysis after an edit costs beside the first one, for 1 MB as one text, and how
// much a long text read in sections is read as its articles are by themselves. Time is the processor's.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { lexiconPlugin } from '../../src/analysis/english/pack.mjs';
import { root } from './contenders.mjs';
import { origin, texts } from './texts.mjs';

const MB = 1_000_000;
const ROUNDS = 9;
const EDITS = 20;
/** All of a text is one section. */
const WHOLE = { whole: Number.POSITIVE_INFINITY, least: 1, most: 1 };

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

async function engine() {
  const outfile = join(root, 'out', 'bench', 'typing.cjs');
  const contents = `export { analyzeAgain } from './src/analysis/analyze.js';
    export { loadEnglish } from './src/analysis/english.js';`;
  await esbuild.build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
    plugins: [lexiconPlugin],
  });
  return createRequire(import.meta.url)(outfile);
}

/** Milliseconds of the processor, and what the action gives. */
function timed(action) {
  const begin = process.cpuUsage();
  const result = action();
  const { user, system } = process.cpuUsage(begin);
  return { result, spent: (user + system) / 1000 };
}

/** A letter typed into a text, which is then one string of its own, as an editor gives it. */
const typedAt = (text, at) => `${text.slice(0, at)}e${text.slice(at)}`.split('\n').join('\n');

function measureEdits(analyze) {
  let [text] = texts(MB, true);
  let kept = null;
  for (let i = 0; i < 5; i++) kept = analyze(text, null);
  const first = [];
  const again = [];
  for (let round = 0; round < ROUNDS; round++) {
    first.push(timed(() => analyze(text, null)).spent);
    for (let i = 1; i <= EDITS; i++) {
      text = typedAt(text, Math.floor((((round * EDITS + i) * 0.6180339887) % 1) * text.length));
      const { result, spent } = timed(() => analyze(text, kept));
      kept = result;
      again.push(spent);
    }
  }
  const [whole, edit] = [median(first), median(again)];
  console.log(`1 MB as one text (${origin}, repeated), ${kept.sections.length} sections; medians, processor time`);
  console.log(
    `  the first analysis ${whole.toFixed(1)} ms, after an edit ${edit.toFixed(2)} ms: 1/${(whole / edit).toFixed(1)}`,
  );
}

/** The quotes of an analysis by their places, with the names of their speakers. */
const quotesOf = ({ quotes, entities }, at) =>
  quotes.map(({ contents, speaker }) => [
    contents.map((span) => span.map((offset) => offset + at)).join(),
    speaker === null ? null : entities[speaker].name,
  ]);

/** Of the quotes that both have, the share that has the same speaker. */
function agreement(some, others) {
  const speakers = new Map(others);
  const common = some.filter(([place]) => speakers.has(place));
  const same = common.filter(([place, speaker]) => speakers.get(place) === speaker);
  return `${((100 * common.length) / some.length).toFixed(1)} % of the quotes found, of these ${((100 * same.length) / common.length).toFixed(1)} % with the same speaker`;
}

function measureSections(analyze) {
  const gold = join(root, '..', 'shared', 'gold', 'polnear_train.jsonl');
  if (!existsSync(gold)) return console.log('\nNo gold to compare sections on.');
  const articles = readFileSync(gold, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text);
  const some = [];
  const alone = [];
  let length = 0;
  for (let i = 0; i < articles.length && length < MB; i++) {
    some.push(articles[i]);
    alone.push(...quotesOf(analyze(articles[i], null, WHOLE).analysis, length));
    length += articles[i].length + 2;
  }
  const text = some.join('\n\n');
  console.log(`\n${some.length} articles as one text, beside each by itself`);
  console.log(`  read in sections: ${agreement(alone, quotesOf(analyze(text, null).analysis, 0))}`);
  console.log(`  read as a whole: ${agreement(alone, quotesOf(analyze(text, null, WHOLE).analysis, 0))}`);
  const long = articles.filter((article) => article.length > 12_000);
  const sizes = { whole: 0, least: 4096, most: 16_384 };
  const [whole, cut] = [WHOLE, sizes].map((sizes) =>
    long.flatMap((article, i) => quotesOf(analyze(article, null, sizes).analysis, i * MB)),
  );
  console.log(`\nThe ${long.length} longest articles, cut into sections half as long as usual, beside each as a whole`);
  console.log(`  ${agreement(whole, cut)}`);
}

export async function measureTyping() {
  const { analyzeAgain, loadEnglish } = await engine();
  const lexicon = loadEnglish();
  const analyze = (text, kept, sizes) => analyzeAgain(text, lexicon, kept, {}, sizes);
  measureEdits(analyze);
  measureSections(analyze);
}
