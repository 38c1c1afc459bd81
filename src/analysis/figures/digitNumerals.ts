import { hashWord, Shape } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { readDigits, VULGAR } from './digits.js';
import type { Numeral } from './numeral.js';
import {
  has,
  hashAt,
  isBreak,
  isHyphen,
  isNumber,
  lengthAt,
  markAt,
  Role,
  type Source,
  textAt,
  touchesPrevious,
} from './source.js';
import { readWhole, withFraction } from './wordNumerals.js';
import { valueIn } from './words.js';

const AND = hashWord('and');
const ORDINAL_ENDINGS = wordSet('st nd rd th');

/** A number that begins with digits or a one-sign fraction. */
export function fromDigits(s: Source, at: number): Numeral | null {
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
export function scale(s: Source, numeral: Numeral): Numeral {
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
  return { from: numeral.from, to, value, form, plain: numeral.plain && to === numeral.to, scaled };
}

const MM = hashWord('mm');
const K = hashWord('k');
const M = hashWord('m');
const T = hashWord('t');
const B = hashWord('b');
const G = hashWord('g');
/** Behind "1.5m" these make it metres. */
const LENGTHWISE = wordSet(
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
