import type { Paragraphs } from './paragraphs.js';
import { type Tokens, TokenType } from './tokens.js';

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
  const { type } = tokens;
  let within = 0;
  for (let p = 0; p < paragraphs.count; p++)
    for (let i = paragraphs.first[p]; i < paragraphs.last[p]; i++) if (type[i] === TokenType.lineBreak) within++;
  if (!within) return { tokens, paragraphs };
  const kept = new Int32Array(tokens.count - within);
  const first = new Int32Array(paragraphs.count);
  const last = new Int32Array(paragraphs.count);
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
      start: pick(tokens.start, kept),
      end: pick(tokens.end, kept),
      type: pick(type, kept),
      shape: pick(tokens.shape, kept),
      info: pick(tokens.info, kept),
      hash: pick(tokens.hash, kept),
      row: pick(tokens.row, kept),
      room: tokens.room,
    },
    paragraphs: { count: paragraphs.count, first, last },
  };
}

/** The values at the given places, in an array of the same kind. */
function pick<T extends Uint8Array | Int32Array | Uint32Array>(values: T, places: Int32Array): T {
  const picked = values.slice(0, places.length) as T;
  for (let i = 0; i < places.length; i++) picked[i] = values[places[i]];
  return picked;
}
