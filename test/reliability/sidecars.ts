// 10,000 generated and mutated sidecars, each saved to and compared byte by byte. Arguments: how many, and a seed.
import fc from 'fast-check';
import { type ByteCase, byteCase, checkSave, type Outcome } from '../sidecar-bytes.js';

const [count = 10_000, seed = 20261122] = process.argv.slice(2).map(Number);
const outcomes = new Map<Outcome, number>();
const anew: ByteCase[] = [];
const started = process.cpuUsage();

const details = fc.check(
  fc.property(byteCase, (one) => {
    const outcome = checkSave(one);
    if (outcome === 'written anew') anew.push(one);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }),
  { numRuns: count, seed, endOnFailure: false },
);

const { user, system } = process.cpuUsage(started);
console.log(`${details.numRuns} sidecars, seed ${details.seed}, ${((user + system) / 1e6).toFixed(0)} s of computing`);
for (const [outcome, n] of [...outcomes].sort()) console.log(`${String(n).padStart(7)}  ${outcome}`);
for (const one of anew.slice(0, 3)) console.log('written anew:', JSON.stringify(one));
if (details.failed) {
  console.log(fc.defaultReportMessage(details));
  process.exitCode = 1;
}
