import { withoutStop } from './contentEnds.js';
import { contentStart } from './contentsBefore.js';
import { Form, formOf } from './cues.js';
import { nounPhraseAfter } from './phrases.js';
import {
  isAdverb,
  isCapital,
  isComma,
  isFiniteVerb,
  isPunctuation,
  isSaid,
  isTitled,
  type Reading,
  type Stretch,
} from './reading.js';
import { addReport, kindOf, marksIn, type Report, type Reports } from './reports.js';
import { canSpeak, subjectOf } from './sources.js';
import type { Statements } from './statements.js';
import { nounPhraseBefore } from './subjects.js';
import { Shape, TokenType } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

/** The quotations of a statement that no reporting verb took: rare verbs, colons, and runs of one speaker. */
export function findLoose(r: Reading, statements: Statements, s: number, reports: Reports, own: Report[]): void {
  const { quotations } = r;
  const from = statements.first[s];
  const to = statements.last[s];
  const limit = withoutStop(r, from, to);
  for (let i = from; i < to; i++) {
    const q = quotations.ofToken[i];
    if (q < 0) continue;
    i = quotations.last[q] - 1;
    if (reports.taken[q]) continue;
    const part = { from: quotations.first[q], to: quotations.last[q] };
    if (part.from === from && part.to >= limit) standAlone(r, statements, s, q, part, reports, own);
    else if (!behindVerb(r, s, q, part, from, reports, own)) beforeVerb(r, s, q, part, limit, reports, own);
  }
  if (!own.length) goOn(r, statements, s, limit, reports);
}

/** What words stand behind that somebody else says. */
const OTHERS = wordSet('for to with like unlike');
/** What is quoted without being said. */
const SLOGANS = wordSet('motto mottos slogan slogans nickname title headline theme caption hashtag tagline song album');

/** A statement without a cue that is told partly in marks goes on with what was said before it. */
function goOn(r: Reading, statements: Statements, s: number, limit: number, { list, taken }: Reports): void {
  const before = list[list.length - 1];
  if (
    !before?.source ||
    before.kind === 'indirect' ||
    s - before.statement !== 1 ||
    statements.paragraph[before.statement] !== statements.paragraph[s] ||
    precededByCue(before)
  )
    return;
  const from = contentStart(r, statements.first[s], limit);
  // "For Cho, it was “a good day.”"
  if (r.small[from] & (Small.preposition | Small.to) && isCapital(r, from + 1) && OTHERS.has(r.tokens.hash[from]))
    return;
  let said = false;
  for (let i = from; i < limit; i++) {
    const q = r.quotations.ofToken[i];
    if (q < 0 && SLOGANS.has(r.tokens.hash[i])) return;
    if (q < 0) continue;
    if (taken[q]) return;
    said ||= isSaid(r, q) && !isTitled(r, q);
    i = r.quotations.last[q] - 1;
  }
  if (!said) return;
  before.parts.push({ from, to: limit });
  before.kind = kindOf(r, before.parts);
  before.statement = s;
  for (const { from: first } of marksIn(r, from, limit)) taken[r.quotations.ofToken[first]] = 1;
}

/** A statement that is nothing but a quotation goes on with what was said before it. */
function standAlone(
  r: Reading,
  statements: Statements,
  s: number,
  q: number,
  part: Stretch,
  reports: Reports,
  own: Report[],
): void {
  const { quotations } = r;
  const { pending, list } = reports;
  if (pending && s - pending.statement <= 1) {
    addReport(r, reports, own, s, [part], pending.source, pending.cue, 'colon');
    return;
  }
  const before = lastMarked(list);
  const goesOn =
    before?.source &&
    s - before.statement <= 1 &&
    statements.paragraph[before.statement] === statements.paragraph[s] &&
    !precededByCue(before);
  if (before && (goesOn || opensAgain(r, before, q))) {
    addPart(reports, before, s, q, part);
    return;
  }
  if (!isSentence(r, q)) return;
  // A heading: in single marks among double ones.
  const last = before ? quotations.ofToken[before.parts[before.parts.length - 1].from] : -1;
  if (last >= 0 && isSingle(r, q) && !isSingle(r, last)) return;
  const latest = list[list.length - 1];
  const near = latest && statements.paragraph[s] - statements.paragraph[latest.statement] <= 1;
  if (near || part.to - part.from > 8) addReport(r, reports, own, s, [part], null, null, near ? 'run' : 'alone');
}

/** Whether a quotation has single marks. */
function isSingle({ quotations, tokens: { text, start } }: Reading, q: number): boolean {
  const at = start[quotations.first[q]];
  const mark = text.charCodeAt(at);
  return (mark === 0x27 || mark === 0x2018) && text.charCodeAt(at + 1) !== mark;
}

/** Takes a quotation into a report that it goes on with. */
function addPart({ taken }: Reports, report: Report, s: number, q: number, part: Stretch): void {
  report.parts.push(part);
  report.statement = s;
  taken[q] = 1;
}

/** Whether a quotation goes on with a report's last one, which was left open at the end of its paragraph. */
function opensAgain({ quotations }: Reading, { parts }: Report, q: number): boolean {
  return q > 0 && quotations.continues[q - 1] === 1 && quotations.ofToken[parts[parts.length - 1].from] === q - 1;
}

/** The last quote with marks among the latest ones. */
function lastMarked(list: readonly Report[]): Report | null {
  for (let i = list.length - 1; i >= 0 && i > list.length - 5; i--) if (list[i].kind !== 'indirect') return list[i];
  return null;
}

/** Whether a report's content came after its cue: what follows then is another quote. */
const precededByCue = (report: Report): boolean => report.cue !== null && report.parts[0].from > report.cue.from;

/** X verbs: “…”; X verbs, “…”. */
function behindVerb(
  r: Reading,
  s: number,
  q: number,
  part: Stretch,
  from: number,
  reports: Reports,
  own: Report[],
): boolean {
  const { quotations, tokens } = r;
  const at = part.from - 1;
  const colon = isPunctuation(r, at, 0x3a);
  if (at <= from || !(colon || isComma(r, at)) || !isSentence(r, q, colon ? 2 : 3)) return false;
  // “…,” X verbs at last, “…”: the half before X has been found already.
  const latest = own[own.length - 1];
  if (
    !colon &&
    latest?.cue &&
    latest.kind !== 'indirect' &&
    latest.parts[0].to <= latest.cue.from &&
    latest.cue.from < at &&
    at - latest.cue.to < 4
  ) {
    addPart(reports, latest, s, q, part);
    return true;
  }
  // "Cho said on Monday, in a note to her aides, “…”"
  const { open } = reports;
  if (!colon && open?.statement === s && !own.length && tokens.shape[quotations.contentFirst[q]] !== Shape.lower)
    return addReport(r, reports, own, s, [part], open.source, open.cue, 'loose before');
  // "Adding, “…”" as a sentence of its own: whoever spoke before.
  const before = reports.list[reports.list.length - 1];
  if (at === from + 1 && before?.source && s - before.statement === 1 && formOf(cueAt(tokens, from)) === Form.ing)
    return addReport(r, reports, own, s, [part], before.source, { from, to: at }, 'loose before');
  const verb = lastVerb(r, colon ? from : Math.max(from, at - 3), at);
  // "Her first book, “How We Lost It,” …": a title.
  if (!colon && verb === at - 1 && isDetermined(r, from, verb)) return false;
  const subject = verb >= 0 ? subjectOf(r, from, verb + 1) : colon ? speakerBefore(r, from, at) : null;
  if (!subject) return false;
  // “…,” X verbs, “…”: what stands before X is the first half.
  const half = !colon && subject.from > from ? quotations.ofToken[subject.from - 1] : -1;
  const isSplit = half >= 0 && !reports.taken[half] && endsOpen(r, half);
  return addReport(
    r,
    reports,
    own,
    s,
    isSplit ? [{ from: quotations.first[half], to: quotations.last[half] }, part] : [part],
    subject,
    verb >= 0 ? { from: verb, to: verb + 1 } : { from: at, to: at + 1 },
    colon ? 'loose colon' : 'loose before',
  );
}

/** Whether a possessive and no more than an adverb stand before a word: "her first book". */
function isDetermined(r: Reading, from: number, at: number): boolean {
  let i = at - 1;
  while (i > from && isAdverb(r, i)) i--;
  return i >= from && (r.small[i] & (Small.determiner | Small.possessive)) !== 0;
}

/** Who speaks before a colon where no verb is known: what stands right before it, or whoever the statement begins with. */
function speakerBefore(r: Reading, from: number, colon: number): Stretch | null {
  const last = nounPhraseBefore(r, from, colon);
  const first = last?.from === from ? null : nounPhraseAfter(r, from, colon);
  return first && first.from === from && canSpeak(r, first) ? first : last;
}

/** “…,” X verbs. */
function beforeVerb(
  r: Reading,
  s: number,
  q: number,
  part: Stretch,
  limit: number,
  reports: Reports,
  own: Report[],
): void {
  if (part.to >= limit || !endsOpen(r, q) || !isSentence(r, q)) return;
  // "In an interview with “Harbour Hour,” Cho …": a title.
  if (part.from > 0 && r.small[part.from - 1] & (Small.preposition | Small.determiner) && !isSaid(r, q)) return;
  const subject = nounPhraseAfter(r, isComma(r, part.to) ? part.to + 1 : part.to, limit);
  if (
    !subject ||
    subject.to >= limit ||
    !isFiniteVerb(r, subject.to) ||
    r.small[subject.to] & (Small.be | Small.have | Small.modal)
  )
    return;
  // A verb that has an object speaks of something else.
  const behind = subject.to + 1;
  if (behind < limit && !isComma(r, behind) && !(r.small[behind] & (Small.adverbial | Small.adverb | Small.to))) return;
  addReport(r, reports, own, s, [part], subject, { from: subject.to, to: behind }, 'loose behind');
}

/**
 * Whether what stands in the marks is a sentence rather than a term or a title: a capital, some words, a stop or a comma
 * at its end.
 */
function isSentence(r: Reading, q: number, least = 3): boolean {
  const { quotations, tokens } = r;
  const a = quotations.contentFirst[q];
  const b = quotations.contentLast[q];
  if (b - a < least) return false;
  const stop = tokens.type[b - 1] === TokenType.punctuation;
  let words = 0;
  let lower = 0;
  for (let i = a; i < b && words < 6; i++) {
    if (tokens.type[i] !== TokenType.word) continue;
    words++;
    if (tokens.shape[i] === Shape.lower) lower++;
  }
  return (tokens.shape[a] !== Shape.lower && stop && words >= least && (words > 2 || lower > 0)) || words > 5;
}

/** Whether a quotation ends in a comma, as those do that a reporting clause follows. */
export function endsOpen(r: Reading, q: number): boolean {
  const { quotations, tokens } = r;
  if (quotations.contentLast[q] <= quotations.contentFirst[q]) return false;
  const at = quotations.contentLast[q] - 1;
  const c = tokens.info[at];
  return (
    (tokens.type[at] === TokenType.punctuation && (c === 0x2c || c === 0x3f || c === 0x21)) ||
    isComma(r, quotations.last[q])
  );
}

function lastVerb(r: Reading, from: number, to: number): number {
  const { quotations, tokens } = r;
  for (let i = to - 1; i > from && i > to - 14; i--)
    if (
      quotations.ofToken[i] < 0 &&
      (isFiniteVerb(r, i) || (formOf(cueAt(tokens, i)) === Form.third && tokens.shape[i] === Shape.lower))
    )
      return i;
  return -1;
}
