import { asideContent, relativeContent, startsWithVerb } from './asides.js';
import type { Clue } from './clue.js';
import { type Brackets, bracketsAround, roomOf } from './clueRooms.js';
import { findClues } from './clues.js';
import { contentEnd, isClause, withoutStop } from './contentEnds.js';
import { contentAfter, type RightContent } from './contents.js';
import { leftContent } from './contentsBefore.js';
import { goesOn } from './continuations.js';
import { Frame } from './cues.js';
import { passiveReport } from './passives.js';
import { hasMarks, isComma, isGenitive, isPunctuation, type Reading, type Stretch } from './reading.js';
import { isFurther, isPhrase, isReported, isTitle, prefersRight, showsItself, takenBehind } from './reported.js';
import { addReport, kindOf, type Report, type Reports, release } from './reports.js';
import { sourceOf } from './sources.js';
import type { Statements } from './statements.js';

/** The statement that is read, and how far what was found in it reaches. */
interface Progress {
  readonly s: number;
  readonly from: number;
  readonly to: number;
  /** Where its stop stands. */
  readonly limit: number;
  /** Where "according to X" stands: X is no reporting clause. */
  readonly sources: readonly Stretch[];
  readonly own: Report[];
  /** What is reported according to somebody. */
  readonly reported: readonly Report[];
  /** Where content before a cue may begin: behind the last reporting clause. */
  free: number;
  /** Where the last content behind a cue ends, and where one that takes it in may begin: "Brandt said …, Cho reported." */
  reopened: { readonly end: number; readonly free: number } | null;
  /** How far a content reaches that other clues may stand in. */
  covered: number;
  /** How far a reported clause reaches: what it says that others say is part of it. */
  claimed: number;
  lastSource: Stretch | null;
}

/** A clue with what belongs to it. */
interface Reporting {
  readonly clue: Clue;
  readonly cue: Stretch;
  readonly source: Stretch | null;
  /** Where the words for who says it end. */
  readonly tail: number;
  /** How far its content may reach. */
  readonly room: number;
}

/** The reports that the reporting verbs of a statement make; `sources` are those of its "according to". */
export function byVerbs(
  r: Reading,
  statements: Statements,
  s: number,
  sources: readonly Stretch[],
  reports: Reports,
  own: Report[],
): void {
  const from = statements.first[s];
  const to = statements.last[s];
  const limit = withoutStop(r, from, to);
  const p: Progress = {
    s,
    from,
    to,
    limit,
    sources,
    own,
    reported: own.slice(),
    free: from,
    covered: from,
    claimed: from,
    reopened: null,
    lastSource: null,
  };
  const clues = findClues(r, from, to);
  const brackets: Brackets = { from, to, seen: from };
  for (let k = 0; k < clues.length; k++) {
    const clue = clues[k];
    bracketsAround(r, brackets, clue.at, from, to);
    p.free = Math.max(p.free, brackets.from);
    if (sources.some((source) => source.from < clue.at && clue.at < source.to)) continue;
    const reporting: Reporting = {
      clue,
      // "claims by the sailors": who says it is no part of the cue.
      cue: { from: clue.from, to: clue.within === 'noun' ? clue.at + 1 : clue.to },
      source: sourceOf(r, clue, p.lastSource, from, to),
      tail: clue.order === 'verb-subject' && clue.subject ? clue.subject.to : clue.to,
      room: Math.min(roomOf(r, clues, k, to, limit), brackets.to),
    };
    if (clue.order === 'passive' && clue.subject) {
      reportPassive(r, reporting, reports, p);
      continue;
    }
    const right = contentAfter(r, clue, reporting.room);
    if (
      reportBefore(r, reporting, right, statements, reports, p) ||
      reportAround(r, reporting, right, reports, p) ||
      reportBehind(r, reporting, right, clues, k, reports, p)
    )
      continue;
    keepSource(r, reporting, reports, p);
  }
}

/** "The mayor was accused of lying". */
function reportPassive(r: Reading, { clue, cue, room }: Reporting, reports: Reports, p: Progress): void {
  const passive = clue.at < p.covered ? null : passiveReport(r, clue, room);
  if (passive) addReport(r, reports, p.own, p.s, passive.parts, passive.source, cue, 'passive');
}

/** What stands before the reporting clause, and may go on behind it; whether the clue is done with. */
function reportBefore(
  r: Reading,
  { clue, cue, source, tail, room }: Reporting,
  right: RightContent | null,
  statements: Statements,
  reports: Reports,
  p: Progress,
): boolean {
  const closed = isComma(r, clue.head - 1) ? clue.head - 1 : clue.head;
  const free = p.reopened?.end === closed ? p.reopened.free : p.free;
  const left = leftContent(r, clue, free, statements, p.s, reports);
  if (!left) return false;
  const marked = hasMarks(r, left);
  // What one source says, another one reports: the first is the speaker.
  if (!marked && p.sources.some((other) => left.from < other.from && other.to <= left.to)) {
    p.free = p.covered = tail;
    return true;
  }
  const behind = right && !isTitle(r, right, clue.to) && !isFurther(r, right, left, p.from);
  if (behind && (!marked || prefersRight(r, right, left, p.from))) return false;
  // The quotation of the statement before: “Why?” Cho asked.
  const q = left.from < p.from ? r.quotations.ofToken[left.from] : -1;
  if (q >= 0 && reports.taken[q] === 1) release(reports, q);
  const further = goesOn(r, clue, tail, room, p.limit, marked && kindOf(r, [left]) === 'direct');
  const grounds = marked ? 'marks before' : 'clause before';
  if (!addReport(r, reports, p.own, p.s, [left, ...further], source, cue, grounds)) return false;
  p.free = p.covered = Math.max(p.covered, tail, further.length ? further[further.length - 1].to : left.to);
  if (source) p.lastSource = source;
  return true;
}

/** What the reporting clause stands amid, or opens with a comma; whether it does. */
function reportAround(
  r: Reading,
  { clue, cue, source, tail, room }: Reporting,
  right: RightContent | null,
  reports: Reports,
  p: Progress,
): boolean {
  if (right && showsItself(right) && !(right.by === 'marks' && startsWithVerb(r, right.from))) return false;
  const aside =
    (clue.at < p.claimed ? null : relativeContent(r, clue, tail, room)) ??
    asideContent(r, clue, p.free, tail, room, p.limit);
  if (!aside) return false;
  addReport(r, reports, p.own, p.s, aside, source, cue, 'amid');
  if (source) p.lastSource = source;
  p.free = p.covered = aside[aside.length - 1].to;
  return true;
}

/** What stands behind the reporting clause; whether it is a report. */
function reportBehind(
  r: Reading,
  { clue, cue, source }: Reporting,
  right: RightContent | null,
  clues: readonly Clue[],
  k: number,
  reports: Reports,
  p: Progress,
): boolean {
  if (!right || (isClaimed(clue, p) && !(right.by === 'naming' || right.by === 'colon' || right.by === 'marks')))
    return false;
  if (isClaimed(clue, p) && right.by === 'marks' && !(clue.frames & (Frame.postposed | Frame.naming | Frame.object)))
    return false;
  // "Speaking on NBC’s “Harbour Hour,” Cho …"
  if (clue.within === 'subordinate' && isTitle(r, right, clue.to) && isGenitive(r, right.from - 1)) return false;
  const nested = clue.at < p.covered;
  const end = contentEnd(r, clue, right);
  if (!isReported(r, clue, right, end, source, nested) || takenBehind(r, clues, k, right)) return false;
  const grounds = clue.within === 'noun' ? 'noun' : right.by;
  addReport(r, reports, p.own, p.s, [{ from: right.from, to: end }], source, cue, grounds, nested);
  if (source && clue.within !== 'relative' && !(nested && clue.link === 'none')) p.lastSource = source;
  p.reopened = { end, free: p.free };
  // "Cho, who said he would go, stayed, Brandt said": the clause of a "who" does not end what is said of them.
  if (!isPhrase(right) && !(clue.within === 'relative' && isComma(r, end))) p.free = Math.max(p.free, end);
  p.covered = Math.max(p.covered, end);
  if (isClause(right)) p.claimed = Math.max(p.claimed, end);
  return true;
}

/** Whether a clue stands within what somebody else is reported to say. */
const isClaimed = ({ at }: Clue, { claimed, reported }: Progress): boolean =>
  at < claimed || reported.some(({ parts }) => parts.some((part) => part.from <= at && at < part.to));

/** Keeps who speaks in mind where nothing was found: for the verbs that follow, and for a quotation behind a colon. */
function keepSource(r: Reading, { clue, cue, source }: Reporting, reports: Reports, p: Progress): void {
  if (!source || clue.order === 'shared' || clue.within !== 'none' || clue.at < p.covered) return;
  p.lastSource = source;
  if (clue.frames & Frame.postposed && clue.frames & Frame.clause && !(clue.frames & Frame.weak))
    reports.open = { source, cue, statement: p.s };
  // "She continued:" with the quotation in the next paragraph.
  if (clue.to === p.limit - 1 && isPunctuation(r, clue.to, 0x3a)) reports.pending = { source, cue, statement: p.s };
}
