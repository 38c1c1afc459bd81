import { hashWord, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { type Day, dayOf, isoDay, isoWeek, nearestYear, nthWeekday, pad, parseDay, partsOf } from './calendar.js';
import type { Against, CalendarDate } from './calendarDate.js';
import { readDate } from './dates.js';
import { numberedDay } from './numberedDays.js';
import { readNumeral } from './numeral.js';
import { PARTS_OF_DAY, periodValue, readPeriod, SEASON_NAMES, unitOf, weekendOf } from './periods.js';
import {
  has,
  hashAt,
  isHyphen,
  isNumber,
  isWord,
  lengthAt,
  markAt,
  Role,
  rolesAt,
  type Source,
  textAt,
  touchesPrevious,
} from './source.js';
import type { TimeUnit } from './times.js';
import { byHash, valueIn } from './words.js';

const THE = hashWord('the');
const OF = hashWord('of');
const IN = hashWord('in');
const ON = hashWord('on');
const Q = hashWord('q');
const CENTURY = hashWord('century');
const WEEKEND = hashWord('weekend');
const TONIGHT = hashWord('tonight');
const HALF = hashWord('half');
const TODAY = byHash<number | null>([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
  ['tomorow', 1],
  ['tmrw', 1],
]);
const LAST = wordSet('last final');
const EDGES = wordSet('early late mid earlier later');
const ENDS = wordSet('end beginning start middle turn rest remainder');
const PERIODS = wordSet('half day week month quarter weekend year');

/** A date that names its place in time by others, or a part of one: "last month", "late September", "the 21st century". */
export function readRelative(s: Source, at: number, against: Against, depth = 0): CalendarDate | null {
  // "The end of the beginning of the end of": nobody means it, and reading stays linear.
  if (depth > 2) return null;
  const roles = rolesAt(s, at);
  if (roles & Role.deictic) return deictic(s, at, against);
  if (roles & Role.edge || ENDS.has(hashAt(s, at))) {
    const edge = readEdge(s, at, against, depth);
    if (edge) return edge;
  }
  if (roles & Role.relative) {
    const period = partOfPeriod(s, at, against, depth) ?? readPeriod(s, at, against);
    if (period) return quarterOf(s, period) ?? period;
  }
  if (hashAt(s, at) === THE) {
    const inner =
      ENDS.has(hashAt(s, at + 1)) || has(s, at + 1, Role.edge)
        ? readEdge(s, at + 1, against, depth)
        : has(s, at + 1, Role.relative)
          ? (partOfPeriod(s, at + 1, against, depth) ?? readPeriod(s, at + 1, against))
          : (readCentury(s, at + 1) ?? partOfPeriod(s, at + 1, against, depth));
    if (inner) return { ...inner, from: at };
    if (hashAt(s, at + 1) === WEEKEND) return { from: at, to: at + 2, value: weekendOf(against), grain: 'other' };
    return null;
  }
  if (hashAt(s, at) === WEEK || (hashAt(s, at) === WEEKEND && hashAt(s, at + 1) === OF))
    return weekOf(s, at, against, depth);
  if (roles & Role.season) return seasonOf(s, at) ?? seasonAlone(s, at, against);
  if (hashAt(s, at) === Q || roles & (Role.ordinal | Role.tens) || isNumber(s, at))
    return (
      readQuarter(s, at, against) ??
      dayOfMonth(s, at, against) ??
      readCentury(s, at) ??
      partOfPeriod(s, at, against, depth)
    );
  return null;
}

function deictic(s: Source, at: number, against: Against): CalendarDate | null {
  const away = TODAY.get(hashAt(s, at));
  if (away === undefined) return null;
  const day = against.day === null || away === null ? null : isoDay(against.day + away);
  const value = day && hashAt(s, at) === TONIGHT ? `${day}TNI` : day;
  return { from: at, to: at + 1, value, grain: 'day' };
}

/** "Late September", "earlier this month", "later in the year", "mid-July", "end of 2019", "late on Tuesday". */
function readEdge(s: Source, at: number, against: Against, depth: number): CalendarDate | null {
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
      readRelative(s, i, against, depth + 1) ??
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

/** "Summer of 2012", "spring 2020". */
function seasonOf(s: Source, at: number): CalendarDate | null {
  let i = at + 1;
  if (hashAt(s, i) === OF || hashAt(s, i) === IN) i++;
  if (!isNumber(s, i) || lengthAt(s, i) !== 4 || s.tokens.info[i] !== 4) return null;
  const year = Number(textAt(s, i));
  if (year < 1500 || year > 2199) return null;
  return { from: at, to: i + 1, value: `${year}-${SEASON_NAMES.get(hashAt(s, at))}`, grain: 'other' };
}

/** "In winter", "over the whole summer": a season alone needs a preposition before it and no noun behind. */
function seasonAlone(s: Source, at: number, { day, certain }: Against): CalendarDate | null {
  const fall = hashAt(s, at) === FALL;
  let i = WHOLE.has(hashAt(s, at - 1)) ? at - 2 : at - 1;
  if (hashAt(s, i) === THE) i--;
  if (!DURING.has(hashAt(s, i)) || (fall && i === at - 1 && !FALLING.has(hashAt(s, i)))) return null;
  const next = hashAt(s, at + 1);
  if (next === OF || isHyphen(markAt(s, at + 1)) || (isWord(s, at + 1) && !has(s, at + 1, Role.stop))) return null;
  const season = SEASON_NAMES.get(hashAt(s, at)) ?? '';
  const year = certain && day !== null ? pad(nearestYear(day, SEASON_MONTHS[season], 15)) : 'XXXX';
  return { from: at, to: at + 1, value: `${year}-${season}`, grain: 'other' };
}
const FALL = hashWord('fall');
const WHOLE = wordSet('whole entire');
const DURING = wordSet('in during over throughout through by until till since before after');
const FALLING = wordSet('in by since until');
const SEASON_MONTHS: Readonly<Record<string, number>> = { SP: 4, SU: 7, FA: 10, WI: 1 };

/** "Week of April 10th", "week beginning February 4". */
function weekOf(s: Source, at: number, against: Against, depth: number): CalendarDate | null {
  if (isNumber(s, at + 1) && lengthAt(s, at + 1) <= 2) return numberedWeek(s, at, against, depth);
  if (hashAt(s, at + 1) === AFTER && hashAt(s, at + 2) === NEXT)
    return { from: at, to: at + 3, value: against.day === null ? null : isoWeek(against.day + 14), grain: 'other' };
  if (!OF_WEEK.has(hashAt(s, at + 1))) return null;
  const i = hashAt(s, at + 2) === ON || hashAt(s, at + 2) === THE ? at + 3 : at + 2;
  const date = readRelative(s, i, against, depth + 1) ?? readDate(s, i, against) ?? numberedDay(s, i, against);
  if (date?.grain !== 'day') return null;
  const day = parseDay(date.value);
  // Of a Monday, the weekend before it.
  const weekend = hashAt(s, at) === WEEKEND ? 1 : 0;
  const week = day === null ? date.value : `${isoWeek(day - weekend)}${weekend ? '-WE' : ''}`;
  return { from: at, to: date.to, value: week, grain: 'other' };
}
/** "Week 31", "week 27 of last year". */
function numberedWeek(s: Source, at: number, against: Against, depth: number): CalendarDate | null {
  const week = Number(textAt(s, at + 1));
  if (week < 1 || week > 53) return null;
  const year =
    hashAt(s, at + 2) === OF ? (readRelative(s, at + 3, against, depth + 1) ?? readDate(s, at + 3, against)) : null;
  if (year?.grain === 'year' && year.value)
    return { from: at, to: year.to, value: `${year.value}-W${pad(week)}`, grain: 'other' };
  const known = against.certain && against.day !== null ? String(partsOf(against.day).year) : 'XXXX';
  return { from: at, to: at + 2, value: `${known}-W${pad(week)}`, grain: 'other' };
}
const WEEK = hashWord('week');
const AFTER = hashWord('after');
const NEXT = hashWord('next');
const OF_WEEK = wordSet('of beginning commencing starting ending');

/** "Q3 2019", "q1". */
function readQuarter(s: Source, at: number, against: Against): CalendarDate | null {
  if (hashAt(s, at) !== Q || !isNumber(s, at + 1) || !touchesPrevious(s, at + 1) || lengthAt(s, at + 1) !== 1)
    return null;
  const quarter = Number(textAt(s, at + 1));
  if (quarter < 1 || quarter > 4) return null;
  const joined = isHyphen(markAt(s, at + 2)) && touchesPrevious(s, at + 3);
  const i = joined || hashAt(s, at + 2) === OF ? at + 3 : at + 2;
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
function partOfPeriod(s: Source, at: number, against: Against, depth: number): CalendarDate | null {
  let i = at;
  let nth: number;
  if (has(s, at, Role.relative)) {
    if (!LAST.has(hashAt(s, at))) return null;
    nth = -1;
    i++;
  } else {
    const ordinal = readNumeral(s, at);
    if (ordinal?.form !== 'ordinal') return null;
    nth = ordinal.value;
    i = ordinal.to;
    // "Third-quarter profit".
    if (isHyphen(markAt(s, i)) && unitOf(s, i + 1)?.name === 'quarter') i++;
  }
  const counted = isNumber(s, i) || has(s, i, Role.small | Role.tens) ? readNumeral(s, i) : null;
  if (counted && nth !== 1 && nth !== -1) return null;
  if (counted) i = counted.to;
  const half = hashAt(s, i) === HALF;
  const unit = unitOf(s, i);
  if (counted && (!unit?.plural || hashAt(s, i + 1) !== OF)) return null;
  const weekday = has(s, i, Role.weekday);
  if (!half && !weekday && !(unit && (counted || PERIODS.has(hashAt(s, i))))) return null;
  const quarter = unit?.name === 'quarter';
  const nearby = (quarter || half) && has(s, i + 1, Role.relative) && unitOf(s, i + 2)?.name === 'year';
  if (hashAt(s, i + 1) !== OF && !(quarter && isNumber(s, i + 1)) && !nearby) {
    if (unit?.name !== 'quarter' || nth < 0 || nth > 4) return null;
    const known = against.certain && against.day !== null ? String(partsOf(against.day).year) : 'XXXX';
    return { from: at, to: i + 1, value: `${known}-Q${nth}`, grain: 'other' };
  }
  const j = hashAt(s, i + 1) === OF ? i + 2 : i + 1;
  const whole = readRelative(s, j, against, depth + 1) ?? readDate(s, j, against) ?? theUnit(s, j, against, true);
  if (!whole || (nth < 0 && half)) return null;
  if (counted && unit)
    return { from: at, to: whole.to, value: countedPart(whole.value, nth, counted.value, unit), grain: 'other' };
  return {
    from: at,
    to: whole.to,
    value: weekday
      ? weekdayOf(whole.value, valueIn(Role.weekday, hashAt(s, i)), nth)
      : partValue(whole.value, nth, half ? 'half' : (unit?.name ?? '')),
    grain: 'other',
  };
}

/** "Next year’s first quarter": the part of a year behind it. */
function quarterOf(s: Source, year: CalendarDate): CalendarDate | null {
  if (year.grain !== 'year' || s.tokens.type[year.to] !== TokenType.clitic) return null;
  const ordinal = readNumeral(s, year.to + 1);
  if (ordinal?.form !== 'ordinal') return null;
  const half = hashAt(s, ordinal.to) === HALF;
  if (!half && unitOf(s, ordinal.to)?.name !== 'quarter') return null;
  const value = partValue(year.value, ordinal.value, half ? 'half' : 'quarter');
  return { from: year.from, to: ordinal.to + 1, value, grain: 'other' };
}

/** "15th of next month", "21st this month". */
function dayOfMonth(s: Source, at: number, against: Against): CalendarDate | null {
  const day = numberedDay(s, at, against);
  if (!day) return null;
  const i = hashAt(s, day.to) === OF ? day.to + 1 : day.to;
  if (i === day.to && !has(s, i, Role.relative)) return null;
  const month = has(s, i, Role.relative) ? readPeriod(s, i, against) : theUnit(s, i, against, hashAt(s, i) === THE);
  if (!month || unitOf(s, month.to - 1)?.name !== 'month') return null;
  return { from: at, to: month.to, value: `${month.value ?? 'XXXX-XX'}${day.value?.slice(7)}`, grain: 'day' };
}

/** The value of the nth quarter, half, week, day of a period. */
function partValue(whole: string | null, nth: number, name: string): string | null {
  if (whole === null) return null;
  const isYear = /^(\d{4}|XXXX)$/.test(whole);
  const isMonth = /^(\d{4}|XXXX)-\d\d$/.test(whole);
  if (isYear && nth > 0 && name === 'quarter' && nth <= 4) return `${whole}-Q${nth}`;
  if (isYear && nth > 0 && name === 'half' && nth <= 2) return `${whole}-H${nth}`;
  if (isYear && name === 'week' && whole !== 'XXXX')
    return nth > 0 ? `${whole}-W${pad(nth)}` : isoWeek(dayOf(Number(whole), 12, 28));
  if (isYear && nth <= 12 && name === 'month') return `${whole}-${pad(nth > 0 ? nth : 12)}`;
  if (isMonth && nth > 0 && name === 'day' && nth <= 31) return `${whole}-${pad(nth)}`;
  if (name === 'day' && (isYear || isMonth) && !whole.startsWith('X')) {
    const [year, month] = whole.split('-').map(Number);
    const next = isYear ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
    return isoDay(nth > 0 ? dayOf(year, 1, nth) : next - 1);
  }
  if (isMonth && name === 'week' && !whole.startsWith('X')) return isoWeek(weekOfMonth(whole, nth));
  return null;
}

/** "The first Monday of May". */
function weekdayOf(whole: string | null, weekday: number, nth: number): string | null {
  if (!whole || !/^\d{4}-\d\d$/.test(whole) || nth > 5) return null;
  const [year, month] = whole.split('-').map(Number);
  return isoDay(nthWeekday(year, month, weekday, nth));
}

/** A day in the nth week of a month, by its Thursdays; the last week when `nth` is -1. */
function weekOfMonth(month: string, nth: number): Day {
  const [year, m] = month.split('-').map(Number);
  const first = dayOf(year, m, 1);
  const thursday = first + ((4 - partsOf(first).weekday + 7) % 7);
  if (nth > 0) return thursday + 7 * (nth - 1);
  const last = dayOf(year, m + 1, 1) - 1;
  return last - ((partsOf(last).weekday - 4 + 7) % 7);
}

/** "First six months of 2019", "last four weeks of the year": first and last day. */
function countedPart(whole: string | null, nth: number, count: number, unit: TimeUnit): string | null {
  if (whole === null || !/^\d{4}$/.test(whole) || count > 366) return null;
  const weekly = unit.designator === 'W';
  const [start, end] = [0, 1].map((away) => {
    const first = dayOf(Number(whole) + away, 1, weekly ? 4 : 1);
    // Weeks are those of ISO 8601: the first has January 4.
    return weekly ? first - partsOf(first).weekday + 1 : first;
  });
  const months = unit.designator === 'M' ? count * unit.times : 0;
  const days = weekly ? 7 * count : unit.designator === 'D' ? count : 0;
  if (!months && !days) return null;
  if (months) {
    const at = nth > 0 ? dayOf(Number(whole), 1 + months, 1) : dayOf(Number(whole), 13 - months, 1);
    return nth > 0 ? `${isoDay(start)}/${isoDay(at)}` : `${isoDay(at)}/${isoDay(end)}`;
  }
  return nth > 0 ? `${isoDay(start)}/${isoDay(start + days)}` : `${isoDay(end - days)}/${isoDay(end)}`;
}
