import { buildTable, lookUp } from './table.js';
import { hashWord } from './tokens.js';

/** Words by their hashes. */
export interface WordSet {
  /** Whether it holds the word with this hash; 0, the hash of what is no word, is never held. */
  has(hash: number): boolean;
}

/** The words of a list, with blanks between them. */
export const wordsOf = (list: string): string[] => list.trim().split(/\s+/);

/**
 * The set of the words of a list. It is asked some hundred times an article whether a word is in such a set: a look into
 * a table is compiled into the code that asks, where a `Set` is called.
 */
export function wordSet(list: string): WordSet {
  const words = wordsOf(list);
  // Room for twice as many, so that what is not held mostly ends at the first look.
  const table = buildTable(
    words.map((word) => [hashWord(word), 1]),
    2 * words.length,
  );
  return { has: (hash) => lookUp(table, hash) !== 0 };
}
