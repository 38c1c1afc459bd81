import packedEnglish from './english/lexicon.packed';
import { lexiconFrom } from './english/packing.js';
import type { Lexicon } from './lexicon.js';

/** The English lexicon as it is shipped, for threads that load it themselves. */
export { packedEnglish };

/** Loads the English lexicon. To be called once, by whoever composes the program. */
export const loadEnglish = (): Lexicon => lexiconFrom(packedEnglish);
