import { Form, formOf } from './cues.js';
import { Word } from './lexicon.js';
import { inNounPhrase, isWhose } from './phrases.js';
import {
  isAdverb,
  isCapital,
  isComma,
  isGenitive,
  isHyphen,
  isPunctuation,
  isSaid,
  isWord,
  type Reading,
} from './reading.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [AT, LEAST, MOST, OF, BEFORE, TODAY, THERE] = ['at', 'least', 'most', 'of', 'before', 'today', 'there'].map(
  hashWord,
);

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

/** Whether an adverbial of time begins here: "on Monday", "last week", "Tuesday". */
export function beginsTime(r: Reading, at: number, to: number): boolean {
  const { small } = r;
  let i = at;
  if (small[i] & Small.preposition) i++;
  while (i < to && small[i] & (Small.timeModifier | Small.determiner) && !(small[i] & Small.time)) i++;
  return i < to && (small[i] & (Small.time | Small.month)) !== 0;
}

const UNITS = wordSet(
  'second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades century centuries moment moments',
);
const AWAY = wordSet('ago later earlier afterward afterwards before');

/** The token behind a distance in time ("two years ago", "just a few days later"), or `at` where none begins. */
function behindDistance(r: Reading, at: number, to: number): number {
  const { hash } = r.tokens;
  let i = at;
  while (i < to && i < at + 5 && !UNITS.has(hash[i])) i++;
  if (i + 1 >= to || !UNITS.has(hash[i]) || !AWAY.has(hash[i + 1])) return at;
  // "two days before the vote" is told from a point, not from now.
  const ends = i + 2 >= to || isComma(r, i + 2) || r.quotations.ofToken[i + 2] >= 0 || r.small[i + 2] & Small.that;
  if (hash[i + 1] === BEFORE && !ends) return at;
  for (let j = at; j < i; j++) if (!isWord(r, j) ? r.tokens.type[j] !== TokenType.number : !measures(r, j)) return at;
  return i + 2;
}

/** Whether a word tells how much time: "just", "a", "few", "two". */
const measures = ({ small, tokens }: Reading, at: number): boolean =>
  (small[at] & (Small.adverb | Small.determiner)) !== 0 ||
  (tokens.info[at] & Word.number) !== 0 ||
  FEW.has(tokens.hash[at]);

const FEW = wordSet('few several couple of many some');

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
    const q = quotations.ofToken[i];
    if (q >= 0) {
      // "on NBC’s “Harbour Hour” that …": the programme.
      const last = quotations.last[q];
      if (i === at || !isGenitive(r, i - 1) || isSaid(r, q) || last >= to || isComma(r, quotations.contentLast[q] - 1))
        return i;
      i = last;
      continue;
    }
    const bits = small[i];
    if (bits & Small.that) return i;
    const away = behindDistance(r, i, to);
    if (away > i) {
      i = away;
      continue;
    }
    if (
      isAdverb(r, i) &&
      !(bits & (Small.time | Small.timeModifier)) &&
      !opensWith(r, i + 1) &&
      !isHyphen(r, i + 1) &&
      !(bits & Small.determiner && tokens.info[i + 1] & Word.noun)
    ) {
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
      const begin = i;
      if (bits & Small.preposition) i++;
      while (i < to && small[i] & (Small.timeModifier | Small.determiner) && !(small[i] & Small.time)) i++;
      while (i < to && small[i] & (Small.time | Small.month)) i++;
      if (isPunctuation(r, i, 0x2e) && i + 1 < to && tokens.type[i + 1] === TokenType.number) i++;
      if (i < to && tokens.type[i] === TokenType.number) i++;
      // "said each year of school pays"
      if (i < to && tokens.hash[i] === OF) return begin;
      continue;
    }
    if (bits & Small.adverbial && i + 1 < to && formOf(cueAt(tokens, i + 1)) === Form.ing) break;
    // "said at least six boats were lost"
    if (tokens.hash[i] === AT && (tokens.hash[i + 1] === LEAST || tokens.hash[i + 1] === MOST)) break;
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

/** A verb as it stands behind "to", as far as its look tells. */
const isInfinitive = (r: Reading, at: number): boolean =>
  r.tokens.type[at] === TokenType.word &&
  r.tokens.shape[at] === Shape.lower &&
  (r.tokens.info[at] & Word.verb) !== 0 &&
  !(r.small[at] & (Small.determiner | Small.possessive | Small.objective));

/** The end of the plain noun phrase that begins here, up to a second one: for adverbials like "in a statement". */
export function nounPhraseLength(r: Reading, at: number, to: number): number {
  const { small, quotations, tokens } = r;
  let i = at;
  let heads = 0;
  if (i < to && small[i] & (Small.objective | Small.subject) && quotations.ofToken[i] < 0 && !isWhose(r, i))
    return i + 1;
  while (i < to && quotations.ofToken[i] < 0) {
    const bits = small[i];
    if (bits & Small.that && heads) break;
    if (
      heads &&
      bits & (Small.determiner | Small.possessive) &&
      !(small[i - 1] & (Small.preposition | Small.to | Small.and))
    )
      break;
    // "the Today programme"
    if (bits & (Small.time | Small.month) && heads && !(tokens.hash[i] === TODAY && isCapital(r, i))) break;
    if (tokens.hash[i] === THERE) break;
    // "asked the mayor to go"
    if (heads && bits & Small.to && i + 1 < to && isInfinitive(r, i + 1)) break;
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
