import { buildTable, type Lexicon, lexiconOf } from './lexicon.js';

/** Loads the English lexicon. To be called once, by whoever composes the program. */
export function loadEnglish(): Lexicon {
  return lexiconOf(buildTable([], 0), buildTable([], 0));
}
