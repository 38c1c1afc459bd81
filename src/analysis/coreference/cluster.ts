import { Word } from '../lexicon.js';
import type { Gender, Name, Names } from '../names/types.js';
import { hashWord, joinHash, Shape, type Tokens, TokenType } from '../tokens.js';
import type { EntityKind } from '../types.js';
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
  const list: Cluster[] = [];
  const ofName = new Int32Array(names.list.length).fill(-1);
  const byWords = new Map<number, number>();
  /** Of people: by surname; of bodies: by acronym. And less telling: by first name or first word. */
  const byPart = new Map<number, number[]>();
  const byStart = new Map<number, number[]>();
  const index = (map: Map<number, number[]>, key: number, cluster: number): void => {
    const known = map.get(key);
    if (!known) map.set(key, [cluster]);
    else if (known.length < NAMESAKES && !known.includes(cluster)) known.push(cluster);
  };
  const join = (n: number, cluster: number): void => {
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
  };
  const words: number[] = [];
  // Full names first, so that a headline's bare surname finds its owner further down.
  for (const full of [true, false])
    for (let n = 0; n < names.list.length; n++) {
      const name = names.list[n];
      if (ofName[n] >= 0) continue;
      wordsOf(tokens, name, words);
      const long = words.length > 1;
      if (long !== full) continue;
      let key = sameAs(words.reduce(joinHash));
      if (name.kind === 'person') key = ~joinHash(long ? words[0] : 0, words[words.length - 1]);
      let cluster = byWords.get(key);
      if (cluster !== undefined && name.kind === 'person' && !agrees(tokens, name, list[cluster])) cluster = undefined;
      const known = Word.place | Word.knownOrganization | Word.group;
      // "NATO" is not short for "NATO Headquarters", but "Harrow" may be for "Harrow Foods".
      if (cluster === undefined && !long && (name.kind === 'person' || !(tokens.info[name.first] & known))) {
        cluster =
          ownerOf(tokens, name, byPart.get(words[0]) ?? [], list, n, ofName) ??
          ownerOf(tokens, name, byStart.get(words[0]) ?? [], list, n, ofName);
      }
      if (cluster === undefined && long && name.kind !== 'person') {
        const shorter = byWords.get(withoutForm(tokens, name, words));
        if (shorter !== undefined && list[shorter].kind === name.kind) cluster = shorter;
      }
      if (cluster === undefined) {
        cluster = list.length;
        list.push(newCluster(name.kind, n));
      }
      if (!byWords.has(key)) byWords.set(key, cluster);
      if (long) {
        if (name.kind === 'person') {
          index(byPart, words[words.length - 1], cluster);
          index(byStart, words[0], cluster);
        } else {
          byWords.set(withoutForm(tokens, name, words), cluster);
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
      }
      join(n, cluster);
    }
  return { list, ofName };
}

/** The hashes of a name's words, without small words and "Jr."; initials only where nothing else is left. */
function wordsOf({ type, hash, info, shape, start, end }: Tokens, { first, last }: Name, into: number[]): void {
  into.length = 0;
  for (let i = first; i < last; i++) {
    if (type[i] !== TokenType.word) continue;
    if (i > first && end[i] - start[i] === 1 && i < last - 1) continue;
    if (i > first && info[i] & Word.abbreviation && info[i] & Word.title) continue;
    if (shape[i] === Shape.lower && info[i] & (Word.preposition | Word.determiner | Word.conjunction)) continue;
    if (i === first && info[i] & Word.determiner) continue;
    into.push(hash[i]);
  }
  if (!into.length) into.push(hash[first]);
}

/** The key of a body's name without "Inc" or "Corporation". */
function withoutForm({ type, info, hash }: Tokens, { last }: Name, words: readonly number[]): number {
  const tail = last - 1;
  const form = type[tail] !== TokenType.word || (info[tail] & Word.organization && info[tail] & Word.abbreviation);
  const kept = form && words[words.length - 1] === hash[tail] ? words.slice(0, -1) : words;
  return kept.reduce(joinHash);
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
const RANKS = new Set(
  [
    'gen',
    'general',
    'lt',
    'lieutenant',
    'col',
    'colonel',
    'maj',
    'capt',
    'captain',
    'sgt',
    'sergeant',
    'adm',
    'admiral',
  ]
    .concat(['brig', 'brigadier', 'cpl', 'corporal'])
    .map(hashWord),
);
const isRank = ({ hash }: Tokens, i: number): boolean => RANKS.has(hash[i]);

/** Whether nothing in a name's titles speaks against its being the entity. */
function agrees(tokens: Tokens, name: Name, entity: Cluster): boolean {
  if (name.gender && entity.gender && name.gender !== entity.gender) return false;
  let ranked = false;
  for (let i = name.titleFirst; i < name.first; i++) ranked ||= isRank(tokens, i);
  return !(ranked && !entity.ranked && entity.titled);
}

/** Whose surname, first name, acronym or short name it is: the namesake that agrees and was named last before it. */
function ownerOf(
  tokens: Tokens,
  name: Name,
  namesakes: readonly number[],
  list: readonly Cluster[],
  n: number,
  ofName: Int32Array,
): number | undefined {
  let fit = namesakes.filter(
    (c) => (list[c].kind === 'person') === (name.kind === 'person') && agrees(tokens, name, list[c]),
  );
  // Where a namesake is ruled out, one who is named only later is hardly meant: "Gen. Cho" may be a third one.
  const ruledOut = fit.length > 0 && fit.length < namesakes.length;
  if (ruledOut) fit = fit.filter((c) => list[c].first < n);
  if (fit.length < 2) return fit[0];
  for (let i = n - 1; i >= 0 && i > n - 64; i--) if (fit.includes(ofName[i])) return ofName[i];
  return fit[0];
}
