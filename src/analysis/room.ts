/**
 * Arrays that one analysis after another uses again. An article of ordinary length needs about forty; making them and
 * having them collected takes longer than everything that is read from and written to them.
 */
export interface Room {
  readonly ints: Int32Array[];
  readonly bytes: Uint8Array[];
  readonly floats: Float32Array[];
  /** How many of each are taken. */
  intsTaken: number;
  bytesTaken: number;
  floatsTaken: number;
}

/** What was taken at some point, to go back to. */
export interface Taken {
  readonly ints: number;
  readonly bytes: number;
  readonly floats: number;
}

/** Larger arrays, in elements, are not kept for the next analysis. */
const LARGEST_KEPT = 1 << 20;

export const newRoom = (): Room => ({
  ints: [],
  bytes: [],
  floats: [],
  intsTaken: 0,
  bytesTaken: 0,
  floatsTaken: 0,
});

/**
 * Makes all arrays of a room free again. What was taken before must not be used any more: an analysis begins with this,
 * and nothing that it gives back holds an array.
 */
export function clear(room: Room): void {
  room.intsTaken = 0;
  room.bytesTaken = 0;
  room.floatsTaken = 0;
}

/** Lets go of what is too large to be kept between two analyses. */
export function tidy(room: Room): void {
  clear(room);
  for (const arrays of [room.ints, room.bytes, room.floats])
    if (arrays.some((array) => array.length > LARGEST_KEPT)) arrays.length = 0;
}

/** How much is taken now. What is taken from now on is free again after `giveBack`. */
export const takenOf = ({ intsTaken, bytesTaken, floatsTaken }: Room): Taken => ({
  ints: intsTaken,
  bytes: bytesTaken,
  floats: floatsTaken,
});

export function giveBack(room: Room, { ints, bytes, floats }: Taken): void {
  room.intsTaken = ints;
  room.bytesTaken = bytes;
  room.floatsTaken = floats;
}

/** An array of at least `size` numbers, whatever they are: who takes it fills it. */
export function takeInts(room: Room, size: number): Int32Array {
  const at = room.intsTaken++;
  const known = at < room.ints.length ? room.ints[at] : undefined;
  if (known !== undefined && known.length >= size) return known;
  const made = new Int32Array(roomy(size));
  room.ints[at] = made;
  return made;
}

/** An array of at least `size` bytes, whatever they are. */
export function takeBytes(room: Room, size: number): Uint8Array {
  const at = room.bytesTaken++;
  const known = at < room.bytes.length ? room.bytes[at] : undefined;
  if (known !== undefined && known.length >= size) return known;
  const made = new Uint8Array(roomy(size));
  room.bytes[at] = made;
  return made;
}

/** An array of at least `size` numbers with fractions, whatever they are. */
export function takeFloats(room: Room, size: number): Float32Array {
  const at = room.floatsTaken++;
  const known = at < room.floats.length ? room.floats[at] : undefined;
  if (known !== undefined && known.length >= size) return known;
  const made = new Float32Array(roomy(size));
  room.floats[at] = made;
  return made;
}

/** Some more than asked for, so that a slightly longer article finds room, too; what is large is made to measure. */
const roomy = (size: number): number => (size > LARGEST_KEPT ? size : size + (size >> 2) + 64);

/** The array, or where its `count` numbers fill it, one twice as long with the same numbers. */
export function growInts(room: Room, from: Int32Array, count: number): Int32Array {
  if (from.length > count) return from;
  const into = takeInts(room, 2 * from.length);
  into.set(from.subarray(0, count));
  return into;
}

/** The same for bytes. */
export function growBytes(room: Room, from: Uint8Array, count: number): Uint8Array {
  if (from.length > count) return from;
  const into = takeBytes(room, 2 * from.length);
  into.set(from.subarray(0, count));
  return into;
}
