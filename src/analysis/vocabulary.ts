import { CUES } from './cues.js';
import { ROLES } from './figures/words.js';
import { takeInts } from './room.js';
import { MARGIN, type Tokens } from './tokens.js';
import { SMALL_WORDS } from './words.js';

/**
 * The words that the engine itself has lists of: small words, reporting verbs, words of figures. Each has a row; the
 * lists are columns. The tokenizer finds a word's row with the same look-up that finds its classes in the lexicon
 * (`Tokens.row`), so that all who read on have a number to look at instead of a word to look up.
 */
const rows: readonly number[] = [0, ...new Set([...SMALL_WORDS.keys(), ...CUES.keys(), ...ROLES.keys()])];

/** The hashes of the words, from row 1 on; row 0 is for all words that are in no list. */
export const hashOfRow = Int32Array.from(rows);

const column = (list: ReadonlyMap<number, number>): Int32Array => Int32Array.from(rows, (hash) => list.get(hash) ?? 0);

/** Bits of `Small`. */
export const smallOfRow = column(SMALL_WORDS);
/** Bits of `Frame` with the verb's form above them (`formOf`). */
export const cueOfRow = column(CUES);
/** Bits of `Role`. */
export const rolesOfRow = column(ROLES);

/** What the word at a token can take as a reporting verb, as `cueOf`; 0 for what is none. */
export const cueAt = ({ row }: Tokens, at: number): number => cueOfRow[row[at]];

/** For every token its bits of `Small`, 0 for words that are not small and for other tokens. */
export function smallWords({ count, row, room }: Tokens): Int32Array {
  const bits = takeInts(room, count + MARGIN);
  for (let i = 0; i < count; i++) bits[i] = smallOfRow[row[i]];
  return bits.fill(0, count, count + MARGIN);
}
