import { itemsAt } from '../article/queries.js';
import type { Article, ArticleItem, ArticleQuote } from '../article/types.js';
import { hull, type Span } from '../text/span.js';

/** All parts of a quote: contents, source and cue. */
export const partsOf = (quote: ArticleQuote): readonly Span[] =>
  [...quote.contents, quote.source, quote.cue].filter((span): span is Span => span !== null);

/** The smallest span that covers an item; [0, 0] for a quote that has nothing. */
export const extentOf = (item: ArticleItem): Span =>
  item.type === 'figure' ? item.span : item.contents.length ? hull(item.contents) : (item.source ?? item.cue ?? [0, 0]);

/** The quotes of which any part stands at a place, the one with the narrowest part first. */
export const quotesAt = (article: Article, offset: number): readonly ArticleQuote[] =>
  itemsAt(article, offset).filter((item): item is ArticleQuote => item.type === 'quote');
