import { Word } from '../lexicon.js';
import { hashWord, joinHash, Shape, type Tokens } from '../tokens.js';
import { addDescribed, type Cast } from './cast.js';
import type { Found } from './discourse.js';
import type { Offices } from './offices.js';
import type { TokenRange } from './types.js';

/** Nouns that take up a body named before: "the company", "the group". */
const BODIES = new Set(
  (
    'company firm group agency organization organisation ministry department bank party church union newspaper paper ' +
    'network channel university club airline court alliance institute association committee commission council ' +
    'movement charity outlet magazine'
  )
    .split(' ')
    .map(hashWord),
);

/** Nouns that take up the same people: "researchers", later "the study's authors". */
const PEERS = [
  'researchers scientists authors academics team',
  'police officers investigators detectives',
  'protesters protestors demonstrators marchers',
  'soldiers troops forces',
  'lawyers attorneys',
].map((words) => words.split(' ').map(hashWord));
const peersOf = new Map(PEERS.flatMap((group) => group.map((word) => [word, group] as const)));

/** Whom descriptions mean ("the minister", "the report", "a senior official"), as one reads on. */
export interface Descriptions {
  /** Whom the words describe; somebody new where nobody met before fits. */
  readonly find: (range: TokenRange, head: number, definite: boolean) => Found;
  /** Remembers that a noun was said of an entity: "the report" by the ministry, "the officials". */
  readonly name: (entity: number, head: number, range: TokenRange | null) => void;
  /** Whom a noun was last said of, or -1. */
  readonly byHead: (hash: number) => number;
  /** Takes note of a body by the word that makes it one: "the court" is the Supreme Court. */
  readonly body: (entity: number, word: number) => void;
}

export function newDescriptions(
  tokens: Tokens,
  cast: Cast,
  offices: Offices,
  latestBody: (at: number) => Found | null,
): Descriptions {
  const { hash, info, shape } = tokens;
  const byHead = new Map<number, number>();
  const byPhrase = new Map<number, number>();
  const byBody = new Map<number, number>();
  const phraseKey = ([first, last]: TokenRange): number => {
    let key = 0;
    for (let i = first; i < last; i++)
      if (hash[i] && !(info[i] & Word.determiner)) key = key ? joinHash(key, hash[i]) : hash[i];
    return key;
  };
  const known = (range: TokenRange, head: number): Found | null => {
    const capital = shape[head] !== Shape.lower;
    if (info[head] & (Word.title | Word.speaking) || capital) {
      const holder = offices.find([range[0], head + 1], head, (entity) => cast.lastMention[entity]);
      if (holder >= 0) return { entity: holder, confidence: 0.85 };
    }
    const same = byPhrase.get(phraseKey(range)) ?? byHead.get(hash[head]) ?? byBody.get(hash[head]);
    if (same !== undefined) return { entity: same, confidence: 0.8 };
    for (const peer of peersOf.get(hash[head]) ?? []) {
      const entity = byHead.get(peer);
      if (entity !== undefined) return { entity, confidence: 0.7 };
    }
    const body = BODIES.has(hash[head]) ? latestBody(range[0]) : null;
    return body && cast.clusters[body.entity].kind !== 'place' ? body : null;
  };
  return {
    find(range, head, definite) {
      const found = definite || shape[head] !== Shape.lower ? known(range, head) : null;
      if (found) return found;
      const entity = byPhrase.get(phraseKey(range)) ?? addDescribed(cast, tokens, range, head);
      return { entity, confidence: 0.85 };
    },
    name(entity, head, range) {
      byHead.set(hash[head], entity);
      if (range) byPhrase.set(phraseKey(range), entity);
    },
    byHead: (h) => byHead.get(h) ?? -1,
    body: (entity, word) => byBody.set(word, entity),
  };
}
