import fc from 'fast-check';
import { agreesAfter, events } from './interleavings.js';

describe('two windows, an editor and other programs at one sidecar', () => {
  it('lose no decision, and memory, editor and disk agree in the end', async () => {
    await fc.assert(fc.asyncProperty(events, agreesAfter), { numRuns: 300 });
  });
});
