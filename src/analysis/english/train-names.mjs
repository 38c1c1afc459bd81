// Learns the weights of the name model from annotated text and writes names.weights:
//   node src/analysis/english/train-names.mjs GUM.conllu NAMES.iob2 … [--show]
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
      export { featuresOf, FEATURES } from './names/features.ts';
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

/** Articles as `{text, names: [start, end, headStart, kind][]}` from a treebank with GUM's entities in its last column. */
function readGum(file) {
  const documents = [];
  let document;
  let open = [];
  let tokens = [];
  let entities = [];
  let text = '';
  let spaced = false;
  const finish = () => {
    if (!document) return;
    for (const { first, last, kind, least } of entities) {
      const head = tokens[first + least - 1];
      if (head?.tag.startsWith('NNP')) document.names.push([tokens[first].start, tokens[last].end, head.start, kind]);
    }
    documents.push({ text, names: document.names });
  };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('# newdoc')) {
      finish();
      document = { names: [] };
      [open, tokens, entities, text, spaced] = [[], [], [], '', false];
    } else if (line.startsWith('# newpar') && text) {
      if (!text.endsWith('\n')) text = `${text.trimEnd()}\n\n`;
    }
    const fields = line.split('\t');
    if (!/^\d+$/.test(fields[0])) continue;
    const index = tokens.length;
    const start = text.length;
    text += fields[1];
    tokens.push({ start, end: text.length, tag: fields[4] });
    const misc = fields[9];
    spaced = !misc.includes('SpaceAfter=No');
    if (spaced) text += ' ';
    const entity = /Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    for (const [, opening, closing, id] of entity.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
      if (opening) {
        const parts = opening.split('-');
        const least = Number(/^\d+/.exec(parts[5])?.[0] ?? 1);
        const found = { id: parts[0], kind: parts[1], first: index, last: index, least };
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
    if (block.includes('# newdoc') || !document) documents.push((document = { text: '', names: [] }));
    const sentence = /^# text = (.*)$/m.exec(block)?.[1];
    if (!sentence) continue;
    let at = document.text.length;
    document.text += `${sentence}\n\n`;
    let current;
    for (const line of block.split('\n')) {
      const [number, word, tag] = line.split('\t');
      if (!/^\d+$/.test(number)) continue;
      const start = document.text.indexOf(word, at);
      if (start < 0) continue;
      at = start + word.length;
      if (tag.startsWith('B-')) document.names.push((current = [start, at, start, kinds[tag.slice(2)] ?? 'other']));
      else if (tag.startsWith('I-') && current) current[1] = at;
      else current = undefined;
    }
  }
  return documents;
}

const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const examples = [];
const buffer = new Int32Array(engine.MOST_FEATURES);
let outside = 0;
for (const file of files) {
  const iob = file.endsWith('.iob2');
  for (const { text, names } of iob ? readIob(file) : readGum(file)) {
    const tokens = engine.tokenize(text, lexicon);
    const article = engine.articleOf(tokens, engine.findSentences(tokens, engine.findParagraphs(tokens)), lexicon);
    const covered = new Set();
    for (const candidate of engine.candidatesOf(article)) {
      const from = tokens.start[candidate.titleFirst];
      const to = tokens.end[candidate.last - 1];
      // The longest name whose head stands in the candidate says what it is.
      let best;
      for (const name of names) {
        const [start, end, head] = name;
        const fits = iob ? start < to && end > from : head >= from && head < to;
        if (fits && (!best || end - start > best[1] - best[0])) best = name;
        if (fits) covered.add(name);
      }
      const kind = Math.max(0, KINDS.indexOf(best?.[3] ?? null));
      const n = engine.featuresOf(article, candidate, buffer);
      examples.push({ kind, features: buffer.slice(0, n), weight: 1 });
    }
    outside += names.filter(
      (name) => ['person', 'organization', 'place'].includes(name[3]) && !covered.has(name),
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
const [RATE, DECAY, EPOCHS] = [0.12, 2e-5, 14];
const p = new Float64Array(KIND_COUNT);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let i = examples.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [examples[i], examples[j]] = [examples[j], examples[i]];
  }
  let right = 0;
  for (const { kind, features } of examples) {
    p.fill(0);
    for (const f of features) for (let k = 0; k < KIND_COUNT; k++) p[k] += weights[f * KIND_COUNT + k];
    const most = Math.max(...p);
    if (p.indexOf(most) === kind) right++;
    let sum = 0;
    for (let k = 0; k < KIND_COUNT; k++) sum += p[k] = Math.exp(p[k] - most);
    for (let k = 0; k < KIND_COUNT; k++) {
      const error = p[k] / sum - (k === kind ? 1 : 0);
      for (const f of features) {
        const at = f * KIND_COUNT + k;
        const slope = error + DECAY * 50 * weights[at];
        gradients[at] += slope * slope;
        weights[at] -= (RATE * slope) / Math.sqrt(gradients[at]);
      }
    }
  }
  if (epoch === EPOCHS - 1) console.log(`right on the training set: ${((100 * right) / examples.length).toFixed(1)} %`);
}
/** Weights are kept in 24ths, which eight bits hold. */
const packed = Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w * 24))));
writeFileSync(new URL('names.weights', import.meta.url), new Uint8Array(packed.buffer));
console.log(`${packed.length} weights, ${packed.filter((w) => w !== 0).length} not zero`);
