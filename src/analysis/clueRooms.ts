import { skipAdverbials } from './adverbials.js';
import type { Clue } from './clue.js';
import { Frame, formOf } from './cues.js';
import { isComma, isDash, isPunctuation, type Reading } from './reading.js';
import { hashWord } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { Small } from './words.js';

const [BEFORE, WHILE] = ['before', 'while'].map(hashWord);

/** Where the next clue that is not part of a content takes over, else `to`; the statement's stop stands at `limit`. */
export function roomOf(r: Reading, clues: readonly Clue[], k: number, to: number, limit: number): number {
  const clue = clues[k];
  for (let j = k + 1; j < clues.length; j++) {
    const next = clues[j];
    if (next.head <= clue.to) continue;
    const speaks =
      !(next.frames & (Frame.weak | Frame.thought)) &&
      (next.frames & (Frame.clause | Frame.postposed | Frame.naming)) !== 0;
    const before = next.head;
    if (next.link === 'participle' && (next.within === 'none' || r.tokens.hash[before] === BEFORE)) {
      if (
        isComma(r, before) ||
        isDash(r, before) ||
        r.tokens.hash[before] === BEFORE ||
        r.tokens.hash[before] === WHILE ||
        (before > 0 && r.quotations.ofToken[before - 1] >= 0)
      )
        return before;
      // "calling it a trick and accusing her"
      if (clue.link === 'participle' && before > 0 && r.small[before - 1] & Small.coordinator) return before - 1;
    }
    if (next.link === 'coordinated' && speaks && (next.order === 'subject-verb' || isAlike(r, clue, next)))
      return next.head;
    const own = ownQuotation(r, next);
    if (own > clue.to + 1) return own;
    if (closes(r, next, limit) && next.head > clue.to + 2) return isComma(r, next.head - 1) ? next.head - 1 : next.head;
    // A reporter's new sentence without a stop before it: "… he states: “…”".
    if (next.subject && next.order === 'subject-verb' && next.link !== 'participle' && opensMarks(r, next.to))
      return next.head;
  }
  return to;
}

/** Where a quotation begins, with a colon or an "and" before it, that has its cue right behind it; -1 where none stands there. */
function ownQuotation(r: Reading, { head, order }: Clue): number {
  const { quotations, small } = r;
  const q = order === 'subject-verb' || order === 'verb-subject' ? quotations.ofToken[head - 1] : -1;
  if (q < 0 || quotations.last[q] !== head || !isComma(r, quotations.contentLast[q] - 1)) return -1;
  const before = quotations.first[q] - 1;
  if (isPunctuation(r, before, 0x3a) || isDash(r, before)) return before;
  return small[before] & Small.coordinator && isComma(r, before - 1) ? before - 1 : -1;
}

/** Whether a clue closes its statement, and all that is said before it: "Brandt said it would hold, Cho reported on Monday." */
function closes(r: Reading, { head, frames, order, link, within, to: tail }: Clue, limit: number): boolean {
  if (order !== 'subject-verb' || link !== 'none' || within !== 'none') return false;
  if (!(frames & Frame.postposed) || frames & (Frame.weak | Frame.thought | Frame.marked)) return false;
  const q = r.quotations.ofToken[head - 1];
  if (q >= 0 ? !isComma(r, r.quotations.contentLast[q] - 1) : !isComma(r, head - 1)) return false;
  return tail >= limit || skipAdverbials(r, tail, limit) >= limit;
}

/** The brackets around a clue: the tokens between them. */
export interface Brackets {
  /** Behind the opening one; the statement's first token where there is none. */
  from: number;
  /** The closing one; the statement's end where there is none. */
  to: number;
  /** How far was looked. */
  seen: number;
}

/** Moves on to the brackets around a token behind the last one that was asked about. What is within them reports alone. */
export function bracketsAround(r: Reading, brackets: Brackets, at: number, from: number, to: number): void {
  const isBracket = (i: number, c: number) => r.quotations.ofToken[i] < 0 && isPunctuation(r, i, c);
  for (; brackets.seen <= at; brackets.seen++) {
    const i = brackets.seen;
    if (i === brackets.to) {
      brackets.from = from;
      brackets.to = to;
    }
    // Those within others are part of them.
    if (brackets.from > from || !isBracket(i, 0x28)) continue;
    let close = i + 1;
    while (close < to && !isBracket(close, 0x29)) close++;
    // Without a closing one there is none for those that follow either.
    if (close === to) brackets.seen = to;
    else {
      brackets.from = i + 1;
      brackets.to = close;
    }
  }
}

/** Whether two verbs stand in forms that can share a subject: "said … and called", not "said they want … and call". */
function isAlike(r: Reading, a: Clue, b: Clue): boolean {
  const [x, y] = [formOf(cueAt(r.tokens, a.at)), formOf(cueAt(r.tokens, b.at))];
  return x === y || (b.frames & Frame.clause) !== 0;
}

/** Whether a colon or a comma with a mark behind it stands here. */
const opensMarks = (r: Reading, at: number): boolean =>
  at + 1 < r.tokens.count && (isPunctuation(r, at, 0x3a) || isComma(r, at)) && r.quotations.ofToken[at + 1] >= 0;
