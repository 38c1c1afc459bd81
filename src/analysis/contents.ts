import type { Clue } from './clues.js';
import { cueOf, Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import {
  beginsTime,
  endsInIng,
  endsInS,
  hasMarks,
  isAdverb,
  isCapital,
  isComma,
  isDash,
  isFiniteVerb,
  isPunctuation,
  nounPhraseAfter,
  nounPhraseLength,
  type Reading,
  type Stretch,
  skipAdverbials,
} from './phrases.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { Small } from './words.js';

/** Content behind a cue. */
export interface RightContent extends Stretch {
  /** How it is introduced; the plainer, the surer. */
  readonly by: 'that' | 'marks' | 'colon' | 'question' | 'clause' | 'infinitive' | 'object' | 'preposition' | 'naming';
}

const [
  AS,
  OUT,
  BACK,
  FOR,
  OF,
  ABOUT,
  ON,
  UPON,
  TO,
  AGAINST,
  WITH,
  OVER,
  AFTER,
  THAN,
  BUT,
  DID,
  COMPARED,
  WHILE,
  ACCORDING,
  DURING,
  IN,
] = [
  'as',
  'out',
  'back',
  'for',
  'of',
  'about',
  'on',
  'upon',
  'to',
  'against',
  'with',
  'over',
  'after',
  'than',
  'but',
  'did',
  'compared',
  'while',
  'according',
  'during',
  'in',
].map(hashWord);

/** Where words are said: they set the scene, and are no part of what is said. */
const MEDIA = new Set(
  'statement interview tweet speech email letter post column memo debate message video book report ad article'
    .split(' ')
    .map(hashWord),
);

const POINTING = new Set(['this', 'it', 'so', 'that', 'as', 'nothing', 'something', 'much', 'more'].map(hashWord));

const PERSONAL = new Set(['he', 'she'].map(hashWord));

const particles: readonly (readonly [hash: number, frame: number])[] = [
  [FOR, Frame.for],
  [OF, Frame.of],
  [ABOUT, Frame.about],
  [ON, Frame.on],
  [UPON, Frame.on],
  [TO, Frame.to],
  [AGAINST, Frame.against],
  [WITH, Frame.with],
  [OVER, Frame.over],
];

/** Where the statement's own stop stands, or its end. */
export function withoutStop(r: Reading, from: number, to: number): number {
  let end = to;
  while (
    end > from &&
    r.quotations.ofToken[end - 1] < 0 &&
    (isPunctuation(r, end - 1, 0x2e) ||
      isPunctuation(r, end - 1, 0x21) ||
      isPunctuation(r, end - 1, 0x3f) ||
      isPunctuation(r, end - 1, 0x3b) ||
      isPunctuation(r, end - 1, 0x2026) ||
      r.tokens.type[end - 1] === TokenType.lineBreak)
  )
    end--;
  return end;
}

/** The content behind a clue up to `to`, the end of the room it has; null where there is none. */
export function contentAfter(r: Reading, clue: Clue, to: number): RightContent | null {
  const { small, tokens } = r;
  const { frames } = clue;
  let at = clue.order === 'verb-subject' && clue.subject ? clue.subject.to : clue.to;
  const limit = withoutStop(r, at, to);
  if (at >= limit) return null;
  if (frames & Frame.out && tokens.hash[at] === OUT) at++;
  else if (frames & Frame.back && tokens.hash[at] === BACK) at++;
  else if (frames & Frame.out && tokens.hash[at] !== TO) return null;
  if (at >= limit) return null;
  else if (frames & Frame.back && !(frames & Frame.clause)) return null;
  const direct = opening(r, at, limit, frames);
  if (direct) return direct;
  if (clue.order === 'verb-subject') return null;
  if (frames & Frame.addressee) {
    const behind = addresseeEnd(r, at, limit);
    if (behind > at) {
      const told = opening(r, skipAdverbials(r, behind, limit), limit, frames | Frame.clause);
      if (told) return told;
      const next = skipAdverbials(r, behind, limit);
      if (frames & Frame.objectInfinitive && small[next] & Small.to) return { from: next, to: limit, by: 'infinitive' };
      if (small[next] & Small.negation && next + 1 < limit && small[next + 1] & Small.to)
        return { from: next, to: limit, by: 'infinitive' };
      if (frames & Frame.about && tokens.hash[next] === ABOUT) return { from: next + 1, to: limit, by: 'preposition' };
      if (next < limit && !isComma(r, next) && holdsClause(r, next, limit))
        return { from: next, to: limit, by: 'clause' };
      if (!(frames & Frame.clause && frames & Frame.postposed) || tokens.type[at] !== TokenType.word) return null;
      if (isComma(r, next) || next >= limit) return null;
    }
    if (clue.order === 'passive') return askedOrTold(r, at, limit, frames);
  }
  if (frames & Frame.infinitive && beginsInfinitive(r, at, limit)) return { from: at, to: limit, by: 'infinitive' };
  for (const [hash, frame] of particles)
    if (frames & frame && tokens.hash[at] === hash && at + 1 < limit && !beginsTime(r, at, limit)) {
      if (frames & Frame.clause && !(frames & (Frame.object | Frame.out))) {
        // "said of the plan that …"
        const behind = nounPhraseLength(r, at + 1, limit);
        const later = behind < limit ? opening(r, skipAdverbials(r, behind, limit), limit, frames) : null;
        if (later) return later;
        if (frame === Frame.about || frame === Frame.of || frame === Frame.to) return null;
      }
      return { from: at + 1, to: limit, by: 'preposition' };
    }
  let next = skipAdverbials(r, at, limit);
  // "said this year will be better": what looked like an adverbial is the subject.
  if (next < limit && isFiniteVerb(r, next)) next = at;
  const later = next > at ? opening(r, next, limit, frames) : null;
  if (later) return later;
  if (next >= limit) return null;
  if (small[next] & Small.to && frames & Frame.infinitive) return { from: next, to: limit, by: 'infinitive' };
  if (small[next] & Small.negation && small[next + 1] & Small.to && frames & Frame.infinitive)
    return { from: next, to: limit, by: 'infinitive' };
  if (
    isComma(r, next) ||
    isDash(r, next) ||
    (tokens.type[next] === TokenType.punctuation && r.quotations.ofToken[next] < 0 && !isMoney(tokens.info[next]))
  )
    return null;
  if (small[next] & Small.coordinator || small[next] & Small.and) return null;
  if (frames & Frame.naming) return { from: next, to: limit, by: 'naming' };
  if (frames & Frame.objectInfinitive && !(frames & Frame.addressee)) {
    const behind = nounPhraseLength(r, next, limit);
    if (behind > next && behind < limit && small[behind] & Small.to)
      return { from: behind, to: limit, by: 'infinitive' };
  }
  if (
    small[next] & (Small.preposition | Small.subordinator) &&
    next + 1 < limit &&
    formOf(cueOf(tokens.hash[next + 1])) !== Form.base &&
    endsInIng(r, next + 1)
  )
    return null;
  // "said this at a meeting", "said so before"
  if (
    POINTING.has(tokens.hash[next]) &&
    next + 1 < limit &&
    small[next + 1] & (Small.preposition | Small.adverbial | Small.adverb | Small.time)
  )
    return null;
  if (frames & Frame.clause && !(frames & (Frame.marked | Frame.weak)) && holdsClause(r, next, limit))
    return { from: next, to: limit, by: 'clause' };
  if (frames & Frame.person && !(frames & Frame.weak)) return { from: next, to: limit, by: 'object' };
  if (frames & Frame.object && !(frames & Frame.weak) && !(small[at] & Small.preposition))
    return { from: next, to: limit, by: 'object' };
  // Words in marks close behind: reported, whatever the verb.
  if (frames & (Frame.clause | Frame.thought) && !(small[next] & (Small.preposition | Small.to)))
    for (let i = next; i < limit && i < next + 8; i++) {
      if (r.quotations.ofToken[i] >= 0) return { from: next, to: limit, by: 'object' };
      if (isComma(r, i) || small[i] & (Small.subordinator | Small.relative)) break;
    }
  return null;
}

/** Whether "to" or "not to" stands here before a verb. */
function beginsInfinitive(r: Reading, at: number, to: number): boolean {
  const { small, tokens } = r;
  const i = small[at] & Small.negation ? at + 1 : at;
  return (
    i + 1 < to &&
    (small[i] & Small.to) !== 0 &&
    tokens.shape[i + 1] === Shape.lower &&
    !(small[i + 1] & (Small.determiner | Small.possessive | Small.objective))
  );
}

/** Content behind "was told", "asked", "when asked". */
function askedOrTold(r: Reading, at: number, limit: number, frames: number): RightContent | null {
  const { small, tokens } = r;
  const next = skipAdverbials(r, at, limit);
  if (frames & Frame.about && tokens.hash[at] === ABOUT && at + 1 < limit)
    return { from: at + 1, to: limit, by: 'preposition' };
  const told = opening(r, at, limit, frames) ?? opening(r, next, limit, frames);
  if (told) return told;
  if (small[next] & Small.to && frames & Frame.objectInfinitive) return { from: next, to: limit, by: 'infinitive' };
  if (holdsClause(r, at, limit) && !isComma(r, at) && !(small[at] & (Small.preposition | Small.coordinator)))
    return { from: at, to: limit, by: 'clause' };
  return null;
}

const isMoney = (c: number): boolean => c === 0x24 || c === 0xa3 || c === 0x20ac || c === 0x23 || c === 0x40;

/** Content that shows itself: behind "that", a colon, a mark, a question word. */
function opening(r: Reading, from: number, to: number, frames: number): RightContent | null {
  const { small, tokens, quotations } = r;
  let at = from;
  if (at >= to) return null;
  if (isPunctuation(r, at, 0x3a)) return at + 1 < to ? { from: at + 1, to, by: 'colon' } : null;
  if (isComma(r, at) && at + 1 < to) {
    if (quotations.ofToken[at + 1] >= 0) return { from: at + 1, to, by: 'marks' };
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
    if (small[at + 1] & Small.time) return null;
    const begin = isComma(r, at + 1) ? at + 2 : at + 1;
    // "proposed just that in March", "said that again": a pronoun.
    const pronoun =
      begin >= to ||
      (!holdsClause(r, begin, to) && (to - begin < 3 || (small[begin] & (Small.preposition | Small.adverb)) !== 0));
    return pronoun && !hasMarks(r, { from: at, to }) ? null : { from: begin, to, by: 'that' };
  }
  if (small[at] & Small.question && frames & (Frame.question | Frame.clause) && !(frames & Frame.marked)) {
    if (!(frames & Frame.question) && small[at] & Small.subordinator) return null;
    return { from: at, to, by: 'question' };
  }
  return null;
}

/** The token behind the one addressed ("told reporters", "told the BBC"), or `at` when nobody is. */
function addresseeEnd(r: Reading, at: number, to: number): number {
  const { small } = r;
  if (r.quotations.ofToken[at] >= 0) return at;
  if (small[at] & (Small.that | Small.question | Small.preposition) && !(small[at] & Small.objective)) return at;
  const end = nounPhraseLength(r, at, to);
  // "a town hall in Salem, New Hampshire"
  if (end > at && end + 1 < to && isComma(r, end) && isCapital(r, end - 1) && isCapital(r, end + 1)) {
    const further = nounPhraseLength(r, end + 1, to);
    return isComma(r, further) ? further + 1 : further;
  }
  return end;
}

/** Pronouns that can only begin a clause. */
const STARTS = new Set(['he', 'she', 'they', 'we', 'i', 'there'].map(hashWord));

/** Whether the room holds a subject with a finite verb. */
export function holdsClause(r: Reading, from: number, to: number): boolean {
  const { small, tokens } = r;
  const end = Math.min(to, from + 40);
  if (STARTS.has(tokens.hash[from]) && from + 1 < to) return true;
  for (let i = from + 1; i < end; i++) {
    if (r.quotations.ofToken[i] >= 0) return true;
    if (isFiniteVerb(r, i)) return true;
    if (tokens.type[i] === TokenType.clitic) {
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

/** Where the content behind a clue ends, within the room it has. */
export function contentEnd(r: Reading, clue: Clue, right: RightContent): number {
  if (right.by === 'marks') return marksEnd(r, right.from, right.to);
  if (right.by === 'colon') return right.to;
  if (clue.within === 'subordinate') return subordinateEnd(r, right.from, right.to);
  if (clue.within === 'noun') return nounEnd(r, clue, right);
  if (clue.within === 'relative') return relativeEnd(r, right.from, right.to);
  if (right.by === 'that' || right.by === 'clause' || right.by === 'question')
    return clauseEnd(r, right.from, right.to);
  return phraseEnd(r, right.from, right.to);
}

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
  if (stopped || isComma(r, last) || isPunctuation(r, from - 1, 0x3a) || isComma(r, from - 1)) return last;
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
  const end = right.by === 'infinitive' ? phraseEnd(r, right.from, right.to) : clauseEnd(r, right.from, right.to);
  let own = right.by === 'infinitive' ? 0 : 1;
  if (clue.subject && clue.subject.from > 0 && r.small[clue.subject.from - 1] & Small.preposition)
    own += right.by === 'infinitive' ? 0 : 1;
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

/** A relative clause amid its main one ends at the comma before the main verb. */
function relativeEnd(r: Reading, from: number, to: number): number {
  for (let i = from + 1; i + 1 < to; i++)
    if (r.quotations.ofToken[i] < 0 && isComma(r, i) && isFiniteVerb(r, i + 1)) return i;
  return clauseEnd(r, from, to);
}

/** The end of a reported clause: before what the reporter adds in words of his own. */
function clauseEnd(r: Reading, from: number, to: number): number {
  const { small, tokens, quotations } = r;
  const named = !(small[from] & Small.subject);
  for (let i = from + 1; i < to; i++) {
    if (quotations.ofToken[i] >= 0) {
      i = quotations.last[quotations.ofToken[i]] - 1;
      continue;
    }
    if (isDash(r, i)) {
      // A pair of dashes holds an aside, a single one an afterthought.
      let j = i + 1;
      while (j < to && !isDash(r, j)) j++;
      if (j >= to) return i;
      i = j;
      continue;
    }
    // "but did not say when"
    if (tokens.hash[i] === BUT && i + 2 < to && tokens.hash[i + 1] === DID && small[i + 2] & Small.negation) return i;
    if (tokens.hash[i] === ACCORDING && i > from + 2) return isComma(r, i - 1) ? i - 1 : i;
    if (!isComma(r, i) || i + 2 >= to) continue;
    const next = i + 1;
    if (tokens.hash[next] === COMPARED || tokens.hash[next] === WHILE) return i;
    // "…, but she …", "…, and abruptly canceled …"
    if (tokens.hash[next] === BUT && PERSONAL.has(tokens.hash[next + 1])) return i;
    if (small[next] & Small.coordinator && named && predicate(r, next + 1, to)) return i;
  }
  return to;
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
function phraseEnd(r: Reading, from: number, to: number): number {
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
    if (isDash(r, i)) return i;
    if (isPunctuation(r, i, 0x3b)) return i;
    const bits = small[i];
    if (bits & Small.and && predicate(r, i + 1, to)) return i;
    if (
      bits & Small.subordinator &&
      !(bits & (Small.preposition | Small.question)) &&
      r.tokens.hash[i] !== AS &&
      r.tokens.hash[i] !== THAN
    )
      return i;
    if (r.tokens.hash[i] === AFTER && i > from + 1 && holdsClause(r, i, to)) return i;
    if (r.tokens.hash[i] === DURING && i > from) return i;
    // "in a statement", "in an interview"
    if (r.tokens.hash[i] === IN && i > from && i + 2 < to && MEDIA.has(r.tokens.hash[i + 2])) return i;
  }
  return to;
}

/** Whether a comma stands in a list: a short item up to the next comma or "and". */
function listGoesOn(r: Reading, at: number, to: number): boolean {
  const { small } = r;
  const first = at + 1;
  if (first < to && small[first] & Small.coordinator)
    return !predicate(r, first + 1, to) && !holdsClause(r, first + 1, Math.min(to, first + 8));
  for (let i = first; i < to && i < first + 7; i++) {
    if (
      isFiniteVerb(r, i) ||
      small[i] & (Small.relative | Small.subordinator | Small.subject) ||
      formOf(cueOf(r.tokens.hash[i])) === Form.ing
    )
      return false;
    if (small[i] & Small.and) return true;
    if (isComma(r, i)) return i + 1 < to && (small[i + 1] & Small.coordinator) !== 0;
  }
  return false;
}

const isPast = ({ tokens: { text, start, end, hash } }: Reading, at: number): boolean =>
  formOf(cueOf(hash[at])) === Form.past ||
  (text.charCodeAt(end[at] - 1) === 0x64 && text.charCodeAt(end[at] - 2) === 0x65 && end[at] - start[at] > 3);
