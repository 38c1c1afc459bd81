import { contentStart } from './asides.js';
import { withoutStop } from './contentEnds.js';
import { Form, Frame, formOf } from './cues.js';
import { nounPhraseAfter } from './phrases.js';
import { endsInIng, holdsVerb, isAdverb, isComma, isPunctuation, type Reading, type Stretch } from './reading.js';
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
    const source = nounPhraseAfter(r, behind, to);
    if (!source) continue;
    const cue = { from: at, to: behind };
    const opens = contentStart(r, free, at) >= at;
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
