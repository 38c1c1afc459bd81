import { hashWord } from '../tokens.js';
import { type Day, dayOf, easterOf, isoDay, isoWeek, nearestOf, nthWeekday, pad, partsOf } from './calendar.js';
import type { Against, CalendarDate } from './calendarDate.js';
import { speaksOfFuture } from './future.js';
import { has, hashAt, isWord, Role, type Source } from './source.js';
import { yearNear } from './years.js';

/** The day of a year on which a holiday falls. */
type Rule = (year: number) => Day;

/** A day of the year that has a name. */
interface Holiday {
  readonly words: readonly number[];
  /** Null where another calendar decides: such a day has only a year. */
  readonly on: Rule | null;
  /** Whether it is the same month and day each year. */
  readonly fixed: boolean;
}

const easter =
  (away: number): Rule =>
  (year) =>
    easterOf(year) + away;
/** The nth weekday of a month, the last one for -1, or a day some days away from it. */
const weekday =
  (month: number, which: number, nth: number, away = 0): Rule =>
  (year) =>
    nthWeekday(year, month, which, nth) + away;

/** Month and day or a rule, and the names of the day; marks stand between blanks, "’s" is a token of its own. */
const DAYS: readonly (readonly [on: Rule | string | null, ...names: string[]])[] = [
  ['12-24', 'christmas eve'],
  ['12-25', 'christmas day', 'christmas'],
  ['01-01', 'new years day', 'new year day', "new year 's day"],
  ['12-31', "new year 's eve", 'new years eve'],
  ['12-26', 'boxing day'],
  ['10-31', 'halloween'],
  ['07-04', 'independence day'],
  ['02-14', "valentine 's day"],
  ['11-11', 'veterans day', 'armistice day', 'remembrance day'],
  ['06-19', 'juneteenth'],
  ['04-22', 'earth day'],
  ['05-01', "international workers ' day", 'international workers day'],
  ['03-08', "international women 's day"],
  ['03-17', "st . patrick 's day", "st patrick 's day", "saint patrick 's day"],
  ['02-02', 'groundhog day'],
  ['05-05', 'cinco de mayo'],
  ['07-14', 'bastille day'],
  ['07-01', 'canada day'],
  ['01-26', 'australia day'],
  ['04-25', 'anzac day'],
  ['11-05', 'bonfire night'],
  [easter(-47), 'mardi gras'],
  [easter(-46), 'ash wednesday'],
  [easter(-7), 'palm sunday'],
  [easter(-2), 'good friday'],
  [easter(0), 'easter sunday', 'easter'],
  [easter(1), 'easter monday'],
  [weekday(1, 1, 3), 'martin luther king jr . day', 'martin luther king day'],
  [weekday(2, 1, 3), "presidents ' day", 'presidents day'],
  [weekday(5, 7, 2), "mother 's day"],
  [weekday(5, 1, -1), 'memorial day'],
  [weekday(6, 7, 3), "father 's day"],
  [weekday(9, 1, 1), 'labor day', 'labour day'],
  [weekday(10, 1, 2), 'columbus day'],
  [weekday(11, 1, 1, 1), 'election day'],
  [weekday(11, 4, 4), 'thanksgiving day', 'thanksgiving'],
  [weekday(11, 4, 4, 1), 'black friday'],
  [weekday(11, 4, 4, 4), 'cyber monday'],
  [null, 'yom kippur', 'rosh hashanah', 'passover', 'hanukkah', 'diwali'],
  [null, 'eid al - fitr', 'eid al fitr', 'eid al - adha', 'eid al adha'],
];
const MARKS = ".-'";
const WEEKEND = hashWord('weekend');

const onDay = (date: string): Rule => {
  const [month, day] = date.split('-').map(Number);
  return (year) => dayOf(year, month, day);
};

/** By the hash of the first word, longer names first. Marks have no hash, and any mark will do where one is due. */
const BY_FIRST = new Map<number, Holiday[]>();
for (const [on, ...names] of DAYS)
  for (const name of names) {
    const words = name.split(' ').map((word) => (MARKS.includes(word) ? 0 : hashWord(word)));
    const fixed = typeof on === 'string';
    const others = BY_FIRST.get(words[0]) ?? [];
    others.push({ words, on: fixed ? onDay(on) : on, fixed });
    BY_FIRST.set(
      words[0],
      others.sort((a, b) => b.words.length - a.words.length),
    );
  }

/**
 * A holiday by its name, with the year behind it; not where it only describes a noun ("a Thanksgiving visit"). "Last" and
 * "next" before it say which way to look (`away` -1 and 1), "this" looks into the article's year (0).
 */
export function readHoliday(s: Source, at: number, against: Against, away?: number | null): CalendarDate | null {
  for (const { words, on, fixed } of BY_FIRST.get(hashAt(s, at)) ?? []) {
    if (!words.every((word, i) => hashAt(s, at + i) === word)) continue;
    const named = at + words.length;
    // "The Labor Day weekend".
    const weekend = hashAt(s, named) === WEEKEND;
    const year = yearNear(s, weekend ? named + 1 : named, against);
    const to = year?.to ?? (weekend ? named + 1 : named);
    if (!year && !weekend && isWord(s, to) && !has(s, to, Role.stop | Role.dayPart)) return null;
    const given = year && !Number.isNaN(year.value) ? year.value : null;
    const day = on && (given !== null ? on(given) : away === null ? null : dayNear(s, at, against, on, away));
    if (weekend) {
      // Monday’s weekend is the one before it.
      const value = day === null ? null : `${isoWeek(day - 1)}-WE`;
      return { from: at, to, value: value ?? (given === null ? null : String(given)), grain: 'other' };
    }
    const open = on && fixed ? `XXXX${isoDay(on(2000)).slice(4)}` : null;
    const value = day !== null ? isoDay(day) : given !== null ? pad(given, 4) : open;
    return { from: at, to, value, grain: 'day' };
  }
  return null;
}

/** The day of a holiday that a sentence without a year means, if the article's date is known well enough. */
function dayNear(s: Source, at: number, { day, certain }: Against, on: Rule, away?: number): Day | null {
  if (day === null || (away === undefined && !certain)) return null;
  const { year } = partsOf(day);
  if (away === 0) return on(year);
  const days = [on(year - 1), on(year), on(year + 1)];
  const found = away === undefined ? days : days.filter((other) => (other - day) * away > 0);
  return nearestOf(day, found, away === undefined && speaksOfFuture(s, at));
}
