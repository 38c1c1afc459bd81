import { Word } from '../lexicon.js';
import { hashWord, Shape } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { isPluralLooking } from './exclusions.js';
import { has, hashAt, isHyphen, isWord, markAt, Role, type Source, textAt, touchesPrevious } from './source.js';

/** The noun that a number counts: `to` is behind it. */
export interface Counted {
  readonly to: number;
  readonly unit: string;
}

const OF = hashWord('of');
const TIMES = wordSet('times fold');
/** Words of a counted phrase looked at for its head. */
const REACH = 5;

/**
 * Finds the noun behind a number, without a parser: the first word that looks plural before the phrase can be over, or
 * for "one" the next noun. Null where none is near; the figure then is the number alone.
 */
export function countedNoun(s: Source, at: number, value: number, vague: boolean): Counted | null {
  if (isHyphen(markAt(s, at)) && isWord(s, at + 1) && touchesPrevious(s, at) && touchesPrevious(s, at + 1)) {
    // "131-page document", "18-fold".
    return has(s, at + 1, Role.stop) && !TIMES.has(hashAt(s, at + 1))
      ? null
      : { to: at + 2, unit: textAt(s, at + 1).toLowerCase() };
  }
  const start = vague && hashAt(s, at) === OF ? at + 1 : at;
  if (Math.abs(value) === 1) return singular(s, start);
  for (let i = start, words = 0; words < REACH; i++) {
    if (isHyphen(markAt(s, i)) && touchesPrevious(s, i)) continue;
    if (!isWord(s, i) || has(s, i, Role.stop | Role.weekday | Role.month | Role.deictic) || isVerbOnly(s, i))
      return null;
    words++;
    const hyphenated = isHyphen(markAt(s, i + 1)) && touchesPrevious(s, i + 1);
    if (hyphenated || !isPluralLooking(s, i)) continue;
    // "12 United States senators": a name's plural is not yet the head.
    const goesOn = isWord(s, i + 1) && isPluralLooking(s, i + 1) && !has(s, i + 1, Role.stop);
    if (s.tokens.shape[i] === Shape.capitalized && goesOn) continue;
    return { to: i + 1, unit: textAt(s, i) };
  }
  return null;
}

/** The noun behind "one" or "1". */
function singular(s: Source, at: number): Counted | null {
  if (!isWord(s, at) || has(s, at, Role.stop) || isVerbOnly(s, at)) return null;
  const bits = s.tokens.info[at];
  const adjective = (bits & Word.adjective) !== 0 && (bits & Word.noun) === 0;
  const nationality = (bits & Word.nationality) !== 0;
  const next = at + 1;
  if ((adjective || nationality) && isWord(s, next) && !has(s, next, Role.stop) && !isVerbOnly(s, next))
    return { to: next + 1, unit: textAt(s, next) };
  return { to: next, unit: textAt(s, at) };
}

/** Whether the lexicon knows a word as a verb or adverb and as nothing that can stand in a noun phrase. */
function isVerbOnly(s: Source, at: number): boolean {
  const bits = s.tokens.info[at];
  return (
    (bits & (Word.verb | Word.adverb | Word.cue)) !== 0 &&
    (bits & (Word.noun | Word.adjective | Word.group | Word.organization)) === 0
  );
}
