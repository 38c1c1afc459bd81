import type { Span } from './span.js';

/** What is remembered of annotated words, to find them again when the article has changed. */
export interface Anchor {
  readonly at: readonly Span[];
  /** The words; fragments joined by `FRAGMENT_JOIN`. */
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

/** Remembers the words at the given spans, of which there must be at least one. */
export function describe(_text: string, _at: readonly Span[]): Anchor {
  throw new Error('not written yet');
}

/** Finds an anchor's words in a text that may have changed since it was described. */
export function resolve(_text: string, _anchor: Anchor): Resolution {
  throw new Error('not written yet');
}
