import { hashWord, Shape } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { type Against, type CalendarDate, type DatePart, dateOf, daysOf, isCounted } from './calendarDate.js';
import { speaksOfFuture } from './future.js';
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
import { valueIn } from './words.js';
import { isYearwise, shortYearBehind, yearBehind, yearNear } from './years.js';

const OF = hashWord('of');
const THE = hashWord('the');
const MAY = hashWord('may');
const AND_TO = wordSet('and to or');
const UNTIL = wordSet('through till until to');
const ORDINAL_ENDINGS = wordSet('st nd rd th');
/** Months' words that are more often something else when they stand alone. */
const DOUBTFUL = wordSet('may march mar sep dec jan');
/** Words behind which "May" and "March" are months. */
const BEFORE_MONTH = wordSet(
  'in since by until till from of during before after to through between and this last next early late mid earlier later around for that each every',
);

const isDayOfMonth = (n: number): boolean => n >= 1 && n <= 31;

/** A day of a month as digits with or without ending, or as an ordinal word. */
export function readDay(s: Source, at: number): DatePart | null {
  if (isNumber(s, at)) {
    if (lengthAt(s, at) > 2) return null;
    const value = Number(textAt(s, at));
    if (!isDayOfMonth(value)) return null;
    if (touchesPrevious(s, at + 1) && hashAt(s, at + 1) !== 0)
      return ORDINAL_ENDINGS.has(hashAt(s, at + 1)) ? { value, to: at + 2 } : null;
    return { value, to: at + 1 };
  }
  if (has(s, at, Role.tens)) {
    const next = isHyphen(markAt(s, at + 1)) ? at + 2 : at + 1;
    const role = has(s, next, Role.ordinal) ? Role.ordinal : Role.small;
    const value = valueIn(Role.tens, hashAt(s, at)) + valueIn(role, hashAt(s, next));
    return isDayOfMonth(value) ? { value, to: next + 1 } : null;
  }
  // "Fifteen August": a day in words needs its month behind it.
  if (has(s, at, Role.small) && has(s, at + 1, Role.month) && s.tokens.shape[at + 1] !== Shape.lower)
    return isDayOfMonth(valueIn(Role.small, hashAt(s, at)))
      ? { value: valueIn(Role.small, hashAt(s, at)), to: at + 1 }
      : null;
  if (!has(s, at, Role.ordinal)) return null;
  const value = valueIn(Role.ordinal, hashAt(s, at));
  return isDayOfMonth(value) ? { value, to: at + 1 } : null;
}

/** A month's word, and the stop of its abbreviation where the date goes on behind it. */
function readMonth(s: Source, at: number): DatePart | null {
  if (!has(s, at, Role.month)) return null;
  const stop = markAt(s, at + 1) === 0x2e && touchesPrevious(s, at + 1) && lengthAt(s, at) <= 4;
  const goesOn = stop && hashAt(s, at) !== MAY && (isNumber(s, at + 2) || markAt(s, at + 2) === 0x2c);
  return { value: valueIn(Role.month, hashAt(s, at)), to: goesOn ? at + 2 : at + 1 };
}

/** The article's day with the tense of the sentence. */
const toward = (s: Source, at: number, against: Against): Against =>
  against.day !== null && against.certain ? { ...against, ahead: speaksOfFuture(s, at) } : against;

/** "March 3, 2020", "Sept. 18th", "May 3-5", "July 2019", "July". */
export function monthFirst(s: Source, at: number, from: Against): CalendarDate | null {
  const against = toward(s, at, from);
  const month = readMonth(s, at);
  if (!month) return null;
  const dayAt = behindMonth(s, month.to);
  const day = readDay(s, dayAt);
  // "May 3:15" is a month and a time.
  if (day && !(isNumber(s, dayAt) && markAt(s, day.to) === 0x3a && touchesPrevious(s, day.to))) {
    const second = secondDay(s, day.to);
    const last = second ?? day;
    // "Sep-23-2020".
    const joined = isHyphen(markAt(s, last.to)) && dayAt > month.to && touchesPrevious(s, last.to + 1);
    const year = yearNear(s, joined ? last.to + 1 : last.to, against) ?? shortYearBehind(s, last.to);
    const value = daysOf(against, year?.value ?? null, month.value, day.value, second?.value, true);
    return { from: at, to: year?.to ?? last.to, value, grain: second ? 'other' : 'day' };
  }
  const lower = s.tokens.shape[at] === Shape.lower;
  const doubtful = DOUBTFUL.has(hashAt(s, at));
  if (doubtful && lower) return null;
  const joined = isHyphen(markAt(s, month.to)) || markAt(s, month.to) === 0x2f;
  const year = yearNear(s, joined ? month.to + 1 : month.to, against) ?? (joined ? null : shortYearBehind(s, month.to));
  if (year) return { from: at, to: year.to, value: dateOf(against, year.value, month.value, null), grain: 'month' };
  if (lower && lengthAt(s, at) <= 3 && !isYearwise(s, at - 1)) return null;
  if (doubtful && !isMonthHere(s, at)) return null;
  return { from: at, to: month.to, value: dateOf(against, null, month.value, null), grain: 'month' };
}

/** Where the day stands behind a month: past "the", the comma of "October, 1st", the joint of "Oct/2". */
function behindMonth(s: Source, at: number): number {
  const mark = markAt(s, at);
  if (mark === 0x2c) return isNumber(s, at + 1) && ORDINAL_ENDINGS.has(hashAt(s, at + 2)) ? at + 1 : at;
  if (isHyphen(mark) || mark === 0x2f)
    return isNumber(s, at + 1) && touchesPrevious(s, at) && touchesPrevious(s, at + 1) ? at + 1 : at;
  return hashAt(s, at) === THE && readDay(s, at + 1) ? at + 1 : at;
}

/** "May" and "March" are months behind a preposition or beside another month, not at a sentence's head. */
function isMonthHere(s: Source, at: number): boolean {
  if (BEFORE_MONTH.has(hashAt(s, isHyphen(markAt(s, at - 1)) ? at - 2 : at - 1))) return true;
  if (isDash(markAt(s, at - 1)) && has(s, at - 2, Role.month)) return true;
  return (AND_TO.has(hashAt(s, at + 1)) || isDash(markAt(s, at + 1))) && has(s, at + 2, Role.month);
}

/** The second day of "3-5", "3 to 5" in one month; not "3 to April 7". */
function secondDay(s: Source, at: number): DatePart | null {
  const word = AND_TO.has(hashAt(s, at)) || UNTIL.has(hashAt(s, at));
  if (!word && !isDash(markAt(s, at)) && markAt(s, at) !== 0x2f) return null;
  const i = word && hashAt(s, at + 1) === THE ? at + 2 : at + 1;
  if (!isNumber(s, i) && !(UNTIL.has(hashAt(s, at)) && has(s, i, Role.ordinal | Role.tens))) return null;
  const day = readDay(s, i);
  if (!day) return null;
  if (word && (has(s, day.to, Role.month) || isCounted(s, day.to, 0) || hashAt(s, day.to) === OF)) return null;
  const time = markAt(s, day.to) === 0x3a || has(s, day.to, Role.meridiem);
  // "Jan 24-1/26": another date begins.
  return time || (markAt(s, day.to) === 0x2f && touchesPrevious(s, day.to)) ? null : day;
}

/** "3 March 2020", "18th of May", "17/18 February", "3 to 5 March", "23/Sep/2020". */
export function dayFirst(s: Source, at: number, from: Against): CalendarDate | null {
  const against = toward(s, at, from);
  const day = readDay(s, at);
  if (!day) return null;
  let i = day.to;
  let second: DatePart | null = null;
  if (isDash(markAt(s, i)) || markAt(s, i) === 0x2f || AND_TO.has(hashAt(s, i)) || UNTIL.has(hashAt(s, i))) {
    second = readDay(s, hashAt(s, i + 1) === THE ? i + 2 : i + 1);
    if (second) i = second.to;
    else if (markAt(s, i) !== 0 && has(s, i + 1, Role.month) && touchesPrevious(s, i + 1)) i++;
  }
  if (hashAt(s, i) === OF) i++;
  const month = readMonth(s, i);
  if (!month) return null;
  // "90 march", "5 may": a bare day before a word that is more often a verb.
  const bare = s.tokens.shape[i] === Shape.lower && day.to === at + 1 && i === day.to;
  if (bare && DOUBTFUL.has(hashAt(s, i)) && hashAt(s, i) !== MAY) return null;
  const joined = (isHyphen(markAt(s, month.to)) || markAt(s, month.to) === 0x2f) && touchesPrevious(s, month.to);
  const year = yearNear(s, joined ? month.to + 1 : month.to, against);
  const value = daysOf(against, year?.value ?? null, month.value, day.value, second?.value);
  return { from: at, to: year?.to ?? month.to, value, grain: second ? 'other' : 'day' };
}

/** "2019/Aug/01", "2019-aug-1". */
export function yearMonthDay(s: Source, at: number, against: Against): CalendarDate | null {
  const mark = markAt(s, at + 1);
  if ((mark !== 0x2f && !isHyphen(mark)) || lengthAt(s, at) !== 4 || !has(s, at + 2, Role.month)) return null;
  if (markAt(s, at + 3) !== mark || !isNumber(s, at + 4) || !touchesPrevious(s, at + 4)) return null;
  const day = readDay(s, at + 4);
  const month = valueIn(Role.month, hashAt(s, at + 2));
  return day && { from: at, to: day.to, value: dateOf(against, Number(textAt(s, at)), month, day.value), grain: 'day' };
}

/** "2017 April": not before another part of a date, and not before "may". */
export function yearMonth(s: Source, at: number, against: Against): CalendarDate | null {
  const month = lengthAt(s, at) === 4 ? readMonth(s, at + 1) : null;
  if (!month || DOUBTFUL.has(hashAt(s, at + 1)) || isNumber(s, month.to)) return null;
  const year = yearBehind(s, at);
  return year && { from: at, to: month.to, value: dateOf(against, year.value, month.value, null), grain: 'month' };
}

/** "Second of August", "twenty-first of May", "the ninth to the seventeenth of April": an ordinal word needs its month. */
export function ordinalFirst(s: Source, at: number, against: Against): CalendarDate | null {
  const day = readDay(s, at);
  if (!day) return null;
  const joined = AND_TO.has(hashAt(s, day.to)) || UNTIL.has(hashAt(s, day.to));
  const second = joined ? readDay(s, hashAt(s, day.to + 1) === THE ? day.to + 2 : day.to + 1) : null;
  const last = second?.to ?? day.to;
  const i = hashAt(s, last) === OF ? last + 1 : last;
  const month = readMonth(s, i);
  if (!month || (i === last && s.tokens.shape[i] === Shape.lower)) return null;
  const year = yearNear(s, month.to, against);
  const value = daysOf(against, year?.value ?? null, month.value, day.value, second?.value);
  return { from: at, to: year?.to ?? month.to, value, grain: second ? 'other' : 'day' };
}
