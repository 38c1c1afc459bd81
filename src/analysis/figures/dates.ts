import { hashWord } from '../tokens.js';
import { type Day, fullYear, isoDay, monthLengths, nearestYear, pad, partsOf } from './calendar.js';
import { readDigits } from './digits.js';
import {
  has,
  hashAt,
  isDash,
  isHyphen,
  isNumber,
  lengthAt,
  markAt,
  Role,
  rolesAt,
  type Source,
  textAt,
  touchesPrevious,
} from './source.js';
import { hashesOf, valueIn } from './words.js';

/** What relative dates are read against. */
export interface Against {
  /** The article's own day, or null where it is not known. */
  readonly day: Day | null;
  /** Whether the day is certain enough to complete a year from it ("17 February"). */
  readonly certain: boolean;
}

/** A stretch of the calendar as it stands in the text. */
export interface CalendarDate {
  readonly from: number;
  readonly to: number;
  /** ISO 8601 or TIMEX3; null when it cannot be told. */
  readonly value: string | null;
  readonly grain: 'day' | 'month' | 'year' | 'other';
}

const OF = hashWord('of');
const THE = hashWord('the');
const IN = hashWord('in');
const S = hashWord('s');
const AND_TO = hashesOf('and to or');
const ERAS = hashesOf('bc bce ad ce b.c. a.d.');
const ORDINAL_ENDINGS = hashesOf('st nd rd th');
/** Month and weekday words that are more often something else. */
const DOUBTFUL = hashesOf('may march mar sun sat mon wed sep dec jan fri');
const YEARWISE = hashesOf(
  'in since by until till from of during before after year years to through between and or around circa about late early mid spring summer autumn fall winter fiscal than season class',
);

const TWO_DIGITS = (n: number): boolean => n >= 1 && n <= 31;

/** Reads a date that names its day, month, year or weekday, beginning at a token. */
export function readDate(s: Source, at: number, against: Against): CalendarDate | null {
  const roles = rolesAt(s, at);
  if (roles & Role.month) return monthFirst(s, at, against);
  if (roles & Role.weekday) return weekdayFirst(s, at, against);
  if (isNumber(s, at)) return numeric(s, at) ?? dayFirst(s, at, against) ?? readDecade(s, at) ?? readYear(s, at);
  if (hashAt(s, at) === THE) {
    const inner = isNumber(s, at + 1)
      ? (dayFirst(s, at + 1, against) ?? readDecade(s, at + 1))
      : has(s, at + 1, Role.decade)
        ? readDecade(s, at + 1)
        : has(s, at + 1, Role.ordinal)
          ? ordinalFirst(s, at + 1, against)
          : null;
    return inner ? { ...inner, from: at } : null;
  }
  if (roles & Role.ordinal) return ordinalFirst(s, at, against);
  if (markAt(s, at) === 0x2019 || markAt(s, at) === 0x27 || markAt(s, at) === 0x2018) {
    // ’90s
    if (isNumber(s, at + 1) && touchesPrevious(s, at + 1) && lengthAt(s, at + 1) === 2) {
      const decade = readDecade(s, at + 1);
      return decade ? { ...decade, from: at } : null;
    }
  }
  return null;
}

/** A day of a month as digits with or without ending, or as an ordinal word. */
function readDay(s: Source, at: number): { value: number; to: number } | null {
  if (isNumber(s, at)) {
    if (lengthAt(s, at) > 2) return null;
    const value = Number(textAt(s, at));
    if (!TWO_DIGITS(value)) return null;
    if (touchesPrevious(s, at + 1) && ORDINAL_ENDINGS.has(hashAt(s, at + 1))) return { value, to: at + 2 };
    if (touchesPrevious(s, at + 1) && s.tokens.hash[at + 1] !== 0) return null;
    return { value, to: at + 1 };
  }
  if (has(s, at, Role.tens)) {
    const next = isHyphen(markAt(s, at + 1)) ? at + 2 : at + 1;
    const value = valueIn(Role.tens, hashAt(s, at)) + valueIn(Role.ordinal, hashAt(s, next));
    return has(s, next, Role.ordinal) && TWO_DIGITS(value) ? { value, to: next + 1 } : null;
  }
  if (has(s, at, Role.ordinal)) {
    const value = valueIn(Role.ordinal, hashAt(s, at));
    return TWO_DIGITS(value) ? { value, to: at + 1 } : null;
  }
  return null;
}

/** A month's word, and the stop of its abbreviation. */
function readMonth(s: Source, at: number): { value: number; to: number } | null {
  if (!has(s, at, Role.month)) return null;
  const stop =
    markAt(s, at + 1) === 0x2e && touchesPrevious(s, at + 1) && lengthAt(s, at) <= 4 && hashAt(s, at) !== MAY;
  // A stop at a sentence's end is no abbreviation's; it is left outside unless the date goes on.
  const goesOn = stop && (isNumber(s, at + 2) || markAt(s, at + 2) === 0x2c);
  return { value: valueIn(Role.month, hashAt(s, at)), to: goesOn ? at + 2 : at + 1 };
}
const MAY = hashWord('may');

/** Four digits that can be a year, with an optional comma, "of" or "in" before. */
function yearBehind(s: Source, at: number): { value: number; to: number } | null {
  let i = at;
  if (markAt(s, i) === 0x2c || hashAt(s, i) === OF || hashAt(s, i) === IN) i++;
  if (!isNumber(s, i) || lengthAt(s, i) !== 4 || readDigits(textAt(s, i), 0, 4)?.plain !== true) return null;
  const value = Number(textAt(s, i));
  const isYear = value >= 1000 && value <= 2199 && !(touchesPrevious(s, i + 1) && s.tokens.hash[i + 1] !== 0);
  return isYear && !isCounted(s, i + 1, 0) ? { value, to: i + 1 } : null;
}

/** Whether a plural noun or unit follows, so that four digits count things ("2000 people"). */
function isCounted(s: Source, i: number, least: number): boolean {
  if (has(s, i, Role.plural | Role.unit | Role.magnitude | Role.currency) && lengthAt(s, i) > 2) return true;
  if (has(s, i, Role.stop | Role.month | Role.weekday) || s.tokens.hash[i] === undefined || s.tokens.shape[i] !== 1)
    return false;
  const word = textAt(s, i);
  return (
    word.length > 3 + least &&
    word.endsWith('s') &&
    !word.endsWith('ss') &&
    !word.endsWith('us') &&
    !word.endsWith('is')
  );
}

function dateOf(against: Against, year: number | null, month: number, day: number | null): string | null {
  if (day !== null && day > monthLengths[month - 1]) return null;
  const y = year ?? (against.certain && against.day !== null ? nearestYear(against.day, month, day ?? 15) : null);
  return `${y === null ? 'XXXX' : pad(y, 4)}-${pad(month)}${day === null ? '' : `-${pad(day)}`}`;
}

/** "March 3, 2020", "Sept. 18th", "May 3-5", "July 2019", "July". */
function monthFirst(s: Source, at: number, against: Against): CalendarDate | null {
  const month = readMonth(s, at);
  if (!month) return null;
  const capital = s.tokens.shape[at] !== 1;
  let i = month.to;
  if (
    markAt(s, i) === 0x2c &&
    isNumber(s, i + 1) &&
    has(s, i + 2, 0) === false &&
    lengthAt(s, i + 1) <= 2 &&
    ORDINAL_ENDINGS.has(hashAt(s, i + 2))
  )
    i++;
  else if (isHyphen(markAt(s, i)) || markAt(s, i) === 0x2f) {
    // "Dec-2018", "Oct/2".
    if (isNumber(s, i + 1) && touchesPrevious(s, i) && touchesPrevious(s, i + 1)) i++;
  } else if (hashAt(s, i) === THE && readDay(s, i + 1)) i++;
  const day = readDay(s, i);
  if (day && !(isNumber(s, i) && markAt(s, day.to) === 0x3a && touchesPrevious(s, day.to))) {
    const second = secondDay(s, day.to);
    const last = second ?? day;
    const year = yearBehind(s, last.to) ?? yearBehindDay(s, last.to);
    const first = dateOf(against, year?.value ?? null, month.value, day.value);
    const value = second ? `${first}/${dateOf(against, year?.value ?? null, month.value, second.value)}` : first;
    return { from: at, to: year?.to ?? last.to, value, grain: second ? 'other' : 'day' };
  }
  if (DOUBTFUL.has(hashAt(s, at)) && !capital) return null;
  const year =
    isHyphen(markAt(s, month.to)) || markAt(s, month.to) === 0x2f
      ? yearBehind(s, month.to + 1)
      : yearBehind(s, month.to);
  if (year) return { from: at, to: year.to, value: dateOf(against, year.value, month.value, null), grain: 'month' };
  if (!capital)
    return s.tokens.end[at] - s.tokens.start[at] > 3 || YEARWISE.has(hashAt(s, at - 1))
      ? { from: at, to: month.to, value: dateOf(against, null, month.value, null), grain: 'month' }
      : null;
  if (DOUBTFUL.has(hashAt(s, at)) && !isMonthHere(s, at)) return null;
  return { from: at, to: month.to, value: dateOf(against, null, month.value, null), grain: 'month' };
}

/** "May" and "March" are months behind a preposition or before a comma, not at a sentence's head. */
function isMonthHere(s: Source, at: number): boolean {
  return (
    BEFORE_MONTH.has(hashAt(s, at - 1)) ||
    (isDash(markAt(s, at - 1)) && has(s, at - 2, Role.month)) ||
    (AND_TO.has(hashAt(s, at + 1)) && has(s, at + 2, Role.month))
  );
}
const BEFORE_MONTH = hashesOf(
  'in since by until till from of during before after to through between and this last next early late mid earlier later around for that each every',
);

/** The second day of "3-5", "3 to 5" in one month; not "3 to April 7". */
function secondDay(s: Source, at: number): { value: number; to: number } | null {
  const joined = isDash(markAt(s, at)) || markAt(s, at) === 0x2f || AND_TO.has(hashAt(s, at));
  if (!joined || !isNumber(s, at + 1)) return null;
  const day = readDay(s, at + 1);
  if (!day) return null;
  if (AND_TO.has(hashAt(s, at)) && (has(s, day.to, Role.month) || isCounted(s, day.to, 0) || hashAt(s, day.to) === OF))
    return null;
  return markAt(s, day.to) === 0x3a || has(s, day.to, Role.meridiem) ? null : day;
}

/** ", 19" is no year; "'19" behind a day is. */
function yearBehindDay(s: Source, at: number): { value: number; to: number } | null {
  const mark = markAt(s, at);
  if (
    (mark !== 0x27 && mark !== 0x2019) ||
    !isNumber(s, at + 1) ||
    lengthAt(s, at + 1) !== 2 ||
    !touchesPrevious(s, at + 1)
  )
    return null;
  return { value: fullYear(Number(textAt(s, at + 1))), to: at + 2 };
}

/** "3 March 2020", "18th of May", "17/18 February", "3 to 5 March". */
function dayFirst(s: Source, at: number, against: Against): CalendarDate | null {
  const day = readDay(s, at);
  if (!day) return null;
  let i = day.to;
  let second: { value: number; to: number } | null = null;
  if (isDash(markAt(s, i)) || markAt(s, i) === 0x2f || AND_TO.has(hashAt(s, i))) {
    second = readDay(s, i + 1);
    if (second) i = second.to;
    else if (isHyphen(markAt(s, i)) && has(s, i + 1, Role.month) && touchesPrevious(s, i + 1)) i++;
  }
  if (hashAt(s, i) === OF) i++;
  const month = readMonth(s, i);
  // "5 may" is no date, "5 May" is; "90 march" is none.
  if (
    !month ||
    (DOUBTFUL.has(hashAt(s, i)) && s.tokens.shape[i] === 1 && day.to === at + 1 && i === day.to && hashAt(s, i) !== MAY)
  )
    return null;
  const year =
    isHyphen(markAt(s, month.to)) && touchesPrevious(s, month.to)
      ? yearBehind(s, month.to + 1)
      : yearBehind(s, month.to);
  const first = dateOf(against, year?.value ?? null, month.value, day.value);
  const value = second ? `${first}/${dateOf(against, year?.value ?? null, month.value, second.value)}` : first;
  return { from: at, to: year?.to ?? month.to, value, grain: second ? 'other' : 'day' };
}

/** "Second of August", "twenty-first of May": an ordinal word needs its month. */
function ordinalFirst(s: Source, at: number, against: Against): CalendarDate | null {
  const day = readDay(s, at);
  if (!day) return null;
  const i = hashAt(s, day.to) === OF ? day.to + 1 : day.to;
  const month = readMonth(s, i);
  if (!month || (i === day.to && s.tokens.shape[i] === 1)) return null;
  const year = yearBehind(s, month.to);
  return {
    from: at,
    to: year?.to ?? month.to,
    value: dateOf(against, year?.value ?? null, month.value, day.value),
    grain: 'day',
  };
}

/** "Tuesday", "Tuesday, September 1, 2015", "Tuesday (Sept. 1)". */
function weekdayFirst(s: Source, at: number, against: Against): CalendarDate | null {
  const weekday = valueIn(Role.weekday, hashAt(s, at));
  const short = lengthAt(s, at) <= 5;
  let i = at + 1;
  if (short && markAt(s, i) === 0x2e && touchesPrevious(s, i) && lengthAt(s, at) < 6) i++;
  const afterWord = i;
  if (markAt(s, i) === 0x2c || hashAt(s, i) === THE) i++;
  const bracket = markAt(s, i) === 0x28;
  if (bracket) i++;
  const date = has(s, i, Role.month)
    ? monthFirst(s, i, against)
    : isNumber(s, i)
      ? (numeric(s, i) ?? dayFirst(s, i, against))
      : null;
  if (date && date.grain === 'day') {
    if (!bracket) return { ...date, from: at };
    if (markAt(s, date.to) === 0x29) return { ...date, from: at, to: date.to + 1 };
  }
  if (DOUBTFUL.has(hashAt(s, at)) && (s.tokens.shape[at] === 1 || !BEFORE_WEEKDAY.has(hashAt(s, at - 1)))) return null;
  if (lengthAt(s, at) >= 7 && textAt(s, at).endsWith('s'))
    return { from: at, to: at + 1, value: `XXXX-WXX-${weekday}`, grain: 'other' };
  const stopGoesOn = afterWord > at + 1 && isNumber(s, afterWord);
  return { from: at, to: stopGoesOn ? afterWord : at + 1, value: weekdayOf(s, at, against, weekday), grain: 'day' };
}
const BEFORE_WEEKDAY = hashesOf('on last next this past by until since every each to from through and');
const AHEAD = hashesOf("will shall won't going plans planned scheduled expected due set");
const WILL = hashesOf("'ll");

/** The weekday nearest to the article's day: back from it, or ahead where the sentence speaks of the future. */
function weekdayOf(s: Source, at: number, against: Against, weekday: number): string {
  if (against.day === null) return `XXXX-WXX-${weekday}`;
  const today = partsOf(against.day).weekday;
  let ahead = false;
  for (let i = at - 1; i >= 0 && i > at - 12; i--) {
    const mark = markAt(s, i);
    if (mark === 0x2e || mark === 0x21 || mark === 0x3f || s.tokens.type[i] === 4) break;
    if (AHEAD.has(hashAt(s, i)) || WILL.has(hashAt(s, i))) ahead = true;
  }
  const away = ahead ? (weekday - today + 7) % 7 : -((today - weekday + 7) % 7);
  return isoDay(against.day + away);
}

/** Dates in digits: ISO, with slashes, points or hyphens. */
function numeric(s: Source, at: number): CalendarDate | null {
  const mark = markAt(s, at + 1);
  const first = textAt(s, at);
  if (lengthAt(s, at) > 10) return null;
  if (first.includes('.')) {
    const parts = first.split('.');
    if (parts.length === 3 && !first.includes(','))
      return digitsDate(
        parts.map((p) => p),
        at,
        at + 1,
      );
    return null;
  }
  if (first.includes(',')) return null;
  if (
    (!isHyphen(mark) && mark !== 0x2f && mark !== 0x2013) ||
    !touchesPrevious(s, at + 1) ||
    !isNumber(s, at + 2) ||
    !touchesPrevious(s, at + 2)
  )
    return null;
  if (markAt(s, at + 3) === mark && touchesPrevious(s, at + 3) && touchesPrevious(s, at + 4) && isNumber(s, at + 4)) {
    const closed = !(
      (isHyphen(markAt(s, at + 5)) || markAt(s, at + 5) === 0x2f) &&
      touchesPrevious(s, at + 5) &&
      isNumber(s, at + 6)
    );
    return closed ? digitsDate([first, textAt(s, at + 2), textAt(s, at + 4)], at, at + 5) : null;
  }
  // "2019-11": a year and month, unless it is a span of years ("2014-18").
  if (lengthAt(s, at) === 4 && lengthAt(s, at + 2) === 2 && mark !== 0x2013) {
    const year = Number(first);
    const month = Number(textAt(s, at + 2));
    if (year >= 1900 && year < 2100 && month >= 1 && month <= 12 && month <= (year % 100 || 13))
      return { from: at, to: at + 3, value: `${year}-${pad(month)}`, grain: 'month' };
  }
  return null;
}

/** Three runs of digits as a date: year first, or day and month in the order that is possible, American where both are. */
function digitsDate(runs: readonly string[], from: number, to: number): CalendarDate | null {
  if (runs.some((run) => run.length > 4 || run.length === 3 || run.length === 0)) return null;
  const [a, b, c] = runs.map(Number);
  const iso = runs[0].length === 4;
  if (iso ? runs[1].length > 2 || runs[2].length > 2 : runs[0].length > 2 || runs[1].length > 2) return null;
  const year = iso ? a : runs[2].length === 4 ? c : fullYear(c);
  let month = iso ? b : a;
  let day = iso ? c : b;
  if (month > 12) [month, day] = [day, month];
  if (month < 1 || month > 12 || day < 1 || day > monthLengths[month - 1]) return null;
  return { from, to, value: `${pad(year, 4)}-${pad(month)}-${pad(day)}`, grain: 'day' };
}

/** "1990s", "1930’s", "90s", "the sixties" (from the word on). */
function readDecade(s: Source, at: number): CalendarDate | null {
  if (has(s, at, Role.decade))
    return { from: at, to: at + 1, value: `19${valueIn(Role.decade, hashAt(s, at)) / 10}`, grain: 'other' };
  const length = lengthAt(s, at);
  if (length !== 4 && length !== 2) return null;
  const text = textAt(s, at);
  if (!text.endsWith('0')) return null;
  let to = at + 1;
  const mark = markAt(s, to);
  if ((mark === 0x27 || mark === 0x2019) && touchesPrevious(s, to) && touchesPrevious(s, to + 1)) to++;
  if (hashAt(s, to) !== S || !touchesPrevious(s, to)) return null;
  const year = Number(text);
  if (length === 2) return { from: at, to: to + 1, value: `${year < 30 ? 20 : 19}${year / 10}`, grain: 'other' };
  return year >= 1000 && year < 2100 ? { from: at, to: to + 1, value: text.slice(0, 3), grain: 'other' } : null;
}

/** A year in four digits, or two of them ("2014-18", "1999–2004"). */
function readYear(s: Source, at: number): CalendarDate | null {
  const era = ERAS.has(hashAt(s, at + 1)) && s.tokens.shape[at + 1] === 3;
  if (era && lengthAt(s, at) <= 4) {
    const year = Number(textAt(s, at));
    const before = textAt(s, at + 1)
      .toLowerCase()
      .startsWith('b');
    return { from: at, to: at + 2, value: `${before ? '-' : ''}${pad(year, 4)}`, grain: 'year' };
  }
  const year = yearAt(s, at);
  if (year === null) return null;
  const mark = markAt(s, at + 1);
  if (
    (isDash(mark) || mark === 0x2f) &&
    isNumber(s, at + 2) &&
    (touchesPrevious(s, at + 1) || lengthAt(s, at + 2) === 4)
  ) {
    const length = lengthAt(s, at + 2);
    const end = Number(textAt(s, at + 2));
    const other = length === 4 ? end : length === 2 ? Math.floor(year / 100) * 100 + end : Number.NaN;
    if (other > year && other < 2200 && !isCounted(s, at + 3, 0))
      return { from: at, to: at + 3, value: `${year}/${other}`, grain: 'other' };
    if (!(other >= 0) || length !== 4)
      return isDash(mark) && touchesPrevious(s, at + 2)
        ? null
        : { from: at, to: at + 1, value: String(year), grain: 'year' };
  }
  if (!YEARWISE.has(hashAt(s, at - 1))) {
    if (year < 1500 || isCounted(s, at + 1, 0)) return null;
  } else if (isCounted(s, at + 1, 1)) return null;
  return { from: at, to: at + 1, value: String(year), grain: 'year' };
}

const yearAt = (s: Source, at: number): number | null => {
  if (lengthAt(s, at) !== 4 || s.tokens.info[at] !== 4) return null;
  const year = Number(textAt(s, at));
  if (touchesPrevious(s, at + 1) && s.tokens.hash[at + 1] !== 0) return null;
  return year >= 1000 && year < 2200 ? year : null;
};
