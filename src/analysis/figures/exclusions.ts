import { Shape, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import {
  has,
  hashAt,
  isBreak,
  isDash,
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

/** Letters that may stand before a hyphen and a number without making a code of them. */
const PREFIXES = wordSet('mid early late pre post non sub under over about nearly ex anti pro');
const NUMERO = wordSet('no nos');

/**
 * Whether the digits at a token belong to a name, a code, a list or an address and so count nothing: "COVID-19", "G20",
 * "Boeing 737", "page 5", "1.", "#3".
 */
export function isLabel(s: Source, at: number): boolean {
  if (touchesPrevious(s, at) && isGlued(s, at)) return true;
  if (isListNumber(s, at)) return true;
  const before = at - 1;
  const stop = markAt(s, before) === 0x2e && touchesPrevious(s, before) && NUMERO.has(hashAt(s, before - 1));
  const label = stop ? before - 1 : before;
  const year = s.tokens.info[at] === 4 && lengthAt(s, at) === 4 && s.tokens.shape[label] === Shape.lower;
  if (has(s, label, Role.label) && !year && !isCountedBehind(s, at + 1)) return true;
  return isNumbered(s, at);
}

/** Digits that touch what is before them: part of a code unless that is a bracket, a quotation mark or a dash between words. */
function isGlued(s: Source, at: number): boolean {
  const before = at - 1;
  const type = s.tokens.type[before];
  if (type === TokenType.word)
    return !(has(s, before, Role.currency) && lengthAt(s, before) === 3) && !has(s, before, Role.month);
  if (type === TokenType.clitic || type === TokenType.number) return true;
  const mark = markAt(s, before);
  if (isHyphen(mark)) {
    if (!touchesPrevious(s, before)) return false;
    return isWord(s, before - 1) && !PREFIXES.has(hashAt(s, before - 1)) && rolesAt(s, before - 1) === 0;
  }
  // / _ # @ = & ? \ and a point that touches a word before it.
  if (
    mark === 0x2f ||
    mark === 0x5f ||
    mark === 0x23 ||
    mark === 0x40 ||
    mark === 0x3d ||
    mark === 0x26 ||
    mark === 0x3f ||
    mark === 0x5c ||
    mark === 0x5b
  )
    return true;
  return (mark === 0x2e || mark === 0x3a) && touchesPrevious(s, before) && isNumber(s, before - 1);
}

/** "1." or "2)" at a line's head, "(3)". */
function isListNumber(s: Source, at: number): boolean {
  if (!isNumber(s, at) || lengthAt(s, at) > 3) return false;
  const next = markAt(s, at + 1);
  if (isBreak(s, at - 1))
    return (
      (next === 0x2e || next === 0x29) &&
      touchesPrevious(s, at + 1) &&
      !touchesPrevious(s, at + 2) &&
      !isBreak(s, at + 2)
    );
  return markAt(s, at - 1) === 0x28 && next === 0x29 && lengthAt(s, at) === 1;
}

/** A bare number behind a capitalized word that nothing counts: "NATO 2030", "Apollo 11", "Studio 60". */
function isNumbered(s: Source, at: number): boolean {
  const { shape, start, end, info } = s.tokens;
  const before = at - 1;
  if (!isNumber(s, at) || !isWord(s, before) || shape[before] < Shape.capitalized) return false;
  if (info[at] !== end[at] - start[at] || end[at] - start[at] > 4) return false;
  if (rolesAt(s, before) !== 0 || isCountedBehind(s, at + 1)) return false;
  // "Recently 300 …": the head of a sentence is capitalized anyway.
  if (isSentenceHead(s, before) && textAt(s, before).endsWith('ly')) return false;
  const next = markAt(s, at + 1);
  if (
    next === 0x25 ||
    next === 0xb0 ||
    isDash(next) ||
    (touchesPrevious(s, at + 1) &&
      next !== 0 &&
      next !== 0x2e &&
      next !== 0x2c &&
      next !== 0x29 &&
      next !== 0x3a &&
      next !== 0x2019 &&
      next !== 0x27 &&
      next !== 0x201d &&
      next !== 0x22)
  )
    return false;
  return true;
}

/** Whether a unit, a magnitude, a plural noun or the like makes the number before it an amount. */
export function isCountedBehind(s: Source, at: number): boolean {
  const i = isHyphen(markAt(s, at)) ? at + 1 : at;
  if (
    has(
      s,
      i,
      Role.unit |
        Role.currency |
        Role.magnitude |
        Role.timeUnit |
        Role.plural |
        Role.meridiem |
        Role.shortMagnitude |
        Role.month |
        Role.stop,
    ) &&
    isWord(s, i)
  )
    return !has(s, i, Role.stop);
  if (PERCENT.has(hashAt(s, i)) || has(s, i, Role.vague)) return true;
  for (let j = i; j < i + 3; j++) {
    if (!isWord(s, j) || has(s, j, Role.stop)) return false;
    if (isPluralLooking(s, j)) return true;
  }
  return false;
}
const PERCENT = wordSet('percent per pc pct percentage');

/** Whether a word may be a plural noun by its ending. */
export function isPluralLooking(s: Source, at: number): boolean {
  if (has(s, at, Role.plural)) return true;
  const { text, start, end } = s.tokens;
  const e = end[at];
  if (e - start[at] < 4 || (text.charCodeAt(e - 1) | 0x20) !== 0x73) return false;
  const c = text.charCodeAt(e - 2) | 0x20;
  // Not -ss, -us, -is.
  return c !== 0x73 && c !== 0x75 && c !== 0x69 && text.charCodeAt(e - 2) !== 0x2e;
}

/** Whether a token begins a sentence or a line, or stands behind an opening mark. */
export function isSentenceHead(s: Source, at: number): boolean {
  if (isBreak(s, at - 1)) return true;
  const mark = markAt(s, at - 1);
  return (
    mark === 0x2e ||
    mark === 0x21 ||
    mark === 0x3f ||
    mark === 0x3a ||
    mark === 0x201c ||
    mark === 0x22 ||
    mark === 0x2018 ||
    mark === 0xab ||
    mark === 0x2014 ||
    mark === 0x2022 ||
    mark === 0x28 ||
    mark === 0x27
  );
}

/** A capitalized number word amid a name ("the Big Ten", "Group of Seven"): not at a sentence's head, a capital beside it. */
export function isNameWord(s: Source, at: number): boolean {
  const { shape } = s.tokens;
  if (!isWord(s, at) || shape[at] !== Shape.capitalized || isSentenceHead(s, at)) return false;
  const isCapital = (i: number) => isWord(s, i) && shape[i] >= Shape.capitalized;
  return isCapital(at - 1) || isCapital(at + 1);
}

/** Where a row of digits and dashes that is no date ends (telephone and serial numbers), or `at` when there is none. */
export function endOfCode(s: Source, at: number): number {
  if (!isNumber(s, at)) return at;
  let numbers = 1;
  let i = at + 1;
  while (touchesPrevious(s, i) && touchesPrevious(s, i + 1) && isNumber(s, i + 1)) {
    const mark = markAt(s, i);
    if (!isHyphen(mark) && mark !== 0x2f && mark !== 0x3a && mark !== 0x2e) break;
    numbers++;
    i += 2;
  }
  return numbers >= 3 ? i : at;
}

/** Where an address that begins at a token ends: the next blank. */
export function endOfAddress(s: Source, at: number): number {
  if (!has(s, at, Role.address)) return at;
  const next = markAt(s, at + 1);
  if (!touchesPrevious(s, at + 1) || (next !== 0x3a && next !== 0x2e)) return at;
  let i = at + 1;
  while (touchesPrevious(s, i)) i++;
  return i;
}
