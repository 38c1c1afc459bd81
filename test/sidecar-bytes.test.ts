import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byteCase, checkSave, type Outcome } from './sidecar-bytes.js';

describe('sidecar: byte by byte', () => {
  it('a save touches its own lines alone, in files that people and programs have been at', () => {
    const outcomes = new Map<Outcome, number>();
    fc.assert(
      fc.property(byteCase, (one) => {
        const outcome = checkSave(one);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }),
      { numRuns: 300 },
    );
    assert.ok((outcomes.get('spliced') ?? 0) > 100);
    assert.ok((outcomes.get('refused') ?? 0) > 20);
  });
});
