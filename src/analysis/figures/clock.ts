import { hashWord } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { pad } from './calendar.js';
import {
  has,
  hashAt,
  isHyphen,
  isNumber,
  isWord,
  lengthAt,
  markAt,
  Role,
  type Source,
  textAt,
  touchesPrevious,
} from './source.js';
import { byHash, valueIn } from './words.js';

/** A time of day as it stands in the text. */
export interface ClockTime {
  readonly from: number;
  readonly to: number;
  /** Minutes after midnight, as written. */
  readonly minutes: number;
  /** Whether the text says which half of the day it means. */
  readonly half: 'am' | 'pm' | null;
  /** False for a bare number, which is a time only beside a date or another time. */
  readonly sure: boolean;
}

const OCLOCK = wordSet("o'clock oclock");
const PAST = wordSet('past after');
const TO = wordSet('to before of');
const FIFTEEN = hashWord('fifteen');
const PAST_WORD = hashWord('past');
const HALF = hashWord('half');
const QUARTER = hashWord('quarter');
const MINUTES = wordSet('minutes minute min mins');
const LOCAL = wordSet('local eastern central pacific mountain greenwich');
const TIME = wordSet('time');
const MEAN = hashWord('mean');
const HALVES = byHash<'am' | 'pm'>([
  ['am', 'am'],
  ['a.m.', 'am'],
  ['pm', 'pm'],
  ['p.m.', 'pm'],
]);

/** Reads a time of day that begins at a token. */
export function readClock(s: Source, at: number): ClockTime | null {
  const core = readCore(s, at);
  return core && withZone(s, core);
}

function readCore(s: Source, at: number): ClockTime | null {
  if (has(s, at, Role.clock)) {
    const noon = textAt(s, at).toLowerCase() !== 'midnight';
    return { from: at, to: at + 1, minutes: noon ? 720 : 0, half: noon ? 'pm' : 'am', sure: true };
  }
  const past = pastHour(s, at);
  if (past) return past;
  if (isNumber(s, at)) return digital(s, at);
  if (!has(s, at, Role.small)) return null;
  const hour = valueIn(Role.small, hashAt(s, at));
  if (!(hour >= 1 && hour <= 12)) return null;
  const next = isHyphen(markAt(s, at + 1)) ? at + 2 : at + 1;
  let minutes = 0;
  let to = at + 1;
  if (has(s, next, Role.tens) && valueIn(Role.tens, hashAt(s, next)) < 60) {
    minutes = valueIn(Role.tens, hashAt(s, next));
    to = next + 1;
  } else if (hashAt(s, next) === FIFTEEN) {
    minutes = 15;
    to = next + 1;
  }
  return closed(s, at, to, hour * 60 + minutes, false);
}

/** "8:30", "8.30pm", "20:30:05", "8pm", "0930 GMT"; a bare hour is unsure. */
function digital(s: Source, at: number): ClockTime | null {
  const length = lengthAt(s, at);
  const text = textAt(s, at);
  if (length <= 2) {
    const hour = Number(text);
    if (hour > 24) return null;
    if (markAt(s, at + 1) === 0x3a && touchesPrevious(s, at + 1) && isNumber(s, at + 2) && touchesPrevious(s, at + 2)) {
      const minute = Number(textAt(s, at + 2));
      if (lengthAt(s, at + 2) !== 2 || minute > 59) return null;
      let to = at + 3;
      if (markAt(s, to) === 0x3a && touchesPrevious(s, to) && isNumber(s, to + 1) && lengthAt(s, to + 1) === 2) to += 2;
      return closed(s, at, to, hour * 60 + minute, true);
    }
    return closed(s, at, at + 1, hour * 60, false);
  }
  if (length <= 5 && text.includes('.')) {
    const [hour, minute] = text.split('.');
    const fits = hour.length <= 2 && minute?.length === 2 && Number(hour) < 24 && Number(minute) < 60;
    return fits ? closed(s, at, at + 1, Number(hour) * 60 + Number(minute), false) : null;
  }
  if ((length === 4 || length === 3) && !text.includes(',') && !text.includes('.')) {
    const hour = Math.floor(Number(text) / 100);
    const minute = Number(text) % 100;
    if (hour > 24 || minute > 59) return null;
    const time = closed(s, at, at + 1, hour * 60 + minute, false);
    return time && (time.sure || (has(s, at + 1, Role.zone) && s.tokens.shape[at + 1] === 3))
      ? { ...time, sure: true }
      : null;
  }
  return null;
}

/** The half of the day or "o’clock" behind a time. */
function closed(s: Source, from: number, to: number, minutes: number, sure: boolean): ClockTime | null {
  const half = HALVES.get(hashAt(s, to));
  if (
    half &&
    !(hashAt(s, to) === AM && !touchesPrevious(s, to) && s.tokens.shape[to] === 1 && !sure && !isNumber(s, to - 1))
  )
    return { from, to: to + 1, minutes: inHalf(minutes, half), half, sure: true };
  if (OCLOCK.has(hashAt(s, to))) return { from, to: to + 1, minutes, half: null, sure: true };
  // "12 noon".
  if (has(s, to, Role.clock) && minutes === 720) {
    const noon = textAt(s, to).toLowerCase() !== 'midnight';
    return { from, to: to + 1, minutes: noon ? 720 : 0, half: noon ? 'pm' : 'am', sure: true };
  }
  if (touchesPrevious(s, to) && s.tokens.hash[to] !== 0) return null;
  return { from, to, minutes, half: null, sure };
}
const AM = hashWord('am');

/** Minutes after midnight when the half of the day is known. */
export const inHalf = (minutes: number, half: 'am' | 'pm'): number => {
  if (half === 'pm') return minutes < 720 ? minutes + 720 : minutes;
  return minutes >= 720 && minutes < 780 ? minutes - 720 : minutes;
};

/** "Half past seven", "a quarter to nine", "20 minutes past eight". */
function pastHour(s: Source, at: number): ClockTime | null {
  let i = has(s, at, Role.article) ? at + 1 : at;
  let away: number;
  if (hashAt(s, i) === HALF) away = 30;
  else if (hashAt(s, i) === QUARTER) away = 15;
  // Of most numbers the next word tells that they are none.
  else if (hashAt(s, i + 1) !== PAST_WORD && !MINUTES.has(hashAt(s, i + 1))) return null;
  else if (isNumber(s, i) && lengthAt(s, i) <= 2) away = Number(textAt(s, i));
  else if (has(s, i, Role.small | Role.tens))
    away = valueIn(has(s, i, Role.small) ? Role.small : Role.tens, hashAt(s, i));
  else return null;
  i++;
  if (!isWord(s, i)) return null;
  const named = away === 30 || away === 15;
  const minutes = MINUTES.has(hashAt(s, i));
  if (minutes) i++;
  const past = hashAt(s, i) === PAST_WORD || (minutes && PAST.has(hashAt(s, i)));
  const to = !past && TO.has(hashAt(s, i)) && (minutes || hashAt(s, i - 1) === QUARTER);
  if (!past && !to) return null;
  i++;
  const hour =
    isNumber(s, i) && lengthAt(s, i) <= 2
      ? Number(textAt(s, i))
      : has(s, i, Role.small)
        ? valueIn(Role.small, hashAt(s, i))
        : Number.NaN;
  if (!(hour >= 1 && hour <= 12) || away >= 60 || (!named && !past && !minutes)) return null;
  const total = past ? hour * 60 + away : hour * 60 - away;
  // "Ten minutes past five goals" and "ten to five" are not times.
  return closed(s, at, i + 1, (total + 720) % 720 || 720, true);
}

/** The zone behind a time belongs to it: "8:30 p.m. ET", "6 p.m. local time". */
function withZone(s: Source, time: ClockTime): ClockTime {
  const i = time.to;
  if (!time.sure) return time;
  if (has(s, i, Role.zone) && (s.tokens.shape[i] === 3 || touchesPrevious(s, i))) return { ...time, to: i + 1 };
  if (LOCAL.has(hashAt(s, i))) {
    const j = hashAt(s, i + 1) === MEAN || HALVES.has(hashAt(s, i + 1)) ? i + 2 : i + 1;
    if (TIME.has(hashAt(s, j))) return { ...time, to: j + 1 };
  }
  return time;
}

/** A time as TIMEX3 writes it: "T20:30". */
export const clockValue = ({ minutes }: ClockTime): string => `T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
