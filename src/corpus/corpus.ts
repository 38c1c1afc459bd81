import type { Article } from '../article/types.js';
import { createGroups, type Member as Grouped, joinedGroups } from './groups.js';
import { comparable } from './names.js';
import { type EntitySummary, summaryOf } from './summary.js';
import type { Appearance, CorpusEntity } from './types.js';

/** The entities of many articles, joined across them. To change one article costs what that article holds. */
export interface Corpus {
  /** Takes in an article, or its new state. The key is the caller's (a path). */
  set(key: string, article: Pick<Article, 'entities'>): void;
  /** The same, where only the summaries of its entities are at hand. */
  take(key: string, entities: readonly EntitySummary[]): void;
  delete(key: string): void;
  readonly articles: number;
  /** By quotes, then mentions, then name. The same array until something changes. */
  entities(): readonly CorpusEntity[];
  /** What an entity of one article is in the corpus. */
  entityOf(article: string, entity: string): CorpusEntity | undefined;
}

/** An entity of one article, as far as the corpus needs it. */
interface Member extends Grouped {
  readonly summary: EntitySummary;
  readonly appearance: Appearance;
}

/**
 * An empty corpus. Two entities are one when their full names are the same but for case and marks, or when people gave
 * both the same id in their sidecars. A person's bare surname joins a full name only when exactly one in the corpus fits
 * and an office or title agrees; sources without a name ("a senior official") never join. To split one person in two is
 * a nuisance, to merge two people is an error.
 */
export function createCorpus(): Corpus {
  const members = new Map<string, readonly Member[]>();
  const groups = createGroups<Member>();
  /** The entity that each group is part of, as of the last list, and the groups that were joined then. */
  const entityOfGroup = new Map<string, CorpusEntity>();
  let joined: ReadonlyMap<string, readonly string[]> = new Map();
  const touched = new Set<string>();
  let list: readonly CorpusEntity[] = [];

  const forget = (key: string): void => {
    for (const member of members.get(key) ?? []) {
      touched.add(member.group);
      groups.delete(member);
    }
    members.delete(key);
  };

  /** Groups whose entity has to be made anew: the touched ones, and all that were or are now joined with them. */
  const stale = (now: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
    const open = [...touched];
    for (const key of new Set([...joined.keys(), ...now.keys()]))
      if (joined.get(key)?.join('\n') !== now.get(key)?.join('\n')) open.push(key);
    const found = new Set<string>();
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (found.has(key)) continue;
      found.add(key);
      const entity = entityOfGroup.get(key);
      if (entity) open.push(...(joined.get(entity.id) ?? []));
      open.push(...(now.get(key) ?? []));
    }
    return found;
  };

  const entities = (): readonly CorpusEntity[] => {
    if (touched.size === 0) return list;
    const now = joinedGroups(groups);
    // At first all are made, and none has to be found out.
    const anew = list.length === 0 ? touched : stale(now);
    const gone = new Set<CorpusEntity>();
    for (const key of anew) {
      const old = entityOfGroup.get(key);
      if (!old) continue;
      gone.add(old);
      entityOfGroup.delete(key);
    }
    const made: CorpusEntity[] = [];
    for (const key of anew) {
      if (!groups.has(key) || entityOfGroup.has(key)) continue;
      const keys = now.get(key) ?? [key];
      const entity = joinMembers(keys[0], keys.length === 1 ? groups.members(key) : keys.flatMap(groups.members));
      for (const k of keys) entityOfGroup.set(k, entity);
      made.push(entity);
    }
    list = merged(
      list.filter((entity) => !gone.has(entity)),
      made.sort(inOrder),
    );
    joined = now;
    touched.clear();
    return list;
  };

  const take = (key: string, summaries: readonly EntitySummary[]): void => {
    forget(key);
    const taken = summaries.map((summary) => memberOf(key, summary));
    for (const member of taken) {
      touched.add(member.group);
      groups.add(member);
    }
    members.set(key, taken);
  };

  return {
    set: (key, article) => take(key, article.entities.map(summaryOf)),
    take,
    delete: forget,
    get articles() {
      return members.size;
    },
    entities,
    entityOf(article, entity) {
      entities();
      const member = members.get(article)?.find(({ summary }) => summary.id === entity);
      return member && entityOfGroup.get(member.group);
    },
  };
}

/** Two sorted lists as one. */
function merged(a: readonly CorpusEntity[], b: readonly CorpusEntity[]): readonly CorpusEntity[] {
  const result: CorpusEntity[] = [];
  let i = 0;
  for (const entity of b) {
    while (i < a.length && inOrder(a[i], entity) <= 0) result.push(a[i++]);
    result.push(entity);
  }
  while (i < a.length) result.push(a[i++]);
  return result;
}

function memberOf(article: string, summary: EntitySummary): Member {
  const { id, name, kind, named, quotes, mentions } = summary;
  const group = `${kind}:${comparable(name)}${named ? '' : `\t${article}\t${id}`}`;
  return { group, summary, appearance: { article, entity: id, quotes, mentions } };
}

/** Members that are one, with the key of the group that has the fullest name. */
function joinMembers(id: string, members: readonly Member[]): CorpusEntity {
  if (members.length === 1) return entityOf(id, members[0]);
  const all = members.map(({ summary }) => summary);
  const decided = all.filter((one) => one.decided);
  const named = decided.length > 0 ? decided : all.filter((_, i) => members[i].group === id);
  const name = mostFrequent(named.map((one) => one.name))[0];
  const kinds = mostFrequent((decided.length > 0 ? decided : all).map((one) => one.kind));
  const own = comparable(name);
  // Each name is compared once, however many articles use it.
  const others = mostFrequent([...all.map((one) => one.name), ...all.flatMap((one) => one.aliases)]);
  return {
    id,
    name,
    kind: kinds[0],
    roles: mostFrequent(all.flatMap(({ role }) => (role === null ? NONE : role))),
    aliases: others.filter((alias) => alias !== name && comparable(alias) !== own),
    appearances: members.map(({ appearance }) => appearance).sort(byArticle),
    quotes: all.reduce((sum, one) => sum + one.quotes, 0),
    mentions: all.reduce((sum, one) => sum + one.mentions, 0),
  };
}

const byArticle = (a: Appearance, b: Appearance): number =>
  a.article === b.article ? (a.entity < b.entity ? -1 : 1) : a.article < b.article ? -1 : 1;

/** The same of one member, as most are in a large folder. */
function entityOf(id: string, { summary, appearance }: Member): CorpusEntity {
  const { name, kind, role, quotes, mentions } = summary;
  const own = summary.aliases.length > 0 ? comparable(name) : name;
  const aliases = mostFrequent(summary.aliases).filter((alias) => alias !== name && comparable(alias) !== own);
  return { id, name, kind, roles: role === null ? NONE : [role], aliases, appearances: [appearance], quotes, mentions };
}

const NONE: readonly never[] = [];

/** Each once, the most frequent first; of equally frequent ones rather not in capitals, rather long. */
function mostFrequent<T extends string>(values: readonly T[]): readonly T[] {
  if (values.length < 2) return values;
  // Mostly all say the same.
  if (values.every((value) => value === values[0])) return [values[0]];
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const shouted = (value: T): number => (value.length > 5 && value === value.toUpperCase() ? 1 : 0);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || shouted(a) - shouted(b) || b.length - a.length || (a < b ? -1 : 1))
    .map(([value]) => value);
}

const inOrder = (a: CorpusEntity, b: CorpusEntity): number =>
  b.quotes - a.quotes || b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);
