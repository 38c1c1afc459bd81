/**
 * An open-addressing table from 32-bit hashes to small numbers ("ids"), one number an entry: a large lexicon takes little
 * of the processor's caches, which every word that is looked up goes through. An entry holds its id, and above it as much
 * of the hash as its place does not tell.
 */
export interface IdTable {
  /** How many of a hash's low bits are the place where the search for it begins. */
  readonly bits: number;
  readonly slots: Int32Array;
}

/** Ids are of so many bits, and not 0. */
const ID_BITS = 12;
const ID = (1 << ID_BITS) - 1;
/**
 * What stands above an id tells the bits that are not in the place and, of those that are, at least the four lowest: so
 * entries are told apart where they had to move up to 15 slots, with twice as many bits up to 63.
 */
const LEAST_BITS = 16;

/** A table without entries that has room for `size` of them. */
export function emptyIds(size: number): IdTable {
  let bits = LEAST_BITS;
  while (1 << bits < 2 * size) bits++;
  return { bits, slots: new Int32Array(1 << bits) };
}

/** What an entry holds of a hash: the bits above those of its place, then the lowest ones. */
const tagOf = (hash: number, bits: number): number => ((hash >>> bits) | (hash << (32 - bits))) << ID_BITS;

/** Where the entry of a hash stands, or the free slot for it. */
function slotOf({ bits, slots }: IdTable, hash: number): number {
  const mask = slots.length - 1;
  const tag = tagOf(hash, bits);
  let at = hash & mask;
  while (slots[at] !== 0 && ((slots[at] ^ tag) & ~ID) !== 0) at = (at + 1) & mask;
  return at;
}

/** The id of a hash, 0 where it has none. */
export const idOf = (table: IdTable, hash: number): number => table.slots[slotOf(table, hash)] & ID;

/** Gives a hash an id, from 1 to 4,095, in place of the one it had. Throws where the id is no such number. */
export function setId(table: IdTable, hash: number, id: number): void {
  if (!(id > 0 && id <= ID)) throw new RangeError(`${id} is no id`);
  table.slots[slotOf(table, hash)] = tagOf(hash, table.bits) | id;
}
