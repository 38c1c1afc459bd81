import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import type { Tokens } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import type { Cast } from './cast.js';
import type { TokenRange } from './types.js';

/** The paragraphs in which an article may let somebody speak before it says who that is: the headline's and the lede's. */
const LEDE = 2;
const DEFINITE = wordSet('the this that his her their its');

/** Somebody described in the lede whom the next paragraph may name: "A former engineer told … / Jo Harrow, 52, said …". */
export interface Ledes {
  readonly tokens: Tokens;
  readonly names: Names;
  readonly cast: Cast;
  waiting: { readonly entity: number; readonly range: TokenRange; readonly paragraph: number } | null;
  /** Who was described, with whoever they turned out to be; null while there is nobody. */
  named: Map<number, number> | null;
}

export const newLedes = (tokens: Tokens, names: Names, cast: Cast): Ledes => ({
  tokens,
  names,
  cast,
  waiting: null,
  named: null,
});

/** Takes note of who speaks by a description. */
export function awaitName(ledes: Ledes, entity: number, range: TokenRange, paragraph: number): void {
  const { kind, plural, described } = ledes.cast[entity];
  if (paragraph >= LEDE || kind !== 'person' || plural || described === null) return;
  if (!DEFINITE.has(ledes.tokens.hash[range[0]])) ledes.waiting = { entity, range, paragraph };
}

/** Looks at the first name of somebody, and at whether a paragraph begins with it. */
export function introduce(
  ledes: Ledes,
  entity: number,
  name: number,
  role: TokenRange | null,
  paragraph: number,
  opens: boolean,
): void {
  const { waiting, cast, names, tokens } = ledes;
  if (!waiting || paragraph <= waiting.paragraph) return;
  const { entity: lede, range, paragraph: from } = waiting;
  ledes.waiting = null;
  const one = cast[entity];
  const described = cast[lede];
  if (paragraph > from + 1 || (one.gender && described.gender && one.gender !== described.gender)) return;
  // Whoever has an office of their own is somebody else, unless it is the one described.
  const { titleFirst, first } = names.list[name];
  const office = role ?? (titleFirst < first ? ([titleFirst, first] as const) : null);
  if (office && !shareNoun(tokens, office, range)) return;
  // Whom a headline calls a woman, and who has the same office, may be named anywhere in the paragraph.
  const gendered = from === 0 && described.gender !== null && one.gender !== null;
  if (!opens && !office && !gendered) return;
  ledes.named ??= new Map();
  ledes.named.set(lede, entity);
  one.role ??= range;
}

function shareNoun({ info, hash }: Tokens, a: TokenRange, b: TokenRange): boolean {
  for (let i = a[0]; i < a[1]; i++)
    if (info[i] & (Word.noun | Word.title)) for (let j = b[0]; j < b[1]; j++) if (hash[i] === hash[j]) return true;
  return false;
}
