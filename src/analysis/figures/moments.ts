import { hashWord, TokenType } from '../tokens.js';
import type { FigureKind, FigureValue } from '../types.js';
import { wordSet } from '../wordSet.js';
import { isoDay, mondayOf, nearestYear, pad, parseDay, partsOf } from './calendar.js';
import type { Against } from './calendarDate.js';
import { type ClockTime, clockValue, inHalf, readClock } from './clock.js';
import { readDate } from './dates.js';
import type { Found } from './found.js';
import { PARTS_OF_DAY, readPeriod, unitOf } from './periods.js';
import { readRelative } from './relative.js';
import {
  has,
  hashAt,
  isDash,
  isNumber,
  lengthAt,
  markAt,
  Role,
  rolesAt,
  type Source,
  touchesPrevious,
} from './source.js';
import { valueIn } from './words.js';

/** A point or stretch of time: a date, a time of day, or both. */
interface Moment {
  readonly from: number;
  readonly to: number;
  readonly kind: 'date' | 'time';
  readonly value: string | null;
  /** The time of day in it, which a range completes. */
  readonly clock: ClockTime | null;
  readonly grain: 'day' | 'month' | 'year' | 'other';
}

const THE = hashWord('the');
const IN = hashWord('in');
const AT = wordSet('at around about @ by');
const FROM = hashWord('from');
const BETWEEN = hashWord('between');
const AND = hashWord('and');
const UNTIL = wordSet('to until till til through thru');
const MORNING = hashWord('morning');
const EDGES = wordSet('early late');

/** Reads a date, a time or a range of them that begins at a token. */
export function readMoment(s: Source, at: number, against: Against): Found | null {
  const clock = readClock(s, at);
  const first = readPoint(s, at, against, clock);
  // "From the middle of 2007 to …": "the" may stand between.
  const outer = hashAt(s, at - 1) === THE ? at - 2 : at - 1;
  const before = hashAt(s, outer);
  const fenced = before === FROM || before === BETWEEN;
  if (first) {
    const range = rangeFrom(s, first, against, before === BETWEEN);
    if (range) return { ...range, from: fenced ? outer : at };
    const present =
      first.kind === 'date' && (before === AND || UNTIL.has(before)) ? presentAt(s, outer - 1, against) : null;
    // "Between now and November 15th".
    if (present && hashAt(s, outer - 2) === (before === AND ? BETWEEN : FROM))
      return found(outer - 2, first.to, 'date', rangeValue(present, toCome(first, against)));
    // "From 2014-2018", "between 3 and 12 September": the range is within one expression.
    const open = fenced && first.value?.includes('/') ? outer : at;
    return found(open, first.to, first.kind, first.value);
  }
  return clock && bareRange(s, clock, against, fenced);
}

const found = (from: number, to: number, kind: FigureKind, value: FigureValue): Found => ({
  from,
  to,
  kind,
  value,
  unit: null,
  modifier: null,
  confidence: 0.9,
});

/** One date, one time, or a date with its time in either order. */
function readPoint(s: Source, at: number, against: Against, clock = readClock(s, at)): Moment | null {
  if (clock?.sure) return timeFirst(s, clock, against);
  const date = readRelative(s, at, against) ?? readDate(s, at, against);
  if (!date) return null;
  const { from, to, value, grain } = date;
  return dateFirst(s, { from, to, kind: value?.startsWith('T') ? 'time' : 'date', value, clock: null, grain }, against);
}

/** "8:30 p.m. on Tuesday", "10am tomorrow", "6 in the morning". */
function timeFirst(s: Source, read: ClockTime, against: Against): Moment {
  let clock = read;
  // "8 in the morning", "8:00 early morning".
  const j =
    hashAt(s, clock.to) === IN && hashAt(s, clock.to + 1) === THE
      ? clock.to + 2
      : EDGES.has(hashAt(s, clock.to))
        ? clock.to + 1
        : clock.to;
  if (PARTS_OF_DAY.has(hashAt(s, j)) && j > clock.to) {
    const half = hashAt(s, j) === MORNING ? 'am' : 'pm';
    clock = { ...clock, to: j + 1, half, minutes: inHalf(clock.minutes, clock.half ?? half) };
  }
  let i = clock.to;
  if (markAt(s, i) === 0x2c) i++;
  if (hashAt(s, i) === ON_WORD) i++;
  const date =
    has(s, i, Role.weekday | Role.month | Role.deictic | Role.relative | Role.ordinal) ||
    isNumber(s, i) ||
    hashAt(s, i) === THE
      ? (readRelative(s, i, against) ?? readDate(s, i, against))
      : null;
  // A comma may as well begin the next part of a list: only a day belongs to the time.
  const fits =
    date && (i === clock.to || date.grain === 'day') && (!isNumber(s, i) || i > clock.to) && date.grain !== 'year';
  if (!date || !fits)
    return { from: clock.from, to: clock.to, kind: 'time', value: clockValue(clock), clock, grain: 'other' };
  const rest = partBehind(s, date.to);
  return {
    from: clock.from,
    to: rest?.to ?? date.to,
    kind: 'date',
    value: date.grain === 'day' && date.value ? date.value + clockValue(clock) : date.value,
    clock,
    grain: 'other',
  };
}
const ON_WORD = hashWord('on');

/** "Tuesday morning", "May 3 at 8:30", "Sunday, 6 p.m.". */
function dateFirst(s: Source, moment: Moment, against: Against): Moment {
  let { to, value } = moment;
  const week = weekOf(s, moment, against);
  if (week) [to, value] = [week.to, week.value];
  const daily = moment.grain === 'day';
  const part = daily ? partBehind(s, to) : null;
  if (part) {
    to = part.to;
    value = value && !value.includes('T') ? value + part.value : value;
  }
  let i = to;
  if (markAt(s, i) === 0x2c) i++;
  const at = AT.has(hashAt(s, i)) || markAt(s, i) === 0x40;
  if (at) i++;
  const clock = daily || moment.kind === 'time' ? readClock(s, i) : null;
  if (clock && (clock.sure || (at && isBareHour(s, clock)))) {
    const half = part?.value === 'TMO' ? 'am' : part ? 'pm' : null;
    const minutes = half && !clock.half ? inHalf(clock.minutes, half) : clock.minutes;
    const plain = moment.value && !moment.value.includes('T') ? moment.value : null;
    return {
      from: moment.from,
      to: clock.to,
      kind: moment.kind,
      value: plain ? plain + clockValue({ ...clock, minutes }) : value,
      clock,
      grain: 'other',
    };
  }
  return { from: moment.from, to, kind: moment.kind, value, clock: moment.clock, grain: part ? 'other' : moment.grain };
}

/** "Tuesday of next week": the week behind a weekday says which one it is. */
function weekOf(s: Source, moment: Moment, against: Against): { to: number; value: string | null } | null {
  if (moment.grain !== 'day' || !has(s, moment.to - 1, Role.weekday)) return null;
  let i = hashAt(s, moment.to) === OF ? moment.to + 1 : moment.to;
  if (hashAt(s, i) === THE) i++;
  const week = has(s, i, Role.relative) ? readPeriod(s, i, against) : null;
  if (!week || unitOf(s, week.to - 1)?.name !== 'week') return null;
  const monday = week.value === null ? null : mondayOf(week.value);
  const weekday = valueIn(Role.weekday, hashAt(s, moment.to - 1));
  return { to: week.to, value: monday === null ? moment.value : isoDay(monday + weekday - 1) };
}
const OF = hashWord('of');

/** A bare hour is a time behind "at" unless it counts something ("Monday at 5 schools"). */
const isBareHour = (s: Source, clock: ClockTime): boolean =>
  rolesAt(s, clock.to) !== 0
    ? has(s, clock.to, Role.stop)
    : s.tokens.type[clock.to] !== TokenType.word && markAt(s, clock.to) !== 0x25;

function partBehind(s: Source, at: number): { to: number; value: string } | null {
  const i = EDGES.has(hashAt(s, at)) ? at + 1 : at;
  const value = PARTS_OF_DAY.get(hashAt(s, i));
  return value ? { to: i + 1, value } : null;
}

/** The other end of a range behind its first one. */
function rangeFrom(s: Source, first: Moment, against: Against, between: boolean): Found | null {
  const i = first.to;
  const dash = isDash(markAt(s, i)) && markAt(s, i) !== 0x2014;
  const joined = dash || UNTIL.has(hashAt(s, i)) || (between && hashAt(s, i) === AND);
  if (!joined) return null;
  // "July 5-based", "the 1990s - he said": a dash needs a moment right behind it.
  const open: Against = { ...against, certain: false };
  const second = readPoint(s, i + 1, open) ?? presentAt(s, i + 1, against) ?? bareClock(s, i + 1, first);
  if (!second || (second.kind !== first.kind && !(first.kind === 'date' && second.kind === 'time' && first.clock)))
    return null;
  // Years are completed for both ends together: "November to March".
  const begin = readPoint(s, first.from, open) ?? first;
  const end = has(s, i + 1, Role.weekday) && second.to === i + 2 ? weekdayAfter(s, begin, second) : second;
  return found(first.from, second.to, first.kind, completed(rangeValue(begin, end), against));
}

/** A day that is to come: of the next year where it was taken for one gone by. */
function toCome(moment: Moment, { day }: Against): Moment {
  const { value } = moment;
  const gone = value !== null && day !== null && (parseDay(value) ?? day) < day;
  return gone ? { ...moment, value: `${pad(Number(value.slice(0, 4)) + 1, 4)}${value.slice(4)}` } : moment;
}

/** "From next Monday to Friday": the weekday that ends a range comes after its beginning. */
function weekdayAfter(s: Source, begin: Moment, end: Moment): Moment {
  const day = begin.grain === 'day' ? parseDay(begin.value) : null;
  if (day === null) return end;
  const weekday = valueIn(Role.weekday, hashAt(s, end.from));
  return { ...end, value: isoDay(day + ((weekday - partsOf(day).weekday + 7) % 7)) };
}

/** "9 to 5", "2:00 - 2:30": the second end of a time may be a bare hour. */
function bareClock(s: Source, at: number, first: Moment): Moment | null {
  if (!first.clock) return null;
  const clock = readClock(s, at);
  if (!clock || has(s, clock.to, Role.unit | Role.timeUnit) || markAt(s, clock.to) === 0x25) return null;
  return { from: at, to: clock.to, kind: 'time', value: clockValue(clock), clock, grain: 'other' };
}

/** "3-8pm", "between 3 and 8 p.m.", "5 to 7 p.m. Tuesday": the first end is a bare hour. */
function bareRange(s: Source, first: ClockTime, against: Against, fenced: boolean): Found | null {
  const at = first.from;
  if (lengthAt(s, at) > 6) return null;
  const i = first.to;
  const joined =
    isDash(markAt(s, i)) || UNTIL.has(hashAt(s, i)) || (hashAt(s, i) === AND && hashAt(s, at - 1) === BETWEEN);
  if (!joined) return null;
  const clock = readClock(s, i + 1);
  if (!clock?.sure || touchesPrevious(s, i) !== touchesPrevious(s, i + 1)) return null;
  const second = timeFirst(s, clock, against);
  const half = clock.half && first.minutes <= clock.minutes % 720 ? clock.half : null;
  const moment: Moment = {
    from: first.from,
    to: first.to,
    kind: 'time',
    value: clockValue(half ? { ...first, minutes: inHalf(first.minutes, half) } : first),
    clock: first,
    grain: 'other',
  };
  return found(fenced ? at - 1 : at, second.to, second.kind, rangeValue(moment, second));
}

/** The years of a range that has none: the nearest for its beginning, then on. */
function completed(value: string | null, { day, certain }: Against): string | null {
  if (!value?.startsWith('XXXX-')) return value;
  const match = /^XXXX-(\d\d)(-\d\d)?\/XXXX-(\d\d)(-\d\d)?$/.exec(value);
  if (!match || !certain || day === null) return value;
  const [begin, end] = value.split('/').map((part) => part.slice(5));
  const year = nearestYear(day, Number(match[1]), match[2] ? Number(match[2].slice(1)) : 15);
  return `${year}-${begin}/${end < begin ? year + 1 : year}-${end}`;
}

/** "Between January and now", "from March to date". */
function presentAt(s: Source, at: number, { day }: Against): Moment | null {
  if (!PRESENT.has(hashAt(s, at))) return null;
  return { from: at, to: at + 1, kind: 'date', value: day === null ? null : isoDay(day), clock: null, grain: 'day' };
}
const PRESENT = wordSet('now date present');

/** Both ends with a slash between; what only one end says (year, day, half of the day) holds for both. */
function rangeValue(first: Moment, second: Moment): string | null {
  if (first.value === null || second.value === null) return null;
  let a = first.value;
  let b = second.value;
  if (a.startsWith('XXXX-') && /^\d{4}-/.test(b) && !a.startsWith('XXXX-W')) {
    const year = Number(b.slice(0, 4));
    a = `${a.slice(5) > b.slice(5) ? year - 1 : year}${a.slice(4)}`;
  }
  const aDay = /^(.{7,10})T/.exec(a);
  const bDay = /^(.{7,10})T/.exec(b);
  if (aDay && b.startsWith('T')) b = aDay[1] + b;
  if (bDay && a.startsWith('T')) a = bDay[1] + a;
  return a.includes('/') || b.includes('/') ? `${a.split('/')[0]}/${b.split('/').at(-1)}` : `${a}/${b}`;
}
