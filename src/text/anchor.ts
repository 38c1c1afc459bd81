import { owned } from './owned.js';
import type { Span } from './span.js';

/** What is remembered of annotated words, to find them again when the article has changed. */
export interface Anchor {
  readonly at: readonly Span[];
  /** The words; fragments joined by `FRAGMENT_JOIN`. Empty where a hand-written sidecar gives only the place. */
  readonly text: string;
  /** Up to `CONTEXT` code units before the first fragment and behind the last one. */
  readonly before?: string;
  readonly after?: string;
}

export const CONTEXT = 32;
export const FRAGMENT_JOIN = ' … ';

/**
 * Where an anchor's words stand now. `exact`: at the remembered place. `moved`: elsewhere, letter for letter or but for
 * blanks and marks. `changed`: found with other words. `ambiguous`: more than one place fits, none clearly best.
 * `lost`: no place fits.
 */
export type Resolution =
  | { readonly outcome: 'exact' | 'moved' | 'changed'; readonly at: readonly Span[] }
  | { readonly outcome: 'ambiguous'; readonly candidates: readonly (readonly Span[])[] }
  | { readonly outcome: 'lost' };

/** Remembers the words at the given spans, of which there must be at least one. Never cuts a surrogate pair in two. */
export function describe(text: string, at: readonly Span[]): Anchor {
  const first = at[0][0];
  const last = at[at.length - 1][1];
  const from = Math.max(0, first - CONTEXT);
  const to = Math.min(text.length, last + CONTEXT);
  return {
    at,
    text: owned(wordsAt(text, at)),
    before: owned(text.slice(splitsPair(text, from) ? from + 1 : from, first)),
    after: owned(text.slice(last, splitsPair(text, to) ? to - 1 : to)),
  };
}

/** The words at the given spans, as an anchor remembers them. */
export const wordsAt = (text: string, at: readonly Span[]): string =>
  at.map(([start, end]) => text.slice(start, end)).join(FRAGMENT_JOIN);

function splitsPair(text: string, at: number): boolean {
  const low = text.charCodeAt(at) & 0xfc00;
  return low === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/** The fragments of an anchor's text: cut by the lengths of its spans, or at the joins where these do not fit. */
export function piecesOf({ at, text }: Anchor): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const [start, end] of at) {
    pieces.push(text.slice(from, from + end - start));
    from += end - start + FRAGMENT_JOIN.length;
  }
  const fits = pieces.join(FRAGMENT_JOIN) === text;
  return fits || at.length === 1 ? (fits ? pieces : [text]) : text.split(FRAGMENT_JOIN);
}
