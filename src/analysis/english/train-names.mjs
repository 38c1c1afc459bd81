// Learns the weights of the name model from annotated text and writes names.weights:
//   node src/analysis/english/train-names.mjs GUM.conllu NAMES.iob2 …
// Multinomial logistic regression over the features of names/features.ts; only the weights are kept. See NOTICE.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { lexiconPlugin } from './pack.mjs';

const { outputFiles } = await esbuild.build({
  stdin: {
    contents: `export { loadEnglish } from './english.ts';
      export { tokenize } from './tokens.ts';
      export { findParagraphs } from './paragraphs.ts';
      export { findSentences } from './sentences.ts';
      export { articleOf, candidatesOf } from './names/candidates.ts';
      export { featuresOf, FEATURES, LEXICAL } from './names/features.ts';
      export { KINDS, KIND_COUNT, MOST_FEATURES } from './names/model.ts';`,
    resolveDir: fileURLToPath(new URL('..', import.meta.url)),
  },
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  logLevel: 'error',
  plugins: [lexiconPlugin],
});
const engine = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
const { KINDS, KIND_COUNT, FEATURES } = engine;
const lexicon = engine.loadEnglish();

/**
 * Articles as `{text, names: [spans of the proper nouns, kind][]}` from a treebank with GUM's entities in its last
 * column.
 */
function readGum(file) {
  const documents = [];
  let document;
  let open = [];
  let tokens = [];
  let entities = [];
  let text = '';
  let spaced = false;
  /** The words that are written as one ("the council’s"): the number of the last, and whether a blank follows. */
  let joined;
  const finish = () => {
    if (!document) return;
    for (const { first, last, kind } of entities) {
      const proper = tokens.slice(first, last + 1).filter(({ tag }) => tag.startsWith('NNP'));
      if (proper.length) document.names.push([proper.map(({ start, end }) => [start, end]), kind]);
    }
    documents.push({ text, names: document.names, genre: document.genre });
  };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('# newdoc')) {
      finish();
      document = { names: [], genre: line.split('_')[1] };
      [open, tokens, entities, text, spaced] = [[], [], [], '', false];
    } else if (line.startsWith('# newpar') && text) {
      if (!text.endsWith('\n')) text = `${text.trimEnd()}\n\n`;
    }
    const fields = line.split('\t');
    const range = /^\d+-(\d+)$/.exec(fields[0]);
    if (range) joined = { last: Number(range[1]), spaced: !fields[9].includes('SpaceAfter=No') };
    if (!/^\d+$/.test(fields[0])) continue;
    const index = tokens.length;
    const start = text.length;
    text += fields[1];
    tokens.push({ start, end: text.length, tag: fields[4] });
    const misc = fields[9];
    const number = Number(fields[0]);
    spaced = joined ? number === joined.last && joined.spaced : !misc.includes('SpaceAfter=No');
    if (joined && number >= joined.last) joined = undefined;
    if (spaced) text += ' ';
    const entity = /Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    for (const [, opening, closing, id] of entity.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
      if (opening) {
        const parts = opening.split('-');
        const found = { id: parts[0], kind: parts[1], first: index, last: index };
        if (closing) entities.push(found);
        else open.push(found);
      } else {
        const at = open.findLastIndex((e) => e.id === id);
        if (at >= 0) entities.push({ ...open.splice(at, 1)[0], last: index });
      }
    }
  }
  finish();
  return documents;
}

/** The same from columns of words and IOB2 tags; sentences of one document make one text. */
function readIob(file) {
  const documents = [];
  let document;
  const kinds = { PER: 'person', ORG: 'organization', LOC: 'place' };
  for (const block of readFileSync(file, 'utf8').split('\n\n')) {
    if (block.includes('# newdoc') || !document) {
      document = { text: '', names: [] };
      documents.push(document);
    }
    const sentence = /^# text = (.*)$/m.exec(block)?.[1];
    if (!sentence) continue;
    const written = sentence.replace(/ (n['’]t|['’](?:s|m|d|re|ve|ll))\b/gi, '$1');
    let at = document.text.length;
    document.text += `${written}\n\n`;
    let current;
    for (const line of block.split('\n')) {
      const [number, word, tag] = line.split('\t');
      if (!/^\d+$/.test(number)) continue;
      const start = document.text.indexOf(word, at);
      if (start < 0) continue;
      at = start + word.length;
      if (tag.startsWith('B-')) {
        current = [[[start, at]], kinds[tag.slice(2)] ?? 'other'];
        document.names.push(current);
      } else if (tag.startsWith('I-') && current) current[0].push([start, at]);
      else current = undefined;
    }
  }
  return documents;
}

const LEAST_SHARED = 0.4;
const lettersIn = (tokens, { titleFirst, last }) => {
  let letters = 0;
  for (let i = titleFirst; i < last; i++) if (tokens.hash[i]) letters += tokens.end[i] - tokens.start[i];
  return letters;
};

const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
/** How much a genre of GUM counts: less where capitals are used unlike in a newspaper or most names are places. */
const WEIGHTS = { academic: 0.15, textbook: 0.15, voyage: 0.4, news: 2, bio: 2 };
const examples = [];
const buffer = new Int32Array(engine.MOST_FEATURES);
let outside = 0;
for (const file of files) {
  const read = file.endsWith('.iob2') ? readIob : readGum;
  for (const { text, names, genre } of read(file)) {
    const tokens = engine.tokenize(text, lexicon);
    const article = engine.articleOf(tokens, engine.findSentences(tokens, engine.findParagraphs(tokens)), lexicon);
    const covered = new Set();
    for (const candidate of engine.candidatesOf(article)) {
      const from = tokens.start[candidate.titleFirst];
      const to = tokens.end[candidate.last - 1];
      // The name that shares most of its letters with the candidate says what it is.
      let best;
      let most = LEAST_SHARED;
      for (const name of names) {
        let shared = 0;
        let all = 0;
        for (const [start, end] of name[0]) {
          all += end - start;
          shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
        }
        const likeness = shared / (all + lettersIn(tokens, candidate) - shared);
        if (likeness > most) [best, most] = [name, likeness];
        if (likeness > LEAST_SHARED) covered.add(name);
      }
      const kind = Math.max(0, KINDS.indexOf(best?.[1] ?? null));
      const n = engine.featuresOf(article, candidate, buffer);
      examples.push({ kind, features: buffer.slice(0, n), weight: WEIGHTS[genre] ?? 1 });
    }
    outside += names.filter(
      (name) => ['person', 'organization', 'place'].includes(name[1]) && !covered.has(name),
    ).length;
  }
}
console.log(`${examples.length} candidates, ${outside} names are no candidate`);

// A small generator of its own, so that every training gives the same weights.
let state = 1;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const weights = new Float64Array(FEATURES * KIND_COUNT);
const gradients = new Float64Array(FEATURES * KIND_COUNT).fill(1e-2);
const [RATE, DECAY, EPOCHS, DROP] = [0.03, 3e-3, 20, 0.3];
const p = new Float64Array(KIND_COUNT);
const averages = new Float64Array(FEATURES * KIND_COUNT);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let i = examples.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [examples[i], examples[j]] = [examples[j], examples[i]];
  }
  let right = 0;
  for (const { kind, features: all, weight } of examples) {
    // Words and endings of the training texts are left out now and then, so that the other features learn to do without.
    const features = all.filter((f) => f < engine.LEXICAL || random() >= DROP);
    p.fill(0);
    for (const f of features) for (let k = 0; k < KIND_COUNT; k++) p[k] += weights[f * KIND_COUNT + k];
    const most = Math.max(...p);
    if (p.indexOf(most) === kind) right++;
    let sum = 0;
    for (let k = 0; k < KIND_COUNT; k++) sum += p[k] = Math.exp(p[k] - most);
    for (let k = 0; k < KIND_COUNT; k++) {
      const error = weight * (p[k] / sum - (k === kind ? 1 : 0));
      for (const f of features) {
        const at = f * KIND_COUNT + k;
        const slope = error + DECAY * weights[at];
        gradients[at] += slope * slope;
        weights[at] -= (RATE * slope) / Math.sqrt(gradients[at]);
      }
    }
  }
  if (epoch >= EPOCHS / 2) for (let i = 0; i < weights.length; i++) averages[i] += weights[i] / Math.ceil(EPOCHS / 2);
  if (epoch === EPOCHS - 1) console.log(`right on the training set: ${((100 * right) / examples.length).toFixed(1)} %`);
}
/** Weights are kept in 24ths, which eight bits hold. */
const packed = Int8Array.from(averages, (w) => Math.max(-127, Math.min(127, Math.round(w * 24))));
writeFileSync(process.env.OUT ?? new URL('names.weights', import.meta.url), new Uint8Array(packed.buffer));
console.log(`${packed.length} weights, ${packed.filter((w) => w !== 0).length} not zero`);
