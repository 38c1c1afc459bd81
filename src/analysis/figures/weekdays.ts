import { hashWord, Shape } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { isoDay, partsOf } from './calendar.js';
import type { Against, CalendarDate } from './calendarDate.js';
import { readDigitDate } from './digitDates.js';
import { speaksOfFuture } from './future.js';
import { dayFirst, monthFirst, readDay } from './monthDays.js';
import {
  has,
  hashAt,
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

const THE = hashWord('the');
/** Abbreviations that are other words too. */
const DOUBTFUL = wordSet('sun sat mon wed fri');
const BEFORE_WEEKDAY = wordSet('on last next this past by until since every each to from through and');

/** "Tuesday", "Tuesday, September 1, 2015", "Tuesday (Sept. 1)", "Friday the 26th". */
export function weekdayFirst(s: Source, at: number, against: Against): CalendarDate | null {
  const weekday = valueIn(Role.weekday, hashAt(s, at));
  let i = at + 1;
  if (lengthAt(s, at) <= 5 && markAt(s, i) === 0x2e && touchesPrevious(s, i)) i++;
  const afterWord = i;
  const date = dateBehind(s, i, against);
  if (date) return { ...date, from: at };
  const lower = s.tokens.shape[at] === Shape.lower;
  const numbered = hashAt(s, afterWord) === THE ? readDay(s, afterWord + 1) : ordinalDay(s, afterWord);
  if (numbered && numbered.to > afterWord)
    return { from: at, to: numbered.to, value: numberedDay(against, weekday, numbered.value), grain: 'day' };
  if (DOUBTFUL.has(hashAt(s, at)) && (lower || !BEFORE_WEEKDAY.has(hashAt(s, at - 1)))) return null;
  if (lengthAt(s, at) >= 7 && textAt(s, at).endsWith('s'))
    return { from: at, to: at + 1, value: `XXXX-WXX-${weekday}`, grain: 'other' };
  return { from: at, to: at + 1, value: nearestWeekday(s, at, against, weekday), grain: 'day' };
}

/** The date behind a weekday: "Tuesday, September 1", "Tuesday (Sept. 1)", "Friday-Jun-15". */
export function dateBehind(s: Source, at: number, against: Against): CalendarDate | null {
  let i = at;
  const mark = markAt(s, i);
  if (mark === 0x2c || hashAt(s, i) === THE || (isHyphen(mark) && touchesPrevious(s, i) && has(s, i + 1, Role.month)))
    i++;
  const bracket = markAt(s, i) === 0x28;
  if (bracket) i++;
  const date = has(s, i, Role.month)
    ? monthFirst(s, i, against)
    : isNumber(s, i)
      ? (readDigitDate(s, i, against) ?? dayFirst(s, i, against))
      : null;
  if (date?.grain !== 'day') return null;
  if (!bracket) return date;
  return markAt(s, date.to) === 0x29 ? { ...date, to: date.to + 1 } : null;
}

/** "Wed 13th": without "the" the day needs its ending. */
function ordinalDay(s: Source, at: number): { value: number; to: number } | null {
  const day = isNumber(s, at) ? readDay(s, at) : null;
  // A bare number is a day of the month only where the phrase ends.
  if (!day || day.to === at + 2) return day;
  const mark = markAt(s, day.to);
  return mark === 0x21 || mark === 0x3f || (mark === 0x2e && !touchesPrevious(s, day.to + 1)) ? day : null;
}

/** The nearest day that is both the weekday and the number in its month; only the number is sure without a date. */
function numberedDay({ day }: Against, weekday: number, number: number): string {
  if (day !== null)
    for (let away = 0; away < 200; away++)
      for (const candidate of [day - away, day + away]) {
        const parts = partsOf(candidate);
        if (parts.weekday === weekday && parts.day === number) return isoDay(candidate);
      }
  return `XXXX-XX-${String(number).padStart(2, '0')}`;
}

/** The weekday nearest to the article's day: back from it, or ahead where the sentence speaks of the future. */
function nearestWeekday(s: Source, at: number, { day }: Against, weekday: number): string {
  if (day === null) return `XXXX-WXX-${weekday}`;
  const today = partsOf(day).weekday;
  const ahead = speaksOfFuture(s, at);
  return isoDay(day + (ahead ? (weekday - today + 7) % 7 : -((today - weekday + 7) % 7)));
}
