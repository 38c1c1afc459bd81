import type { Paragraphs } from './paragraphs.js';
import { type Room, takeBytes, takeInts } from './room.js';
import { MARGIN, type Tokens, TokenType } from './tokens.js';

/** Tokens with the paragraphs they stand in. */
export interface Unwrapped {
  readonly tokens: Tokens;
  readonly paragraphs: Paragraphs;
}

/**
 * Leaves out the line breaks within paragraphs, so that to all who read on a text wrapped by hand is like any other:
 * "the⏎judge said" has its subject. Spans stay what they are. Gives back what it got where no line is wrapped.
 */
export function unwrap(tokens: Tokens, paragraphs: Paragraphs): Unwrapped {
  const { type, room, lasting } = tokens;
  if (!paragraphs.within) return { tokens, paragraphs };
  const kept = takeInts(room, tokens.count - paragraphs.within);
  const first = takeInts(lasting, paragraphs.count);
  const last = takeInts(lasting, paragraphs.count);
  let count = 0;
  let at = 0;
  for (let p = 0; p < paragraphs.count; p++) {
    while (at < paragraphs.first[p]) kept[count++] = at++;
    first[p] = count;
    for (; at < paragraphs.last[p]; at++) if (type[at] !== TokenType.lineBreak) kept[count++] = at;
    last[p] = count;
  }
  while (at < tokens.count) kept[count++] = at++;
  return {
    tokens: {
      text: tokens.text,
      count,
      start: pick(tokens.start, kept, count, intsOf(lasting, count)),
      end: pick(tokens.end, kept, count, intsOf(lasting, count)),
      type: pick(type, kept, count, bytesOf(lasting, count)),
      shape: pick(tokens.shape, kept, count, bytesOf(lasting, count)),
      info: pick(tokens.info, kept, count, intsOf(lasting, count)),
      hash: pick(tokens.hash, kept, count, intsOf(lasting, count)),
      trigger: pick(tokens.trigger, kept, count, bytesOf(lasting, count)),
      row: pick(tokens.row, kept, count, intsOf(lasting, count)),
      lasting,
      room,
    },
    paragraphs: { count: paragraphs.count, first, last, within: 0 },
  };
}

const intsOf = (room: Room, count: number): Int32Array => takeInts(room, count + MARGIN);
const bytesOf = (room: Room, count: number): Uint8Array => takeBytes(room, count + MARGIN);

/** Copies the values at the first `count` of the given places into an array of the same kind, with a margin. */
function pick<T extends Uint8Array | Int32Array>(values: T, places: Int32Array, count: number, into: T): T {
  for (let i = 0; i < count; i++) into[i] = values[places[i]];
  into.fill(0, count, count + MARGIN);
  return into;
}
