import { hashWord } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import type { Against } from './calendarDate.js';
import { readDate } from './dates.js';
import type { Found } from './found.js';
import { readNumeral } from './numeral.js';
import { unitOf } from './periods.js';
import { has, hashAt, Role, type Source } from './source.js';
import { DAY_PARTS, type TimeUnit } from './times.js';
import { byHash } from './words.js';

const PARTS_OF_DAY = byHash(DAY_PARTS);
const OTHER = wordSet('other');
const ONCE = wordSet('once twice');
const A_PER = wordSet('a an');
/** What makes a length of time a date. */
const FROM_NOW = wordSet('ago earlier later');

const set = (from: number, to: number, value: string | null): Found => ({
  from,
  to,
  kind: 'set',
  value,
  unit: null,
  modifier: null,
  confidence: 0.85,
});

/** ISO 8601 period of so many units. */
export function periodOf(value: number, unit: TimeUnit): string {
  const n = value * unit.times;
  switch (unit.designator) {
    case 'S':
      return `PT${n}S`;
    case 'MIN':
      return `PT${n}M`;
    case 'H':
      return `PT${n}H`;
    case 'WE':
      return `P${n}WE`;
    default:
      return `P${n}${unit.designator}`;
  }
}

/** What happens again and again: "every day", "each two weeks", "every Monday", "twice a year". */
export function readSet(s: Source, at: number, against: Against, floor: number): Found | null {
  if (has(s, at, Role.every)) {
    const unit = unitOf(s, at + 1);
    if (unit && !unit.plural) return set(at, at + 2, periodOf(1, unit));
    if (OTHER.has(hashAt(s, at + 1))) {
      const second = unitOf(s, at + 2);
      return second ? set(at, at + 3, periodOf(2, second)) : null;
    }
    const part = PARTS_OF_DAY.get(hashAt(s, at + 1));
    if (part) return set(at, at + 2, `XXXX-XX-XX${part}`);
    if (has(s, at + 1, Role.weekday | Role.month)) {
      const date = readDate(s, at + 1, { ...against, day: null });
      return date && set(at, date.to, date.value);
    }
    const numeral =
      has(s, at + 1, Role.small | Role.tens) || s.tokens.type[at + 1] === 1 ? readNumeral(s, at + 1) : null;
    const units = numeral && unitOf(s, numeral.to);
    return numeral && units ? set(at, numeral.to + 1, periodOf(numeral.value, units)) : null;
  }
  if (hashAt(s, at) === PER) {
    const unit = unitOf(s, at + 1);
    return unit && !unit.plural ? set(at, at + 2, periodOf(1, unit)) : null;
  }
  if (!A_PER.has(hashAt(s, at))) return null;
  const unit = unitOf(s, at + 1);
  if (!unit || unit.plural) return null;
  if (ONCE.has(hashAt(s, at - 1)) && at - 1 >= floor) return set(at - 1, at + 2, periodOf(1, unit));
  // "Three times a week", "$1.90 a day": right behind another figure, but not "3.4 percent a year ago".
  if (floor === at && at > 0 && !FROM_NOW.has(hashAt(s, at + 2))) return set(at, at + 2, periodOf(1, unit));
  return null;
}
const PER = hashWord('per');
