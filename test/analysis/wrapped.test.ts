import assert from 'node:assert/strict';
import { loadEnglish } from '../../src/analysis/english.js';
import { findParagraphs } from '../../src/analysis/paragraphs.js';
import { tokenize } from '../../src/analysis/tokens.js';
import { unwrap } from '../../src/analysis/wrapped.js';

const lexicon = loadEnglish();

const wrapped = `The harbour council of Kestrel met on Tuesday to vote on the plan that its
members had put off for more than a year, and in the end nobody asked for
another week. The mayor spoke first, and then the engineers who had drawn
the plan.

They all looked tired.`;

describe('texts wrapped by hand', () => {
  it('lose the line breaks within their paragraphs, and nothing else', () => {
    const lines = tokenize(wrapped, lexicon);
    const { tokens, paragraphs } = unwrap(lines, findParagraphs(lines));
    const words = Array.from({ length: tokens.count }, (_, i) => wrapped.slice(tokens.start[i], tokens.end[i]));
    assert.equal(tokens.count, lines.count - 3);
    assert.deepEqual(words.slice(paragraphs.first[1], paragraphs.last[1]), ['They', 'all', 'looked', 'tired', '.']);
    assert.deepEqual(words.slice(13, 17), ['that', 'its', 'members', 'had']);
    assert.equal(words.filter((word) => word.includes('\n')).length, 1);
  });

  it('are left as they are where no line is wrapped', () => {
    const lines = tokenize('One line.\n\nAnother line.', lexicon);
    const paragraphs = findParagraphs(lines);
    assert.deepEqual(unwrap(lines, paragraphs), { tokens: lines, paragraphs });
  });
});
