import { Word } from '../lexicon.js';
import type { Gender, Name, Names } from '../names/types.js';
import { takeInts } from '../room.js';
import { type HashTable, placeOf, tableIn, valueAt } from '../table.js';
import { joinHash, Shape, type Tokens, TokenType } from '../tokens.js';
import type { EntityKind } from '../types.js';
import { wordSet } from '../wordSet.js';
import { sameAs } from './aliases.js';
import type { TokenRange } from './types.js';

/** An entity in the making: what its names, titles and appositions say of it. */
export interface Cluster {
  kind: EntityKind;
  /** Index of the first name that was found to be its own, and of the fullest one; -1 for somebody known by a description alone. */
  readonly first: number;
  best: number;
  gender: Gender;
  /** What the article calls the office, as a stretch of tokens, or null. */
  role: TokenRange | null;
  /** Whether any title stood before one of its names. */
  titled: boolean;
  /** Whether a rank ("Gen.") or a civil title ("Senator") was given. */
  ranked: boolean;
  /** Whether a description in the plural: "officials", "people familiar with the talks". */
  plural: boolean;
  /** How often it is mentioned. */
  count: number;
  /** How often its name was taken for a body's and for a place's, which share names: the more frequent kind wins. */
  bodies: number;
  places: number;
  /** The token at which it was mentioned last, or -1. */
  lastMention: number;
  /** The words that describe who has no name, or null. */
  described: TokenRange | null;
  /** A description that is no mention until a pronoun takes it up, or null. */
  unspoken: TokenRange | null;
}

export const newCluster = (kind: EntityKind, best: number): Cluster => ({
  kind,
  first: best,
  best,
  gender: null,
  role: null,
  titled: false,
  ranked: false,
  plural: false,
  count: 0,
  bodies: 0,
  places: 0,
  lastMention: -1,
  described: null,
  unspoken: null,
});

/** The clusters of an article's names: for every name the index of its cluster. */
export interface Clusters {
  readonly list: Cluster[];
  readonly ofName: Int32Array;
}

/** How many namesakes are looked at for a bare surname. */
const NAMESAKES = 8;

/**
 * Groups names that name the same entity; `roles` are the offices given beside each name. Linear: every name is looked up by its words, never compared with
 * all.
 */
export function clusterNames(tokens: Tokens, names: Names, roles: readonly (TokenRange | null)[]): Clusters {
  const { room } = tokens;
  const size = names.list.length;
  let longest = 1;
  for (const { first, last } of names.list) longest = Math.max(longest, last - first);
  const work: Clustering = {
    tokens,
    names,
    roles,
    list: [],
    ofName: takeInts(room, size).fill(-1, 0, size),
    byWords: tableIn(room, 2 * size),
    byPart: { table: tableIn(room, 2 * size), lists: [] },
    byStart: { table: tableIn(room, 2 * size), lists: [] },
    words: takeInts(room, longest),
    wordCount: 0,
  };
  // Full names first, so that a headline's bare surname finds its owner further down.
  for (let n = 0; n < size; n++) if (readWords(work, n) > 1) place(work, n);
  for (let n = 0; n < size; n++)
    if (work.ofName[n] < 0) {
      readWords(work, n);
      place(work, n);
    }
  return { list: work.list, ofName: work.ofName };
}

/** Clusters by less telling parts of their names, a few for each part. */
interface Index {
  /** By a part's hash 1 + the index of its list. */
  readonly table: HashTable;
  readonly lists: number[][];
}

/** What has been grouped so far. */
interface Clustering {
  readonly tokens: Tokens;
  readonly names: Names;
  readonly roles: readonly (TokenRange | null)[];
  readonly list: Cluster[];
  readonly ofName: Int32Array;
  /** By the key of a name's words 1 + the cluster. */
  readonly byWords: HashTable;
  /** Of people: by surname; of bodies: by acronym. And less telling: by first name or first word. */
  readonly byPart: Index;
  readonly byStart: Index;
  /** The words of the name that is looked at. */
  readonly words: Int32Array;
  wordCount: number;
}

const NOBODY: readonly number[] = [];

function known({ table, lists }: Index, part: number): readonly number[] {
  const list = valueAt(table, part);
  return list ? lists[list - 1] : NOBODY;
}

function index({ table, lists }: Index, part: number, cluster: number): void {
  const at = placeOf(table, part) + 1;
  if (table.slots[at] === 0) {
    table.slots[at] = lists.push([cluster]);
    return;
  }
  const list = lists[table.slots[at] - 1];
  if (list.length < NAMESAKES && !list.includes(cluster)) list.push(cluster);
}

/** Finds the cluster that the name belongs to whose words have been read, or makes a new one. */
function place(work: Clustering, n: number): void {
  const { tokens, names, list, words, wordCount, byWords, byPart, byStart } = work;
  const name = names.list[n];
  const long = wordCount > 1;
  let key = sameAs(joined(words, wordCount));
  if (name.kind === 'person') key = ~joinHash(long ? words[0] : 0, words[wordCount - 1]);
  const at = placeOf(byWords, key) + 1;
  let cluster = byWords.slots[at] - 1;
  if (cluster >= 0 && name.kind === 'person' && !agrees(tokens, name, list[cluster])) cluster = -1;
  const classes = Word.place | Word.knownOrganization | Word.group;
  // "NATO" is not short for "NATO Headquarters", but "Harrow" may be for "Harrow Foods".
  if (cluster < 0 && !long && (name.kind === 'person' || !(tokens.info[name.first] & classes))) {
    cluster = ownerOf(work, name, known(byPart, words[0]), n);
    if (cluster < 0) cluster = ownerOf(work, name, known(byStart, words[0]), n);
  }
  const brief = long && name.kind !== 'person' ? withoutForm(tokens, name, words, wordCount) : 0;
  if (cluster < 0 && brief) {
    const shorter = valueAt(byWords, brief) - 1;
    if (shorter >= 0 && list[shorter].kind === name.kind) cluster = shorter;
  }
  if (cluster < 0) cluster = list.push(newCluster(name.kind, n)) - 1;
  if (byWords.slots[at] === 0) byWords.slots[at] = cluster + 1;
  if (long && name.kind === 'person') {
    index(byPart, words[wordCount - 1], cluster);
    index(byStart, words[0], cluster);
  } else if (long) {
    byWords.slots[placeOf(byWords, brief) + 1] = cluster + 1;
    if (name.kind === 'organization') {
      index(byPart, initialsOf(tokens, name), cluster);
      index(byStart, words[0], cluster);
      // "The Times", "the Church": the word that makes it a body.
      const body = bodyWord(tokens, name);
      if (body) index(byStart, body, cluster);
      const expansion = acronymBehind(tokens, name);
      if (expansion) index(byPart, expansion, cluster);
    }
  }
  join(work, n, cluster);
}

/** Adds a name to a cluster. */
function join({ tokens, names, roles, list, ofName }: Clustering, n: number, cluster: number): void {
  ofName[n] = cluster;
  const name = names.list[n];
  const entity = list[cluster];
  entity.count++;
  if (name.kind === 'organization') entity.bodies++;
  else if (name.kind === 'place') entity.places++;
  if (entity.kind === 'place' && entity.bodies > entity.places) entity.kind = 'organization';
  else if (entity.kind === 'organization' && entity.places > entity.bodies) entity.kind = 'place';
  if (entity.best < 0 || isFuller(tokens, name, names.list[entity.best])) entity.best = n;
  if (name.gender) entity.gender ??= name.gender;
  if (roles[n]) entity.titled = true;
  for (let i = name.titleFirst; i < name.first; i++) {
    entity.titled = true;
    if (isRank(tokens, i)) entity.ranked = true;
  }
}

/** The hash of the first words. */
function joined(words: Int32Array, count: number): number {
  let key = words[0];
  for (let i = 1; i < count; i++) key = joinHash(key, words[i]);
  return key;
}

/**
 * Reads the hashes of a name's words, without small words and "Jr."; initials only where nothing else is left. Gives how
 * many they are.
 */
function readWords(work: Clustering, n: number): number {
  const { words, names, tokens } = work;
  const { type, hash, info, shape, start, end } = tokens;
  const { first, last } = names.list[n];
  let count = 0;
  for (let i = first; i < last; i++) {
    if (type[i] !== TokenType.word) continue;
    if (i > first && end[i] - start[i] === 1 && i < last - 1) continue;
    if (i > first && info[i] & Word.abbreviation && info[i] & Word.title) continue;
    if (shape[i] === Shape.lower && info[i] & (Word.preposition | Word.determiner | Word.conjunction)) continue;
    if (i === first && info[i] & Word.determiner) continue;
    words[count++] = hash[i];
  }
  if (!count) words[count++] = hash[first];
  work.wordCount = count;
  return count;
}

/** The key of a body's name without "Inc" or "Corporation". */
function withoutForm({ type, info, hash }: Tokens, { last }: Name, words: Int32Array, count: number): number {
  const tail = last - 1;
  const form = type[tail] !== TokenType.word || (info[tail] & Word.organization && info[tail] & Word.abbreviation);
  return joined(words, form && words[count - 1] === hash[tail] ? count - 1 : count);
}

function initialsOf({ text, start, type, shape }: Tokens, { first, last }: Name): number {
  let h = 0x811c9dc5 | 0;
  for (let i = first; i < last; i++)
    if (type[i] === TokenType.word && shape[i] !== Shape.lower)
      h = Math.imul(h ^ (text.charCodeAt(start[i]) | 0x20), 0x01000193);
  return h;
}

/** The last word of a name that makes it a body ("New York Times", "Church of England"), or 0. */
export function bodyWord({ type, info, hash, shape }: Tokens, { first, last }: Name): number {
  let end = first;
  while (end < last && !(type[end] === TokenType.word && shape[end] === Shape.lower)) end++;
  const word = end - 1;
  return word >= first && type[word] === TokenType.word && info[word] & Word.organization ? hash[word] : 0;
}

/** The acronym in brackets right behind a name, or 0. */
function acronymBehind({ count, type, info, shape, hash }: Tokens, { last }: Name): number {
  return last + 2 < count &&
    info[last] === 0x28 &&
    type[last + 1] === TokenType.word &&
    shape[last + 1] === Shape.upper &&
    info[last + 2] === 0x29
    ? hash[last + 1]
    : 0;
}

/** Whether one name says more of its bearer than another. */
function isFuller({ start, end }: Tokens, a: Name, b: Name): boolean {
  const words = a.last - a.first - (b.last - b.first);
  if (words !== 0) return words > 0;
  return end[a.last - 1] - start[a.first] > end[b.last - 1] - start[b.first];
}

/** Ranks of an army: who bears one is hardly the civilian of the same surname. */
const RANKS = wordSet(
  'gen general lt lieutenant col colonel maj capt captain sgt sergeant adm admiral brig brigadier cpl corporal',
);
const isRank = ({ hash }: Tokens, i: number): boolean => RANKS.has(hash[i]);

/** Whether nothing in a name's titles speaks against its being the entity. */
function agrees(tokens: Tokens, name: Name, entity: Cluster): boolean {
  if (name.gender && entity.gender && name.gender !== entity.gender) return false;
  let ranked = false;
  for (let i = name.titleFirst; i < name.first; i++) ranked ||= isRank(tokens, i);
  return !(ranked && !entity.ranked && entity.titled);
}

/** Whose surname, first name, acronym or short name it is: the namesake that agrees and was named last before it, or -1. */
function ownerOf({ tokens, list, ofName }: Clustering, name: Name, namesakes: readonly number[], n: number): number {
  const fits = (c: number): boolean =>
    (list[c].kind === 'person') === (name.kind === 'person') && agrees(tokens, name, list[c]);
  let count = 0;
  for (const c of namesakes) if (fits(c)) count++;
  // Where a namesake is ruled out, one who is named only later is hardly meant: "Gen. Cho" may be a third one.
  const ruledOut = count > 0 && count < namesakes.length;
  let first = -1;
  let several = false;
  for (const c of namesakes) {
    if (!fits(c) || (ruledOut && list[c].first >= n)) continue;
    if (first < 0) first = c;
    else several = true;
  }
  if (several)
    for (let i = n - 1; i >= 0 && i > n - 64; i--) {
      const c = ofName[i];
      if (c >= 0 && namesakes.includes(c) && fits(c) && !(ruledOut && list[c].first >= n)) return c;
    }
  return first;
}
