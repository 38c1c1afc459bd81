// What `npm run bench:anchors` runs; what it may be asked is in anchors.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import { loadEnglish } from '../../../src/analysis/english.js';
import { type Anchor, describe, type Resolution } from '../../../src/text/anchor.js';
import { resolveAll } from '../../../src/text/resolve.js';
import type { Span } from '../../../src/text/span.js';
import type { Traced } from './identity.js';
import { caseOf, emptyTally, type Method, methods, type Tally, tell } from './measure.js';
import { report } from './prose.js';
import { randomOf } from './random.js';
import { scenarios } from './scenarios.js';

const words = process.argv.slice(2);
const rounds = words.includes('--quick') ? 1 : 5;
const [shownScenario, shownMethod, shownKind] = words.includes('--show')
  ? words.slice(words.indexOf('--show') + 1)
  : [];

const random = randomOf(20261122);
const seeds = readdirSync('seeds')
  .sort()
  .map((file) => readFileSync(`seeds/${file}`, 'utf8'));
const articles = [...seeds, ...Array.from({ length: 34 }, (_, i) => report(random, 1500 + i * 200))];
const lexicon = loadEnglish();

const percent = (part: number, whole: number): string => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(2)} %`);
const row = (cells: readonly string[]): void =>
  console.log(`  ${cells.map((cell, i) => (i === 0 ? cell.padEnd(19) : cell.padStart(10))).join('')}`);

function say(name: string, t: Tally): void {
  const right = t.exact + t.near;
  const gone = t.gone < 100 ? ['', ''] : [percent(t.placed, t.gone), percent(t.silently, t.gone)];
  row([name, ...[right, t.exact, t.wrong, t.ambiguous, t.lost].map((count) => percent(count, t.here)), ...gone]);
}

/** One thing that a method did wrong, with the words around. */
function show(kind: string, { at, text, before, after }: Anchor, resolution: Resolution, { text: now }: Traced): void {
  const of = ([start, end]: Span): string =>
    `${now.slice(Math.max(0, start - 32), start)}[${now.slice(start, end)}]${now.slice(end, end + 32)}`;
  console.log(`${kind} ${at}: ${JSON.stringify(`${before}[${text}]${after}`)}`);
  const places =
    'at' in resolution
      ? resolution.at.map(of)
      : 'candidates' in resolution
        ? resolution.candidates.map(([first]) => of(first))
        : [];
  for (const place of places) console.log(`  ${resolution.outcome} ${JSON.stringify(place)}`);
}

function measure(method: Method, name: string): Tally {
  const tally = emptyTally();
  const scenario = scenarios.find((one) => one.name === name)!;
  for (let round = 0; round < rounds; round++)
    for (const [i, article] of articles.entries())
      tell(method, caseOf(scenario, article, lexicon, 1000 * round + i), tally, (kind, ...what) => {
        if (kind === shownKind && method.name.startsWith(shownMethod)) show(kind, ...what);
      });
  return tally;
}

/** The median of milliseconds that some runs took, of the processor's time. */
function spent(runs: number, work: () => void): string {
  for (let i = 0; i < runs; i++) work();
  const times = Array.from({ length: runs }, () => {
    const begin = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  });
  return `${times.sort((a, b) => a - b)[runs >> 1].toFixed(1)} ms`;
}

console.log(`${articles.length} articles (${seeds.length} of seeds/, the others generated), ${rounds} rounds each`);
for (const { name } of scenarios) {
  if (shownScenario && name !== shownScenario) continue;
  const tallies = methods.map((method) => [method.name, measure(method, name)] as const);
  const [, first] = tallies[0];
  console.log(`\n${name}: ${first.here} annotations that are still there, ${first.gone} whose words are gone`);
  row(['', 'right', 'to the edge', 'wrong', 'ambiguous', 'lost', 'gone:placed', 'silently']);
  for (const [method, tally] of tallies) say(method, tally);
}

console.log('\n40,000 code units, 200 annotations: median processor time');
const long = report(random, 40_000).slice(0, 40_000);
const places = Array.from({ length: 200 }, (_, i): Span => [i * 199 + 20, i * 199 + 20 + (i % 9 === 0 ? 150 : 12)]);
const anchors = places.map((at) => describe(long, [at]));
const longs: Readonly<Record<string, string>> = {
  untouched: long,
  'all moved': `Correction.\n\n${long}`,
  'every tenth word new': long.replace(/\w+/g, (word, at: number) => (at % 10 === 0 ? 'other' : word)),
  'nothing left': report(random, 40_000),
};
row(['', 'old text', 'sidecar']);
for (const [name, now] of Object.entries(longs))
  row([name, spent(15, () => resolveAll(now, anchors, long)), spent(15, () => resolveAll(now, anchors))]);
const huge = long.repeat(25);
console.log(
  `  1 MB, a sentence put in at its head: ${spent(5, () => resolveAll(`More to come. ${huge}`, anchors, huge))}`,
);
