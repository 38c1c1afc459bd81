import type { Clue } from './clue.js';
import { withoutStop } from './contentEnds.js';
import { Frame } from './cues.js';
import {
  behindDash,
  hasMarks,
  holdsVerb,
  isAdverb,
  isComma,
  isDash,
  isFiniteVerb,
  isGenitive,
  isNamed,
  isPunctuation,
  isSaid,
  type Reading,
  type Stretch,
} from './reading.js';
import { isFree, type Reports } from './reports.js';
import type { Statements } from './statements.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [OUT, WHETHER] = ['out', 'whether'].map(hashWord);

/** "At least six planes", "at most half": no adverbial, but a subject. */
const LEAST = wordSet('least most');

/** Where a clause before a cue begins: behind an opening "But" or "And". */
export function contentStart(r: Reading, from: number, to: number): number {
  let i = behindDateline(r, from, to);
  while (i < to && (isComma(r, i) || isDash(r, i))) i++;
  if (i < to && r.small[i] & Small.coordinator && r.quotations.ofToken[i] < 0) i++;
  return i;
}

/** A dateline has at most so many tokens. */
const LONGEST_DATELINE = 14;

/** The token behind a dateline and its dash ("KESTREL, Jan. 3 (NTV) - …"), or `from`. */
function behindDateline(r: Reading, from: number, to: number): number {
  const { shape, start, end } = r.tokens;
  if (shape[from] !== Shape.upper || end[from] - start[from] < 3) return from;
  for (let i = from + 1; i < to && i < from + LONGEST_DATELINE; i++) {
    if (isDash(r, i)) return behindDash(r, i);
    if (r.quotations.ofToken[i] >= 0 || isFiniteVerb(r, i)) break;
  }
  return from;
}

/** What stands before a reporting clause and belongs to it, or null. */
export function leftContent(
  r: Reading,
  clue: Clue,
  free: number,
  statements: Statements,
  s: number,
  reports: Reports,
): Stretch | null {
  const { quotations, small, tokens } = r;
  if (
    !(clue.frames & Frame.postposed) ||
    clue.order === 'passive' ||
    clue.order === 'shared' ||
    clue.within === 'relative'
  )
    return null;
  const from = statements.first[s];
  if (clue.frames & Frame.out && tokens.hash[clue.to] !== OUT) return null;
  let end = clue.head;
  // "A, as X reported": "as" stands between.
  if (clue.within === 'as') {
    if (end - 3 < from || !isComma(r, end - 2) || r.quotations.ofToken[end - 2] >= 0) return null;
    end--;
  }
  // The quotation of the statement before: “Why?” Cho asked.
  if (end <= from) {
    if (s === 0 || statements.paragraph[s - 1] !== statements.paragraph[s]) return null;
    const q = quotations.ofToken[statements.last[s - 1] - 1];
    if (q < 0 || quotations.last[q] !== statements.last[s - 1]) return null;
    const alone = quotations.first[q] === statements.first[s - 1];
    if (!alone || (reports.taken[q] === 1 && !isFree(r, reports, q))) return null;
    return { from: quotations.first[q], to: quotations.last[q] };
  }
  if (small[end - 1] & Small.coordinator && quotations.ofToken[end - 1] < 0) return null;
  const mark =
    quotations.ofToken[end - 1] >= 0
      ? quotations.ofToken[end - 1]
      : isComma(r, end - 1) && end - 2 >= from
        ? quotations.ofToken[end - 2]
        : -1;
  if (mark >= 0) {
    if (reports.taken[mark] === 1 || clue.link === 'coordinated') return null;
    const first = quotations.first[mark];
    // Words before the mark are part of it unless they only link.
    const lead = contentStart(r, Math.max(free, from), first);
    // "Later on “Late News,” Cho spoke", "As the “Never Again” movement says", "Cho, host of NTV’s “Harbour Hour,”
    // suggested": no more than a name within an adverbial or a subject.
    if (
      lead < first &&
      (small[lead] & (Small.preposition | Small.subordinator | Small.adverb) ||
        isNamed(r, first) ||
        isGenitive(r, first - 1)) &&
      !holdsVerb(r, lead, first) &&
      !isSaid(r, mark)
    )
      return null;
    return {
      from:
        lead < first && clue.link === 'none' && !isPunctuation(r, first - 1, 0x3a) && !isAfterDash(r, lead, first)
          ? lead
          : first,
      to: end,
    };
  }
  if ((!isComma(r, end - 1) && !isDash(r, end - 1)) || clue.frames & Frame.marked) return null;
  // "The pier will hold, Cho maintains.": a verb that also means something else closes the statement.
  if (clue.frames & Frame.weak && withoutStop(r, clue.to, statements.last[s]) > clue.to) return null;
  end--;
  const begin = behindColon(r, contentStart(r, free, end), end);
  if (end - begin < 2 || (end - begin < 8 && !holdsVerb(r, begin, end) && !hasMarks(r, { from: begin, to: end })))
    return null;
  // "In Doha, X said", "When it ended, X said", "Even in Doha, X said": no clause before the comma.
  const opener = isAdverb(r, begin) && begin + 1 < end ? begin + 1 : begin;
  if (
    small[opener] & (Small.subordinator | Small.preposition) &&
    tokens.hash[begin] !== WHETHER &&
    tokens.type[begin + 1] !== TokenType.number &&
    !LEAST.has(tokens.hash[begin + 1]) &&
    !mainClause(r, begin, end)
  )
    return null;
  return { from: begin, to: end };
}

/** Where a clause begins that a colon sets apart from what stands before it: "It is odd: | the pier held, Cho said." */
export function behindColon(r: Reading, from: number, to: number): number {
  for (let i = to - 1; i > from; i--)
    if (r.quotations.ofToken[i] < 0 && isPunctuation(r, i, 0x3a)) return holdsVerb(r, i + 1, to) ? i + 1 : from;
  return from;
}

/** Whether a dash that is not the second one of a pair stands right before `at`. */
function isAfterDash(r: Reading, from: number, at: number): boolean {
  if (!isDash(r, at - 1)) return false;
  for (let i = at - 2; i > from; i--) if (isDash(r, i) && behindDash(r, i) < at) return false;
  return true;
}

/** Whether behind opening adverbials and their commas a clause with a verb follows. */
function mainClause(r: Reading, from: number, to: number): boolean {
  for (let i = from; i + 2 < to; i++)
    if (
      isComma(r, i) &&
      !(r.small[i + 1] & (Small.relative | Small.subordinator)) &&
      !(r.small[i + 2] & Small.subordinator)
    )
      return holdsVerb(r, i + 1, to);
  return false;
}
