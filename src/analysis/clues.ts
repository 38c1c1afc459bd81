import { cueOf, Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import {
  endsInEd,
  isAdverb,
  isCapital,
  isComma,
  isDash,
  isFinite,
  isPunctuation,
  nounPhraseAfter,
  type Reading,
  type Stretch,
  subjectBefore,
  timeBefore,
} from './phrases.js';
import { hashWord, Shape, TokenType } from './tokens.js';
import { Small } from './words.js';

/** A reporting verb where it stands, with the syntax around it. */
export interface Clue {
  /** The verb itself. */
  readonly at: number;
  /** The verb with its auxiliaries and adverbs: `from` inclusive, `to` behind the verb. */
  readonly from: number;
  readonly to: number;
  readonly frames: number;
  /** The subject where one stands before the verb, with its appositions. */
  readonly subject: Stretch | null;
  /** How its subject is found: before the verb, behind it, shared with what came before, or not at all (passive). */
  readonly order: 'subject-verb' | 'verb-subject' | 'shared' | 'passive';
  /** The first token of the reporting clause, which content before it ends at. */
  readonly head: number;
  /** How it hangs on what stands before it. */
  readonly link: 'none' | 'participle' | 'coordinated';
}

const [AS, BY, SAYING, QUOTED, ON, WENT, SAY, LIKE] = ['as', 'by', 'saying', 'quoted', 'on', 'went', 'say', 'like'].map(
  hashWord,
);

/** The reporting verbs of a statement outside of its quotations, in text order. */
export function findClues(r: Reading, from: number, to: number): Clue[] {
  const clues: Clue[] = [];
  const { tokens, quotations } = r;
  for (let i = from; i < to; i++) {
    const q = quotations.ofToken[i];
    if (q >= 0) {
      i = quotations.last[q] - 1;
      continue;
    }
    if (tokens.type[i] !== TokenType.word) continue;
    const cue = cueOf(tokens.hash[i]);
    if (!cue) continue;
    const clue = clueAt(r, from, to, i, cue);
    if (clue) clues.push(clue);
  }
  return clues;
}

interface Group {
  from: number;
  be: boolean;
  have: boolean;
  modal: boolean;
  to: boolean;
}

/** The auxiliaries and adverbs before a verb. */
function groupBefore(r: Reading, from: number, at: number): Group {
  const { small, tokens } = r;
  const group: Group = { from: at, be: false, have: false, modal: false, to: false };
  let i = at - 1;
  for (; i >= from && r.quotations.ofToken[i] < 0; i--) {
    const bits = small[i];
    if (tokens.type[i] === TokenType.clitic) {
      const c = tokens.text.charCodeAt(tokens.start[i] + 1) | 0x20;
      const form = formOf(cueOf(tokens.hash[at]));
      if (c === 0x73 && form !== Form.ing && !(group.from < at && r.small[group.from] & Small.been)) break;
      if (c === 0x6c || c === 0x64) group.modal = true;
      else if (c === 0x76) group.have = true;
      else group.be = true;
    } else if (isCapital(r, i) && i > from) break;
    else if (bits & Small.be || bits & Small.been) group.be = true;
    else if (bits & Small.have) group.have = true;
    else if (bits & Small.modal) group.modal = true;
    else if (bits & Small.to) group.to = true;
    else if (!(bits & Small.negation) && !(isAdverb(r, i) && !(bits & (Small.time | Small.preposition)))) break;
    group.from = i;
  }
  // Adverbs at the group's edge that open the clause belong to it ("also emphasized"), a comma ends it.
  return group;
}

/** The clue a verb gives, or null where it is no verb or has nobody to speak. */
function clueAt(r: Reading, from: number, to: number, at: number, cue: number): Clue | null {
  const { small, tokens, quotations } = r;
  const frames = cue;
  let form = formOf(cue);
  const group = groupBefore(r, from, at);
  let head = group.from;
  const before = head - 1;
  const end = at + 1;
  const lower = tokens.shape[at] === Shape.lower;
  // "went on to say", "continued to say"
  if (group.to) {
    if (before > from && tokens.hash[before] === ON && tokens.hash[before - 1] === WENT) head = before - 1;
    else if (
      before >= from &&
      formOf(cueOf(tokens.hash[before])) === Form.past &&
      cueOf(tokens.hash[before]) & Frame.marked
    )
      head = before;
    else return null;
    form = Form.past;
    const subject = subjectAt(r, from, head);
    return subject
      ? { at, from: head, to: end, frames, subject, order: 'subject-verb', head: subject.from, link: 'none' }
      : null;
  }
  const previous = head - 1;
  const previousBits = previous >= from ? small[previous] : 0;
  const afterMark = previous >= from && quotations.ofToken[previous] >= 0;
  const atStart = previous < from;
  if (!lower && !isHeadlineVerb(r, from, at)) return null;
  // A determiner or a genitive before it makes it a noun or an adjective: "the proposed plan", "his claims".
  if (!afterMark && !atStart && head === at) {
    if (
      previousBits & (Small.determiner | Small.possessive) &&
      !(previousBits & (Small.subject | Small.that)) &&
      !(isCapital(r, previous) && form !== Form.base)
    ) {
      if (!(small[previous] & Small.that && form !== Form.base)) return null;
    }
    if (tokens.type[previous] === TokenType.clitic && form !== Form.ing) return null;
    if (previousBits & Small.preposition && form !== Form.ing && !isCapital(r, previous)) return null;
  }
  if (form === Form.ing && !group.be) {
    if (group.have || group.modal) return null;
    if (head !== at && atStart) return null;
    if (atStart && !afterMark)
      return { at, from: head, to: end, frames, subject: null, order: 'shared', head, link: 'participle' };
    const byIn = (previousBits & (Small.preposition | Small.subordinator)) !== 0;
    if (
      isComma(r, previous) ||
      isDash(r, previous) ||
      afterMark ||
      byIn ||
      previousBits & Small.coordinator ||
      isNounLike(r, previous) ||
      small[previous] & (Small.time | Small.objective)
    ) {
      const start = isComma(r, previous) ? previous : head;
      return {
        at,
        from: head,
        to: end,
        frames,
        subject: null,
        order: 'shared',
        head: byIn ? previous : start,
        link: 'participle',
      };
    }
    return null;
  }
  const participle = form === Form.past || form === Form.participle;
  if (group.be && participle && !(form === Form.past && previousBits & Small.have)) {
    // "was quoted as saying", "was asked whether"
    if (!(frames & (Frame.addressee | Frame.question)) && tokens.hash[at] !== QUOTED) return null;
    return { at, from: head, to: end, frames, subject: null, order: 'passive', head, link: 'none' };
  }
  if (form === Form.participle && !group.have && !group.be) return null;
  if (form === Form.base && !group.modal && !atStart) {
    const plural =
      previousBits & Small.subject ||
      previousBits & Small.relative ||
      previousBits & Small.that ||
      isPlural(r, previous) ||
      isComma(r, previous) ||
      previousBits & Small.coordinator;
    if (!plural) return null;
  }
  if (
    form === Form.third &&
    frames & Frame.nounLike &&
    !atStart &&
    !(previousBits & Small.subject) &&
    !isCapital(r, previous) &&
    !(tokens.info[previous] & Word.noun) &&
    !afterMark &&
    !isComma(r, previous) &&
    !(previousBits & (Small.coordinator | Small.relative | Small.adverb))
  )
    return null;
  // "and added that": the subject is that of the verb before.
  if (previousBits & Small.coordinator) {
    return {
      at,
      from: head,
      to: end,
      frames,
      subject: null,
      order: 'shared',
      head: previous - (previous > from && isComma(r, previous - 1) ? 1 : 0),
      link: 'coordinated',
    };
  }
  if (previousBits & Small.relative || (previousBits & Small.that && isNounLike(r, previous - 1))) {
    const subject = subjectBefore(r, from, isComma(r, previous - 1) ? previous - 1 : previous);
    return subject
      ? { at, from: head, to: end, frames, subject, order: 'subject-verb', head: previous, link: 'none' }
      : null;
  }
  const subject = subjectAt(r, from, head);
  const inverted =
    form !== Form.base &&
    form !== Form.ing &&
    (afterMark || isComma(r, previous) || isDash(r, previous) || (atStart && from > 0)) &&
    !group.modal;
  if (inverted && !(subject && !afterMark && strongSubject(r, subject, previous))) {
    const behind = nounPhraseAfter(r, end, to);
    if (behind && frames & Frame.postposed)
      return { at, from: head, to: end, frames, subject: behind, order: 'verb-subject', head: head, link: 'none' };
  }
  if (subject) {
    let start = subject.from;
    let link: Clue['link'] = 'none';
    if (start > from && small[start - 1] & Small.coordinator) {
      link = 'coordinated';
      start--;
      if (start > from && isComma(r, start - 1)) start--;
    }
    return { at, from: head, to: end, frames, subject, order: 'subject-verb', head: start, link };
  }
  if (isComma(r, previous) && form === Form.past)
    return { at, from: head, to: end, frames, subject: null, order: 'shared', head: previous, link: 'coordinated' };
  return null;
}

/** With a comma before the verb, whether a subject with an apposition is what the comma closes. */
function strongSubject(r: Reading, subject: Stretch, previous: number): boolean {
  if (!isComma(r, previous)) return true;
  for (let i = subject.from; i < subject.to; i++) if (isComma(r, i)) return true;
  return false;
}

/** The subject before a verb group, adverbials of time between them left out. */
function subjectAt(r: Reading, from: number, groupFrom: number): Stretch | null {
  const time = timeBefore(r, from, groupFrom);
  if (time < groupFrom && time > from) {
    const subject = subjectBefore(r, from, time);
    if (subject) return subject;
  }
  return subjectBefore(r, from, groupFrom);
}

/** Whether a capitalised verb stands in a headline, where every word is: "Cho Says Deal Is Near". */
function isHeadlineVerb(r: Reading, from: number, at: number): boolean {
  if (at === from) return true;
  const form = formOf(cueOf(r.tokens.hash[at]));
  return form !== Form.base && form !== Form.ing && isCapital(r, at - 1);
}

const isNounLike = (r: Reading, at: number): boolean =>
  r.tokens.type[at] === TokenType.word &&
  !(r.small[at] & (Small.subject | Small.be | Small.have | Small.modal | Small.preposition | Small.to)) &&
  (!isFinite(r, at) || (r.tokens.info[at] & Word.noun) !== 0);

/** A plural that can speak, as far as its look tells. */
function isPlural(r: Reading, at: number): boolean {
  const { tokens } = r;
  if (tokens.type[at] !== TokenType.word) return false;
  if (tokens.info[at] & (Word.plural | Word.group)) return true;
  const c = tokens.text.charCodeAt(tokens.end[at] - 1);
  return c === 0x73 && tokens.end[at] - tokens.start[at] > 3;
}

/** The cue behind "as": "was quoted as saying". */
export const isQuotedAs = (r: Reading, at: number): boolean =>
  at > 1 && r.tokens.hash[at] === SAYING && r.tokens.hash[at - 1] === AS;

export const words = { AS, BY, SAY, LIKE };
export { endsInEd };
