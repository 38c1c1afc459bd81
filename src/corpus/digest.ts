import { type Article, analyzeAll } from '../analysis/analyze.js';
import type { Lexicon } from '../analysis/lexicon.js';
import { pack } from './packing.js';
import { type ArticleSummary, summarizeSuggested } from './summary.js';

/** What a folder keeps of an article's text, whatever was decided on it. */
export interface Digest {
  /** Of the engine's suggestions alone. */
  readonly summary: ArticleSummary;
  /** Text and analysis, as `pack` made them: bytes that share their buffer with nothing else. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Analyses articles and gives what a folder keeps of each, in the order in which they were given. */
export function digestAll(articles: readonly Article[], lexicon: Lexicon): readonly Digest[] {
  const analyses = [...analyzeAll(articles, lexicon)];
  const summaries = analyses.map((analysis, i) => summarizeSuggested(articles[i].text, analysis));
  return analyses.map((analysis, i) => ({ summary: summaries[i], body: pack(articles[i].text, analysis) }));
}
