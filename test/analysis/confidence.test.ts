import assert from 'node:assert/strict';
import { analyze } from '../../src/analysis/analyze.js';
import { lexicon } from './check.js';

/** How sure the engine is of the only quote in a text. */
function sureness(text: string): number {
  const { quotes } = analyze(text, lexicon);
  assert.equal(quotes.length, 1, text);
  return quotes[0].confidence;
}

/** Each kind of report with one that is less sure. */
const surer: readonly (readonly [surer: string, less: string])[] = [
  [
    '“We will rebuild the whole of the pier before winter,” Mina Cho said.',
    'Mina Cho said the whole of the pier would be rebuilt before winter.',
  ],
  [
    'Mina Cho said the whole of the pier would be rebuilt before winter.',
    'Mina Cho announced the plan for a new pier and a new harbour on Monday.',
  ],
  ['Mina Cho said that the whole of the pier was lost.', 'The loss of the whole pier was announced.'],
  [
    'Mina Cho said the whole of the pier would be rebuilt before winter.',
    '“The pier was gone, and none of us had even heard a sound in the night.”\n\nIt rained.',
  ],
];

describe('confidence', () => {
  for (const [more, less] of surer)
    it(`${more.split('\n')[0]} – surer than – ${less.split('\n')[0]}`, () => {
      assert.ok(sureness(more) > sureness(less), `${sureness(more)} and ${sureness(less)}`);
    });

  it('is a share', () => {
    for (const text of surer.flat()) {
      const share = sureness(text);
      assert.ok(share > 0 && share < 1, `${share}: ${text}`);
    }
  });
});
