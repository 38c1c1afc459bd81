import type { Analysis, Entity } from '../analysis/types.js';
import { entityIdFor, freeId } from '../sidecar/ids.js';
import type { DecisionRecord } from '../sidecar/types.js';
import type { ArticleEntity } from './types.js';

/** The entities of an article before their mentions and quotes are gathered, by id; and which is which. */
export interface JoinedEntities {
  readonly byId: ReadonlyMap<string, JoinedEntity>;
  /** For each index into `Analysis.entities` the id of the entity it became. */
  readonly idOf: readonly string[];
  /** For the next time. */
  readonly names: Names;
}

/** What names compare by, and the ids that they make: of each name worked out once. */
interface Names {
  keyOf(name: string): string;
  idOf(name: string): string;
  /** What was worked out. */
  readonly keys: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<string, string>;
}

/** Names with what was worked out before for another text; what this one does not ask for is not kept any longer. */
export function namesAgain(before?: Names): Names {
  const once = (known: Map<string, string>, old: ReadonlyMap<string, string> | undefined, make: typeof nameKey) => {
    return (name: string): string => {
      let made = known.get(name);
      if (made === undefined) {
        made = old?.get(name) ?? make(name);
        known.set(name, made);
      }
      return made;
    };
  };
  const keys = new Map<string, string>();
  const ids = new Map<string, string>();
  const idFor = (name: string) => entityIdFor(name, NOTHING);
  return { keyOf: once(keys, before?.keys, nameKey), idOf: once(ids, before?.ids, idFor), keys, ids };
}

export interface JoinedEntity extends Omit<ArticleEntity, 'mentions' | 'quotes'> {
  /** The engine's entities that are this one. */
  readonly found: readonly Entity[];
}

/**
 * Joins the engine's entities with those that a person named: by id, name or alias. What the person says of name, kind
 * and role wins. Undecided entities get the id they would have in the sidecar. `before` is what another record gave for
 * the same analysis: entities of which nothing has changed are the same objects.
 */
export function joinEntities(
  text: string,
  analysis: Analysis,
  record: DecisionRecord,
  names = namesAgain(),
  before?: { readonly entities: JoinedEntities; readonly record: DecisionRecord },
): JoinedEntities {
  const decided = decidedNames(record, names);
  const found = new Map<string, Entity[]>([...record.entities.keys()].map((id) => [id, []]));
  // Numbers go by the article alone, so that nobody has another id once somebody of the same name is decided on.
  const numbered = new Set<string>();
  const idOf = analysis.entities.map((entity) => {
    const slug = names.idOf(entity.name);
    const own = freeId(slug, numbered);
    numbered.add(own);
    const byName = decided.size ? decided.get(names.keyOf(entity.name)) : undefined;
    const isKnown = byName === undefined && record.entities.has(slug) && !record.entities.has(own);
    const id = byName ?? (isKnown ? slug : own);
    const same = found.get(id);
    if (same) same.push(entity);
    else found.set(id, [entity]);
    return id;
  });
  const byId = new Map<string, JoinedEntity>();
  for (const [id, entities] of found) {
    const old = before?.entities.byId.get(id);
    const isSame =
      old !== undefined &&
      before?.record.entities.get(id) === record.entities.get(id) &&
      old.found.length === entities.length &&
      old.found.every((entity, i) => entity === entities[i]);
    byId.set(id, isSame ? old : joined(text, id, entities, record, names));
  }
  return { byId, idOf, names };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Names compare without case, marks and runs of blanks. */
export const nameKey = (name: string): string =>
  // Most names are plain letters, and of these nothing has to be taken apart.
  /^[A-Za-z ]+$/.test(name) && !name.includes('  ') ? name.toLowerCase().trim() : folded(name);

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[.\s\u00ad]+/g, ' ')
    .trim();

/** The ids of decided entities by their names; null where two share a name or an alias. */
function decidedNames(record: DecisionRecord, { keyOf }: Names): ReadonlyMap<string, string | null> {
  const ids = new Map<string, string | null>();
  for (const names of ['name', 'aliases'] as const) {
    const round = new Map<string, string | null>();
    for (const [id, entity] of record.entities)
      for (const name of names === 'name' ? [entity.name] : (entity.aliases ?? [])) {
        const key = keyOf(name);
        round.set(key, round.has(key) && round.get(key) !== id ? null : id);
      }
    for (const [key, id] of round) if (!ids.has(key)) ids.set(key, id);
  }
  return ids;
}

function joined(
  text: string,
  id: string,
  found: readonly Entity[],
  record: DecisionRecord,
  names: Names,
): JoinedEntity {
  const decision = record.entities.get(id);
  const first = found[0];
  const name = decision?.name ?? first.name;
  return {
    type: 'entity',
    id,
    name,
    kind: decision?.kind ?? first.kind,
    role: decision?.role ?? found.find((entity) => entity.role !== null)?.role ?? null,
    aliases: aliasesOf(text, name, decision?.aliases ?? [], found, names),
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
  { keyOf }: Names,
): readonly string[] {
  // Most mentions say what the name says, or an earlier one.
  const others = new Set(decided);
  for (const entity of found) {
    if (entity.name !== name) others.add(entity.name);
    for (const { form, span } of entity.mentions) {
      const again = span[1] - span[0] === entity.name.length && text.startsWith(entity.name, span[0]);
      if (form === 'name' && !again) others.add(text.slice(span[0], span[1]));
    }
  }
  if (others.size === 0) return [];
  const names = new Map<string, string>();
  const own = keyOf(name);
  for (const other of others) {
    const clean = other.replace(/\s+/g, ' ').trim();
    const key = keyOf(clean);
    if (key !== '' && key !== own && !names.has(key)) names.set(key, clean);
  }
  return [...names.values()];
}
