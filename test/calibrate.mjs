// node test/calibrate.mjs [--fit]: whether the engine's confidence in its quotes holds, on annotated news: of those
// said to be 90 % sure, 90 % should be right (contents and source). The numbers in src/analysis/grounds.ts are fitted
// on one half of the articles (--fit prints them anew); the table is of the other half.
import { readAttributions, sourceIsRight } from './attributions.mjs';

const articles = await readAttributions();
if (!articles) {
  console.log('Skipped: the shared gold (../shared/gold) is not here.');
  process.exit(0);
}
const samples = articles.flatMap(({ half, golds, quotes, pairs }) => {
  const partner = new Map(pairs.map(({ gi, qi }) => [qi, golds[gi]]));
  return quotes.flatMap((quote, qi) =>
    quote.ignored ? [] : [{ half, ...quote, right: partner.has(qi) && sourceIsRight(quote, partner.get(qi)) ? 1 : 0 }],
  );
});

if (process.argv.includes('--fit')) {
  const weights = regression(samples.filter(({ half }) => half === 0));
  for (const [name, weight] of weights) console.log(`${name.padEnd(20)}${Math.round(weight * 100)}`);
} else {
  for (const half of [0, 1]) {
    console.log(half ? 'The other half:' : 'The half that the numbers were fitted on:');
    table(samples.filter((sample) => sample.half === half));
  }
}

/** Logistic regression on what speaks for each quote; rare evidence is drawn towards even odds. */
function regression(list) {
  const weights = new Map(list.flatMap(({ evidence }) => evidence.map((name) => [name, 0])));
  const slopes = new Map();
  for (let round = 0; round < 3000; round++) {
    for (const name of weights.keys()) slopes.set(name, 0.5 * weights.get(name));
    for (const { evidence, right } of list) {
      const sum = evidence.reduce((total, name) => total + weights.get(name), 0);
      const error = 1 / (1 + Math.exp(-sum)) - right;
      for (const name of evidence) slopes.set(name, slopes.get(name) + error);
    }
    for (const [name, slope] of slopes) weights.set(name, weights.get(name) - (slope * 4) / list.length);
  }
  return weights;
}

function table(list) {
  console.log('| said | quotes | mean said | right |\n|---|---|---|---|');
  const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01];
  let error = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const bin = list.filter(({ confidence }) => confidence >= edges[i] && confidence < edges[i + 1]);
    if (!bin.length) continue;
    const mean = (read) => bin.reduce((sum, sample) => sum + read(sample), 0) / bin.length;
    const [said, right] = [mean(({ confidence }) => confidence), mean((sample) => sample.right)];
    error += (bin.length / list.length) * Math.abs(said - right);
    const percent = (n) => `${(100 * n).toFixed(1)} %`;
    const to = Math.min(1, edges[i + 1]);
    console.log(`| ${edges[i].toFixed(2)} – ${to.toFixed(2)} | ${bin.length} | ${percent(said)} | ${percent(right)} |`);
  }
  console.log(`Mean difference between said and right: ${(100 * error).toFixed(1)} points.\n`);
}
