import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import { hashWord, Shape, type Tokens, TokenType } from '../tokens.js';
import { PEOPLE } from '../word.js';
import { wordSet } from '../wordSet.js';
import { namesPeople } from './describe.js';
import type { TokenRange } from './types.js';

/** A noun phrase that speaks of people without naming them: "a woman from Leeds", "many residents". */
export interface Nominal {
  /** From its determiner to its head. */
  readonly range: TokenRange;
  readonly head: number;
  /** Whether it brings in somebody new: "a woman", "another". */
  readonly fresh: boolean;
  /** Whether it takes up somebody met before, by whatever name: "the senator". */
  readonly definite: boolean;
}

const FRESH = wordSet('a an another one');
const POINTING = wordSet('that this these those');
/** They speak of nobody in particular. */
const ANYBODY = wordSet('no any every each either neither');
const DEFINITE = wordSet('the this that');
const BE = wordSet('is was be been being are were am became as');
const THERE = hashWord('there');
/** How many words may stand before the head. */
const LONGEST = 5;

/** The phrase whose head stands at a token, or null where none does. */
export function nominalAt(tokens: Tokens, names: Names, at: number): Nominal | null {
  const { type, info, shape, hash, count } = tokens;
  const bits = info[at];
  if (!(bits & PEOPLE) || type[at] !== TokenType.word || names.ofToken[at] || bits & Word.pronoun) return null;
  if (shape[at] !== Shape.lower && !(bits & Word.plural)) return null;
  if (bits & Word.verb && !(bits & (Word.plural | Word.male | Word.female)) && !isDetermined(tokens, at)) return null;
  // "police officers": the last noun is the head; "spokesman Jo Harrow" is a name with its title.
  const next = at + 1;
  if (next < count && (names.ofToken[next] || (type[next] === TokenType.word && isNoun(tokens, next)))) return null;
  if (!namesPeople(tokens, at)) return null;
  let first = at;
  while (first > 0 && at - first < LONGEST && type[first - 1] === TokenType.word) {
    const before = info[first - 1];
    if (!(before & (Word.adjective | Word.noun | Word.determiner | Word.nationality | Word.number))) break;
    if (before & (Word.auxiliary | Word.preposition | Word.conjunction) && !(before & Word.determiner)) break;
    first--;
    if (before & Word.determiner) break;
  }
  if (ANYBODY.has(hash[first])) return null;
  // "that voters": the description does without.
  if (first < at && POINTING.has(hash[first])) first++;
  return isApposed(tokens, names, first, next)
    ? null
    : {
        range: [first, next],
        head: at,
        fresh: FRESH.has(hash[first]),
        definite: DEFINITE.has(hash[first]) && !(bits & Word.plural),
      };
}

/** Whether a phrase only describes who is named beside it: "Cho, a nurse", "her husband, Jo Harrow", "Cho is a nurse". */
function isApposed({ type, info, hash, count }: Tokens, names: Names, first: number, last: number): boolean {
  const isComma = (i: number): boolean => type[i] === TokenType.punctuation && info[i] === 0x2c;
  if (first > 1 && isComma(first - 1) && names.ofToken[first - 2]) return true;
  if (last + 1 < count && isComma(last) && names.ofToken[last + 1]) return true;
  // “There was a woman” brings her in, “Cho was a woman” does not.
  return first > 0 && BE.has(hash[first - 1]) && !(first > 1 && hash[first - 2] === THERE);
}

const isDetermined = ({ info, type }: Tokens, at: number): boolean =>
  at > 0 && type[at - 1] === TokenType.word && (info[at - 1] & (Word.determiner | Word.adjective)) !== 0;

const isNoun = ({ info, shape }: Tokens, at: number): boolean =>
  shape[at] === Shape.lower &&
  (info[at] & Word.noun) !== 0 &&
  (info[at] & (Word.verb | Word.auxiliary | Word.preposition | Word.adverb | Word.adjective | Word.conjunction)) === 0;
