// What the name model is worth on texts it has not learnt from. GUM's documents in ../shared/gold are also among the
// training texts, so each is judged by a model that learnt from the others (4 folds); UNER's likewise; PUD's by the
// model of all. The texts written for this project are learnt from always, and judged never. Then how sure the engine is, and how often it is right.
//   node test/score-names.mjs [--errors]
import { existsSync, readFileSync } from 'node:fs';
import { examplesOf, learn, loadEngine, readingOf } from '../src/analysis/english/learn-names.mjs';
import { OWN_TEXTS, readTexts } from '../src/analysis/english/name-texts.mjs';

const SHARED = '../shared';
const FOLDS = 4;
const TRAINING = ['gum.conllu', 'en_ewt-ud-dev.iob2', 'en_ewt-ud-test.iob2'];
const KINDS = { PER: 'person', ORG: 'organization', LOC: 'place' };
const showErrors = process.argv.includes('--errors');

if (!existsSync(`${SHARED}/training`) || !existsSync(`${SHARED}/gold`)) {
  console.log('names: not scored, the training texts or the gold data are not here');
  process.exit(0);
}

const engine = await loadEngine();
const texts = [...TRAINING.map((file) => `${SHARED}/training/${file}`), OWN_TEXTS].flatMap(readTexts);
for (const text of texts) text.examples = examplesOf(engine, text);

/** A document's fold by its name, so that it stays there when others come and go. */
const foldOf = (id) => ([...id].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), 7) >>> 16) & 3;
const use = (examples) => engine.weights.set(engine.packWeights(new Uint8Array(learn(engine, examples).buffer)));

/** A gold set's documents as `{id, text, gold: {start, end, kind}[]}`. */
const goldSet = (set) =>
  readFileSync(`${SHARED}/gold/${set}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((doc) => doc.mentions)
    .map(({ id, text, mentions }) => ({
      id,
      text,
      gold: mentions
        .filter((m) => !m.kind || m.kind === 'name')
        .map((m) => ({ start: m.nameStart ?? m.start, end: m.nameEnd ?? m.end, kind: KINDS[m.type] ?? m.type })),
    }));

const letters = (text, start, end) => [...text.slice(start, end)].filter((c) => /[\p{L}\p{N}]/u.test(c)).length;

/** Pairs that share half of their letters or more, best first, each name once: as the shared scorer does. */
function pairsOf(text, gold, found) {
  const pairs = [];
  for (const [gi, g] of gold.entries())
    for (const [fi, f] of found.entries()) {
      const [start, end] = [Math.max(g.start, f.start), Math.min(g.end, f.end)];
      if (start >= end) continue;
      const shared = letters(text, start, end);
      const likeness = shared / (letters(text, g.start, g.end) + letters(text, f.start, f.end) - shared);
      if (likeness >= 0.5) pairs.push({ gi, fi, likeness });
    }
  pairs.sort((a, b) => b.likeness - a.likeness);
  const [goldUsed, foundUsed] = [new Set(), new Set()];
  return pairs.filter(({ gi, fi }) => !goldUsed.has(gi) && !foundUsed.has(fi) && goldUsed.add(gi) && foundUsed.add(fi));
}

const scores = {};
const judged = [];
function judge(set, { text, gold }) {
  scores[set] ??= { gold: 0, found: 0, typed: 0, any: 0 };
  const score = scores[set];
  const { tokens, sentences } = readingOf(engine, text);
  const confidences = [];
  const { list: names } = engine.findNames(tokens, sentences, engine.lexicon, confidences);
  const found = names.map(({ first, last, kind }, i) => ({
    start: tokens.start[first],
    end: tokens.end[last - 1],
    kind,
    confidence: confidences[i],
  }));
  const pairs = pairsOf(text, gold, found);
  const right = new Set(pairs.filter(({ gi, fi }) => gold[gi].kind === found[fi].kind).map(({ fi }) => fi));
  score.gold += gold.length;
  score.found += found.length;
  score.any += pairs.length;
  score.typed += right.size;
  for (const [fi, { confidence }] of found.entries()) judged.push({ set, confidence, right: right.has(fi) });
  if (showErrors) list(set, text, gold, found, pairs);
}

/** Every error with its cause, the kinds and the words around it, for sorting and counting. */
function list(set, text, gold, found, pairs) {
  const around = ({ start, end }) =>
    `${text.slice(Math.max(0, start - 40), start)}[${text.slice(start, end)}]${text.slice(end, end + 30)}`.replace(
      /\s+/g,
      ' ',
    );
  const overlapping = (name, others) => others.find((o) => o.start < name.end && o.end > name.start);
  found.forEach((f, fi) => {
    const pair = pairs.find((p) => p.fi === fi);
    const kind = pair && gold[pair.gi].kind;
    if (kind === f.kind) return;
    const cut = !pair && overlapping(f, gold);
    const cause = pair ? `kind ${kind} read as ${f.kind}` : `${cut ? 'cut differently' : 'made up'}: ${f.kind}`;
    console.log(
      `${set}\t${cause}\t${f.confidence.toFixed(2)}\t${around(f)}${cut ? `\tgold: ${text.slice(cut.start, cut.end)}` : ''}`,
    );
  });
  gold.forEach((g, gi) => {
    if (pairs.some((p) => p.gi === gi)) return;
    const over = overlapping(g, found);
    const cause = over ? (over.start <= g.start && over.end >= g.end ? 'within' : 'cut differently') : 'missed';
    console.log(
      `${set}\t${cause}: ${g.kind}\t\t${around(g)}${over ? `\tfound: ${text.slice(over.start, over.end)}` : ''}`,
    );
  });
}

const gum = ['gum_news_dev', 'gum_interview_dev'].flatMap((set) => goldSet(set).map((doc) => [set, doc]));
for (let fold = 0; fold < FOLDS; fold++) {
  use(texts.filter(({ id, genre }) => genre === 'own' || foldOf(id) !== fold).flatMap(({ examples }) => examples));
  for (const [set, doc] of gum) if (foldOf(doc.id) === fold) judge(set, doc);
  for (const { id, text, names, genre } of texts)
    if (genre === 'web' && foldOf(id) === fold)
      judge('uner_ewt', {
        text,
        gold: names.map(([spans, kind]) => ({ start: spans[0][0], end: spans.at(-1)[1], kind })),
      });
}
use(texts.flatMap(({ examples }) => examples));
for (const doc of goldSet('pud_dev')) judge('pud_dev', doc);

const percent = (n, d) => (d ? ((100 * n) / d).toFixed(1) : '–').padStart(6);
console.log('names, held out        P      R     F1   F1 without kinds');
for (const [set, { gold, found, typed, any }] of Object.entries(scores))
  console.log(
    `${set.padEnd(19)}${percent(typed, found)} ${percent(typed, gold)} ${percent(2 * typed, gold + found)} ${percent(2 * any, gold + found)}`,
  );
console.log('\nsure         names  right   (uner_ewt and pud_dev: GUM marks heads and names within names as well)');
const sure = judged.filter(({ set }) => set === 'uner_ewt' || set === 'pud_dev');
for (let low = 0.2; low < 0.95; low += 0.1) {
  const bin = sure.filter(({ confidence }) => confidence >= low && (confidence < low + 0.1 || low > 0.85));
  if (bin.length)
    console.log(
      `${low.toFixed(1)}–${(low + 0.1).toFixed(1)} ${String(bin.length).padStart(9)} ${percent(bin.filter((x) => x.right).length, bin.length)}`,
    );
}
