import { entityIdFor } from '../sidecar/ids.js';
import type { Change, DecisionRecord, EntityDecision } from '../sidecar/types.js';
import { compact, type Draft, draftOf } from './draft.js';
import { entityById } from './queries.js';
import type { Article } from './types.js';

/** An entity of the article by its id, or one that is not in it yet. */
export type EntityChoice = string | { readonly name: string; readonly kind: EntityDecision['kind'] };

/** Changes what the sidecar says of an entity, which becomes a decided one. An empty role or note takes it off. */
export function changeEntity(
  article: Article,
  record: DecisionRecord,
  entityId: string,
  said: Partial<EntityDecision>,
): readonly Change[] {
  const draft = draftOf(record);
  const id = entityFor(draft, article, entityId);
  const old = id === undefined ? undefined : draft.entities.get(id);
  if (id === undefined || !old) return [];
  const joined = { ...old, ...said };
  draft.putEntity(id, compact({ ...joined, role: joined.role || undefined, note: joined.note || undefined }));
  return draft.changes;
}

/** The id of the entity in the record, into which it is written when only the engine knows it so far. */
export function entityFor(draft: Draft, article: Article, choice: EntityChoice): string | undefined {
  if (typeof choice !== 'string') {
    const name = choice.name.replace(/\s+/g, ' ').trim();
    if (name === '') return undefined;
    const known = article.entities.find((e) => e.name === name && e.kind === choice.kind);
    if (known) return entityFor(draft, article, known.id);
    const taken = new Set([...draft.entities.keys(), ...article.entities.map(({ id }) => id)]);
    const id = entityIdFor(name, taken);
    draft.putEntity(id, { name, kind: choice.kind });
    return id;
  }
  if (draft.entities.has(choice)) return choice;
  const entity = entityById(article, choice);
  if (!entity) return undefined;
  const { name, kind, role, aliases } = entity;
  draft.putEntity(
    choice,
    compact({ name, kind, role: role ?? undefined, aliases: aliases.length > 0 ? aliases : undefined }),
  );
  return choice;
}
