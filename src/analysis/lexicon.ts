import { newRoom, type Room } from './room.js';
import { type HashTable, lookUp, slotOf } from './table.js';
import { hashWord, joinHash, type Tokens } from './tokens.js';
import { hashOfRow } from './vocabulary.js';

/** Word classes, as bits. A word may have several; what it is in a sentence is for the passes to tell. */
export const Word = {
  /** Reporting verbs, any form: said, says, told, adding, tweeted. Details: cues.ts. */
  cue: 1 << 0,
  pronoun: 1 << 1,
  determiner: 1 << 2,
  preposition: 1 << 3,
  conjunction: 1 << 4,
  /** be, have, do, will, would, can, …, and their negations. */
  auxiliary: 1 << 5,
  /** Mr., Gen., Secretary, President, spokesman: what stands before a name or names an office. */
  title: 1 << 6,
  maleFirstName: 1 << 7,
  femaleFirstName: 1 << 8,
  surname: 1 << 9,
  /** A place's name: Belgium, Kabul. Names of several words are phrases. */
  place: 1 << 10,
  /** Nationalities, religions, parties as adjective or noun: Afghan, Belgian, Republican. */
  nationality: 1 << 11,
  /** Words that make a name an organization: Ministry, Party, Inc, University, Committee. */
  organization: 1 << 12,
  /** Numbers in words: three, dozen, million, half, second. Details: figures. */
  number: 1 << 13,
  month: 1 << 14,
  weekday: 1 << 15,
  /** Units of measure, time and currency: km, percent, weeks, euros. */
  unit: 1 << 16,
  /** Abbreviations behind which a stop ends no sentence: Mr, Gen, vs, No, Jan. */
  abbreviation: 1 << 17,
  /** Ordinary words (lower-case in a dictionary), so that "Recently" at a sentence's head is no name. */
  noun: 1 << 18,
  verb: 1 << 19,
  adjective: 1 << 20,
  adverb: 1 << 21,
  /** Names a human being or a body that can speak: minister, company, witness, report, officials. */
  speaking: 1 << 22,
  /** Feminine and masculine nouns and titles: Mrs, woman, king, spokesman. */
  female: 1 << 23,
  male: 1 << 24,
  /** Plural nouns that can speak: officials, people, scientists. */
  plural: 1 << 25,
  /** A well-known organization's name or acronym. Names of several words are phrases. */
  knownOrganization: 1 << 26,
  /** Groups that act: Taliban, Democrats, police. */
  group: 1 << 27,
  /** Words at which a phrase of the lexicon begins; in the phrases' table: the beginning of a longer phrase. */
  phraseStart: 1 << 28,
  /** Words that make a name a place: Street, River, County, Airport. */
  placeNoun: 1 << 29,
  /** Words that make a name neither person, organization nor place: Act, War, Cup, Treaty, Christmas. */
  other: 1 << 30,
} as const;

/** Word and phrase classes by hash of the lower-cased text. */
export interface Lexicon {
  /**
   * Every word with its classes, or, where the engine has lists of its own that hold it, with the complement of its row
   * in the vocabulary, which is negative: then its classes stand in `classesOfRow`.
   */
  readonly words: HashTable;
  readonly classesOfRow: Int32Array;
  /** Bits of `Word` for a word's hash (`hashWord`), 0 when unknown. */
  readonly classesOf: (hash: number) => number;
  /** Bits of `Word` for a phrase's hash (`joinHash` of its words' hashes, from the left), 0 when unknown. */
  readonly phraseClassesOf: (hash: number) => number;
  /** Where the analyses that use this lexicon, one after another, take their arrays from. */
  readonly room: Room;
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
    classesOf: (hash) => {
      const found = lookUp(words, hash) | 0;
      return found < 0 ? classesOfRow[~found] : found;
    },
    phraseClassesOf: (hash) => lookUp(phrases, hash),
    room: newRoom(),
  };
}
