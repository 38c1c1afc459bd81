import { wordSet } from '../wordSet.js';
import { fullYear, monthLengths, pad } from './calendar.js';
import { type Against, type CalendarDate, dateOf } from './calendarDate.js';
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
import { yearBehind } from './years.js';

/** Words that tell that two numbers with a slash are a date, if they can be one. */
const DATING = wordSet('on from between since until till by before after to through this next last starting beginning');

/** Dates in digits: ISO, with slashes, points or hyphens; "10/25" where it must be one. */
export function readDigitDate(s: Source, at: number, against: Against): CalendarDate | null {
  const mark = markAt(s, at + 1);
  const first = textAt(s, at);
  if (lengthAt(s, at) > 10 || first.includes(',')) return null;
  // "20161016".
  if (first.length === 8 && s.tokens.info[at] === 8 && !touchesPrevious(s, at) && /^(?:19|20)/.test(first))
    return fromRuns([first.slice(0, 4), first.slice(4, 6), first.slice(6)], at, at + 1);
  if (first.includes('.')) {
    const parts = first.split('.');
    return parts.length === 3 ? fromRuns(parts, at, at + 1) : null;
  }
  const joined = (isHyphen(mark) || mark === 0x2f || mark === 0x2013) && touchesPrevious(s, at + 1);
  if (!joined || !isNumber(s, at + 2) || !touchesPrevious(s, at + 2)) return null;
  if (isJoint(s, at + 3, mark)) {
    if (isJoint(s, at + 5, mark)) return null;
    return fromRuns([first, textAt(s, at + 2), textAt(s, at + 4)], at, at + 5);
  }
  if (lengthAt(s, at) === 4 && lengthAt(s, at + 2) === 2 && mark !== 0x2013) {
    // "2019-11": a year and month, unless it is a span of years ("2008-09").
    const year = Number(first);
    const month = Number(textAt(s, at + 2));
    const isMonth = year >= 1900 && year < 2100 && month >= 1 && month <= 12 && month <= (year % 100 || 13);
    return isMonth ? { from: at, to: at + 3, value: `${year}-${pad(month)}`, grain: 'month' } : null;
  }
  // "12-2015": month and year.
  const year = Number(textAt(s, at + 2));
  if (lengthAt(s, at) === 2 && lengthAt(s, at + 2) === 4 && mark === 0x2d && !touchesPrevious(s, at))
    return Number(first) >= 1 && Number(first) <= 12 && year >= 1900 && year < 2100
      ? { from: at, to: at + 3, value: `${year}-${first}`, grain: 'month' }
      : null;
  return mark === 0x2f ? monthAndDay(s, at, against) : null;
}

/** Whether the same mark and another number follow without a blank. */
const isJoint = (s: Source, at: number, mark: number): boolean =>
  markAt(s, at) === mark && touchesPrevious(s, at) && isNumber(s, at + 1) && touchesPrevious(s, at + 1);

/**
 * "10/25": month and day. "9/11" is the attack, "24/7" and "1/4" are something else: only what can be nothing else,
 * or stands where dates stand.
 */
function monthAndDay(s: Source, at: number, against: Against): CalendarDate | null {
  if (lengthAt(s, at) > 2 || lengthAt(s, at + 2) > 2) return null;
  let month = Number(textAt(s, at));
  let day = Number(textAt(s, at + 2));
  // "On 22/04": the day comes first where nothing else is possible and a date is due.
  if (month > 12 && DATING.has(hashAt(s, at - 1))) [month, day] = [day, month];
  if (month < 1 || month > 12 || day < 1 || day > monthLengths[month - 1] || (month === 9 && day === 11)) return null;
  const fraction = month < day && (day <= 10 || day === 12 || day === 16);
  const dated = DATING.has(hashAt(s, at - 1)) || has(s, at - 1, Role.weekday);
  // "From 5/1-5/7, 2020": the second of two.
  const second = isDash(markAt(s, at - 1)) && markAt(s, at - 3) === 0x2f && DATING.has(hashAt(s, at - 5));
  if ((fraction || month === day) && !dated && !second) return null;
  const year = markAt(s, at + 3) === 0x2c ? yearBehind(s, at + 3) : null;
  return { from: at, to: year?.to ?? at + 3, value: dateOf(against, year?.value ?? null, month, day), grain: 'day' };
}

/** Three runs of digits as a date: year first, or day and month in the order that is possible, American where both are. */
function fromRuns(runs: readonly string[], from: number, to: number): CalendarDate | null {
  if (runs.some((run) => run.length > 4 || run.length === 3 || run.length === 0)) return null;
  const iso = runs[0].length === 4;
  if (iso ? runs[1].length > 2 || runs[2].length > 2 : runs[0].length > 2 || runs[1].length > 2) return null;
  const [a, b, c] = runs.map(Number);
  const year = iso ? a : runs[2].length === 4 ? c : fullYear(c);
  let month = iso ? b : a;
  let day = iso ? c : b;
  if (month > 12) [month, day] = [day, month];
  if (month < 1 || month > 12 || day < 1 || day > monthLengths[month - 1]) return null;
  return { from, to, value: `${pad(year, 4)}-${pad(month)}-${pad(day)}`, grain: 'day' };
}
