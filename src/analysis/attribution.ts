import { type Clue, findClues } from './clues.js';
import { contentAfter, contentEnd, type RightContent, withoutStop } from './contents.js';
import { cueOf, Form, Frame, formOf } from './cues.js';
import {
  isCapital,
  isComma,
  isDash,
  isFinite,
  isPunctuation,
  nounPhraseAfter,
  nounPhraseBefore,
  type Reading,
  type Stretch,
} from './phrases.js';
import type { Statements } from './statements.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import type { QuoteKind } from './types.js';
import { Small } from './words.js';

/** Words attributed to a source, in tokens. */
export interface Report {
  kind: QuoteKind;
  /** Marks included. */
  parts: Stretch[];
  source: Stretch | null;
  cue: Stretch | null;
  confidence: number;
  /** The statement it stands in. */
  statement: number;
}

const ACCORDING = hashWord('according');

/** Finds what is attributed to whom, in text order. */
export function findReports(r: Reading, statements: Statements): Report[] {
  const reports: Report[] = [];
  const taken = new Uint8Array(r.quotations.count);
  for (let s = 0; s < statements.count; s++) {
    readStatement(r, statements, s, taken, reports);
  }
  return reports;
}

/** The reports of one statement. */
function readStatement(r: Reading, statements: Statements, s: number, taken: Uint8Array, reports: Report[]): void {
  const { tokens, small, quotations } = r;
  const from = statements.first[s];
  const to = statements.last[s];
  const limit = withoutStop(r, from, to);
  const own: Report[] = [];
  const clues = findClues(r, from, to);
  const add = (parts: Stretch[], source: Stretch | null, cue: Stretch | null, confidence: number): Report | null => {
    const kept = parts.map((p) => trim(r, p)).filter((p) => p.from < p.to);
    if (!kept.length) return null;
    const kind = kindOf(r, kept);
    for (const p of kept)
      for (let i = p.from; i < p.to; i++) if (quotations.ofToken[i] >= 0) taken[quotations.ofToken[i]] = 1;
    const report: Report = { kind, parts: kept, source, cue, confidence, statement: s };
    own.push(report);
    return report;
  };
  // Where content before a cue may begin: behind the last reporting clause.
  let free = from;
  let lastSource: Stretch | null = null;
  // "According to X, …" and "…, according to X".
  const accordings: number[] = [];
  for (let i = from; i < to; i++) {
    if (quotations.ofToken[i] >= 0) {
      i = quotations.last[quotations.ofToken[i]] - 1;
      continue;
    }
    if (tokens.hash[i] === ACCORDING && tokens.type[i] === TokenType.word && i + 2 < to && small[i + 1] & Small.to)
      accordings.push(i);
  }
  for (const at of accordings) {
    const source = nounPhraseAfter(r, at + 2, to);
    if (!source) continue;
    const cue = { from: at, to: at + 2 };
    if (at === free || (at === free + 1 && small[free] & Small.coordinator)) {
      let begin = source.to;
      if (begin < to && isComma(r, begin)) begin++;
      const next = clues.find(
        (c) => c.head > begin && c.order !== 'shared' && c.link === 'none' && isClosing(r, c, limit),
      );
      add([{ from: begin, to: next ? next.head : limit }], source, cue, 0.93);
      free = source.to;
    } else {
      const end = isComma(r, at - 1) ? at - 1 : at;
      const parts = [{ from: contentStart(r, free, end), to: end }];
      add(parts, source, cue, 0.9);
      free = isComma(r, source.to) ? source.to + 1 : source.to;
    }
    lastSource = source;
  }
  const behindAccording = accordings.length ? free : from;
  free = from;
  for (let k = 0; k < clues.length; k++) {
    const clue = clues[k];
    if (clue.at < behindAccording && accordings.some((a) => clue.at > a)) continue;
    const next = clues.slice(k + 1).find((c) => c.link !== 'none' && c.head > clue.to);
    const room = next ? next.head : to;
    const right = contentAfter(r, clue, room);
    const source =
      clue.order === 'shared'
        ? (lastSource ?? subjectOf(r, from, clue.head))
        : clue.order === 'passive'
          ? null
          : clue.subject;
    const cue = { from: clue.from, to: clue.to };
    const opener =
      right && (right.by === 'marks' || right.by === 'colon' || right.by === 'that' || right.by === 'question');
    if (!(right && opener)) {
      // Content before the cue: "A, X said", “A” X said.
      const left = leftContent(r, clue, free, from, statements, s, taken);
      if (left && (!right || clue.order === 'verb-subject')) {
        const tail = clue.order === 'verb-subject' ? clue.subject!.to : clue.to;
        const report = add(left, source, cue, 0.95);
        if (report) {
          free = tail;
          if (source) lastSource = source;
          joinBehind(r, report, tail, room, limit, taken);
          continue;
        }
      }
    }
    if (right) {
      if (clue.frames & Frame.thought && !hasMarks(r, right)) continue;
      if (
        clue.frames & Frame.marked &&
        !hasMarks(r, right) &&
        right.by !== 'preposition' &&
        right.by !== 'naming' &&
        right.by !== 'object'
      )
        continue;
      if (right.by === 'marks' || right.by === 'colon') {
        const left = leftContent(r, clue, free, from, statements, s, taken);
        if (left && hasMarks(r, left[0])) {
          const report = add([...left, ...marksFrom(r, right.from, right.to)], source, cue, 0.95);
          if (report) {
            free = report.parts[report.parts.length - 1].to;
            if (source) lastSource = source;
            continue;
          }
        }
      }
      const end = right.by === 'marks' || right.by === 'colon' ? right.to : contentEnd(r, right.from, right.to, true);
      add([{ from: right.from, to: end }], source, cue, confidenceOf(right));
      if (source) lastSource = source;
      free = end;
    } else if (source && clue.order !== 'shared') lastSource = source;
  }
  void behindAccording;
  remaining(r, statements, s, from, to, limit, taken, add, reports, own);
  own.sort((a, b) => a.parts[0].from - b.parts[0].from);
  reports.push(...own);
}

const confidenceOf = (right: RightContent): number =>
  ({
    that: 0.93,
    marks: 0.97,
    colon: 0.95,
    question: 0.85,
    clause: 0.85,
    infinitive: 0.75,
    object: 0.6,
    preposition: 0.6,
    naming: 0.7,
  })[right.by];

/** Whether a clue stands behind all it reports: a stop or a comma follows. */
const isClosing = (r: Reading, clue: Clue, limit: number): boolean => clue.to >= limit || isComma(r, clue.to);

/** Leaves out commas, dashes and blanks at a part's edges. */
function trim(r: Reading, part: Stretch): Stretch {
  let { from, to } = part;
  const { tokens, quotations } = r;
  const loose = (at: number): boolean => {
    if (tokens.type[at] === TokenType.lineBreak) return true;
    if (tokens.type[at] !== TokenType.punctuation || quotations.ofToken[at] >= 0) return false;
    const c = tokens.info[at];
    return c === 0x2c || c === 0x3a || c === 0x3b || c === 0x2014 || c === 0x2013 || c === 0x2e || c === 0x2d;
  };
  while (from < to && loose(from)) from++;
  while (to > from && loose(to - 1)) to--;
  return { from, to };
}

/** The kind of what the parts hold. */
function kindOf(r: Reading, parts: readonly Stretch[]): QuoteKind {
  let marked = 0;
  let bare = 0;
  for (const { from, to } of parts)
    for (let i = from; i < to; i++) {
      if (r.quotations.ofToken[i] >= 0) marked++;
      else if (r.tokens.type[i] !== TokenType.punctuation && r.tokens.type[i] !== TokenType.lineBreak) bare++;
    }
  return marked === 0 ? 'indirect' : bare === 0 ? 'direct' : 'mixed';
}

function hasMarks({ quotations }: Reading, { from, to }: Stretch): boolean {
  for (let i = from; i < to; i++) if (quotations.ofToken[i] >= 0) return true;
  return false;
}

/** Where a clause before a cue begins: behind an opening "But" or "And". */
function contentStart(r: Reading, from: number, to: number): number {
  let i = from;
  while (i < to && (isComma(r, i) || isDash(r, i))) i++;
  if (i + 1 < to && r.small[i] & Small.coordinator) i++;
  return i;
}

/** What stands before a reporting clause and belongs to it, or null. */
function leftContent(
  r: Reading,
  clue: Clue,
  free: number,
  from: number,
  statements: Statements,
  s: number,
  taken: Uint8Array,
): Stretch[] | null {
  const { quotations, small } = r;
  if (!(clue.frames & Frame.postposed) || clue.order === 'passive') return null;
  const head = clue.head;
  if (clue.order === 'shared') return null;
  let end = head;
  if (end > from && small[end - 1] & Small.coordinator && quotations.ofToken[end - 1] < 0) return null;
  // The quotation of the statement before: “Why?” Cho asked.
  if (end <= from) {
    if (s === 0 || statements.paragraph[s - 1] !== statements.paragraph[s]) return null;
    const q = quotations.ofToken[statements.last[s - 1] - 1];
    if (q < 0 || taken[q] || quotations.last[q] !== statements.last[s - 1]) return null;
    return [{ from: quotations.first[q], to: quotations.last[q] }];
  }
  const mark =
    quotations.ofToken[end - 1] >= 0
      ? quotations.ofToken[end - 1]
      : isComma(r, end - 1) && end - 2 >= from
        ? quotations.ofToken[end - 2]
        : -1;
  if (mark >= 0) {
    if (taken[mark]) return null;
    const begin = Math.max(free, from);
    let first = quotations.first[mark];
    // Words before the mark are part of it unless they only link.
    const lead = contentStart(r, begin, first);
    if (lead < first && clue.link === 'none' && !isPunctuation(r, first - 1, 0x3a)) first = lead;
    return [{ from: first, to: end }];
  }
  if (!isComma(r, end - 1) && !isDash(r, end - 1)) return null;
  end--;
  const begin = contentStart(r, free, end);
  if (end - begin < 2 || (!hasVerb(r, begin, end) && !hasMarks(r, { from: begin, to: end }))) return null;
  // "As X said", "In Doha, X said": no clause before the comma.
  if (small[begin] & (Small.subordinator | Small.preposition) && !hasInnerComma(r, begin, end)) return null;
  return [{ from: begin, to: end }];
}

function hasInnerComma(r: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isComma(r, i)) return true;
  return false;
}

function hasVerb(r: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (r.quotations.ofToken[i] < 0 && isFinite(r, i)) return true;
  for (let i = from; i < to; i++)
    if (
      r.tokens.type[i] === TokenType.clitic &&
      i + 1 < to &&
      r.small[i + 1] & (Small.adverb | Small.determiner | Small.negation)
    )
      return true;
  return false;
}

/** The quotations in a room, as parts. */
function marksFrom(r: Reading, from: number, to: number): Stretch[] {
  const parts: Stretch[] = [];
  for (let i = from; i < to; i++) {
    const q = r.quotations.ofToken[i];
    if (q < 0) continue;
    parts.push({ from: r.quotations.first[q], to: r.quotations.last[q] });
    i = r.quotations.last[q] - 1;
  }
  return parts;
}

/** “A,” X said, “B.”: what goes on behind the reporting clause. */
function joinBehind(r: Reading, report: Report, tail: number, room: number, limit: number, taken: Uint8Array): void {
  const { quotations, small } = r;
  const end = Math.min(room, limit);
  let i = tail;
  // Adverbials and addressees up to the next mark or comma.
  while (i < end && quotations.ofToken[i] < 0 && !isComma(r, i) && !isPunctuation(r, i, 0x3a)) i++;
  if (i < end && (isComma(r, i) || isPunctuation(r, i, 0x3a))) i++;
  if (i >= end) return;
  const q = quotations.ofToken[i];
  if (q >= 0) {
    if (report.kind === 'indirect' || taken[q]) return;
    for (const part of marksFrom(r, i, end)) {
      report.parts.push(part);
      taken[quotations.ofToken[part.from]] = 1;
    }
    return;
  }
  void small;
}

/** The subject of a statement: the first noun phrase before a finite verb. */
function subjectOf(r: Reading, from: number, to: number): Stretch | null {
  for (let i = from + 1; i < to; i++) {
    if (r.quotations.ofToken[i] >= 0) continue;
    if (isFinite(r, i)) {
      const subject = nounPhraseBefore(r, from, isComma(r, i - 1) ? i - 1 : i);
      if (subject) return subject;
    }
  }
  return null;
}

type Add = (parts: Stretch[], source: Stretch | null, cue: Stretch | null, confidence: number) => Report | null;

/** Quotations that no reporting verb took: rare verbs, colons, and runs of the same speaker. */
function remaining(
  r: Reading,
  statements: Statements,
  s: number,
  from: number,
  to: number,
  limit: number,
  taken: Uint8Array,
  add: Add,
  reports: Report[],
  own: Report[],
): void {
  const { quotations, tokens } = r;
  for (let i = from; i < to; i++) {
    const q = quotations.ofToken[i];
    if (q < 0) continue;
    i = quotations.last[q] - 1;
    if (taken[q]) continue;
    const first = quotations.first[q];
    const last = quotations.last[q];
    // The statement is nothing but the quotation: it goes on with what was said before it.
    if (first === from && last >= limit) {
      const before = reports[reports.length - 1];
      const sameParagraph = before && statements.paragraph[before.statement] === statements.paragraph[s];
      const near = before && statements.paragraph[s] - statements.paragraph[before.statement] <= 1;
      if (before && sameParagraph && before.source && before.kind === 'direct' && s - before.statement <= 4) {
        before.parts.push({ from: first, to: last });
        taken[q] = 1;
        before.statement = s;
      } else if (before && (near || sameParagraph) && isSentence(r, q))
        add([{ from: first, to: last }], null, null, 0.8);
      else if (isSentence(r, q) && last - first > 8) add([{ from: first, to: last }], null, null, 0.5);
      continue;
    }
    // X verb: “…”, X verb that … “…”
    if (first > from && (isPunctuation(r, first - 1, 0x3a) || isComma(r, first - 1)) && isSentence(r, q)) {
      const colon = isPunctuation(r, first - 1, 0x3a);
      const verb = lastVerb(r, from, first - 1);
      const subject = verb >= 0 ? subjectOf(r, from, verb + 1) : colon ? nounPhraseBefore(r, from, first - 1) : null;
      if (subject && (colon || verb >= 0)) {
        add(
          [{ from: first, to: last }],
          subject,
          verb >= 0 ? { from: verb, to: verb + 1 } : { from: first - 1, to: first },
          colon ? 0.85 : 0.7,
        );
        continue;
      }
    }
    // “…,” X verb
    if (last < limit && quotations.contentLast[q] > quotations.contentFirst[q] && endsOpen(r, q)) {
      const subject = nounPhraseAfter(r, last, limit);
      if (subject && subject.to < limit && isFinite(r, subject.to)) {
        add([{ from: first, to: last }], subject, { from: subject.to, to: subject.to + 1 }, 0.75);
      }
    }
  }
  void own;
  void tokens;
}

/** Whether what stands in the marks is a sentence rather than a term: a capital, some words, a stop or a comma at its end. */
function isSentence(r: Reading, q: number): boolean {
  const { quotations, tokens } = r;
  const a = quotations.contentFirst[q];
  const b = quotations.contentLast[q];
  if (b - a < 3) return false;
  const stop = tokens.type[b - 1] === TokenType.punctuation;
  let words = 0;
  for (let i = a; i < b && words < 6; i++) if (tokens.type[i] === TokenType.word) words++;
  return (tokens.shape[a] !== Shape.lower && stop && words > 2) || words > 5;
}

/** Whether a quotation ends in a comma, as those do that a reporting clause follows. */
function endsOpen(r: Reading, q: number): boolean {
  const at = r.quotations.contentLast[q] - 1;
  return (
    (r.tokens.type[at] === TokenType.punctuation &&
      (r.tokens.info[at] === 0x2c || r.tokens.info[at] === 0x3f || r.tokens.info[at] === 0x21)) ||
    isComma(r, r.quotations.last[q])
  );
}

function lastVerb(r: Reading, from: number, to: number): number {
  for (let i = to - 1; i > from && i > to - 14; i--)
    if (
      r.quotations.ofToken[i] < 0 &&
      (isFinite(r, i) || (formOf(cueOf(r.tokens.hash[i])) === Form.third && r.tokens.shape[i] === Shape.lower))
    )
      return i;
  return -1;
}
void isCapital;
