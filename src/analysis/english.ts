import packed from './english/lexicon.packed';
import { unpack } from './english/packing.js';
import { type Lexicon, lexiconOf } from './lexicon.js';

/** Loads the English lexicon. To be called once, by whoever composes the program. */
export function loadEnglish(): Lexicon {
  const { words, phrases, sets } = unpack(packed);
  return lexiconOf(words, phrases, sets);
}
