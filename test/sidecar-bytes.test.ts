import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byteCase, checkSave, type Outcome } from './sidecar-bytes.js';

describe('sidecar: byte by byte', () => {
  // The long run is `npm run reliability -- sidecars`.
  it('a save touches its own lines alone, in files that people and programs have been at', () => {
    const outcomes = new Map<Outcome, number>();
    fc.assert(
      fc.property(byteCase, (one) => {
        const outcome = checkSave(one);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }),
      { numRuns: 150 },
    );
    assert.ok((outcomes.get('spliced') ?? 0) > 50);
    assert.ok((outcomes.get('refused') ?? 0) > 10);
  });
});
