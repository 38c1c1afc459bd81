import { hashPhrase } from '../lexicon.js';

/** Names for one country or body that share no words. The first of each group stands for the others. */
const GROUPS = [
  ['united states', 'us', 'u.s.', 'usa', 'u.s.a.', 'united states america', 'america'],
  ['united kingdom', 'uk', 'u.k.', 'britain', 'great britain'],
  ['united nations', 'un', 'u.n.'],
  ['european union', 'eu', 'e.u.'],
  ['united arab emirates', 'uae', 'u.a.e.'],
  ['islamic state', 'isis', 'isil', 'daesh'],
  ['republican party', 'gop'],
  ['federal bureau investigation', 'fbi'],
];

const firstOf = new Map(
  GROUPS.flatMap((group) => group.map((name) => [hashPhrase(name), hashPhrase(group[0])] as const)),
);

/** The key under which a name's words are kept: that of its group, or its own. */
export const sameAs = (key: number): number => firstOf.get(key) ?? key;
