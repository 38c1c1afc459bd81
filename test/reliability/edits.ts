// 100,000 random sequences of edits, undo and redo: annotations stand where their letters are (words: how many, seed)
import { randomOf } from '../bench/anchors/random.js';
import { checkSequence } from '../following.js';

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const LENGTH = 30;
let failed = 0;
for (let n = 0; n < count; n++) {
  try {
    checkSequence(randomOf(seed * 1_000_003 + n), LENGTH);
  } catch (error) {
    if (failed++ < 5) console.error(`sequence ${n}: ${(error as Error).message}`);
  }
}
console.log(
  `${count} sequences of ${LENGTH} edits, undos and redos: ${count - failed} as their letters, ${failed} not`,
);
process.exitCode = failed > 0 ? 1 : 0;
