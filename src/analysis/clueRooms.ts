import type { Clue } from './clue.js';
import { Frame, formOf } from './cues.js';
import { isComma, isDash, isPunctuation, type Reading } from './reading.js';
import { hashWord } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { Small } from './words.js';

const [BEFORE, WHILE] = ['before', 'while'].map(hashWord);

/** Where the next clue that is not part of a content takes over. */
export function roomOf(r: Reading, clues: readonly Clue[], k: number, to: number): number {
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

/** Whether a colon or a comma with a mark behind it stands here. */
const opensMarks = (r: Reading, at: number): boolean =>
  at + 1 < r.tokens.count && (isPunctuation(r, at, 0x3a) || isComma(r, at)) && r.quotations.ofToken[at + 1] >= 0;
