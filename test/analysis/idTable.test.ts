import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyIds, idOf, setId } from '../../src/analysis/idTable.js';

describe('the table of the lexicon', () => {
  it('holds what a map holds, also where many hashes begin at one place', () => {
    // All but the highest and the lowest bits are the same, so that entries are moved on and differ in few bits.
    const crowded = fc
      .tuple(fc.nat({ max: 7 }), fc.nat({ max: 15 }))
      .map(([high, low]) => (high << 28) | (0x5555 << 8) | low);
    const hash = fc.oneof(fc.integer(), crowded);
    const entries = fc.array(fc.tuple(hash, fc.integer({ min: 1, max: 4095 })), { maxLength: 60 });
    fc.assert(
      fc.property(entries, hash, (pairs, other) => {
        const table = emptyIds(pairs.length);
        for (const [key, id] of pairs) setId(table, key, id);
        const map = new Map(pairs);
        for (const [key, id] of map) assert.equal(idOf(table, key), id);
        assert.equal(idOf(table, other), map.get(other) ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no id that it has no bits for', () => {
    const table = emptyIds(1);
    for (const id of [0, -1, 4096, 1.5 - 2, Number.NaN]) assert.throws(() => setId(table, 7, id), RangeError);
    assert.equal(idOf(table, 7), 0);
  });
});
