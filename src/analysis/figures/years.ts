import { hashWord, Shape, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { fullYear, pad, partsOf } from './calendar.js';
import { type Against, type CalendarDate, type DatePart, isCounted } from './calendarDate.js';
import {
  has,
  hashAt,
  isDash,
  isHyphen,
  isNumber,
  lengthAt,
  markAt,
  Role,
  type Source,
  textAt,
  touchesPrevious,
} from './source.js';
import { byHash, valueIn } from './words.js';

const OF = hashWord('of');
const IN = hashWord('in');
const S = hashWord('s');
const Q = hashWord('q');
const H = hashWord('h');
const ERAS = wordSet('bc bce ad ce b.c. a.d.');
/** Words before which four digits are a year even where a plural follows. */
const YEARWISE = wordSet(
  'in since by until till from of during before after year years to through between and or around circa about late early mid spring summer autumn fall winter fiscal than season class',
);

/** Whether a word makes the digits behind it a year. */
export const isYearwise = (s: Source, at: number): boolean => YEARWISE.has(hashAt(s, at));

/** Four digits that can be a year, with an optional comma, "of" or "in" before. */
export function yearBehind(s: Source, at: number): DatePart | null {
  let i = at;
  if (markAt(s, i) === 0x2c || hashAt(s, i) === OF || hashAt(s, i) === IN) i++;
  const spoken = spokenYear(s, i);
  if (spoken && !isCounted(s, spoken.to, 0)) return spoken;
  const value = yearAt(s, i);
  return value !== null && !isCounted(s, i + 1, 0) ? { value, to: i + 1 } : null;
}

/** A year in digits or words behind a date, or one told from the article's: "(of) last year"; NaN while that is not known. */
export function yearNear(s: Source, at: number, { day }: Against): DatePart | null {
  const year = yearBehind(s, at);
  if (year) return year;
  const i = hashAt(s, at) === OF ? at + 1 : at;
  const away = hashAt(s, i + 1) === YEAR ? YEARS_AWAY.get(hashAt(s, i)) : undefined;
  // "In July last year’s champion …"; "this year" may as well stand for itself.
  if (away === undefined || (away === 0 && i === at) || s.tokens.type[i + 2] === TokenType.clitic) return null;
  return { value: day === null ? Number.NaN : partsOf(day).year + away, to: i + 2 };
}
const YEAR = hashWord('year');
const YEARS_AWAY = byHash([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

/** "Nineteen eighty-six", "two thousand and five": years as they are spoken. */
export function spokenYear(s: Source, at: number): DatePart | null {
  if (!has(s, at, Role.small)) return null;
  const first = valueIn(Role.small, hashAt(s, at));
  if (first === 2 && hashAt(s, at + 1) === THOUSAND) {
    const i = hashAt(s, at + 2) === AND ? at + 3 : at + 2;
    const rest = underHundred(s, i);
    return rest ? { value: 2000 + rest.value, to: rest.to } : { value: 2000, to: at + 2 };
  }
  if (first < 15 || first > 19) return null;
  const hundred = hashAt(s, at + 1) === HUNDRED ? at + 2 : at + 1;
  const rest = underHundred(s, hundred);
  return rest && rest.value >= 10 ? { value: first * 100 + rest.value, to: rest.to } : null;
}
const THOUSAND = hashWord('thousand');
const HUNDRED = hashWord('hundred');
const AND = hashWord('and');

function underHundred(s: Source, at: number): DatePart | null {
  if (has(s, at, Role.tens)) {
    const tens = valueIn(Role.tens, hashAt(s, at));
    const next = isHyphen(markAt(s, at + 1)) ? at + 2 : at + 1;
    const ones = has(s, next, Role.small) ? valueIn(Role.small, hashAt(s, next)) : 0;
    return ones > 0 && ones < 10 ? { value: tens + ones, to: next + 1 } : { value: tens, to: at + 1 };
  }
  return has(s, at, Role.small) ? { value: valueIn(Role.small, hashAt(s, at)), to: at + 1 } : null;
}

/** "’19" behind a day. */
export function shortYearBehind(s: Source, at: number): DatePart | null {
  const mark = markAt(s, at);
  if ((mark !== 0x27 && mark !== 0x2019) || !isNumber(s, at + 1) || lengthAt(s, at + 1) !== 2) return null;
  return touchesPrevious(s, at + 1) ? { value: fullYear(Number(textAt(s, at + 1))), to: at + 2 } : null;
}

/** "1990s", "1930’s", "90s", "sixties". */
export function readDecade(s: Source, at: number): CalendarDate | null {
  if (has(s, at, Role.decade))
    return { from: at, to: at + 1, value: `19${valueIn(Role.decade, hashAt(s, at)) / 10}`, grain: 'other' };
  const length = lengthAt(s, at);
  if (!isNumber(s, at) || (length !== 4 && length !== 2)) return null;
  const text = textAt(s, at);
  if (!text.endsWith('0')) return null;
  let to = at + 1;
  const mark = markAt(s, to);
  if ((mark === 0x27 || mark === 0x2019) && touchesPrevious(s, to) && touchesPrevious(s, to + 1)) to++;
  if (hashAt(s, to) !== S || (!touchesPrevious(s, to) && (length === 2 || to > at + 1))) return null;
  const year = Number(text);
  if (length === 2) return { from: at, to: to + 1, value: `${year < 30 ? 20 : 19}${year / 10}`, grain: 'other' };
  return year >= 1000 && year < 2100 ? { from: at, to: to + 1, value: text.slice(0, 3), grain: 'other' } : null;
}

/** A year in four digits, or two of them ("2014-18", "1999–2004"), or a part of one ("2019 Q3"). */
export function readYear(s: Source, at: number): CalendarDate | null {
  if (ERAS.has(hashAt(s, at + 1)) && s.tokens.shape[at + 1] === Shape.upper && lengthAt(s, at) <= 4) {
    const before = textAt(s, at + 1)
      .toLowerCase()
      .startsWith('b');
    return { from: at, to: at + 2, value: `${before ? '-' : ''}${textAt(s, at).padStart(4, '0')}`, grain: 'year' };
  }
  const year = yearAt(s, at);
  if (year === null) return null;
  const part = partBehind(s, at + 1);
  if (part) return { from: at, to: part.to, value: `${year}-${part.value}`, grain: 'other' };
  const mark = markAt(s, at + 1);
  const joined = isDash(mark) || mark === 0x2f;
  if (joined && isNumber(s, at + 2) && (touchesPrevious(s, at + 1) || lengthAt(s, at + 2) === 4)) {
    const length = lengthAt(s, at + 2);
    const end = Number(textAt(s, at + 2));
    const other = length === 4 ? end : length === 2 ? Math.floor(year / 100) * 100 + end : Number.NaN;
    if (other > year && other < 2200)
      return isCounted(s, at + 3, 0)
        ? null
        : { from: at, to: at + 3, value: `${year}/${pad(other, 4)}`, grain: 'other' };
    if (length === 4 && year < 1500) return null;
    // "2018-5" and "1234-567" are codes.
    if (isDash(mark) && touchesPrevious(s, at + 2)) return null;
    return { from: at, to: at + 1, value: String(year), grain: 'year' };
  }
  if (isMeasured(s, at - 1)) return null;
  const yearwise = isYearwise(s, at - 1);
  const determined = year >= 1900 && year < 2100 && isDetermined(s, at - 1) && !has(s, at + 1, Role.plural | Role.unit);
  if (!determined && ((!yearwise && year < 1500) || isCounted(s, at + 1, yearwise ? 1 : 0))) return null;
  return { from: at, to: at + 1, value: String(year), grain: 'year' };
}

/** "The 1985 killings", "Oster’s 2012 reforms": a determiner makes a year of what could count. */
const isDetermined = (s: Source, at: number): boolean =>
  DETERMINERS.has(hashAt(s, at)) || (at >= 0 && s.tokens.type[at] === TokenType.clitic);
const DETERMINERS = wordSet('the his her its their our');

/** "Over 1800", "more than 2000", "at least 1500": behind these words four digits count. */
function isMeasured(s: Source, at: number): boolean {
  if (MEASURING.has(hashAt(s, at))) return true;
  return (
    (hashAt(s, at) === THAN && COMPARING.has(hashAt(s, at - 1))) || (hashAt(s, at) === TO && hashAt(s, at - 1) === UP)
  );
}
const MEASURING = wordSet('over above below under nearly almost exceeding exceed surpass some least most another');
const COMPARING = wordSet('more fewer less greater larger higher smaller lower');
const THAN = hashWord('than');
const TO = hashWord('to');
const UP = hashWord('up');

/** "Q3", "-q1", "H2" behind a year. */
function partBehind(s: Source, at: number): { value: string; to: number } | null {
  const joined = isDash(markAt(s, at)) && touchesPrevious(s, at) && touchesPrevious(s, at + 1);
  const i = joined ? at + 1 : at;
  const letter = hashAt(s, i) === Q ? 'Q' : hashAt(s, i) === H ? 'H' : '';
  if (!letter || !isNumber(s, i + 1) || !touchesPrevious(s, i + 1) || lengthAt(s, i + 1) !== 1) return null;
  const value = Number(textAt(s, i + 1));
  return value >= 1 && value <= (letter === 'Q' ? 4 : 2) ? { value: letter + value, to: i + 2 } : null;
}

function yearAt(s: Source, at: number): number | null {
  if (!isNumber(s, at) || lengthAt(s, at) !== 4 || s.tokens.info[at] !== 4) return null;
  if (touchesPrevious(s, at + 1) && hashAt(s, at + 1) !== 0) return null;
  const year = Number(textAt(s, at));
  return year >= 1000 && year < 2200 ? year : null;
}
