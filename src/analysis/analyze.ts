import type { Lexicon } from './lexicon.js';
import { type ArticleDate, readTexts } from './passes.js';
import { findSections, SECTION_SIZES, type SectionSizes } from './sections.js';
import type { Analysis } from './types.js';
import { knownBy, moved, type Section, shifted, wholeOf } from './whole.js';

export interface AnalyzeOptions {
  /** The article's date, ISO 8601; when absent it is read from the article's head, where it says one. */
  readonly date?: string;
}

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
  const head = dateOf(options);
  const starts = findSections(text, sizes);
  const count = starts.length;
  if (count === 1) return { analysis: readText(text, head, lexicon), sections: [], given };

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
  const analysis = readText(text, date, lexicon);
  return { text, at, analysis: shifted(analysis, at), known: knownBy(analysis) };
}

/** The same text as a string of its own: a slice would be slower to read, and keep the whole article in memory. */
const copied = (slice: string): string => slice.split('\n').join('\n');

const readText = (text: string, known: ArticleDate | null, lexicon: Lexicon): Analysis =>
  readTexts([{ text, known }], lexicon)[0];

const dateOf = ({ date }: AnalyzeOptions): ArticleDate | null => (date === undefined ? null : { date, certain: true });
