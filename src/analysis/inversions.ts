import type { Clue } from './clue.js';
import { Form, Frame, formOf } from './cues.js';
import { nounPhraseAfter } from './phrases.js';
import { isComma, isDash, isFiniteVerb, isNamed, type Reading, type Stretch } from './reading.js';
import { TokenType } from './tokens.js';
import { strongSubject } from './verbGroups.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const TOLD = wordSet('tell tells told');

/**
 * “…,” said Mina Cho: the clue of a verb before its subject, or null where what follows it is no subject. `head` is
 * where the verb's group begins, `subject` what could be its subject before it.
 */
export function invertedClue(
  r: Reading,
  from: number,
  to: number,
  at: number,
  frames: number,
  head: number,
  subject: Stretch | null,
): Clue | null {
  const previous = head - 1;
  const end = at + 1;
  const afterMark = previous >= from && r.quotations.ofToken[previous] >= 0;
  if (!(frames & Frame.postposed)) return null;
  if (!afterMark && !isComma(r, previous) && !isDash(r, previous) && !(previous < from && from > 0)) return null;
  if (subject && !afterMark && strongSubject(r, subject, previous)) return null;
  const behind = withTitle(r, nounPhraseAfter(r, end, to));
  if (!behind) return null;
  const closes = closesBehind(r, behind, to);
  // "say some sailors, who …"; "announce a concert" has an object.
  if (formOf(frames) === Form.base && (frames & Frame.object || !closes)) return null;
  // Behind "told" stands who is told; a quotation before "warned Cho." tells that Cho warned.
  const addresses = frames & Frame.addressee && !(frames & Frame.question);
  if (addresses && !(afterMark && !TOLD.has(r.tokens.hash[at]) && closes)) return null;
  // "…, said he was late"; "Mr. Cho, citing “the wind,” said the boats were late": the marks are part of the subject.
  if (isTold(r, behind, to) && (!afterMark || subject?.to === head)) return null;
  return {
    at,
    to: end,
    from: head,
    frames,
    subject: behind,
    order: 'verb-subject',
    head,
    link: 'none',
    within: 'none',
  };
}

/** A noun phrase with the name in marks that its determiner waits for: "the authors of the “Harbour Report,”". */
function withTitle(r: Reading, phrase: Stretch | null): Stretch | null {
  const q = phrase && phrase.to > phrase.from + 1 ? r.quotations.ofToken[phrase.to] : -1;
  return phrase && q >= 0 && isNamed(r, phrase.to) ? { from: phrase.from, to: r.quotations.last[q] } : phrase;
}

/** Whether a noun phrase ends at a comma, a stop or the statement's end: "said some Democrats, who …". */
const closesBehind = ({ tokens, small }: Reading, { to: end }: Stretch, to: number): boolean =>
  end >= to || tokens.type[end] === TokenType.punctuation || (small[end] & (Small.preposition | Small.time)) !== 0;

/** Whether a noun phrase is the subject of a verb behind it. */
const isTold = (r: Reading, { to: end }: Stretch, to: number): boolean => end < to && isFiniteVerb(r, end);

/** Whether a clause of its own begins here: "the boats were late". */
export function tells(r: Reading, at: number, to: number): boolean {
  const behind = nounPhraseAfter(r, at, to);
  return behind !== null && isTold(r, behind, to);
}
