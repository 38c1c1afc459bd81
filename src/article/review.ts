import { hull } from '../text/span.js';
import { sharedLength } from './match.js';
import { beginningAt, inTextOrder, itemById, itemsAt, openItems, spansOf } from './queries.js';
import type { Article, ArticleItem } from './types.js';

/** In which order open suggestions are gone through: as they stand, or the least sure first. */
export type ReviewOrder = 'text' | 'unsure';

/** What waits for a decision, in the order of the review. */
export function reviewList(article: Article, order: ReviewOrder): readonly ArticleItem[] {
  const open = openItems(article);
  return order === 'text' ? open : [...open].sort((a, b) => inOrder(a, b, order));
}

/**
 * The open suggestion to go to from an item, which may be decided by now (`from` is as it was when it was open): the
 * next or previous one in the order of the review, going round at the end. Undefined where nothing is open but itself.
 */
export function neighbour(
  article: Article,
  from: ArticleItem | undefined,
  order: ReviewOrder,
  step: 1 | -1,
): ArticleItem | undefined {
  // One look at each: to sort them all for every key would be felt in a long article.
  let first: ArticleItem | undefined;
  let last: ArticleItem | undefined;
  let next: ArticleItem | undefined;
  let previous: ArticleItem | undefined;
  for (const list of [article.quotes, article.figures])
    for (const item of list) {
      if (item.status !== 'suggested' || item.id === from?.id) continue;
      if (!first || inOrder(item, first, order) < 0) first = item;
      if (!last || inOrder(item, last, order) >= 0) last = item;
      if (!from) continue;
      if (inOrder(item, from, order) > 0) {
        if (!next || inOrder(item, next, order) < 0) next = item;
      } else if (!previous || inOrder(item, previous, order) >= 0) previous = item;
    }
  return step > 0 ? (next ?? first) : (previous ?? last);
}

const inOrder = (a: ArticleItem, b: ArticleItem, order: ReviewOrder): number =>
  (order === 'unsure' ? a.confidence - b.confidence : 0) || inTextOrder(a, b);

/**
 * The item as the article has it now: a suggestion that has become a decision has another id, and an item that was
 * joined or split another place. Undefined where it is gone.
 */
export function present(article: Article, item: ArticleItem): ArticleItem | undefined {
  const spans = spansOf(item);
  const [start] = hull(spans);
  // It mostly begins where it began, and there one need not look at all the others.
  const near = beginningAt(article, item.type, start);
  const same = near.find(({ id }) => id === item.id) ?? itemById(article, item.id);
  if (same) return same;
  const isIt = (other: ArticleItem) => other.type === item.type && sharedLength(spansOf(other), spans) > 0;
  return near.length === 1 && isIt(near[0]) ? near[0] : itemsAt(article, start).find(isIt);
}

/** How far a person is with an article: counts of quotes and figures. */
export interface Progress {
  readonly decided: number;
  readonly open: number;
}

export function progressOf({ quotes, figures }: Article): Progress {
  let open = 0;
  for (const { status } of quotes) if (status === 'suggested') open++;
  for (const { status } of figures) if (status === 'suggested') open++;
  return { open, decided: quotes.length + figures.length - open };
}
