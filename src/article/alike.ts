import type { Span } from '../text/span.js';
import { nameKey } from './entities.js';
import type { Article, ArticleItem } from './types.js';

/** Words as they compare when something is done to all alike: without case, marks and runs of blanks. */
export const wordsKey = (words: string): string =>
  // The look behind keeps a long run of marks from being tried at each of its signs.
  nameKey(words.replace(/^[\s"“”„«»‘’']+/u, '').replace(/(?<![\s"“”„«»‘’',;:])[\s"“”„«»‘’',;:]+$/u, ''));

/**
 * What a decision on an item could be repeated on: in an article, other figures with the same words, or other quotes
 * whose source has the same words ("Mr. Miller"). In text order, the item itself left out; rejected ones are among them.
 */
export function alike(article: Article, like: Likeness, except?: string): readonly ArticleItem[] {
  if (like.words === '') return [];
  const items: readonly ArticleItem[] = like.type === 'quote' ? article.quotes : article.figures;
  return items.filter((item) => item.id !== except && likenessOf(article, item).words === like.words);
}

/** What makes an item like others: a figure's words, a quote's source. No words for a quote without a source. */
export interface Likeness {
  readonly type: ArticleItem['type'];
  readonly words: string;
}

export function likenessOf(article: Article, item: ArticleItem): Likeness {
  const span = item.type === 'figure' ? item.span : item.source;
  return { type: item.type, words: span ? wordsKey(article.text.slice(...span)) : '' };
}

/** Where a name stands in a text: whole words only, whatever blanks and apostrophes are in it. In text order. */
export function occurrences(text: string, name: string): readonly Span[] {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const pattern = words
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/[’'‘]/g, "[’'‘]"))
    .join('\\s{1,8}');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu');
  return Array.from(text.matchAll(whole), ({ index, 0: found }): Span => [index, index + found.length]);
}

/** The occurrences of a name that are not mentions of the entity yet. */
export const unmarked = (article: Article, name: string, entityId: string | undefined): readonly Span[] => {
  const known = article.entities.find(({ id }) => id === entityId)?.mentions ?? [];
  const marked = new Set(known.filter(({ status }) => status !== 'rejected').map(({ span }) => span.join('-')));
  return occurrences(article.text, name).filter((span) => !marked.has(span.join('-')));
};
