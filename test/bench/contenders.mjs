// What is measured against what: each contender as a bundle of its own and a function from a text to what it finds,
// with places in the text. The bundles are made as those that are shipped (esbuild.mjs).
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
    source: `exports.load = () => (text) => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
      return sum;
    };`,
  },
  newsmark: {
    title: 'Newsmark: quotes, speakers, entities, figures',
    source: `import { analyze } from './src/analysis/analyze.js';
    import { loadEnglish } from './src/analysis/english.js';
    export const load = () => {
      const lexicon = loadEnglish();
      return (text) => analyze(text, lexicon);
    };`,
  },
  wink: {
    title: 'wink-nlp: sentences, parts of speech, entities',
    source: `import winkNLP from 'wink-nlp';
    import model from 'wink-eng-lite-web-model';
    export const load = () => {
      const nlp = winkNLP(model, ['sbd', 'pos', 'ner']);
      const { span, type } = nlp.its;
      return (text) => {
        const doc = nlp.readDoc(text);
        return [doc.sentences().out(span), doc.entities().out(span), doc.entities().out(type)];
      };
    };`,
  },
  compromise: {
    title: 'compromise: people, quotations, numbers, money',
    sample: 50_000,
    source: `import nlp from 'compromise';
    export const load = () => (text) => {
      const doc = nlp(text);
      return [doc.people(), doc.quotations(), doc.numbers(), doc.money()].map((found) => found.json({ offset: true }));
    };`,
  },
};

export const NAMES = Object.keys(contenders);
export const titleOf = (name) => contenders[name].title;
export const sampleOf = (name) => contenders[name].sample ?? Number.POSITIVE_INFINITY;
const bundleOf = (name) => join(folder, `${name}.cjs`);

/** Loads a contender: its function from a text to what it finds. */
export const load = (name) => require(bundleOf(name)).load();

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
