/** Between two words that did not stand beside each other: equals nothing, and no run goes over it. */
export const GAP = 0;

/** Index ranges of two lists, ends exclusive. */
export type Range = readonly [a0: number, a1: number, b0: number, b1: number];

const NONE = -1;
const SEVERAL = -2;

/**
 * Where the same `size` neighbouring words (numbers) stand exactly once in either range: pairs of the indices of the first
 * ones, in the order of `a`. Takes time in proportion to the ranges' lengths.
 */
export function sharedOnce(
  a: Int32Array,
  b: Int32Array,
  [a0, a1, b0, b1]: Range,
  size: number,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  if (a1 - a0 < size || b1 - b0 < size) return pairs;
  // A table with open addressing: the words' key, and where they stand in a and b.
  const room = 1 << (32 - Math.clz32(2 * Math.min(a1 - a0, b1 - b0) + 1));
  const keys = new Int32Array(room);
  const inA = new Int32Array(room).fill(NONE);
  const inB = new Int32Array(room).fill(NONE);
  const slotOf = (key: number): number => {
    let slot = (key ^ (key >>> 16)) & (room - 1);
    while (inA[slot] !== NONE && keys[slot] !== key) slot = (slot + 1) & (room - 1);
    return slot;
  };
  const [short, low, high, long, from, to] =
    a1 - a0 <= b1 - b0 ? ([a, a0, a1, b, b0, b1] as const) : ([b, b0, b1, a, a0, a1] as const);
  // The shorter side makes the entries; the longer one only looks them up.
  for (let i = low; i + size <= high; i++) {
    const key = keyOf(short, i, size);
    if (key === 0) continue;
    const slot = slotOf(key);
    keys[slot] = key;
    inA[slot] = inA[slot] === NONE ? i : SEVERAL;
  }
  for (let j = from; j + size <= to; j++) {
    const key = keyOf(long, j, size);
    if (key === 0) continue;
    const slot = slotOf(key);
    if (inA[slot] !== NONE) inB[slot] = inB[slot] === NONE ? j : SEVERAL;
  }
  for (let i = low; i + size <= high; i++) {
    const key = keyOf(short, i, size);
    if (key === 0) continue;
    const slot = slotOf(key);
    const j = inB[slot];
    if (inA[slot] === i && j >= 0 && same(short, i, long, j, size)) pairs.push(short === a ? [i, j] : [j, i]);
  }
  return short === a ? pairs : pairs.sort((x, y) => x[0] - y[0]);
}

/** A number made of neighbouring words, never 0; 0 where a gap is among them. */
function keyOf(words: Int32Array, from: number, size: number): number {
  let key = size;
  for (let k = from; k < from + size; k++) {
    if (words[k] === GAP) return 0;
    key = Math.imul(key ^ words[k], 0x85ebca6b) ^ (key >>> 13);
  }
  return key || 1;
}

const same = (a: Int32Array, i: number, b: Int32Array, j: number, size: number): boolean => {
  for (let k = 0; k < size; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
};
