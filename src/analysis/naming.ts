import { Form, Frame, formOf } from './cues.js';
import { nounPhraseAfter } from './phrases.js';
import { isAdverb, isComma, type Reading, type Stretch } from './reading.js';
import { hashWord, TokenType } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

/** A phrase that says who says something and is no clause that reports: "according to X", "in X’s words". */
export interface Naming {
  readonly cue: Stretch;
  readonly source: Stretch;
  /** Where the phrase begins; it ends with its source or its cue. */
  readonly from: number;
  /** Whether it hands over words rather than what they say: what stands in marks beside it is all of them. */
  readonly verbatim: boolean;
}

const [ACCORDING, AS, BY, IN, IT, OF, THE, WORDS] = ['according', 'as', 'by', 'in', 'it', 'of', 'the', 'words'].map(
  hashWord,
);
const PUT = wordSet('put puts');
const LIKES = wordSet('like likes liked love loves loved prefer prefers preferred used');
/** Whose words they are stands so many tokens before "words" at most, and who puts something so many behind "as". */
const REACH = 8;
const LONGEST = 30;

/** The phrase that names a source at a token that can begin or bear one, or null. */
export function namingAt(r: Reading, from: number, at: number, to: number): Naming | null {
  const hash = r.tokens.hash[at];
  if (hash === WORDS) return inTheWordsOf(r, at, to) ?? inWords(r, from, at);
  const behind = hash === ACCORDING ? (r.small[at + 1] & Small.to ? at + 2 : at) : asReported(r, at, to);
  if (behind > at && behind < to) return named(r, at, { from: at, to: behind }, to, false);
  return hash === AS ? asPut(r, at, to) : null;
}

/** A source behind its cue. */
function named(r: Reading, from: number, cue: Stretch, to: number, verbatim: boolean): Naming | null {
  const source = cue.to < to ? nounPhraseAfter(r, cue.to, to) : null;
  return source && { cue, source, from, verbatim };
}

/** The token behind "as first reported by" and the like, or `at` where nothing such begins there. */
function asReported(r: Reading, at: number, to: number): number {
  const { tokens } = r;
  if (tokens.hash[at] !== AS) return at;
  const verb = isAdverb(r, at + 1) ? at + 2 : at + 1;
  const cue = verb + 1 < to ? cueAt(tokens, verb) : 0;
  return cue & Frame.clause && formOf(cue) === Form.past && tokens.hash[verb + 1] === BY ? verb + 2 : at;
}

/** "as Cho put it", "as Cho, the mayor, once put it". */
function asPut(r: Reading, at: number, to: number): Naming | null {
  const { hash } = r.tokens;
  let verb = at + 2;
  const last = Math.min(to - 2, at + LONGEST);
  while (verb <= last && !(PUT.has(hash[verb]) && hash[verb + 1] === IT)) verb++;
  if (verb > last || !endsThere(r, verb + 2, to)) return null;
  const end = verb + 2;
  // "as Cho likes to put it"
  if (r.small[verb - 1] & Small.to && LIKES.has(hash[verb - 2])) verb -= 2;
  const source = nounPhraseAfter(r, at + 1, verb);
  if (!source) return null;
  let behind = isComma(r, source.to) ? source.to + 1 : source.to;
  while (behind < verb && isAdverb(r, behind)) behind++;
  if (behind < verb) return null;
  return { cue: { from: verb, to: end }, source, from: at, verbatim: true };
}

/** "in the words of Cho". */
function inTheWordsOf(r: Reading, at: number, to: number): Naming | null {
  const { hash } = r.tokens;
  return hash[at - 1] === THE && hash[at - 2] === IN && hash[at + 1] === OF
    ? named(r, at - 2, { from: at - 2, to: at + 2 }, to, true)
    : null;
}

/** "in Cho’s words", "in his own words". */
function inWords(r: Reading, from: number, at: number): Naming | null {
  const { tokens, small, quotations } = r;
  let first = at - 1;
  while (first > from && first > at - REACH && tokens.hash[first] !== IN && !isComma(r, first)) first--;
  if (tokens.hash[first] !== IN || first < from) return null;
  const begin = first + 1;
  // An adjective may stand between: "in Cho’s own words".
  const own = tokens.type[at - 1] === TokenType.clitic || at - 1 === begin ? at - 1 : at - 2;
  const whose =
    tokens.type[own] === TokenType.clitic ? own : own === begin && small[own] & Small.possessive ? own + 1 : -1;
  if (whose <= begin || quotations.ofToken[begin] >= 0) return null;
  return { cue: { from: at, to: at + 1 }, source: { from: begin, to: whose }, from: first, verbatim: true };
}

/** Whether a phrase ends here: at a mark, or with the statement. */
const endsThere = (r: Reading, at: number, to: number): boolean =>
  at === to || r.quotations.ofToken[at] >= 0 || r.tokens.type[at] === TokenType.punctuation;
