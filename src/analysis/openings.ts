import { skipAdverbials } from './adverbials.js';
import { holdsClause } from './clauses.js';
import type { RightContent } from './contents.js';
import { Frame } from './cues.js';
import { Word } from './lexicon.js';
import {
  endsInIng,
  endsInS,
  hasMarks,
  holdsVerb,
  isComma,
  isDash,
  isFiniteVerb,
  isPunctuation,
  isSaid,
  isTitled,
  type Reading,
} from './reading.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { Small } from './words.js';

const [AS] = ['as'].map(hashWord);

/** "reports that were late", "responses that could matter": a "that" that is the subject of its own verb. */
export const isRelative = (r: Reading, at: number, frames: number): boolean =>
  (r.small[at] & Small.that) !== 0 &&
  ((r.small[at + 1] & RELATIVE_VERB) !== 0 || ((frames & Frame.nounLike) !== 0 && isBareVerb(r, at + 1))) &&
  (frames & (Frame.nounLike | Frame.addressee | Frame.weak)) !== 0;

/** Whether a verb stands here that could be a noun, but has no verb of its own: "vote on Monday", "precede it". */
const isBareVerb = (r: Reading, at: number): boolean =>
  (r.tokens.info[at] & Word.verb) !== 0 &&
  !(r.tokens.info[at] & (Word.plural | Word.adjective)) &&
  r.tokens.shape[at] === Shape.lower &&
  !r.small[at] &&
  (r.small[at + 1] & (Small.preposition | Small.objective | Small.determiner | Small.possessive)) !== 0 &&
  !endsInS(r, at) &&
  !endsInIng(r, at);

/** What tells that the "that" before it is its subject. */
const RELATIVE_VERB = Small.be | Small.have | Small.modal | Small.finite;

/** Content that shows itself: behind "that", a colon, a mark, a question word. */
export function opening(r: Reading, from: number, to: number, frames: number): RightContent | null {
  const { small, tokens, quotations } = r;
  let at = from;
  if (at >= to) return null;
  if (isPunctuation(r, at, 0x3a)) return at + 1 < to ? { from: at + 1, to, by: 'colon' } : null;
  const aside = asideEnd(r, at, to);
  if (aside) at = aside;
  else if (isComma(r, at) && at + 1 < to) {
    if (quotations.ofToken[at + 1] >= 0) return { from: at + 1, to, by: 'marks' };
    // "said, that it would hold": a comma too many.
    if (small[at + 1] & Small.that && holdsClause(r, at + 2, to)) return { from: at + 2, to, by: 'that' };
    // "said, in an interview, that"; "said that, …" needs nothing.
    const behind = skipAdverbials(r, at + 1, to);
    if (behind > at + 1 && behind + 1 < to && isComma(r, behind)) at = behind + 1;
    else if (behind > at + 1 && behind + 1 < to && quotations.ofToken[behind] >= 0) at = behind;
    else return null;
    if (quotations.ofToken[at] >= 0) return { from: at, to, by: 'marks' };
  }
  if (quotations.ofToken[at] >= 0) return { from: at, to, by: 'marks' };
  if (tokens.hash[at] === AS && frames & Frame.naming) return null;
  if (small[at] & Small.that && frames & (Frame.clause | Frame.addressee | Frame.object)) {
    // "said that day", "said that." name something instead.
    if (at + 1 >= to) return null;
    if (small[at + 1] & Small.time && !isFiniteVerb(r, at + 2)) return null;
    const begin = isComma(r, at + 1) ? at + 2 : at + 1;
    // "proposed just that in March", "said that again": a pronoun.
    const pronoun =
      begin >= to ||
      (!holdsClause(r, begin, to) &&
        (to - begin < 3 ||
          ((small[begin] & (Small.preposition | Small.adverb)) !== 0 &&
            tokens.type[begin + 1] !== TokenType.number &&
            !holdsVerb(r, begin, to))));
    if (pronoun && !hasMarks(r, { from: at, to })) return null;
    if (isRelative(r, at, frames)) return null;
    // "said that was too little": a subject.
    return { from: small[at + 1] & RELATIVE_VERB ? at : begin, to, by: 'that' };
  }
  if (small[at] & Small.question && frames & (Frame.question | Frame.clause) && !(frames & Frame.marked)) {
    if (!(frames & Frame.question) && small[at] & Small.subordinator) return null;
    // "swing states whose votes count"
    if (frames & Frame.nounLike && small[at] & Small.relative) return null;
    return { from: at, to, by: 'question' };
  }
  return null;
}

/** An aside has at most so many tokens. */
const LONGEST_ASIDE = 24;

/** Where "that" stands behind an aside between commas or dashes: "said, after all, that", "said - twice - that"; or 0. */
function asideEnd(r: Reading, at: number, to: number): number {
  const { quotations, small } = r;
  const bracket = isPunctuation(r, at, 0x28);
  const dash = isDash(r, at);
  if (!dash && !bracket && !isComma(r, at)) return 0;
  for (let i = at + 1; i + 1 < to && i < at + LONGEST_ASIDE; i++) {
    const q = quotations.ofToken[i];
    if (q >= 0) {
      // "in a letter, titled “Harbour Days,” that"
      if (isSaid(r, q) && !isTitled(r, q)) return 0;
      i = quotations.last[q] - 1;
      if (!dash && !bracket && isComma(r, quotations.contentLast[q] - 1) && small[i + 1] & Small.that) return i + 1;
      continue;
    }
    // An aside may have commas of its own: "in a letter, written by Cho, the mayor, that".
    const closes = bracket ? isPunctuation(r, i, 0x29) : dash ? isDash(r, i) : isComma(r, i);
    if (closes && small[i + 1] & Small.that && !isFiniteVerb(r, i + 2)) return i + 1;
    if (closes && (dash || bracket)) return 0;
  }
  return 0;
}
