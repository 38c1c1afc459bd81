import type { Article } from '../analysis/analyze.js';
import type { Lexicon } from '../analysis/lexicon.js';
import { type Digest, digestAll } from '../corpus/digest.js';

/** Analyses the articles of a folder. */
export interface Analysts {
  digest(article: Article): Promise<Digest>;
  dispose(): void;
}

/** Analyses in this thread, at once. */
export const lonelyAnalyst = (lexicon: () => Lexicon): Analysts => ({
  digest: async (article) => digestAll([article], lexicon())[0],
  dispose: () => undefined,
});
