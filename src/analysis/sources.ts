import type { Clue } from './clue.js';
import { agentEnd } from './contents.js';
import { Word } from './lexicon.js';
import { nounPhraseAfter } from './phrases.js';
import { endsInIng, isAdverb, isCapital, isComma, isFiniteVerb, type Reading, type Stretch } from './reading.js';
import { subjectBefore } from './subjects.js';
import { hashWord, TokenType } from './tokens.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [BY, WHO, WHAT] = ['by', 'who', 'what'].map(hashWord);

/** Who speaks: the clue's own subject, the one it shares, or the agent of a passive. */
export function sourceOf(r: Reading, clue: Clue, last: Stretch | null, from: number, to: number): Stretch | null {
  if (clue.order === 'shared') {
    const own = clue.link === 'coordinated' ? coordinatedSubject(r, from, clue.head) : null;
    return own && (!last || own.from > last.from) ? own : (last ?? subjectOf(r, from, clue.head));
  }
  if (clue.order === 'passive') {
    const agent = r.tokens.hash[clue.to] === BY ? nounPhraseAfter(r, clue.to + 1, to) : null;
    return agent && { from: agent.from, to: agentEnd(r, agent) };
  }
  const { subject } = clue;
  // "What Cho said was that …"
  return subject && opensWithWhat(r, subject) ? { from: subject.from + 1, to: subject.to } : subject;
}

/** Whether a clause stands as a noun, "what Cho said": its subject as it was read begins with the "what". */
const opensWithWhat = ({ tokens }: Reading, { from, to }: Stretch): boolean =>
  from + 1 < to && tokens.hash[from] === WHAT;

/** Who does what stands right before an "and" at `at`: "the boy | shrugged and whispered". */
function coordinatedSubject(r: Reading, from: number, at: number): Stretch | null {
  const verb = at - 1;
  return verb > from && r.quotations.ofToken[verb] < 0 && isFiniteVerb(r, verb) ? subjectBefore(r, from, verb) : null;
}

export const SPEAKS =
  Word.speaking | Word.plural | Word.group | Word.title | Word.organization | Word.female | Word.male;

/** What asks, urges or accuses in somebody's place: a writing, or many people at once. */
const STAND_INS = wordSet(
  'ad ads advert adverts commercial petition petitions lawsuit lawsuits suit suits complaint indictment resolution bill editorial quiz questionnaire poll polls survey surveys video videos photo slogan motion accord treaty community communities chorus families world',
);

/** Words for so many people: "some", "many". */
const SOME = wordSet('some many most few several both others none all another half');

/** Whether a source is a name, a pronoun or a word for somebody who can speak. */
export function canSpeak(r: Reading, source: Stretch): boolean {
  const { tokens, small } = r;
  if (source.to - source.from === 1 && SOME.has(tokens.hash[source.from])) return true;
  for (let i = source.from; i < source.to; i++) {
    if (tokens.hash[i] === WHO || STAND_INS.has(tokens.hash[i])) return true;
    if (small[i] & Small.subject || (isCapital(r, i) && !(small[i] & Small.determiner)) || tokens.info[i] & SPEAKS)
      return true;
    if (small[i] & Small.relative) break;
  }
  return false;
}

/** The subject of a statement's main clause: the first noun phrase before a finite verb. */
export function subjectOf(r: Reading, from: number, to: number): Stretch | null {
  const { tokens, small, quotations } = r;
  let begin = from;
  // "When it ended, she …", "Speaking in Doha, she …"
  if (small[begin] & (Small.subordinator | Small.preposition) || endsInIng(r, begin)) {
    let i = begin;
    while (i < to && !isComma(r, i)) i++;
    if (i + 1 < to) begin = i + 1;
  }
  for (let i = begin + 1; i < to; i++) {
    if (quotations.ofToken[i] >= 0 || tokens.type[i] !== TokenType.word || !isFiniteVerb(r, i)) continue;
    let verb = i;
    while (verb > begin && isAdverb(r, verb - 1)) verb--;
    const subject = subjectBefore(r, begin, verb);
    if (
      subject &&
      !(
        subject.to - subject.from === 1 &&
        small[subject.from] & (Small.adverb | Small.determiner) &&
        !isCapital(r, subject.from)
      )
    )
      return subject;
  }
  return null;
}
