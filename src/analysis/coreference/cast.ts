import { Word } from '../lexicon.js';
import type { Gender } from '../names/types.js';
import type { Tokens } from '../tokens.js';
import { type Cluster, newCluster } from './cluster.js';
import { namesPeople } from './describe.js';
import type { TokenRange } from './types.js';

/** Everybody and everything an article speaks of, while it is being read: named ones first, then described ones. */
export type Cast = Cluster[];

/** Takes in somebody known by a description alone, whose head is the noun at `head`; gives the new entity. */
export function addDescribed(cast: Cast, tokens: Tokens, range: TokenRange, head: number): number {
  const { info } = tokens;
  const cluster = newCluster(namesPeople(tokens, head) ? 'person' : 'organization', -1);
  cluster.gender = genderOf(info[head], -1);
  cluster.plural = (info[head] & Word.plural) !== 0;
  cluster.described = range;
  return cast.push(cluster) - 1;
}

/** The gender that a noun or title tells, where it has one of the classes `among`. */
export function genderOf(bits: number, among: number): Gender {
  if (!(bits & among)) return null;
  const both = bits & (Word.male | Word.female);
  return both === Word.male ? 'male' : both === Word.female ? 'female' : null;
}
