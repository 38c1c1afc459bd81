import { Word } from '../lexicon.js';
import { type Dictionary, dictionaryIn, enter, valueIn } from '../table.js';
import { hashWord, joinHash, Shape, type Tokens } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { addDescribed, type Cast } from './cast.js';
import type { Found } from './discourse.js';
import { holderOf, type Offices } from './offices.js';
import type { TokenRange } from './types.js';

/** Nouns that take up a body named before: "the company", "the group". */
const BODIES = wordSet(`
  company firm group agency organization organisation ministry department bank party church union newspaper paper
  network channel university club airline court alliance institute association committee commission council
  movement charity outlet magazine
`);

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
  readonly tokens: Tokens;
  readonly cast: Cast;
  readonly offices: Offices;
  /** 1 + whom a noun was last said of, by the noun's hash; and by other keys: see below. */
  readonly known: Dictionary;
}

/** What whole phrases and the words that make a body are known by beside the hashes of their nouns. */
const PHRASE = 0x2545f491;
const BODY = 0x5bd1e995;

export const newDescriptions = (tokens: Tokens, cast: Cast, offices: Offices): Descriptions => ({
  tokens,
  cast,
  offices,
  known: dictionaryIn(tokens.room, 32),
});

/** Whom the words describe; somebody new where nobody met before fits. `latestBody` tells the last one that is no person. */
export function describedBy(
  descriptions: Descriptions,
  range: TokenRange,
  head: number,
  definite: boolean,
  latestBody: (at: number) => Found | null,
): Found {
  const { tokens, cast, known } = descriptions;
  const found = definite || tokens.shape[head] !== Shape.lower ? knownAs(descriptions, range, head, latestBody) : null;
  if (found) return found;
  const same = valueIn(known, phraseKey(tokens, range)) - 1;
  return { entity: same >= 0 ? same : addDescribed(cast, tokens, range, head), confidence: 0.85 };
}

/** Remembers that a noun was said of an entity: "the report" by the ministry, "the officials". */
export function describe(
  { tokens, known }: Descriptions,
  entity: number,
  head: number,
  range: TokenRange | null,
): void {
  enter(known, tokens.hash[head], entity + 1);
  if (range) enter(known, phraseKey(tokens, range), entity + 1);
}

/** Takes note of a body by the word that makes it one: "the court" is the Supreme Court. */
export const describeBody = ({ known }: Descriptions, entity: number, word: number): void =>
  enter(known, word ^ BODY, entity + 1);

/** Whom a noun was last said of, or -1. */
export const lastCalled = ({ known }: Descriptions, noun: number): number => valueIn(known, noun) - 1;

function phraseKey({ hash, info }: Tokens, [first, last]: TokenRange): number {
  let key = 0;
  for (let i = first; i < last; i++)
    if (hash[i] && !(info[i] & Word.determiner)) key = key ? joinHash(key, hash[i]) : hash[i];
  return key ^ PHRASE;
}

function knownAs(
  { tokens, cast, offices, known }: Descriptions,
  range: TokenRange,
  head: number,
  latestBody: (at: number) => Found | null,
): Found | null {
  const { hash, info, shape } = tokens;
  const noun = hash[head];
  if (info[head] & (Word.title | Word.speaking) || shape[head] !== Shape.lower) {
    const holder = holderOf(offices, cast, range[0], head);
    if (holder >= 0) return { entity: holder, confidence: 0.85 };
  }
  const same = valueIn(known, phraseKey(tokens, range)) || valueIn(known, noun) || valueIn(known, noun ^ BODY);
  if (same) return { entity: same - 1, confidence: 0.8 };
  const peers = peersOf.get(noun);
  if (peers)
    for (const peer of peers) {
      const entity = valueIn(known, peer) - 1;
      if (entity >= 0) return { entity, confidence: 0.7 };
    }
  const body = BODIES.has(noun) ? latestBody(range[0]) : null;
  return body && cast[body.entity].kind !== 'place' ? body : null;
}
