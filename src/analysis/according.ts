import { contentStart } from './asides.js';
import { withoutStop } from './contentEnds.js';
import { Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import { nounPhraseAfter } from './phrases.js';
import {
  endsInIng,
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
import { addReport, type Report, type Reports } from './reports.js';
import { hashWord, Trigger } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { Small } from './words.js';

const [ACCORDING, AS, BY] = ['according', 'as', 'by'].map(hashWord);

/** "According to X, A" and "A, according to X". Gives the sources, which hold no reports of their own. */
export function accordingTo(
  r: Reading,
  from: number,
  to: number,
  s: number,
  reports: Reports,
  own: Report[],
): Stretch[] {
  const { tokens, small, quotations } = r;
  const sources: Stretch[] = [];
  let free = from;
  for (let at = from; at < to; at++) {
    if (!(tokens.trigger[at] & Trigger.report)) continue;
    const q = quotations.ofToken[at];
    if (q >= 0) {
      at = quotations.last[q] - 1;
      continue;
    }
    const behind = tokens.hash[at] === ACCORDING ? (small[at + 1] & Small.to ? at + 2 : at) : asReported(r, at, to);
    if (behind <= at || behind >= to) continue;
    const phrase = nounPhraseAfter(r, behind, to);
    if (!phrase) continue;
    const cue = { from: at, to: behind };
    const opens = contentStart(r, free, at) >= at;
    const source = opens ? withoutSubject(r, untilClause(r, phrase, to), to) : phrase;
    if (opens) {
      const begin = behindSource(r, source.to, to);
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
      const end = isComma(r, at - 1) ? at - 1 : at;
      const parts = [{ from: contentStart(r, free, end), to: end }];
      // "A, according to X, B": the clause goes on.
      const behind = source.to;
      const limit = withoutStop(r, behind, to);
      if (behind + 3 < limit && isComma(r, behind) && !holdsVerb(r, parts[0].from, end) && holdsVerb(r, behind, limit))
        parts.push({ from: behind + 1, to: limit });
      addReport(r, reports, own, s, parts, source, cue, 'according behind', false, true);
    }
    free = isComma(r, source.to) ? source.to + 1 : source.to;
    sources.push({ from: at, to: source.to });
    at = source.to - 1;
  }
  return sources;
}

/** A source up to the comma behind which the clause begins, where no verb is left for it: "According to X, | Cho drew …". */
function untilClause(r: Reading, { from, to }: Stretch, limit: number): Stretch {
  if (holdsVerb(r, to, limit)) return { from, to };
  for (let i = from + 1; i + 2 < to; i++)
    if (isComma(r, i) && !(r.small[i + 1] & Small.relative) && holdsVerb(r, i + 2, to)) return { from, to: i };
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

/** A title that stands before a person's name. */
const isTitle = (info: number): boolean => (info & Word.title) !== 0;

/** The token behind "as first reported by" and the like, or `at` where nothing such begins there. */
function asReported(r: Reading, at: number, to: number): number {
  const { tokens } = r;
  if (tokens.hash[at] !== AS) return at;
  const verb = isAdverb(r, at + 1) ? at + 2 : at + 1;
  const cue = verb + 1 < to ? cueAt(tokens, verb) : 0;
  return cue & Frame.clause && formOf(cue) === Form.past && tokens.hash[verb + 1] === BY ? verb + 2 : at;
}

/** Where the content begins behind an opening "according to X": at the comma that closes it, if one does. */
function behindSource(r: Reading, at: number, to: number): number {
  for (let i = at; i < to && i < at + 15; i++) {
    if (isPunctuation(r, i, 0x3a) || (isComma(r, i) && !endsInIng(r, i + 1))) return i + 1;
    if (r.quotations.ofToken[i] >= 0 || r.small[i] & (Small.be | Small.have | Small.modal)) break;
  }
  return at;
}
