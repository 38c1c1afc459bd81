// 10,000 random interleavings of commands, hand edits, article edits, other programs, a second window, disk failures.
//   npm run reliability -- interleavings [10000] [SEED]
import fc from 'fast-check';
import { agreesAfter, events } from '../interleavings.js';

const numRuns = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 20261122);
const began = Date.now();
let steps = 0;
const property = fc.asyncProperty(events, async (happening) => {
  steps += happening.length;
  await agreesAfter(happening);
});
const result = await fc.check(property, { numRuns, seed });
const seconds = ((Date.now() - began) / 1000).toFixed(0);
if (result.failed) console.log(fc.defaultReportMessage(result), result.errorInstance);
console.log(`measured: ${result.numRuns} interleavings of ${steps} events in ${seconds} s, seed ${seed}:`);
console.log(result.failed ? '  a decision was lost' : '  no decision lost; memory, editor and disk agree');
process.exitCode = result.failed ? 1 : 0;
