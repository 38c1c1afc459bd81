import { skipAdverbials } from './adverbials.js';
import type { Clue } from './clue.js';
import { phraseEnd, withoutStop } from './contentEnds.js';
import { Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import {
  behindDash,
  endsInIng,
  hasMarks,
  holdsVerb,
  isAdverb,
  isComma,
  isDash,
  isFiniteVerb,
  isGenitive,
  isPunctuation,
  type Reading,
  type Stretch,
} from './reading.js';
import { isFree, marksIn, type Reports } from './reports.js';
import type { Statements } from './statements.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { isPlural } from './verbGroups.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [OUT, WHETHER, WHAT, INCLUDING, ALL, CONDITION] = ['out', 'whether', 'what', 'including', 'all', 'condition'].map(
  hashWord,
);

const PERSONAL = wordSet('he she');

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

/** Whether a quotation holds a verb, or ends as what is said does. */
export function isSaid(r: Reading, q: number): boolean {
  const { quotations } = r;
  for (let i = quotations.contentFirst[q]; i < quotations.contentLast[q]; i++) if (isFiniteVerb(r, i)) return true;
  return quotations.contentLast[q] - quotations.contentFirst[q] > 6;
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

/** What goes on behind a reporting clause amid its content: “A,” X said, “B.”; A, X said, B. */
export function goesOn(r: Reading, clue: Clue, tail: number, room: number, limit: number, direct: boolean): Stretch[] {
  const { quotations, small, tokens } = r;
  const end = Math.min(room, limit);
  let i = tail;
  // Adverbials and addressees up to the next mark or comma.
  while (
    i < end &&
    (quotations.ofToken[i] < 0 || isNamed(r, i)) &&
    !isComma(r, i) &&
    !isPunctuation(r, i, 0x3a) &&
    !isPunctuation(r, i, 0x3b)
  )
    i++;
  const linked = i < end && (isComma(r, i) || isPunctuation(r, i, 0x3a) || isPunctuation(r, i, 0x3b));
  if (linked) i++;
  if (i >= end) return [];
  // "…, Cho said before adding: “…”"
  if (isPunctuation(r, i - 1, 0x3a) && formOf(cueAt(tokens, i - 2)) === Form.ing) return [];
  // "…, she said in her book, “A Harbour Girl.”"
  if (quotations.ofToken[i] >= 0 && i > tail + 1 && !isSaid(r, quotations.ofToken[i])) return [];
  if (quotations.ofToken[i] >= 0)
    return linked || (i === tail && !tellsMore(r, clue)) || (direct && isStopped(r, i - 1))
      ? direct
        ? marksIn(r, i, end)
        : [{ from: i, to: end }]
      : [];
  if (direct && linked && completes(r, i, end)) return [{ from: i, to: end }];
  if (direct) return marksBehindAside(r, i, end);
  if (clue.link !== 'none' || tokens.hash[i + 1] === CONDITION) return [];
  if (resumes(r, i)) return [{ from: i, to: end }];
  // "…, said Cho, now a partner at …": more of who says it.
  if (
    clue.order === 'verb-subject' &&
    i === tail + 1 &&
    !isFiniteVerb(r, i) &&
    !(small[i] & (Small.subject | Small.coordinator | Small.subordinator | Small.modal))
  )
    return [];
  if (i - tail > 4 || small[i] & Small.relative || (i - tail > 1 && small[i] & Small.coordinator)) return [];
  // Right behind the verb a comma closes an aside; further on it may open an adverbial.
  if (i - tail > 1 && (small[i] & (Small.subordinator | Small.preposition) || !holdsVerb(r, i, end))) return [];
  return endsInIng(r, i) || formOf(cueAt(tokens, i)) === Form.ing ? [] : [{ from: i, to: end }];
}

/** Whether who speaks has a clause that may report itself: “…,” warned Cho, who noted that it “is late.” */
function tellsMore(r: Reading, { order, subject }: Clue): boolean {
  if (order !== 'verb-subject' || !subject) return false;
  for (let i = subject.from; i < subject.to; i++) if (r.small[i] & Small.relative) return true;
  return false;
}

/** Whether the marks hold a name that words before them belong to: “the authors of the “Harbour Report””. */
export const isNamed = ({ small }: Reading, at: number): boolean =>
  (small[at - 1] & (Small.determiner | Small.possessive)) !== 0;

/** Whether a clause without marks surely goes on behind its cue: “…; that …”, “…, including …”, “…, and it …”. */
const resumes = (r: Reading, at: number): boolean =>
  (isPunctuation(r, at - 1, 0x3b) && !PERSONAL.has(r.tokens.hash[at])) ||
  (r.small[at] & Small.that) !== 0 ||
  r.tokens.hash[at] === INCLUDING ||
  ((r.small[at] & Small.and) !== 0 && (r.small[at + 1] & Small.subject) !== 0 && !PERSONAL.has(r.tokens.hash[at + 1]));

/** Whether a token ends in a stop: "p.m.", "N.T." */
const isStopped = ({ tokens: { text, end } }: Reading, at: number): boolean => text.charCodeAt(end[at] - 1) === 0x2e;

/**
 * What stands in marks behind a stop that is no statement's end, or behind an aside: “…,” X said in Kestrel, N.T. “…”;
 * “…,” X said, leaning forward, “…”
 */
function marksBehindAside(r: Reading, from: number, to: number): Stretch[] {
  for (let i = from + 1; i < to; i++)
    if (r.quotations.ofToken[i] >= 0) {
      const closes = isComma(r, i - 1) && endsInIng(r, from) && !(cueAt(r.tokens, from) & Frame.postposed);
      return closes || isStopped(r, i - 1) ? marksIn(r, i, to) : [];
    }
  return [];
}

/** Whether words without marks complete a quotation: “…,” X said, | that the pier will hold; to keep the pier; would help. */
function completes(r: Reading, at: number, to: number): boolean {
  const { small, tokens } = r;
  if (small[at] & Small.modal) return true;
  if (small[at] & Small.that) return holdsVerb(r, at + 1, to) || hasMarks(r, { from: at, to });
  // "…, he said, to cheers" tells how it was taken.
  return (
    (small[at] & Small.to) !== 0 &&
    (tokens.info[at + 1] & Word.verb) !== 0 &&
    (!(tokens.info[at + 1] & Word.noun) || (small[at + 2] & (Small.determiner | Small.possessive)) !== 0)
  );
}

/** What somebody says within a relative clause: "laws that the courts said harm them", "what most agree was a mistake". */
export function relativeContent(r: Reading, clue: Clue, tail: number, room: number): Stretch[] | null {
  const { small } = r;
  const { subject, frames } = clue;
  if (clue.order !== 'subject-verb' || !subject || !(frames & Frame.clause) || frames & Frame.marked) return null;
  const relative = subject.from - 1;
  if (relative < 0 || !(small[relative] & (Small.relative | Small.that) || r.tokens.hash[relative] === WHAT))
    return null;
  const verb = isAdverb(r, tail) ? tail + 1 : tail;
  const limit = withoutStop(r, tail, room);
  if (verb >= limit || !isFiniteVerb(r, verb)) return null;
  return [
    { from: relative, to: relative + 1 },
    { from: tail, to: phraseEnd(r, tail, limit) },
  ];
}

/** Whether a clause stands here whose verb is in marks: "…, Cho said, the mayor “looked away.”" */
const endsInMarks = (r: Reading, from: number, to: number): boolean =>
  r.quotations.ofToken[from] < 0 ? !endsInIng(r, from) && hasMarks(r, { from, to }) : startsWithVerb(r, from);

/** Whether the marks here begin with the verb of what stands before them: "The pier, Cho said, “is a perfect example.”" */
export function startsWithVerb(r: Reading, at: number): boolean {
  const q = r.quotations.ofToken[at];
  if (q < 0) return false;
  const first = r.quotations.contentFirst[q];
  // "…, Cho said, “both command the same respect.”"
  const shared = (r.small[first] & Small.adverb) !== 0 || r.tokens.hash[first] === ALL;
  return isFiniteVerb(r, first) || (shared && (r.tokens.info[first + 1] & Word.verb) !== 0 && !isPlural(r, first + 1));
}

/** What an aside leaves on both its sides: "Even then, others insist, it will …", "As X said, …"; null for no aside. */
export function asideContent(
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
  // "What matters, Cho said, is speed"
  const least = isFiniteVerb(r, i + 1) ? 2 : 4;
  if (i >= end || !isComma(r, i) || end - i < least || !(holdsVerb(r, i + 1, end) || endsInMarks(r, i + 1, end)))
    return null;
  // "As X lamented the storm, …": what follows the verb is its object.
  if (i > tail && clue.frames & Frame.object && skipAdverbials(r, tail, i) === tail) return null;
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
