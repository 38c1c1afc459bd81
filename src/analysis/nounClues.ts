import type { Clue } from './clue.js';
import { takesParticle } from './contents.js';
import { Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import { nounPhraseAfter } from './phrases.js';
import { isCapital, isComma, isFiniteVerb, isGenitive, isPunctuation, type Reading, type Stretch } from './reading.js';
import { nounPhraseBefore } from './subjects.js';
import { hashWord, TokenType } from './tokens.js';
import { hangs } from './verbGroups.js';
import { sayingAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Saying, Small } from './words.js';

/** "led her to declare that", "refused to admit that": an infinitive whose content shows itself. */
export function purpose(r: Reading, from: number, to: number, at: number, frames: number, head: number): Clue | null {
  const { small, quotations } = r;
  if (frames & (Frame.weak | Frame.thought | Frame.question) || head === from || formOf(frames) !== Form.base)
    return null;
  if (frames & Frame.marked && !(frames & Frame.naming)) return null;
  const end = at + 1;
  if (end + 1 >= to) return null;
  let shows =
    (small[end] & Small.that) !== 0 ||
    quotations.ofToken[end] >= 0 ||
    (isComma(r, end) && quotations.ofToken[end + 1] >= 0) ||
    isPunctuation(r, end, 0x3a);
  if (!shows && frames & Frame.addressee)
    for (let i = end; i < to && i < end + 4; i++) shows ||= (small[i] & Small.that) !== 0;
  // "spoke to urge the council to go"
  shows ||= (frames & Frame.objectInfinitive) !== 0 || takesParticle(r, frames & ~Frame.to, end);
  if (!shows) return null;
  const before = head - 1;
  const led = (small[before] & Small.objective) !== 0 && quotations.ofToken[before] < 0;
  return {
    at,
    to: end,
    from: head,
    frames,
    subject: led ? { from: before, to: head } : null,
    order: led ? 'subject-verb' : 'shared',
    head,
    link: 'none',
    within: 'none',
  };
}

const [FOR, OF, BY, FROM] = ['for', 'of', 'by', 'from'].map(hashWord);
const TOPICS = wordSet('for about on of');
const CALLS = wordSet('call calls request requests');
/** What is said and asks for nothing: an infinitive behind it is another verb's. */
const SAID = wordSet(
  'statement statements comment comments remark remarks announcement admission denial report reports rumor rumors rumour rumours testimony confirmation conclusion conclusions complaint complaints speculation prediction predictions',
);
const A = wordSet('a an no');
const REMARKS = wordSet('comment comments remark remarks');

/** "calls for a new pier", "remarks about the pier". */
const takesTopic = ({ tokens }: Reading, at: number, end: number): boolean =>
  tokens.hash[end] === FOR ? CALLS.has(tokens.hash[at]) : tokens.hash[end] !== OF && REMARKS.has(tokens.hash[at]);

/** "claims by the sailors that …", "a call from Cho to …": who says it stands behind the noun. */
function saidBy({ small, tokens }: Reading, to: number, at: number, whose: Stretch): Clue | null {
  const next = whose.to;
  const shows =
    next + 1 < to && (small[next] & Small.that || (small[next] & Small.to && tokens.info[next + 1] & Word.verb));
  return shows
    ? {
        at,
        to: next,
        from: at,
        frames: Frame.clause | Frame.infinitive,
        subject: whose,
        order: 'subject-verb',
        head: at,
        link: 'none',
        within: 'noun',
      }
    : null;
}

/** "Cho’s answer was that …", "her claim is that …", "his reply was “…”". */
function told(r: Reading, from: number, at: number, saying: number): Clue | null {
  const { small, quotations } = r;
  const to = at + 2;
  const that = (small[to] & Small.that) !== 0 && !(small[to + 1] & (Small.be | Small.time));
  if (!(that ? saying & Saying.makes : quotations.ofToken[to] >= 0 && saying & Saying.answers)) return null;
  const subject = whoseBefore(r, from, at);
  return (
    subject && {
      at,
      to,
      from: at,
      frames: Frame.clause,
      subject,
      order: 'subject-verb',
      head: subject.from,
      link: 'none',
      within: hangs(r, from, subject.from),
    }
  );
}

/** Whose noun stands at `at`, adjectives between left out: "his", "Cho", or null. */
function whoseBefore(r: Reading, from: number, at: number): Stretch | null {
  const i = beforeAdjectives(r, from, at);
  if (r.small[i] & Small.possessive && !isCapital(r, i + 1)) return { from: i, to: i + 1 };
  return isGenitive(r, i) ? nounPhraseBefore(r, from, i) : null;
}

/** The token before a noun and its adjectives. */
function beforeAdjectives({ small, tokens }: Reading, from: number, at: number): number {
  let i = at - 1;
  while (
    i > from &&
    i > at - 4 &&
    tokens.type[i] === TokenType.word &&
    tokens.info[i] & Word.adjective &&
    !(small[i] & (Small.possessive | Small.determiner))
  )
    i--;
  return i;
}

/** "his promise to rebuild it", "Cho’s claim that …": a noun that reports, with whose it is. */
export function nounClue(r: Reading, from: number, to: number, at: number): Clue | null {
  const { small, tokens } = r;
  const end = at + 1;
  const saying = sayingAt(tokens, at);
  if (end + 2 >= to || !saying) return null;
  if (small[end] & Small.be) return at > from ? told(r, from, at, saying) : null;
  if (!(saying & Saying.takes)) return null;
  const whose = tokens.hash[end] === BY || tokens.hash[end] === FROM ? nounPhraseAfter(r, end + 1, to) : null;
  if (whose) return saidBy(r, to, at, whose);
  if (at === from) return null;
  const that =
    (small[end] & Small.that) !== 0 &&
    !(small[end + 1] & (Small.be | Small.have | Small.modal | Small.finite)) &&
    !isFiniteVerb(r, end + 1);
  const infinitive =
    !SAID.has(tokens.hash[at]) &&
    (small[end] & Small.to) !== 0 &&
    (tokens.info[end + 1] & Word.verb) !== 0 &&
    !(small[end + 1] & Small.determiner);
  const topic = TOPICS.has(tokens.hash[end]) && takesTopic(r, at, end);
  if (!that && !infinitive && !topic) return null;
  const subject = whoseBefore(r, from, at);
  // What is done with somebody's remarks is another matter.
  if (topic && subject && REMARKS.has(tokens.hash[at])) return null;
  return {
    at,
    to: end,
    from: at,
    frames: topic ? Frame.for | Frame.about | Frame.on | Frame.of : Frame.clause | Frame.infinitive,
    subject,
    order: subject ? 'subject-verb' : A.has(tokens.hash[beforeAdjectives(r, from, at)]) ? 'shared' : 'passive',
    head: subject ? subject.from : at,
    link: 'none',
    within: 'noun',
  };
}
