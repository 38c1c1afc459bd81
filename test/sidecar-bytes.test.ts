import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byteCase, checkSave, type Outcome } from './sidecar-bytes.js';

describe('sidecar: byte by byte', () => {
  // The long run is `npm run reliability -- sidecars`.
  it('a save touches its own lines alone, in files that people and programs have been at', () => {
    const outcomes = new Map<Outcome, number>();
    let tried = 0;
    fc.assert(
      fc.property(byteCase, (one) => {
        tried++;
        const outcome = checkSave(one);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }),
      { numRuns: 150 },
    );
    // A run that ended early for time says nothing of how the cases are mixed.
    if (tried < 150) return;
    assert.ok((outcomes.get('spliced') ?? 0) > 50);
    assert.ok((outcomes.get('refused') ?? 0) > 10);
  });
});
