import type { Names } from '../names/types.js';
import { takeInts } from '../room.js';
import type { Sentences } from '../sentences.js';
import { hashWord, type Tokens, Trigger } from '../tokens.js';
import type { Cluster } from './cluster.js';

/** So many pronouns tell a gender that no name or title told; so many overrule what a first name told. */
const TELL = 2;
const OVERRULE = 4;

const [HE, SHE] = ['he', 'she'].map(hashWord);

/**
 * Learns the genders of people from the pronouns behind their names: a "she" that is the first to be spoken of in its
 * sentence, where the sentence before names nobody but one person, speaks for that person's being a woman. Three in
 * four must agree.
 */
export function learnGenders(
  { count, trigger, hash, room }: Tokens,
  sentences: Sentences,
  names: Names,
  clusters: readonly Cluster[],
  ofName: Int32Array,
): void {
  const she = takeInts(room, clusters.length).fill(0, 0, clusters.length);
  const he = takeInts(room, clusters.length).fill(0, 0, clusters.length);
  // Who alone was named in this sentence, and in the one before: -1 nobody, -2 several.
  let here = -1;
  let before = -1;
  let sentence = -1;
  const { list, ofToken } = names;
  let n = 0;
  let named = list[0]?.first ?? -1;
  for (let i = 0; i < count; i++) {
    if (i !== named && !(trigger[i] & Trigger.pronoun)) continue;
    const s = sentences.ofToken[i];
    if (s !== sentence) {
      before = s === sentence + 1 && sentences.paragraph[s] === sentences.paragraph[s - 1] ? here : -1;
      here = -1;
      sentence = s;
    }
    if (i === named) {
      if (list[n].kind === 'person' && ofToken[i] === n + 1) here = here === -1 || here === ofName[n] ? ofName[n] : -2;
      named = list[++n]?.first ?? -1;
    } else if ((hash[i] === HE || hash[i] === SHE) && !ofToken[i] && here === -1 && before >= 0) {
      (hash[i] === SHE ? she : he)[before]++;
      // Who is taken up stays the topic of the next sentence.
      here = before;
    }
  }
  clusters.forEach((cluster, c) => {
    if (cluster.kind !== 'person') return;
    const told = she[c] > he[c] ? 'female' : 'male';
    const most = Math.max(she[c], he[c]);
    if (most < 3 * Math.min(she[c], he[c]) || cluster.gender === told) return;
    if (most >= (cluster.gender ? OVERRULE : TELL)) cluster.gender = told;
  });
}
