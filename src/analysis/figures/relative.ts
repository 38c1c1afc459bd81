import { hashWord } from '../tokens.js';
import { type Day, isoDay, isoMonth, isoQuarter, isoWeek, pad, partsOf } from './calendar.js';
import { type Against, type CalendarDate, readDate } from './dates.js';
import { readNumeral } from './numeral.js';
import {
  has,
  hashAt,
  isHyphen,
  isNumber,
  lengthAt,
  markAt,
  Role,
  rolesAt,
  type Source,
  textAt,
  touchesPrevious,
} from './source.js';
import { DAY_PARTS, SEASONS, TIME_UNITS, type TimeUnit } from './times.js';
import { byHash, hashesOf, valueIn } from './words.js';

const UNITS = byHash(TIME_UNITS);
const PARTS_OF_DAY = byHash(DAY_PARTS);
const SEASON_NAMES = byHash(SEASONS);
const THE = hashWord('the');
const OF = hashWord('of');
const IN = hashWord('in');
const ON = hashWord('on');
const Q = hashWord('q');
const CENTURY = hashWord('century');
const WEEKEND = hashWord('weekend');
const TONIGHT = hashWord('tonight');
const HALF = hashWord('half');
const AFTER = hashWord('after');
const BEFORE = hashWord('before');
const TODAY = byHash<number | null>([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
  ['tomorow', 1],
  ['tmrw', 1],
]);
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
const KINDS_OF_YEAR = hashesOf('fiscal financial school calendar academic tax election');
const EDGES = hashesOf('early late mid earlier later');
const ENDS = hashesOf('end beginning start middle turn');
const PERIODS = hashesOf('half day week month quarter weekend year');
/** Words that count nothing when a unit of time follows "that" and "same". */
const VAGUE_UNITS = hashesOf('second seconds minute minutes hour hours time');

export const unitOf = (s: Source, i: number): TimeUnit | undefined =>
  has(s, i, Role.timeUnit) ? UNITS.get(hashAt(s, i)) : undefined;

/** A date that names its place in time by others, or a part of one: "last month", "late September", "the 21st century". */
export function readRelative(s: Source, at: number, against: Against): CalendarDate | null {
  const roles = rolesAt(s, at);
  if (roles & Role.deictic) return deictic(s, at, against);
  if (roles & Role.edge || ENDS.has(hashAt(s, at))) {
    const edge = readEdge(s, at, against);
    if (edge) return edge;
  }
  if (roles & Role.relative) {
    const period = readPeriod(s, at, against) ?? partOfPeriod(s, at, against);
    if (period) return period;
  }
  if (hashAt(s, at) === THE) {
    const inner =
      ENDS.has(hashAt(s, at + 1)) || has(s, at + 1, Role.edge)
        ? readEdge(s, at + 1, against)
        : has(s, at + 1, Role.relative)
          ? (readPeriod(s, at + 1, against) ?? partOfPeriod(s, at + 1, against))
          : (readCentury(s, at + 1) ?? partOfPeriod(s, at + 1, against));
    if (inner) return { ...inner, from: at };
    if (hashAt(s, at + 1) === WEEKEND) return { from: at, to: at + 2, value: weekendOf(against, 0), grain: 'other' };
    return null;
  }
  if (roles & Role.season) return seasonOf(s, at);
  if (hashAt(s, at) === Q || roles & Role.ordinal || isNumber(s, at))
    return readQuarter(s, at, against) ?? readCentury(s, at) ?? partOfPeriod(s, at, against);
  return null;
}

function deictic(s: Source, at: number, against: Against): CalendarDate | null {
  const away = TODAY.get(hashAt(s, at));
  if (away === undefined) return null;
  const day = against.day === null || away === null ? null : isoDay(against.day + away);
  const value = day && hashAt(s, at) === TONIGHT ? `${day}TNI` : day;
  return { from: at, to: at + 1, value, grain: 'day' };
}

/** "Last month", "this past Wednesday", "next fiscal year", "that weekend", "last July". */
function readPeriod(s: Source, at: number, against: Against): CalendarDate | null {
  let i = at + 1;
  let away = AWAY.get(hashAt(s, at));
  if (away === undefined) return null;
  // "This past week", "this coming Friday".
  if (away === 0 && AWAY.get(hashAt(s, i))) away = AWAY.get(hashAt(s, i++)) ?? null;
  if (KINDS_OF_YEAR.has(hashAt(s, i)) && unitOf(s, i + 1)) i++;
  const unit = unitOf(s, i);
  const { day } = against;
  if (unit) {
    if (unit.plural || isHyphen(markAt(s, i + 1))) return null;
    if (VAGUE_UNITS.has(hashAt(s, i)) && unit.designator === 'S') return null;
    const value = away === null || day === null ? null : periodValue(day, unit, away);
    return {
      from: at,
      to: i + 1,
      value,
      grain: unit.designator === 'Y' ? 'year' : unit.designator === 'M' ? 'month' : 'other',
    };
  }
  if (has(s, i, Role.weekday)) {
    const weekday = valueIn(Role.weekday, hashAt(s, i));
    if (away === null || day === null) return { from: at, to: i + 1, value: `XXXX-WXX-${weekday}`, grain: 'day' };
    const monday = day - partsOf(day).weekday + 1;
    const near = i > at + 1 || hashAt(s, at) === PAST;
    const back = day - (((partsOf(day).weekday - weekday + 6) % 7) + 1);
    const value = near && away < 0 ? back : monday + 7 * away + weekday - 1;
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
  const part = PARTS_OF_DAY.get(hashAt(s, i));
  if (part) {
    const on = away === null || day === null ? null : isoDay(day + away);
    return { from: at, to: i + 1, value: on && `${on}${part}`, grain: 'other' };
  }
  return null;
}
const PAST = hashWord('past');
const FALL = hashWord('fall');

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

const weekendOf = ({ day }: Against, away: number): string | null =>
  day === null ? null : `${isoWeek(day + 7 * away)}-WE`;

/** "Late September", "earlier this month", "later in the year", "mid-July", "end of 2019", "late on Tuesday". */
function readEdge(s: Source, at: number, against: Against): CalendarDate | null {
  const isEnd = ENDS.has(hashAt(s, at));
  let i = at + 1;
  if (isHyphen(markAt(s, i)) && touchesPrevious(s, i)) i++;
  const joint = hashAt(s, i);
  if (isEnd) {
    if (joint !== OF) return null;
    i++;
  } else if (joint === IN || joint === ON || joint === OF) i++;
  if (isEnd || EDGES.has(hashAt(s, at)) || hashAt(s, at) === MID) {
    const inner =
      readRelative(s, i, against) ??
      readDate(s, i, against) ??
      theUnit(s, i, against, isEnd || joint === IN) ??
      thePartOfDay(s, i, joint === IN);
    if (inner && inner.to > i) return { from: at, to: inner.to, value: inner.value, grain: 'other' };
  }
  return null;
}
const MID = hashWord('mid');

/** "The year" behind "end of" and "later in". */
function theUnit(s: Source, at: number, against: Against, allowed: boolean): CalendarDate | null {
  if (!allowed) return null;
  const i = hashAt(s, at) === THE ? at + 1 : at;
  const unit = unitOf(s, i);
  if (!unit || unit.plural || !['D', 'W', 'M', 'Y'].includes(unit.designator)) return null;
  return {
    from: at,
    to: i + 1,
    value: against.day === null ? null : periodValue(against.day, unit, 0),
    grain: 'other',
  };
}

/** "Late afternoon", "early in the morning". */
function thePartOfDay(s: Source, at: number, after: boolean): CalendarDate | null {
  const i = after && hashAt(s, at) === THE ? at + 1 : at;
  const part = PARTS_OF_DAY.get(hashAt(s, i));
  return part && !textAt(s, i).endsWith('s') ? { from: at, to: i + 1, value: part, grain: 'other' } : null;
}

/** "Summer of 2012", "spring 2020"; a season alone says too little. */
function seasonOf(s: Source, at: number): CalendarDate | null {
  let i = at + 1;
  if (hashAt(s, i) === OF || hashAt(s, i) === IN) i++;
  if (!isNumber(s, i) || lengthAt(s, i) !== 4 || s.tokens.info[i] !== 4) return null;
  const year = Number(textAt(s, i));
  if (year < 1500 || year > 2199) return null;
  return { from: at, to: i + 1, value: `${year}-${SEASON_NAMES.get(hashAt(s, at))}`, grain: 'other' };
}

/** "Q3 2019", "q1". */
function readQuarter(s: Source, at: number, against: Against): CalendarDate | null {
  if (hashAt(s, at) !== Q || !isNumber(s, at + 1) || !touchesPrevious(s, at + 1) || lengthAt(s, at + 1) !== 1)
    return null;
  const quarter = Number(textAt(s, at + 1));
  if (quarter < 1 || quarter > 4) return null;
  const i = hashAt(s, at + 2) === OF ? at + 3 : at + 2;
  const year = isNumber(s, i) ? readDate(s, i, against) : null;
  if (year?.grain === 'year') return { from: at, to: year.to, value: `${year.value}-Q${quarter}`, grain: 'other' };
  const known = against.certain && against.day !== null ? String(partsOf(against.day).year) : 'XXXX';
  return { from: at, to: at + 2, value: `${known}-Q${quarter}`, grain: 'other' };
}

/** "21st century", "twentieth century". */
function readCentury(s: Source, at: number): CalendarDate | null {
  const ordinal = readNumeral(s, at);
  if (ordinal?.form !== 'ordinal') return null;
  const i = isHyphen(markAt(s, ordinal.to)) ? ordinal.to + 1 : ordinal.to;
  if (hashAt(s, i) !== CENTURY || ordinal.value > 30) return null;
  return { from: at, to: i + 1, value: pad(ordinal.value - 1), grain: 'other' };
}

/** "Second quarter of 2019", "first half of the year", "last week of 2016", "the 15th day of next month". */
function partOfPeriod(s: Source, at: number, against: Against): CalendarDate | null {
  let i = at;
  let nth: number;
  if (has(s, at, Role.relative)) {
    if (AWAY.get(hashAt(s, at)) !== -1) return null;
    nth = -1;
    i++;
  } else {
    const ordinal = readNumeral(s, at);
    if (ordinal?.form !== 'ordinal') return null;
    nth = ordinal.value;
    i = ordinal.to;
  }
  const half = hashAt(s, i) === HALF;
  const unit = unitOf(s, i);
  const weekday = has(s, i, Role.weekday);
  if (!half && !weekday && !(unit && PERIODS.has(hashAt(s, i)))) return null;
  if (hashAt(s, i + 1) !== OF && !(unit?.name === 'quarter' && isNumber(s, i + 1))) {
    if (unit?.name !== 'quarter' || nth < 0 || nth > 4) return null;
    const known = against.certain && against.day !== null ? String(partsOf(against.day).year) : 'XXXX';
    return { from: at, to: i + 1, value: `${known}-Q${nth}`, grain: 'other' };
  }
  const j = hashAt(s, i + 1) === OF ? i + 2 : i + 1;
  const whole = readRelative(s, j, against) ?? readDate(s, j, against) ?? theUnit(s, j, against, true);
  if (!whole) return null;
  return {
    from: at,
    to: whole.to,
    value: partValue(whole.value, nth, half ? 'half' : (unit?.name ?? 'weekday')),
    grain: 'other',
  };
}

function partValue(whole: string | null, nth: number, name: string): string | null {
  if (whole === null || nth < 0) return null;
  const isYear = /^(\d{4}|XXXX)$/.test(whole);
  if (isYear && name === 'quarter' && nth <= 4) return `${whole}-Q${nth}`;
  if (isYear && name === 'half' && nth <= 2) return `${whole}-H${nth}`;
  if (isYear && name === 'week') return `${whole}-W${pad(nth)}`;
  if (/^(\d{4}|XXXX)-\d\d$/.test(whole) && name === 'day' && nth <= 31) return `${whole}-${pad(nth)}`;
  return null;
}

/** Whether a duration moves a date: "ago", "earlier", "later", "from now", "after Christmas" are for the moments. */
export const DIRECTIONS = byHash<number>([
  ['ago', -1],
  ['earlier', -1],
  ['before', -1],
  ['later', 1],
  ['after', 1],
  ['from', 1],
]);
export { AFTER, BEFORE };
