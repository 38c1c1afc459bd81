import type { Lexicon } from './lexicon.js';
import type { Analysis } from './types.js';

export interface AnalyzeOptions {
  /** The article's date, ISO 8601; when absent it is read from the article's head, where it says one. */
  readonly date?: string;
}

/** Finds quotes with their speakers, entities and figures in an article. Never throws; linear in the text's length. */
export function analyze(_text: string, _lexicon: Lexicon, _options: AnalyzeOptions = {}): Analysis {
  throw new Error('not written yet');
}
