// node test/bench/large.mjs: what a key, the reading after typing and a decision cost in a large article (1 MB, 10,000
// annotations, as for npm run bench:editor), in Node, without an editor: the processor's time, and its share of the base,
// which does the whole of it (each annotation looked at; all analysed, joined, written anew) in the same run.
//   --size=1000000 --annotations=10000   another article
//   --than=REVISION                      what another revision takes, in turns in the same process
import { parseArgs } from 'node:util';
import { largeArticle } from './renamed.mjs';
import { beside } from './revision.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000000' },
    annotations: { type: 'string', default: '10000' },
    than: { type: 'string' },
  },
});

const ROUNDS = 8;
const CONTENTS = `export { analyzeAgain } from './src/analysis/analyze.js';
export { loadEnglish } from './src/analysis/english.js';
export { annotated } from './src/article/annotate.js';
export { confirm } from './src/article/decisions.js';
export { moved } from './src/article/follow.js';
export { followPast, noPast } from './src/article/past.js';
export { openItems } from './src/article/queries.js';
export { readSidecar } from './src/sidecar/read.js';
export { applyChanges } from './src/sidecar/record.js';
export { planSave } from './src/sidecar/write.js';
`;
const MAKING = `export { recordFor, sidecarFor } from './test/bench/editor/made.js';`;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Notes the processor's milliseconds that actions take, by name. */
function stopwatch() {
  const spent = new Map();
  return {
    spent,
    time(name, action) {
      const begin = process.cpuUsage();
      const result = action();
      const { user, system } = process.cpuUsage(begin);
      spent.set(name, [...(spent.get(name) ?? []), (user + system) / 1000]);
      return result;
    },
  };
}

/** An article that is open in an editor: each call types a letter, or confirms an open suggestion. */
function opened(engine, text, sidecar) {
  const { spent, time } = stopwatch();
  const lexicon = engine.loadEnglish();
  let kept = engine.analyzeAgain(text, lexicon, null);
  let reading = engine.readSidecar(sidecar);
  let { record } = reading;
  let past = engine.noPast;
  let now = engine.annotated(text, kept.analysis, record);

  const type = (at) => {
    const before = text;
    const edits = [{ start: at, end: at, text: 'e' }];
    // One string of its own, as an editor gives it.
    text = `${text.slice(0, at)}e${text.slice(at)}`.split('\n').join('\n');
    time('key, base', () => record.annotations.map((annotation) => engine.moved(annotation, true, edits, text)));
    ({ record, past } = time('key', () => engine.followPast(past, record, before, edits, text, undefined)));
  };
  return {
    spent,
    round(n) {
      // Near the start, where nearly all stands behind it, a line's end after another.
      const at = text.indexOf('\n', 300 * (n + 1));
      for (let i = 0; i < 3; i++) type(at + i);
      time('analysis, base', () => engine.analyzeAgain(text, lexicon, null));
      kept = time('analysis', () => engine.analyzeAgain(text, lexicon, kept));
      time('join, base', () => engine.annotated(text, kept.analysis, record));
      now = time('join', () => engine.annotated(text, kept.analysis, record, now));
      const [item] = engine.openItems(now.article).slice(40 * n);
      const hand = { by: 'bench', on: '2026-11-23', random: Math.random };
      const changes = engine.confirm(now.article, record, item.id, hand);
      record = engine.applyChanges(record, changes);
      now = time('decision', () => engine.annotated(text, kept.analysis, record, now));
      time('save, base', () => engine.readSidecar(reading.source));
      reading = time('save', () => engine.planSave(reading, changes).reading);
    },
  };
}

const NAMES = {
  key: 'a key: annotations moved',
  analysis: 'after typing: analysis',
  join: 'after typing: join',
  decision: 'a decision: join',
  save: 'a decision: planSave',
};
const BASES = {
  key: 'each looked at',
  analysis: 'all read',
  join: 'all joined',
  decision: 'all joined',
  save: 'sidecar read',
};

await beside(values.than, CONTENTS, async (now, then) => {
  const text = largeArticle(Number(values.size));
  await beside(undefined, CONTENTS + MAKING, async (making) => {
    const { analysis } = making.analyzeAgain(text, making.loadEnglish(), null);
    const record = making.recordFor(text, analysis, Number(values.annotations));
    const sidecar = making.sidecarFor(record);
    const runs = [now, ...(then ? [then] : [])].map((engine) => opened(engine, text, sidecar));
    for (let n = 0; n < ROUNDS; n++) for (const run of runs) run.round(n);
    console.log(`${text.length} code units, ${record.annotations.length} annotations; medians, processor time`);
    for (const [key, name] of Object.entries(NAMES)) {
      const parts = runs.map(({ spent }) => {
        const [it, base] = [
          median(spent.get(key)),
          median(spent.get(key === 'decision' ? 'join, base' : `${key}, base`)),
        ];
        return `${it.toFixed(1)} ms, ${(it / base).toFixed(3)} of ${base.toFixed(1)} (${BASES[key]})`;
      });
      console.log(`  ${name.padEnd(26)}${parts.join(`; ${values.than}: `)}`);
    }
  });
});
