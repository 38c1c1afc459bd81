import type { Clue } from './clue.js';
import { takesParticle } from './contents.js';
import { Form, Frame, formOf } from './cues.js';
import { invertedClue, tells } from './inversions.js';
import { Word } from './lexicon.js';
import { nounClue, purpose } from './nounClues.js';
import { participleClue } from './participles.js';
import { nounPhraseAfter } from './phrases.js';
import { endsInEd, isCapital, isComma, isHyphen, isPunctuation, isSaid, type Reading } from './reading.js';
import { subjectBefore } from './subjects.js';
import { hashWord, Shape, TokenType, Trigger } from './tokens.js';
import {
  groupBefore,
  hangs,
  hasSubject,
  isHeadlineVerb,
  isNounLike,
  isPlural,
  joinsNames,
  opensClause,
  subjectAt,
} from './verbGroups.js';
import { cueAt } from './vocabulary.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [ON, ASKED, AS, OUT, IT, BY, YOU] = ['on', 'asked', 'as', 'out', 'it', 'by', 'you'].map(hashWord);

const CITED = wordSet('quoted cited reported heard recorded');

/** "continues to say", "declined to say", "is quick to say": the subject of the verb before speaks. */
const LEADS = wordSet(
  'continue continues continued continuing decline declines declined declining refuse refuses refused seem seems seemed appear appears appeared quick likely expected due scheduled poised',
);

/** Determiners that stand for people by themselves: "many said". */
const QUANTITIES = wordSet('many most some few several another both all');

const MORE = wordSet('more less most');

/** "did you say", "you do say" ask for what was said. */
const DID = wordSet("do did didn't don't");

const HELPS = wordSet('help helps helped helping');

const GO = wordSet('go goes went going');

/** The reporting verbs of a statement outside of its quotations, in text order. */
export function findClues(r: Reading, from: number, to: number): Clue[] {
  const clues: Clue[] = [];
  const { tokens, small, quotations } = r;
  for (let i = from; i < to; i++) {
    if (!(tokens.trigger[i] & Trigger.report) && !(small[i + 1] & Small.that)) continue;
    const q = quotations.ofToken[i];
    if (q >= 0) {
      i = quotations.last[q] - 1;
      continue;
    }
    if (tokens.type[i] !== TokenType.word) continue;
    const cue = cueAt(tokens, i) || rareVerb(r, from, to, i);
    const noun = nounClue(r, from, to, i);
    const clue = noun?.subject ? noun : ((cue ? clueAt(r, from, to, i, cue) : null) ?? noun);
    if (clue) clues.push(clue);
  }
  return clues;
}

/** What any verb takes that its syntax shows to report: a pronoun, a past form, "that", and words in marks behind it. */
const RARE = (Frame.clause | (Form.past << 28)) >>> 0;

/** "he retreated that it is “…”": a verb that is no reporting verb, used as one. */
function rareVerb(r: Reading, from: number, to: number, at: number): number {
  const { tokens, small, quotations } = r;
  if (
    at === from ||
    at + 2 >= to ||
    !(small[at + 1] & Small.that) ||
    !(small[at - 1] & Small.subject) ||
    !endsInEd(r, at)
  )
    return 0;
  if (tokens.info[at] & Word.adjective) return 0;
  for (let i = at + 2; i < to; i++) if (quotations.ofToken[i] >= 0) return RARE;
  return 0;
}

/** "was accused of", "were announced": what is reported stands before the verb. */
function passiveClue(r: Reading, from: number, at: number, frames: number, head: number): Clue | null {
  if (!(frames & (Frame.object | Frame.person | Frame.naming | Frame.clause)) || frames & (Frame.weak | Frame.thought))
    return null;
  if (frames & Frame.marked && !(frames & (Frame.person | Frame.naming))) return null;
  const subject = subjectAt(r, from, head);
  return (
    subject && {
      at,
      to: at + 1,
      from: head,
      frames,
      subject,
      order: 'passive',
      head: subject.from,
      link: 'none',
      within: 'none',
    }
  );
}

/** Whether a word can only say more of a noun behind it: "early", "big". */
const qualifies = ({ small, tokens }: Reading, at: number): boolean =>
  tokens.shape[at] === Shape.lower && !small[at] && (tokens.info[at] & (Word.adjective | Word.noun)) === Word.adjective;

/** Whether a form in -ing between a genitive and a noun says more of the noun: "Europe’s ruling parties". */
const describes = ({ small, tokens }: Reading, at: number): boolean =>
  at > 1 &&
  tokens.type[at - 1] === TokenType.clitic &&
  !(small[at - 2] & Small.subject) &&
  !small[at + 1] &&
  tokens.shape[at + 1] === Shape.lower &&
  (tokens.info[at + 1] & (Word.noun | Word.adjective)) !== 0;

/** The clue a verb gives, or null where it is no verb or has nobody to speak. */
function clueAt(r: Reading, from: number, to: number, at: number, cue: number): Clue | null {
  const { small, tokens, quotations } = r;
  const form = formOf(cue);
  let frames = cue;
  if (at > from && isHyphen(r, at - 1)) return null;
  if (at + 1 < to && isHyphen(r, at + 1) && tokens.start[at + 2] === tokens.end[at + 1]) return null;
  // "which helps explain why": nobody says so.
  if (HELPS.has(tokens.hash[at - 1]) && form === Form.base) return null;
  if (form === Form.ing && describes(r, at)) return null;
  const group = groupBefore(r, from, at);
  let head = group.from;
  const end = at + 1;
  if (group.to) {
    // "went on to say", "continued to say"
    const before = head - 1;
    if (before > from && tokens.hash[before] === ON && GO.has(tokens.hash[before - 1])) head = before - 1;
    else if (before > from && LEADS.has(tokens.hash[before]))
      head = groupBefore(r, from, MORE.has(tokens.hash[before - 1]) ? before - 1 : before).from;
    else if (before >= from && formOf(cueAt(tokens, before)) === Form.past && cueAt(tokens, before) & Frame.marked)
      head = before;
    // "had to say": the auxiliary belongs to the group.
    else if (!group.have) return purpose(r, from, to, at, frames, head);
    // "Cho, who declined to say": whoever the relative pronoun stands for.
    const relative = head - 1 > from && (small[head - 1] & Small.relative) !== 0;
    const named = relative ? subjectBefore(r, from, isComma(r, head - 2) ? head - 2 : head - 1) : null;
    const subject = relative ? named && { from: named.from, to: head } : subjectAt(r, from, head);
    if (!subject) return null;
    return {
      at,
      to: end,
      from: head,
      frames,
      subject,
      order: 'subject-verb',
      head: relative ? head - 1 : subject.from,
      link: 'none',
      within: relative ? 'relative' : hangs(r, from, subject.from),
    };
  }
  const previous = head - 1;
  const previousBits = previous >= from ? small[previous] : 0;
  const afterMark = previous >= from && quotations.ofToken[previous] >= 0;
  const atStart = previous < from;
  const lower = tokens.shape[at] === Shape.lower;
  if (!lower && !isHeadlineVerb(r, from, to, at) && !(atStart && at === from)) return null;
  // A determiner or a genitive before it makes it a noun or an adjective: "the proposed plan", "his claims".
  if (!afterMark && !atStart && head === at) {
    if (
      previousBits & (Small.determiner | Small.possessive) &&
      !(previousBits & Small.subject) &&
      !(
        previousBits & Small.that &&
        form !== Form.ing &&
        (form !== Form.base || (!(frames & Frame.nounLike) && isPlural(r, previous - 1)))
      ) &&
      !(QUANTITIES.has(tokens.hash[previous]) && (!(frames & Frame.nounLike) || form === Form.past))
    )
      return null;
    if (tokens.type[previous] === TokenType.clitic && form !== Form.ing) return null;
    if (
      previousBits & Small.preposition &&
      form !== Form.ing &&
      !(previousBits & Small.subordinator) &&
      !isCapital(r, previous)
    )
      return null;
  }
  // "Asked whether …, she said", "when asked about"
  if (
    tokens.hash[at] === ASKED &&
    head === at &&
    (atStart || previousBits & Small.subordinator || isComma(r, previous)) &&
    !(nounPhraseAfter(r, end, to) && isComma(r, previous))
  )
    return {
      at,
      to: end,
      from: head,
      frames,
      subject: null,
      order: 'passive',
      head: atStart ? head : previous,
      link: 'none',
      within: 'subordinate',
    };
  // "was quoted as saying": who is quoted speaks.
  if (form === Form.ing && at - 3 > from && tokens.hash[at - 1] === AS && CITED.has(tokens.hash[at - 2])) {
    const passive = groupBefore(r, from, at - 2);
    const cited = passive.be ? subjectAt(r, from, passive.from) : null;
    if (cited)
      return {
        at,
        to: end,
        from: passive.from,
        frames,
        subject: cited,
        order: 'subject-verb',
        head: cited.from,
        link: 'none',
        within: hangs(r, from, cited.from),
      };
  }
  if (form === Form.ing && !group.be)
    return group.have || group.modal ? null : participleClue(r, from, to, at, frames, head);
  const participle = form === Form.past || form === Form.participle;
  // "He’s said he will stay", "Cho, who’s argued that …": "has", where the verb is one that nobody is.
  const has =
    tokens.type[head] === TokenType.clitic &&
    (small[head - 1] & (Small.subject | Small.relative)) !== 0 &&
    tokens.hash[head - 1] !== IT &&
    (frames & Frame.clause) !== 0 &&
    !(frames & (Frame.addressee | Frame.person | Frame.naming)) &&
    !(small[end] & Small.to) &&
    tokens.hash[end] !== BY;
  if (group.be && participle && !has) {
    // "was told that", "was asked whether"
    if (!(frames & (Frame.addressee | Frame.question))) return passiveClue(r, from, at, frames, head);
    return { at, to: end, from: head, frames, subject: null, order: 'passive', head, link: 'none', within: 'none' };
  }
  if (form === Form.participle && !group.have) return null;
  if (form === Form.base && !group.modal && !atStart) {
    if (
      !(
        previousBits & (Small.subject | Small.relative | Small.that | Small.coordinator) ||
        isPlural(r, previous) ||
        tokens.type[previous] === TokenType.number ||
        isComma(r, previous) ||
        isCapital(r, previous) ||
        !(frames & Frame.nounLike)
      )
    )
      return null;
    if (
      isCapital(r, previous) &&
      !isPlural(r, previous) &&
      !(previousBits & Small.subject) &&
      frames & Frame.nounLike &&
      !joinsNames(r, from, previous)
    )
      return null;
  }
  // "270 pledged delegates": counted, not said.
  if (
    tokens.type[previous] === TokenType.number &&
    form === Form.past &&
    endsInEd(r, at) &&
    isPlural(r, end) &&
    tokens.shape[end] === Shape.lower &&
    !small[end]
  )
    return null;
  // As often a noun: "two states", "police reports".
  if (
    frames & Frame.nounLike &&
    (form === Form.third || form === Form.base) &&
    !atStart &&
    !group.modal &&
    !group.have &&
    !(previousBits & (Small.subject | Small.relative | Small.adverb)) &&
    !(isCapital(r, previous) && form === Form.third && !(tokens.info[previous] & (Word.nationality | Word.adjective)))
  ) {
    // "ten states"
    if (form === Form.third && (tokens.type[previous] === TokenType.number || tokens.info[previous] & Word.number))
      return null;
    // "the early states: Kestrel and Tern"
    if (isPunctuation(r, end, 0x3a) && form === Form.third && qualifies(r, previous)) return null;
    if (
      !(small[end] & (Small.that | Small.subject | Small.possessive)) &&
      // "observers note the harbour is empty"
      !(small[end] & Small.determiner && form === Form.base && isPlural(r, previous)) &&
      !isPunctuation(r, end, 0x3a) &&
      !(isComma(r, end) && quotations.ofToken[end + 1] >= 0) &&
      !(quotations.ofToken[end] >= 0 && isSaid(r, quotations.ofToken[end])) &&
      !takesParticle(r, frames, end) &&
      !(frames & Frame.out && tokens.hash[end] === OUT)
    )
      return null;
    if (small[end] & Small.that || isPunctuation(r, end, 0x3a) || isComma(r, end)) frames |= Frame.weak;
  }
  // "You’ll note", "you might say": no report, but a word to whoever reads.
  if (form === Form.base && group.modal && tokens.hash[head - 1] === YOU && !DID.has(tokens.hash[head])) return null;
  // "and added that": the subject is that of the verb before.
  if (previousBits & Small.coordinator && !isCapital(r, previous))
    return {
      at,
      to: end,
      from: head,
      frames,
      subject: null,
      order: 'shared',
      head: previous > from && isComma(r, previous - 1) ? previous - 1 : previous,
      link: 'coordinated',
      within: 'none',
    };
  if (previousBits & Small.relative || (previousBits & Small.that && isNounLike(r, previous - 1))) {
    const named = subjectBefore(r, from, isComma(r, previous - 1) ? previous - 1 : previous);
    if (!named) return null;
    const subject = { from: named.from, to: head };
    return {
      at,
      to: end,
      from: head,
      frames,
      subject,
      order: 'subject-verb',
      head: previous,
      link: 'none',
      // "After the report, which said …, the council …"
      within:
        small[from] & (Small.preposition | Small.subordinator) && !hasSubject(r, from, previous)
          ? 'subordinate'
          : 'relative',
    };
  }
  const subject = subjectAt(r, from, head);
  const inverted = group.modal ? null : invertedClue(r, from, to, at, frames, head, subject);
  if (inverted) return inverted;
  if (subject) {
    let start = subject.from;
    let link: Clue['link'] = 'none';
    if (start > from && small[start - 1] & Small.coordinator && opensClause(r, start)) {
      link = 'coordinated';
      start--;
      if (start > from && isComma(r, start - 1)) start--;
    }
    return {
      at,
      to: end,
      from: head,
      frames,
      subject,
      order: 'subject-verb',
      head: start,
      link,
      within: hangs(r, from, subject.from),
    };
  }
  if (
    isComma(r, previous) &&
    form === Form.past &&
    (small[end] & Small.that ||
      tells(r, end, to) ||
      isPunctuation(r, end, 0x3a) ||
      quotations.ofToken[end] >= 0 ||
      quotations.ofToken[end + 1] >= 0)
  )
    return {
      at,
      to: end,
      from: head,
      frames,
      subject: null,
      order: 'shared',
      head: previous,
      link: 'coordinated',
      within: 'none',
    };
  return null;
}
