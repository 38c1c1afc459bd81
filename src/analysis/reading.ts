import { Form, formOf } from './cues.js';
import { Word } from './lexicon.js';
import type { Quotations } from './marks.js';
import { hashWord, Shape, type Tokens, TokenType } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { Small } from './words.js';

const [BY] = ['by'].map(hashWord);

/** What the passes that look for phrases read. */
export interface Reading {
  readonly tokens: Tokens;
  /** Bits of `Small` for every token. */
  readonly small: Int32Array;
  readonly quotations: Quotations;
}

/** A stretch of tokens, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const isPunctuation = ({ tokens: { type, info } }: Reading, at: number, c: number): boolean =>
  type[at] === TokenType.punctuation && info[at] === c;

export const isComma = (r: Reading, at: number): boolean => isPunctuation(r, at, 0x2c);

/** A dash between clauses: long, or a hyphen with blanks beside it, or each of two hyphens for one. */
export function isDash({ tokens: { type, info, start, end } }: Reading, at: number): boolean {
  if (type[at] !== TokenType.punctuation) return false;
  const c = info[at];
  if (c === 0x2014 || c === 0x2013) return true;
  return (
    c === 0x2d && at > 0 && (start[at] > end[at - 1] || (info[at - 1] === c && type[at - 1] === TokenType.punctuation))
  );
}

export const isWord = ({ tokens }: Reading, at: number): boolean => tokens.type[at] === TokenType.word;

/** Whether a genitive’s “’s” stands here, as far as its look tells; it may be short for "is". */
export const isGenitive = ({ tokens }: Reading, at: number): boolean =>
  tokens.type[at] === TokenType.clitic && (tokens.text.charCodeAt(tokens.end[at] - 1) | 0x20) === 0x73;

export const isCapital = ({ tokens }: Reading, at: number): boolean =>
  tokens.type[at] === TokenType.word && tokens.shape[at] >= Shape.capitalized;

/** Whether a hyphen joins two words: "Secretary-General". */
export const isHyphen = (r: Reading, at: number): boolean =>
  (isPunctuation(r, at, 0x2d) || isPunctuation(r, at, 0x2f) || isPunctuation(r, at, 0x2011)) &&
  at > 0 &&
  r.tokens.end[at - 1] === r.tokens.start[at] &&
  !isDash(r, at);

/** The token behind a dash, which may be made of two hyphens. */
export const behindDash = (r: Reading, at: number): number =>
  r.tokens.info[at] === 0x2d && isDash(r, at + 1) && r.tokens.info[at + 1] === 0x2d ? at + 2 : at + 1;

/** A stop that belongs to a title or an initial: "Mr.", "J.", "Jr.,". */
export function isInnerStop(r: Reading, at: number): boolean {
  const { tokens } = r;
  if (!isPunctuation(r, at, 0x2e) || at === 0 || tokens.end[at - 1] !== tokens.start[at] || at + 1 >= tokens.count)
    return false;
  if (tokens.type[at + 1] === TokenType.lineBreak) return false;
  const short = tokens.end[at - 1] - tokens.start[at - 1] < 3;
  return (
    short ||
    (tokens.info[at - 1] & Word.abbreviation) !== 0 ||
    // "Gov. Cho", but not "said the minister. “We …”"
    ((tokens.info[at - 1] & Word.title) !== 0 && isCapital(r, at - 1)) ||
    isComma(r, at + 1) ||
    tokens.shape[at + 1] === Shape.lower
  );
}

export const FINITE = Small.be | Small.have | Small.modal | Small.finite;

/** Whether a noun or a name that can be a subject stands here. */
const isNounBefore = (r: Reading, at: number): boolean =>
  r.tokens.type[at] === TokenType.word &&
  !r.small[at] &&
  (isCapital(r, at) || (r.tokens.info[at] & (Word.noun | Word.adjective)) === Word.noun);

/** A verb in a form that can stand by itself behind a subject, as far as one word tells. */
export function isFiniteVerb(r: Reading, at: number): boolean {
  const { tokens, small } = r;
  if (tokens.type[at] === TokenType.clitic) {
    const c = tokens.text.charCodeAt(tokens.start[at] + 1) | 0x20;
    // "’s" is "is" or a genitive: a genitive has a word in lower or upper case behind it that begins a noun phrase; told elsewhere.
    return c !== 0x73;
  }
  if (tokens.type[at] !== TokenType.word || tokens.shape[at] !== Shape.lower) return false;
  if (small[at] & FINITE) return true;
  if (
    at > 0 &&
    small[at - 1] & (Small.subject | Small.adverb) &&
    small[at - 1] !== Small.time &&
    tokens.info[at] & Word.verb &&
    !(small[at] & ~Small.preposition)
  )
    return true;
  const form = formOf(cueAt(tokens, at));
  if (form === Form.past) return true;
  const info = tokens.info[at];
  if (!(info & Word.verb)) return endsInEd(r, at) && !(info & Word.adjective);
  // "violated" is an adjective too; behind a noun it is the verb, unless an agent follows.
  if (endsInEd(r, at) && !(info & Word.noun) && at > 0 && isNounBefore(r, at - 1) && tokens.hash[at + 1] !== BY)
    return true;
  return !(info & (Word.noun | Word.adjective)) && (endsInEd(r, at) || endsInS(r, at));
}

export const endsInEd = ({ tokens: { text, start, end } }: Reading, at: number): boolean =>
  end[at] - start[at] > 3 &&
  (text.charCodeAt(end[at] - 1) | 0x20) === 0x64 &&
  (text.charCodeAt(end[at] - 2) | 0x20) === 0x65;

export const endsInS = ({ tokens: { text, start, end } }: Reading, at: number): boolean =>
  end[at] - start[at] > 3 &&
  (text.charCodeAt(end[at] - 1) | 0x20) === 0x73 &&
  (text.charCodeAt(end[at] - 2) | 0x20) !== 0x73;

export const endsInLy = ({ tokens: { text, start, end } }: Reading, at: number): boolean =>
  end[at] - start[at] > 4 &&
  (text.charCodeAt(end[at] - 1) | 0x20) === 0x79 &&
  (text.charCodeAt(end[at] - 2) | 0x20) === 0x6c;

/** A word in -ing: mostly a participle at a clause's head. */
export const endsInIng = ({ tokens: { text, start, end } }: Reading, at: number): boolean =>
  end[at] - start[at] > 4 && text.startsWith('ing', end[at] - 3);

/** An adverb between a subject and its verb. */
export const isAdverb = (r: Reading, at: number): boolean =>
  isWord(r, at) &&
  ((r.small[at] & Small.adverb) !== 0 ||
    (r.tokens.shape[at] === Shape.lower && endsInLy(r, at) && !(r.small[at] & ~Small.adverb)));

/** Whether a quotation stands in a stretch. */
export function hasMarks({ quotations }: Reading, { from, to }: Stretch): boolean {
  for (let i = from; i < to; i++) if (quotations.ofToken[i] >= 0) return true;
  return false;
}

/** Whether a finite verb stands in a stretch, outside of marks. */
export function holdsVerb(r: Reading, from: number, to: number): boolean {
  const { tokens, small, quotations } = r;
  for (let i = from; i < to; i++) {
    if (quotations.ofToken[i] >= 0) continue;
    if (isFiniteVerb(r, i)) return true;
    // "it’s", "the plan’s not"
    if (
      tokens.type[i] === TokenType.clitic &&
      i + 1 < to &&
      i > from &&
      (small[i - 1] & Small.subject || small[i + 1] & (Small.adverb | Small.determiner | Small.negation | Small.been))
    )
      return true;
  }
  return false;
}

/** Whether a quotation holds a verb, or ends as what is said does. */
export function isSaid(r: Reading, q: number): boolean {
  const { quotations } = r;
  for (let i = quotations.contentFirst[q]; i < quotations.contentLast[q]; i++) if (isFiniteVerb(r, i)) return true;
  return quotations.contentLast[q] - quotations.contentFirst[q] > 6;
}

/** Whether the marks hold a name that words before them belong to: “the authors of the “Harbour Report””. */
export const isNamed = ({ small }: Reading, at: number): boolean =>
  (small[at - 1] & (Small.determiner | Small.possessive)) !== 0;

/** Words that titles write without a capital. */
const LINKS = Small.determiner | Small.preposition | Small.coordinator | Small.to;

/** Whether the marks hold a title, with capitals wherever titles have them: “How We Lost the Pier”. */
export function isTitled({ quotations, small, tokens: { type, shape } }: Reading, q: number): boolean {
  for (let i = quotations.contentFirst[q]; i < quotations.contentLast[q]; i++)
    if (type[i] === TokenType.word && shape[i] === Shape.lower && !(small[i] & LINKS)) return false;
  return true;
}
