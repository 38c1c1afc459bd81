import { Word } from '../lexicon.js';
import type { Gender } from '../names/types.js';
import type { Tokens } from '../tokens.js';
import type { Mention } from '../types.js';
import { type Cluster, newCluster } from './cluster.js';
import { namesPeople } from './describe.js';
import type { TokenRange } from './types.js';

/** Everybody and everything an article speaks of, while it is being read: named ones first, then described ones. */
export interface Cast {
  readonly clusters: Cluster[];
  /** By entity: its mentions, and the token at which the last one begins, or -1. */
  readonly mentions: Mention[][];
  readonly lastMention: number[];
  /** The words that describe who has no name. */
  readonly described: (TokenRange | null)[];
}

export const newCast = (clusters: Cluster[]): Cast => ({
  clusters,
  mentions: clusters.map(() => []),
  lastMention: clusters.map(() => -1),
  described: clusters.map(() => null),
});

/** Takes in somebody known by a description alone, whose head is the noun at `head`; gives the new entity. */
export function addDescribed(cast: Cast, tokens: Tokens, range: TokenRange, head: number): number {
  const { info } = tokens;
  const cluster = newCluster(namesPeople(tokens, head) ? 'person' : 'organization', -1);
  cluster.gender = genderOf(info[head], -1);
  cluster.plural = (info[head] & Word.plural) !== 0;
  cast.mentions.push([]);
  cast.lastMention.push(-1);
  cast.described.push(range);
  return cast.clusters.push(cluster) - 1;
}

/** The gender that a noun or title tells, where it has one of the classes `among`. */
export function genderOf(bits: number, among: number): Gender {
  if (!(bits & among)) return null;
  const both = bits & (Word.male | Word.female);
  return both === Word.male ? 'male' : both === Word.female ? 'female' : null;
}
