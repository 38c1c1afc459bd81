import type { Names } from '../names/types.js';
import type { Sentences } from '../sentences.js';
import type { Tokens } from '../tokens.js';
import type { Entity } from '../types.js';

/** A stretch of tokens, end exclusive. */
export type TokenRange = readonly [first: number, last: number];

/** What the attribution knows of a quote when it asks who is speaking. */
export interface Attributed {
  /** The words that name the speaker where the quote is attributed, or null if none are near. */
  readonly source: TokenRange | null;
  /** What is said, without the marks. */
  readonly contents: readonly TokenRange[];
  /** Whether the contents stand in quotation marks: "I" is the speaker there. */
  readonly direct: boolean;
}

/** Who is who in an article. */
export interface Coreference {
  /** In the order of their first mentions; anonymous speakers come as they are described. */
  readonly entities: readonly Entity[];
  /** For each of the attributed quotes: the index of its speaker in `entities`, or null where it cannot be told. */
  readonly speakers: readonly (number | null)[];
  /** For each of them, how sure that is, 0 to 1. */
  readonly confidences: readonly number[];
}

/**
 * Groups names, descriptions and pronouns into entities and finds the speakers of quotes, which must be in text order.
 * A quote without a source is given the speaker in whose run of quotes it stands, if there is one. Linear in the text.
 */
export type ResolveEntities = (
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  quotes: readonly Attributed[],
) => Coreference;
