import { inTextOrder, openItems } from './queries.js';
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
  const list = reviewList(article, order).filter(({ id }) => id !== from?.id);
  if (!from) return step > 0 ? list[0] : list.at(-1);
  const behind = (item: ArticleItem): boolean => inOrder(item, from, order) > 0;
  return step > 0 ? (list.find(behind) ?? list[0]) : (list.findLast((item) => !behind(item)) ?? list.at(-1));
}

function inOrder(a: ArticleItem, b: ArticleItem, order: ReviewOrder): number {
  return (order === 'unsure' ? a.confidence - b.confidence : 0) || inTextOrder(a, b);
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
