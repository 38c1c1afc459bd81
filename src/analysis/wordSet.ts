import { hashWord } from './tokens.js';

/** Words by their hashes. */
export interface WordSet {
  /** Whether it holds the word with this hash; 0, the hash of what is no word, is never held. */
  has(hash: number): boolean;
}

/**
 * A set of words in a table of its own. It is asked some hundred times an article whether a word is in such a set; this
 * is compiled into the code that asks, where a `Set` is called.
 */
export function wordSet(words: Iterable<string>): WordSet {
  const hashes = Array.from(words, hashWord);
  // Three quarters are free, so that what is not held mostly ends at the first look.
  let capacity = 8;
  while (capacity < 4 * hashes.length) capacity *= 2;
  const mask = capacity - 1;
  const slots = new Int32Array(capacity);
  for (const hash of hashes) {
    let at = hash & mask;
    while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) & mask;
    slots[at] = hash;
  }
  return {
    has(hash) {
      for (let at = hash & mask; slots[at] !== 0; at = (at + 1) & mask) if (slots[at] === hash) return true;
      return false;
    },
  };
}
