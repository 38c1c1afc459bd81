import type { Article, ArticleEntity } from '../article/types.js';
import { comparable, isBare, rolesAgree, surnameOf } from './names.js';
import type { Appearance, CorpusEntity } from './types.js';

/** The entities of many articles, joined across them. To change one article costs what that article holds. */
export interface Corpus {
  /** Takes in an article, or its new state. The key is the caller's (a path). */
  set(key: string, article: Pick<Article, 'entities'>): void;
  delete(key: string): void;
  readonly articles: number;
  /** By quotes, then mentions, then name. The same array until something changes. */
  entities(): readonly CorpusEntity[];
  /** What an entity of one article is in the corpus. */
  entityOf(article: string, entity: string): CorpusEntity | undefined;
}

/** An entity of one article, as far as the corpus needs it. */
interface Member extends Appearance {
  readonly name: string;
  readonly kind: ArticleEntity['kind'];
  readonly role: string | null;
  readonly aliases: readonly string[];
  readonly decided: boolean;
  /** The key of the group of the same name and kind that it belongs to. */
  readonly group: string;
}

/** Members with one name and kind. Groups that belong together are joined when the list is asked for. */
type Group = Set<Member>;

/**
 * An empty corpus. Two entities are one when their full names are the same but for case and marks, or when people gave
 * both the same id in their sidecars. A person's bare surname joins a full name only when exactly one in the corpus fits
 * and an office or title agrees; sources without a name ("a senior official") never join. To split one person in two is
 * a nuisance, to merge two people is an error.
 */
export function createCorpus(): Corpus {
  const members = new Map<string, readonly Member[]>();
  const groups = new Map<string, Group>();
  /** For each id that people gave, the groups it stands in and how often. */
  const given = new Map<string, Map<string, number>>();
  /** What was made of groups that have not changed since, by the keys of the groups in it. */
  let made = new Map<string, CorpusEntity>();
  const touched = new Set<string>();
  let list: readonly CorpusEntity[] | undefined;
  let places: Map<string, CorpusEntity> | undefined;

  const forget = (key: string): void => {
    for (const member of members.get(key) ?? []) {
      touched.add(member.group);
      const group = groups.get(member.group);
      group?.delete(member);
      if (group?.size === 0) groups.delete(member.group);
      if (member.decided) count(given, member.entity, member.group, -1);
    }
    members.delete(key);
    list = undefined;
    places = undefined;
  };

  const entities = (): readonly CorpusEntity[] => {
    if (list) return list;
    const now = new Map<string, CorpusEntity>();
    for (const keys of joinedGroups(groups, given)) {
      const key = keys.join('\n');
      const known = keys.some((k) => touched.has(k)) ? undefined : made.get(key);
      now.set(
        key,
        known ??
          entityOf(
            keys[0],
            keys.flatMap((k) => [...(groups.get(k) ?? [])]),
          ),
      );
    }
    made = now;
    touched.clear();
    list = [...now.values()].sort(inOrder);
    return list;
  };

  return {
    set(key, article) {
      forget(key);
      const taken = article.entities.map((entity) => memberOf(key, entity));
      for (const member of taken) {
        touched.add(member.group);
        const group = groups.get(member.group);
        if (group) group.add(member);
        else groups.set(member.group, new Set([member]));
        if (member.decided) count(given, member.entity, member.group, 1);
      }
      members.set(key, taken);
    },
    delete: forget,
    get articles() {
      return members.size;
    },
    entities,
    entityOf(article, entity) {
      if (!places) {
        places = new Map();
        for (const e of entities()) for (const a of e.appearances) places.set(`${a.article}\n${a.entity}`, e);
      }
      return places.get(`${article}\n${entity}`);
    },
  };
}

function memberOf(article: string, entity: ArticleEntity): Member {
  const { id, name, kind, role, aliases, decided } = entity;
  const mentions = entity.mentions.filter(({ status }) => status !== 'rejected');
  const named = decided || mentions.some(({ form }) => form === 'name');
  const group = named ? `${kind}:${comparable(name)}` : `${kind}:${comparable(name)}\t${article}\t${id}`;
  const quotes = entity.quotes.length;
  return { article, entity: id, quotes, mentions: mentions.length, name, kind, role, aliases, decided, group };
}

function count(counts: Map<string, Map<string, number>>, id: string, group: string, by: number): void {
  const inner = counts.get(id) ?? new Map<string, number>();
  const now = (inner.get(group) ?? 0) + by;
  if (now > 0) inner.set(group, now);
  else inner.delete(group);
  if (inner.size > 0) counts.set(id, inner);
  else counts.delete(id);
}

/** Which groups are one entity: lists of group keys, each in order. */
function joinedGroups(
  groups: ReadonlyMap<string, Group>,
  given: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Iterable<readonly string[]> {
  const leaders = new Map<string, string>();
  const leader = (key: string): string => {
    let at = key;
    for (let up = leaders.get(at); up !== undefined; up = leaders.get(at)) at = up;
    return at;
  };
  const join = (a: string, b: string): void => {
    const [x, y] = [leader(a), leader(b)];
    if (x !== y) leaders.set(y, x);
  };
  for (const inner of given.values()) {
    const [first, ...others] = inner.keys();
    for (const other of others) join(first, other);
  }
  for (const [bare, full] of bareSurnames(groups)) join(full, bare);
  const joined = new Map<string, string[]>();
  for (const key of groups.keys()) {
    const top = leader(key);
    const list = joined.get(top);
    if (list) list.push(key);
    else joined.set(top, [key]);
  }
  for (const list of joined.values()) if (list.length > 1) list.sort(byLength);
  return joined.values();
}

/** The longest key first: it has the fullest name. */
const byLength = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);

/** Pairs of a person's bare surname and the only full name in the corpus that it can be short for. */
function bareSurnames(groups: ReadonlyMap<string, Group>): readonly (readonly [bare: string, full: string])[] {
  const prefix = 'person:';
  const bySurname = new Map<string, string[]>();
  const bare: string[] = [];
  for (const key of groups.keys()) {
    if (!key.startsWith(prefix) || key.includes('\t')) continue;
    const name = key.slice(prefix.length);
    if (isBare(name)) bare.push(key);
    else {
      const known = bySurname.get(surnameOf(name));
      if (known) known.push(key);
      else bySurname.set(surnameOf(name), [key]);
    }
  }
  const pairs: (readonly [string, string])[] = [];
  for (const key of bare) {
    const fits = bySurname.get(key.slice(prefix.length)) ?? [];
    if (fits.length !== 1) continue;
    // All of the bare ones must agree, or the surname is that of more than one person.
    const offices = rolesOf(groups.get(fits[0]));
    const all = [...(groups.get(key) ?? [])];
    if (all.every(({ role }) => role !== null && offices.some((office) => rolesAgree(office, role))))
      pairs.push([key, fits[0]]);
  }
  return pairs;
}

const rolesOf = (group: Group | undefined): readonly string[] =>
  [...(group ?? [])].flatMap(({ role }) => (role === null ? [] : [role]));

function entityOf(id: string, members: readonly Member[]): CorpusEntity {
  const decided = members.filter((member) => member.decided);
  const names = mostFrequent(
    (decided.length > 0 ? decided : members.filter(({ group }) => group === id)).map((m) => m.name),
  );
  const name = names[0];
  const kinds = mostFrequent((decided.length > 0 ? decided : members).map((m) => m.kind));
  const others = [...members.map((m) => m.name), ...members.flatMap((m) => m.aliases)];
  return {
    id,
    name,
    kind: kinds[0],
    roles: mostFrequent(members.flatMap(({ role }) => (role === null ? [] : [role]))),
    aliases: mostFrequent(others).filter((alias) => comparable(alias) !== comparable(name)),
    appearances: members
      .map(({ article, entity, quotes, mentions }) => ({ article, entity, quotes, mentions }))
      .sort((a, b) => (a.article === b.article ? (a.entity < b.entity ? -1 : 1) : a.article < b.article ? -1 : 1)),
    quotes: members.reduce((sum, m) => sum + m.quotes, 0),
    mentions: members.reduce((sum, m) => sum + m.mentions, 0),
  };
}

/** Each once, the most frequent first, equally frequent ones in the order of the alphabet. */
function mostFrequent<T extends string>(values: readonly T[]): readonly T[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([value]) => value);
}

const inOrder = (a: CorpusEntity, b: CorpusEntity): number =>
  b.quotes - a.quotes || b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);
