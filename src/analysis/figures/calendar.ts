/** Days counted from 1970-01-01, and the ISO 8601 and TIMEX3 ways to write them. No clock is read. */
export type Day = number;

const DAY_MS = 86_400_000;

export const dayOf = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / DAY_MS;

/** The day that an ISO date begins with, or null. */
export function parseDay(iso: string | null | undefined): Day | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  if (!match) return null;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoDay(day) === match[0] ? day : null;
}

export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** ISO 8601: Monday is 1. */
  readonly weekday: number;
}

export function partsOf(day: Day): Parts {
  const date = new Date(day * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
  };
}

export const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

export const isoDay = (day: Day): string => {
  const { year, month, day: d } = partsOf(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(d)}`;
};

/** ISO 8601 week of a day: "2020-W15". */
export function isoWeek(day: Day): string {
  const thursday = day - partsOf(day).weekday + 4;
  const { year } = partsOf(thursday);
  const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
  return `${year}-W${pad(week)}`;
}

/** The Monday of an ISO 8601 week ("2020-W15"), or null when it is not one. */
export function mondayOf(week: string): Day | null {
  const match = /^(\d{4})-W(\d\d)/.exec(week);
  if (!match) return null;
  const fourth = dayOf(Number(match[1]), 1, 4);
  return fourth - partsOf(fourth).weekday + 1 + 7 * (Number(match[2]) - 1);
}

/** The month a number of months away: "2020-03". */
export function isoMonth(day: Day, months: number): string {
  const { year, month } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}`;
}

/** The quarter a number of quarters away: "2020-Q1". */
export function isoQuarter(day: Day, quarters: number): string {
  const { year, month } = partsOf(day);
  const index = year * 4 + Math.floor((month - 1) / 3) + quarters;
  return `${pad(Math.floor(index / 4), 4)}-Q${(index % 4) + 1}`;
}

export const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Two digits of a year: 1930 to 2029. */
export const fullYear = (year: number): number => (year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year);

/**
 * The year that puts a month and day nearest to a given day. News looks back more often than ahead: a day to come must
 * be nearer by half, but where the sentence speaks of the future a day gone by must be much nearer.
 */
export function nearestYear(to: Day, month: number, day: number, future = false): number {
  const { year } = partsOf(to);
  let best = year;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of [year - 1, year, year + 1]) {
    const ahead = dayOf(candidate, month, day) - to;
    const away = ahead > 0 ? (future ? 0.2 : 1.5) * ahead : -ahead;
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}
