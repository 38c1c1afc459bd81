import { skipAdverbials } from './adverbials.js';
import type { Clue } from './clue.js';
import { phraseEnd, withoutStop } from './contentEnds.js';
import { contentStart } from './contentsBefore.js';
import { Frame } from './cues.js';
import { Word } from './lexicon.js';
import {
  endsInIng,
  hasMarks,
  holdsVerb,
  isAdverb,
  isComma,
  isFiniteVerb,
  type Reading,
  type Stretch,
} from './reading.js';
import { hashWord } from './tokens.js';
import { isPlural } from './verbGroups.js';
import { Small } from './words.js';

const [WHAT, ALL] = ['what', 'all'].map(hashWord);

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
