import { type Places, placesOf } from './places.js';
import { giveBack, takeInts, takenOf } from './room.js';
import { Shape, type Tokens, TokenType } from './tokens.js';

/** Paragraphs as parallel arrays (index = paragraph): stretches of tokens without the line breaks at their edges. */
export interface Paragraphs {
  readonly count: number;
  /** First token, and the token behind the last one. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** How many line breaks stand within paragraphs. */
  readonly within: number;
}

/** A line shorter than this, in code units, was not broken because it was full. */
const FULL_LINE = 45;
/** All of a byte. */
const WHOLE = 0xff;

/**
 * Cuts the tokens into paragraphs. A blank line ends one; so does a single line break, except in texts that were
 * wrapped by hand, where it only does behind a short line.
 */
export function findParagraphs(tokens: Tokens): Paragraphs {
  const { count, type, start, end, info, lasting, room } = tokens;
  const taken = takenOf(room);
  const breaks = placesOf(type, count, WHOLE, TokenType.lineBreak, room);
  const wrapped = isWrapped(tokens, breaks);
  const first = takeInts(lasting, breaks.count + 1);
  const last = takeInts(lasting, breaks.count + 1);
  let paragraphs = 0;
  let within = 0;
  let kept = 0;
  let from = 0;
  let lineStart = 0;
  for (let b = 0; b <= breaks.count; b++) {
    const i = b < breaks.count ? breaks.at[b] : count;
    if (i === count || info[i] > 1 || !wrapped || start[i] - lineStart < FULL_LINE) {
      if (i > from) {
        first[paragraphs] = from;
        last[paragraphs++] = i;
        within += kept;
      }
      kept = 0;
      from = i + 1;
    } else kept++;
    lineStart = end[i];
  }
  giveBack(room, taken);
  return { count: paragraphs, first, last, within };
}

/** Whether lines were broken for width: many single breaks stand within a sentence, before a word in lower case. */
function isWrapped({ count, type, shape, info }: Tokens, breaks: Places): boolean {
  let single = 0;
  let within = 0;
  for (let b = 0; b < breaks.count; b++) {
    const i = breaks.at[b];
    if (i === 0 || i + 1 === count || info[i] > 1) continue;
    single++;
    if (type[i - 1] === TokenType.word && type[i + 1] === TokenType.word && shape[i + 1] === Shape.lower) within++;
  }
  return within > 2 && within * 3 > single;
}
