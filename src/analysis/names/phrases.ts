import { type Lexicon, phraseKey, Word } from '../lexicon.js';
import { joinHash, type Tokens, TokenType } from '../tokens.js';

/** The longest phrase of the lexicon that begins at a token: its classes and the token behind it; 0 classes for none. */
export interface Phrase {
  readonly last: number;
  readonly classes: number;
}

const NONE: Phrase = { last: 0, classes: 0 };
/** No phrase of the lexicon is longer than this many tokens, by far. */
const LONGEST = 10;

export function phraseAt(tokens: Tokens, lexicon: Lexicon, i: number, limit: number): Phrase {
  if (!(tokens.info[i] & Word.phraseStart) || tokens.type[i] !== TokenType.word) return NONE;
  let found = NONE;
  let key = tokens.hash[i];
  const end = Math.min(limit, i + LONGEST);
  for (let j = i + 1; j < end; j++) {
    if (tokens.type[j] === TokenType.lineBreak || tokens.type[j] === TokenType.number) break;
    key = joinHash(key, phraseKey(tokens, j));
    const classes = lexicon.phraseClassesOf(key);
    if (classes === 0) break;
    if (classes & ~Word.phraseStart) found = { last: j + 1, classes: classes & ~Word.phraseStart };
    if (!(classes & Word.phraseStart)) break;
  }
  return found;
}
