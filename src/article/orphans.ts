import { stampOf } from '../sidecar/stamp.js';
import type { DecisionRecord } from '../sidecar/types.js';

/** A sidecar with no article beside it, and an article with no sidecar beside it; each with its place. */
export interface Orphan<Place> {
  readonly place: Place;
  readonly record: DecisionRecord;
}
export interface Bare<Place> {
  readonly place: Place;
  readonly text: string;
}

/**
 * The articles that orphaned sidecars speak of, by the hash of their text: those pairs in which neither fits another one
 * as well. Articles of another length are not hashed.
 */
export function homesOf<Place>(
  orphans: readonly Orphan<Place>[],
  articles: readonly Bare<Place>[],
): readonly { readonly orphan: Orphan<Place>; readonly article: Bare<Place> }[] {
  const stamps = new Map<Bare<Place>, string | undefined>();
  const hashOf = (article: Bare<Place>): string | undefined => {
    if (!stamps.has(article)) stamps.set(article, stampOf(article.text).sha256);
    return stamps.get(article);
  };
  const fits = ({ record }: Orphan<Place>, article: Bare<Place>): boolean => {
    const { sha256, length } = record.article ?? {};
    return (
      sha256 !== undefined && (length ?? article.text.length) === article.text.length && hashOf(article) === sha256
    );
  };
  const pairs = orphans.flatMap((orphan) =>
    articles.filter((article) => fits(orphan, article)).map((article) => ({ orphan, article })),
  );
  const alone = <K extends 'orphan' | 'article'>(key: K, pair: (typeof pairs)[number]): boolean =>
    pairs.filter((other) => other[key] === pair[key]).length === 1;
  return pairs.filter((pair) => alone('orphan', pair) && alone('article', pair));
}

/** How many of the sidecar's annotations have words that stand in a text, letter for letter. */
export const wordsFound = ({ annotations }: DecisionRecord, text: string): number =>
  annotations.filter((annotation) => annotation.text !== '' && text.includes(annotation.text.split(' … ')[0])).length;
