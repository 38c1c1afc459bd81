import type { Change, DecisionRecord } from '../sidecar/types.js';
import { decideIn, right } from './deciding.js';
import { draftOf, type Hand } from './draft.js';
import { type EntityChoice, entityFor } from './naming.js';
import type { Article, ArticleItem } from './types.js';

/** What is said of many items at once. */
export interface Said {
  readonly rejected?: boolean;
  /** Of quotes: who speaks; null for nobody known. What is not given stays as it is. */
  readonly speaker?: EntityChoice | null;
  readonly kind?: ArticleItem['kind'];
  /** Labels to put on beside those there are. */
  readonly labels?: readonly string[];
}

/** Decides on many items in one go: confirms them, with what is said of them, or rejects them. Unknown ids are left out. */
export function decideEach(
  article: Article,
  record: DecisionRecord,
  ids: readonly string[],
  said: Said,
  hand: Hand,
): readonly Change[] {
  const draft = draftOf(record);
  const items = new Map<string, ArticleItem>([...article.quotes, ...article.figures].map((item) => [item.id, item]));
  const speaker =
    said.speaker === undefined || said.speaker === null
      ? said.speaker
      : (entityFor(draft, article, said.speaker) ?? null);
  for (const id of ids) {
    const item = items.get(id);
    if (!item) continue;
    const labels = said.labels ? [...new Set([...item.labels, ...said.labels])] : item.labels;
    const changed = {
      ...item,
      labels,
      ...(speaker === undefined || item.type !== 'quote' ? {} : { speaker }),
      ...(said.kind === undefined ? {} : { kind: said.kind }),
    } as ArticleItem;
    decideIn(draft, article, changed, { status: said.rejected ? 'rejected' : right(item) }, hand);
  }
  return draft.changes;
}

/** Puts another label in the place of one, or (null) takes it off, on the annotations with the ids; all else stays. */
export function relabel(
  record: DecisionRecord,
  ids: ReadonlySet<string>,
  from: string,
  to: string | null,
): readonly Change[] {
  return record.annotations.flatMap((annotation): Change[] => {
    if (!ids.has(annotation.id) || !annotation.labels?.includes(from)) return [];
    const renamed = annotation.labels.flatMap((label) => (label !== from ? [label] : to === null ? [] : [to]));
    const { labels: _, ...rest } = annotation;
    const labels = [...new Set(renamed)];
    return [{ annotation: annotation.id, to: labels.length > 0 ? { ...annotation, labels } : rest }];
  });
}
