import { isBare, rolesAgree, surnameOf } from './names.js';
import type { EntitySummary } from './summary.js';

/** What decides whether entities of two articles are one. */
export interface Member {
  /** The key of the group of the same name and kind that it belongs to: `person:mina cho`. */
  readonly group: string;
  /** The entity's id in its article, whether a person gave it, and its role. */
  readonly summary: Pick<EntitySummary, 'id' | 'decided' | 'role'>;
}

/** Members by name and kind, with what is needed to see which groups belong together. */
export interface Groups<M extends Member> {
  add(member: M): void;
  delete(member: M): void;
  has(key: string): boolean;
  members(key: string): readonly M[];
  /** For each id that people gave, the groups it stands in. */
  given(): Iterable<Iterable<string>>;
  /** Groups of persons whose name is one word, each with the groups of full names that end in it. */
  surnames(): Iterable<readonly [bare: string, full: ReadonlySet<string>]>;
}

const PERSON = 'person:';
const NONE: ReadonlySet<string> = new Set();
const NOBODY: readonly never[] = [];

export function createGroups<M extends Member>(): Groups<M> {
  // Lists, and no sets, which take ten times as much: most groups have one member, and a folder has very many of them.
  const groups = new Map<string, M[]>();
  const given = new Map<string, Map<string, number>>();
  const bare = new Set<string>();
  const bySurname = new Map<string, Set<string>>();

  /** Notes that a group has come or gone. */
  const enter = (key: string, present: boolean): void => {
    // The keys of nameless sources hold a tab.
    if (!key.startsWith(PERSON) || key.includes('\t')) return;
    const name = key.slice(PERSON.length);
    const set = isBare(name) ? bare : (bySurname.get(surnameOf(name)) ?? new Set());
    if (present) set.add(key);
    else set.delete(key);
    if (!isBare(name)) bySurname.set(surnameOf(name), set);
    if (!isBare(name) && set.size === 0) bySurname.delete(surnameOf(name));
  };
  const give = ({ group, summary: { id, decided } }: M, by: number): void => {
    if (!decided) return;
    const counts = given.get(id) ?? new Map<string, number>();
    const count = (counts.get(group) ?? 0) + by;
    if (count > 0) counts.set(group, count);
    else counts.delete(group);
    if (counts.size > 0) given.set(id, counts);
    else given.delete(id);
  };

  return {
    add(member) {
      const group = groups.get(member.group);
      if (group) group.push(member);
      else {
        groups.set(member.group, [member]);
        enter(member.group, true);
      }
      give(member, 1);
    },
    delete(member) {
      const group = groups.get(member.group);
      const at = group?.indexOf(member) ?? -1;
      if (!group || at < 0) return;
      group.splice(at, 1);
      if (group.length === 0) {
        groups.delete(member.group);
        enter(member.group, false);
      }
      give(member, -1);
    },
    has: (key) => groups.has(key),
    members: (key) => groups.get(key) ?? NOBODY,
    *given() {
      for (const counts of given.values()) yield counts.keys();
    },
    *surnames() {
      for (const key of bare) yield [key, bySurname.get(key.slice(PERSON.length)) ?? NONE];
    },
  };
}

/** For every group that belongs together with others the keys of all of them, the one with the fullest name first. */
export function joinedGroups<M extends Member>(groups: Groups<M>): ReadonlyMap<string, readonly string[]> {
  const leaders = new Map<string, string>();
  const leader = (key: string): string => {
    let at = key;
    for (let up = leaders.get(at); up !== undefined; up = leaders.get(at)) at = up;
    return at;
  };
  const all = new Set<string>();
  const join = (a: string, b: string): void => {
    all.add(a).add(b);
    const [x, y] = [leader(a), leader(b)];
    if (x !== y) leaders.set(y, x);
  };
  for (const keys of groups.given()) {
    const [first, ...others] = keys;
    for (const other of others) join(first, other);
  }
  for (const [bare, fits] of groups.surnames()) {
    const [full] = fits;
    if (fits.size === 1 && sameOffice(groups.members(bare), groups.members(full))) join(full, bare);
  }
  const joined = new Map<string, string[]>();
  for (const key of all) {
    const top = leader(key);
    joined.set(top, [...(joined.get(top) ?? []), key]);
  }
  for (const keys of joined.values()) keys.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new Map([...all].map((key) => [key, joined.get(leader(key)) ?? [key]]));
}

/** Whether all who bear the bare surname have an office of the full name's: else it may be more than one person's. */
function sameOffice(bare: readonly Member[], full: readonly Member[]): boolean {
  const offices = new Set(full.flatMap(({ summary: { role } }) => (role === null ? [] : [role])));
  return bare.every(
    ({ summary: { role } }) => role !== null && [...offices].some((office) => rolesAgree(office, role)),
  );
}
