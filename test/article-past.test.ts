import { randomOf } from './bench/anchors/random.js';
import { checkSequence } from './following.js';

describe('annotations while their article is edited, undone and redone', () => {
  // 100,000 of them: npm run reliability -- edits.
  it('stand where their letters are', () => {
    for (let seed = 0; seed < 200; seed++) checkSequence(randomOf(seed), 40);
  });
});
