import { holdsClause } from './clauses.js';
import type { Clue } from './clue.js';
import { isSetting, type RightContent } from './contents.js';
import { Form, formOf } from './cues.js';
import { nounPhraseAfter } from './phrases.js';
import {
  behindDash,
  hasMarks,
  holdsVerb,
  isAdverb,
  isComma,
  isDash,
  isFiniteVerb,
  isPunctuation,
  type Reading,
} from './reading.js';
import { hashWord, type Tokens, TokenType } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [BUT, DID, COMPARED, WHILE, ACCORDING, IN, A, AN, WHAT, INCLUDING, AS] = [
  'but',
  'did',
  'compared',
  'while',
  'according',
  'in',
  'a',
  'an',
  'what',
  'including',
  'as',
].map(hashWord);

/** Where words are said: they set the scene, and are no part of what is said. */
const MEDIA = wordSet(
  'statement interview tweet speech email letter post column memo debate message video book report ad article',
);

const DECLINED = wordSet('declined refused');
const PERSONAL = wordSet('he she');

/** Where the statement's own stop stands, or its end. */
export function withoutStop(r: Reading, from: number, to: number): number {
  let end = to;
  while (end > from && r.quotations.ofToken[end - 1] < 0 && isStop(r.tokens, end - 1)) end--;
  return end;
}

/** What ends a statement: stops, semicolons, line breaks, and the stars of a bold line. */
function isStop({ type, info }: Tokens, at: number): boolean {
  if (type[at] !== TokenType.punctuation) return type[at] === TokenType.lineBreak;
  const c = info[at];
  return c === 0x2e || c === 0x21 || c === 0x3f || c === 0x3b || c === 0x2026 || c === 0x2a;
}

/** An aside or a list has at most so many tokens. */
const LONGEST_ASIDE = 24;

/** Where the content behind a clue ends, within the room it has. */
export function contentEnd(r: Reading, clue: Clue, right: RightContent): number {
  if (right.by === 'marks') return marksEnd(r, right.from, right.to);
  if (right.by === 'colon') return right.to;
  if (clue.within === 'subordinate' || clue.within === 'as') {
    const end = subordinateEnd(r, right.from, right.to);
    return isClause(right) ? end : Math.min(end, phraseEnd(r, right.from, right.to));
  }
  if (clue.within === 'noun') return nounEnd(r, clue, right);
  if (clue.within === 'relative') {
    const end = relativeEnd(r, clue, right.from, right.to);
    return isClause(right) ? end : Math.min(end, phraseEnd(r, right.from, right.to));
  }
  if (isClause(right)) return clauseEnd(r, right.from, right.to);
  const end = phraseEnd(r, right.from, right.to);
  const goesOn = right.by === 'naming' || right.by === 'object' ? behindApposition(r, right.from, end, right.to) : end;
  return goesOn > end ? phraseEnd(r, goesOn - 1, right.to) : end;
}

/** The token behind what stands between two commas and says more of what is called something: "Cho, his rival, | a thief". */
function behindApposition(r: Reading, from: number, comma: number, to: number): number {
  if (!isComma(r, comma) || hasMarks(r, { from, to: comma }) || isFiniteVerb(r, comma + 1)) return comma;
  for (let i = comma + 1; i + 1 < to && i < comma + LONGEST_ASIDE; i++) {
    if (r.quotations.ofToken[i] >= 0) return comma;
    if (!isComma(r, i)) continue;
    const judges = r.small[i + 1] & Small.determiner || r.tokens.hash[i + 1] === AS || r.quotations.ofToken[i + 1] >= 0;
    return judges && hasMarks(r, { from: i, to }) ? i + 1 : comma;
  }
  return comma;
}

/** Content that is a clause. */
export const isClause = ({ by }: RightContent): boolean => by === 'that' || by === 'clause' || by === 'question';

/** Words in marks that stand by themselves end with their marks; others go on with the clause they stand in. */
function marksEnd(r: Reading, from: number, to: number): number {
  const { quotations, tokens } = r;
  const q = quotations.ofToken[from];
  const last = quotations.last[q];
  if (last >= to) return to;
  const inner = quotations.contentLast[q] - 1;
  const stopped =
    tokens.type[inner] === TokenType.punctuation &&
    (tokens.info[inner] === 0x2e ||
      tokens.info[inner] === 0x3f ||
      tokens.info[inner] === 0x21 ||
      tokens.info[inner] === 0x2c);
  if (stopped || isSetting(r, last) || isComma(r, last) || isPunctuation(r, from - 1, 0x3a) || isComma(r, from - 1))
    return last;
  return phraseEnd(r, last - 1, to);
}

/** A clause that hangs on a main one ends at the comma before it: where a subject with its verb follows, or the first. */
function subordinateEnd(r: Reading, from: number, to: number): number {
  const { quotations } = r;
  let first = -1;
  for (let i = from + 1; i < to; i++) {
    const q = quotations.ofToken[i];
    let comma = isComma(r, i) ? i : -1;
    if (q >= 0) {
      i = quotations.last[q] - 1;
      comma = isComma(r, quotations.contentLast[q] - 1) ? quotations.last[q] : -1;
    }
    if (comma < 0) continue;
    if (first < 0) first = comma;
    const begin = q >= 0 ? comma : comma + 1;
    const subject = nounPhraseAfter(r, begin, to);
    if (subject && subject.to < to && isFiniteVerb(r, isAdverb(r, subject.to) ? subject.to + 1 : subject.to))
      return comma;
  }
  return first < 0 ? to : first;
}

/** What a noun reports ends before the verb whose subject the noun is. */
function nounEnd(r: Reading, clue: Clue, right: RightContent): number {
  const clause = isClause(right);
  const end = clause ? clauseEnd(r, right.from, right.to) : phraseEnd(r, right.from, right.to);
  // Verbs of the content itself, and one more where the noun hangs on a preposition: "in his claim that".
  let own = clause ? 1 : 0;
  if (clause && clue.subject && clue.subject.from > 0 && r.small[clue.subject.from - 1] & Small.preposition) own++;
  for (let i = right.from + 1; i < end; i++) {
    if (
      r.quotations.ofToken[i] >= 0 ||
      !isFiniteVerb(r, i) ||
      r.small[i - 1] & (Small.be | Small.have | Small.modal | Small.relative | Small.that)
    )
      continue;
    if (own-- === 0) return i;
  }
  return end;
}

const AUXILIARY = Small.be | Small.have | Small.modal | Small.relative | Small.that | Small.coordinator | Small.been;

/** Whether a sentence begins here. */
const opensSentence = ({ tokens }: Reading, at: number): boolean =>
  at === 0 || tokens.type[at - 1] === TokenType.lineBreak || tokens.info[at - 1] === 0x2e;

/** A relative clause amid its main one ends at the comma before the main verb. */
function relativeEnd(r: Reading, clue: Clue, from: number, to: number): number {
  // "Sailors who say the pier is lost were …": the main verb is the second one.
  let own = clue.subject && opensSentence(r, clue.subject.from) && !isComma(r, clue.head - 1) ? 1 : Infinity;
  // "Cho – who said the pier was lost – left": the second dash of the pair.
  const dashed = isDash(r, clue.head - 1);
  let commas = 0;
  for (let i = from + 1; i + 1 < to; i++)
    if (r.quotations.ofToken[i] < 0) {
      if (dashed && isDash(r, i)) return i;
      // "who said Cho, the mayor, would go": the second comma of a pair before the content's own verb.
      if (isComma(r, i) && isFiniteVerb(r, i + 1) && (commas === 0 || holdsVerb(r, from, i))) return i;
      if (isComma(r, i)) commas++;
      if (isFiniteVerb(r, i) && !(r.small[i - 1] & AUXILIARY) && own-- === 0) return i;
    }
  return clauseEnd(r, from, to);
}

/** The end of a reported clause: before what the reporter adds in words of his own. */
export function clauseEnd(r: Reading, from: number, to: number): number {
  const { small, tokens, quotations } = r;
  const named = !(small[from] & Small.subject);
  for (let i = isDash(r, from) ? from : from + 1; i < to; i++) {
    if (quotations.ofToken[i] >= 0) {
      i = quotations.last[quotations.ofToken[i]] - 1;
      continue;
    }
    if (isDash(r, i)) {
      // A pair of dashes holds an aside, a single one an afterthought.
      const behind = behindDash(r, i);
      let j = behind;
      while (j < to && !isDash(r, j)) j++;
      if (j < to) i = behindDash(r, j) - 1;
      // "- and that", "- for instance" go on.
      else if (
        !(small[behind] & Small.coordinator && small[behind + 1] & Small.that) &&
        !(small[behind] & (Small.preposition | Small.question))
      )
        return i;
      continue;
    }
    if (isPunctuation(r, i, 0x3b) && !goesOnBehind(r, i + 1, to)) return i;
    // "but did not say when", "but declined to say when"
    if (tokens.hash[i] === BUT && i + 2 < to) {
      const behind = small[i + 2];
      if (tokens.hash[i + 1] === DID ? behind & Small.negation : DECLINED.has(tokens.hash[i + 1]) && behind & Small.to)
        return i;
    }
    if (tokens.hash[i] === ACCORDING && i > from + 2) return isComma(r, i - 1) ? i - 1 : i;
    if (!isComma(r, i) || i + 2 >= to) continue;
    const next = i + 1;
    if (tokens.hash[next] === COMPARED || tokens.hash[next] === WHILE) return i;
    if (afterthought(r, from, i, to)) return i;
    // "…, but she …", "…, and abruptly canceled …"
    if (tokens.hash[next] === BUT && PERSONAL.has(tokens.hash[next + 1])) return i;
    if (small[next] & Small.coordinator && named && predicate(r, next + 1, to)) return i;
  }
  return to;
}

/** Whether what is said goes on behind a semicolon: "; therefore …", "; and that …", "; it …". */
const goesOnBehind = (r: Reading, at: number, to: number): boolean =>
  at >= to ||
  (r.small[at] & (Small.adverb | Small.coordinator | Small.that)) !== 0 ||
  ((r.small[at] & Small.subject) !== 0 && !PERSONAL.has(r.tokens.hash[at])) ||
  isFiniteVerb(r, at);

/** Whether a comma opens what the reporter explains to the end of the clause: "…, a plan that …", "…, which …". */
function afterthought(r: Reading, from: number, at: number, to: number): boolean {
  const { small, tokens } = r;
  const next = at + 1;
  const relative = (small[next] & Small.relative) !== 0 && tokens.hash[next] !== WHAT;
  if (!relative && tokens.hash[next] !== A && tokens.hash[next] !== AN) return false;
  if (!holdsVerb(r, from, at)) return false;
  for (let i = next + 1; i < to; i++) if (r.quotations.ofToken[i] < 0 && isComma(r, i)) return false;
  return true;
}

/** Whether a past verb without a subject of its own stands here, adverbs before it left out. */
function predicate(r: Reading, from: number, to: number): boolean {
  const { small, tokens } = r;
  let j = from;
  while (j < to && isAdverb(r, j)) j++;
  return (
    j < to &&
    tokens.type[j] === TokenType.word &&
    isFiniteVerb(r, j) &&
    !(small[j] & (Small.modal | Small.have | Small.be)) &&
    isPast(r, j)
  );
}

/** The end of a noun phrase or an infinitive that is reported: at what begins another clause. */
export function phraseEnd(r: Reading, from: number, to: number): number {
  const { small, quotations } = r;
  for (let i = from + 1; i < to; i++) {
    if (quotations.ofToken[i] >= 0) {
      const q = quotations.ofToken[i];
      i = quotations.last[q] - 1;
      if (isComma(r, quotations.contentLast[q] - 1)) return quotations.last[q];
      continue;
    }
    if (isComma(r, i)) {
      if (!listGoesOn(r, i, to)) return i;
      continue;
    }
    if (isDash(r, i)) {
      const close = dashBehind(r, i, to);
      if (close < 0) return i;
      i = close;
      continue;
    }
    if (isPunctuation(r, i, 0x3b)) return i;
    if (small[i] & Small.coordinator && (predicate(r, i + 1, to) || (i + 1 < to && isFiniteVerb(r, i + 1)))) return i;
    // "in a statement", "in an interview"
    if (r.tokens.hash[i] === IN && i > from && i + 2 < to && MEDIA.has(r.tokens.hash[i + 2])) return i;
  }
  return to;
}

/** The second of a pair of dashes that hold a few words: "all Muslims – a fifth of us – from …"; or -1. */
function dashBehind(r: Reading, at: number, to: number): number {
  for (let i = behindDash(r, at); i + 1 < to && i < at + LONGEST_ASIDE; i++)
    if (isDash(r, i)) return behindDash(r, i) - 1;
  return -1;
}

/** Whether a comma stands in a list: short items up to an "and". */
function listGoesOn(r: Reading, at: number, to: number): boolean {
  const { small } = r;
  const first = at + 1;
  if (r.tokens.hash[first] === INCLUDING) return true;
  if (first < to && small[first] & Small.coordinator)
    return !predicate(r, first + 1, to) && !holdsClause(r, first + 1, Math.min(to, first + 8));
  let item = first;
  for (let i = first; i < to && i < item + 7 && i < first + LONGEST_ASIDE; i++) {
    if (
      isFiniteVerb(r, i) ||
      small[i] & (Small.relative | Small.subordinator | Small.subject) ||
      formOf(cueAt(r.tokens, i)) === Form.ing
    )
      return false;
    if (small[i] & Small.and) return true;
    if (isComma(r, i)) {
      if (i + 1 < to && small[i + 1] & Small.coordinator) return true;
      item = i + 1;
    }
  }
  return false;
}

const isPast = ({ tokens, tokens: { text, start, end } }: Reading, at: number): boolean =>
  formOf(cueAt(tokens, at)) === Form.past ||
  (text.charCodeAt(end[at] - 1) === 0x64 && text.charCodeAt(end[at] - 2) === 0x65 && end[at] - start[at] > 3);
