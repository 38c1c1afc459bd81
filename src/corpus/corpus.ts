import type { Article } from '../article/types.js';
import { createGroups, type Group, joinedGroups, type Member } from './groups.js';
import { joinMembers } from './joined.js';
import { type EntitySummary, summaryOf } from './summary.js';
import type { CorpusEntity } from './types.js';

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

/**
 * An empty corpus. Two entities are one when their full names are the same but for case and marks, or when people gave
 * both the same id in their sidecars. A person's bare surname joins a full name only when exactly one in the corpus fits
 * and an office or title agrees; sources without a name ("a senior official") never join. To split one person in two is
 * a nuisance, to merge two people is an error.
 */
export function createCorpus(): Corpus {
  const members = new Map<string, readonly Member[]>();
  const groups = createGroups();
  /** As of the last list, the groups that belong together. */
  let joined: ReadonlyMap<Group, readonly Group[]> = new Map();
  /** The groups without an entity, and the listed entities that are true no longer. */
  const waiting = new Set<Group>();
  const gone = new Set<CorpusEntity>();
  let list: readonly CorpusEntity[] = [];

  /** Has the group made anew with all that were joined with it, before it changes. */
  const touch = (group: Group): void => {
    // One without an entity waits already, unless it is new.
    if (group.members.length === 0) waiting.add(group);
    if (!group.entity) return;
    gone.add(group.entity);
    for (const other of joined.get(group) ?? [group]) {
      // The entity, which somebody may hold, keeps the list.
      other.members = [...other.members];
      other.entity = undefined;
      waiting.add(other);
    }
  };

  const forget = (key: string): void => {
    for (const member of members.get(key) ?? []) {
      touch(member.group);
      groups.delete(member);
      if (member.group.members.length === 0) waiting.delete(member.group);
    }
    members.delete(key);
  };

  const entities = (): readonly CorpusEntity[] => {
    groups.settle();
    if (waiting.size === 0 && gone.size === 0) return list;
    const now = joinedGroups(groups);
    for (const group of new Set([...joined.keys(), ...now.keys()]))
      if (group.entity && !areSame(joined.get(group), now.get(group))) touch(group);
    const made: CorpusEntity[] = [];
    for (const group of waiting) {
      if (group.entity) continue;
      const all = now.get(group) ?? [group];
      const entity = joinMembers(all[0].key, all.length > 1 ? all.flatMap((one) => one.members) : group.members);
      for (const one of all) one.entity = entity;
      made.push(entity);
    }
    list = merged(
      list.filter((entity) => !gone.has(entity)),
      made.sort(inOrder),
    );
    joined = now;
    waiting.clear();
    gone.clear();
    return list;
  };

  const take = (key: string, summaries: readonly EntitySummary[]): void => {
    forget(key);
    const taken = summaries.map((entity): Member => {
      const group = groups.of(key, entity);
      touch(group);
      const member = { article: key, entity, group };
      groups.add(member);
      return member;
    });
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
      return members.get(article)?.find((member) => member.entity.id === entity)?.group.entity;
    },
  };
}

const areSame = (a: readonly Group[] = [], b: readonly Group[] = []): boolean =>
  a.length === b.length && a.every((group, i) => group === b[i]);

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

const inOrder = (a: CorpusEntity, b: CorpusEntity): number =>
  b.quotes - a.quotes || b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);
