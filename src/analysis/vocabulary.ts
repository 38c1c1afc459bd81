import { PRONOUNS } from './coreference/pronouns.js';
import { CUES } from './cues.js';
import { BEGINNERS, ROLES } from './figures/words.js';
import { takeInts } from './room.js';
import { hashWord, MARGIN, type Tokens, Trigger } from './tokens.js';
import { SAYINGS, SMALL_WORDS } from './words.js';

/** Words that begin a report without being a verb: "according to X", "as first reported by X", "in X’s words". */
const OPENERS = new Set(['according', 'as', 'words'].map(hashWord));

/**
 * The words that the engine itself has lists of: small words, reporting verbs, words of figures. Each has a row; the
 * lists are columns. The tokenizer finds a word's row with the same look-up that finds its classes in the lexicon
 * (`Tokens.row`), so that all who read on have a number to look at instead of a word to look up.
 */
const rows: readonly number[] = [
  0,
  ...new Set([
    ...SMALL_WORDS.keys(),
    ...CUES.keys(),
    ...ROLES.keys(),
    ...SAYINGS.keys(),
    ...OPENERS,
    ...PRONOUNS.keys(),
  ]),
];

/** The hashes of the words, from row 1 on; row 0 is for all words that are in no list. */
export const hashOfRow = Int32Array.from(rows);

const column = (list: ReadonlyMap<number, number>): Int32Array => Int32Array.from(rows, (hash) => list.get(hash) ?? 0);

/** Bits of `Small`. */
export const smallOfRow = column(SMALL_WORDS);
/** Bits of `Frame` with the verb's form above them (`formOf`). */
export const cueOfRow = column(CUES);
/** Bits of `Role`. */
export const rolesOfRow = column(ROLES);

/** Bits of `Pronoun`. */
const pronounOfRow = column(PRONOUNS);

const sayingsOfRow = column(SAYINGS);

/** Bits of `Trigger` that the words of a row always have. */
export const triggersOfRow = Uint8Array.from(
  rows,
  (hash, row) =>
    (rolesOfRow[row] & BEGINNERS ? Trigger.figure : 0) |
    (cueOfRow[row] || sayingsOfRow[row] || OPENERS.has(hash) ? Trigger.report : 0),
);

/** Bits of `Saying` of the noun at a token. */
export const sayingAt = ({ row }: Tokens, at: number): number => sayingsOfRow[row[at]];

/** Bits of `Pronoun` of the word at a token. */
export const pronounAt = ({ row }: Tokens, at: number): number => pronounOfRow[row[at]];

/** What the word at a token can take as a reporting verb, as `cueOf`; 0 for what is none. */
export const cueAt = ({ row }: Tokens, at: number): number => cueOfRow[row[at]];

/** For every token its bits of `Small`, 0 for words that are not small and for other tokens. */
export function smallWords({ count, row, room }: Tokens): Int32Array {
  const bits = takeInts(room, count + MARGIN);
  for (let i = 0; i < count; i++) bits[i] = smallOfRow[row[i]];
  return bits.fill(0, count, count + MARGIN);
}
