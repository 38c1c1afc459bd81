import { Word } from './lexicon.js';
import { endsInS, hasMarks, isAdverb, isCapital, isComma, isFiniteVerb, type Reading } from './reading.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [WHAT] = ['what'].map(hashWord);

/** Pronouns that can only begin a clause. */
const STARTS = wordSet('he she they we i there');

/** Words that open a clause beside the one they stand in. */
const BESIDES = wordSet('before after when until because although though unless');

/** Words that set a clause against the one before. */
const AGAINST = wordSet('though although while whereas even');

/** Whether a comma stands before `to`. */
function closesBefore(r: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isComma(r, i)) return true;
  return false;
}

/** Whether a clause begins here that belongs to the noun before it: "the work that helped", "the bill which …", "the bill he wrote". */
const opensWithin = (r: Reading, at: number): boolean =>
  r.small[at] & Small.that
    ? isFiniteVerb(r, at + 1)
    : r.small[at] & Small.relative
      ? r.tokens.hash[at] !== WHAT
      : (r.small[at] & Small.subject) !== 0 &&
        (r.tokens.info[at - 1] & (Word.noun | Word.verb)) === Word.noun &&
        !r.small[at - 1];

/** Whether the room holds a subject with a finite verb. */
export function holdsClause(r: Reading, from: number, to: number): boolean {
  const { small, tokens } = r;
  const end = Math.min(to, from + 40);
  if (STARTS.has(tokens.hash[from]) && from + 1 < to) return true;
  // Verbs that belong to clauses within the noun phrase: "the work that they did", "the bill he wrote".
  let within = 0;
  for (let i = from + 1; i < end; i++) {
    if (r.quotations.ofToken[i] >= 0) return true;
    if (opensWithin(r, i)) within++;
    // "warned the owners before it burst": the verb behind is that of another clause.
    if (BESIDES.has(tokens.hash[i]) && small[i + 1] & Small.subject && !isComma(r, i - 1)) return false;
    // "did not mention it, though the crowd booed"
    if (
      isComma(r, i) &&
      AGAINST.has(tokens.hash[i + 1]) &&
      !closesBefore(r, i + 1, end) &&
      !hasMarks(r, { from: i, to: end })
    )
      return false;
    // "denied four counts, and the council met": so is the one behind "and".
    if (isComma(r, i) && small[i + 1] & Small.coordinator) return false;
    // "denied four counts but would not say": the verb behind is that of whoever denied.
    if (small[i] & Small.coordinator && i + 1 < end && isFiniteVerb(r, i + 1)) return false;
    if (isFiniteVerb(r, i)) {
      if (within === 0) return true;
      within--;
      while (
        i + 1 < end &&
        (isFiniteVerb(r, i + 1) || isAdverb(r, i + 1) || small[i + 1] & (Small.negation | Small.been))
      )
        i++;
      continue;
    }
    if (tokens.type[i] === TokenType.clitic) {
      if (small[i - 1] & Small.subject) return true;
      if (
        i + 1 < end &&
        small[i + 1] & (Small.adverb | Small.determiner | Small.negation | Small.been | Small.to | Small.preposition)
      )
        return true;
      continue;
    }
    // "voters want", "the plan needs": a verb that is no noun, or follows a plural or a pronoun.
    const info = tokens.info[i];
    if (
      tokens.shape[i] !== Shape.lower ||
      !(info & Word.verb) ||
      small[i - 1] & (Small.determiner | Small.possessive | Small.preposition | Small.to)
    )
      continue;
    if (!(info & (Word.noun | Word.adjective)) && !small[i]) return true;
    // "praise from Cho helps": behind a noun, a form in -s may be the verb.
    if (endsInS(r, i) && (isCapital(r, i - 1) || tokens.info[i - 1] & Word.noun)) return true;
    if (small[i - 1] & Small.subject) return true;
  }
  return false;
}
