import { analyze } from '../analysis/analyze.js';
import type { Lexicon } from '../analysis/lexicon.js';
import { pack } from './packing.js';
import { type ArticleSummary, summarizeSuggested } from './summary.js';

/** An article as it is to be digested. */
export interface Undigested {
  readonly text: string;
  /** Its date as its sidecar gives it, ISO 8601; undefined where it gives none. */
  readonly date: string | undefined;
}

/** What a folder keeps of an article's text, whatever was decided on it. */
export interface Digest {
  /** Of the engine's suggestions alone. */
  readonly summary: ArticleSummary;
  /** Text and analysis, as `pack` made them: bytes that share their buffer with nothing else. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Analyses articles and keeps what a folder needs of each, in the order they were given. */
export const digestAll = (articles: readonly Undigested[], lexicon: Lexicon): readonly Digest[] =>
  articles.map(({ text, date }) => {
    const analysis = analyze(text, lexicon, { date });
    return { summary: summarizeSuggested(text, analysis), body: pack(text, analysis) };
  });
