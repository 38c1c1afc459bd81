import { hashWord } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import type { Against, CalendarDate } from './calendarDate.js';
import { readDigitDate } from './digitDates.js';
import { readHoliday } from './holidays.js';
import { dayFirst, monthFirst, ordinalFirst, yearMonth, yearMonthDay } from './monthDays.js';
import { numberedDay } from './numberedDays.js';
import { has, hashAt, isNumber, lengthAt, markAt, Role, rolesAt, type Source, touchesPrevious } from './source.js';
import { weekdayFirst } from './weekdays.js';
import { readDecade, readYear, spokenYear } from './years.js';

const THE = hashWord('the');
const ON = wordSet('on by until till from since before after to between');

/** Reads a date that names its day, month, year or weekday, beginning at a token. */
export function readDate(s: Source, at: number, against: Against): CalendarDate | null {
  const roles = rolesAt(s, at);
  if (roles & Role.month) return monthFirst(s, at, against);
  if (roles & Role.weekday) return weekdayFirst(s, at, against);
  if (isNumber(s, at))
    return (
      readDigitDate(s, at, against) ??
      yearMonthDay(s, at, against) ??
      dayFirst(s, at, against) ??
      readDecade(s, at) ??
      dayAlone(s, at, against) ??
      yearMonth(s, at, against) ??
      readYear(s, at)
    );
  if (roles & Role.holiday) return readHoliday(s, at, against);
  if (hashAt(s, at) === THE) {
    const inner = afterThe(s, at + 1, against);
    return inner && { ...inner, from: at };
  }
  if (roles & Role.decade) return hashAt(s, at - 1) === THE ? readDecade(s, at) : null;
  if (roles & Role.small) return ordinalFirst(s, at, against) ?? spokenYearAlone(s, at);
  if (roles & (Role.ordinal | Role.tens)) return ordinalFirst(s, at, against) ?? dayAlone(s, at, against);
  const mark = markAt(s, at);
  if (
    (mark === 0x2019 || mark === 0x27 || mark === 0x2018) &&
    touchesPrevious(s, at + 1) &&
    lengthAt(s, at + 1) === 2
  ) {
    // ’90s
    const decade = readDecade(s, at + 1);
    return decade && { ...decade, from: at };
  }
  return null;
}

/** "In nineteen ninety-six": a spoken year needs the preposition of one. */
function spokenYearAlone(s: Source, at: number): CalendarDate | null {
  if (!IN.has(hashAt(s, at - 1))) return null;
  const year = spokenYear(s, at);
  if (!year || year.to < at + 2 || (hashAt(s, year.to) !== 0 && !has(s, year.to, Role.stop))) return null;
  return { from: at, to: year.to, value: String(year.value), grain: 'year' };
}
const IN = wordSet('in since until by from');

/** What "the" may stand before: days of a month and decades. */
function afterThe(s: Source, at: number, against: Against): CalendarDate | null {
  if (isNumber(s, at)) return dayFirst(s, at, against) ?? readDecade(s, at) ?? dayAlone(s, at, against);
  if (has(s, at, Role.decade)) return readDecade(s, at);
  return has(s, at, Role.ordinal | Role.tens) ? (ordinalFirst(s, at, against) ?? dayAlone(s, at, against)) : null;
}

/** "On the 18th": an ordinal behind a preposition and "the", with nothing ranked behind it. */
function dayAlone(s: Source, at: number, against: Against): CalendarDate | null {
  if (hashAt(s, at - 1) !== THE || !ON.has(hashAt(s, at - 2))) return null;
  const day = numberedDay(s, at, against);
  return day && hashAt(s, day.to) !== 0 && !has(s, day.to, Role.stop) ? null : day;
}
