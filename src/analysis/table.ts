import { type Room, takeInts } from './room.js';

/** An open-addressing table from 32-bit hashes to classes: two neighbouring numbers an entry, no strings kept. */
export interface HashTable {
  /** Of the even positions in `slots`. */
  readonly mask: number;
  /** At every even position a hash, or 0 where the slot is free; behind it its classes. */
  readonly slots: Int32Array;
}

/** Where the search for a hash begins: an even position. */
export const slotOf = (hash: number, mask: number): number => ((hash ^ (hash >>> 15)) << 1) & mask;

/** A table without entries that has room for `size` of them. */
function emptyTable(size: number): HashTable {
  let capacity = 16;
  while (capacity < size * 2) capacity *= 2;
  return { mask: capacity * 2 - 1, slots: new Int32Array(capacity * 2) };
}

/** Builds a table from `[hash, classes]` pairs; classes of one hash are joined. */
export function buildTable(entries: Iterable<readonly [hash: number, classes: number]>, size: number): HashTable {
  const table = emptyTable(size);
  const { mask, slots } = table;
  for (const [hash, classes] of entries) {
    let at = slotOf(hash, mask);
    while (slots[at] !== 0 && slots[at] !== hash) at = (at + 2) & mask;
    slots[at] = hash;
    slots[at + 1] |= classes;
  }
  return table;
}

/** The classes of a hash, 0 when it is not in the table. */
export function lookUp({ mask, slots }: HashTable, hash: number): number {
  let at = slotOf(hash, mask);
  for (;;) {
    const key = slots[at];
    if (key === hash) return slots[at + 1];
    if (key === 0) return 0;
    at = (at + 2) & mask;
  }
}

/** A table without entries for up to `size` keys, in an array of the room. */
export function tableIn(room: Room, size: number): HashTable {
  let capacity = 16;
  while (capacity < size * 2) capacity *= 2;
  return { mask: capacity * 2 - 1, slots: takeInts(room, capacity * 2).fill(0, 0, capacity * 2) };
}

/** The position of a key, which is entered with the value 0 where it is not known; its value stands behind it. */
export function placeOf({ mask, slots }: HashTable, hash: number): number {
  const key = hash || 1;
  let at = slotOf(key, mask);
  while (slots[at] !== key && slots[at] !== 0) at = (at + 2) & mask;
  slots[at] = key;
  return at;
}

/** The position of a key, or -1 when it was never entered. */
export function knownAt({ mask, slots }: HashTable, hash: number): number {
  const key = hash || 1;
  let at = slotOf(key, mask);
  while (slots[at] !== key) {
    if (slots[at] === 0) return -1;
    at = (at + 2) & mask;
  }
  return at;
}

/** The value of a key, 0 when it was never entered. */
export function valueAt(table: HashTable, hash: number): number {
  const at = knownAt(table, hash);
  return at < 0 ? 0 : table.slots[at + 1];
}

/** A table that grows with what is entered. */
export interface Dictionary {
  readonly room: Room;
  table: HashTable;
  size: number;
}

/** A dictionary without entries; it grows beyond `size` of them. */
export const dictionaryIn = (room: Room, size: number): Dictionary => ({ room, table: tableIn(room, size), size: 0 });

/** The value of a key, 0 when it was never entered. */
export const valueIn = ({ table }: Dictionary, hash: number): number => valueAt(table, hash);

/** Enters a value, in place of the one that the key had. */
export function enter(dictionary: Dictionary, hash: number, value: number): void {
  const { table, room, size } = dictionary;
  const known = knownAt(table, hash);
  if (known >= 0) {
    table.slots[known + 1] = value;
    return;
  }
  // No more than half of the slots are taken.
  if (4 * size > table.mask) {
    const larger = tableIn(room, 2 * size);
    for (let at = 0; at < table.mask; at += 2)
      if (table.slots[at] !== 0) larger.slots[placeOf(larger, table.slots[at]) + 1] = table.slots[at + 1];
    dictionary.table = larger;
  }
  dictionary.table.slots[placeOf(dictionary.table, hash) + 1] = value;
  dictionary.size++;
}
