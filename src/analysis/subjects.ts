import { Word } from './lexicon.js';
import { inNounPhrase, REACH } from './phrases.js';
import {
  endsInEd,
  endsInLy,
  isCapital,
  isComma,
  isDash,
  isHyphen,
  isInnerStop,
  isPunctuation,
  isWord,
  type Reading,
  type Stretch,
} from './reading.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

/** Prepositions that open a clause where a subject with its verb follows. */
const WHEN = wordSet('after before since until');

const [THE] = ['the'].map(hashWord);

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
  // "the i" is a newspaper.
  if (small[i] & Small.subject) return { from: i > least && tokens.hash[i - 1] === THE ? i - 1 : i, to: end };
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
      if (isComplementizer(r, i, end)) break;
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
      // "fell after the chain said": a clause of its own.
      !WHEN.has(tokens.hash[i]) &&
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
      i > least &&
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

/** Whether a "that" opens the clause of the subject behind it: "that the mayor", "that Cho", "that officials". */
const isComplementizer = ({ small, tokens }: Reading, at: number, end: number): boolean =>
  (small[at] & Small.that) !== 0 &&
  at + 1 < end &&
  ((small[at + 1] & (Small.determiner | Small.possessive)) !== 0 ||
    tokens.shape[at + 1] >= Shape.capitalized ||
    (tokens.info[end - 1] & Word.plural) !== 0);

/** Whether an "and" at `at` joins two noun phrases of one subject rather than two clauses. */
export function joins(r: Reading, least: number, at: number): boolean {
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

/** Whether the letter of a party and its hyphen stand here: "R-Okla." */
const isParty = ({ tokens: { text, start } }: Reading, at: number): boolean =>
  'RDI'.includes(text[start[at]]) && text[start[at] + 1] === '-';

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
    const close = tokens.info[end - 1] === 0x2d && isDash(r, end - 2) ? end - 2 : end - 1;
    let open = close - 1;
    while (open > Math.max(from, end - REACH) && !isDash(r, open)) open--;
    const head =
      open > from && isDash(r, open)
        ? nounPhraseBefore(r, from, tokens.info[open] === 0x2d && isDash(r, open - 1) ? open - 1 : open)
        : null;
    if (head) return { from: head.from, to: close };
    end = close;
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
  // The name between the last two commas: the subject where no noun phrase before it is one.
  let named: Stretch | null = null;
  for (let steps = 0; steps < 6; steps++) {
    let open = close - 1;
    while (open >= least && !isComma(r, open) && !isPunctuation(r, open, 0x3b)) open--;
    // What stands between marks and the comma behind them is a name by itself: “…,” Cho, the mayor, said.
    const marked =
      open >= least && close - open < 8 && quotations.ofToken[close - 1] < 0 && quotations.ofToken[open] >= 0;
    if (open < least || marked || isPunctuation(r, open, 0x3b)) {
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
    // "head of the office for harbours, ferries, and lights": the last of a list.
    if (r.small[open + 1] & Small.and && close - open < 5 && found === null) {
      close = open;
      continue;
    }
    if (!isApposition(r, open + 1, close)) break;
    if (steps === 0) {
      const name = nounPhraseBefore(r, open + 1, close);
      if (name && name.from === open + 1 && isCapital(r, name.from) && isCapital(r, name.to - 1)) named = name;
    }
    const head = nounPhraseBefore(r, from, open);
    // "Cho, who lives in Milton, a town by the sea,": what follows "who" is no noun; nor is "R-Okla.".
    if (!head || r.small[head.from - 1] & Small.relative || isParty(r, head.from)) {
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
      quotations.ofToken[head.from - 1] >= 0 ||
      // "In it the porter, Jonas Field,": behind a short adverbial a noun with its article begins the clause.
      ((r.small[head.from] & Small.determiner) !== 0 && (r.small[head.from - 1] & Small.objective) !== 0);
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
  return found ?? named ?? withClause(r, from, end - 1);
}

/** Whoever a statement begins with, and the clause behind a comma that says more of them: "Cho, whose town, Milton, will …,". */
function withClause(r: Reading, from: number, to: number): Stretch | null {
  for (let i = Math.max(from, to - REACH); i < to; i++) {
    if (!isComma(r, i) || !(r.small[i + 1] & Small.relative)) continue;
    const head = nounPhraseBefore(r, from, i);
    return head?.from === from ? { from, to } : null;
  }
  return null;
}
