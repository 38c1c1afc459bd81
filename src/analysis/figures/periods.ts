import { hashWord } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { type Day, isoDay, isoMonth, isoQuarter, isoWeek, pad, partsOf } from './calendar.js';
import type { Against, CalendarDate } from './calendarDate.js';
import { readHoliday } from './holidays.js';
import { has, hashAt, isHyphen, isNumber, lengthAt, markAt, Role, type Source, textAt } from './source.js';
import { DAY_PARTS, SEASONS, TIME_UNITS, type TimeUnit } from './times.js';
import { dateBehind } from './weekdays.js';
import { byHash, valueIn } from './words.js';

const UNITS = byHash(TIME_UNITS);
/** Parts of the day by their words, as TIMEX3 writes them. */
export const PARTS_OF_DAY = byHash(DAY_PARTS);
/** Seasons by their words, as TIMEX3 writes them. */
export const SEASON_NAMES = byHash(SEASONS);
const ON = hashWord('on');
/** How far away a period is: last month is -1. Words of memory ("that week", "the same day") point nowhere. */
const AWAY = byHash<number | null>([
  ['last', -1],
  ['past', -1],
  ['previous', -1],
  ['preceding', -1],
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
  ['upcoming', 1],
  ['following', 1],
  ['that', null],
  ['same', null],
]);
const FISCAL = wordSet('fiscal financial');
const KINDS_OF_YEAR = wordSet('fiscal financial school calendar academic tax election');
/** Words that count nothing when a unit of time follows "that" and "same". */
const VAGUE_UNITS = wordSet('second seconds minute minutes hour hours time');

/** The unit of time that a word names. */
export const unitOf = (s: Source, i: number): TimeUnit | undefined =>
  has(s, i, Role.timeUnit) ? UNITS.get(hashAt(s, i)) : undefined;

/** "Last month", "this past Wednesday", "next fiscal year", "that weekend", "last July". */
export function readPeriod(s: Source, at: number, against: Against): CalendarDate | null {
  let i = at + 1;
  let away = AWAY.get(hashAt(s, at));
  if (away === undefined) return null;
  // "This past week", "this coming Friday".
  if (away === 0 && AWAY.get(hashAt(s, i))) away = AWAY.get(hashAt(s, i++)) ?? null;
  const fiscal = KINDS_OF_YEAR.has(hashAt(s, i)) && unitOf(s, i + 1) !== undefined;
  const prefix = fiscal && FISCAL.has(hashAt(s, i)) ? 'FY' : '';
  if (fiscal) i++;
  const unit = unitOf(s, i);
  const { day } = against;
  if (unit) {
    if (unit.plural || isHyphen(markAt(s, i + 1))) return null;
    if (VAGUE_UNITS.has(hashAt(s, i)) && unit.designator === 'S') return null;
    const plain = away === null || day === null ? null : periodValue(day, unit, away);
    if (unit.designator === 'W' && away !== null) {
      const inWeek = weekdayIn(s, i + 1, day === null ? null : day + 7 * away);
      if (inWeek) return { ...inWeek, from: at };
    }
    const value = plain && prefix + plain;
    return {
      from: at,
      to: i + 1,
      value,
      grain: unit.designator === 'Y' ? 'year' : unit.designator === 'M' ? 'month' : 'other',
    };
  }
  if (has(s, i, Role.weekday)) {
    const weekday = valueIn(Role.weekday, hashAt(s, i));
    const exact = dateBehind(s, i + 1, against);
    if (exact) return { ...exact, from: at };
    if (away === null || day === null) return { from: at, to: i + 1, value: `XXXX-WXX-${weekday}`, grain: 'day' };
    const monday = day - partsOf(day).weekday + 1;
    const near = i > at + 1 || hashAt(s, at) === PAST;
    const back = day - (((partsOf(day).weekday - weekday + 6) % 7) + 1);
    const ahead = day + ((weekday - partsOf(day).weekday + 6) % 7) + 1;
    const value = near && away < 0 ? back : near && away > 0 ? ahead : monday + 7 * away + weekday - 1;
    return { from: at, to: i + 1, value: isoDay(value), grain: 'day' };
  }
  if (has(s, i, Role.month) && (s.tokens.shape[i] !== 1 || lengthAt(s, i) > 3)) {
    const month = valueIn(Role.month, hashAt(s, i));
    if (isNumber(s, i + 1)) return null;
    if (away === null || day === null) return { from: at, to: i + 1, value: `XXXX-${pad(month)}`, grain: 'month' };
    const now = partsOf(day);
    const year =
      away < 0
        ? month < now.month
          ? now.year
          : now.year - 1
        : away > 0
          ? month > now.month
            ? now.year
            : now.year + 1
          : now.year;
    return { from: at, to: i + 1, value: `${year}-${pad(month)}`, grain: 'month' };
  }
  if (has(s, i, Role.season)) {
    const season = SEASON_NAMES.get(hashAt(s, i));
    if (hashAt(s, i) === FALL && away === null) return null;
    return {
      from: at,
      to: i + 1,
      value: away === null || day === null ? null : `${partsOf(day).year + away}-${season}`,
      grain: 'other',
    };
  }
  const holiday = has(s, i, Role.holiday) && i === at + 1 ? readHoliday(s, i, against, away) : null;
  if (holiday) return { ...holiday, from: at };
  const part = PARTS_OF_DAY.get(hashAt(s, i));
  if (part) {
    const on = away === null || day === null ? null : isoDay(day + away);
    return { from: at, to: i + 1, value: on && `${on}${part}`, grain: 'other' };
  }
  return null;
}
const PAST = hashWord('past');
const FALL = hashWord('fall');

/** "Next week on Tuesday", "this week Monday": the weekday in a week, told by a day of it. */
export function weekdayIn(s: Source, at: number, day: Day | null): CalendarDate | null {
  const i = hashAt(s, at) === ON ? at + 1 : at;
  if (!has(s, i, Role.weekday) || textAt(s, i).endsWith('s')) return null;
  const weekday = valueIn(Role.weekday, hashAt(s, i));
  const value = day === null ? `XXXX-WXX-${weekday}` : isoDay(day - partsOf(day).weekday + weekday);
  return { from: at, to: i + 1, value, grain: 'day' };
}

/** The period a number of units away from a day. */
export function periodValue(day: Day, unit: TimeUnit, away: number): string | null {
  const n = away * unit.times;
  switch (unit.designator) {
    case 'D':
      return unit.name === 'night' ? `${isoDay(day + n)}TNI` : isoDay(day + n);
    case 'W':
      return isoWeek(day + 7 * n);
    case 'WE':
      return `${isoWeek(day + 7 * n)}-WE`;
    case 'M':
      return unit.times === 3 ? isoQuarter(day, away) : isoMonth(day, n);
    case 'Y': {
      const { year } = partsOf(day);
      if (unit.times === 10) return String(Math.floor(year / 10) + away);
      if (unit.times === 100) return String(Math.floor(year / 100) + away);
      return unit.times === 1 ? pad(year + n, 4) : null;
    }
    default:
      return null;
  }
}

/** The weekend of the article's week. */
export const weekendOf = ({ day }: Against): string | null => (day === null ? null : `${isoWeek(day)}-WE`);
