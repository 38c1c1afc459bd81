import { hashWord, type Tokens, TokenType } from '../tokens.js';
import type { Figure } from '../types.js';
import { readAge } from './ages.js';
import { parseDay } from './calendar.js';
import type { Against } from './dates.js';
import { VULGAR } from './digits.js';
import { endOfAddress, endOfCode, isLabel, isNameWord } from './exclusions.js';
import type { Found } from './found.js';
import { CURRENCY_SIGNS } from './measures.js';
import { modifierBefore, modifierBehind, modifierOfDate } from './modifiers.js';
import { readMoment } from './moments.js';
import { readQuantity } from './quantities.js';
import { readSet } from './sets.js';
import {
  has,
  hashAt,
  isDash,
  isWord,
  markAt,
  Role,
  rolesAt,
  type Source,
  sourceOf,
  touchesPrevious,
} from './source.js';
import { readSpan } from './spans.js';
import { hashesOf } from './words.js';

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

/** Roles of words that can begin a figure. */
const STARTERS =
  Role.small |
  Role.tens |
  Role.magnitude |
  Role.ordinal |
  Role.month |
  Role.weekday |
  Role.deictic |
  Role.relative |
  Role.edge |
  Role.recurring |
  Role.every |
  Role.article |
  Role.vague |
  Role.manyfold |
  Role.decade |
  Role.part |
  Role.clock |
  Role.season |
  Role.minus |
  Role.currency;
const THE = hashWord('the');
const Q = hashWord('q');
const WEEKEND = hashWord('weekend');
const TENS = hashWord('tens');
const PAST_LAST_NEXT = hashesOf('past last next');

/** Finds every figure of an article, in text order and without overlap. Never throws; linear in the number of tokens. */
export function findFigures(tokens: Tokens, options: FigureOptions): Figure[] {
  const s = sourceOf(tokens, options.isName);
  const against: Against = { day: parseDay(options.date), certain: options.certain ?? true };
  const figures: Figure[] = [];
  let floor = 0;
  for (let i = 0; i < tokens.count; ) {
    if (!canStart(s, i)) {
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
      figures.push(figureOf(tokens, found));
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

function canStart(s: Source, i: number): boolean {
  const type = s.tokens.type[i];
  if (type === TokenType.number) return true;
  if (type === TokenType.word)
    return (
      (s.roles[i] & (STARTERS | Role.address)) !== 0 ||
      s.tokens.hash[i] === Q ||
      s.tokens.hash[i] === WEEKEND ||
      s.tokens.hash[i] === TENS
    );
  if (type !== TokenType.punctuation) return false;
  const mark = s.tokens.info[i];
  return (
    mark === 0x2d ||
    mark === 0x2e ||
    mark === 0x2212 ||
    mark === 0x2019 ||
    mark === 0x27 ||
    mark === 0x2018 ||
    CURRENCY_SIGNS.has(mark) ||
    VULGAR.has(mark)
  );
}

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
  const recurring = readSet(s, at, against);
  if (recurring) return recurring;
  if (rolesAt(s, at) & Role.currency && !(rolesAt(s, at) & (STARTERS & ~Role.currency))) {
    const money = readQuantity(s, at);
    return money && modified(s, money, floor);
  }
  const age = readAge(s, at);
  if (age) return modified(s, age.from < floor ? { ...age, from: at } : age, floor);
  const moment = readMoment(s, at, against);
  if (moment) return dated(s, moment, floor);
  const span = readSpan(s, at, against, floor);
  if (span) return span.kind === 'duration' ? modified(s, span, floor) : span;
  if (!canCount(s, at)) return null;
  const quantity = readQuantity(s, at);
  return quantity && modified(s, quantity, floor);
}

/** Whether numbers begin with the word; the others begin dates only. */
const canCount = (s: Source, at: number): boolean =>
  s.tokens.type[at] !== TokenType.word ||
  has(
    s,
    at,
    Role.small |
      Role.tens |
      Role.magnitude |
      Role.ordinal |
      Role.article |
      Role.part |
      Role.vague |
      Role.manyfold |
      Role.minus,
  ) ||
  hashAt(s, at) === TENS;

/** A figure with the modifiers before and behind it. */
function modified(s: Source, found: Found, floor: number): Found {
  const behind = modifierBehind(s, found.to);
  const to = behind?.to ?? found.to;
  const from = Math.max(found.from, floor);
  const before = modifierBefore(s, from, floor);
  return { ...found, from: before?.from ?? from, to, modifier: before?.modifier ?? behind?.modifier ?? found.modifier };
}

/** A date with "the" where it belongs to it ("the 1990s") and with what bounds it ("since 2010"). */
function dated(s: Source, found: Found, floor: number): Found {
  let from = Math.max(found.from, floor);
  const theirs = has(s, from, Role.decade) || isDecadeOrDay(s, from, found);
  if (theirs && from - 1 >= floor && hashAt(s, from - 1) === THE) from--;
  const modifier = modifierOfDate(s, from, found.to, floor);
  return modifier ? { ...found, from: modifier.from, modifier: modifier.modifier } : { ...found, from };
}

const isDecadeOrDay = (s: Source, from: number, found: Found): boolean =>
  hashAt(s, from - 1) === THE &&
  !PAST_LAST_NEXT.has(hashAt(s, from)) &&
  (hashAt(s, found.to - 1) === S ||
    (has(s, from, Role.ordinal) && found.kind === 'date') ||
    (s.tokens.type[from] === TokenType.number && found.kind === 'date'));
const S = hashWord('s');
