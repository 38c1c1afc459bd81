import { giveBack, growInts, takeInts, takenOf } from './room.js';
import { MARGIN, Shape, type Tokens, TokenType } from './tokens.js';

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

/**
 * Cuts the tokens into paragraphs. A blank line ends one; so does a single line break, except in texts that were
 * wrapped by hand, where it only does behind a short line.
 */
export function findParagraphs(tokens: Tokens): Paragraphs {
  const { count, start, end, info, lasting, room } = tokens;
  const taken = takenOf(room);
  const breaks = breaksOf(tokens);
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

/** Where the line breaks stand, as tokens. */
interface Breaks {
  readonly count: number;
  readonly at: Int32Array;
}

function breaksOf({ count, type, room }: Tokens): Breaks {
  let at = takeInts(room, (count >> 5) + MARGIN);
  let found = 0;
  for (let i = 0; i < count; i++) {
    if (type[i] !== TokenType.lineBreak) continue;
    at = growInts(room, at, found);
    at[found++] = i;
  }
  return { count: found, at };
}

/** Whether lines were broken for width: many single breaks stand within a sentence, before a word in lower case. */
function isWrapped({ count, type, shape, info }: Tokens, breaks: Breaks): boolean {
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
