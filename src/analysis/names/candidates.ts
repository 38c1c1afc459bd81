import type { Lexicon } from '../lexicon.js';
import { placesOf } from '../places.js';
import type { Sentences } from '../sentences.js';
import { type Tokens, Trigger } from '../tokens.js';
import { gatherEvidence } from './evidence.js';
import { lettersOf } from './letters.js';
import { type Article, findRuns } from './segments.js';
import { type Candidate, splitRun } from './titles.js';

/** What the searches for names look at, gathered once. */
export function articleOf(tokens: Tokens, sentences: Sentences, lexicon: Lexicon): Article {
  const { capital } = Trigger;
  const capitals = placesOf(tokens.trigger, tokens.count, capital, capital, tokens.room);
  const letters = lettersOf(tokens, sentences, capitals);
  const written = gatherEvidence(tokens, sentences, letters, capitals);
  return { tokens, sentences, lexicon, capitals, letters, written };
}

/** Everything that looks like a name, in text order. */
export function candidatesOf(article: Article): readonly Candidate[] {
  const candidates: Candidate[] = [];
  findRuns(article, (first, last) => splitRun(article, first, last, candidates));
  return candidates;
}
