import { newRoom, type Room } from './room.js';
import { type HashTable, lookUp, slotOf } from './table.js';
import { hashWord, joinHash, type Tokens } from './tokens.js';
import { hashOfRow, triggersOfRow } from './vocabulary.js';

export { Word } from './word.js';

/** Word and phrase classes by hash of the lower-cased text. */
export interface Lexicon {
  /**
   * Every word with its classes, or, where the engine has lists of its own that hold it, with the complement of its row
   * in the vocabulary, which is negative: then its classes stand in `classesOfRow`.
   */
  readonly words: HashTable;
  readonly classesOfRow: Int32Array;
  /** Bits of `Trigger` of the vocabulary's words. */
  readonly triggersOfRow: Uint8Array;
  /** Bits of `Word` for a word's hash (`hashWord`), 0 when unknown. */
  readonly classesOf: (hash: number) => number;
  /** Bits of `Word` for a phrase's hash (`joinHash` of its words' hashes, from the left), 0 when unknown. */
  readonly phraseClassesOf: (hash: number) => number;
  /** Where the passes, one after another, take their arrays from: see `Tokens`. */
  readonly room: Room;
  /** The same for what outlasts a pass, a room for each of the texts that are read at the same time. */
  readonly lasting: Room[];
}

/** The hash of a phrase of blank-separated words. */
export const hashPhrase = (phrase: string): number => phrase.split(' ').map(hashWord).reduce(joinHash);

/** What a token counts for in a phrase's hash: a word its hash, a mark ("-", ".", "&") its code unit. */
export const phraseKey = (tokens: Tokens, i: number): number => tokens.hash[i] || tokens.info[i];

/**
 * A lexicon over two tables. The words' table becomes its own: the rows of the vocabulary are put into it, for which it
 * must have room.
 */
export function lexiconOf(words: HashTable, phrases: HashTable): Lexicon {
  const { mask, slots } = words;
  const classesOfRow = new Int32Array(hashOfRow.length);
  for (let row = 1; row < hashOfRow.length; row++) {
    let at = slotOf(hashOfRow[row], mask);
    while (slots[at] !== 0 && slots[at] !== hashOfRow[row]) at = (at + 2) & mask;
    classesOfRow[row] = slots[at + 1];
    slots[at] = hashOfRow[row];
    slots[at + 1] = ~row;
  }
  return {
    words,
    classesOfRow,
    triggersOfRow,
    classesOf: (hash) => {
      const found = lookUp(words, hash) | 0;
      return found < 0 ? classesOfRow[~found] : found;
    },
    phraseClassesOf: (hash) => lookUp(phrases, hash),
    room: newRoom(),
    lasting: [],
  };
}
