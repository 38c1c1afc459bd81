import { type Clue, findClues } from './clues.js';
import { contentAfter, contentEnd, holdsClause, type RightContent, withoutStop } from './contents.js';
import { cueOf, Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import { findLoose } from './loose.js';
import {
  endsInIng,
  hasMarks,
  holdsVerb,
  isAdverb,
  isCapital,
  isComma,
  isDash,
  isFiniteVerb,
  isPunctuation,
  nounPhraseAfter,
  type Reading,
  type Stretch,
  subjectBefore,
} from './phrases.js';
import { addReport, kindOf, marksIn, type Report, type Reports, release } from './reports.js';
import type { Statements } from './statements.js';
import { hashWord, TokenType } from './tokens.js';
import { Small } from './words.js';

const ACCORDING = hashWord('according');
const [OUT, BY, BEFORE, WHILE, WHETHER] = ['out', 'by', 'before', 'while', 'whether'].map(hashWord);

/** Finds what is attributed to whom, in text order. */
export function findReports(r: Reading, statements: Statements): Report[] {
  const reports: Reports = { list: [], taken: new Uint8Array(r.quotations.count), pending: null };
  for (let s = 0; s < statements.count; s++) {
    const from = statements.first[s];
    const to = statements.last[s];
    const own: Report[] = [];
    const sources = accordingTo(r, from, to, s, reports, own);
    byVerbs(r, statements, s, sources, reports, own);
    if (!own.length) headline(r, statements, s, reports, own);
    findLoose(r, statements, s, reports, own);
    own.sort((a, b) => a.parts[0].from - b.parts[0].from);
    reports.list.push(...own);
  }
  return reports.list;
}

/** "According to X, A" and "A, according to X". Gives the sources, which hold no reports of their own. */
function accordingTo(r: Reading, from: number, to: number, s: number, reports: Reports, own: Report[]): Stretch[] {
  const { tokens, small, quotations } = r;
  const sources: Stretch[] = [];
  let free = from;
  for (let at = from; at < to; at++) {
    const q = quotations.ofToken[at];
    if (q >= 0) {
      at = quotations.last[q] - 1;
      continue;
    }
    if (tokens.hash[at] !== ACCORDING || at + 2 >= to || !(small[at + 1] & Small.to)) continue;
    const source = nounPhraseAfter(r, at + 2, to);
    if (!source) continue;
    const cue = { from: at, to: at + 2 };
    const opens = contentStart(r, free, at) >= at;
    if (opens) {
      const begin = behindSource(r, source.to, to);
      addReport(r, reports, own, s, [{ from: begin, to: withoutStop(r, begin, to) }], source, cue, 0.93, true);
    } else {
      const end = isComma(r, at - 1) ? at - 1 : at;
      const parts = [{ from: contentStart(r, free, end), to: end }];
      // "A, according to X, B": the clause goes on.
      const behind = source.to;
      const limit = withoutStop(r, behind, to);
      if (behind + 3 < limit && isComma(r, behind) && !holdsVerb(r, parts[0].from, end) && holdsVerb(r, behind, limit))
        parts.push({ from: behind + 1, to: limit });
      addReport(r, reports, own, s, parts, source, cue, 0.9, true);
    }
    free = isComma(r, source.to) ? source.to + 1 : source.to;
    sources.push({ from: at, to: source.to });
    at = source.to - 1;
  }
  return sources;
}

/** Where the content begins behind an opening "according to X": at the comma that closes it, if one does. */
function behindSource(r: Reading, at: number, to: number): number {
  for (let i = at; i < to && i < at + 15; i++) {
    if (isPunctuation(r, i, 0x3a) || (isComma(r, i) && !endsInIng(r, i + 1))) return i + 1;
    if (r.quotations.ofToken[i] >= 0 || r.small[i] & (Small.be | Small.have | Small.modal)) break;
  }
  return at;
}

/** A headline's "NATO chief: the deal is near". */
function headline(r: Reading, statements: Statements, s: number, reports: Reports, own: Report[]): void {
  const { tokens, small, quotations } = r;
  const from = statements.first[s];
  const to = statements.last[s];
  // It is a paragraph of its own, without a stop.
  if (withoutStop(r, from, to) !== to || (s > 0 && statements.paragraph[s - 1] === statements.paragraph[s])) return;
  if (s + 1 < statements.count && statements.paragraph[s + 1] === statements.paragraph[s]) return;
  let colon = from;
  while (colon < to && colon < from + 7 && !isPunctuation(r, colon, 0x3a)) {
    if (quotations.ofToken[colon] >= 0 || small[colon] & (Small.be | Small.have | Small.modal)) return;
    colon++;
  }
  if (colon === from || !isPunctuation(r, colon, 0x3a) || to - colon < 5) return;
  const named = NAMES | SPEAKS;
  let speaks = false;
  const last = colon - 1;
  if (!isCapital(r, last) && !(tokens.info[last] & SPEAKS)) return;
  for (let i = from; i < colon; i++) speaks ||= (tokens.info[i] & named) !== 0 && isCapital(r, i);
  if (
    !speaks ||
    (colon - from === 1 && tokens.info[from] & (Word.noun | Word.place) && !(tokens.info[from] & Word.surname))
  )
    return;
  if (hasMarks(r, { from: colon, to }) || !holdsClause(r, colon + 1, to)) return;
  addReport(r, reports, own, s, [{ from: colon + 1, to }], { from, to: colon }, { from: colon, to: colon + 1 }, 0.7);
}

const NAMES = Word.surname | Word.maleFirstName | Word.femaleFirstName | Word.knownOrganization | Word.organization;

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
  // Where content before a cue may begin: behind the last reporting clause.
  let free = from;
  // How far a content reaches that other clues may stand in.
  let covered = from;
  let lastSource: Stretch | null = null;
  for (let k = 0; k < clues.length; k++) {
    const clue = clues[k];
    if (sources.some((source) => source.from < clue.at && clue.at < source.to)) continue;
    const room = roomOf(r, clues, k, to);
    const source = sourceOf(r, clue, lastSource, from, to);
    const cue = { from: clue.from, to: clue.to };
    const right = contentAfter(r, clue, room);
    const tail = clue.order === 'verb-subject' && clue.subject ? clue.subject.to : clue.to;
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
      if (addReport(r, reports, own, s, [left, ...further], source, cue, 0.95)) {
        free = covered = Math.max(covered, tail, further.length ? further[further.length - 1].to : left.to);
        if (source) lastSource = source;
        continue;
      }
    }
    const aside = asideContent(r, clue, from, tail, room, limit);
    if (aside) {
      addReport(r, reports, own, s, aside, source, cue, 0.8);
      if (source) lastSource = source;
      free = covered = aside[aside.length - 1].to;
      continue;
    }
    const nested = clue.at < covered;
    if (right && isReported(r, clue, right, source, nested) && !takenBehind(r, clues, k, right)) {
      const end = contentEnd(r, clue, right);
      addReport(r, reports, own, s, [{ from: right.from, to: end }], source, cue, confidenceOf(right));
      if (source && clue.within !== 'relative' && !(nested && clue.link === 'none')) lastSource = source;
      if (!isPhrase(right)) free = Math.max(free, end);
      covered = Math.max(covered, end);
    } else if (source && clue.order !== 'shared' && clue.within === 'none' && !nested) {
      lastSource = source;
      // "She continued:" with the quotation in the next paragraph.
      if (clue.to === limit - 1 && isPunctuation(r, clue.to, 0x3a)) reports.pending = { source, cue, statement: s };
    }
  }
}

/** Whether what stands behind a clue is its content rather than the marks before it. */
function prefersRight(r: Reading, right: RightContent, left: Stretch, from: number): boolean {
  if (right.by === 'that' || right.by === 'question') return true;
  if (right.by !== 'clause') return false;
  if (left.from < from) return true;
  const q = r.quotations.ofToken[left.from];
  // "On “Late News,” Cho said the deal …": a title in an adverbial.
  return q < 0 && !holdsVerb(r, left.from, left.to);
}

const CONFIDENCE = {
  that: 0.93,
  marks: 0.97,
  colon: 0.95,
  question: 0.85,
  clause: 0.85,
  infinitive: 0.75,
  object: 0.6,
  preposition: 0.6,
  naming: 0.7,
};

const confidenceOf = (right: RightContent): number => CONFIDENCE[right.by];

/** Who speaks: the clue's own subject, the one it shares, or the agent of a passive. */
function sourceOf(r: Reading, clue: Clue, last: Stretch | null, from: number, to: number): Stretch | null {
  if (clue.order === 'shared') return last ?? subjectOf(r, from, clue.head);
  if (clue.order === 'passive') return r.tokens.hash[clue.to] === BY ? nounPhraseAfter(r, clue.to + 1, to) : null;
  return clue.subject;
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
        r.tokens.hash[before] === WHILE
      )
        return before;
      // "calling it a trick and accusing her"
      if (clue.link === 'participle' && before > 0 && r.small[before - 1] & Small.coordinator) return before - 1;
    }
    if (next.link === 'coordinated' && speaks && (next.order === 'subject-verb' || isAlike(r, clue, next)))
      return next.head;
    // A reporter's new sentence without a stop before it: "… he states: “…”".
    if (next.subject && next.order === 'subject-verb' && opensMarks(r, next.to)) return next.head;
  }
  return to;
}

/** Whether two verbs stand in forms that can share a subject: "said … and called", not "said they want … and call". */
function isAlike(r: Reading, a: Clue, b: Clue): boolean {
  const [x, y] = [formOf(cueOf(r.tokens.hash[a.at])), formOf(cueOf(r.tokens.hash[b.at]))];
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

/** Content that is no clause: a noun phrase or an infinitive. */
const isPhrase = ({ by }: RightContent): boolean =>
  by === 'object' || by === 'preposition' || by === 'naming' || by === 'infinitive';

/** Whether what stands behind a clue is a report at all. */
function isReported(r: Reading, clue: Clue, right: RightContent, source: Stretch | null, nested: boolean): boolean {
  const marked = hasMarks(r, right);
  const { frames } = clue;
  if (frames & Frame.thought && !marked) return false;
  const phrase = isPhrase(right);
  if (frames & Frame.marked && !marked && !phrase) return false;
  if (frames & Frame.marked && nested && right.by === 'marks') return false;
  if (phrase) {
    if (clue.link === 'participle' && r.small[clue.head] & Small.preposition && !marked) return false;
    if (nested && clue.link === 'none' && (!marked || frames & Frame.marked)) return false;
    if (source && !canSpeak(r, source)) return false;
  }
  return true;
}

const SPEAKS = Word.speaking | Word.plural | Word.group | Word.title | Word.organization | Word.female | Word.male;

/** Whether a source is a name, a pronoun or a word for somebody who can speak. */
function canSpeak(r: Reading, source: Stretch): boolean {
  const { tokens, small } = r;
  for (let i = source.from; i < source.to; i++) {
    if (small[i] & Small.subject || (isCapital(r, i) && !(small[i] & Small.determiner)) || tokens.info[i] & SPEAKS)
      return true;
    if (small[i] & Small.relative) break;
  }
  return false;
}

/** Where a clause before a cue begins: behind an opening "But" or "And". */
export function contentStart(r: Reading, from: number, to: number): number {
  let i = from;
  while (i < to && (isComma(r, i) || isDash(r, i))) i++;
  if (i < to && r.small[i] & Small.coordinator && r.quotations.ofToken[i] < 0) i++;
  return i;
}

/** What stands before a reporting clause and belongs to it, or null. */
function leftContent(
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
    clue.within === 'as' ||
    clue.within === 'relative'
  )
    return null;
  const from = statements.first[s];
  if (clue.frames & Frame.out && tokens.hash[clue.to] !== OUT) return null;
  let end = clue.head;
  // The quotation of the statement before: “Why?” Cho asked.
  if (end <= from) {
    if (s === 0 || statements.paragraph[s - 1] !== statements.paragraph[s]) return null;
    const q = quotations.ofToken[statements.last[s - 1] - 1];
    if (q < 0 || quotations.last[q] !== statements.last[s - 1]) return null;
    const alone = quotations.first[q] === statements.first[s - 1];
    if (!alone || (reports.taken[q] === 1 && !release(r, reports, q))) return null;
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
    if (reports.taken[mark] === 1) return null;
    const first = quotations.first[mark];
    // Words before the mark are part of it unless they only link.
    const lead = contentStart(r, Math.max(free, from), first);
    return { from: lead < first && clue.link === 'none' && !isPunctuation(r, first - 1, 0x3a) ? lead : first, to: end };
  }
  if ((!isComma(r, end - 1) && !isDash(r, end - 1)) || clue.frames & (Frame.marked | Frame.weak)) return null;
  end--;
  const begin = contentStart(r, free, end);
  if (end - begin < 2 || (end - begin < 8 && !holdsVerb(r, begin, end) && !hasMarks(r, { from: begin, to: end })))
    return null;
  // "In Doha, X said", "When it ended, X said": no clause before the comma.
  if (
    small[begin] & (Small.subordinator | Small.preposition) &&
    tokens.hash[begin] !== WHETHER &&
    tokens.type[begin + 1] !== TokenType.number &&
    !mainClause(r, begin, end)
  )
    return null;
  return { from: begin, to: end };
}

/** Whether behind an opening adverbial and its comma a clause with a verb follows. */
function mainClause(r: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (isComma(r, i))
      return (
        holdsVerb(r, i + 1, to) &&
        !(r.small[i + 1] & (Small.relative | Small.subordinator)) &&
        !(r.small[i + 2] & Small.subordinator)
      );
  return false;
}

/** What goes on behind a reporting clause amid its content: “A,” X said, “B.”; A, X said, B. */
function goesOn(r: Reading, clue: Clue, tail: number, room: number, limit: number, direct: boolean): Stretch[] {
  const { quotations, small, tokens } = r;
  const end = Math.min(room, limit);
  let i = tail;
  // Adverbials and addressees up to the next mark or comma.
  while (i < end && quotations.ofToken[i] < 0 && !isComma(r, i) && !isPunctuation(r, i, 0x3a)) i++;
  const linked = i < end && (isComma(r, i) || isPunctuation(r, i, 0x3a));
  if (linked) i++;
  if (i >= end) return [];
  if (quotations.ofToken[i] >= 0)
    return linked || i === tail ? (direct ? marksIn(r, i, end) : [{ from: i, to: end }]) : [];
  if (
    direct ||
    clue.link !== 'none' ||
    i - tail > 4 ||
    small[i] & Small.relative ||
    (i - tail > 1 && small[i] & Small.coordinator)
  )
    return [];
  // Right behind the verb a comma closes an aside; further on it may open an adverbial.
  if (i - tail > 1 && (small[i] & (Small.subordinator | Small.preposition) || !holdsVerb(r, i, end))) return [];
  return endsInIng(r, i) || formOf(cueOf(tokens.hash[i])) === Form.ing ? [] : [{ from: i, to: end }];
}

/** What an aside leaves on both its sides: "Even then, others insist, it will …", "As X said, …"; null for no aside. */
function asideContent(
  r: Reading,
  clue: Clue,
  from: number,
  tail: number,
  room: number,
  limit: number,
): Stretch[] | null {
  if (
    !(clue.frames & Frame.postposed) ||
    clue.frames & Frame.marked ||
    clue.order === 'passive' ||
    clue.order === 'shared'
  )
    return null;
  const end = Math.min(room, limit);
  let i = tail;
  while (i < end && r.quotations.ofToken[i] < 0 && !isComma(r, i) && i < tail + 8 && !isFiniteVerb(r, i)) i++;
  if (i >= end || !isComma(r, i) || end - i < 4 || !holdsVerb(r, i + 1, end)) return null;
  if (clue.within === 'as') return [{ from: i + 1, to: end }];
  if (
    i > tail + 3 ||
    clue.within !== 'none' ||
    clue.link !== 'none' ||
    clue.head === from ||
    !isComma(r, clue.head - 1)
  )
    return null;
  const begin = contentStart(r, from, clue.head - 1);
  return begin < clue.head - 1
    ? [
        { from: begin, to: clue.head - 1 },
        { from: i + 1, to: end },
      ]
    : [{ from: i + 1, to: end }];
}

/** The subject of a statement's main clause: the first noun phrase before a finite verb. */
export function subjectOf(r: Reading, from: number, to: number): Stretch | null {
  const { tokens, small, quotations } = r;
  let begin = from;
  // "When it ended, she …", "Speaking in Doha, she …"
  if (small[begin] & (Small.subordinator | Small.preposition) || endsInIng(r, begin)) {
    let i = begin;
    while (i < to && !isComma(r, i)) i++;
    if (i + 1 < to) begin = i + 1;
  }
  for (let i = begin + 1; i < to; i++) {
    if (quotations.ofToken[i] >= 0 || tokens.type[i] !== TokenType.word || !isFiniteVerb(r, i)) continue;
    let verb = i;
    while (verb > begin && isAdverb(r, verb - 1)) verb--;
    const subject = subjectBefore(r, begin, verb);
    if (
      subject &&
      !(
        subject.to - subject.from === 1 &&
        small[subject.from] & (Small.adverb | Small.determiner) &&
        !isCapital(r, subject.from)
      )
    )
      return subject;
  }
  return null;
}
