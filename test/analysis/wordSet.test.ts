import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashWord } from '../../src/analysis/tokens.js';
import { wordSet } from '../../src/analysis/wordSet.js';

describe('sets of words', () => {
  it('hold what a set holds, and nothing that is no word', () => {
    const word = fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('a', 'e', 'r', 'S', '’') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), word, (words, other) => {
        const set = wordSet(words.join(' '));
        const hashes = new Set(words.map(hashWord));
        for (const hash of hashes) assert.ok(set.has(hash));
        assert.equal(set.has(hashWord(other)), hashes.has(hashWord(other)));
        assert.equal(set.has(0), false);
      }),
    );
  });
});
