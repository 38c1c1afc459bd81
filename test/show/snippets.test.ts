import assert from 'node:assert/strict';
import fc from 'fast-check';
import { snippetOf } from '../../src/editor/snippets.js';
import type { Span } from '../../src/text/span.js';

const text = 'The bridge is closed.\n\nRepairs take a year, the engineer said on Monday.';
const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
const shown = (words: string, before: number, after: number): string => {
  const { label, highlights } = snippetOf(text, [at(words)], before, after);
  const [[start, end]] = highlights;
  return `${label.slice(0, start)}[${label.slice(start, end)}]${label.slice(end)}`;
};

describe('snippets', () => {
  it('are cut between words, and stand on one line', () => {
    assert.equal(shown('a year', 14, 12), '…Repairs take [a year], the…');
    assert.equal(shown('Repairs', 11, 8), '…closed. [Repairs] take a…');
    assert.equal(shown('The bridge', 9, 3), '[The bridge] is…');
    assert.equal(shown('Monday.', 3, 9), '…on [Monday.]');
  });

  it('cut a word where there is nothing else to show', () => {
    assert.equal(snippetOf('aaaaaaaaaaX', [[10, 11]], 4, 4).label, '…aaaaX');
  });

  it('always hold the words where they say', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.nat(60), fc.nat(20), fc.nat(30), fc.nat(30), (prose, a, n, b, c) => {
        const span: Span = [Math.min(a, prose.length - 1), Math.min(a + n + 1, prose.length)];
        const { label, highlights } = snippetOf(prose, [span], b, c);
        assert.equal(label.slice(...highlights[0]), prose.slice(...span).trim());
      }),
    );
  });
});
