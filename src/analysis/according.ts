import { withoutStop } from './contentEnds.js';
import { behindColon, contentStart } from './contentsBefore.js';
import { Word } from './lexicon.js';
import { namingAt } from './naming.js';
import {
  endsInIng,
  hasMarks,
  holdsVerb,
  isAdverb,
  isCapital,
  isComma,
  isFiniteVerb,
  isInnerStop,
  isPunctuation,
  isWord,
  type Reading,
  type Stretch,
} from './reading.js';
import { addReport, marksIn, type Report, type Reports } from './reports.js';
import { Trigger } from './tokens.js';
import { Small } from './words.js';

/**
 * "According to X, A", "A, according to X" and other phrases that name a source. Gives where they stand, which holds no
 * reports of its own.
 */
export function accordingTo(
  r: Reading,
  from: number,
  to: number,
  s: number,
  reports: Reports,
  own: Report[],
): Stretch[] {
  const { tokens, quotations } = r;
  const sources: Stretch[] = [];
  let free = from;
  for (let at = from; at < to; at++) {
    if (!(tokens.trigger[at] & Trigger.report)) continue;
    const q = quotations.ofToken[at];
    if (q >= 0) {
      at = quotations.last[q] - 1;
      continue;
    }
    const naming = namingAt(r, free, at, to);
    if (!naming) continue;
    const { cue } = naming;
    free = behindThat(r, free, naming.from);
    const opens = contentStart(r, free, naming.from) >= naming.from;
    // "Over the years, according to X, it …": no clause yet either.
    const ahead = !opens && !holdsVerb(r, contentStart(r, free, naming.from), naming.from);
    const plain = (opens || ahead) && !naming.verbatim ? untilClause(r, naming.source, to) : naming.source;
    const source = opens && !naming.verbatim ? withoutSubject(r, plain, to) : plain;
    const behind = Math.max(cue.to, source.to);
    const next = isComma(r, behind) || isPunctuation(r, behind, 0x3a) ? behind + 1 : behind;
    if (naming.verbatim && next < to && quotations.ofToken[next] >= 0) {
      const marks = marksIn(r, next, next + 1);
      addReport(r, reports, own, s, marks, source, cue, 'according', false, true);
    } else if (opens) {
      const begin = behindSource(r, behind, to);
      addReport(
        r,
        reports,
        own,
        s,
        [{ from: begin, to: withoutStop(r, begin, to) }],
        source,
        cue,
        'according',
        false,
        true,
      );
    } else {
      const end = isComma(r, naming.from - 1) ? naming.from - 1 : naming.from;
      const parts = [{ from: behindColon(r, contentStart(r, free, end), end), to: end }];
      // "A, according to X, B": the clause goes on.
      const limit = withoutStop(r, behind, to);
      if (behind + 2 < limit && isComma(r, behind) && resumes(r, parts[0], behind + 1, limit, naming.verbatim))
        parts.push({ from: behind + 1, to: limit });
      addReport(r, reports, own, s, parts, source, cue, 'according behind', false, true);
    }
    free = isComma(r, behind) ? behind + 1 : behind;
    sources.push({ from: naming.from, to: behind });
    at = behind - 1;
  }
  return sources;
}

/** Where a clause begins whose "that" stands before `to` and whose verb is still to come: "Cho said that, | according to X, …". */
function behindThat(r: Reading, from: number, to: number): number {
  let i = to - 1;
  while (i > from && !(r.small[i] & Small.that)) i--;
  return i > from && r.quotations.ofToken[i] < 0 && !holdsVerb(r, i + 1, to) && isFiniteVerb(r, i - 1) ? i + 1 : from;
}

/** A source up to the comma behind which the clause begins, where no verb is left for it: "According to X, | Cho drew …". */
function untilClause(r: Reading, { from, to }: Stretch, limit: number): Stretch {
  if (holdsVerb(r, to, limit)) return { from, to };
  // The verb may stand in marks.
  const marked = to < limit && r.quotations.ofToken[to] >= 0;
  for (let i = from + 1; i + 2 < to; i++)
    if (isComma(r, i) && !(r.small[i + 1] & Small.relative) && (marked || holdsVerb(r, i + 2, to)))
      return { from, to: i };
  return { from, to };
}

/**
 * A source without the subject of the clause that follows it without a comma: "According to the Harbour Gazette |
 * Professor Cho is …", "According to the report | Cho has …". The source alone where nothing tells the two apart.
 */
function withoutSubject(r: Reading, { from, to }: Stretch, limit: number): Stretch {
  const { tokens } = r;
  const verb = to < limit && isAdverb(r, to) ? to + 1 : to;
  if (verb >= limit || !isFiniteVerb(r, verb) || !isCapital(r, to - 1)) return { from, to };
  let first = to - 1;
  while (first > from + 1 && (isCapital(r, first - 1) || isInnerStop(r, first - 1))) {
    first--;
    if (isCapital(r, first - 1) && isTitle(tokens.info[first]) && !isTitle(tokens.info[first - 1]))
      return { from, to: first };
  }
  const before = first - 1;
  const noun = isWord(r, before) && !(r.small[before] & (Small.determiner | Small.possessive | Small.preposition));
  return before > from && noun && !(tokens.info[before] & (Word.title | Word.nationality))
    ? { from, to: first }
    : { from, to };
}

/** Whether a clause goes on behind "according to X": its verb is still to come, or it has another clause. */
function resumes(r: Reading, left: Stretch, at: number, to: number, verbatim: boolean): boolean {
  // "The bill would, according to X, save the pier"
  if (r.small[left.to - 1] & (Small.be | Small.have | Small.modal)) return true;
  if (holdsVerb(r, left.from, left.to)) return !verbatim && opensClause(r, at, to);
  return holdsVerb(r, at, to) || hasMarks(r, { from: at, to });
}

/** Whether a clause hangs on the one before it: "and there are no others", "although it rains". */
const opensClause = (r: Reading, at: number, to: number): boolean =>
  (r.small[at] & (Small.and | Small.subordinator)) !== 0 && !isFiniteVerb(r, at + 1) && holdsVerb(r, at + 1, to);

/** A title that stands before a person's name. */
const isTitle = (info: number): boolean => (info & Word.title) !== 0;

/** Where the main clause begins behind a relative one: at the comma that closes it, if one does. */
function behindRelative(r: Reading, from: number, to: number): number {
  for (let i = from; i < to; i++)
    if (r.quotations.ofToken[i] < 0 && isComma(r, i) && holdsVerb(r, i + 1, to)) return i + 1;
  return from;
}

/** Where the content begins behind an opening "according to X": at the comma that closes it, if one does. */
function behindSource(r: Reading, at: number, to: number): number {
  for (let i = at; i < to && i < at + 15; i++) {
    if (isPunctuation(r, i, 0x3a) || (isComma(r, i) && !endsInIng(r, i + 1) && !(r.small[i + 1] & Small.relative)))
      return i + 1;
    // "a person briefed on it, who asked not to be named, …"
    if (isComma(r, i) && r.small[i + 1] & Small.relative) return behindRelative(r, i + 2, to);
    if (r.quotations.ofToken[i] >= 0 || r.small[i] & (Small.be | Small.have | Small.modal)) break;
  }
  return at;
}
