import type { Clue } from './clue.js';
import { nounPhraseAfter } from './phrases.js';
import { isAdverb, isComma, isDash, isFiniteVerb, type Reading, type Stretch } from './reading.js';
import { nounPhraseBefore, subjectBefore } from './subjects.js';
import { hashWord } from './tokens.js';
import { groupBefore, hangs, hasSubject, isNounLike, subjectAt } from './verbGroups.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [WITH] = ['with'].map(hashWord);

/** Verbs that lead to a form in -ing. */
const BEGINS = wordSet(
  'began begin begins started start starts continue continues continued keep keeps kept stopped stop stops',
);

/** What is written and says something by itself: "a telegram telling him …", "a sign saying …". */
const TEXTS = wordSet(
  'message messages letter letters telegram telegrams email emails e-mail note notes memo memos statement statements report reports post posts tweet tweets sign signs banner banners placard placards poster posters sticker stickers leaflet leaflets flyer flyers article articles headline headlines notice notices caption advertisement petition text texts',
);

/** What one does with a text that others made. */
const GETS = wordSet(
  'get gets got getting receive receives received receiving see sees saw find finds found read reads',
);

/**
 * The clue of a form in -ing without an auxiliary: ", adding that …", "began calling for", "with Cho saying that …".
 * `head` is where the verb with its adverbs begins.
 */
export function participleClue(
  r: Reading,
  from: number,
  to: number,
  at: number,
  frames: number,
  head: number,
): Clue | null {
  const { small, tokens, quotations } = r;
  if (head === from) return at === from ? opensWith(r, from, at, to, frames) : null;
  const previous = head - 1;
  const bits = small[previous];
  // "began calling for", "keep saying": the subject of the verb before speaks.
  if (BEGINS.has(tokens.hash[previous])) {
    const leading = groupBefore(r, from, previous).from;
    const subject = subjectAt(r, from, leading);
    if (subject)
      return {
        at,
        to: at + 1,
        from: leading,
        frames,
        subject,
        order: 'subject-verb',
        head: subject.from,
        link: 'none',
        within: hangs(r, from, subject.from),
      };
  }
  const own = ownSubject(r, from, head);
  if (own)
    return {
      at,
      to: at + 1,
      from: head,
      frames,
      subject: own.subject,
      order: 'subject-verb',
      head: own.head,
      link: 'participle',
      within: 'none',
    };
  const preposed = (bits & (Small.preposition | Small.subordinator)) !== 0;
  if (
    !isComma(r, previous) &&
    !isDash(r, previous) &&
    quotations.ofToken[previous] < 0 &&
    !preposed &&
    !(bits & (Small.coordinator | Small.time | Small.objective)) &&
    !isNounLike(r, previous)
  )
    return null;
  return {
    at,
    to: at + 1,
    from: head,
    frames,
    subject: null,
    order: 'shared',
    head: preposed || isComma(r, previous) ? previous : head,
    link: 'participle',
    within: preposed && !hasSubject(r, from, previous) ? 'subordinate' : 'none',
  };
}

/** The subject that a participle has for itself, with where its clause begins: ", with Cho saying", "got a letter saying". */
function ownSubject(r: Reading, from: number, to: number): { readonly subject: Stretch; readonly head: number } | null {
  if (r.quotations.ofToken[to - 1] >= 0) return null;
  const subject = isComma(r, to - 1) ? subjectBefore(r, from, to) : nounPhraseBefore(r, from, to);
  if (!subject) return null;
  const before = subject.from - 1;
  if (before >= from && r.tokens.hash[before] === WITH)
    return { subject, head: before > from && isComma(r, before - 1) ? before - 1 : before };
  return subject.to === to && before >= from && speaksItself(r, subject) ? { subject, head: subject.from } : null;
}

/** Whether a text speaks rather than who makes it: "all they got was a note", not "she sent a note", "in a note". */
function speaksItself({ small, tokens }: Reading, { from, to }: Stretch): boolean {
  if (!(small[from] & Small.determiner)) return false;
  let noun = from;
  while (noun + 1 < to && !(small[noun + 1] & (Small.preposition | Small.to | Small.and))) noun++;
  if (!TEXTS.has(tokens.hash[noun])) return false;
  const before = from - 1;
  return (small[before] & (Small.be | Small.subject)) !== 0 || GETS.has(tokens.hash[before]);
}

/** "Noting that the pier was old, Cho …": who speaks is the subject of the main clause. */
function opensWith(r: Reading, from: number, at: number, to: number, frames: number): Clue | null {
  for (let i = at + 2; i + 2 < to; i++) {
    const q = r.quotations.ofToken[i];
    if (q >= 0) i = r.quotations.last[q] - 1;
    // A comma, or one that stands within the marks.
    if (!isComma(r, q < 0 ? i : r.quotations.contentLast[q] - 1)) continue;
    const subject = nounPhraseAfter(r, i + 1, to);
    if (!subject || subject.to >= to) continue;
    if (isFiniteVerb(r, isAdverb(r, subject.to) ? subject.to + 1 : subject.to))
      return {
        at,
        to: at + 1,
        from,
        frames,
        subject,
        order: 'subject-verb',
        head: from,
        link: 'participle',
        within: 'subordinate',
      };
  }
  return null;
}
