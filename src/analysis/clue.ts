import type { Stretch } from './reading.js';

/** A reporting verb where it stands, with the syntax around it. */
export interface Clue {
  /** The verb itself. */
  readonly at: number;
  /** The verb with its auxiliaries and adverbs: `from` inclusive, `to` behind the verb. */
  readonly from: number;
  readonly to: number;
  readonly frames: number;
  /** The subject where one stands before the verb, with its appositions. */
  readonly subject: Stretch | null;
  /** How its subject is found: before the verb, behind it, shared with what came before, or not at all (passive). */
  readonly order: 'subject-verb' | 'verb-subject' | 'shared' | 'passive';
  /** The first token of the reporting clause, which content before it ends at. */
  readonly head: number;
  /** How it hangs on what stands before it. */
  readonly link: 'none' | 'participle' | 'coordinated';
  /** Whether its clause hangs on another: "While X said …,", "As X said, …", ", who said …,". */
  readonly within: 'none' | 'subordinate' | 'as' | 'relative' | 'noun';
}
