import { cueOf, Form, Frame, formOf } from './cues.js';
import { Word } from './lexicon.js';
import {
  endsInEd,
  isAdverb,
  isCapital,
  isComma,
  isDash,
  isFiniteVerb,
  isHyphen,
  isPunctuation,
  nounPhraseAfter,
  nounPhraseBefore,
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
  /** Whether its clause hangs on another: "While X said …,", "As X said, …", ", who said …,". */
  readonly within: 'none' | 'subordinate' | 'as' | 'relative' | 'noun';
}

const [AS, ON, ASKED, WHO] = ['as', 'on', 'asked', 'who'].map(hashWord);
const GO = new Set(['go', 'goes', 'went', 'going'].map(hashWord));
const REFLEXIVE = new Set(['himself', 'herself', 'themselves', 'itself', 'myself', 'ourselves'].map(hashWord));

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
    const cue = cueOf(tokens.hash[i]) || rareVerb(r, from, to, i);
    const clue = nounClue(r, from, to, i) ?? (cue ? clueAt(r, from, to, i, cue) : null);
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
  for (let i = at - 1; i >= from && r.quotations.ofToken[i] < 0; i--) {
    const bits = small[i];
    if (tokens.type[i] === TokenType.clitic) {
      const c = tokens.text.charCodeAt(tokens.start[i] + 1) | 0x20;
      const form = formOf(cueOf(tokens.hash[at]));
      if (c === 0x73 && form !== Form.ing && !(i > from && small[i - 1] & (Small.subject | Small.relative))) break;
      if (c === 0x6c || c === 0x64) group.modal = true;
      else if (c === 0x76) group.have = true;
      else group.be = true;
    } else if (isCapital(r, i) && i > from) break;
    else if (bits & (Small.be | Small.been)) group.be = true;
    else if (bits & Small.have) group.have = true;
    else if (bits & Small.modal) group.modal = true;
    else if (bits & Small.to) group.to = true;
    else if (
      !(bits & Small.negation) &&
      !(i > from && REFLEXIVE.has(tokens.hash[i])) &&
      !(isAdverb(r, i) && !(bits & (Small.time | Small.preposition)))
    )
      break;
    group.from = i;
  }
  return group;
}

/** "led her to declare that", "refused to admit that": an infinitive whose content shows itself. */
function purpose(r: Reading, from: number, to: number, at: number, frames: number, head: number): Clue | null {
  const { small, quotations } = r;
  if (!(frames & Frame.clause) || frames & (Frame.weak | Frame.marked | Frame.nounLike) || head === from) return null;
  const end = at + 1;
  if (end + 1 >= to) return null;
  let shows =
    (small[end] & Small.that) !== 0 ||
    quotations.ofToken[end] >= 0 ||
    (isComma(r, end) && quotations.ofToken[end + 1] >= 0) ||
    isPunctuation(r, end, 0x3a);
  if (!shows && frames & Frame.addressee)
    for (let i = end; i < to && i < end + 4; i++) shows ||= (small[i] & Small.that) !== 0;
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

const SAYINGS = new Set(
  'promise promises pledge pledges vow vows claim claims assertion assertions allegation allegations accusation accusations contention suggestion insistence argument arguments warning warnings announcement admission denial declaration statement statements comment comments remark remarks call calls demand demands request requests threat threats'
    .split(' ')
    .map(hashWord),
);

/** "his promise to rebuild it", "Cho’s claim that …": a noun that reports, with whose it is. */
function nounClue(r: Reading, from: number, to: number, at: number): Clue | null {
  const { small, tokens } = r;
  const end = at + 1;
  if (at === from || end + 2 >= to || !SAYINGS.has(tokens.hash[at])) return null;
  const that =
    (small[end] & Small.that) !== 0 &&
    !(small[end + 1] & (Small.be | Small.have | Small.modal | Small.finite)) &&
    !isFiniteVerb(r, end + 1);
  const infinitive =
    (small[end] & Small.to) !== 0 && (tokens.info[end + 1] & Word.verb) !== 0 && !(small[end + 1] & Small.determiner);
  if (!that && !infinitive) return null;
  let i = at - 1;
  while (
    i > from &&
    i > at - 4 &&
    tokens.type[i] === TokenType.word &&
    tokens.info[i] & Word.adjective &&
    !(small[i] & (Small.possessive | Small.determiner))
  )
    i--;
  let subject: Stretch | null = null;
  if (small[i] & Small.possessive && !isCapital(r, i + 1)) subject = { from: i, to: i + 1 };
  else if (tokens.type[i] === TokenType.clitic) subject = nounPhraseBefore(r, from, i);
  if (!subject) return null;
  return {
    at,
    from: at,
    to: end,
    frames: Frame.clause | Frame.infinitive,
    subject,
    order: 'subject-verb',
    head: subject.from,
    link: 'none',
    within: 'noun',
  };
}

/** The clue a verb gives, or null where it is no verb or has nobody to speak. */
function clueAt(r: Reading, from: number, to: number, at: number, cue: number): Clue | null {
  const { small, tokens, quotations } = r;
  const form = formOf(cue);
  let frames = cue;
  if (at > from && isHyphen(r, at - 1)) return null;
  if (at + 1 < to && isHyphen(r, at + 1) && tokens.start[at + 2] === tokens.end[at + 1]) return null;
  const group = groupBefore(r, from, at);
  let head = group.from;
  const end = at + 1;
  const base = { at, to: end } as const;
  if (group.to) {
    // "went on to say", "continued to say"
    const before = head - 1;
    if (before > from && tokens.hash[before] === ON && GO.has(tokens.hash[before - 1])) head = before - 1;
    else if (
      before >= from &&
      formOf(cueOf(tokens.hash[before])) === Form.past &&
      cueOf(tokens.hash[before]) & Frame.marked
    )
      head = before;
    else return purpose(r, from, to, at, frames, head);
    const subject = subjectAt(r, from, head);
    if (!subject) return null;
    return {
      ...base,
      from: head,
      frames,
      subject,
      order: 'subject-verb',
      head: subject.from,
      link: 'none',
      within: hangs(r, from, subject.from),
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
      !(previousBits & Small.that && form !== Form.base && form !== Form.ing)
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
      ...base,
      from: head,
      frames,
      subject: null,
      order: 'passive',
      head: atStart ? head : previous,
      link: 'none',
      within: 'subordinate',
    };
  if (form === Form.ing && !group.be) {
    if (group.have || group.modal || atStart) return null;
    const preposed = (previousBits & (Small.preposition | Small.subordinator)) !== 0;
    if (
      isComma(r, previous) ||
      isDash(r, previous) ||
      afterMark ||
      preposed ||
      previousBits & Small.coordinator ||
      isNounLike(r, previous) ||
      previousBits & (Small.time | Small.objective)
    ) {
      const early = preposed && !hasSubject(r, from, previous);
      return {
        ...base,
        from: head,
        frames,
        subject: null,
        order: 'shared',
        head: preposed || isComma(r, previous) ? previous : head,
        link: 'participle',
        within: early ? 'subordinate' : 'none',
      };
    }
    return null;
  }
  const participle = form === Form.past || form === Form.participle;
  if (group.be && participle) {
    // "was told that", "was asked whether"
    if (!(frames & (Frame.addressee | Frame.question))) return null;
    return { ...base, from: head, frames, subject: null, order: 'passive', head, link: 'none', within: 'none' };
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
  // As often a noun: "two states", "police reports".
  if (
    frames & Frame.nounLike &&
    (form === Form.third || form === Form.base) &&
    !atStart &&
    !group.modal &&
    !group.have &&
    !(previousBits & (Small.subject | Small.relative | Small.adverb)) &&
    !(isCapital(r, previous) && form === Form.third)
  ) {
    if (
      !(small[end] & (Small.that | Small.subject | Small.possessive)) &&
      !isPunctuation(r, end, 0x3a) &&
      !(isComma(r, end) && quotations.ofToken[end + 1] >= 0)
    )
      return null;
    if (small[end] & Small.that || isPunctuation(r, end, 0x3a) || isComma(r, end)) frames |= Frame.weak;
  }
  // "and added that": the subject is that of the verb before.
  if (previousBits & Small.coordinator && !isCapital(r, previous))
    return {
      ...base,
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
      ...base,
      from: head,
      frames,
      subject,
      order: 'subject-verb',
      head: previous,
      link: 'none',
      within: 'relative',
    };
  }
  const subject = subjectAt(r, from, head);
  if (
    form !== Form.base &&
    frames & Frame.postposed &&
    !group.modal &&
    (afterMark || isComma(r, previous) || isDash(r, previous) || (atStart && from > 0)) &&
    !(subject && !afterMark && strongSubject(r, subject, previous))
  ) {
    const behind = nounPhraseAfter(r, end, to);
    if (behind)
      return {
        ...base,
        from: head,
        frames,
        subject: behind,
        order: 'verb-subject',
        head,
        link: 'none',
        within: 'none',
      };
  }
  if (subject) {
    let start = subject.from;
    let link: Clue['link'] = 'none';
    if (start > from && small[start - 1] & Small.coordinator && opensClause(r, start)) {
      link = 'coordinated';
      start--;
      if (start > from && isComma(r, start - 1)) start--;
    }
    return {
      ...base,
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
      isPunctuation(r, end, 0x3a) ||
      quotations.ofToken[end] >= 0 ||
      quotations.ofToken[end + 1] >= 0)
  )
    return {
      ...base,
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

/** Whether a subject can be that of a new clause behind an "and": a bare noun shares what stands before the "and". */
const opensClause = (r: Reading, at: number): boolean =>
  isCapital(r, at) ||
  r.tokens.type[at] === TokenType.number ||
  (r.tokens.info[at] & Word.number) !== 0 ||
  (r.small[at] & (Small.subject | Small.determiner | Small.possessive)) !== 0;

/** How the clause whose subject begins at `at` hangs on another one. */
function hangs(r: Reading, from: number, at: number): Clue['within'] {
  const i = at - 1;
  if (i < from || !(r.small[i] & Small.subordinator)) return 'none';
  return r.tokens.hash[i] === AS ? 'as' : 'subordinate';
}

/** Whether a subject with its verb stands before: then what follows closes the sentence rather than opens it. */
function hasSubject(r: Reading, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (r.quotations.ofToken[i] >= 0 || isFiniteVerb(r, i)) return true;
  return false;
}

/** "Bush and Christie say": two names make a plural. */
function joinsNames(r: Reading, from: number, at: number): boolean {
  for (let i = at; i >= from && i > at - 6; i--) {
    if (r.small[i] & Small.and) return true;
    if (!isCapital(r, i)) return false;
  }
  return false;
}

/** With a comma before the verb, whether a subject with an apposition is what the comma closes. */
function strongSubject(r: Reading, subject: Stretch, previous: number): boolean {
  if (!isComma(r, previous) || subject.to + 1 < previous) return true;
  for (let i = subject.from; i < subject.to; i++) if (isComma(r, i)) return true;
  return false;
}

/** The subject before a verb group, adverbials of time between them left out. */
function subjectAt(r: Reading, from: number, groupFrom: number): Stretch | null {
  const whole = restrictedSubject(r, from, groupFrom);
  if (whole) return whole;
  const time = timeBefore(r, from, groupFrom);
  const closed = isComma(r, groupFrom - 1);
  if (time < groupFrom && time > from && (!closed || isComma(r, time))) {
    const subject = subjectBefore(r, from, time);
    if (subject) return subject;
  }
  return subjectBefore(r, from, groupFrom);
}

/** "people who attended the talks": a noun phrase with a relative clause without a comma before the verb. */
function restrictedSubject(r: Reading, from: number, to: number): Stretch | null {
  const { small, tokens, quotations } = r;
  for (let i = to - 1; i > from && i > to - 20; i--) {
    if (quotations.ofToken[i] >= 0 || isComma(r, i) || isDash(r, i) || small[i] & (Small.coordinator | Small.that))
      return null;
    if (tokens.hash[i] !== WHO) continue;
    let verbs = 0;
    for (let j = i + 1; j < to; j++) if (isFiniteVerb(r, j)) verbs++;
    if (!verbs || i + 2 >= to || small[i + 1] & Small.subject) return null;
    const head = subjectBefore(r, from, i);
    return head && !isComma(r, i - 1) ? { from: head.from, to } : null;
  }
  return null;
}

/** Whether a capitalised verb stands in a headline, where nearly every word is: "Cho Says Deal Is Near". */
function isHeadlineVerb(r: Reading, from: number, to: number, at: number): boolean {
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

const isNounLike = (r: Reading, at: number): boolean =>
  r.tokens.type[at] === TokenType.word &&
  !(r.small[at] & (Small.subject | Small.be | Small.have | Small.modal | Small.preposition | Small.to)) &&
  (!isFiniteVerb(r, at) || (r.tokens.info[at] & Word.noun) !== 0);

/** A plural that can speak, as far as its look tells. */
function isPlural(r: Reading, at: number): boolean {
  const { tokens } = r;
  if (tokens.type[at] !== TokenType.word) return false;
  if (tokens.info[at] & (Word.plural | Word.group)) return true;
  const c = tokens.text.charCodeAt(tokens.end[at] - 1);
  return c === 0x73 && tokens.end[at] - tokens.start[at] > 3;
}
