import { type FilterProblem, parseFilter, parts } from '../article/filter.js';
import type { Query } from './concordance.js';

/** Where a query can look: what `in:` is followed by. */
export const QUERY_PLACES = ['quotes', 'figures', 'items', 'text'] as const satisfies readonly Query['within'][];

/** A part of a query that is no condition, or an `in:` that names no place. */
export interface QueryProblem {
  readonly part: string;
  readonly reason: FilterProblem['reason'] | 'place';
}

/**
 * Reads a query as a person writes it: words that stand together in the text, and conditions, in any order.
 *
 *     the bridge speaker:"Mina Cho" -status:rejected in:quotes
 *
 * Conditions are those of a filter (`parseFilter`). `in:` says where the words are looked for; without one, in quotes.
 * A word with a hyphen before it is one that an item must not have. What cannot be understood is told and left out.
 */
export function parseQuery(source: string): { readonly query: Query; readonly problems: readonly QueryProblem[] } {
  const words: string[] = [];
  const conditions: string[] = [];
  const problems: QueryProblem[] = [];
  let within: Query['within'] = 'quotes';
  for (const part of parts(source)) {
    const place = /^in:(.*)$/is.exec(part)?.[1].replaceAll('"', '').toLowerCase();
    if (place !== undefined) {
      const known = QUERY_PLACES.find((word) => word === place);
      if (known) within = known;
      else problems.push({ part, reason: 'place' });
    } else if (/^-|^[a-z]+:/i.test(part)) conditions.push(part);
    else words.push(part.replaceAll('"', ''));
  }
  const { filter, problems: others } = parseFilter(conditions.join(' '));
  return { query: { words: words.join(' ').trim(), within, filter }, problems: [...problems, ...others] };
}
