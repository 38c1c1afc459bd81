import { hashWord, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { scale } from './digitNumerals.js';
import type { Numeral } from './numeral.js';
import {
  has,
  hashAt,
  isDash,
  isHyphen,
  isWord,
  markAt,
  Role,
  rolesAt,
  type Source,
  touchesPrevious,
} from './source.js';
import { byHash, valueIn } from './words.js';

/** Words of a numeral read at most: longer rows are no numbers anybody writes, and reading stays linear. */
const MOST_WORDS = 24;
const AND = hashWord('and');
const OF = hashWord('of');
const A = wordSet('a an');
const POINT = hashWord('point');
const HALF = hashWord('half');
const QUARTER = hashWord('quarter');
const PLURAL_PARTS = byHash(
  'halves:2 thirds:3 quarters:4 fourths:4 fifths:5 sixths:6 sevenths:7 eighths:8 ninths:9 tenths:10 twelfths:12 sixteenths:16 twentieths:20 thirtieths:30 hundredths:100 thousandths:1e3 millionths:1e6 billionths:1e9 trillionths:1e12 firsts:1 seconds:2'
    .split(' ')
    .map((pair): [string, number] => [pair.split(':')[0], Number(pair.split(':')[1])]),
);

/** Numbers in words, with their fractions, decimals and ordinals. */
export function fromWords(s: Source, at: number): Numeral | null {
  const first = rolesAt(s, at);
  if (
    hashAt(s, at) !== TENS_PLURAL &&
    !(
      first &
      (Role.small | Role.tens | Role.magnitude | Role.article | Role.part | Role.vague | Role.manyfold | Role.ordinal)
    )
  )
    return null;
  const half = halfOfMagnitude(s, at);
  if (half) return half;
  const manyfold = readManyfold(s, at);
  if (manyfold) return manyfold;
  const whole = readWhole(s, at);
  if (!whole) return readPart(s, at);
  return withFraction(s, whole);
}

/** "Half a million", "quarter of a million", "half a dozen". */
function halfOfMagnitude(s: Source, at: number): Numeral | null {
  let i = at;
  if (A.has(hashAt(s, i)) && !isHyphen(markAt(s, i + 1))) i++;
  const by = hashAt(s, i) === HALF ? 2 : hashAt(s, i) === QUARTER ? 4 : 0;
  if (!by) return null;
  let j = i + 1;
  if (isHyphen(markAt(s, j))) j++;
  if (hashAt(s, j) === OF) j++;
  if (A.has(hashAt(s, j))) j++;
  const magnitude = has(s, j, Role.magnitude)
    ? valueIn(Role.magnitude, hashAt(s, j))
    : has(s, j, Role.vague)
      ? valueIn(Role.vague, hashAt(s, j))
      : Number.NaN;
  if (!(magnitude >= 12)) return null;
  return { from: at, to: j + 1, value: magnitude / by, form: 'cardinal', plain: false, scaled: true };
}

/** "Dozens", "hundreds of thousands": more than the value, no one knows how many. Digits before it are another number. */
function readManyfold(s: Source, at: number): Numeral | null {
  const tens = hashAt(s, at) === TENS_PLURAL && hashAt(s, at + 1) === OF && has(s, at + 2, Role.manyfold);
  if (!tens && (!has(s, at, Role.manyfold) || isResult(s, at))) return null;
  let value = tens ? 10 : valueIn(Role.manyfold, hashAt(s, at));
  let to = at + 1;
  while (hashAt(s, to) === OF && has(s, to + 1, Role.manyfold) && to - at < 6) {
    value *= valueIn(Role.manyfold, hashAt(s, to + 1));
    to += 2;
  }
  return { from: at, to, value, form: 'vague', plain: false, scaled: value >= 1000 };
}
const TENS_PLURAL = hashWord('tens');

/** "Test scores", "she scores": scores count people only before "of", at a beginning or behind what befell them. */
const isResult = (s: Source, at: number): boolean =>
  hashAt(s, at) === SCORES && hashAt(s, at + 1) !== OF && isWord(s, at - 1) && !BEFALLEN.has(hashAt(s, at - 1));
const SCORES = hashWord('scores');
const BEFALLEN = wordSet(
  'killed killing wounded wounding injured injuring arrested arresting left leaving and with for of',
);

/** A whole number in words: "three hundred and two", "twenty-one trillion", "a hundred", "a dozen". */
export function readWhole(s: Source, at: number): Numeral | null {
  let i = at;
  let total = 0;
  let current = 0;
  let read = 0;
  let scaled = false;
  /** What the next word must be smaller than to add to `current`. */
  let room = Number.POSITIVE_INFINITY;
  if (has(s, i, Role.article)) {
    if (has(s, i + 1, Role.magnitude) || (has(s, i + 1, Role.vague) && valueIn(Role.vague, hashAt(s, i + 1)) <= 12)) {
      if (valueIn(Role.vague, hashAt(s, i + 1)) === 2)
        return { from: at, to: i + 2, value: 2, form: 'vague', plain: false, scaled: false };
      i++;
      current = 1;
      room = 0;
    } else return null;
  } else if (has(s, i, Role.magnitude) && !isBareMagnitude(s, i)) return null;
  else if (!has(s, i, Role.small | Role.tens | Role.magnitude)) return null;
  while (read < MOST_WORDS) {
    const roles = rolesAt(s, i);
    if (read > 0 && isWord(s, i) && touchesPrevious(s, i) && !isDash(markAt(s, i - 1))) break;
    if (roles & (Role.small | Role.tens)) {
      const value = valueIn(roles & Role.small ? Role.small : Role.tens, hashAt(s, i));
      if (value >= room || (value === 0 && read > 0)) break;
      current += value;
      room = roles & Role.tens ? 10 : 0;
    } else if (roles & Role.magnitude) {
      const value = valueIn(Role.magnitude, hashAt(s, i));
      scaled = true;
      if (value === 100) {
        if (current >= 100 && read > 0) break;
        current = (current || 1) * 100;
        room = 100;
      } else {
        if (current === 0 && total > 0) total *= value;
        else total += (current || 1) * value;
        current = 0;
        room = value;
      }
    } else if (roles & Role.vague && valueIn(Role.vague, hashAt(s, i)) === 12 && current > 0) {
      current *= 12;
      i++;
      break;
    } else break;
    i++;
    read++;
    // "fifty-two", "two hundred and six".
    if (isHyphen(markAt(s, i)) && continues(s, i + 1, room)) i++;
    else if (
      hashAt(s, i) === AND &&
      room >= 100 &&
      Number.isFinite(room) &&
      continues(s, i + 1, room) &&
      !isFractionNext(s, i + 1)
    )
      i++;
  }
  if (i === at) return null;
  return { from: at, to: i, value: total + current, form: 'cardinal', plain: false, scaled };
}

/** "Six million and two thirds": what stands behind "and" is a fraction of its own. */
function isFractionNext(s: Source, at: number): boolean {
  let i = at + 1;
  if (isHyphen(markAt(s, i)) && has(s, i + 1, Role.small)) i += 2;
  else if (has(s, at, Role.tens) && has(s, i, Role.small)) i++;
  return PLURAL_PARTS.has(hashAt(s, isHyphen(markAt(s, i)) ? i + 1 : i));
}

const continues = (s: Source, i: number, room: number): boolean => {
  const roles = rolesAt(s, i);
  if (roles & Role.small) return valueIn(Role.small, hashAt(s, i)) < room && valueIn(Role.small, hashAt(s, i)) > 0;
  if (roles & Role.tens) return valueIn(Role.tens, hashAt(s, i)) < room;
  return (roles & Role.magnitude) !== 0;
};

/** "Hundred people", "million-dollar": a magnitude alone counts when it does not stand behind "the" or "per". */
const isBareMagnitude = (s: Source, i: number): boolean => has(s, i, Role.magnitude) && isWord(s, i);

/** A fraction, decimals or an ordinal behind a whole number in words, if there is one. */
export function withFraction(s: Source, whole: Numeral): Numeral {
  let i = whole.to;
  // "two thirds", "five-eighths", "ninety-five hundred fifths", "one fifth", "twenty-fifth".
  const joined = isHyphen(markAt(s, i)) ? i + 1 : i;
  const under = PLURAL_PARTS.get(hashAt(s, joined));
  if (under && under > 2 && whole.value > 0 && s.tokens.type[joined] === TokenType.word)
    return overMagnitude(s, { ...whole, to: joined + 1, value: whole.value / under, form: 'fraction' });
  if (has(s, joined, Role.part | Role.ordinal)) {
    const hash = hashAt(s, joined);
    const ordinal = has(s, joined, Role.ordinal) ? valueIn(Role.ordinal, hash) : Number.NaN;
    const rest = whole.value % 100;
    const isOrdinal =
      ordinal > 0 &&
      ((rest >= 20 && rest % 10 === 0 && ordinal < 10) || (rest === 0 && whole.value >= 100 && ordinal < 100));
    if (isOrdinal) return { ...whole, to: joined + 1, value: whole.value + ordinal, form: 'ordinal' };
    if (whole.value === 1 && valueIn(Role.part, hash) > 2)
      return overMagnitude(s, { ...whole, to: joined + 1, value: 1 / valueIn(Role.part, hash), form: 'fraction' });
    if (hash === HALF && whole.value === 1) return { ...whole, to: joined + 1, value: 0.5, form: 'fraction' };
  }
  if (hashAt(s, i) === POINT && has(s, i + 1, Role.small | Role.tens)) {
    let digits = '';
    let j = i + 1;
    while (digits.length < 12 && has(s, j, Role.small | Role.tens)) {
      const small = has(s, j, Role.small);
      let value = valueIn(small ? Role.small : Role.tens, hashAt(s, j));
      j++;
      if (!small && isHyphen(markAt(s, j)) && has(s, j + 1, Role.small)) {
        value += valueIn(Role.small, hashAt(s, j + 1));
        j += 2;
      }
      digits += String(value);
    }
    const numeral: Numeral = { ...whole, to: j, value: Number(`${whole.value}.${digits}`) };
    return scale(s, numeral);
  }
  if (hashAt(s, i) === AND) {
    i++;
    if (A.has(hashAt(s, i)) || hashAt(s, i) === ONE) i++;
    const part = hashAt(s, i) === HALF ? 2 : has(s, i, Role.part) ? valueIn(Role.part, hashAt(s, i)) : Number.NaN;
    // "One and half hours" does without the article.
    if (part >= 2 && part <= 100 && (i > whole.to + 1 || (part === 2 && has(s, i + 1, Role.timeUnit)))) {
      return moreByParts(s, whole, i + 1, 1 / part);
    }
    const over = readWhole(s, whole.to + 1);
    const parts = over && PLURAL_PARTS.get(hashAt(s, isHyphen(markAt(s, over.to)) ? over.to + 1 : over.to));
    if (over && parts && parts > 2) {
      const to = isHyphen(markAt(s, over.to)) ? over.to + 2 : over.to + 1;
      return moreByParts(s, whole, to, over.value / parts);
    }
  }
  return whole;
}
const ONE = hashWord('one');

/** "One million and a half" is half a million more, "a billion and a half million" says of what. */
function moreByParts(s: Source, whole: Numeral, to: number, part: number): Numeral {
  const named = has(s, to, Role.magnitude) ? valueIn(Role.magnitude, hashAt(s, to)) : 0;
  if (named && named < whole.value)
    return { ...whole, to: to + 1, value: whole.value + part * named, form: 'fraction', plain: false };
  const per = whole.scaled && whole.value >= 1e6 ? magnitudeOf(whole.value) : 1;
  return scale(s, { ...whole, to, value: whole.value + part * per, form: 'fraction', plain: false });
}

const magnitudeOf = (value: number): number => (value >= 1e12 ? 1e12 : value >= 1e9 ? 1e9 : 1e6);

/** "Two thirds of a million", "three quarters billion". */
function overMagnitude(s: Source, part: Numeral): Numeral {
  let i = part.to;
  if (hashAt(s, i) === OF && A.has(hashAt(s, i + 1))) i += 2;
  if (!has(s, i, Role.magnitude) || valueIn(Role.magnitude, hashAt(s, i)) < 1e5) return part;
  return { ...part, to: i + 1, value: part.value * valueIn(Role.magnitude, hashAt(s, i)), scaled: true };
}

/** "Half", "a third", "a quarter", "a fifth of": one part of a whole; and ordinals in words. */
function readPart(s: Source, at: number): Numeral | null {
  const article = has(s, at, Role.article);
  const i = article ? at + 1 : at;
  const hash = hashAt(s, i);
  // "A fourth-quarter loss".
  if (article && isHyphen(markAt(s, i + 1)) && hashAt(s, i + 2) === QUARTER) return null;
  if (
    hash === HALF ||
    (article && has(s, i, Role.part)) ||
    (has(s, i, Role.part) && hashAt(s, i + 1) === OF && !article && hash === QUARTER)
  ) {
    const by = hash === HALF ? 2 : valueIn(Role.part, hash);
    // "A third party" ranks, "a third of them" and "a third more" measure.
    const ranks = hash !== HALF && hash !== QUARTER && isWord(s, i + 1) && !has(s, i + 1, Role.stop | Role.magnitude);
    if (!(by > 1) || ranks) return null;
    return { from: at, to: i + 1, value: 1 / by, form: 'fraction', plain: false, scaled: false };
  }
  if (!article && has(s, at, Role.ordinal))
    return { from: at, to: at + 1, value: valueIn(Role.ordinal, hash), form: 'ordinal', plain: false, scaled: false };
  return null;
}
