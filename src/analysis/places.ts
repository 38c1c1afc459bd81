import { growInts, type Room, takeInts } from './room.js';

/** Tokens of some kind, in text order. */
export interface Places {
  readonly count: number;
  readonly at: Int32Array;
}

/** The first `count` tokens whose byte, as far as `mask` goes, is `value`; in an array of the room. */
export function placesOf(bytes: Uint8Array, count: number, mask: number, value: number, room: Room): Places {
  let at = takeInts(room, (count >> 3) + 1);
  let found = 0;
  for (let i = 0; i < count; i++) {
    if ((bytes[i] & mask) !== value) continue;
    at = growInts(room, at, found);
    at[found++] = i;
  }
  return { count: found, at };
}
