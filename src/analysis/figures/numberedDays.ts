import { type Day, dayOf, isoDay, nearestOf, pad, partsOf } from './calendar.js';
import type { Against, CalendarDate } from './calendarDate.js';
import { speaksOfFuture } from './future.js';
import { readDay } from './monthDays.js';
import { isNumber, type Source } from './source.js';

/** "18th": a day of the month that only its number tells, in the month that brings it nearest to the article's day. */
export function numberedDay(s: Source, at: number, against: Against): CalendarDate | null {
  const day = isNumber(s, at) ? readDay(s, at) : null;
  if (!day || day.to === at + 1) return null;
  const value = against.certain && against.day !== null ? nearestDay(s, at, against.day, day.value) : null;
  return { from: at, to: day.to, value: value ?? `XXXX-XX-${pad(day.value)}`, grain: 'day' };
}

function nearestDay(s: Source, at: number, to: Day, number: number): string | null {
  const { year, month } = partsOf(to);
  const days = [-2, -1, 0, 1, 2]
    .map((away) => dayOf(year, month + away, number))
    .filter((day) => partsOf(day).day === number);
  return days.length ? isoDay(nearestOf(to, days, speaksOfFuture(s, at))) : null;
}
