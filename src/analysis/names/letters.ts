import { Word } from '../lexicon.js';
import type { Places } from '../places.js';
import { takeBytes } from '../room.js';
import type { Sentences } from '../sentences.js';
import { Shape, type Tokens, TokenType, Trigger } from '../tokens.js';

/** How a sentence uses capitals: `plain` for names; `headline` for Most of Its Words; `shouted` FOR ALL OF THEM. */
export enum Letters {
  plain = 0,
  headline = 1,
  shouted = 2,
}

const SMALL = Word.pronoun | Word.determiner | Word.preposition | Word.conjunction | Word.auxiliary;

/** For every sentence one of `Letters`; `written` are the words with a capital. */
export function lettersOf(tokens: Tokens, sentences: Sentences, written: Places): Uint8Array {
  const { type, shape, info, start, end } = tokens;
  const kinds = takeBytes(tokens.room, sentences.count).fill(Letters.plain, 0, sentences.count);
  let c = 0;
  for (let s = 0; s < sentences.count; s++) {
    const before = c;
    while (c < written.count && written.at[c] < sentences.last[s]) c++;
    if (info[sentences.last[s] - 1] === 0x2e && isMostlyLower(tokens, sentences, s, c - before)) continue;
    let words = 0;
    let capitals = 0;
    let shouted = 0;
    let ordinaryCapitals = 0;
    let letters = 0;
    for (let i = sentences.first[s]; i < sentences.last[s]; i++) {
      if (type[i] !== TokenType.word || end[i] - start[i] < 2) continue;
      letters++;
      if (shape[i] === Shape.upper) shouted++;
      if (info[i] & SMALL && shape[i] !== Shape.upper) continue;
      words++;
      if (shape[i] !== Shape.lower) {
        capitals++;
        if (shape[i] === Shape.capitalized && info[i] & (Word.noun | Word.verb | Word.adjective | Word.adverb))
          ordinaryCapitals++;
      }
    }
    if (letters > 2 && shouted * 10 > letters * 7) kinds[s] = Letters.shouted;
    // A headline ends without a stop.
    else if (info[sentences.last[s] - 1] !== 0x2e && words > 3 && capitals * 10 > words * 7 && ordinaryCapitals > 1)
      kinds[s] = Letters.headline;
  }
  return kinds;
}

/** Whether more than twice as many words of a sentence are in lower case as have a capital: then it is prose. */
function isMostlyLower({ trigger }: Tokens, { first, last }: Sentences, s: number, capitals: number): boolean {
  let missing = 2 * capitals + 1;
  for (let i = first[s]; i < last[s] && missing > 0; i++) missing -= (trigger[i] & Trigger.lower) >> 6;
  return missing <= 0;
}
