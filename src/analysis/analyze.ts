import { findReports } from './attribution.js';
import { resolveEntities } from './coreference/resolve.js';
import type { Attributed, TokenRange } from './coreference/types.js';
import { findArticleDate } from './figures/articleDate.js';
import { findFigures } from './figures/figures.js';
import { confidenceOf } from './grounds.js';
import type { Lexicon } from './lexicon.js';
import { findQuotations } from './marks.js';
import { findNames } from './names/find.js';
import { findParagraphs } from './paragraphs.js';
import { contentTokens, spanOf } from './quotes.js';
import type { Reading, Stretch } from './reading.js';
import type { Report } from './reports.js';
import { clear, giveBack, takenOf, tidy } from './room.js';
import { findSentences } from './sentences.js';
import { findStatements } from './statements.js';
import { tokenize } from './tokens.js';
import type { Analysis, Quote } from './types.js';
import { smallWords } from './vocabulary.js';
import { unwrap } from './wrapped.js';

export interface AnalyzeOptions {
  /** The article's date, ISO 8601; when absent it is read from the article's head, where it says one. */
  readonly date?: string;
}

const rangeOf = ({ from, to }: Stretch): TokenRange => [from, to];

/** Finds quotes with their speakers, entities and figures in an article. Never throws; linear in the text's length. */
export function analyze(text: string, lexicon: Lexicon, options: AnalyzeOptions = {}): Analysis {
  clear(lexicon.room);
  const lines = tokenize(text, lexicon, lexicon.room);
  const { tokens, paragraphs } = unwrap(lines, findParagraphs(lines));
  const sentences = findSentences(tokens, paragraphs);
  const names = findNames(tokens, sentences, lexicon);
  const date = options.date ?? findArticleDate(lines);
  const figures = findFigures(tokens, {
    date,
    certain: options.date !== undefined,
    isName: (token) => names.ofToken[token] > 0,
  });
  const taken = takenOf(tokens.room);
  const quotations = findQuotations(tokens, paragraphs);
  const reading: Reading = { tokens, small: smallWords(tokens), quotations };
  const reports: Report[] = [];
  const contents: (readonly Stretch[])[] = [];
  const attributed: Attributed[] = [];
  for (const report of findReports(reading, findStatements(tokens, sentences, quotations))) {
    const parts = contentTokens(reading, report);
    if (!parts.length) continue;
    reports.push(report);
    contents.push(parts);
    attributed.push({
      source: report.source && rangeOf(report.source),
      contents: parts.map(rangeOf),
      direct: report.kind === 'direct',
    });
  }
  // Reports are tokens only: the arrays they were read from are free for coreference.
  giveBack(tokens.room, taken);
  const { entities, speakers, confidences } = resolveEntities(tokens, sentences, names, attributed);
  const quotes = reports.map(
    (report, i): Quote => ({
      kind: report.kind,
      contents: contents[i].map((content) => spanOf(reading, content)),
      source: report.source && spanOf(reading, report.source),
      cue: report.cue && spanOf(reading, report.cue),
      speaker: speakers[i],
      confidence: confidenceOf(reading, report, speakers[i] === null ? null : confidences[i]),
    }),
  );
  tidy(lexicon.room);
  return { quotes, entities, figures, date };
}
