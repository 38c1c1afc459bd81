import { type Tokens, TokenType } from '../tokens.js';
import type { Candidate } from './titles.js';

const BITS = 14;
/** How many features there are for words, endings and neighbours; a hash picks one of them. */
export const LEXICAL_COUNT = 1 << BITS;
/** The most of them that one candidate has. */
export const LEXICAL_MOST = 24;
const MOST_INNER = 6;

/** What a word or its ending stands for. Every role has hashes of its own; the numbers are part of the weights. */
const Role = {
  head: 1,
  first: 2,
  inner: 3,
  whole: 4,
  before: 5,
  after: 6,
  beforeTwo: 7,
  afterTwo: 8,
  beforeThat: 9,
  afterThat: 10,
  ending2: 11,
  ending3: 12,
  ending4: 13,
  beginning: 14,
  beforeSort: 15,
  afterSort: 16,
} as const;

/** Stand-ins for what has no hash: the sentence's edge, a number. */
const EDGE = 1;
const NUMBER = 2;
/** No sort of name has a number as high as this. */
const SORTS = 8;

const slot = (role: number, hash: number): number =>
  Math.imul(hash ^ Math.imul(role, 0x85ebca6b), 0x9e3779b1) >>> (32 - BITS);

/**
 * Writes a candidate's words, the spelling of its head, and its neighbours as features from `base` on into `into`,
 * behind the first `n`; gives how many there are then. `sort` is what the lexicon knows of the name, `head` the token it
 * is built on; its sentence is the tokens from `from` to `to`.
 */
export function lexicalFeatures(
  tokens: Tokens,
  { first, last, titleFirst }: Candidate,
  sort: number,
  head: number,
  from: number,
  to: number,
  base: number,
  into: Int32Array,
  n: number,
): number {
  const { text, type, hash, start, end } = tokens;
  const single = last - first === 1;
  const tail = type[head] === TokenType.word ? head : first;
  into[n++] = base + slot(Role.head, hash[tail]);
  if (!single) {
    into[n++] = base + slot(Role.first, hash[first]);
    let whole = 0;
    let inner = 0;
    for (let i = first; i < last; i++) {
      whole = Math.imul(whole, 31) + hash[i];
      if (i > first && i !== tail && type[i] === TokenType.word && inner++ < MOST_INNER)
        into[n++] = base + slot(Role.inner, hash[i]);
    }
    into[n++] = base + slot(Role.whole, whole);
  }
  const before = keyOf(tokens, titleFirst - 1, from, to);
  const after = keyOf(tokens, last, from, to);
  const beforeThat = before === EDGE ? EDGE : keyOf(tokens, titleFirst - 2, from, to);
  const afterThat = after === EDGE ? EDGE : keyOf(tokens, last + 1, from, to);
  into[n++] = base + slot(Role.before, before);
  into[n++] = base + slot(Role.after, after);
  into[n++] = base + slot(Role.beforeSort, Math.imul(before, SORTS) + sort);
  into[n++] = base + slot(Role.afterSort, Math.imul(after, SORTS) + sort);
  into[n++] = base + slot(Role.beforeThat, beforeThat);
  into[n++] = base + slot(Role.afterThat, afterThat);
  into[n++] = base + slot(Role.beforeTwo, Math.imul(beforeThat, 31) + before);
  into[n++] = base + slot(Role.afterTwo, Math.imul(afterThat, 31) + after);
  const length = end[tail] - start[tail];
  const letter = (fromEnd: number): number => (fromEnd > length ? 0 : text.charCodeAt(end[tail] - fromEnd) | 0x20);
  const two = letter(1) * 256 + letter(2);
  const three = two * 256 + letter(3);
  into[n++] = base + slot(Role.ending2, single ? two | 0x10000 : two);
  into[n++] = base + slot(Role.ending3, three);
  into[n++] = base + slot(Role.ending4, Math.imul(three, 257) + letter(4));
  into[n++] = base + slot(Role.beginning, (letter(length) * 256 + letter(length - 1)) * 256 + letter(length - 2));
  return n;
}

/** A token's hash, or what stands for it. */
function keyOf({ type, hash, info }: Tokens, i: number, from: number, to: number): number {
  if (i < from || i >= to || type[i] === TokenType.lineBreak) return EDGE;
  if (type[i] === TokenType.number) return NUMBER;
  return hash[i] || info[i];
}
