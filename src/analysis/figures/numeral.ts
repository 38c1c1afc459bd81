import { hashWord, Shape, TokenType } from '../tokens.js';
import { readDigits, VULGAR } from './digits.js';
import {
  has,
  hashAt,
  isBreak,
  isDash,
  isHyphen,
  isNumber,
  isWord,
  lengthAt,
  markAt,
  REMEMBERED,
  Role,
  rolesAt,
  type Source,
  textAt,
  touchesPrevious,
} from './source.js';
import { byHash, hashesOf, valueIn } from './words.js';

/** A number as it is written, without what it counts. */
export interface Numeral {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** `vague`: dozens, tens of thousands, a few: the value is where it begins. */
  readonly form: 'cardinal' | 'fraction' | 'ordinal' | 'vague';
  /** Whether it is a single run of digits ("2012", "45"), which could be a year or a label. */
  readonly plain: boolean;
  /** Whether a magnitude stands in it ("5 million"), which makes "pounds" money. */
  readonly scaled: boolean;
}

/** Words of a numeral read at most: longer rows are no numbers anybody writes, and reading stays linear. */
const MOST_WORDS = 24;

const AND = hashWord('and');
const OF = hashWord('of');
const A = hashesOf('a an');
const POINT = hashWord('point');
const HALF = hashWord('half');
const QUARTER = hashWord('quarter');
const ORDINAL_ENDINGS = hashesOf('st nd rd th');
const PLURAL_PARTS = byHash(
  'halves:2 thirds:3 quarters:4 fourths:4 fifths:5 sixths:6 sevenths:7 eighths:8 ninths:9 tenths:10 twelfths:12 sixteenths:16 twentieths:20 thirtieths:30 hundredths:100 thousandths:1e3 millionths:1e6 billionths:1e9 trillionths:1e12 firsts:1 seconds:2'
    .split(' ')
    .map((pair): [string, number] => [pair.split(':')[0], Number(pair.split(':')[1])]),
);

/** Reads the number that begins at a token: digits, words or both, with its sign, fraction and magnitudes. */
export function readNumeral(s: Source, at: number): Numeral | null {
  const { numerals } = s;
  const slot = at % REMEMBERED;
  if (numerals.at[slot] === at) return numerals.read[slot];
  const numeral = readAnew(s, at);
  numerals.at[slot] = at;
  numerals.read[slot] = numeral;
  return numeral;
}

function readAnew(s: Source, at: number): Numeral | null {
  let i = at;
  let sign = 1;
  if (has(s, i, Role.minus)) {
    sign = -1;
    i++;
  } else if (isMinus(s, i)) {
    sign = -1;
    i++;
  }
  const found =
    isNumber(s, i) || markAt(s, i) === 0x2e || VULGAR.has(markAt(s, i)) ? fromDigits(s, i) : fromWords(s, i);
  if (!found || (sign < 0 && found.form === 'vague')) return null;
  return { ...found, from: at, value: sign * found.value, plain: found.plain && sign > 0 };
}

/** A minus before digits: touches them, and nothing touches it from the left but a blank or a bracket. */
function isMinus(s: Source, i: number): boolean {
  const mark = markAt(s, i);
  if (mark !== 0x2d && mark !== 0x2212 && mark !== 0x2013) return false;
  const next = isNumber(s, i + 1) || markAt(s, i + 1) === 0x2e;
  if (!next || !touchesPrevious(s, i + 1)) return false;
  if (isNumber(s, i - 1)) return false;
  return !touchesPrevious(s, i) || markAt(s, i - 1) === 0x28 || markAt(s, i - 1) === 0x3c || markAt(s, i - 1) === 0x3d;
}

function fromDigits(s: Source, at: number): Numeral | null {
  const vulgar = VULGAR.get(markAt(s, at));
  if (vulgar !== undefined)
    return scale(s, { from: at, to: at + 1, value: vulgar, form: 'fraction', plain: false, scaled: false });
  if (markAt(s, at) === 0x2e) {
    // ".25": the point touches its digits and nothing else.
    if (!isNumber(s, at + 1) || !touchesPrevious(s, at + 1) || touchesPrevious(s, at)) return null;
    if (lengthAt(s, at + 1) > 20) return null;
    const value = Number(`0.${textAt(s, at + 1)}`);
    return Number.isNaN(value)
      ? null
      : scale(s, { from: at, to: at + 2, value, form: 'cardinal', plain: false, scaled: false });
  }
  const read = readDigits(s.tokens.text, s.tokens.start[at], s.tokens.end[at]);
  if (!read) return null;
  let value = read.value;
  let to = at + 1;
  let plain = read.plain;
  // "1 234 567": groups of three behind blanks.
  if (plain && lengthAt(s, at) <= 3) {
    let groups = 0;
    while (groups < 6 && isNumber(s, to) && isGroup(s, to)) {
      value = value * 1000 + Number(textAt(s, to).slice(0, 3));
      const rest = textAt(s, to).slice(3);
      if (rest) value += Number(`0${rest}`);
      plain = false;
      groups++;
      to++;
      if (rest) break;
    }
  }
  if (ORDINAL_ENDINGS.has(hashAt(s, to)) && touchesPrevious(s, to) && to === at + 1 && plain) {
    return { from: at, to: to + 1, value, form: 'ordinal', plain: false, scaled: false };
  }
  const part = fractionBehind(s, to);
  if (part) {
    // "10 1/2", "2½".
    return scale(s, {
      from: at,
      to: part.to,
      value: value + part.value,
      form: 'fraction',
      plain: false,
      scaled: false,
    });
  }
  const over = slashed(s, at);
  if (over && plain)
    return scale(s, { from: at, to: over.to, value: over.value, form: 'fraction', plain: false, scaled: false });
  return scale(s, { from: at, to, value, form: 'cardinal', plain, scaled: false });
}

/** A group of a number that is written with blanks: exactly three digits, one blank before. */
function isGroup(s: Source, i: number): boolean {
  const { start, end, info } = s.tokens;
  if (start[i] - end[i - 1] !== 1 || info[i] !== 3) return false;
  const length = end[i] - start[i];
  return length === 3 || (length < 8 && s.tokens.text.charCodeAt(start[i] + 3) === 0x2e);
}

/** "1/2" or "½" behind a whole number. */
function fractionBehind(s: Source, i: number): { value: number; to: number } | null {
  const vulgar = VULGAR.get(markAt(s, i));
  if (vulgar !== undefined) return { value: vulgar, to: i + 1 };
  if (!isNumber(s, i) || touchesPrevious(s, i)) return null;
  return slashed(s, i);
}

/** "3/4": two small numbers with a slash that touches both, the first one the smaller. */
function slashed(s: Source, i: number): { value: number; to: number } | null {
  if (!isNumber(s, i) || markAt(s, i + 1) !== 0x2f || !isNumber(s, i + 2)) return null;
  if (!touchesPrevious(s, i + 1) || !touchesPrevious(s, i + 2)) return null;
  if (markAt(s, i + 3) === 0x2f && touchesPrevious(s, i + 3)) return null;
  if (lengthAt(s, i) > 2 || lengthAt(s, i + 2) > 3) return null;
  const over = Number(textAt(s, i));
  const under = Number(textAt(s, i + 2));
  return over > 0 && over < under && (under <= 10 || [12, 16, 32, 64, 100].includes(under))
    ? { value: over / under, to: i + 3 }
    : null;
}

/** Magnitudes and dozens behind a number in digits: "5 million", "3bn", "2 dozen", "3 hundred and 21". */
function scale(s: Source, numeral: Numeral): Numeral {
  let { to, value, form } = numeral;
  let scaled = false;
  const touching = touchesPrevious(s, to);
  if (touching && has(s, to, Role.shortMagnitude) && isShortMagnitude(s, to)) {
    return {
      ...numeral,
      to: to + 1,
      value: value * valueIn(Role.shortMagnitude, hashAt(s, to)),
      plain: false,
      scaled: true,
    };
  }
  const spaced = !touching && has(s, to, Role.shortMagnitude);
  const letter =
    lengthAt(s, to) === 1 &&
    (isBreak(s, to + 1) || hashAt(s, to + 1) === 0) &&
    (hashAt(s, to) === K || s.tokens.shape[to] !== Shape.lower);
  if (spaced && (letter || (lengthAt(s, to) > 1 && hashAt(s, to) !== MM))) {
    return {
      ...numeral,
      to: to + 1,
      value: value * valueIn(Role.shortMagnitude, hashAt(s, to)),
      plain: false,
      scaled: true,
    };
  }
  const hyphen = isHyphen(markAt(s, to)) && has(s, to + 1, Role.magnitude) ? 1 : 0;
  if (has(s, to + hyphen, Role.magnitude)) {
    to += hyphen;
    while (has(s, to, Role.magnitude) && to - numeral.to < 4) {
      value *= valueIn(Role.magnitude, hashAt(s, to));
      scaled = true;
      to++;
    }
    // "3 hundred and 21", "4 thousand 3 hundred".
    const more = hashAt(s, to) === AND ? to + 1 : to;
    if (isNumber(s, more) && !touchesPrevious(s, more) && form === 'cardinal') {
      const rest = readDigits(s.tokens.text, s.tokens.start[more], s.tokens.end[more]);
      const magnitude = has(s, more + 1, Role.magnitude) ? valueIn(Role.magnitude, hashAt(s, more + 1)) : 1;
      const floor = valueIn(Role.magnitude, hashAt(s, to - 1));
      if (rest?.plain && rest.value > 0 && rest.value * magnitude < floor && (magnitude > 1 || more > to))
        return {
          ...numeral,
          to: magnitude > 1 ? more + 2 : more + 1,
          value: value + rest.value * magnitude,
          plain: false,
          scaled: true,
        };
    }
    if (hashAt(s, to) === AND && form === 'cardinal') {
      const words = has(s, to + 1, Role.small | Role.tens) ? readWhole(s, to + 1) : null;
      const room = valueIn(Role.magnitude, hashAt(s, to - 1));
      if (words && words.value < room && words.value > 0 && room === 100)
        return { ...numeral, to: words.to, value: value + words.value, plain: false, scaled: true };
      const rest = withFraction(s, { ...numeral, to, value, scaled });
      if (rest.to > to) return rest;
    }
    form = 'cardinal';
  } else if (has(s, to, Role.vague) && valueIn(Role.vague, hashAt(s, to)) === 12) {
    value *= 12;
    to++;
  }
  return { ...numeral, to, value, form, plain: numeral.plain && to === numeral.to, scaled };
}

const MM = hashWord('mm');
const K = hashWord('k');
const M = hashWord('m');
const T = hashWord('t');
const B = hashWord('b');
const G = hashWord('g');
/** Behind "1.5m" these make it metres. */
const LENGTHWISE = hashesOf(
  'tall long wide high deep across away above below x apart sprint freestyle butterfly backstroke breaststroke hurdles relay dash race steeplechase individual medley thick from',
);

/** Whether letters that touch digits multiply them: "10k", "3bn", "1.5m people"; not "100m sprint", "5g". */
function isShortMagnitude(s: Source, i: number): boolean {
  const hash = hashAt(s, i);
  if (touchesPrevious(s, i + 1) && isNumber(s, i + 1)) return false;
  if (hash === M) return !LENGTHWISE.has(hashAt(s, i + 1)) && markAt(s, i + 1) !== 0x28;
  if (hash === MM) return textAt(s, i) === 'MM';
  if (hash === T) return false;
  if (hash === B) return true;
  if (hash === G) return textAt(s, i) === 'G' && lengthAt(s, i - 1) > 1;
  return true;
}

/** Numbers in words, with their fractions, decimals and ordinals. */
function fromWords(s: Source, at: number): Numeral | null {
  const first = rolesAt(s, at);
  if (
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
  if (!tens && !has(s, at, Role.manyfold)) return null;
  let value = tens ? 10 : valueIn(Role.manyfold, hashAt(s, at));
  let to = at + 1;
  while (hashAt(s, to) === OF && has(s, to + 1, Role.manyfold) && to - at < 6) {
    value *= valueIn(Role.manyfold, hashAt(s, to + 1));
    to += 2;
  }
  return { from: at, to, value, form: 'vague', plain: false, scaled: value >= 1000 };
}
const TENS_PLURAL = hashWord('tens');

/** A whole number in words: "three hundred and two", "twenty-one trillion", "a hundred", "a dozen". */
function readWhole(s: Source, at: number): Numeral | null {
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
function withFraction(s: Source, whole: Numeral): Numeral {
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
    if (part >= 2 && part <= 100 && i > whole.to + 1) {
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
  if (article && isHyphen(markAt(s, i))) return null;
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
