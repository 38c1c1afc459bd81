import { batchesOf } from './batches.js';
import type { Lexicon } from './lexicon.js';
import { type ArticleDate, readTexts, type Unread } from './passes.js';
import { findSections, SECTION_SIZES, type SectionSizes } from './sections.js';
import type { Analysis } from './types.js';
import { knownBy, moved, type Section, shifted, wholeOf } from './whole.js';

export interface AnalyzeOptions {
  /** The article's date, ISO 8601; when absent it is read from the article's head, where it says one. */
  readonly date?: string;
}

/** An article with what is known of it. */
export interface Article extends AnalyzeOptions {
  readonly text: string;
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
 * The same for each of several articles, in their order. It takes less time than one after another (`readTexts`), and
 * holds no more than a batch of them.
 */
export function* analyzeAll(articles: Iterable<Article>, lexicon: Lexicon): Generator<Analysis, void> {
  for (const batch of batchesOf(articles))
    if (batch.length === 1) yield analyze(batch[0].text, lexicon, batch[0]);
    else
      yield* readTexts(
        batch.map((article) => ({ text: article.text, known: dateOf(article) })),
        lexicon,
      );
}

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
  if (count === 1) return { analysis: readTexts([{ text, known: head }], lexicon)[0], sections: [], given };

  const textAt = (i: number): string => text.slice(starts[i], starts[i + 1]);
  const read = (from: number, to: number, known: ArticleDate | null): Section[] => {
    const own = starts.slice(from, to);
    return readSections(
      own.map((_, i) => ({ text: copied(textAt(from + i)), known })),
      own,
      lexicon,
    );
  };
  const same = (i: number, old: Section | undefined): Section | null =>
    old?.text === textAt(i) ? moved(old, starts[i]) : null;

  // The head tells the date of all.
  const before = kept && kept.given === given ? kept.sections : [];
  const first = same(0, before[0]) ?? read(0, 1, head)[0];
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
  const known = { date, certain: given !== undefined };
  for (const section of read(sections.length, count - behind.length, known)) sections.push(section);
  sections.push(...behind.reverse());
  return { analysis: wholeOf(sections), sections, given };
}

/** Reads sections, each as if it were an article by itself. */
function readSections(unread: readonly Unread[], starts: readonly number[], lexicon: Lexicon): Section[] {
  const sections: Section[] = [];
  for (const batch of batchesOf(unread)) {
    const analyses = readTexts(batch, lexicon);
    for (let i = 0; i < batch.length; i++) {
      const at = starts[sections.length];
      sections.push({ text: batch[i].text, at, analysis: shifted(analyses[i], at), known: knownBy(analyses[i]) });
    }
  }
  return sections;
}

/** The same text as a string of its own: a slice would be slower to read, and keep the whole article in memory. */
const copied = (slice: string): string => slice.split('\n').join('\n');

const dateOf = ({ date }: AnalyzeOptions): ArticleDate | null => (date === undefined ? null : { date, certain: true });
