import { emptyIds, type IdTable, setId } from '../idTable.js';
import { hashOfRow } from '../vocabulary.js';

/**
 * A packed lexicon: four little-endian uint32 (number of class sets, words, phrases, 0); the class sets as uint32, the
 * most used first; then for words and for phrases, sorted by hash: the differences of neighbouring hashes as four planes
 * of bytes (lowest bytes first, all of them, then the next: the high ones are nearly all zero and compress away), then
 * two planes with the index of each entry's class set.
 */
export function pack(words: ReadonlyMap<number, number>, phrases: ReadonlyMap<number, number>): Uint8Array {
  const used = new Map<number, number>();
  for (const set of [...words.values(), ...phrases.values()]) used.set(set, (used.get(set) ?? 0) + 1);
  // The most used ones first: of their indices the high bytes are nearly all zero.
  const sets = [...used].sort(([a, n], [b, m]) => m - n || a - b).map(([set]) => set);
  const indexOf = new Map(sets.map((set, i) => [set, i]));
  const bytes: number[] = [];
  const put = (n: number) => bytes.push(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24);
  for (const n of [sets.length, words.size, phrases.size, 0, ...sets]) put(n);
  for (const table of [words, phrases]) {
    const hashes = Array.from(table.keys(), (hash) => hash >>> 0).sort((a, b) => a - b);
    const steps = hashes.map((hash, i) => hash - (hashes[i - 1] ?? 0));
    for (const shift of [0, 8, 16, 24]) for (const step of steps) bytes.push((step >>> shift) & 255);
    for (const shift of [0, 8])
      for (const hash of hashes) bytes.push(((indexOf.get(table.get(hash | 0)!) ?? 0) >>> shift) & 255);
  }
  return Uint8Array.from(bytes);
}

/** A lexicon's entries: ids are indices in `sets`, whose first set is empty. */
export interface Unpacked {
  readonly words: IdTable;
  readonly phrases: IdTable;
  readonly sets: Int32Array;
}

/** Reads what `pack` wrote. */
export function unpack(bytes: Uint8Array): Unpacked {
  const number = (at: number) => bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  const sets = new Int32Array(1 + number(0));
  for (let i = 1; i < sets.length; i++) sets[i] = number(12 + 4 * i);
  const from = 12 + 4 * sets.length;
  return {
    words: readTable(bytes, from, number(4)),
    phrases: readTable(bytes, from + 6 * number(4), number(8)),
    sets,
  };
}

/** The entries of a table, with room for the vocabulary's. */
function readTable(bytes: Uint8Array, from: number, size: number): IdTable {
  const table = emptyIds(size + hashOfRow.length);
  const [p1, p2, p3, p4, p5] = [1, 2, 3, 4, 5].map((plane) => from + plane * size);
  let hash = 0;
  for (let i = 0; i < size; i++) {
    hash = (hash + (bytes[from + i] | (bytes[p1 + i] << 8) | (bytes[p2 + i] << 16) | (bytes[p3 + i] << 24))) | 0;
    setId(table, hash, 1 + (bytes[p4 + i] | (bytes[p5 + i] << 8)));
  }
  return table;
}
