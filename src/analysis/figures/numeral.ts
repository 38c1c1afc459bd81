import { fromDigits } from './digitNumerals.js';
import { VULGAR } from './digits.js';
import { has, isNumber, markAt, Role, remembered, type Source, touchesPrevious } from './source.js';
import { fromWords } from './wordNumerals.js';

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

/** Reads the number that begins at a token: digits, words or both, with its sign, fraction and magnitudes. */
export const readNumeral = (s: Source, at: number): Numeral | null => remembered(s.numerals, s, at, readAnew);

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
  if (sign > 0 && found.from === at) return found;
  const { to, value, form, plain, scaled } = found;
  return { from: at, to, value: sign * value, form, plain: plain && sign > 0, scaled };
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
