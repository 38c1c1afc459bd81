import { hashWord } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { isoDay, parseDay, partsOf } from './calendar.js';
import type { Found } from './found.js';
import { has, hashAt, markAt, Role, type Source } from './source.js';
import { valueIn } from './words.js';

const BOUNDED = wordSet('and but');
const ON = hashWord('on');
const COMMA = 0x2c;

/** The one figure that two neighbours are together, or null where they stay two. */
export const joined = (s: Source, left: Found, right: Found): Found | null =>
  bounds(s, left, right) ?? dayOfWeek(s, left, right);

/** "More than 10 but less than 20": two bounds of one number make a range. */
function bounds(s: Source, low: Found, high: Found): Found | null {
  if (high.from !== low.to + 1 || !BOUNDED.has(hashAt(s, low.to))) return null;
  if (typeof low.value !== 'number' || typeof high.value !== 'number' || low.kind !== high.kind) return null;
  if (low.unit !== null && low.kind === 'count') return null;
  const rises = low.modifier?.startsWith('>') && high.modifier?.startsWith('<') && low.value < high.value;
  const falls = low.modifier?.startsWith('<') && high.modifier?.startsWith('>') && low.value > high.value;
  if (!rises && !falls) return null;
  const value: readonly [number, number] = rises ? [low.value, high.value] : [high.value, low.value];
  return { ...high, from: low.from, kind: 'range', value, modifier: null };
}

/** "Monday, two weeks from now", "in three days on Friday": a weekday tells which day near a counted one is meant. */
function dayOfWeek(s: Source, left: Found, right: Found): Found | null {
  if (left.kind !== 'date' || right.kind !== 'date' || left.modifier || right.modifier) return null;
  const between = right.from - left.to;
  const first = isWeekday(s, left);
  if (between > 1 || first === isWeekday(s, right)) return null;
  const counted = first ? right : left;
  if (between === 1 && (first ? markAt(s, left.to) !== COMMA : hashAt(s, left.to) !== ON)) return null;
  if (counted.to - counted.from < 3 || !isCounted(s, counted)) return null;
  const day = typeof counted.value === 'string' ? parseDay(counted.value) : null;
  const weekday = valueIn(Role.weekday, hashAt(s, (first ? left : right).from));
  const value = day === null ? counted.value : isoDay(day - partsOf(day).weekday + weekday);
  return { ...counted, from: left.from, to: right.to, value };
}

const isWeekday = (s: Source, { from, to }: Found): boolean => to === from + 1 && has(s, from, Role.weekday);

/** Whether a date is told by its distance: "two weeks from now", "in 3 days", "three weeks after Christmas". */
function isCounted(s: Source, { from, to }: Found): boolean {
  for (let i = from; i < to; i++) if (has(s, i, Role.timeUnit)) return true;
  return false;
}
