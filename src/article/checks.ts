import type { Span } from '../text/span.js';
import { spansOf } from './queries.js';
import type { Article, ArticleItem } from './types.js';

/**
 * Something about a decision that a person should look at. `lost`: its words are no longer in the article. `ambiguous`:
 * they stand in more than one place. Neither is said of one that a person keeps without a place. `changed`: they are
 * other words now and should be confirmed again. `speaker`: a quote that is confirmed or added says nobody speaks it.
 */
export interface ArticleProblem {
  readonly code: 'lost' | 'ambiguous' | 'changed' | 'speaker';
  /** The annotation's id. */
  readonly annotation: string;
  /** Where it stands in the article, or may; empty when it is lost. */
  readonly places: readonly Span[];
}

/** What is to be looked at in an article: what has no place first, then in text order. */
export function checkArticle(article: Article): readonly ArticleProblem[] {
  const lost = article.lost.filter(({ annotation }) => !annotation.unplaced);
  const problems: ArticleProblem[] = lost.map(({ annotation, candidates }) => ({
    code: candidates.length > 0 ? 'ambiguous' : 'lost',
    annotation: annotation.id,
    places: candidates.map(([first]) => first),
  }));
  const placed: ArticleProblem[] = [];
  const add = (code: ArticleProblem['code'], item: ArticleItem) =>
    placed.push({ code, annotation: item.id, places: spansOf(item) });
  for (const quote of article.quotes) {
    if (quote.found === 'changed') add('changed', quote);
    if (quote.speaker === null && (quote.status === 'confirmed' || quote.status === 'added')) add('speaker', quote);
  }
  for (const figure of article.figures) if (figure.found === 'changed') add('changed', figure);
  for (const { mentions } of article.entities)
    for (const { annotation, found, span } of mentions)
      if (found === 'changed' && annotation !== null) placed.push({ code: 'changed', annotation, places: [span] });
  return [...problems, ...placed.sort((a, b) => a.places[0][0] - b.places[0][0])];
}
