import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newRoom } from '../../src/analysis/room.js';
import { dictionaryIn, enter, valueIn } from '../../src/analysis/table.js';

describe('the tables of the analysis', () => {
  it('hold what a map holds, however much is entered', () => {
    const key = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer());
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer()), { maxLength: 400 }), fc.nat(64), (entries, size) => {
        const room = newRoom();
        const dictionary = dictionaryIn(room, size);
        const map = new Map<number, number>();
        for (const [hash, value] of entries.filter(([hash]) => hash !== 0)) {
          enter(dictionary, hash, value);
          map.set(hash, value);
        }
        for (const [hash, value] of map) assert.equal(valueIn(dictionary, hash), value);
        for (let hash = 41; hash < 60; hash++) assert.equal(valueIn(dictionary, hash), map.get(hash) ?? 0);
        assert.equal(dictionary.size, map.size);
      }),
    );
  });
});
