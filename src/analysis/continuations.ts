import type { Clue } from './clue.js';
import { Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import {
  endsInIng,
  hasMarks,
  holdsVerb,
  isComma,
  isFiniteVerb,
  isNamed,
  isPunctuation,
  isSaid,
  type Reading,
  type Stretch,
} from './reading.js';
import { marksIn } from './reports.js';
import { hashWord } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [INCLUDING, CONDITION] = ['including', 'condition'].map(hashWord);

const PERSONAL = wordSet('he she');

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
