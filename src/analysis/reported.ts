import { nounPhraseLength } from './adverbials.js';
import type { Clue } from './clue.js';
import { isSetting, type RightContent } from './contents.js';
import { Frame } from './cues.js';
import { Word } from './lexicon.js';
import { endsOpen } from './loose.js';
import { hasMarks, holdsVerb, isComma, isSaid, type Reading, type Stretch } from './reading.js';
import { canSpeak } from './sources.js';
import { hashWord, Shape } from './tokens.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [BE, ANONYMITY] = ['be', 'anonymity'].map(hashWord);

/** Content that nothing else can be. */
export const showsItself = ({ by }: RightContent): boolean => by === 'that' || by === 'marks' || by === 'colon';

/** Content that is no clause: a noun phrase or an infinitive. */
export const isPhrase = ({ by }: RightContent): boolean =>
  by === 'object' || by === 'preposition' || by === 'naming' || by === 'infinitive';

/** Whether the marks behind a clue hold the name of what it was said in: "she said in her book, “A Harbour Girl.”" */
export function isTitle(r: Reading, right: RightContent, at: number): boolean {
  const q = r.quotations.ofToken[right.from];
  return right.by === 'marks' && right.from > at + 1 && q >= 0 && !isSaid(r, q);
}

/** Whether the content behind a clue goes on with what stands before it: "The pier, Cho said on Monday, that was lost …". */
export const isFurther = (r: Reading, right: RightContent, left: Stretch, from: number): boolean =>
  right.by === 'that' && left.from >= from && isComma(r, right.from - 2);

/** Whether what stands behind a clue is its content rather than the marks before it. */
export function prefersRight(r: Reading, right: RightContent, left: Stretch, from: number): boolean {
  // “We will stay,” Cho told a crowd that had come to the pier.
  const whole = r.quotations.ofToken[left.from];
  if (
    (right.by === 'that' || right.by === 'question') &&
    left.from >= from &&
    whole >= 0 &&
    r.quotations.last[whole] >= left.to - 1 &&
    (isSaid(r, whole) || endsOpen(r, whole))
  )
    return false;
  // “Why now?” Cho asked when the mayor came.
  if (left.from < from && isSetting(r, right.from)) return false;
  if (right.by === 'that' || right.by === 'question') return true;
  if (right.by !== 'clause') return false;
  if (left.from < from) return true;
  // "The council renamed “Kestrel Days,” and on Monday, Cho said it was …": the marks stand apart.
  if (r.quotations.ofToken[left.to - 1] < 0 && (!isComma(r, left.to - 1) || r.quotations.ofToken[left.to - 2] < 0))
    return true;
  const q = r.quotations.ofToken[left.from];
  // "On “Late News,” Cho said the deal …": a title in an adverbial.
  return q < 0 && !holdsVerb(r, left.from, left.to);
}

/** Whether the quotation behind a clue belongs to the clue behind it: X saw it differently: “…,” he said. */
export function takenBehind(r: Reading, clues: readonly Clue[], k: number, right: RightContent): boolean {
  const q = r.quotations.ofToken[right.from];
  if (q < 0 || (right.by !== 'colon' && right.by !== 'marks') || clues[k].within === 'subordinate') return false;
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

/** What reporters send to those who do not answer. */
const REQUESTS = wordSet(
  'request requests inquiry inquiries enquiry enquiries email emails message messages call calls',
);
/** Nouns that a verb with "to" makes an idiom with. */
const IDIOMS = wordSet('mind order account arms');

/** Whether a cue is denied: "did not respond". */
function isNegated({ small }: Reading, { from, at }: Clue): boolean {
  for (let i = from; i < at; i++) if (small[i] & Small.negation) return true;
  return false;
}

/** Whether nothing but a reporter's request stands here: "a request for comment", "several emails". */
function asksForComment({ tokens }: Reading, from: number, to: number): boolean {
  for (let i = from; i < to && i < from + 8; i++) if (REQUESTS.has(tokens.hash[i])) return true;
  return false;
}

/** Whether "to be" or "not to be" stands here. */
const asksForOneself = ({ small, tokens }: Reading, from: number): boolean => {
  const at = small[from] & Small.negation ? from + 1 : from;
  return (small[at] & Small.to) !== 0 && tokens.hash[at + 1] === BE;
};

/** Whether somebody is called something rather than by a name: "him a thief", "the plan a gift". */
function judges(r: Reading, from: number, end: number): boolean {
  const { small } = r;
  if (small[from] & Small.objective) return end > from + 1 && !(small[from + 1] & (Small.preposition | Small.to));
  // "the plan dangerous"
  if (
    (r.tokens.info[end - 1] & (Word.adjective | Word.noun)) === Word.adjective &&
    r.tokens.shape[end - 1] === Shape.lower &&
    end > from + 1
  )
    return true;
  const named = nounPhraseLength(r, from, end);
  return (
    named + 1 < end &&
    (small[named] & (Small.determiner | Small.possessive)) !== 0 &&
    r.tokens.shape[named + 1] === Shape.lower
  );
}

/** Whether what stands behind a clue is a report at all. */
export function isReported(
  r: Reading,
  clue: Clue,
  right: RightContent,
  end: number,
  source: Stretch | null,
  nested: boolean,
): boolean {
  const marked = hasMarks(r, { from: right.from, to: end });
  const { frames } = clue;
  // "requested anonymity" is a condition of the report.
  if (r.tokens.hash[right.from] === ANONYMITY) return false;
  // "did not respond to a request for comment", "called to mind"
  if (right.by === 'preposition' && frames & Frame.to && isNegated(r, clue) && asksForComment(r, right.from, end))
    return false;
  if (right.by === 'infinitive' && IDIOMS.has(r.tokens.hash[right.from + 1])) return false;
  if (frames & Frame.thought && !marked) return false;
  // A bare name for something ("branded Harbour 2040") is no speech; what it is described as may be.
  if (
    right.by === 'naming' &&
    !marked &&
    !(frames & Frame.object) &&
    !(frames & Frame.for && judges(r, right.from, end))
  )
    return false;
  const phrase = isPhrase(right);
  // "asked not to be named": what one asks for oneself.
  if (!marked && frames & Frame.question && asksForOneself(r, right.from)) return false;
  if (frames & Frame.marked && !marked && !phrase) return false;
  if (frames & Frame.marked && nested && right.by === 'marks') return false;
  if (phrase) {
    if (nested && clue.link === 'none' && (!marked || frames & Frame.marked)) return false;
    // What calls for something, or calls something names, need not be somebody: "the petition calls it a shame".
    if (source && !(clue.frames & Frame.naming) && !canSpeak(r, source)) return false;
  }
  return true;
}
