import { skipAdverbials } from './adverbials.js';
import type { Clue } from './clue.js';
import { clauseEnd, phraseEnd, withoutStop } from './contentEnds.js';
import { Frame } from './cues.js';
import { Word } from './lexicon.js';
import { nounPhraseAfter } from './phrases.js';
import { isComma, type Reading, type Stretch } from './reading.js';
import { hashWord, TokenType } from './tokens.js';
import { wordSet } from './wordSet.js';
import { Small } from './words.js';

const [BY, FOR, OF, WITH, AS, IT] = ['by', 'for', 'of', 'with', 'as', 'it'].map(hashWord);

/** Verbs that report their subject by themselves: "the deal was announced". */
const ALONE = wordSet('announced confirmed reported disclosed revealed mentioned noted claimed stated tweeted');

/** What a passive reports, and by whom where it says so. */
export interface Passive {
  readonly parts: readonly Stretch[];
  readonly source: Stretch | null;
}

/**
 * "The mayor was accused by the council of lying": what is reported is the subject with what follows the verb, and who
 * reports it is the agent. Null where the passive reports nothing.
 */
export function passiveReport(r: Reading, clue: Clue, to: number): Passive | null {
  const { small, tokens } = r;
  // "He’s reported" may be "he has".
  if (clue.order !== 'passive' || !clue.subject) return null;
  if (tokens.type[clue.from] === TokenType.clitic && !(small[clue.from + 1] & Small.been)) return null;
  const limit = withoutStop(r, clue.to, to);
  let at = clue.to;
  let source: Stretch | null = null;
  const agent = skipAdverbials(r, at, limit);
  for (const begin of [at, agent])
    if (!source && begin < limit && tokens.hash[begin] === BY) {
      const whole = nounPhraseAfter(r, begin + 1, limit);
      if (!whole) continue;
      source = withoutCharge(r, clue.frames, whole);
      at = source.to;
    }
  // "It was reported that the pier was lost"
  if (clue.subject.to - clue.subject.from === 1 && tokens.hash[clue.subject.from] === IT) {
    if (!(clue.frames & Frame.clause) || !(small[at] & Small.that) || at + 1 >= limit) return null;
    return { parts: [{ from: at + 1, to: clauseEnd(r, at + 1, limit) }], source };
  }
  const parts: Stretch[] = [clue.subject];
  if (complements(r, clue, at, limit)) parts.push({ from: at, to: phraseEnd(r, at, limit) });
  else if (!ALONE.has(tokens.hash[clue.at]) || small[clue.subject.from] & (Small.subject | Small.that)) return null;
  return { parts, source };
}

/** The agent without what somebody is accused of or criticized for by it. */
function withoutCharge({ tokens }: Reading, frames: number, agent: Stretch): Stretch {
  for (let i = agent.from + 1; i < agent.to; i++) {
    const hash = tokens.hash[i];
    if (
      (frames & Frame.of && hash === OF) ||
      (frames & Frame.for && hash === FOR) ||
      (frames & Frame.with && hash === WITH)
    )
      return { from: agent.from, to: i };
  }
  return agent;
}

/** Whether what follows belongs to what is reported: "accused of lying", "called a thief", "said to be ill". */
function complements(r: Reading, { frames }: Clue, at: number, limit: number): boolean {
  const { small, tokens } = r;
  if (at >= limit || isComma(r, at)) return false;
  const hash = tokens.hash[at];
  if (frames & Frame.person) return hash === FOR || hash === OF || hash === WITH || hash === AS;
  if (hash === AS) return true;
  if (frames & Frame.naming || frames & Frame.clause)
    return (
      (small[at] & (Small.determiner | Small.possessive)) !== 0 ||
      r.quotations.ofToken[at] >= 0 ||
      (small[at] & Small.to && tokens.info[at + 1] & Word.verb) !== 0
    );
  return false;
}
