import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import { takeInts } from '../room.js';
import type { Sentences } from '../sentences.js';
import { MARGIN, Shape, type Tokens, TokenType } from '../tokens.js';
import type { Attributed } from './types.js';

/** How prominent a mention is by where it stands. */
export const AS_SPEAKER = 2;
export const AS_REPORTER = 1.8;
export const AS_SUBJECT = 1.2;
/** A subject within what somebody is reported to have said. */
export const REPORTED = 0.4;
export const AS_OBJECT = 0;
export const GOVERNED = -0.4;

/** For every token 1 + the index of the quote it belongs to, or 0. */
export interface QuoteMarks {
  /** The direct quote whose words it is one of, and any other one. */
  readonly direct: Int32Array;
  readonly indirect: Int32Array;
  /** The quote whose source it belongs to. */
  readonly sources: Int32Array;
}

/** Marks the tokens of the quotes' contents and sources. */
export function markQuotes(quotes: readonly Attributed[], { count, room }: Tokens): QuoteMarks {
  const direct = takeInts(room, count + MARGIN).fill(0, 0, count + MARGIN);
  const indirect = takeInts(room, count + MARGIN).fill(0, 0, count + MARGIN);
  const sources = takeInts(room, count + MARGIN).fill(0, 0, count + MARGIN);
  for (let q = 0; q < quotes.length; q++) {
    const { contents, source } = quotes[q];
    const marked = quotes[q].direct ? direct : indirect;
    for (let c = 0; c < contents.length; c++) marked.fill(q + 1, contents[c][0], contents[c][1]);
    if (source) sources.fill(q + 1, source[0], source[1]);
  }
  return { direct, indirect, sources };
}

/** How prominent the mention at these tokens is. */
export function prominence(
  { count, type, info, shape }: Tokens,
  sentences: Sentences,
  names: Names,
  marks: QuoteMarks,
  first: number,
  last: number,
): number {
  if (marks.sources[first]) return AS_SPEAKER;
  const reported = marks.indirect[first] > 0;
  // Right before a verb it is some clause's subject, wherever it stands; before "reported", one that speaks.
  if (last < count && type[last] === TokenType.word && shape[last] === Shape.lower) {
    if (info[last] & Word.cue && !(info[last] & (Word.noun | Word.adjective))) return reported ? REPORTED : AS_REPORTER;
    if (info[last] & Word.auxiliary) return reported ? REPORTED : AS_SUBJECT;
  }
  const from = sentences.first[sentences.ofToken[first]];
  // What describes it belongs to it: "the U.S. | President".
  let before = first - 1;
  while (
    before >= from &&
    first - before < 8 &&
    (names.ofToken[before] || (type[before] === TokenType.word && shape[before] !== Shape.lower))
  )
    before--;
  if (before >= from && info[before] & Word.determiner && type[before] === TokenType.word) before--;
  // "as", "after" and "since" may begin a clause: they do not govern.
  const governs = before >= from && type[before] === TokenType.word && (info[before] & Word.preposition) !== 0;
  if (governs && !(info[before] & Word.conjunction)) return GOVERNED;
  let subject = !reported;
  for (let i = before; subject && i >= from && first - i < 24; i--)
    if (names.ofToken[i] || (info[i] & Word.auxiliary && type[i] === TokenType.word && shape[i] === Shape.lower))
      subject = false;
  return subject ? AS_SUBJECT : AS_OBJECT;
}
