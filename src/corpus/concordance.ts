import { nameKey } from '../article/entities.js';
import { type Filter, fits } from '../article/filter.js';
import { spansOf } from '../article/queries.js';
import type { Article, ArticleItem } from '../article/types.js';
import type { Span } from '../text/span.js';

/** What is looked for, and where. */
export interface Query {
  /** Words that stand together, whatever their case and the blanks between them; `*` for any letters. May be empty. */
  readonly words: string;
  /** In quotes, figures, both, or in the whole text. */
  readonly within: 'quotes' | 'figures' | 'items' | 'text';
  /** Only in items that fit. In a whole text, conditions narrow it to items; words of the filter are no conditions there. */
  readonly filter: Filter;
}

/** A hit with what stands around it: one line of a concordance (keyword in context). */
export interface ConcordanceLine {
  /** The article's key, as it was given. */
  readonly article: string;
  readonly hit: Span;
  /** Up to `AROUND` code units of the text before and behind, on one line. */
  readonly left: string;
  readonly words: string;
  readonly right: string;
  /** The id of the quote or figure that the hit stands in, or null. */
  readonly item: string | null;
}

/** How much context a line has, in UTF-16 code units. */
export const AROUND = 80;

/**
 * The hits in one article, in text order. Without words every item that fits is one. Time is linear in the text for each
 * part that is searched.
 */
export function concordanceOf(key: string, article: Article, query: Query): readonly ConcordanceLine[] {
  const pattern = patternOf(query.words);
  const line = (hit: Span, item: ArticleItem | null): ConcordanceLine => ({
    article: key,
    hit,
    left: oneLine(article.text.slice(Math.max(0, hit[0] - AROUND), hit[0])).trimStart(),
    words: oneLine(article.text.slice(...hit)),
    right: oneLine(article.text.slice(hit[1], hit[1] + AROUND)).trimEnd(),
    item: item?.id ?? null,
  });
  if (query.within === 'text' && query.filter.conditions.length === 0) {
    if (!pattern) return [];
    const items = itemsOf(article, 'items');
    return hitsIn(article.text, [0, article.text.length], pattern).map((hit) => line(hit, around(items, hit)));
  }
  const lines: ConcordanceLine[] = [];
  for (const item of itemsOf(article, query.within === 'text' ? 'items' : query.within)) {
    if (!fits(article, item, query.filter)) continue;
    const spans = spansOf(item);
    if (!pattern) lines.push(line([spans[0][0], spans[spans.length - 1][1]], item));
    else for (const span of spans) for (const hit of hitsIn(article.text, span, pattern)) lines.push(line(hit, item));
  }
  return lines.sort((a, b) => a.hit[0] - b.hit[0] || a.hit[1] - b.hit[1]);
}

const itemsOf = ({ quotes, figures }: Article, within: Exclude<Query['within'], 'text'>): readonly ArticleItem[] =>
  within === 'quotes' ? quotes : within === 'figures' ? figures : [...quotes, ...figures];

/** The shortest item that a hit stands in. */
function around(items: readonly ArticleItem[], hit: Span): ArticleItem | null {
  let best: ArticleItem | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items)
    for (const [start, end] of spansOf(item))
      if (start <= hit[0] && hit[1] <= end && end - start < least) {
        best = item;
        least = end - start;
      }
  return best;
}

/** A whole-word pattern for words; undefined where there are none. Its parts are bounded, so that it stays linear. */
function patternOf(words: string): RegExp | undefined {
  const parts = words
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '' && !/^\*+$/.test(word));
  if (parts.length === 0) return undefined;
  const escaped = parts.map((word) =>
    word
      .replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
      .replace(/[’'‘]/g, "[’'‘]")
      .replace(/\*+/g, '[\\p{L}\\p{N}]{0,40}'),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join('\\s{1,8}')}(?![\\p{L}\\p{N}])`, 'giu');
}

function hitsIn(text: string, [start, end]: Span, pattern: RegExp): readonly Span[] {
  const hits: Span[] = [];
  pattern.lastIndex = start;
  for (let found = pattern.exec(text); found && found.index < end; found = pattern.exec(text))
    if (found.index + found[0].length <= end) hits.push([found.index, found.index + found[0].length]);
  return hits;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** How lines are sorted: by article and place, by the words before (from the hit backwards), the hit, or behind it. */
export type ConcordanceOrder = 'place' | 'left' | 'hit' | 'right';

/** The lines in another order; lines that are equal in it stay as they stand. */
export function sortLines<T extends ConcordanceLine>(lines: readonly T[], order: ConcordanceOrder): readonly T[] {
  if (order === 'place') return lines;
  const keyOf = ({ left, words, right }: ConcordanceLine): string =>
    order === 'left' ? wordsIn(left).reverse().join(' ') : order === 'hit' ? nameKey(words) : wordsIn(right).join(' ');
  return lines
    .map((line) => ({ line, key: keyOf(line) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ line }) => line);
}

const wordsIn = (context: string): string[] => nameKey(context).match(/[\p{L}\p{N}]+/gu) ?? [];
