import { Word } from '../lexicon.js';
import type { Name } from '../names/types.js';
import type { Sentences } from '../sentences.js';
import { Shape, type Tokens, TokenType } from '../tokens.js';

const OFFICE = Word.title | Word.speaking;
const COMMA = 0x2c;
/** An apposition is no longer than this. */
const LONGEST = 14;

/** The office that stands before or behind a person's name, as tokens without their article; null where none does. */
export function roleOf(tokens: Tokens, sentences: Sentences, name: Name): readonly [number, number] | null {
  return before(tokens, sentences, name) ?? behind(tokens, sentences, name) ?? fronted(tokens, sentences, name);
}

/** "NATO Secretary-General Jens Stoltenberg", "Defence Ministry spokesman John Smith". */
function before({ type, info, shape }: Tokens, sentences: Sentences, name: Name): readonly [number, number] | null {
  const least = Math.max(sentences.first[sentences.ofToken[name.first]], name.first - LONGEST);
  let first = name.titleFirst;
  let office = first < name.first && (info[first] & Word.abbreviation) === 0;
  const stops = Word.determiner | Word.preposition | Word.conjunction | Word.pronoun | Word.auxiliary;
  while (first > least) {
    const i = first - 1;
    if (type[i] === TokenType.punctuation ? info[i] !== 0x2d && info[i] !== 0x2e : type[i] !== TokenType.word) break;
    if (type[i] === TokenType.punctuation && info[i] === 0x2e && !(info[i - 1] & Word.abbreviation)) break;
    const bits = info[i];
    if (bits & stops && !(bits & Word.title) && shape[i] !== Shape.upper) break;
    if (bits & (Word.verb | Word.adverb) && !(bits & (Word.noun | Word.adjective | OFFICE))) break;
    // The word next to the name must be an office, or what stands before one.
    if (!office) {
      if (!(bits & Word.title)) break;
      office = true;
    } else if (shape[i] === Shape.lower && shape[name.first - 1] !== Shape.lower && !(bits & Word.adjective)) break;
    else if (shape[i] === Shape.lower && bits & Word.verb && !(bits & (OFFICE | Word.adjective | Word.organization)))
      break;
    first = i;
  }
  if (!office) return null;
  if (type[first] === TokenType.punctuation) first++;
  return [first, name.first];
}

/** "Jens Stoltenberg, NATO secretary general," and "Mina Cho, the minister for fisheries,". */
function behind(tokens: Tokens, sentences: Sentences, name: Name): readonly [number, number] | null {
  const { type, info } = tokens;
  const limit = sentences.last[sentences.ofToken[name.first]];
  if (name.last + 1 >= limit || info[name.last] !== COMMA || type[name.last] !== TokenType.punctuation) return null;
  let first = name.last + 1;
  if (info[first] & Word.pronoun && !(info[first] & Word.determiner)) return null;
  if (info[first] & Word.determiner) first++;
  let office = false;
  let last = first;
  for (; last < limit && last - first < LONGEST; last++) {
    const bits = info[last];
    if (type[last] === TokenType.punctuation && bits !== 0x2d && bits !== 0x2e && bits !== 0x26) break;
    if (type[last] === TokenType.lineBreak) return null;
    if (type[last] !== TokenType.word) continue;
    // "Jens Stoltenberg, NATO secretary general has said": the second comma is missing.
    if (bits & Word.auxiliary || (bits & Word.cue && !(bits & Word.noun))) {
      if (office && last - first < 5) break;
      return null;
    }
    if (bits & OFFICE) office = true;
    // The office must come before "of" and "for": "a member of the council" has it, "in Kabul for the president" has not.
    else if (!office && bits & (Word.preposition | Word.conjunction)) return null;
  }
  return office && last > first ? [first, last] : null;
}

/** "the top U.S. envoy for peace, Zalmay Khalilzad". */
function fronted(tokens: Tokens, sentences: Sentences, name: Name): readonly [number, number] | null {
  const { type, info } = tokens;
  const least = sentences.first[sentences.ofToken[name.first]];
  const comma = name.titleFirst - 1;
  if (comma <= least || type[comma] !== TokenType.punctuation || info[comma] !== COMMA) return null;
  const titled = (info[comma - 1] & Word.title) !== 0 && tokens.shape[comma - 1] === Shape.capitalized;
  // "NATO Secretary General, Jens Stoltenberg": a title in capitals needs no article.
  if (titled) {
    let first = comma - 1;
    while (
      first > least &&
      type[first - 1] === TokenType.word &&
      tokens.shape[first - 1] !== Shape.lower &&
      !(info[first - 1] & Word.determiner)
    )
      first--;
    return [first, comma];
  }
  let office = false;
  for (let i = comma - 1; i >= least && comma - i <= LONGEST; i--) {
    const bits = info[i];
    if (type[i] === TokenType.punctuation && bits !== 0x2d && bits !== 0x2e) return null;
    if (type[i] === TokenType.word && bits & Word.auxiliary) return null;
    if (type[i] !== TokenType.word && type[i] !== TokenType.punctuation && type[i] !== TokenType.clitic) return null;
    if (bits & OFFICE && type[i] === TokenType.word) office = true;
    if (
      bits & Word.determiner &&
      type[i] === TokenType.word &&
      office &&
      !(info[i - 1] & Word.preposition && i > least && type[i - 1] === TokenType.word)
    )
      return [i + 1, comma];
  }
  return null;
}
