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
import { findSections, SECTION_SIZES, type SectionSizes } from './sections.js';
import { findSentences } from './sentences.js';
import { findStatements } from './statements.js';
import { tokenize } from './tokens.js';
import type { Analysis, Quote } from './types.js';
import { smallWords } from './vocabulary.js';
import { knownBy, moved, type Section, shifted, wholeOf } from './whole.js';
import { unwrap } from './wrapped.js';

export interface AnalyzeOptions {
  /** The article's date, ISO 8601; when absent it is read from the article's head, where it says one. */
  readonly date?: string;
}

const rangeOf = ({ from, to }: Stretch): TokenRange => [from, to];

/** The analysis of an article, with what makes the next one cheap after an edit. */
export interface Kept {
  readonly analysis: Analysis;
  /** The sections of a long article, in text order; one of ordinary length keeps none. */
  readonly sections: readonly Section[];
  /** The date that was given. */
  readonly given: string | undefined;
}

/**
 * Finds quotes with their speakers, entities and figures in an article. Never throws; linear in the text's length. Who
 * analyses an article after each edit is better off with `analyzeAgain`, which finds the same.
 */
export const analyze = (text: string, lexicon: Lexicon, options: AnalyzeOptions = {}): Analysis =>
  analyzeAgain(text, lexicon, null, options).analysis;

/**
 * The same after edits: of a long article only those sections are read that are not as they were when `kept` was made.
 * Sections are as long as `sizes` says: tests make them short.
 */
export function analyzeAgain(
  text: string,
  lexicon: Lexicon,
  kept: Kept | null,
  options: AnalyzeOptions = {},
  sizes: SectionSizes = SECTION_SIZES,
): Kept {
  const given = options.date;
  const head = given === undefined ? null : { date: given, certain: true };
  const starts = findSections(text, sizes);
  const count = starts.length;
  if (count === 1) return { analysis: analyzeSection(text, lexicon, head), sections: [], given };

  const textAt = (i: number): string => text.slice(starts[i], starts[i + 1]);
  const read = (i: number, known: ArticleDate | null): Section =>
    readSection(copied(textAt(i)), starts[i], lexicon, known);
  const same = (i: number, old: Section | undefined): Section | null =>
    old?.text === textAt(i) ? moved(old, starts[i]) : null;

  // The head tells the date of all.
  const before = kept && kept.given === given ? kept.sections : [];
  const first = same(0, before[0]) ?? read(0, head);
  const { date } = first.analysis;
  const old = before[0]?.analysis.date === date ? before : [];
  const sections = [first];
  for (let i = 1; i < count; i++) {
    const section = same(i, old[i]);
    if (!section) break;
    sections.push(section);
  }
  const behind: Section[] = [];
  while (sections.length + behind.length < count) {
    const section = same(count - 1 - behind.length, old[old.length - 1 - behind.length]);
    if (!section) break;
    behind.push(section);
  }
  while (sections.length + behind.length < count)
    sections.push(read(sections.length, { date, certain: given !== undefined }));
  sections.push(...behind.reverse());
  return { analysis: wholeOf(sections), sections, given };
}

/** Reads a section that begins at a place of the article as if it were one by itself. */
function readSection(text: string, at: number, lexicon: Lexicon, date: ArticleDate | null): Section {
  const analysis = analyzeSection(text, lexicon, date);
  return { text, at, analysis: shifted(analysis, at), known: knownBy(analysis) };
}

/** Against which date figures are resolved, and whether it was given: see `FigureOptions`. */
interface ArticleDate {
  readonly date: string | null;
  readonly certain: boolean;
}

/** The same text as a string of its own: a slice would be slower to read, and keep the whole article in memory. */
const copied = (slice: string): string => slice.split('\n').join('\n');

/** The chain of passes. Where the date is not known, it is looked for in the text. */
function analyzeSection(text: string, lexicon: Lexicon, known: ArticleDate | null): Analysis {
  clear(lexicon.room);
  const lines = tokenize(text, lexicon, lexicon.room);
  const { tokens, paragraphs } = unwrap(lines, findParagraphs(lines));
  const sentences = findSentences(tokens, paragraphs);
  const names = findNames(tokens, sentences, lexicon);
  const date = known ? known.date : findArticleDate(lines);
  const figures = findFigures(tokens, {
    date,
    certain: known?.certain ?? false,
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
