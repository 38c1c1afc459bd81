import { timeBefore } from './adverbials.js';
import type { Clue } from './clue.js';
import { Form, formOf } from './cues.js';
import { Word } from './lexicon.js';
import {
  endsInEd,
  endsInS,
  FINITE,
  isAdverb,
  isCapital,
  isComma,
  isDash,
  isFiniteVerb,
  type Reading,
  type Stretch,
} from './reading.js';
import { nounPhraseBefore, subjectBefore } from './subjects.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { cueAt, sayingAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Saying, Small } from './words.js';

const [AS, WHO, WHOSE, SINCE, BY] = ['as', 'who', 'whose', 'since', 'by'].map(hashWord);

/** What is done to a text or a study. */
const MADE = wordSet('published released conducted issued filed posted written commissioned broadcast aired printed');

const REFLEXIVE = wordSet('himself herself themselves itself myself ourselves');

interface Group {
  from: number;
  be: boolean;
  have: boolean;
  modal: boolean;
  to: boolean;
}

/** The auxiliaries and adverbs before a verb. */
export function groupBefore(r: Reading, from: number, at: number): Group {
  const { small, tokens } = r;
  const group: Group = { from: at, be: false, have: false, modal: false, to: false };
  for (let i = at - 1; i >= from && r.quotations.ofToken[i] < 0; i--) {
    const bits = small[i];
    if (tokens.type[i] === TokenType.clitic) {
      const c = tokens.text.charCodeAt(tokens.start[i] + 1) | 0x20;
      const form = formOf(cueAt(tokens, at));
      if (c === 0x73 && form !== Form.ing && !(i > from && small[i - 1] & (Small.subject | Small.relative))) break;
      if (c === 0x6c || c === 0x64) group.modal = true;
      else if (c === 0x76) group.have = true;
      else group.be = true;
    } else if (isCapital(r, i) && i > from) break;
    else if (bits & (Small.be | Small.been)) group.be = true;
    else if (bits & Small.have) group.have = true;
    else if (bits & Small.modal) group.modal = true;
    else if (bits & Small.to) group.to = true;
    else if (tokens.hash[i] === SINCE && i > from && small[i - 1] & Small.have) group.have = true;
    else if (
      !(bits & Small.negation) &&
      !(i > from && REFLEXIVE.has(tokens.hash[i])) &&
      !(
        isAdverb(r, i) &&
        !(bits & (Small.time | Small.preposition)) &&
        !(
          bits & Small.determiner &&
          (i === from || tokens.type[i - 1] === TokenType.punctuation || small[i - 1] & Small.coordinator)
        )
      )
    )
      break;
    group.from = i;
  }
  return group;
}

/** Whether a subject can be that of a new clause behind an "and": a bare noun shares what stands before the "and". */
export const opensClause = (r: Reading, at: number): boolean =>
  isCapital(r, at) ||
  r.tokens.type[at] === TokenType.number ||
  (r.tokens.info[at] & Word.number) !== 0 ||
  (r.small[at] & (Small.subject | Small.determiner | Small.possessive)) !== 0;

/** How the clause whose subject begins at `at` hangs on another one. */
export function hangs(r: Reading, from: number, at: number): Clue['within'] {
  let i = at - 1;
  // "While only half of them say"
  while (i > from && !(r.small[i] & Small.subordinator) && isAdverb(r, i)) i--;
  if (i < from || !(r.small[i] & Small.subordinator)) return 'none';
  return r.tokens.hash[i] === AS ? 'as' : 'subordinate';
}

/** Whether a subject with its verb stands before: then what follows closes the sentence rather than opens it. */
export function hasSubject(r: Reading, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (r.quotations.ofToken[i] >= 0 || isFiniteVerb(r, i)) return true;
  return false;
}

/** "Bush and Christie say": two names make a plural. */
export function joinsNames(r: Reading, from: number, at: number): boolean {
  for (let i = at; i >= from && i > at - 6; i--) {
    if (r.small[i] & Small.and) return true;
    if (!isCapital(r, i)) return false;
  }
  return false;
}

/** With a comma before the verb, whether a subject with an apposition is what the comma closes. */
export function strongSubject(r: Reading, subject: Stretch, previous: number): boolean {
  if (!isComma(r, previous) || subject.to + 1 < previous) return true;
  for (let i = subject.from; i < subject.to; i++) if (isComma(r, i)) return true;
  return false;
}

/** The subject before a verb group, adverbials of time between them left out. */
export function subjectAt(r: Reading, from: number, groupFrom: number): Stretch | null {
  const whole = restrictedSubject(r, from, groupFrom);
  if (whole) return whole;
  const time = timeBefore(r, from, groupFrom);
  const closed = isComma(r, groupFrom - 1);
  if (time < groupFrom && time > from && (!closed || isComma(r, time))) {
    const subject = subjectBefore(r, from, time);
    if (subject) return subject;
    // "a letter sent Thursday": a participle that says more about the noun before it.
    const letter = isParticiple(r, time - 1) ? subjectBefore(r, from, time - 1) : null;
    if (letter && letter.to === time - 1) return { from: letter.from, to: closed ? groupFrom - 1 : groupFrom };
  }
  const subject = subjectBefore(r, from, groupFrom);
  // "a poll released by the harbour office showed": the poll shows, not the office.
  const by = subject ? subject.from - 1 : -1;
  const made =
    by > from && (r.tokens.hash[by] === BY || (r.small[by] & Small.preposition && MADE.has(r.tokens.hash[by - 1])))
      ? reducedSubject(r, from, by, closed ? groupFrom - 1 : groupFrom)
      : null;
  if (made) return made;
  // "the figures published in the bulletin this week, showed": no day or week is a subject, what it is said of may be.
  if (subject && closed && time < groupFrom && subject.from >= time)
    return reducedSubject(r, from, time, groupFrom - 1);
  return subject;
}

/** The noun phrase with a participle behind it that reaches from somewhere before `time` to `to`, or null. */
function reducedSubject(r: Reading, from: number, time: number, to: number): Stretch | null {
  for (let i = time - 1; i > from && i > time - 20 && !isComma(r, i) && r.quotations.ofToken[i] < 0; i--) {
    if (!isParticiple(r, i)) continue;
    const head = nounPhraseBefore(r, from, i);
    return head && head.to === i ? { from: head.from, to } : null;
  }
  return null;
}

/** A past form that may stand behind the noun it belongs to: "filed", "sent". */
const isParticiple = (r: Reading, at: number): boolean =>
  r.tokens.shape[at] === Shape.lower &&
  (endsInEd(r, at) || PARTICIPLES.has(r.tokens.hash[at])) &&
  !(r.small[at] & FINITE && !PARTICIPLES.has(r.tokens.hash[at]));

const PARTICIPLES = wordSet('sent made written held seen given taken shown found');

/** Whether the clause of a "who" has a verb of its own before `to`: "who still works nights", "whose pupils had to leave". */
function isVerbBehind(r: Reading, who: number, to: number): boolean {
  const { small, tokens } = r;
  let verb = who + 1;
  while (verb + 1 < to && isAdverb(r, verb)) verb++;
  if (small[verb] & Small.subject) return false;
  // What could be a noun elsewhere ("works", "cares") can be no other than the verb behind "who".
  if (tokens.hash[who] !== WHO) verb++;
  else if (
    tokens.shape[verb] === Shape.lower &&
    !(small[verb] & (Small.determiner | Small.possessive | Small.preposition))
  )
    return true;
  for (let j = verb; j < to; j++) if (isFiniteVerb(r, j)) return true;
  return false;
}

/** Whether a "that" stands for the noun before it, as a verb behind it shows: "the company that built the pier". */
function isRelativeThat(r: Reading, that: number): boolean {
  const { small, tokens } = r;
  const [noun, verb] = [that - 1, that + 1];
  if (!isNounLike(r, noun) || tokens.shape[noun] !== Shape.lower || sayingAt(tokens, noun) & Saying.takes) return false;
  if (isFiniteVerb(r, verb)) return true;
  if (!(tokens.info[verb] & Word.verb) || tokens.shape[verb] !== Shape.lower) return false;
  // What may be a noun elsewhere agrees with the one before, or what it is done to stands behind it.
  return endsInS(r, verb) ? !isPlural(r, noun) : (small[verb + 1] & (Small.determiner | Small.possessive)) !== 0;
}

/** "people who attended the talks": a noun phrase with a relative clause without a comma before the verb. */
function restrictedSubject(r: Reading, from: number, to: number): Stretch | null {
  const { small, tokens, quotations } = r;
  for (let i = to - 1; i > from && i > to - 20; i--) {
    if (quotations.ofToken[i] >= 0 || isComma(r, i) || isDash(r, i) || small[i] & Small.coordinator) return null;
    const that = (small[i] & Small.that) !== 0;
    if (!that && tokens.hash[i] !== WHO && tokens.hash[i] !== WHOSE) continue;
    if (i + 2 >= to || !(that ? isRelativeThat(r, i) : isVerbBehind(r, i, to))) return null;
    const head = subjectBefore(r, from, i);
    return head && !isComma(r, i - 1) ? { from: head.from, to } : null;
  }
  return null;
}

/** Whether a capitalised verb stands in a headline, where nearly every word is: "Cho Says Deal Is Near". */
export function isHeadlineVerb(r: Reading, from: number, to: number, at: number): boolean {
  const { tokens, small } = r;
  if (at === from) return false;
  let capitals = 0;
  let words = 0;
  for (let i = from; i < to && i < from + 30; i++) {
    if (
      tokens.type[i] !== TokenType.word ||
      small[i] & (Small.preposition | Small.determiner | Small.coordinator | Small.to)
    )
      continue;
    words++;
    if (isCapital(r, i)) capitals++;
  }
  return words > 3 && capitals * 10 >= words * 8;
}

export const isNounLike = (r: Reading, at: number): boolean =>
  r.tokens.type[at] === TokenType.word &&
  !(r.small[at] & (Small.subject | Small.be | Small.have | Small.modal | Small.preposition | Small.to)) &&
  (!isFiniteVerb(r, at) || (r.tokens.info[at] & Word.noun) !== 0);

/** A plural that can speak, as far as its look tells. */
export function isPlural(r: Reading, at: number): boolean {
  const { tokens } = r;
  if (tokens.type[at] !== TokenType.word) return false;
  if (tokens.info[at] & (Word.plural | Word.group)) return true;
  const c = tokens.text.charCodeAt(tokens.end[at] - 1);
  return c === 0x73 && tokens.end[at] - tokens.start[at] > 3;
}
