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
  draft.putEntity(
    id,
    compact({
      ...joined,
      role: joined.role || undefined,
      wikidata: joined.wikidata || undefined,
      note: joined.note || undefined,
    }),
  );
  return draft.changes;
}

/**
 * Makes two entities one: what was said of `from` is said of `into`, which takes its names as other names (so that the
 * engine's findings join it too) and its role and note where it has none. The decision on `from` goes.
 */
export function mergeEntities(article: Article, record: DecisionRecord, from: string, into: string): readonly Change[] {
  const draft = draftOf(record);
  const gone = entityById(article, from);
  const id = from === into ? undefined : entityFor(draft, article, into);
  const kept = id === undefined ? undefined : draft.entities.get(id);
  if (!gone || id === undefined || !kept) return [];
  const names = new Set([...(kept.aliases ?? []), gone.name, ...gone.aliases]);
  names.delete(kept.name);
  draft.putEntity(
    id,
    compact({
      ...kept,
      role: kept.role ?? gone.role ?? undefined,
      wikidata: kept.wikidata ?? gone.wikidata ?? undefined,
      aliases: names.size > 0 ? [...names] : undefined,
      note: kept.note ?? gone.note ?? undefined,
    }),
  );
  for (const annotation of record.annotations) {
    if (annotation.kind === 'quote' && annotation.speaker === from) draft.put({ ...annotation, speaker: id });
    if (annotation.kind === 'mention' && annotation.entity === from) draft.put({ ...annotation, entity: id });
  }
  return record.entities.has(from) ? [...draft.changes, { entity: from, to: null }] : draft.changes;
}

/** Gives an entity another name. The old one stays as an alias, by which the engine's findings still join it. */
export function renameEntity(
  article: Article,
  record: DecisionRecord,
  entityId: string,
  name: string,
): readonly Change[] {
  const entity = entityById(article, entityId);
  const clean = name.replace(/\s+/g, ' ').trim();
  if (!entity || clean === '' || clean === entity.name) return [];
  const aliases = [...new Set([entity.name, ...entity.aliases])].filter((alias) => alias !== clean);
  return changeEntity(article, record, entityId, { name: clean, aliases });
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
