import type { Span } from '../../text/span.js';

/** What may stand in a word: letters, digits, marks, and what joins two parts of one ("Al-Hassan", "O’Neill", "2,400"). */
const word = /[\p{L}\p{M}\p{N}]/u;

/** Opening quotation marks with those that close them. */
const pairs: readonly string[] = ['“”', '""', '‘’', "''", '«»', '»«', '„“', '„”', '‹›', '›‹', '``'];

/**
 * What a person meant by a selection: without blanks at its edges, and with the whole of a word that it cuts. Undefined
 * where nothing but blanks was selected.
 */
export function wholeWords(text: string, [start, end]: Span): Span | undefined {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  if (from === to) return undefined;
  while (from > 0 && isWord(text, from) && isWord(text, from - 1)) from--;
  while (to < text.length && isWord(text, to - 1) && isWord(text, to)) to++;
  return [from, to];
}

/** Half a surrogate pair counts as a letter, so that a pair is never cut. */
const isWord = (text: string, at: number): boolean => word.test(text[at]) || /[\ud800-\udfff]/.test(text[at]);

/** A selection's words without the quotation marks around them. */
export function withoutMarks(text: string, [start, end]: Span): Span {
  const edges = text[start] + text[end - 1];
  return end - start > 2 && pairs.includes(edges) ? [start + 1, end - 1] : [start, end];
}

/** Whether quotation marks stand around the words, within the span or just outside. */
export const isInMarks = (text: string, span: Span): boolean =>
  withoutMarks(text, span)[0] !== span[0] || pairs.includes(`${text[span[0] - 1]}${text[span[1]]}`);
