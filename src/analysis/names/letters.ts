import { Word } from '../lexicon.js';
import { takeBytes } from '../room.js';
import type { Sentences } from '../sentences.js';
import { Shape, type Tokens, TokenType, Trigger } from '../tokens.js';

/** How a sentence uses capitals: `plain` for names; `headline` for Most of Its Words; `shouted` FOR ALL OF THEM. */
export const Letters = { plain: 0, headline: 1, shouted: 2 } as const;

const SMALL = Word.pronoun | Word.determiner | Word.preposition | Word.conjunction | Word.auxiliary;

/** For every sentence one of `Letters`. */
export function lettersOf(tokens: Tokens, sentences: Sentences): Uint8Array {
  const { type, shape, info, start, end, trigger } = tokens;
  const kinds = takeBytes(tokens.room, sentences.count).fill(Letters.plain, 0, sentences.count);
  for (let s = 0; s < sentences.count; s++) {
    // Prose with a stop at its end and more than twice as many words in lower case is neither.
    let balance = 0;
    for (let i = sentences.first[s]; i < sentences.last[s]; i++)
      balance += (trigger[i] & Trigger.capital) - ((trigger[i] & Trigger.lower) >> 6);
    if (balance < 0 && info[sentences.last[s] - 1] === 0x2e) continue;
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
