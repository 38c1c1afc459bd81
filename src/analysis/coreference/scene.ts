import type { Names } from '../names/types.js';
import type { Sentences } from '../sentences.js';
import type { Tokens } from '../tokens.js';
import type { Cast } from './cast.js';
import type { Descriptions } from './descriptions.js';
import { type Discourse, remember } from './discourse.js';
import type { Ledes } from './ledes.js';
import { AS_DESCRIPTION, AS_NAME, AS_PRONOUN, type MentionLog, note } from './mentions.js';
import { prominence, type QuoteMarks } from './prominence.js';
import type { Turns } from './turns.js';
import type { Attributed, TokenRange } from './types.js';

/** All that is at hand while an article is read from its first word to its last. */
export interface Scene {
  readonly tokens: Tokens;
  readonly sentences: Sentences;
  readonly names: Names;
  /** For every name its entity, and the words of the office beside it, or null. */
  readonly ofName: Int32Array;
  readonly roles: readonly (TokenRange | null)[];
  readonly quotes: readonly Attributed[];
  readonly marks: QuoteMarks;
  /** Tokens of the offices that stand beside names. */
  readonly inRole: Uint8Array;
  readonly cast: Cast;
  readonly mentions: MentionLog;
  readonly discourse: Discourse;
  readonly descriptions: Descriptions;
  readonly ledes: Ledes;
  readonly turns: Turns | null;
  /** For every quote its speaker, or -1 where it cannot be told, and how sure that is. */
  readonly speakers: Int32Array;
  readonly confidences: number[];
}

export const paragraphOf = ({ sentences }: Scene, i: number): number => sentences.paragraph[sentences.ofToken[i]] ?? 0;

/** How prominent a mention is by where it stands. */
export const prominenceOf = ({ tokens, sentences, names, marks }: Scene, first: number, last: number): number =>
  prominence(tokens, sentences, names, marks, first, last);

/** Takes note of a mention of an entity. */
export function mention(
  scene: Scene,
  entity: number,
  first: number,
  last: number,
  form: typeof AS_NAME | typeof AS_DESCRIPTION | typeof AS_PRONOUN,
  weight: number,
): void {
  const { cast, mentions, discourse, sentences, marks } = scene;
  const one = cast[entity];
  if (form === AS_PRONOUN && one.unspoken) {
    note(mentions, entity, one.unspoken[0], one.unspoken[1], AS_DESCRIPTION);
    one.unspoken = null;
  }
  note(mentions, entity, first, last, form);
  one.lastMention = first;
  if (form !== AS_NAME) one.count++;
  remember(discourse, entity, sentences.ofToken[first], paragraphOf(scene, first), weight, marks.direct[first] > 0);
}
