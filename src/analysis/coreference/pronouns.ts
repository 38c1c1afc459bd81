import type { Gender } from '../names/types.js';
import { hashWord } from '../tokens.js';

/** The personal pronouns by what they ask for, in all their cases, as bits. */
export enum Pronoun {
  he = 1 << 0,
  she = 1 << 1,
  it = 1 << 2,
  they = 1 << 3,
  /** I, and we: the first person. */
  i = 1 << 4,
  we = 1 << 5,
  you = 1 << 6,
  /** Those that name nobody met before; who speaks so is known by the pronoun alone. */
  somebody = 1 << 7,
  /** "he" and "she" themselves: a third person that tells a gender and is a subject. */
  subject = 1 << 8,
}

export const FIRST_PERSON = Pronoun.i | Pronoun.we;
export const GENDERED = Pronoun.he | Pronoun.she;

const groups: readonly (readonly [bits: number, words: string])[] = [
  [Pronoun.he, 'he him his himself'],
  [Pronoun.she, 'she her hers herself'],
  [Pronoun.it, 'it its itself'],
  [Pronoun.they, 'they them their themselves'],
  [Pronoun.i, 'i me my mine myself'],
  [Pronoun.we, 'we us our ours ourselves'],
  [Pronoun.you, 'you your yours yourself'],
  [Pronoun.somebody, 'someone somebody everyone everybody others one'],
  [Pronoun.subject, 'he she'],
];

/** Bits of `Pronoun` by the hash of the word. */
export const PRONOUNS: ReadonlyMap<number, number> = (() => {
  const map = new Map<number, number>();
  for (const [bits, words] of groups)
    for (const hash of words.split(' ').map(hashWord)) map.set(hash, (map.get(hash) ?? 0) | bits);
  return map;
})();

/** The gender that a pronoun tells, or null. */
export const genderOfPronoun = (bits: number): Gender =>
  bits & Pronoun.he ? 'male' : bits & Pronoun.she ? 'female' : null;
