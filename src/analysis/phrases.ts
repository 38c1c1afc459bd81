import { cueOf, Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import type { Quotations } from './marks.js';
import { Shape, type Tokens, TokenType } from './tokens.js';
import { Small } from './words.js';

/** What the passes that look for phrases read. */
export interface Reading {
  readonly tokens: Tokens;
  /** Bits of `Small` for every token. */
  readonly small: Uint32Array;
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

/** A dash between clauses: long, or a hyphen with blanks beside it. */
export function isDash({ tokens: { type, info, start, end } }: Reading, at: number): boolean {
  if (type[at] !== TokenType.punctuation) return false;
  const c = info[at];
  if (c === 0x2014 || c === 0x2013) return true;
  return c === 0x2d && at > 0 && start[at] > end[at - 1];
}

const isWord = ({ tokens }: Reading, at: number): boolean => tokens.type[at] === TokenType.word;

export const isCapital = ({ tokens }: Reading, at: number): boolean =>
  tokens.type[at] === TokenType.word && tokens.shape[at] >= Shape.capitalized;

/** Whether a hyphen joins two words: "Secretary-General". */
export const isHyphen = (r: Reading, at: number): boolean =>
  (isPunctuation(r, at, 0x2d) || isPunctuation(r, at, 0x2f) || isPunctuation(r, at, 0x2011)) &&
  at > 0 &&
  r.tokens.end[at - 1] === r.tokens.start[at];

/** A stop that belongs to a title or an initial: "Mr.", "J.", "Jr.,". */
function isInnerStop(r: Reading, at: number): boolean {
  const { tokens } = r;
  if (!isPunctuation(r, at, 0x2e) || at === 0 || tokens.end[at - 1] !== tokens.start[at] || at + 1 >= tokens.count)
    return false;
  if (tokens.type[at + 1] === TokenType.lineBreak) return false;
  const short = tokens.end[at - 1] - tokens.start[at - 1] < 3;
  return (
    short ||
    (tokens.info[at - 1] & (Word.abbreviation | Word.title)) !== 0 ||
    isComma(r, at + 1) ||
    tokens.shape[at + 1] === Shape.lower
  );
}

const FINITE = Small.be | Small.have | Small.modal | Small.finite;

/** Words that cannot stand within a noun phrase. */
const BREAKS = Small.that | Small.relative | Small.subordinator | Small.subject | FINITE | Small.coordinator;

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
  const form = formOf(cueOf(tokens.hash[at]));
  if (form === Form.past) return !isAfterNoun(r, at) || true;
  const info = tokens.info[at];
  if (!(info & Word.verb)) return endsInEd(r, at) && !(info & Word.adjective);
  // "violated" is an adjective too; behind a noun it is the verb, unless an agent follows.
  if (endsInEd(r, at) && !(info & Word.noun) && at > 0 && isNounBefore(r, at - 1) && tokens.hash[at + 1] !== BY)
    return true;
  return !(info & (Word.noun | Word.adjective)) && (endsInEd(r, at) || endsInS(r, at));
}

const isAfterNoun = (r: Reading, at: number): boolean => at > 0 && (r.tokens.info[at - 1] & Word.noun) !== 0;

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

/** A word that may belong to a noun phrase, seen from the right. */
function inNounPhrase(r: Reading, at: number): boolean {
  const { tokens, small } = r;
  const type = tokens.type[at];
  if (type === TokenType.number) return true;
  if (type === TokenType.clitic) return (tokens.text.charCodeAt(tokens.start[at] + 1) | 0x20) === 0x73;
  if (type === TokenType.punctuation) {
    const c = tokens.info[at];
    return (
      isHyphen(r, at) ||
      isInnerStop(r, at) ||
      c === 0x27 ||
      c === 0x26 ||
      c === 0x2019 ||
      c === 0x24 ||
      c === 0x23 ||
      c === 0x40 ||
      c === 0x25
    );
  }
  if (type !== TokenType.word) return false;
  const bits = small[at];
  if (isCapital(r, at)) return !(bits & (Small.subject | Small.that)) || tokens.end[at] - tokens.start[at] > 4;
  if (bits & Small.determiner) return true;
  if (bits & (BREAKS | Small.preposition | Small.to | Small.been | Small.objective)) return false;
  if (bits & Small.possessive) return true;
  if (bits & Small.adverb) return false;
  // "dismissed" may be an adjective, but not behind a noun.
  if (
    formOf(cueOf(tokens.hash[at])) === Form.past &&
    at > 0 &&
    !(small[at - 1] & (Small.determiner | Small.possessive | Small.preposition)) &&
    !(tokens.info[at - 1] & Word.adjective && !isCapital(r, at - 1)) &&
    !isHyphen(r, at - 1)
  )
    return false;
  return (
    !isFiniteVerb(r, at) || (tokens.info[at] & (Word.noun | Word.adjective)) !== 0 || (at > 0 && isHyphen(r, at - 1))
  );
}

/** The first token of the time expression that ends before `to` ("last month", "on Thursday"), or `to`. */
export function timeBefore(r: Reading, from: number, to: number): number {
  const { small } = r;
  let i = to;
  if (i > from && isComma(r, i - 1)) i--;
  if (i <= from || !(small[i - 1] & (Small.time | Small.month)) || small[i - 1] & Small.subject) {
    // "on Feb. 3"
    if (
      !(
        i - 2 > from &&
        r.tokens.type[i - 1] === TokenType.number &&
        (small[i - 2] & Small.month || (isPunctuation(r, i - 2, 0x2e) && small[i - 3] & Small.month))
      )
    )
      return to;
    i = small[i - 2] & Small.month ? i - 1 : i - 2;
  }
  i--;
  while (i > from && small[i - 1] & (Small.time | Small.timeModifier | Small.month) && !(small[i - 1] & Small.that))
    i--;
  if (i > from && small[i - 1] & Small.determiner && small[i] & (Small.time | Small.timeModifier)) i--;
  if (i > from && small[i - 1] & Small.adverbial) i--;
  if (i > from && isComma(r, i - 1)) i--;
  return i;
}

/** How far back a source may reach, in tokens. */
const REACH = 60;

/**
 * The noun phrase that ends before `to`: a pronoun by itself, a name with its titles, or a noun with its determiner
 * and the phrases that hang on it. Null where none ends there.
 */
export function nounPhraseBefore(r: Reading, from: number, to: number): Stretch | null {
  const { small, tokens, quotations } = r;
  const least = Math.max(from, to - REACH);
  let end = to;
  if (end > least && isPunctuation(r, end - 1, 0x29)) {
    // "Sen. Mike Lee (R-Utah)"
    let i = end - 2;
    while (i > least && !isPunctuation(r, i, 0x28)) i--;
    if (i <= least) return null;
    const before = nounPhraseBefore(r, least, i);
    return before && { from: before.from, to: end };
  }
  let i = end - 1;
  if (i < least || quotations.ofToken[i] >= 0) return null;
  if (small[i] & Small.subject) return { from: i, to: end };
  if (isWord(r, i) && small[i] & (Small.determiner | Small.possessive) && !isCapital(r, i)) return { from: i, to: end };
  // "those surveyed", "a source close to him"
  if (i > least && small[i] & Small.objective && small[i - 1] & (Small.preposition | Small.to)) i -= 2;
  else if (
    i > least &&
    endsInEd(r, i) &&
    !isCapital(r, i) &&
    (small[i - 1] & Small.determiner || tokens.info[i - 1] & Word.plural)
  )
    i--;
  if (i < least || quotations.ofToken[i] >= 0 || !inNounPhrase(r, i)) return null;
  for (;;) {
    // One noun phrase without the phrases that hang on it.
    const stop = i;
    while (i >= least && quotations.ofToken[i] < 0 && inNounPhrase(r, i)) {
      const determined = small[i] & (Small.determiner | Small.possessive) && !isCapital(r, i);
      i--;
      if (determined && !(i >= least && small[i] & Small.determiner)) break;
    }
    if (i === stop) break;
    if (i < least) break;
    const bits = small[i];
    // "the leader of the group", "officials from Doha", "people familiar with the talks"
    if (
      bits & (Small.preposition | Small.to) &&
      !(bits & Small.subordinator && !(bits & Small.preposition)) &&
      i > least &&
      quotations.ofToken[i - 1] < 0 &&
      !isCapital(r, i)
    ) {
      if (inNounPhrase(r, i - 1) && !(small[i - 1] & (Small.time | Small.adverb))) {
        i--;
        continue;
      }
      break;
    }
    // "the minister and his aide", "Cho and Brandt"
    if (
      bits & Small.and &&
      i > least + 1 &&
      quotations.ofToken[i - 1] < 0 &&
      inNounPhrase(r, i - 1) &&
      joins(r, least, i)
    ) {
      i--;
      continue;
    }
    break;
  }
  let begin = i + 1;
  begin = headOf(r, begin, end);
  end = trimmed(r, begin, end);
  return begin < end && tokens.type[begin] !== TokenType.punctuation
    ? { from: begin, to: end }
    : begin + 1 < end
      ? { from: begin + 1, to: end }
      : null;
}

/** Whether an "and" at `at` joins two noun phrases of one subject rather than two clauses. */
function joins(r: Reading, least: number, at: number): boolean {
  let i = at - 1;
  while (i >= least && inNounPhrase(r, i)) i--;
  // A clause before it would show its verb or its preposition.
  if (i < least) return true;
  return isComma(r, i)
    ? isCapital(r, at - 1) && isCapital(r, at + 1)
    : (r.small[i] & (Small.subordinator | Small.that | Small.coordinator)) !== 0 ||
        r.quotations.ofToken[i] >= 0 ||
        r.tokens.type[i] === TokenType.punctuation;
}

/** Leaves out an adverbial before the subject: "On Tuesday Trump" is "Trump". */
function headOf(r: Reading, from: number, to: number): number {
  const { small } = r;
  if (!(small[from] & (Small.preposition | Small.adverb | Small.coordinator | Small.subordinator))) {
    let i = from;
    while (i < to && small[i] & (Small.time | Small.adverb)) i++;
    return i < to ? i : from;
  }
  let i = to - 1;
  if (isCapital(r, i)) {
    while (
      i > from &&
      (isCapital(r, i - 1) || isHyphen(r, i - 1) || isInnerStop(r, i - 1)) &&
      !(small[i - 1] & (Small.time | Small.month | Small.preposition))
    )
      i--;
    while (
      i > from + 1 &&
      isWord(r, i - 1) &&
      r.tokens.info[i - 1] & (Word.title | Word.speaking | Word.nationality) &&
      !(small[i - 1] & Small.preposition)
    )
      i--;
  } else {
    while (i > from && !(small[i] & (Small.determiner | Small.possessive))) i--;
    if (i === from) {
      i++;
      while (i < to && small[i] & (Small.time | Small.timeModifier)) i++;
    }
  }
  if (i > from && small[i - 1] & Small.determiner) i--;
  return i < to ? i : from;
}

const trimmed = (r: Reading, from: number, to: number): number => {
  let end = to;
  while (end > from && (isComma(r, end - 1) || isDash(r, end - 1))) end--;
  return end;
};

/** Whether the stretch between two commas says more about the noun before it: "a professor of law", "45", "who leads it". */
function isApposition(r: Reading, from: number, to: number): boolean {
  const { small, tokens } = r;
  if (from >= to) return false;
  if (small[from] & Small.relative) return true;
  let i = from;
  if (tokens.type[i] === TokenType.number) return true;
  for (; i < to; i++) {
    if (r.quotations.ofToken[i] >= 0) continue;
    if (small[i] & Small.relative) return true;
    if (small[i] & Small.subject && tokens.shape[i] === Shape.lower) return false;
    if (small[i] & (Small.be | Small.modal) && tokens.type[i] === TokenType.word) return false;
    if (small[i] & Small.have) return false;
  }
  return !(small[from] & (Small.coordinator | Small.subject));
}

/** A word that stands between commas within a clause: "though", "however", "too". */
const isAdverbial = (r: Reading, at: number): boolean =>
  isWord(r, at) &&
  r.tokens.shape[at] === Shape.lower &&
  ((r.small[at] & (Small.adverb | Small.subordinator)) !== 0 || endsInLy(r, at));

/**
 * The subject that ends before `to`, with its appositions: "Mina Cho, 45, a professor of law,". A comma or a dash may
 * stand between it and its verb.
 */
export function subjectBefore(r: Reading, from: number, to: number): Stretch | null {
  const { quotations, tokens } = r;
  let end = to;
  if (end > from && isDash(r, end - 1)) {
    // "Cho – who runs the harbour – said"
    let open = end - 2;
    while (open > Math.max(from, end - REACH) && !isDash(r, open)) open--;
    const head =
      open > from && isDash(r, open)
        ? nounPhraseBefore(r, from, tokens.info[open - 1] === 0x2d && isDash(r, open - 1) ? open - 1 : open)
        : null;
    if (head) return { from: head.from, to: end - 1 };
    end--;
  }
  if (end <= from) return null;
  const q = quotations.ofToken[end - 1];
  // “…,” closes an apposition that holds marks: "Cho, who calls it “a farce,” said".
  if (q >= 0 && isComma(r, quotations.contentLast[q] - 1) && quotations.first[q] > from + 2) {
    let open = quotations.first[q] - 1;
    while (open > Math.max(from, end - REACH) && !isComma(r, open)) open--;
    if (!isComma(r, open) || !isApposition(r, open + 1, quotations.first[q])) return null;
    const head = nounPhraseBefore(r, from, open);
    return head && { from: head.from, to: end };
  }
  if (!isComma(r, end - 1)) return nounPhraseBefore(r, from, end);
  const least = Math.max(from, end - REACH);
  // Back from comma to comma, as long as what stands between them is an apposition.
  let close = end - 1;
  let found: Stretch | null = null;
  for (let steps = 0; steps < 6; steps++) {
    let open = close - 1;
    while (open >= least && !isComma(r, open) && !isPunctuation(r, open, 0x3b)) open--;
    if (open < least || isPunctuation(r, open, 0x3b)) {
      if (found && close < found.from) {
        const name = nounPhraseBefore(r, from, close);
        if (name && isCapital(r, name.to - 1)) found = { from: name.from, to: found.to };
      }
      // Nothing before: what stands from here to the comma is the subject itself ("NATO SG, also highlights").
      if (!found && steps === 0 && !(r.small[least] & (Small.preposition | Small.subordinator)))
        found = nounPhraseBefore(r, Math.max(least, open + 1), close);
      break;
    }
    if (close - open === 2 && isAdverbial(r, open + 1)) {
      found = nounPhraseBefore(r, from, open);
      break;
    }
    if (!isApposition(r, open + 1, close)) break;
    const head = nounPhraseBefore(r, from, open);
    if (!head) {
      if (open > 0 && quotations.ofToken[open - 1] >= 0) break;
      close = open;
      continue;
    }
    // "Cho, a professor": a name or a noun at a clause's head.
    const begins =
      head.from === from ||
      isComma(r, head.from - 1) ||
      tokens.type[head.from - 1] === TokenType.punctuation ||
      (r.small[head.from - 1] & (Small.coordinator | Small.subordinator | Small.that)) !== 0 ||
      quotations.ofToken[head.from - 1] >= 0;
    if (begins || isCapital(r, head.to - 1)) {
      found = { from: head.from, to: end - 1 };
      if (head.from === from || !isComma(r, head.from - 1)) break;
      if (!isCapital(r, head.from) || r.small[head.from] & Small.determiner) {
        close = head.from - 1;
        continue;
      }
      break;
    }
    close = open;
  }
  return found;
}

/** The noun phrase that begins at `at`, with what hangs on it and its appositions, or null. */
export function nounPhraseAfter(r: Reading, at: number, to: number): Stretch | null {
  const { small, tokens, quotations } = r;
  const limit = Math.min(to, at + REACH);
  let i = at;
  if (i >= limit || quotations.ofToken[i] >= 0 || small[i] & Small.that) return null;
  if (
    small[i] & Small.subject &&
    !(small[i] & Small.determiner) &&
    !(isCapital(r, i) && i + 1 < limit && isCapital(r, i + 1))
  )
    return { from: i, to: i + 1 };
  if (small[i] & Small.objective) return { from: i, to: i + 1 };
  let heads = 0;
  while (i < limit) {
    const bits = small[i];
    if (quotations.ofToken[i] >= 0) {
      // A nickname within a name.
      const q = quotations.ofToken[i];
      const behind = quotations.last[q];
      if (
        heads &&
        behind < limit &&
        isCapital(r, behind) &&
        quotations.contentLast[q] - quotations.contentFirst[q] < 4 &&
        isCapital(r, i - 1)
      ) {
        i = behind;
        continue;
      }
      break;
    }
    if (isComma(r, i)) {
      const close = appositionEnd(r, i + 1, limit);
      if (heads && close > i) {
        i = close;
        break;
      }
      break;
    }
    if (isPunctuation(r, i, 0x28)) {
      let j = i + 1;
      while (j < limit && j < i + 12 && !isPunctuation(r, j, 0x29)) j++;
      if (j >= limit || !isPunctuation(r, j, 0x29)) break;
      i = j + 1;
      continue;
    }
    if (
      bits & Small.and &&
      heads &&
      i + 1 < limit &&
      (isCapital(r, i + 1) ||
        small[i + 1] & (Small.determiner | Small.possessive) ||
        (isCapital(r, i - 1) === false && inNounPhrase(r, i + 1)))
    ) {
      i++;
      continue;
    }
    if (bits & (Small.preposition | Small.to) && heads && !isCapital(r, i)) {
      if (beginsTime(r, i, limit)) break;
      if (
        i + 1 < limit &&
        quotations.ofToken[i + 1] < 0 &&
        inNounPhrase(r, i + 1) &&
        !(bits & Small.subordinator) &&
        !isSetting(r, i, limit)
      ) {
        i++;
        continue;
      }
      break;
    }
    if (bits & (Small.time | Small.month) && heads) break;
    if (bits & Small.relative && heads) {
      i = clauseEnd(r, i + 1, limit);
      break;
    }
    if (!inNounPhrase(r, i)) break;
    // A new noun phrase begins: "said the minister the plan".
    if (
      heads &&
      bits & (Small.determiner | Small.possessive) &&
      !isCapital(r, i) &&
      !(small[i - 1] & (Small.preposition | Small.to | Small.and | Small.determiner))
    )
      break;
    heads++;
    i++;
  }
  while (i > at && (isComma(r, i - 1) || tokens.type[i - 1] === TokenType.lineBreak)) i--;
  return heads && i > at ? { from: at, to: i } : null;
}

/** Nouns behind "in a" that set the scene of what is said rather than name who says it. */
const isSetting = (r: Reading, at: number, to: number): boolean => {
  const { small, tokens } = r;
  if (!(small[at] & Small.adverbial) || !(at + 2 < to)) return false;
  if (
    (tokens.hash[at] === IN ||
      tokens.hash[at] === DURING ||
      tokens.hash[at] === AFTER ||
      tokens.hash[at] === BEFORE ||
      tokens.hash[at] === VIA ||
      tokens.hash[at] === BY ||
      tokens.hash[at] === TO) &&
    small[at + 1] & (Small.determiner | Small.possessive)
  )
    return true;
  return (
    tokens.hash[at] === DURING ||
    tokens.hash[at] === VIA ||
    (tokens.hash[at] === AT && (small[at + 1] & Small.determiner) !== 0 && tokens.shape[at + 2] === Shape.lower)
  );
};

import { hashWord } from './tokens.js';

const [IN, AT, DURING, AFTER, BEFORE, VIA, BY, TO] = ['in', 'at', 'during', 'after', 'before', 'via', 'by', 'to'].map(
  hashWord,
);

/** Whether an adverbial of time begins here: "on Monday", "last week", "Tuesday". */
export function beginsTime(r: Reading, at: number, to: number): boolean {
  const { small } = r;
  let i = at;
  if (small[i] & Small.preposition) i++;
  while (i < to && small[i] & (Small.timeModifier | Small.determiner) && !(small[i] & Small.time)) i++;
  return i < to && (small[i] & (Small.time | Small.month)) !== 0;
}

/** Whether a reporting verb in a finite form stands here: "the paper reported". */
function reports(r: Reading, at: number): boolean {
  const { tokens } = r;
  const cue = cueOf(tokens.hash[at]);
  const form = formOf(cue);
  return (
    (cue & Frame.postposed) !== 0 &&
    tokens.shape[at] === Shape.lower &&
    (form === Form.past || form === Form.third) &&
    !(cue & Frame.nounLike && form === Form.third) &&
    !(r.small[at + 1] & Small.preposition && tokens.hash[at + 1] === BY)
  );
}

/** Where the apposition that begins behind a comma ends: at its closing comma or a stop; `from` when none begins. */
function appositionEnd(r: Reading, from: number, to: number): number {
  const { small, tokens } = r;
  if (from >= to) return from;
  const relative = (small[from] & Small.relative) !== 0;
  const begins =
    relative ||
    tokens.type[from] === TokenType.number ||
    (small[from] & (Small.determiner | Small.possessive)) !== 0 ||
    (isWord(r, from) &&
      !(small[from] & ~(Small.adverb | Small.time)) &&
      (isCapital(r, from) || (tokens.info[from] & (Word.noun | Word.title | Word.speaking | Word.adjective)) !== 0) &&
      !(cueOf(tokens.hash[from]) && formOf(cueOf(tokens.hash[from])) === Form.ing));
  if (!begins) return from;
  let i = from;
  while (i < to) {
    if (r.quotations.ofToken[i] >= 0) return i;
    if (tokens.type[i] === TokenType.punctuation) {
      const c = tokens.info[i];
      if (
        c === 0x2c ||
        c === 0x3b ||
        c === 0x3a ||
        c === 0x2014 ||
        c === 0x2013 ||
        ((c === 0x2e || c === 0x3f || c === 0x21) && !isInnerStop(r, i))
      )
        break;
    }
    if (
      !relative &&
      i > from &&
      (reports(r, i) || (isFiniteVerb(r, i) && small[i] & (Small.be | Small.modal | Small.have)))
    )
      return from;
    i++;
  }
  // A list or another name's apposition: go on while commas set off places and ages.
  if (
    i + 1 < to &&
    isComma(r, i) &&
    (tokens.type[i - 1] === TokenType.number || (isCapital(r, i - 1) && isCapital(r, i + 1)))
  ) {
    const further = appositionEnd(r, i + 1, to);
    if (further > i + 1) return further;
  }
  return i;
}

/** Where a clause behind a relative pronoun ends: at a comma, a dash or a mark. */
function clauseEnd(r: Reading, from: number, to: number): number {
  let i = from;
  while (i < to && !isComma(r, i) && !isDash(r, i) && r.quotations.ofToken[i] < 0 && !isPunctuation(r, i, 0x2e)) i++;
  return i;
}

/** Whether a subject begins here, so that an adverb before it belongs to its clause: "said unfortunately the plan …". */
const opensWith = (r: Reading, at: number): boolean =>
  (r.small[at] & (Small.subject | Small.determiner | Small.possessive)) !== 0 &&
  !(r.small[at] & (Small.that | Small.timeModifier));

/**
 * The token behind the adverbials that may stand between a cue and its content: "on Friday", "in a statement", "last
 * week", "again".
 */
export function skipAdverbials(r: Reading, at: number, to: number): number {
  const { small, tokens, quotations } = r;
  let i = at;
  for (let steps = 0; steps < 8 && i < to; steps++) {
    if (quotations.ofToken[i] >= 0) return i;
    const bits = small[i];
    if (bits & Small.that) return i;
    if (isAdverb(r, i) && !(bits & (Small.time | Small.timeModifier)) && !opensWith(r, i + 1)) {
      i++;
      continue;
    }
    if (
      beginsTime(r, i, to) &&
      !(
        bits & Small.preposition &&
        !isCapital(r, i + 1) &&
        !(small[i + 1] & (Small.time | Small.timeModifier | Small.month | Small.determiner))
      )
    ) {
      if (bits & Small.preposition) i++;
      while (i < to && small[i] & (Small.timeModifier | Small.determiner) && !(small[i] & Small.time)) i++;
      while (i < to && small[i] & (Small.time | Small.month)) i++;
      if (isPunctuation(r, i, 0x2e) && i + 1 < to && tokens.type[i + 1] === TokenType.number) i++;
      if (i < to && tokens.type[i] === TokenType.number) i++;
      continue;
    }
    if (bits & Small.adverbial && i + 1 < to && formOf(cueOf(tokens.hash[i + 1])) === Form.ing) break;
    if (
      bits & Small.adverbial &&
      !(bits & Small.question) &&
      i + 1 < to &&
      !(bits & Small.to && !isNominal(r, i + 1))
    ) {
      const j = nounPhraseLength(r, i + 1, to);
      if (j > i + 1) {
        i = j;
        continue;
      }
    }
    break;
  }
  return i;
}

/** Whether a noun phrase rather than an infinitive follows a "to". */
const isNominal = (r: Reading, at: number): boolean =>
  (r.small[at] & (Small.determiner | Small.possessive | Small.objective)) !== 0 ||
  isCapital(r, at) ||
  !(r.tokens.info[at] & Word.verb) ||
  (r.tokens.info[at] & Word.plural) !== 0;

/** The end of the plain noun phrase that begins here, up to a second one: for adverbials like "in a statement". */
export function nounPhraseLength(r: Reading, at: number, to: number): number {
  const { small, quotations, tokens } = r;
  let i = at;
  let heads = 0;
  if (i < to && small[i] & (Small.objective | Small.subject) && quotations.ofToken[i] < 0) return i + 1;
  while (i < to && quotations.ofToken[i] < 0) {
    const bits = small[i];
    if (bits & Small.that && heads) break;
    if (
      heads &&
      bits & (Small.determiner | Small.possessive) &&
      !(small[i - 1] & (Small.preposition | Small.to | Small.and))
    )
      break;
    if (bits & (Small.time | Small.month) && heads) break;
    if (
      heads &&
      bits & Small.preposition &&
      !isCapital(r, i) &&
      !(bits & Small.subordinator) &&
      i + 1 < to &&
      inNounPhrase(r, i + 1)
    ) {
      if (beginsTime(r, i, to)) break;
      i++;
      continue;
    }
    if (!inNounPhrase(r, i)) break;
    // A name behind a common noun begins the clause: "in a statement Cho was".
    if (
      heads &&
      isCapital(r, i) &&
      !isCapital(r, i - 1) &&
      tokens.type[i - 1] === TokenType.word &&
      !(small[i - 1] & (Small.determiner | Small.possessive | Small.preposition)) &&
      tokens.info[i - 1] & Word.noun &&
      !(tokens.info[i - 1] & (Word.title | Word.adjective))
    )
      break;
    heads++;
    i++;
  }
  return i;
}

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
