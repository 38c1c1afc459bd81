import type { EntityKind } from '../analysis/types.js';
import type { Member } from './groups.js';
import { comparable } from './names.js';
import type { Appearance, CorpusEntity } from './types.js';

/**
 * Members that are one, none of which is ever taken out of the list or added to it, with the key of the group that has
 * the fullest name.
 */
export const joinMembers = (id: string, members: readonly Member[]): CorpusEntity => new Joined(id, members);

/** Of many thousands a tree shows some dozens: what takes long is worked out when somebody asks. */
class Joined implements CorpusEntity {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly quotes: number;
  readonly mentions: number;
  readonly #members: readonly Member[];
  #roles: readonly string[] | undefined;
  #aliases: readonly string[] | undefined;
  #appearances: readonly Appearance[] | undefined;

  constructor(id: string, members: readonly Member[]) {
    const { name, kind } = saidOf(id, members);
    let quotes = 0;
    let mentions = 0;
    for (const { entity } of members) {
      quotes += entity.quotes;
      mentions += entity.mentions;
    }
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.quotes = quotes;
    this.mentions = mentions;
    this.#members = members;
  }

  get roles(): readonly string[] {
    this.#roles ??= mostFrequent(this.#members.flatMap(({ entity: { role } }) => (role === null ? [] : [role])));
    return this.#roles;
  }

  get aliases(): readonly string[] {
    this.#aliases ??= aliasesOf(this.name, this.#members);
    return this.#aliases;
  }

  get appearances(): readonly Appearance[] {
    this.#appearances ??= this.#members
      .map(({ article, entity: { id, quotes, mentions } }) => ({ article, entity: id, quotes, mentions }))
      .sort((a, b) => (a.article === b.article ? (a.entity < b.entity ? -1 : 1) : a.article < b.article ? -1 : 1));
    return this.#appearances;
  }
}

/** What a person said, else what most of the group with the fullest name are called. */
function saidOf(id: string, members: readonly Member[]): Pick<CorpusEntity, 'name' | 'kind'> {
  if (members.length === 1) return members[0].entity;
  const decided = members.filter(({ entity }) => entity.decided);
  const named = decided.length > 0 ? decided : members.filter(({ group }) => group.key === id);
  const kinds = (decided.length > 0 ? decided : members).map(({ entity }) => entity.kind);
  return { name: mostFrequent(named.map(({ entity }) => entity.name))[0], kind: mostFrequent(kinds)[0] };
}

function aliasesOf(name: string, members: readonly Member[]): readonly string[] {
  const own = comparable(name);
  // Each name is compared once, however many articles use it.
  const others = mostFrequent([...members.map((m) => m.entity.name), ...members.flatMap((m) => m.entity.aliases)]);
  return others.filter((alias) => alias !== name && comparable(alias) !== own);
}

/** Each once, the most frequent first; of equally frequent ones rather not in capitals, rather long. */
function mostFrequent<T extends string>(values: readonly T[]): readonly T[] {
  if (values.every((value) => value === values[0])) return values.slice(0, 1);
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const shouted = (value: T): number => (value.length > 5 && value === value.toUpperCase() ? 1 : 0);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || shouted(a) - shouted(b) || b.length - a.length || (a < b ? -1 : 1))
    .map(([value]) => value);
}
