import type { CancellationToken, Uri } from 'vscode';
import type { Article } from '../../article/types.js';
import { type ConcordanceLine, concordanceOf, type Query } from '../../corpus/concordance.js';
import type { FolderArticle } from '../contracts.js';

/** A place where a query was found. `uri` and `id` make it a target of the commands where it stands in an item. */
export interface Hit extends ConcordanceLine {
  readonly uri: Uri;
  readonly id: string | null;
  readonly from: FolderArticle;
}

/** What a search has found. */
export interface Found {
  /** In order of the articles and of their texts; the first `KEPT` of them. */
  readonly hits: readonly Hit[];
  /** How many there are in all. */
  readonly count: number;
  /** In how many articles. */
  readonly articles: number;
  /** How many articles were searched; less than all where the person stopped the search. */
  readonly searched: number;
}

/** More hits than these are only counted: nobody reads them, and each takes memory. */
export const KEPT = 10_000;
/** How long the editor is kept from other work at a time, in ms. */
const SLICE = 20;

/** A search for one query, to be made again and again: articles that have not changed since are not searched anew. */
export function searchFor(
  query: Query,
): (articles: readonly FolderArticle[], token: CancellationToken) => Promise<Found> {
  const known = new WeakMap<Article, { readonly count: number; readonly hits: readonly Hit[] }>();

  const inArticle = (from: FolderArticle, room: number) => {
    const before = known.get(from.article);
    if (before && before.hits.length >= Math.min(before.count, room)) return before;
    const lines = concordanceOf(from.uri.toString(), from.article, query);
    const hits = lines.slice(0, room).map((line): Hit => ({ ...line, uri: from.uri, id: line.item, from }));
    const found = { count: lines.length, hits };
    known.set(from.article, found);
    return found;
  };

  return async (articles, token) => {
    const hits: Hit[] = [];
    let count = 0;
    let withHits = 0;
    let searched = 0;
    let since = Date.now();
    for (const from of articles) {
      if (Date.now() - since > SLICE) {
        await new Promise((done) => setTimeout(done));
        since = Date.now();
      }
      if (token.isCancellationRequested) break;
      const room = KEPT - hits.length;
      const found = inArticle(from, room);
      for (const hit of found.hits.slice(0, room)) hits.push(hit);
      count += found.count;
      withHits += Number(found.count > 0);
      searched++;
    }
    return { hits, count, articles: withHits, searched };
  };
}
