import { type Day, monthLengths, nearestYear, pad } from './calendar.js';
import { has, hashAt, lengthAt, Role, type Source, textAt } from './source.js';

/** What relative dates are read against. */
export interface Against {
  /** The article's own day, or null where it is not known. */
  readonly day: Day | null;
  /** Whether the day is certain enough to complete a year from it ("17 February"). */
  readonly certain: boolean;
  /** Whether the sentence speaks of the future, so that a day without a year is one to come. */
  readonly ahead?: boolean;
}

/** A stretch of the calendar as it stands in the text. */
export interface CalendarDate {
  readonly from: number;
  readonly to: number;
  /** ISO 8601 or TIMEX3; null when it cannot be told. */
  readonly value: string | null;
  readonly grain: 'day' | 'month' | 'year' | 'other';
}

/** A number out of a date and where it ends. */
export interface DatePart {
  readonly value: number;
  readonly to: number;
}

/** A month or a day of it; a year of NaN is told but not known, and where the text has none the year is the nearest one if the article's date
 * is certain. */
export function dateOf(against: Against, year: number | null, month: number, day: number | null): string | null {
  if (day !== null && day > monthLengths[month - 1]) return null;
  const y =
    year ??
    (against.certain && against.day !== null ? nearestYear(against.day, month, day ?? 15, against.ahead) : null);
  return `${y === null || Number.isNaN(y) ? 'XXXX' : pad(y, 4)}-${pad(month)}${day === null ? '' : `-${pad(day)}`}`;
}

/**
 * A day of a month, or both ends of days ("3 to 5 March"), of which the first tells the year. Where the last has the
 * smaller number, the month that is named (`ofFirst`) is that of one end only: "from April 28 to the 3rd".
 */
export function daysOf(
  against: Against,
  year: number | null,
  month: number,
  day: number,
  last: number | null = null,
  ofFirst = false,
): string | null {
  if (last === null) return dateOf(against, year, month, day);
  const over = last < day ? 1 : 0;
  const named = over && !ofFirst ? month - 1 || 12 : month;
  // "From December 28 to January 3, 2021" begins in the year before.
  const begun = year !== null && named === 12 && named !== month ? year - 1 : year;
  const first = dateOf(against, begun, named, day);
  if (first === null) return null;
  const turned = over && named === 12 && !first.startsWith('X');
  const ends = turned ? pad(Number(first.slice(0, 4)) + 1, 4) : first.slice(0, 4);
  return `${first}/${ends}-${pad(((named - 1 + over) % 12) + 1)}-${pad(last)}`;
}

/** Whether a plural noun or unit follows, so that four digits count things ("2000 people"). */
export function isCounted(s: Source, i: number, least: number): boolean {
  if (has(s, i, Role.plural | Role.unit | Role.magnitude | Role.currency) && lengthAt(s, i) > 2) return true;
  if (hashAt(s, i) === 0 || has(s, i, Role.stop | Role.month | Role.weekday) || s.tokens.shape[i] !== 1) return false;
  const word = textAt(s, i);
  if (word.length <= 3 + least || !word.endsWith('s')) return false;
  return !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is');
}
