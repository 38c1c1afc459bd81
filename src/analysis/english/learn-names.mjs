// Learns the weights of the name model from annotated texts: multinomial logistic regression over the features of
// names/features.ts.
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { lexiconPlugin } from './pack.mjs';

/** The engine's passes up to the names; writing into `weights`, packed, changes the weights that `findNames` uses. */
export async function loadEngine() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `export { loadEnglish } from './english.ts';
        export { Shape, TokenType, tokenize } from './tokens.ts';
        export { findParagraphs } from './paragraphs.ts';
        export { findSentences } from './sentences.ts';
        export { articleOf, candidatesOf } from './names/candidates.ts';
        export { featuresOf, FEATURES, LEXICAL } from './names/features.ts';
        export { findNames, weights } from './names/find.ts';
        export { KINDS, KIND_COUNT, MOST_FEATURES, packWeights } from './names/model.ts';`,
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
  return { ...engine, lexicon: engine.loadEnglish() };
}

/** A text's tokens and sentences. */
export function readingOf(engine, text) {
  const tokens = engine.tokenize(text, engine.lexicon);
  return { tokens, sentences: engine.findSentences(tokens, engine.findParagraphs(tokens)) };
}

/** A name and a candidate are the same when they share so much of their letters. */
const LEAST_SHARED = 0.4;
/**
 * How much a genre counts: less where capitals are used unlike in a newspaper or most names are places, more where whole
 * names are marked and not their heads ("web", which is UNER).
 */
const WEIGHTS = { academic: 0.15, textbook: 0.15, voyage: 0.4, news: 2, interview: 2, bio: 2, web: 2 };

const lettersIn = (tokens, { titleFirst, last }) => {
  let letters = 0;
  for (let i = titleFirst; i < last; i++) if (tokens.hash[i]) letters += tokens.end[i] - tokens.start[i];
  return letters;
};

/**
 * What a text's candidates are: `{kind, features, unknown, weight}` each, `kind` an index into `KINDS`, `unknown` the
 * features as they were if the lexicon did not have the name's words.
 */
export function examplesOf(engine, { text, names, genre }) {
  const { tokens, sentences } = readingOf(engine, text);
  const article = engine.articleOf(tokens, sentences, engine.lexicon);
  const buffer = new Int32Array(engine.MOST_FEATURES);
  return engine.candidatesOf(article).map((candidate) => {
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
    }
    const kind = Math.max(0, engine.KINDS.indexOf(best?.[1] ?? null));
    const n = engine.featuresOf(article, candidate, buffer);
    const features = buffer.slice(0, n);
    return { kind, features, unknown: unknownOf(engine, article, candidate, buffer), weight: WEIGHTS[genre] ?? 1 };
  });
}

function unknownOf({ featuresOf, Shape, TokenType }, article, candidate, buffer) {
  const { info, type, shape } = article.tokens;
  const { first, last } = candidate;
  const known = info.slice(first, last);
  for (let i = first; i < last; i++) if (type[i] === TokenType.word && shape[i] !== Shape.lower) info[i] = 0;
  const features = buffer.slice(0, featuresOf(article, candidate, buffer));
  info.set(known, first);
  return features;
}

const [RATE, DECAY, EPOCHS, DROP, FORGET] = [0.03, 3e-3, 20, 0.3, 0.1];
/** Trainings differ by the order of their examples; the mean of several depends less on it. */
const TRAININGS = 4;
/** Weights are kept in 24ths, which eight bits hold. */
const UNIT = 24;

/** The weights for examples, a signed byte each: the mean of the second halves of several trainings. */
export function learn(engine, examples) {
  // A small generator of its own, so that the same examples always give the same weights.
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const means = new Float64Array(engine.FEATURES * engine.KIND_COUNT);
  for (let i = 0; i < TRAININGS; i++) train(engine, [...examples], random, means);
  return Int8Array.from(means, (w) => Math.max(-127, Math.min(127, Math.round(w * UNIT))));
}

/** One training; adds its share to `means`. */
function train({ FEATURES, KIND_COUNT, LEXICAL }, examples, random, means) {
  const weights = new Float64Array(FEATURES * KIND_COUNT);
  const gradients = new Float64Array(FEATURES * KIND_COUNT).fill(1e-2);
  const share = 1 / (TRAININGS * Math.ceil(EPOCHS / 2));
  const p = new Float64Array(KIND_COUNT);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = examples.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [examples[i], examples[j]] = [examples[j], examples[i]];
    }
    for (const { kind, features: known, unknown, weight } of examples) {
      // What the lexicon knows of a name is forgotten now and then, and so are words and endings of the texts: the other
      // features learn to do without.
      const all = random() < FORGET ? unknown : known;
      const features = all.filter((f) => f < LEXICAL || random() >= DROP);
      p.fill(0);
      for (const f of features) for (let k = 0; k < KIND_COUNT; k++) p[k] += weights[f * KIND_COUNT + k];
      const most = Math.max(...p);
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
    if (epoch >= EPOCHS / 2) for (let i = 0; i < weights.length; i++) means[i] += weights[i] * share;
  }
}
