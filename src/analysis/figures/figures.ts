import { hashWord, type Tokens, TokenType, Trigger } from '../tokens.js';
import type { Figure } from '../types.js';
import { wordSet } from '../wordSet.js';
import { readAge } from './ages.js';
import { parseDay } from './calendar.js';
import type { Against } from './calendarDate.js';
import { endOfAddress, endOfCode, isLabel, isNameWord } from './exclusions.js';
import type { Found } from './found.js';
import { joined } from './joins.js';
import { modifierBefore, modifierBehind, modifierBehindDate, modifierOfDate } from './modifiers.js';
import { readMoment } from './moments.js';
import { readQuantity } from './quantities.js';
import { readSet } from './sets.js';
import {
  has,
  hashAt,
  isDash,
  isNumber,
  isWord,
  markAt,
  Role,
  rolesAt,
  type Source,
  sourceOf,
  touchesPrevious,
} from './source.js';
import { readSpan } from './spans.js';
import { canStart } from './starts.js';

export interface FigureOptions {
  /** The article's date, ISO 8601, against which "Tuesday" and "last month" are resolved; null when it is not known. */
  readonly date: string | null;
  /**
   * Whether the date was given, and is not only read from the article's head: then it also completes the year of
   * "17 February", which otherwise stays `XXXX-02-17`. True when absent.
   */
  readonly certain?: boolean;
  /** Whether a token belongs to a name, whose numbers count nothing. */
  readonly isName?: (token: number) => boolean;
}

const THE = hashWord('the');
const S = hashWord('s');
const WEEKS = wordSet('week weekend');
const OF = hashWord('of');
const TENS = hashWord('tens');

/** Finds every figure of an article, in text order and without overlap. Never throws; linear in the number of tokens. */
export function findFigures(tokens: Tokens, options: FigureOptions): Figure[] {
  const s = sourceOf(tokens, options.isName);
  const against: Against = { day: parseDay(options.date), certain: options.certain ?? true };
  const figures: Figure[] = [];
  let last: Found | null = null;
  let floor = 0;
  const { count, trigger } = tokens;
  for (let i = 0; i < count; ) {
    if (!(trigger[i] & Trigger.figure) || !canStart(s, i)) {
      i++;
      continue;
    }
    const skipped = endOfAddress(s, i);
    if (skipped > i) {
      i = skipped;
      continue;
    }
    const found = s.isName(i) ? null : figureAt(s, i, floor, against);
    if (found) {
      const both: Found | null = last && joined(s, last, found);
      if (both) figures.pop();
      const whole: Found = both ?? found;
      figures.push(figureOf(tokens, whole));
      last = whole;
      floor = found.to;
      i = found.to;
    } else i = Math.max(i + 1, endOfCode(s, i));
  }
  return figures;
}

const figureOf = ({ start, end }: Tokens, { from, to, kind, value, unit, modifier, confidence }: Found): Figure => ({
  kind,
  span: [start[from], end[to - 1]],
  value,
  unit,
  modifier,
  confidence,
});

/** The figure that begins at a token, with its modifiers. */
function figureAt(s: Source, at: number, floor: number, against: Against): Found | null {
  if (s.tokens.type[at] === TokenType.number && isLabel(s, at)) return null;
  if (isNameWord(s, at) && has(s, at, Role.small | Role.tens | Role.magnitude | Role.ordinal)) return null;
  if (
    s.tokens.type[at] === TokenType.word &&
    at > 0 &&
    touchesPrevious(s, at) &&
    isDash(markAt(s, at - 1)) &&
    isWord(s, at - 2) &&
    touchesPrevious(s, at - 1) &&
    !has(s, at - 2, Role.edge)
  )
    return null;
  const roles = rolesAt(s, at);
  const word = s.tokens.type[at] === TokenType.word;
  const counts = !word || (roles & COUNTING) !== 0 || hashAt(s, at) === TENS;
  if (roles & (Role.every | Role.article | Role.other)) {
    const recurring = readSet(s, at, against, floor);
    if (recurring) return recurring;
  }
  const code = !word && endOfCode(s, at) > at;
  if (counts && !code) {
    const age = readAge(s, at);
    if (age) return modified(s, age.from < floor ? { ...age, from: at } : age, floor);
  }
  const moment = !word || roles & ~(Role.currency | Role.stop) ? readMoment(s, at, against) : null;
  if (moment) return dated(s, moment, floor);
  if (code) return null;
  const span = readSpan(s, at, against, floor);
  if (span) return modified(s, span, floor);
  const quantity = counts || roles & Role.currency ? readQuantity(s, at) : null;
  return quantity && modified(s, quantity, floor);
}

/** Words that numbers begin with; the others begin dates only. */
const COUNTING =
  Role.small |
  Role.tens |
  Role.magnitude |
  Role.ordinal |
  Role.article |
  Role.part |
  Role.vague |
  Role.manyfold |
  Role.minus;

/** A figure with the modifiers before and behind it. */
function modified(s: Source, found: Found, floor: number): Found {
  const behind = modifierBehind(s, found.to);
  const to = behind?.to ?? found.to;
  const from = Math.max(found.from, floor);
  const before = modifierBefore(s, from, floor);
  return {
    from: before?.from ?? from,
    to,
    kind: found.kind,
    value: found.value,
    unit: found.unit,
    modifier:
      (before?.modifier === '~' ? behind?.modifier : null) ?? before?.modifier ?? behind?.modifier ?? found.modifier,
    confidence: found.confidence,
  };
}

/** A date with "the" where it belongs to it ("the 1990s") and with what bounds it ("since 2010", "2012 or later"). */
function dated(s: Source, found: Found, floor: number): Found {
  let from = Math.max(found.from, floor);
  if (YEAR_NAME.has(hashAt(s, from - 1)) && from - 1 >= floor && found.value?.toString().length === 4) {
    from--;
    if (KIND_OF_YEAR.has(hashAt(s, from - 1)) && from - 1 >= floor) from--;
    if (FISCAL.has(hashAt(s, from))) return { ...found, from, value: `FY${found.value}` };
  }
  // "Fiscal 2019".
  else if (FISCAL.has(hashAt(s, from - 1)) && from - 1 >= floor && /^\d{4}$/.test(String(found.value)))
    return { ...found, from: from - 1, value: `FY${found.value}` };
  if (from - 1 >= floor && hashAt(s, from - 1) === THE && takesThe(s, from, found)) from--;
  const clocked = found.kind === 'time' ? modifierBefore(s, from, floor) : null;
  const before = clocked ?? modifierOfDate(s, from, found.to, floor);
  const behind = before ? null : modifierBehindDate(s, found.to);
  return {
    from: before?.from ?? from,
    to: behind?.to ?? found.to,
    kind: found.kind,
    value: found.value,
    unit: found.unit,
    modifier: before?.modifier ?? behind?.modifier ?? found.modifier,
    confidence: found.confidence,
  };
}
const YEAR_NAME = wordSet('year');
const FISCAL = wordSet('fiscal financial');
const KIND_OF_YEAR = wordSet('fiscal financial school calendar academic');

/** "The 1990s", "the 18th of May", "the first week of June", "the week of April 10": not "the last three years". */
function takesThe(s: Source, from: number, found: Found): boolean {
  const hash = hashAt(s, from);
  if (has(s, from, Role.decade | Role.ordinal | Role.tens)) return true;
  if (WEEKS.has(hash)) return !isNumber(s, from + 1);
  // Digits with letters behind them: "the 18th", "the 1990s".
  if (s.tokens.type[from] === TokenType.number)
    return touchesPrevious(s, from + 1) && (hashAt(s, from + 1) !== 0 || hashAt(s, from + 2) === S);
  // "Since the end of May": between a bound and its date.
  if (has(s, from, Role.edge) || YEAR_NAME.has(hash)) return modifierOfDate(s, from - 1, found.to, 0) !== null;
  if (!LAST.has(hash)) return false;
  for (let i = from + 1; i < found.to; i++) if (hashAt(s, i) === OF) return true;
  return false;
}
const LAST = wordSet('last final');
