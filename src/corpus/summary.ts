import type { Analysis } from '../analysis/types.js';
import { joinEntities } from '../article/entities.js';
import { type Progress, progressOf } from '../article/review.js';
import type { Article, ArticleEntity } from '../article/types.js';
import { emptyRecord } from '../sidecar/record.js';

/** What the corpus needs of an article's entity: so much is kept of every article, however many there are. */
export interface EntitySummary extends Pick<ArticleEntity, 'id' | 'name' | 'kind' | 'role' | 'aliases' | 'decided'> {
  /** Whether a name stands for it somewhere; a nameless source is nobody outside its article. */
  readonly named: boolean;
  /** Counts without what was rejected. */
  readonly mentions: number;
  readonly quotes: number;
}

/** An entity, as far as the corpus needs it. */
export function summaryOf(entity: ArticleEntity): EntitySummary {
  const { id, name, kind, role, aliases, decided, quotes } = entity;
  const mentions = entity.mentions.filter(({ status }) => status !== 'rejected');
  const named = decided || mentions.some(({ form }) => form === 'name');
  return { id, name, kind, role, aliases, decided, named, mentions: mentions.length, quotes: quotes.length };
}

/** What is asked of every article of a folder, however many there are. */
export interface ArticleSummary {
  readonly entities: readonly EntitySummary[];
  readonly progress: Progress;
}

/**
 * The summary of an article on which nobody has decided anything: what `summarize` gives of it, without making it. The
 * first reading of a folder asks this of every article.
 */
export function summarizeSuggested(text: string, analysis: Analysis): ArticleSummary {
  const { byId, idOf } = joinEntities(text, analysis, emptyRecord);
  const quotes = analysis.quotes.filter(({ contents }) => contents.length > 0);
  const spoken = new Map<string, number>();
  for (const { speaker } of quotes) {
    const id = speaker === null ? undefined : idOf[speaker];
    if (id !== undefined) spoken.set(id, (spoken.get(id) ?? 0) + 1);
  }
  const placed: { readonly first: number; readonly entity: EntitySummary }[] = [];
  for (const { id, name, kind, role, aliases, decided, found } of byId.values()) {
    let first = Number.POSITIVE_INFINITY;
    let named = false;
    let mentions = 0;
    for (const entity of found) {
      mentions += entity.mentions.length;
      for (const { span, form } of entity.mentions) {
        if (span[0] < first) first = span[0];
        named ||= form === 'name';
      }
    }
    const said = spoken.get(id) ?? 0;
    placed.push({ first, entity: { id, name, kind, role, aliases, decided, named, mentions, quotes: said } });
  }
  return {
    entities: placed.sort((a, b) => (a.first === b.first ? 0 : a.first - b.first)).map(({ entity }) => entity),
    progress: { open: quotes.length + analysis.figures.length, decided: 0 },
  };
}

export const summarize = (article: Article): ArticleSummary => ({
  entities: article.entities.map(summaryOf),
  progress: progressOf(article),
});
