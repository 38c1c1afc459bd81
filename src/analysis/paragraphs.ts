import { takeInts } from './room.js';
import { Shape, type Tokens, TokenType } from './tokens.js';

/** Paragraphs as parallel arrays (index = paragraph): stretches of tokens without the line breaks at their edges. */
export interface Paragraphs {
  readonly count: number;
  /** First token, and the token behind the last one. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** A line shorter than this, in code units, was not broken because it was full. */
const FULL_LINE = 45;

/**
 * Cuts the tokens into paragraphs. A blank line ends one; so does a single line break, except in texts that were
 * wrapped by hand, where it only does behind a short line.
 */
export function findParagraphs(tokens: Tokens): Paragraphs {
  const { count, type, start, end, info, lasting } = tokens;
  const wrapped = isWrapped(tokens);
  let breaks = 1;
  for (let i = 0; i < count; i++) if (type[i] === TokenType.lineBreak) breaks++;
  const first = takeInts(lasting, breaks);
  const last = takeInts(lasting, breaks);
  let paragraphs = 0;
  let from = 0;
  let lineStart = 0;
  for (let i = 0; i <= count; i++) {
    if (i < count && type[i] !== TokenType.lineBreak) continue;
    if (i === count || info[i] > 1 || !wrapped || start[i] - lineStart < FULL_LINE) {
      if (i > from) {
        first[paragraphs] = from;
        last[paragraphs++] = i;
      }
      from = i + 1;
    }
    lineStart = end[i];
  }
  return { count: paragraphs, first, last };
}

/** Whether lines were broken for width: many single breaks stand within a sentence, before a word in lower case. */
function isWrapped({ count, type, shape, info }: Tokens): boolean {
  let single = 0;
  let within = 0;
  for (let i = 1; i + 1 < count; i++) {
    if (type[i] !== TokenType.lineBreak || info[i] > 1) continue;
    single++;
    if (type[i - 1] === TokenType.word && type[i + 1] === TokenType.word && shape[i + 1] === Shape.lower) within++;
  }
  return within > 2 && within * 3 > single;
}
