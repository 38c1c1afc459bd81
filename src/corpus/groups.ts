import type { EntityKind } from '../analysis/types.js';
import { comparable, isBare, rolesAgree, surnameOf } from './names.js';
import type { EntitySummary } from './summary.js';
import type { CorpusEntity } from './types.js';

/** An entity of one article. */
export interface Member {
  /** The article's key. */
  readonly article: string;
  readonly entity: EntitySummary;
  readonly group: Group;
}

/** Members of the same name and kind; a source without a name is a group of its own. */
export interface Group {
  /** `person:mina cho`; no two groups have the same. */
  readonly key: string;
  readonly kind: EntityKind;
  /** What names compare by. */
  readonly name: string;
  /** Never empty. Where the group has an entity this list is the entity's, and only another one may take its place. */
  members: Member[];
  /** What the group was listed as; undefined where that has to be made. */
  entity: CorpusEntity | undefined;
}

/** Groups with what is needed to see which of them belong together. */
export interface Groups {
  /** The group that an entity belongs to: one there is, or a new one without members. */
  of(article: string, entity: EntitySummary): Group;
  add(member: Member): void;
  delete(member: Member): void;
  /** For each id that people gave, the groups it stands in. */
  given(): Iterable<Iterable<Group>>;
  /** Groups of persons whose name is one word, each with the groups of full names that end in it. */
  surnames(): Iterable<readonly [bare: Group, full: readonly Group[]]>;
  /** Gives back what is kept while many articles are taken in. */
  settle(): void;
}

const NONE: readonly Group[] = [];

export function createGroups(): Groups {
  const named = byKind();
  const given = new Map<string, Map<Group, number>>();
  const bare = new Set<Group>();
  // Lists, and no sets, which take ten times as much: most surnames have one group, and a folder has very many of them.
  const bySurname = new Map<string, Group[]>();
  /** By kind and name as it is written, while articles are taken in: their names repeat, and comparing takes longer. */
  const spelled = byKind();

  const enter = (group: Group): void => {
    named[group.kind].set(group.name, group);
    if (group.kind !== 'person') return;
    if (isBare(group.name)) bare.add(group);
    else put(bySurname, surnameOf(group.name), group);
  };
  const leave = (group: Group): void => {
    // Those without a name were never entered.
    if (named[group.kind].get(group.name) !== group) return;
    named[group.kind].delete(group.name);
    spelled[group.kind].clear();
    if (group.kind !== 'person') return;
    if (isBare(group.name)) bare.delete(group);
    else take(bySurname, surnameOf(group.name), group);
  };
  const give = ({ entity: { id, decided }, group }: Member, by: number): void => {
    if (!decided) return;
    const counts = given.get(id) ?? new Map<Group, number>();
    const count = (counts.get(group) ?? 0) + by;
    if (count > 0) counts.set(group, count);
    else counts.delete(group);
    if (counts.size > 0) given.set(id, counts);
    else given.delete(id);
  };

  return {
    of(article, { id, name, kind, named: isNamed }) {
      const known = isNamed ? spelled[kind].get(name) : undefined;
      if (known) return known;
      const own = comparable(name);
      if (!isNamed) return newGroup(`${kind}:${own}\t${article}\t${id}`, kind, own);
      const group = named[kind].get(own) ?? newGroup(`${kind}:${own}`, kind, own);
      spelled[kind].set(name, group);
      if (group.members.length === 0) enter(group);
      return group;
    },
    add(member) {
      const { group } = member;
      // Most groups have one member, and a list that is made with one takes a fraction of what one takes that grows.
      if (group.members.length === 0) group.members = [member];
      else group.members.push(member);
      give(member, 1);
    },
    delete(member) {
      const { members } = member.group;
      members.splice(members.indexOf(member), 1);
      if (members.length === 0) leave(member.group);
      give(member, -1);
    },
    *given() {
      for (const counts of given.values()) yield counts.keys();
    },
    *surnames() {
      for (const group of bare) yield [group, bySurname.get(group.name) ?? NONE];
    },
    settle() {
      for (const groups of Object.values(spelled)) groups.clear();
    },
  };
}

const byKind = (): Readonly<Record<EntityKind, Map<string, Group>>> => ({
  person: new Map(),
  organization: new Map(),
  place: new Map(),
  group: new Map(),
});

const newGroup = (key: string, kind: EntityKind, name: string): Group => ({
  key,
  kind,
  name,
  members: [],
  entity: undefined,
});

function put(lists: Map<string, Group[]>, key: string, group: Group): void {
  const list = lists.get(key);
  if (list) list.push(group);
  else lists.set(key, [group]);
}

function take(lists: Map<string, Group[]>, key: string, group: Group): void {
  const others = lists.get(key)?.filter((other) => other !== group) ?? [];
  if (others.length > 0) lists.set(key, others);
  else lists.delete(key);
}

/** For every group that belongs together with others all of them, the one with the fullest name first. */
export function joinedGroups(groups: Groups): ReadonlyMap<Group, readonly Group[]> {
  const leaders = new Map<Group, Group>();
  const leader = (group: Group): Group => {
    let at = group;
    for (let up = leaders.get(at); up !== undefined; up = leaders.get(at)) at = up;
    return at;
  };
  const all = new Set<Group>();
  const join = (a: Group, b: Group): void => {
    all.add(a).add(b);
    const [x, y] = [leader(a), leader(b)];
    if (x !== y) leaders.set(y, x);
  };
  for (const same of groups.given()) {
    const [first, ...others] = same;
    for (const other of others) join(first, other);
  }
  for (const [bare, fits] of groups.surnames())
    if (fits.length === 1 && sameOffice(bare.members, fits[0].members)) join(fits[0], bare);
  const joined = new Map<Group, Group[]>();
  for (const group of all) {
    const top = leader(group);
    const same = joined.get(top);
    if (same) same.push(group);
    else joined.set(top, [group]);
  }
  for (const same of joined.values()) same.sort(({ key: a }, { key: b }) => b.length - a.length || (a < b ? -1 : 1));
  return new Map([...all].map((group) => [group, joined.get(leader(group)) ?? [group]]));
}

/** Whether all who bear the bare surname have an office of the full name's: else it may be more than one person's. */
function sameOffice(bare: readonly Member[], full: readonly Member[]): boolean {
  const offices = new Set(full.flatMap(({ entity: { role } }) => (role === null ? [] : [role])));
  return bare.every(({ entity: { role } }) => role !== null && [...offices].some((office) => rolesAgree(office, role)));
}
