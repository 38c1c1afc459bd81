import assert from 'node:assert/strict';
import { loadEnglish } from '../../src/analysis/english.js';
import { findQuotations } from '../../src/analysis/marks.js';
import { findParagraphs } from '../../src/analysis/paragraphs.js';
import { findSentences } from '../../src/analysis/sentences.js';
import { findStatements } from '../../src/analysis/statements.js';
import { tokenize } from '../../src/analysis/tokens.js';

const lexicon = loadEnglish();

/** The statements of a text, as text. */
function statementsOf(text: string): string[] {
  const tokens = tokenize(text, lexicon);
  const paragraphs = findParagraphs(tokens);
  const { count, first, last } = findStatements(
    tokens,
    findSentences(tokens, paragraphs),
    findQuotations(tokens, paragraphs),
  );
  return Array.from({ length: count }, (_, s) => text.slice(tokens.start[first[s]], tokens.end[last[s] - 1]));
}

describe('statements', () => {
  it('are sentences; what one pair of marks holds is not cut', () => {
    assert.deepEqual(statementsOf('It rained. “No. Never,” Cho said. It rained.'), [
      'It rained.',
      '“No. Never,” Cho said.',
      'It rained.',
    ]);
  });

  it('hold a quotation of any length with its reporting clause', () => {
    const long = `“${'We waited for the boat. '.repeat(200)}Then it came,” Cho said.`;
    assert.deepEqual(statementsOf(long), [long]);
  });

  it('stay bounded where every sentence ends within a quotation', () => {
    const text = 'Cho said “the pier is lost. The boats” are safe and nobody on the quay asked for more. '.repeat(100);
    const statements = statementsOf(text.trim());
    assert.ok(statements.length > 4, `${statements.length} statements`);
    assert.ok(statements.every((statement) => statement.length < 3000));
  });
});
