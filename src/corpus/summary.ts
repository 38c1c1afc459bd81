import { type Progress, progressOf } from '../article/review.js';
import type { Article, ArticleEntity } from '../article/types.js';

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

export const summarize = (article: Article): ArticleSummary => ({
  entities: article.entities.map(summaryOf),
  progress: progressOf(article),
});
