import { Word } from '../lexicon.js';
import type { Name } from '../names/types.js';
import type { Sentences } from '../sentences.js';
import { Shape, type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';

const OFFICE = Word.title | Word.speaking;
/** What may stand in lower case before a title in capitals. */
const FORMER = wordSet('former then acting deputy vice senior interim ex');
const COMMA = 0x2c;
/** An apposition is no longer than this. */
const LONGEST = 14;

/** The office that stands before or behind a person's name, as tokens without their article; null where none does. */
export function roleOf(tokens: Tokens, sentences: Sentences, name: Name): readonly [number, number] | null {
  return before(tokens, sentences, name) ?? behind(tokens, sentences, name) ?? fronted(tokens, sentences, name);
}

/** "NATO Secretary-General Mina Cho", "Defence Ministry spokesman John Smith". */
function before(
  { type, info, shape, hash }: Tokens,
  sentences: Sentences,
  name: Name,
): readonly [number, number] | null {
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
    } else if (shape[i] === Shape.lower && shape[name.first - 1] !== Shape.lower && !FORMER.has(hash[i])) break;
    else if (shape[i] === Shape.lower && bits & Word.verb && !(bits & (OFFICE | Word.adjective | Word.organization)))
      break;
    first = i;
  }
  if (!office) return null;
  if (type[first] === TokenType.punctuation) first++;
  return [first, name.first];
}

/** "Mina Cho, the minister for fisheries," and "Mina Cho, NATO secretary general has said", which lacks a comma. */
function behind(tokens: Tokens, sentences: Sentences, name: Name): readonly [number, number] | null {
  const { type, info } = tokens;
  const limit = sentences.last[sentences.ofToken[name.first]];
  if (name.last + 1 >= limit || info[name.last] !== COMMA || type[name.last] !== TokenType.punctuation) return null;
  let first = name.last + 1;
  if (info[first] & Word.pronoun && !(info[first] & Word.determiner)) return null;
  if (info[first] & Word.determiner) first++;
  let last = first;
  for (; last < limit && last - first < LONGEST; last++) {
    const bits = info[last];
    if (type[last] === TokenType.punctuation && bits !== 0x2d && bits !== 0x26) {
      if (bits !== 0x2e || !(info[last - 1] & Word.abbreviation)) break;
    }
    if (type[last] === TokenType.lineBreak) return null;
    if (type[last] === TokenType.word && (bits & Word.auxiliary || (bits & Word.cue && !(bits & Word.noun)))) {
      if (last - first < 5) break;
      return null;
    }
  }
  return last > first && hasOffice(tokens, first, last) ? [first, last] : null;
}

/** "the top U.S. envoy for peace, Omar Reyes" and "NATO Secretary General, Omar Reyes". */
function fronted(tokens: Tokens, sentences: Sentences, name: Name): readonly [number, number] | null {
  const { type, info, shape } = tokens;
  const least = sentences.first[sentences.ofToken[name.first]];
  const comma = name.titleFirst - 1;
  if (comma <= least || type[comma] !== TokenType.punctuation || info[comma] !== COMMA) return null;
  // A title in capitals needs no article.
  if (info[comma - 1] & Word.title && shape[comma - 1] === Shape.capitalized) {
    let first = comma - 1;
    while (first > least && comma - first < LONGEST && isTitleWord(tokens, first - 1)) first--;
    return [first, comma];
  }
  for (let i = comma - 1; i >= least && comma - i <= LONGEST; i--) {
    const bits = info[i];
    if (type[i] === TokenType.punctuation && bits !== 0x2d && bits !== 0x2e) return null;
    if (type[i] === TokenType.number || type[i] === TokenType.lineBreak) return null;
    if (type[i] !== TokenType.word) continue;
    if (bits & Word.auxiliary) return null;
    // An article behind a preposition stands within the apposition: "head of | the | mission".
    const within = i > least && type[i - 1] === TokenType.word && (info[i - 1] & Word.preposition) !== 0;
    if (bits & Word.determiner && !within) return hasOffice(tokens, i + 1, comma) ? [i + 1, comma] : null;
  }
  return null;
}

const isTitleWord = ({ type, shape, info }: Tokens, i: number): boolean =>
  type[i] === TokenType.word && shape[i] !== Shape.lower && !(info[i] & Word.determiner);

/** Whether the head of a phrase, the word before its first preposition or comma, names an office. */
function hasOffice({ type, info }: Tokens, first: number, last: number): boolean {
  let core = first;
  while (core < last && !(type[core] === TokenType.word && info[core] & Word.preposition && core > first)) core++;
  for (let i = core - 1; i >= first; i--) if (type[i] === TokenType.word) return (info[i] & OFFICE) !== 0;
  return false;
}
