// What is measured against what: each contender as a bundle of its own and a function from texts to what it finds in one
// after another, with places in the text. The bundles are made as those that are shipped (esbuild.mjs).
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'out', 'bench');
const require = createRequire(import.meta.url);

/** `sample`: the most code units that a slow contender is given, by article and as one text. */
const contenders = {
  scan: {
    title: 'raw scan of the code units',
    source: `const sumOf = (text) => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
      return sum;
    };
    exports.load = () => function* (texts) {
      for (const text of texts) yield sumOf(text);
    };`,
  },
  newsmark: {
    title: 'Newsmark: quotes, speakers, entities, figures',
    source: `import { analyzeAll } from './src/analysis/analyze.js';
    import { loadEnglish } from './src/analysis/english.js';
    export const load = () => {
      const lexicon = loadEnglish();
      return (texts) => analyzeAll(texts.map((text) => ({ text })), lexicon);
    };`,
  },
  alone: {
    title: 'the same, each article by itself',
    source: `import { analyze } from './src/analysis/analyze.js';
    import { loadEnglish } from './src/analysis/english.js';
    export const load = () => {
      const lexicon = loadEnglish();
      return function* (texts) {
        for (const text of texts) yield analyze(text, lexicon);
      };
    };`,
  },
  wink: {
    title: 'wink-nlp: sentences, parts of speech, entities',
    source: `import winkNLP from 'wink-nlp';
    import model from 'wink-eng-lite-web-model';
    export const load = () => {
      const nlp = winkNLP(model, ['sbd', 'pos', 'ner']);
      const { span, type } = nlp.its;
      return function* (texts) {
        for (const text of texts) {
          const doc = nlp.readDoc(text);
          yield [doc.sentences().out(span), doc.entities().out(span), doc.entities().out(type)];
        }
      };
    };`,
  },
  compromise: {
    title: 'compromise: people, quotations, numbers, money',
    sample: 50_000,
    source: `import nlp from 'compromise';
    export const load = () => function* (texts) {
      for (const text of texts) {
        const doc = nlp(text);
        yield [doc.people(), doc.quotations(), doc.numbers(), doc.money()].map((found) => found.json({ offset: true }));
      }
    };`,
  },
};

export const NAMES = Object.keys(contenders);
export const titleOf = (name) => contenders[name].title;
export const sampleOf = (name) => contenders[name].sample ?? Number.POSITIVE_INFINITY;
const bundleOf = (name) => join(folder, `${name}.cjs`);

/** Loads a contender: a function that has it read texts, as it is quickest. */
export function load(name) {
  const find = require(bundleOf(name)).load();
  return (texts) => {
    for (const found of find(texts)) if (found === undefined) throw new Error(`${name} found nothing`);
  };
}

/** Makes the bundles. Gives for each its size in bytes, how much of that is data, and the gzipped size. */
export async function bundle() {
  const [{ default: esbuild }, { lexiconPlugin }] = await Promise.all([
    import('esbuild'),
    import('../../src/analysis/english/pack.mjs'),
  ]);
  mkdirSync(folder, { recursive: true });
  const sizes = {};
  for (const name of NAMES) {
    const { metafile, outputFiles } = await esbuild.build({
      stdin: { contents: contenders[name].source, resolveDir: root, sourcefile: `${name}.js` },
      bundle: true,
      minify: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      outfile: bundleOf(name),
      metafile: true,
      write: false,
      logLevel: 'error',
      legalComments: 'none',
      plugins: [lexiconPlugin],
    });
    const [{ path, contents }] = outputFiles;
    writeFileSync(path, contents);
    const [{ inputs }] = Object.values(metafile.outputs);
    const data = Object.entries(inputs)
      .filter(([input]) => /\.(?:packed|weights)$|-web-model/.test(input))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    sizes[name] = { bytes: contents.length, data, gzipped: gzipSync(contents).length };
  }
  return sizes;
}
