import { type Filter, fits, hasWords, withoutWords } from '../../article/filter.js';
import type { CorpusEntity } from '../../corpus/types.js';
import type { FolderArticle } from '../contracts.js';
import type { FolderEntities } from '../folderEntities.js';
import type { EntityNode } from './items.js';

/** The entities with a quote that fits a filter, and those with one that fits all of it but its words. */
export interface WithQuotes {
  readonly fitting: ReadonlySet<CorpusEntity>;
  readonly fittingButWords: ReadonlySet<CorpusEntity>;
}

/** Goes through the quotes of all articles once. */
export function entitiesWithQuotes(
  articles: readonly FolderArticle[],
  entities: FolderEntities,
  filter: Filter,
): WithQuotes {
  const fitting = new Set<CorpusEntity>();
  const fittingButWords = new Set<CorpusEntity>();
  const conditions = withoutWords(filter);
  for (const { uri, article } of articles)
    for (const quote of article.quotes) {
      const entity = quote.speaker === null ? undefined : entities.of(uri, quote.speaker);
      // What has a quote that fits needs no second one; the conditions cost less than the words.
      if (!entity || fitting.has(entity) || !fits(article, quote, conditions)) continue;
      fittingButWords.add(entity);
      if (fits(article, quote, filter)) fitting.add(entity);
    }
  return { fitting, fittingButWords };
}

/**
 * The entities that a filter leaves: those with its words in their names or roles (and a quote that fits the rest, where
 * it asks for more than words), which then show all that fits the rest; and those of whose quotes one fits.
 */
export function limited(
  entities: readonly CorpusEntity[],
  { fitting, fittingButWords }: WithQuotes,
  filter: Filter,
): readonly EntityNode[] {
  const rest = withoutWords(filter);
  const onlyWords = rest.conditions.length === 0;
  return entities.flatMap((entity): EntityNode[] => {
    const named = hasWords([entity.name, ...entity.roles, ...entity.aliases].join(' '), filter);
    if (named && onlyWords) return [{ type: 'entity', entity }];
    if (named && fittingButWords.has(entity)) return [{ type: 'entity', entity, limit: rest }];
    return fitting.has(entity) ? [{ type: 'entity', entity, limit: filter }] : [];
  });
}
