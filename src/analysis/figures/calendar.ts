/** Days counted from 1970-01-01, and the ISO 8601 and TIMEX3 ways to write them. No clock is read. */
export type Day = number;

const DAY_MS = 86_400_000;

export const dayOf = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / DAY_MS;

/** The day that an ISO date begins with, or null. */
export function parseDay(iso: string | null | undefined): Day | null {
  if (!iso || iso.length < 10 || iso.charCodeAt(4) !== HYPHEN || iso.charCodeAt(7) !== HYPHEN) return null;
  const year = digits(iso, 0, 4);
  const month = digits(iso, 5, 7);
  const day = digits(iso, 8, 10);
  if (!(year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  const found = dayOf(year, month, day);
  return partsOf(found).day === day ? found : null;
}
const HYPHEN = 0x2d;

/** The number that the digits of a stretch make, NaN where something else stands in it. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** ISO 8601: Monday is 1. */
  readonly weekday: number;
}

export function partsOf(day: Day): Parts {
  // Years that begin in March have their leap day at the end; 400 of them are one era.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: years + era * 400 + (month < 3 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
    weekday: ((((day + 3) % 7) + 7) % 7) + 1,
  };
}

export const pad = (n: number, width = 2): string => {
  const digits = String(n);
  return digits.length >= width ? digits : digits.padStart(width, '0');
};

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

/** The nth of a weekday in a month, the last one for -1. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  const first = nth > 0 ? dayOf(year, month, 1) : dayOf(year, month + 1, 1) - 7;
  return first + ((weekday - partsOf(first).weekday + 7) % 7) + (nth > 0 ? 7 * (nth - 1) : 0);
}

/** Easter Sunday by the Gregorian computus. */
export function easterOf(year: number): Day {
  const century = Math.floor(year / 100);
  const shift = Math.floor(century / 4) + Math.floor((8 * century + 13) / 25);
  const epact = (19 * (year % 19) + century - shift + 15) % 30;
  // The last full moon must fall no later than April 18.
  const moon = epact - Math.floor(epact / 28) * (epact > 28 || year % 19 > 10 ? 1 : 0);
  const fullMoon = dayOf(year, 3, 21) + moon;
  return fullMoon + 7 - (partsOf(fullMoon).weekday % 7);
}

export const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Two digits of a year: 1930 to 2029. */
export const fullYear = (year: number): number => (year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year);

/**
 * How far a day lies from another, as news sees it: news looks back more often than ahead, so a day to come must be
 * nearer by half, but where the sentence speaks of the future a day gone by must be much nearer.
 */
const farness = (day: Day, to: Day, future: boolean): number =>
  day > to ? (future ? 0.2 : 1.5) * (day - to) : to - day;

/** The nearest to a given day, as news sees it, of the days that some years have; NaN where none has it. */
export function nearestOf(to: Day, days: readonly Day[], future = false): Day {
  let best = Number.NaN;
  for (const day of days) if (!(farness(day, to, future) >= farness(best, to, future))) best = day;
  return best;
}

/** The year that puts a month and day nearest to a given day; February 29 is in leap years only. */
export function nearestYear(to: Day, month: number, day: number, future = false): number {
  const { year } = partsOf(to);
  const leap = month === 2 && day === 29;
  const years = leap ? [-7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7] : [-1, 0, 1];
  const days = years.map((away) => dayOf(year + away, month, day));
  return partsOf(nearestOf(to, leap ? days.filter((found) => partsOf(found).month === 2) : days, future)).year;
}
