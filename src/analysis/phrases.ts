import { beginsTime } from './adverbials.js';
import { Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import {
  FINITE,
  isCapital,
  isComma,
  isDash,
  isFiniteVerb,
  isHyphen,
  isInnerStop,
  isPunctuation,
  isWord,
  type Reading,
  type Stretch,
} from './reading.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [IN, AT, DURING, AFTER, BEFORE, VIA, BY, TO] = ['in', 'at', 'during', 'after', 'before', 'via', 'by', 'to'].map(
  hashWord,
);

/** Words that cannot stand within a noun phrase. */
const BREAKS = Small.that | Small.relative | Small.subordinator | Small.subject | FINITE | Small.coordinator;

/** Whether a "her" tells whose something is: "her friend", where a noun or an adjective follows. */
export const isWhose = ({ tokens, small }: Reading, at: number): boolean =>
  (small[at] & Small.possessive) !== 0 &&
  tokens.type[at + 1] === TokenType.word &&
  (tokens.info[at + 1] & (Word.noun | Word.adjective)) !== 0 &&
  !small[at + 1];

/** A word that may belong to a noun phrase, seen from the right. */
export function inNounPhrase(r: Reading, at: number): boolean {
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
  // "When Cho": a sentence's first word has its capital from there.
  if (bits & Small.subordinator && isCapital(r, at) && (at === 0 || tokens.type[at - 1] !== TokenType.word))
    return false;
  if (isCapital(r, at))
    return !(bits & (Small.subject | Small.that | Small.coordinator)) || tokens.end[at] - tokens.start[at] > 4;
  if (bits & Small.determiner) return true;
  if (bits & Small.possessive && bits & Small.objective) return isWhose(r, at);
  if (bits & (BREAKS | Small.preposition | Small.to | Small.been | Small.objective)) return false;
  if (bits & Small.possessive) return true;
  if (bits & Small.adverb) return false;
  // "dismissed" may be an adjective, but not behind a noun.
  if (
    formOf(cueAt(tokens, at)) === Form.past &&
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

/** How far back a source may reach, in tokens. */
export const REACH = 60;

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

/** What somebody makes known something with: the phrase with "by" behind it tells whose it is. */
const WORKS = wordSet(
  'report study survey poll analysis review statement letter paper article audit investigation inquiry research',
);

/** Nouns behind "in a" that set the scene of what is said rather than name who says it. */
const isSetting = (r: Reading, at: number, to: number): boolean => {
  const { small, tokens } = r;
  if (!(small[at] & Small.adverbial) || !(at + 2 < to)) return false;
  if (tokens.hash[at] === BY && WORKS.has(tokens.hash[at - 1])) return false;
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

/** Whether a reporting verb in a finite form stands here: "the paper reported". */
function reports(r: Reading, at: number): boolean {
  const { tokens } = r;
  const cue = cueAt(tokens, at);
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
    (tokens.type[from] === TokenType.number && from + 1 < to && (isComma(r, from + 1) || isHyphen(r, from + 1))) ||
    (small[from] & (Small.determiner | Small.possessive)) !== 0 ||
    (isWord(r, from) &&
      !(small[from] & ~(Small.adverb | Small.time)) &&
      (isCapital(r, from) || (tokens.info[from] & (Word.noun | Word.title | Word.speaking | Word.adjective)) !== 0) &&
      !(cueAt(tokens, from) && formOf(cueAt(tokens, from)) === Form.ing));
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
