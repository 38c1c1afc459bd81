import { hashWord } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { type Day, isoDay, isoMonth, pad, partsOf } from './calendar.js';
import { readNumeral } from './numeral.js';
import { unitOf } from './periods.js';
import {
  has,
  hashAt,
  isDash,
  isHyphen,
  isNumber,
  isWord,
  markAt,
  Role,
  remembered,
  type Source,
  touchesPrevious,
} from './source.js';
import type { TimeUnit } from './times.js';
import { valueIn } from './words.js';

/** A length of time. */
export interface Duration {
  readonly from: number;
  readonly to: number;
  /** In `unit`s; a pair for "two to three weeks"; null for "a few years". */
  readonly value: number | readonly [number, number] | null;
  readonly unit: TimeUnit;
}

const A = wordSet('a an another all');
const AND = hashWord('and');
const SECOND = hashWord('second');
const COUPLE = hashWord('couple');
const HALF = hashWord('half');
const OF = hashWord('of');
const QUARTER = hashWord('quarter');
const TO_OR = wordSet('to or and');
/** Words between a number and its unit: "30 working days", "the last five full years". */
const BETWEEN = wordSet(
  'working business full more consecutive straight long calendar solid whole short additional extra further upcoming coming previous next past last following preceding',
);
const SECONDS: Readonly<Record<TimeUnit['designator'], number>> = {
  S: 1,
  MIN: 60,
  H: 3600,
  D: 86400,
  W: 604800,
  WE: 172800,
  M: 2629800,
  Y: 31557600,
};

export const secondsOf = (unit: TimeUnit): number => SECONDS[unit.designator] * unit.times;

/** The unit behind a number, with a hyphen or a word between them. */
function unitBehind(s: Source, at: number): { unit: TimeUnit; to: number } | null {
  let i = at;
  if (isDash(markAt(s, i)) && !(markAt(s, i) === 0x2014)) i++;
  const direct = unitOf(s, i);
  if (direct) return { unit: direct, to: i + 1 };
  if (i === at && BETWEEN.has(hashAt(s, i))) {
    const later = unitOf(s, i + 1);
    if (later?.plural) return { unit: later, to: i + 2 };
  }
  return null;
}

/** "One-week", "a year", "half an hour", "two and a half years", "a couple of months", "two to three weeks", "2h 30min". */
export const readDuration = (s: Source, at: number): Duration | null => remembered(s.durations, s, at, readAnew);

function readAnew(s: Source, at: number): Duration | null {
  const short = article(s, at) ?? vague(s, at);
  if (short) return short;
  const numeral = readNumeral(s, at);
  if (!numeral || numeral.form === 'ordinal') return null;
  if (numeral.form === 'fraction') {
    // "Half an hour", "a quarter of a century", "a half-hour".
    let i = numeral.to;
    if (hashAt(s, i) === OF) i++;
    if (has(s, i, Role.article) || isHyphen(markAt(s, i))) i++;
    const unit = unitOf(s, i);
    if (unit && !(unit.name === 'quarter')) return { from: at, to: i + 1, value: numeral.value, unit };
    return null;
  }
  const ahead = hashAt(s, numeral.to);
  let high: number | null = null;
  let to = numeral.to;
  if (numeral.form === 'cardinal' && (TO_OR.has(ahead) || isDash(markAt(s, numeral.to)))) {
    const second = readNumeral(s, numeral.to + 1);
    if (second && second.form === 'cardinal' && second.value > numeral.value && unitBehind(s, second.to)) {
      high = second.value;
      to = second.to;
    }
  }
  if (numeral.form === 'vague' && hashAt(s, to) === OF) to++;
  const behind = unitBehind(s, to);
  if (!behind || (touchesPrevious(s, behind.to) && isWord(s, behind.to))) return null;
  const { unit } = behind;
  // "A second" and "first second" are ordinals; "two second-half goals" is no time either.
  if (hashAt(s, behind.to - 1) === SECOND && numeral.value !== 1 && !isHyphen(markAt(s, to))) return null;
  if (unit.name === 'quarter' && numeral.value < 2 && !unit.plural) return null;
  if (unit.name === 'quarter' && hashAt(s, behind.to) === OF) return null;
  if (high !== null) return { from: at, to: behind.to, value: [numeral.value, high], unit };
  return withRest(s, { from: at, to: behind.to, value: numeral.value, unit });
}

/** Halves and smaller units behind a duration: "a year and a half", "2 hours and 30 minutes", "1 year, 2 months and 3 days". */
function withRest(s: Source, duration: Duration, smallest = duration.unit): Duration {
  if (typeof duration.value !== 'number') return duration;
  let i = duration.to;
  if (hashAt(s, i) === AND) {
    const j = has(s, i + 1, Role.article) ? i + 2 : i + 1;
    if (hashAt(s, j) === HALF) return { ...duration, to: j + 1, value: duration.value + 0.5 };
    if (hashAt(s, j) === QUARTER && j > i + 1) return { ...duration, to: j + 1, value: duration.value + 0.25 };
    i++;
  } else if (markAt(s, i) === 0x2c) i++;
  if (!isNumber(s, i) && !has(s, i, Role.small | Role.tens)) return duration;
  const numeral = readNumeral(s, i);
  if (numeral?.form !== 'cardinal') return duration;
  const behind = unitBehind(s, numeral.to);
  if (!behind || secondsOf(behind.unit) >= secondsOf(smallest)) return duration;
  const rest = (numeral.value * secondsOf(behind.unit)) / secondsOf(duration.unit);
  return withRest(s, { ...duration, to: behind.to, value: duration.value + rest }, behind.unit);
}

/** "A year", "an hour and a half", "another day"; not "a second look", "a day-long". */
function article(s: Source, at: number): Duration | null {
  if (!A.has(hashAt(s, at))) return null;
  const i = BETWEEN.has(hashAt(s, at + 1)) ? at + 2 : at + 1;
  const unit = unitOf(s, i);
  if (!unit || unit.plural || unit.name === 'quarter' || unit.name === 'second' || unit.name === 'weekend') return null;
  if (touchesPrevious(s, i + 1) && isHyphen(markAt(s, i + 1))) return null;
  return withRest(s, { from: at, to: i + 1, value: 1, unit });
}

/** "A few years", "several days", "a couple of hours", "a number of weeks": no value but for the couple. */
function vague(s: Source, at: number): Duration | null {
  const article = has(s, at, Role.article);
  let i = article ? at + 1 : at;
  if (hashAt(s, i) === NUMBER && article && hashAt(s, i + 1) === OF) i += 2;
  else if (has(s, i, Role.vague) && Number.isNaN(valueIn(Role.vague, hashAt(s, i)))) i++;
  else if (hashAt(s, i) === COUPLE) return couple(s, at, i + 1);
  else return null;
  const value = null;
  if (BETWEEN.has(hashAt(s, i))) i++;
  const unit = unitOf(s, i);
  return unit?.plural ? { from: at, to: i + 1, value, unit } : null;
}
const NUMBER = hashWord('number');

/** "A couple of hours", "the next couple weeks". */
function couple(s: Source, from: number, at: number): Duration | null {
  const i = hashAt(s, at) === OF ? at + 1 : at;
  const unit = unitOf(s, i);
  return unit?.plural ? { from, to: i + 1, value: 2, unit } : null;
}

/** The day, month or year that lies a duration away from a day, as precise as its unit. */
export function moved(day: Day | null, { value, unit }: Duration, direction: number): string | null {
  if (day === null || typeof value !== 'number') return null;
  const n = value * unit.times * direction;
  switch (unit.designator) {
    case 'D':
      return Number.isInteger(n) ? isoDay(day + n) : null;
    case 'W':
      return Number.isInteger(n * 7) ? isoDay(day + 7 * n) : null;
    case 'M':
      return Number.isInteger(n) ? isoMonth(day, n) : null;
    case 'Y': {
      const year = partsOf(day).year + n;
      return Number.isInteger(n) && year > 0 && year < 10000 ? pad(year, 4) : null;
    }
    default:
      return null;
  }
}
