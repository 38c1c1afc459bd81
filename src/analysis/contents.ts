import { beginsTime, nounPhraseLength, skipAdverbials } from './adverbials.js';
import { holdsClause } from './clauses.js';
import type { Clue } from './clue.js';
import { withoutStop } from './contentEnds.js';
import { Form, Frame, formOf } from './cues.js';
import { isRelative, opening } from './openings.js';
import { nounPhraseAfter } from './phrases.js';
import {
  endsInEd,
  endsInIng,
  isCapital,
  isComma,
  isDash,
  isFiniteVerb,
  isGenitive,
  isPunctuation,
  isSaid,
  type Reading,
  type Stretch,
} from './reading.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [BY, AS, OUT, BACK, FOR, OF, ABOUT, ON, UPON, TO, AGAINST, WITH, OVER, WHAT] = [
  'by',
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
  'what',
].map(hashWord);

/** Content behind a cue. */
export interface RightContent extends Stretch {
  /** How it is introduced; the plainer, the surer. */
  readonly by: 'that' | 'marks' | 'colon' | 'question' | 'clause' | 'infinitive' | 'object' | 'preposition' | 'naming';
}

/** Verbs whose plain form looks like a finite one: "promised to do", "claims to have". */
const AFTER_TO = wordSet('do have');

const ADDS = wordSet('add adds added adding');
const RULES = wordSet('rule rules ruled ruling');

/** Verbs with no object but what is said. */
const SAYS = wordSet(
  'say says said saying insist insists insisted insisting argue argues argued arguing contend contends contended contending assert asserts asserted asserting conclude concludes concluded concluding complain complains complained complaining joke joked boast boasted',
);

/** A relative clause that says more of the one addressed has at most so many tokens. */
const LONGEST_RELATIVE = 16;
const SELF = wordSet('himself herself themselves itself myself ourselves yourself');
const MUCH = wordSet('much many few little');
/** What begins a clause that tells when something was said. */
const SETTING = wordSet('as when while after before once until');

/** Whether such a word stands here. */
export const isSetting = ({ tokens }: Reading, at: number): boolean => SETTING.has(tokens.hash[at]);

const POINTING = wordSet('this it so that as nothing something much more');

/** Prepositions that belong to verbs, with the frame of the verbs that take them. */
const PARTICLES = new Map([
  [FOR, Frame.for],
  [OF, Frame.of],
  [ABOUT, Frame.about],
  [ON, Frame.on],
  [UPON, Frame.on],
  [TO, Frame.to],
  [AGAINST, Frame.against],
  [WITH, Frame.with],
  [OVER, Frame.over],
]);

/** Whether a preposition that belongs to the verb stands here: "calls for", "points to". */
export const takesParticle = (r: Reading, frames: number, at: number): boolean =>
  (frames & (PARTICLES.get(r.tokens.hash[at]) ?? 0)) !== 0;

/** Whether a clue is the verb of a clause that stands as a noun, "what Cho said", and "is that" or "was that" brings what was said. */
const isEquated = (r: Reading, { subject, order, to }: Clue): boolean => {
  const { small, tokens } = r;
  return (
    order === 'subject-verb' &&
    subject !== null &&
    (small[to] & Small.be) !== 0 &&
    ((small[to + 1] & Small.that) !== 0 || isComma(r, to + 1)) &&
    (tokens.hash[subject.from] === WHAT || tokens.hash[subject.from - 1] === WHAT)
  );
};

/** The content behind a clue up to `to`, the end of the room it has; null where there is none. */
export function contentAfter(r: Reading, clue: Clue, to: number): RightContent | null {
  const { small, tokens } = r;
  const { frames } = clue;
  let at = clue.order === 'verb-subject' && clue.subject ? clue.subject.to : clue.to;
  const limit = withoutStop(r, at, to);
  // "What Cho said was that …"
  if (isEquated(r, clue)) at++;
  if (at >= limit) return null;
  // "added to the cost"
  if (ADDS.has(tokens.hash[clue.at]) && tokens.hash[at] === TO) return null;
  // "did not rule it out"
  if (RULES.has(tokens.hash[clue.at]) && tokens.hash[at] === OUT) return null;
  // "a plan that nobody asked for is": the preposition closes a relative clause.
  if (small[at] & Small.preposition && at + 1 < limit && isFiniteVerb(r, at + 1) && !AFTER_TO.has(tokens.hash[at + 1]))
    return null;
  if (frames & Frame.out && tokens.hash[at] === OUT) at++;
  else if (frames & Frame.back && tokens.hash[at] === BACK) at++;
  else if (frames & Frame.out && tokens.hash[at] !== TO) return null;
  if (at >= limit) return null;
  else if (frames & Frame.back && !(frames & Frame.clause)) return null;
  const direct = opening(r, at, limit, frames);
  if (clue.order === 'verb-subject') return direct && direct.by !== 'question' ? direct : null;
  if (direct) return direct;
  if (isRelative(r, at, frames)) return null;
  if (frames & Frame.addressee) {
    if (clue.order === 'passive') {
      // "was asked by reporters whether"
      const agent = tokens.hash[at] === BY ? nounPhraseAfter(r, at + 1, limit) : null;
      return askedOrTold(r, agent ? agentEnd(r, agent) : at, limit, frames);
    }
    const behind = behindRelative(r, behindBrackets(r, addresseeEnd(r, at, limit), limit), limit);
    if (behind > at) {
      const told = opening(r, skipAdverbials(r, behind, limit), limit, frames | Frame.clause);
      if (told) return told;
      const next = skipAdverbials(r, behind, limit);
      // The one addressed is the subject of what is asked: "the mayor to go".
      if (frames & Frame.objectInfinitive && small[next] & Small.to)
        return { from: small[at] & Small.objective ? next : at, to: limit, by: 'infinitive' };
      if (small[next] & Small.negation && next + 1 < limit && small[next + 1] & Small.to)
        return { from: next, to: limit, by: 'infinitive' };
      if ((frames & Frame.about && tokens.hash[next] === ABOUT) || (frames & Frame.of && tokens.hash[next] === OF))
        return { from: next + 1, to: limit, by: 'preposition' };
      if (next < limit && !isComma(r, next) && holdsClause(r, next, limit))
        return { from: next, to: limit, by: 'clause' };
      if (!(frames & Frame.clause && frames & Frame.postposed) || tokens.type[at] !== TokenType.word) return null;
      if (isComma(r, next) || next >= limit) return null;
    }
  }
  if (frames & Frame.infinitive && beginsInfinitive(r, at, limit)) return { from: at, to: limit, by: 'infinitive' };
  const answer = behindWith(r, at, limit);
  if (answer) return answer;
  if (takesParticle(r, frames, at) && at + 1 < limit && !beginsTime(r, at, limit)) {
    if (frames & Frame.clause && !(frames & (Frame.object | Frame.out))) {
      // "said of the plan that …"
      const behind = nounPhraseLength(r, at + 1, limit);
      const later = behind < limit ? opening(r, skipAdverbials(r, behind, limit), limit, frames) : null;
      if (later) return later;
    }
    return { from: at + 1, to: limit, by: 'preposition' };
  }
  let next = skipAdverbials(r, at, limit);
  // "said this year will be better": what looked like an adverbial is the subject.
  if (next < limit && (isFiniteVerb(r, next) || tokens.hash[next] === OF)) {
    // "said after the vote was over": when it was said.
    if (setsScene(r, frames, at, limit)) return null;
    next = at;
  }
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
  if (setsScene(r, frames, next, limit)) return null;
  // "repeating himself", "mentioned him": no subject of a clause.
  if (SELF.has(tokens.hash[next]) && small[next + 1] & Small.preposition && !(frames & Frame.naming)) return null;
  const object = (small[next] & Small.objective) !== 0 && !(small[next] & (Small.subject | Small.possessive));
  if (frames & Frame.naming) return { from: next, to: limit, by: 'naming' };
  if (frames & Frame.objectInfinitive && !(frames & Frame.addressee)) {
    const behind = nounPhraseLength(r, next, limit);
    if (behind > next && behind < limit && small[behind] & Small.to) return { from: next, to: limit, by: 'infinitive' };
  }
  if (
    small[next] & (Small.preposition | Small.subordinator) &&
    next + 1 < limit &&
    formOf(cueAt(tokens, next + 1)) !== Form.base &&
    endsInIng(r, next + 1)
  )
    return frames & Frame.clause && !(frames & (Frame.marked | Frame.weak)) && holdsMainClause(r, next, limit)
      ? { from: next, to: limit, by: 'clause' }
      : null;
  // "said this at a meeting", "said so before"
  if (
    POINTING.has(tokens.hash[next]) &&
    next + 1 < limit &&
    small[next + 1] & (Small.preposition | Small.adverbial | Small.adverb | Small.time) &&
    // "said much of the pier was lost", "accused it of lying"
    !(tokens.hash[next + 1] === OF && holdsClause(r, next + 1, limit)) &&
    !(frames & Frame.person && takesParticle(r, frames, next + 1))
  )
    return null;
  if (!object && frames & Frame.clause && !(frames & (Frame.marked | Frame.weak)) && holdsClause(r, next, limit))
    return { from: next, to: limit, by: 'clause' };
  if (frames & Frame.person && (!(frames & Frame.weak) || isCharged(r, frames, next, limit)))
    return { from: next, to: limit, by: 'object' };
  if (frames & Frame.object && !(frames & Frame.weak) && !(small[at] & Small.preposition))
    return { from: next, to: limit, by: 'object' };
  // "said yes", "said something strange": nothing but what is said can stand behind these.
  if (
    SAYS.has(tokens.hash[clue.at]) &&
    isNounPhraseOpening(r, next) &&
    !(limit - next === 1 && POINTING.has(tokens.hash[next]))
  )
    return { from: next, to: limit, by: limit - next > 3 && !POINTING.has(tokens.hash[next]) ? 'clause' : 'object' };
  // Words in marks close behind: reported, whatever the verb.
  if (frames & (Frame.clause | Frame.thought) && !(small[next] & (Small.preposition | Small.to)))
    for (let i = next; i < limit && i < next + 8; i++) {
      if (r.quotations.ofToken[i] >= 0) return { from: next, to: limit, by: 'object' };
      if (isComma(r, i) || small[i] & (Small.subordinator | Small.relative)) break;
    }
  return null;
}

/** Whether what begins here may be the head of a clause or a noun phrase, an answer included. */
const isNounPhraseOpening = ({ small, tokens }: Reading, at: number): boolean =>
  tokens.type[at] !== TokenType.punctuation &&
  !(
    small[at] &
    (Small.preposition | Small.to | Small.subordinator | Small.question | Small.be | Small.have | Small.modal)
  );

/** Whether somebody and a charge stand here: "charged the builder with fraud", "blamed the council for it". */
function isCharged(r: Reading, frames: number, at: number, to: number): boolean {
  for (let i = at + 1; i < to && i < at + 8; i++) {
    if (isComma(r, i) || r.quotations.ofToken[i] >= 0) return false;
    if (takesParticle(r, frames, i)) return true;
  }
  return false;
}

/** Whether nothing but a clause stands here that tells when something was said: "said as the crowd roared". */
function setsScene(r: Reading, frames: number, at: number, to: number): boolean {
  const { hash } = r.tokens;
  if (!SETTING.has(hash[at]) || (hash[at] === AS && (frames & Frame.naming || MUCH.has(hash[at + 1])))) return false;
  return !holdsMainClause(r, at, to);
}

/** Whether behind the first comma a subject with its verb stands: "despite being tired, she will stay". */
function holdsMainClause(r: Reading, from: number, to: number): boolean {
  let i = from;
  while (i < to && !isComma(r, i)) i++;
  return i + 2 < to && (r.small[i + 1] & Small.subject) !== 0 && holdsClause(r, i + 1, to);
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

/** An agent without the infinitive behind it: "asked by Cho | to explain it". */
export function agentEnd(r: Reading, agent: Stretch): number {
  for (let i = agent.from + 1; i < agent.to; i++) if (beginsInfinitive(r, i, agent.to)) return i;
  return agent.to;
}

/** Content behind "was told", "asked", "when asked". */
function askedOrTold(r: Reading, at: number, limit: number, frames: number): RightContent | null {
  const { small, tokens } = r;
  const next = skipAdverbials(r, at, limit);
  // "asked at a meeting about the pier", "asked Tuesday whether …"
  if (frames & Frame.question)
    for (let i = at; i + 1 < limit && i < at + 8 && !isComma(r, i) && r.quotations.ofToken[i] < 0; i++) {
      if (tokens.hash[i] === ABOUT) return { from: i + 1, to: limit, by: 'preposition' };
      if (small[i] & Small.question && i > at && i < next) return { from: i, to: limit, by: 'question' };
      if (beginsInfinitive(r, i, limit) && frames & Frame.objectInfinitive)
        return { from: i, to: limit, by: 'infinitive' };
      if (isFiniteVerb(r, i)) break;
    }
  else if (frames & Frame.about && tokens.hash[at] === ABOUT && at + 1 < limit)
    return { from: at + 1, to: limit, by: 'preposition' };
  const told = opening(r, at, limit, frames) ?? opening(r, next, limit, frames);
  if (told) return told;
  if (small[next] & Small.to && frames & Frame.objectInfinitive) return { from: next, to: limit, by: 'infinitive' };
  if (holdsClause(r, at, limit) && !isComma(r, at) && !(small[at] & (Small.preposition | Small.coordinator)))
    return { from: at, to: limit, by: 'clause' };
  return null;
}

const isMoney = (c: number): boolean => c === 0x24 || c === 0xa3 || c === 0x20ac || c === 0x23 || c === 0x40;

/** The token behind brackets that open here ("(AP)"), or `at`. */
function behindBrackets(r: Reading, at: number, to: number): number {
  if (isPunctuation(r, at, 0x28))
    for (let i = at + 1; i < to && i < at + 8; i++) if (isPunctuation(r, i, 0x29)) return i + 1;
  return at;
}

/**
 * The token behind a relative clause that says more of the one addressed: "told a woman that owned a shop | that …",
 * "told the crowd that had come | he would …". A clause that is told has a subject behind its "that".
 */
function behindRelative(r: Reading, at: number, to: number): number {
  const { small } = r;
  if (!(small[at] & Small.that) || small[at + 1] & (Small.be | Small.have | Small.modal)) return at;
  if (!isFiniteVerb(r, at + 1) && !(endsInEd(r, at + 1) && isAfterVerb(r, at + 2))) return at;
  for (let i = at + 2; i < to && i < at + LONGEST_RELATIVE && r.quotations.ofToken[i] < 0; i++)
    if (small[i] & (Small.that | Small.subject)) return i;
  return at;
}

/** Whether what stands here can follow a verb, but no adjective before its noun. */
const isAfterVerb = ({ small }: Reading, at: number): boolean =>
  (small[at] & (Small.determiner | Small.possessive | Small.preposition | Small.objective)) !== 0;

/** The marks behind a "with": "responded with “no,”" "answers to Cho with, “no.”" */
function behindWith(r: Reading, at: number, to: number): RightContent | null {
  for (let i = at; i + 1 < to && i < at + 8 && !isComma(r, i) && r.quotations.ofToken[i] < 0; i++) {
    if (r.tokens.hash[i] !== WITH) continue;
    const mark = isComma(r, i + 1) || isPunctuation(r, i + 1, 0x3a) ? i + 2 : i + 1;
    if (mark > i + 1 && mark < to && r.quotations.ofToken[mark] >= 0) return { from: mark, to, by: 'marks' };
  }
  return null;
}

/** The token behind the one addressed ("told reporters", "told the BBC"), or `at` when nobody is. */
function addresseeEnd(r: Reading, at: number, to: number): number {
  const { small } = r;
  if (r.quotations.ofToken[at] >= 0) return at;
  if (small[at] & (Small.that | Small.question | Small.preposition) && !(small[at] & Small.objective)) return at;
  let end = nounPhraseLength(r, at, to);
  // "told NBC’s “Harbour Hour”": the programme.
  const title = end > at && end < to && isGenitive(r, end - 1) ? r.quotations.ofToken[end] : -1;
  if (title >= 0 && !isSaid(r, title)) end = r.quotations.last[title];
  // "a town hall in Kestrel, New Tern"
  if (end > at && end + 1 < to && isComma(r, end) && isCapital(r, end - 1) && isCapital(r, end + 1)) {
    const further = nounPhraseLength(r, end + 1, to);
    return isComma(r, further) ? further + 1 : further;
  }
  return end;
}
