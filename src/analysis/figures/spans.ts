import { hashWord } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { isoDay, parseDay } from './calendar.js';
import type { Against } from './calendarDate.js';
import { readDate } from './dates.js';
import { type Duration, moved, readDuration } from './durations.js';
import type { Found } from './found.js';
import { speaksOfFuture } from './future.js';
import { PARTS_OF_DAY, periodValue, unitOf, weekendOf } from './periods.js';
import { readRelative } from './relative.js';
import { has, hashAt, isHyphen, isNumber, isWord, markAt, Role, type Source } from './source.js';
import { valueIn } from './words.js';

const AGO = wordSet('ago back');
const EARLIER = wordSet('earlier');
const LATER = wordSet('later');
const FROM = hashWord('from');
const IN = hashWord('in');
const OF = hashWord('of');
const NOW = wordSet('now today');
const RECENT = wordSet('last past next first following coming previous upcoming preceding');
const LAST = hashWord('last');
const VERBAL = wordSet(
  "to will would can could should shall may might must not n't won't shouldn't can't 'll did does do",
);
const FROM_DATE = wordSet('before after from');
const BEFORE = hashWord('before');
const WEEKEND = wordSet('weekend weekends');
const THE = hashWord('the');

/** A length of time, or the date that lies so far away: "two weeks", "the last 30 years", "three years ago". */
export function readSpan(s: Source, at: number, against: Against, floor: number): Found | null {
  if (WEEKEND.has(hashAt(s, at)) && hashAt(s, at - 1) === THE && at - 1 >= floor)
    return found(at - 1, at + 1, 'date', weekendOf(against), null);
  if (RECENT.has(hashAt(s, at)) && !(hashAt(s, at) === LAST && VERBAL.has(hashAt(s, at - 1)))) {
    const counted = isNumber(s, at + 1) || has(s, at + 1, Role.small | Role.tens | Role.vague | Role.magnitude);
    const inner = counted ? (quarters(s, at + 1) ?? readDuration(s, at + 1)) : null;
    return inner?.unit.plural ? found(at, inner.to, 'duration', inner.value, inner.unit.name) : null;
  }
  if (hashAt(s, at) === DATE) return toDate(s, at, against, floor);
  const open =
    besides(s, at, against, floor) ?? endOf(s, at, against) ?? openDuration(s, at) ?? partOfDay(s, at, floor);
  if (open) return open;
  const duration = readDuration(s, at);
  if (!duration) return null;
  return away(s, duration, against) ?? found(at, duration.to, 'duration', duration.value, duration.unit.name);
}

/** "The past two quarters": behind "past" they are no fraction. */
function quarters(s: Source, at: number): Duration | null {
  const unit = unitOf(s, at + 1);
  const value = has(s, at, Role.small) ? valueIn(Role.small, hashAt(s, at)) : Number.NaN;
  return unit?.plural && unit.name === 'quarter' && value > 1 ? { from: at, to: at + 2, value, unit } : null;
}

/** "For months", "it took decades", "hours long": a length of time that nobody counted. */
function openDuration(s: Source, at: number): Found | null {
  const unit = unitOf(s, at);
  if (!unit?.plural || unit.name === 'second' || unit.name === 'weekend') return null;
  const before = hashAt(s, at - 1);
  const many = MANY.has(before);
  const matter = before === OF && hashAt(s, at - 2) === MATTER;
  const from = many ? at - 1 : at;
  // "These days", "in those years".
  if (THOSE.has(before) && (unit.name === 'day' || unit.name === 'year'))
    return { ...found(at - 1, at + 1, 'date', null, null), confidence: 0.6 };
  // "Years ago", "some days later".
  const after = hashAt(s, at + 1);
  if ((after === AGO_WORD || LATER.has(after) || EARLIER.has(after)) && !goesOn(s, at + 1))
    return { ...found(from, at + 2, 'date', null, null), confidence: 0.6 };
  if (!many && !matter && !LASTING.has(before) && after !== LONG) return null;
  return { ...found(from, at + 1, 'duration', null, unit.name), confidence: 0.6 };
}
const THOSE = wordSet('these those');
const AGO_WORD = hashWord('ago');
const MANY = wordSet('many some');

/** "Later this week" and "earlier in the day" behind a length of time are dates of their own. */
const goesOn = (s: Source, at: number): boolean => has(s, at + 1, Role.relative);

/** "To date", "the year to date": up to the article's day. */
function toDate(s: Source, at: number, { day }: Against, floor: number): Found | null {
  if (!UP_TO.has(hashAt(s, at - 1)) || isNumber(s, at + 1) || (isWord(s, at + 1) && !BEING.has(hashAt(s, at + 1))))
    return null;
  const year = unitOf(s, at - 2)?.name === 'year' && at - 2 >= floor;
  const from = year ? at - 2 : at - 1;
  if (from < floor) return null;
  const value = day === null ? null : isoDay(day);
  return found(from, at + 1, 'date', value && year ? `${value.slice(0, 4)}-01-01/${value}` : value, null);
}
const DATE = hashWord('date');
const UP_TO = wordSet('to till');
const BEING = wordSet('is are was were has have had');

/** "By year end", "at month-end"; not "a year-end bonus". */
function endOf(s: Source, at: number, { day }: Against): Found | null {
  const i = isHyphen(markAt(s, at + 1)) ? at + 2 : at + 1;
  const unit = hashAt(s, i) === END && BY.has(hashAt(s, at - 1)) ? unitOf(s, at) : undefined;
  if (!unit || (isWord(s, i + 1) && !has(s, i + 1, Role.stop))) return null;
  return found(at, i + 1, 'date', day === null ? null : periodValue(day, unit, 0), null);
}
const END = hashWord('end');
const BY = wordSet('by at before until till since');

/** "The day before", "the year after": another one than the article's, unless a date tells which. */
function besides(s: Source, at: number, against: Against, floor: number): Found | null {
  const unit = hashAt(s, at - 1) === THE && at - 1 >= floor ? unitOf(s, at) : undefined;
  if (!unit || unit.plural || !BESIDES.has(hashAt(s, at + 1)) || isNumber(s, at + 2)) return null;
  const date = unit.designator === 'D' ? (readDate(s, at + 2, against) ?? readRelative(s, at + 2, against)) : null;
  const day = date?.grain === 'day' ? parseDay(date.value) : null;
  if (date?.grain !== 'day') return { ...found(at - 1, at + 2, 'date', null, null), confidence: 0.6 };
  const direction = hashAt(s, at + 1) === BEFORE ? -1 : 1;
  return found(at - 1, date.to, 'date', moved(day, { from: at, to: at + 1, value: 1, unit }, direction), null);
}
const BESIDES = wordSet('before after');
const LASTING = wordSet('for take takes took taken last lasted lasting spent');
const MATTER = hashWord('matter');
const LONG = hashWord('long');

/** "In the evening", "of the night": a time of day without an hour. */
function partOfDay(s: Source, at: number, floor: number): Found | null {
  const value = PARTS_OF_DAY.get(hashAt(s, at));
  if (!value || hashAt(s, at - 1) !== THE || !DURING.has(hashAt(s, at - 2)) || at - 1 < floor) return null;
  const next = at + 1;
  return isWord(s, next) && !has(s, next, Role.stop) ? null : found(at - 1, next, 'time', value, null);
}
const DURING = wordSet('in of during for throughout through into until');

const found = (from: number, to: number, kind: Found['kind'], value: Found['value'], unit: string | null): Found => ({
  from,
  to,
  kind,
  value,
  unit,
  modifier: null,
  confidence: 0.9,
});

function away(s: Source, duration: Duration, against: Against): Found | null {
  const hash = hashAt(s, duration.to);
  if (isHyphen(markAt(s, duration.to))) return null;
  const from = duration.from;
  if (AGO.has(hash) && !(hash === BACK && hashAt(s, duration.to + 1) === TO))
    return found(from, duration.to + 1, 'date', moved(against.day, duration, -1), null);
  if (hash === FROM && NOW.has(hashAt(s, duration.to + 1)))
    return found(from, duration.to + 2, 'date', moved(against.day, duration, 1), null);
  if (FROM_DATE.has(hash)) {
    const date = readRelative(s, duration.to + 1, against) ?? readDate(s, duration.to + 1, against);
    if (date?.grain === 'day') {
      const day = parseDay(date.value);
      return found(from, date.to, 'date', moved(day, duration, hash === BEFORE ? -1 : 1), null);
    }
  }
  // "Will meet in two weeks", but "the first time in two weeks".
  if (hashAt(s, from - 1) === IN && speaksOfFuture(s, from) && hashAt(s, duration.to) !== OF)
    return found(from - 1, duration.to, 'date', moved(against.day, duration, 1), null);
  // From another date than the article's: which one cannot be told here.
  if ((EARLIER.has(hash) || LATER.has(hash)) && !goesOn(s, duration.to))
    return found(from, duration.to + 1, 'date', null, null);
  return null;
}
const BACK = hashWord('back');
const TO = hashWord('to');
