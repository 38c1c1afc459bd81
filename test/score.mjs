// npm run score [-- SET…] [--errors N]: the engine on the shared gold, beside what issue 3 asks for. Sets are the
// files of ../shared/gold by name (polnear_train, gum_news_dev, …); all of them when none is named.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const goldFolder = join(root, '..', 'shared', 'gold');
const scorer = join(root, '..', 'shared', 'score', 'score.mjs');

/** What is measured: set, figure, how to read it from the scorer's result, the goal, the least. */
const rows = [
  ['polnear_train', 'speech-cue quotes, IoU ≥ .5, F1', (r) => r.quotes.iou50.f1, 0.9, 0.82],
  ['polnear_train', 'direct quotes, recall', (r) => r.quotes.recallByKind.direct.iou50, 0.98, 0.95],
  ['polnear_train', 'mixed, recall', (r) => r.quotes.recallByKind.mixed.iou50, 0.92, 0.85],
  ['polnear_train', 'indirect speech, recall', (r) => r.quotes.recallByKind.indirect.iou50, 0.85, 0.75],
  ['polnear_train', 'source span right on matched quotes', (r) => r.quotes.speaker.sourceSpanAccuracy, 0.96, 0.92],
  ['polnear_train', 'end to end, F1', (r) => r.quotes.speaker.endToEnd.f1, 0.86, 0.76],
  ...['gum_news_dev', 'gum_interview_dev'].flatMap((set) => [
    [set, 'speaker entity right on matched quotes', (r) => r.quotes.speaker.entityAccuracy, 0.93, 0.85],
    [set, '… where the source is a pronoun', (r) => r.quotes.speaker.pronounEntityAccuracy, 0.9, 0.8],
    [set, 'names, overlap, typed, F1', (r) => r.names.overlapTyped.f1, 0.88, 0.78],
    [set, 'figures, overlap, F1', (r) => r.figures.overlap.f1, 0.93, 0.86],
  ]),
  ['pud_dev', 'names, overlap, typed, F1', (r) => r.names.overlapTyped.f1, 0.85, 0.78],
  ['recognizers_dev', 'figures, exact F1', (r) => r.figures.exact.f1, 0.92, 0.85],
  ['recognizers_dev', 'figures, values right', (r) => r.figures.normalisedValueAccuracy, 0.95, 0.9],
  ['seeds', 'quotes, IoU ≥ .5, recall', (r) => r.quotes.iou50.r, 1, 43 / 44],
  ['seeds', 'speakers right, of all quotes', (r) => r.quotes.speaker.endToEnd.r, 1, 43 / 44],
  ['seeds', 'figures, exact, recall', (r) => r.figures.exact.r, 1, 25 / 26],
];

const wanted = process.argv.slice(2);
const errors = wanted.includes('--errors') ? wanted.splice(wanted.indexOf('--errors'), 2)[1] : null;
if (!existsSync(goldFolder) || !existsSync(scorer)) {
  console.log('Skipped: the shared gold (../shared/gold) is not here.');
  process.exit(0);
}
const present = readdirSync(goldFolder)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => file.slice(0, -'.jsonl'.length));
const sets = wanted.length ? wanted : [...new Set(rows.map(([set]) => set))];

/** Analyses a set in one process and scores it; null, with the reason on the standard error, where that fails. */
function score(set, folder, ...flags) {
  const gold = join(goldFolder, `${set}.jsonl`);
  const predictions = join(folder, `${set}.jsonl`);
  if (!existsSync(predictions)) {
    const [input, output] = [openSync(gold, 'r'), openSync(predictions, 'w')];
    const { status } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'analyze'], {
      stdio: [input, output, 'inherit'],
    });
    closeSync(input);
    closeSync(output);
    if (status !== 0) return null;
  }
  return spawnSync(process.execPath, [scorer, gold, predictions, ...flags], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }).stdout;
}

const percent = (value) => (typeof value === 'number' ? value.toFixed(3).replace(/^0/, '') : '–').padStart(6);
const folder = mkdtempSync(join(tmpdir(), 'newsmark-score-'));
let below = 0;
console.log(`${'set'.padEnd(18)}${'figure'.padEnd(42)}reached   goal  least`);
for (const set of sets) {
  if (!present.includes(set)) {
    console.log(`${set.padEnd(18)}skipped: not among the shared gold`);
    continue;
  }
  const json = score(set, folder, '--json');
  const result = json && JSON.parse(json);
  for (const [, figure, read, goal, least] of rows.filter(([name]) => name === set)) {
    let reached = null;
    try {
      reached = read(result);
    } catch {
      // The scorer leaves out what nothing was found for.
    }
    const mark = reached === null || reached < least ? 'below' : reached < goal ? '' : 'goal';
    if (mark === 'below') below++;
    console.log(`${set.padEnd(18)}${figure.padEnd(42)}${percent(reached)} ${percent(goal)} ${percent(least)}  ${mark}`);
  }
  if (errors) console.log(score(set, folder, '--errors', errors));
}
rmSync(folder, { recursive: true, force: true });
console.log(below ? `${below} figures are below what is asked.` : 'Nothing is below what is asked.');
