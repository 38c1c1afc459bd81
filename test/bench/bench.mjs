// npm run bench [-- --quick] [-- --full] [-- --typing]: the engine beside wink-nlp, compromise and a raw scan, in one run.
//   --quick  3 rounds instead of 11, for a first look
//   --full   10 MB as well as 1 MB, and whether ten times the text takes ten times as long
//   --typing  nothing but what the analysis after an edit costs: see typing.mjs
// Time is the processor's, not the clock's, so that what else runs on the machine weighs little. Each contender has a
// process of its own; they take turns in every round; ratios are of one round, and what is printed is their median.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bundle, NAMES, root, sampleOf, titleOf } from './contenders.mjs';
import { lengthOf, origin, texts } from './texts.mjs';
import { measureTyping } from './typing.mjs';

const flags = new Set(process.argv.slice(2));
const rounds = flags.has('--quick') ? 3 : 11;
const sizes = flags.has('--full') ? [1_000_000, 10_000_000] : [1_000_000];
const MB = 1_000_000;
/** Milliseconds that each contender works at least in a round. */
const TURN = 500;

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** A contender at work in a process of its own: nobody pays for another one's heap. Gives milliseconds. */
function start(name) {
  const worker = fork(join(root, 'test/bench/child.mjs'), [name, 'serve'], { execArgv: [] });
  const run = async (size, whole, times = 1) => {
    worker.send({ size, whole, times });
    const [spent] = await once(worker, 'message');
    return spent;
  };
  return { run, end: () => worker.disconnect() };
}

/** Milliseconds a million code units, for every contender and round. */
async function measure(workers, size, whole) {
  const sizes = NAMES.map((name) => Math.min(size, sampleOf(name)));
  const lengths = sizes.map((size) => lengthOf(texts(size, whole)));
  const results = NAMES.map(() => []);
  // Each works so long in a round that what the others have put out of the processor's caches weighs little.
  const times = [];
  for (let i = 0; i < NAMES.length; i++)
    times.push(Math.ceil(TURN / Math.max(0.1, await workers[i].run(sizes[i], whole))));
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < NAMES.length; i++)
      results[i].push(((await workers[i].run(sizes[i], whole, times[i])) / times[i] / lengths[i]) * MB);
  return results;
}

const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0])));
    console.log(`  ${cells.join('  ')}`);
  }
};
const digits = (number) => (number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number.toFixed(2));

/** One number from a process of its own, the median of a few. */
function child(count, ...words) {
  const outputs = Array.from({ length: count }, () =>
    Number(spawnSync(process.execPath, [join(root, 'test/bench/child.mjs'), ...words], { encoding: 'utf8' }).stdout),
  );
  return median(outputs);
}

if (flags.has('--typing')) {
  await measureTyping();
  process.exit();
}
const bundles = await bundle();
console.log(`Node ${process.version}; texts: ${origin}, repeated; medians of ${rounds} rounds, processor time.`);
const workers = NAMES.map(start);
// Until its functions are compiled a contender is several times slower; the cold start is measured by itself.
for (let i = 0; i < NAMES.length; i++) await workers[i].run(Math.min(MB, sampleOf(NAMES[i])), false, 10);
const mine = NAMES.indexOf('newsmark');

const ofSize = new Map();
for (const size of sizes)
  for (const whole of [false, true]) {
    console.log(`\n${size / MB} MB ${whole ? 'as one text' : 'by article; Newsmark is given all of them at once'}`);
    const results = await measure(workers, size, whole);
    ofSize.set(`${size} ${whole}`, median(results[mine]));
    const ratio = (i, j) => digits(median(results[i].map((time, round) => time / results[j][round])));
    table([
      ['', 'ms a MB', 'MB/s', '× raw scan', '× Newsmark'],
      ...NAMES.map((name, i) => [
        titleOf(name) + (sampleOf(name) < size ? ` (on ${sampleOf(name) / 1000} KB only)` : ''),
        digits(median(results[i])),
        digits(1000 / median(results[i])),
        ratio(i, 0),
        ratio(i, mine),
      ]),
    ]);
  }
for (const { end } of workers) end();
if (sizes.length > 1)
  for (const whole of [false, true]) {
    const [small, large] = sizes.map((size) => ofSize.get(`${size} ${whole}`) * (size / MB));
    console.log(`\n10 MB ${whole ? 'as one text' : 'by article'}: ${digits(large / small)} times the time of 1 MB`);
  }

console.log(`\nFrom cold to the first article (median of ${flags.has('--quick') ? 3 : 7} processes), and size`);
table([
  ['', 'cold ms', 'code KB', 'data KB', 'gzip KB'],
  ...NAMES.slice(1).map((name) => {
    const { bytes, data, gzipped } = bundles[name];
    const cold = child(flags.has('--quick') ? 3 : 7, name, 'cold');
    return [titleOf(name), ...[cold, (bytes - data) / 1000, data / 1000, gzipped / 1000].map(digits)];
  }),
]);

console.log(
  "\nPeak memory in MB above the raw scan's, each in a process of its own, and Newsmark's share of wink-nlp's",
);
const shapes = sizes.flatMap((size) => ['articles', 'whole'].map((shape) => ({ size, shape })));
const peaks = NAMES.map((name) =>
  shapes.map(({ size, shape }) => child(1, name, 'memory', String(Math.min(size, sampleOf(name))), shape)),
);
const above = (i, k) => peaks[i][k] - peaks[0][k];
const wink = NAMES.indexOf('wink');
table([
  ['', ...shapes.map(({ size, shape }) => `${size / MB} MB ${shape === 'whole' ? 'as one text' : 'by article'}`)],
  ...NAMES.slice(1).map((name, i) => [
    titleOf(name) + (sampleOf(name) < MB ? ` (on ${sampleOf(name) / 1000} KB only)` : ''),
    ...shapes.map((_, k) => digits(above(i + 1, k))),
  ]),
  ['share', ...shapes.map((_, k) => digits(above(mine, k) / above(wink, k)))],
]);
