import { type IdTable, idOf, setId } from './idTable.js';
import { newRoom, type Room } from './room.js';
import { hashWord, joinHash, type Tokens, Trigger } from './tokens.js';
import { hashOfRow, triggersOfRow } from './vocabulary.js';
import { PEOPLE, Word } from './word.js';

export { Word } from './word.js';

/** Word and phrase classes by hash of the lower-cased text. */
export interface Lexicon {
  /**
   * Every word with the id of its set of classes or, where the engine has lists of its own that hold it, with one of its
   * own above `lastSet`: that many above as the row in the vocabulary. Words of the id 0 are not known.
   */
  readonly words: IdTable;
  readonly lastSet: number;
  /** By id bits of `Word`, and the bits of `Trigger` that its words have however they are written. */
  readonly classes: Int32Array;
  readonly triggers: Uint8Array;
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
 * A lexicon over two tables of ids, from 1 on, of the sets of classes at these indices in `sets`, at whose index 0 is the
 * empty one. The words' table becomes its own: the rows of the vocabulary are put into it, for which it must have room.
 */
export function lexiconOf(words: IdTable, phrases: IdTable, sets: Int32Array): Lexicon {
  const lastSet = sets.length - 1;
  const classes = new Int32Array(lastSet + hashOfRow.length);
  classes.set(sets);
  for (let row = 1; row < hashOfRow.length; row++) {
    classes[lastSet + row] = classes[idOf(words, hashOfRow[row])];
    setId(words, hashOfRow[row], lastSet + row);
  }
  return {
    words,
    lastSet,
    classes,
    triggers: Uint8Array.from(
      classes,
      (bits, id) =>
        triggersOfRow[Math.max(0, id - lastSet)] |
        (bits & Word.pronoun ? Trigger.pronoun : 0) |
        (bits & PEOPLE ? Trigger.people : 0),
    ),
    classesOf: (hash) => classes[idOf(words, hash)],
    phraseClassesOf: (hash) => sets[idOf(phrases, hash)],
    room: newRoom(),
    lasting: [],
  };
}
