import { accordingTo } from './according.js';
import { nounPhraseLength } from './adverbials.js';
import { asideContent, goesOn, leftContent, relativeContent } from './asides.js';
import type { Clue } from './clue.js';
import { findClues } from './clues.js';
import { contentEnd, isClause, withoutStop } from './contentEnds.js';
import { contentAfter, type RightContent } from './contents.js';
import { Frame, formOf } from './cues.js';
import { headline } from './headlines.js';
import { Word } from './lexicon.js';
import { findLoose } from './loose.js';
import { passiveReport } from './passives.js';
import { hasMarks, holdsVerb, isComma, isDash, isPunctuation, type Reading, type Stretch } from './reading.js';
import { addReport, joinContinued, kindOf, type Report, type Reports } from './reports.js';
import { takeBytes } from './room.js';
import { canSpeak, sourceOf } from './sources.js';
import type { Statements } from './statements.js';
import { hashWord, Shape, Trigger } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { Small } from './words.js';

const [BEFORE, WHILE, BE, ANONYMITY] = ['before', 'while', 'be', 'anonymity'].map(hashWord);

/** Finds what is attributed to whom, in text order. */
export function findReports(r: Reading, statements: Statements): readonly Report[] {
  const reports: Reports = {
    list: [],
    taken: takeBytes(r.tokens.room, r.quotations.count).fill(0, 0, r.quotations.count),
    pending: null,
  };
  for (let s = 0; s < statements.count; s++) {
    const from = statements.first[s];
    const to = statements.last[s];
    const own: Report[] = [];
    if (isSilent(r, from, to)) headline(r, statements, s, reports, own);
    else {
      const sources = accordingTo(r, from, to, s, reports, own);
      byVerbs(r, statements, s, sources, reports, own);
      if (!own.length) headline(r, statements, s, reports, own);
      findLoose(r, statements, s, reports, own);
      if (own.length > 1) own.sort((a, b) => a.parts[0].from - b.parts[0].from);
    }
    for (const report of own) reports.list.push(report);
  }
  return joinContinued(r, reports.list);
}

/** Whether neither a word that can report nor a quotation stands in a statement: then it holds no report but a headline. */
function isSilent({ tokens: { trigger }, quotations: { ofToken } }: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (trigger[i] & Trigger.report || ofToken[i] >= 0) return false;
  return true;
}

/** The reports that reporting verbs make. */
function byVerbs(
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
  const clues = findClues(r, from, to);
  // What is reported according to somebody.
  const reported = own.slice();
  // Where content before a cue may begin: behind the last reporting clause.
  let free = from;
  // How far a content reaches that other clues may stand in.
  let covered = from;
  // How far a reported clause reaches: what it says that others say is part of it.
  let claimed = from;
  let lastSource: Stretch | null = null;
  for (let k = 0; k < clues.length; k++) {
    const clue = clues[k];
    if (sources.some((source) => source.from < clue.at && clue.at < source.to)) continue;
    const room = roomOf(r, clues, k, to);
    const source = sourceOf(r, clue, lastSource, from, to);
    // "claims by the sailors": who says it is no part of the cue.
    const cue = { from: clue.from, to: clue.within === 'noun' ? clue.at + 1 : clue.to };
    const right = contentAfter(r, clue, room);
    const tail = clue.order === 'verb-subject' && clue.subject ? clue.subject.to : clue.to;
    if (clue.order === 'passive' && clue.subject) {
      const passive = clue.at < covered ? null : passiveReport(r, clue, room);
      if (passive) addReport(r, reports, own, s, passive.parts, passive.source, cue, 'passive');
      continue;
    }
    const left = leftContent(r, clue, free, statements, s, reports);
    const marked = left !== null && hasMarks(r, left);
    // What one source says, another one reports: the first is the speaker.
    const told = left !== null && !marked && sources.some((source) => left.from < source.from && source.to <= left.to);
    if (told) {
      free = covered = tail;
      continue;
    }
    if (left && (!right || (marked && !prefersRight(r, right, left, from)))) {
      const further = goesOn(r, clue, tail, room, limit, marked && kindOf(r, [left]) === 'direct');
      if (addReport(r, reports, own, s, [left, ...further], source, cue, marked ? 'marks before' : 'clause before')) {
        free = covered = Math.max(covered, tail, further.length ? further[further.length - 1].to : left.to);
        if (source) lastSource = source;
        continue;
      }
    }
    const aside =
      right && showsItself(right)
        ? null
        : ((clue.at < claimed ? null : relativeContent(r, clue, tail, room)) ??
          asideContent(r, clue, from, tail, room, limit));
    if (aside) {
      addReport(r, reports, own, s, aside, source, cue, 'amid');
      if (source) lastSource = source;
      free = covered = aside[aside.length - 1].to;
      continue;
    }
    const nested = clue.at < covered;
    const end = right ? contentEnd(r, clue, right) : tail;
    const inner =
      (clue.at < claimed || within(reported, clue.at)) &&
      right !== null &&
      !(right.by === 'naming' || right.by === 'colon' || right.by === 'marks');
    if (right && !inner && isReported(r, clue, right, end, source, nested) && !takenBehind(r, clues, k, right)) {
      addReport(
        r,
        reports,
        own,
        s,
        [{ from: right.from, to: end }],
        source,
        cue,
        clue.within === 'noun' ? 'noun' : right.by,
        nested,
      );
      if (source && clue.within !== 'relative' && !(nested && clue.link === 'none')) lastSource = source;
      if (!isPhrase(right)) free = Math.max(free, end);
      covered = Math.max(covered, end);
      if (isClause(right)) claimed = Math.max(claimed, end);
    } else if (source && clue.order !== 'shared' && clue.within === 'none' && !nested) {
      lastSource = source;
      // "She continued:" with the quotation in the next paragraph.
      if (clue.to === limit - 1 && isPunctuation(r, clue.to, 0x3a)) reports.pending = { source, cue, statement: s };
    }
  }
}

/** Whether a token stands within one of the reports. */
const within = (reports: readonly Report[], at: number): boolean =>
  reports.some(({ parts }) => parts.some((part) => part.from <= at && at < part.to));

/** Whether what stands behind a clue is its content rather than the marks before it. */
function prefersRight(r: Reading, right: RightContent, left: Stretch, from: number): boolean {
  if (right.by === 'that' || right.by === 'question') return true;
  if (right.by !== 'clause') return false;
  if (left.from < from) return true;
  // "The council renamed “Kestrel Days,” and on Monday, Cho said it was …": the marks stand apart.
  if (r.quotations.ofToken[left.to - 1] < 0 && (!isComma(r, left.to - 1) || r.quotations.ofToken[left.to - 2] < 0))
    return true;
  const q = r.quotations.ofToken[left.from];
  // "On “Late News,” Cho said the deal …": a title in an adverbial.
  return q < 0 && !holdsVerb(r, left.from, left.to);
}

/** Where the next clue that is not part of a content takes over. */
function roomOf(r: Reading, clues: readonly Clue[], k: number, to: number): number {
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
    // A reporter's new sentence without a stop before it: "… he states: “…”".
    if (next.subject && next.order === 'subject-verb' && next.link !== 'participle' && opensMarks(r, next.to))
      return next.head;
  }
  return to;
}

/** Whether two verbs stand in forms that can share a subject: "said … and called", not "said they want … and call". */
function isAlike(r: Reading, a: Clue, b: Clue): boolean {
  const [x, y] = [formOf(cueAt(r.tokens, a.at)), formOf(cueAt(r.tokens, b.at))];
  return x === y || (b.frames & Frame.clause) !== 0;
}

/** Whether the quotation behind a clue belongs to the clue behind it: X saw it differently: “…,” he said. */
function takenBehind(r: Reading, clues: readonly Clue[], k: number, right: RightContent): boolean {
  const q = r.quotations.ofToken[right.from];
  if (q < 0 || (right.by !== 'colon' && right.by !== 'marks')) return false;
  const last = r.quotations.last[q];
  const next = clues.find((clue, j) => j > k && clue.head >= last);
  return (
    next !== undefined &&
    next.head <= last + 1 &&
    next.link === 'none' &&
    next.within === 'none' &&
    next.order !== 'shared' &&
    (next.frames & Frame.postposed) !== 0
  );
}

/** Whether a colon or a comma with a mark behind it stands here. */
const opensMarks = (r: Reading, at: number): boolean =>
  at + 1 < r.tokens.count && (isPunctuation(r, at, 0x3a) || isComma(r, at)) && r.quotations.ofToken[at + 1] >= 0;

/** Content that nothing else can be. */
const showsItself = ({ by }: RightContent): boolean => by === 'that' || by === 'marks' || by === 'colon';

/** Content that is no clause: a noun phrase or an infinitive. */
const isPhrase = ({ by }: RightContent): boolean =>
  by === 'object' || by === 'preposition' || by === 'naming' || by === 'infinitive';

/** Whether "to be" or "not to be" stands here. */
const asksForOneself = ({ small, tokens }: Reading, from: number): boolean => {
  const at = small[from] & Small.negation ? from + 1 : from;
  return (small[at] & Small.to) !== 0 && tokens.hash[at + 1] === BE;
};

/** Whether somebody is called something rather than by a name: "him a thief", "the plan a gift". */
function judges(r: Reading, from: number, end: number): boolean {
  const { small } = r;
  if (small[from] & Small.objective) return end > from + 1 && !(small[from + 1] & (Small.preposition | Small.to));
  // "the plan dangerous"
  if (
    (r.tokens.info[end - 1] & (Word.adjective | Word.noun)) === Word.adjective &&
    r.tokens.shape[end - 1] === Shape.lower &&
    end > from + 1
  )
    return true;
  const named = nounPhraseLength(r, from, end);
  return (
    named + 1 < end &&
    (small[named] & (Small.determiner | Small.possessive)) !== 0 &&
    r.tokens.shape[named + 1] === Shape.lower
  );
}

/** Whether what stands behind a clue is a report at all. */
function isReported(
  r: Reading,
  clue: Clue,
  right: RightContent,
  end: number,
  source: Stretch | null,
  nested: boolean,
): boolean {
  const marked = hasMarks(r, { from: right.from, to: end });
  const { frames } = clue;
  // "requested anonymity" is a condition of the report.
  if (r.tokens.hash[right.from] === ANONYMITY) return false;
  if (frames & Frame.thought && !marked) return false;
  // A bare name for something ("branded Harbour 2040") is no speech; what it is described as may be.
  if (
    right.by === 'naming' &&
    !marked &&
    !(frames & Frame.object) &&
    !(frames & Frame.for && judges(r, right.from, end))
  )
    return false;
  const phrase = isPhrase(right);
  // "asked not to be named": what one asks for oneself.
  if (!marked && frames & Frame.question && asksForOneself(r, right.from)) return false;
  if (frames & Frame.marked && !marked && !phrase) return false;
  if (frames & Frame.marked && nested && right.by === 'marks') return false;
  if (phrase) {
    if (nested && clue.link === 'none' && (!marked || frames & Frame.marked)) return false;
    if (source && !canSpeak(r, source)) return false;
  }
  return true;
}
