import type { Analysis, Entity } from '../analysis/types.js';
import { entityIdFor } from '../sidecar/ids.js';
import type { DecisionRecord } from '../sidecar/types.js';
import type { ArticleEntity } from './types.js';

/** The entities of an article before their mentions and quotes are gathered, by id; and which is which. */
export interface JoinedEntities {
  readonly byId: ReadonlyMap<string, JoinedEntity>;
  /** For each index into `Analysis.entities` the id of the entity it became. */
  readonly idOf: readonly string[];
}

export interface JoinedEntity extends Omit<ArticleEntity, 'mentions' | 'quotes'> {
  /** The engine's entities that are this one. */
  readonly found: readonly Entity[];
}

/**
 * Joins the engine's entities with those that a person named: by id, name or alias. What the person says of name, kind
 * and role wins. Undecided entities get the id they would have in the sidecar.
 */
export function joinEntities(text: string, analysis: Analysis, record: DecisionRecord): JoinedEntities {
  const decided = decidedNames(record);
  const taken = new Set(record.entities.keys());
  const found = new Map<string, Entity[]>([...taken].map((id) => [id, []]));
  const idOf = analysis.entities.map((entity) => {
    const slug = entityIdFor(entity.name, NOTHING);
    const known = decided.get(nameKey(entity.name)) ?? (record.entities.has(slug) ? slug : undefined);
    const id = known ?? entityIdFor(entity.name, taken);
    taken.add(id);
    const same = found.get(id);
    if (same) same.push(entity);
    else found.set(id, [entity]);
    return id;
  });
  const byId = new Map([...found].map(([id, entities]) => [id, joined(text, id, entities, record)]));
  return { byId, idOf };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Names compare without case, marks and runs of blanks. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[.\s\u00ad]+/g, ' ')
    .trim();

/** The ids of decided entities by their names; where two share a name or an alias, by none of them. */
function decidedNames(record: DecisionRecord): ReadonlyMap<string, string> {
  const ids = new Map<string, string | null>();
  for (const names of ['name', 'aliases'] as const) {
    const round = new Map<string, string | null>();
    for (const [id, entity] of record.entities)
      for (const name of names === 'name' ? [entity.name] : (entity.aliases ?? [])) {
        const key = nameKey(name);
        round.set(key, round.has(key) && round.get(key) !== id ? null : id);
      }
    for (const [key, id] of round) if (!ids.has(key)) ids.set(key, id);
  }
  return new Map([...ids].filter((entry): entry is [string, string] => entry[1] !== null));
}

function joined(text: string, id: string, found: readonly Entity[], record: DecisionRecord): JoinedEntity {
  const decision = record.entities.get(id);
  const first = found[0];
  const name = decision?.name ?? first.name;
  return {
    type: 'entity',
    id,
    name,
    kind: decision?.kind ?? first.kind,
    role: decision?.role ?? found.find((entity) => entity.role !== null)?.role ?? null,
    aliases: aliasesOf(text, name, decision?.aliases ?? [], found),
    wikidata: decision?.wikidata ?? null,
    note: decision?.note ?? null,
    decided: decision !== undefined,
    found,
  };
}

/** Other names than the first: a person's, then those the article uses, each once. */
function aliasesOf(
  text: string,
  name: string,
  decided: readonly string[],
  found: readonly Entity[],
): readonly string[] {
  const names = new Map<string, string>();
  const own = nameKey(name);
  // Most mentions say what an earlier one said.
  const seen = new Set<string>();
  const add = (alias: string): void => {
    if (seen.has(alias)) return;
    seen.add(alias);
    const clean = alias.replace(/\s+/g, ' ').trim();
    const key = nameKey(clean);
    if (key !== '' && key !== own && !names.has(key)) names.set(key, clean);
  };
  for (const alias of decided) add(alias);
  for (const entity of found) {
    add(entity.name);
    for (const { form, span } of entity.mentions) if (form === 'name') add(text.slice(span[0], span[1]));
  }
  return [...names.values()];
}
