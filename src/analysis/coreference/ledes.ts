import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import { hashWord, type Tokens } from '../tokens.js';
import type { Cast } from './cast.js';
import type { TokenRange } from './types.js';

/** The paragraphs in which an article may let somebody speak before it says who that is: the headline's and the lede's. */
const LEDE = 2;
const DEFINITE = new Set(['the', 'this', 'that', 'his', 'her', 'their', 'its'].map(hashWord));

/** Somebody described in the lede whom the next paragraph may name: "A former engineer told … / Jo Harrow, 52, said …". */
export interface Ledes {
  /** Takes note of who speaks by a description. */
  readonly describe: (entity: number, range: TokenRange, paragraph: number) => void;
  /** Looks at the first name of somebody, and at whether a paragraph begins with it. */
  readonly introduce: (
    entity: number,
    name: number,
    role: TokenRange | null,
    paragraph: number,
    opens: boolean,
  ) => void;
  /** Who was described, with whoever they turned out to be. */
  readonly named: ReadonlyMap<number, number>;
}

export function newLedes({ info, hash }: Tokens, names: Names, cast: Cast): Ledes {
  const named = new Map<number, number>();
  let waiting: { readonly entity: number; readonly range: TokenRange; readonly paragraph: number } | null = null;
  return {
    named,
    describe(entity, range, paragraph) {
      const { kind, plural } = cast.clusters[entity];
      if (paragraph >= LEDE || kind !== 'person' || plural || cast.described[entity] === null) return;
      if (!DEFINITE.has(hash[range[0]])) waiting = { entity, range, paragraph };
    },
    introduce(entity, name, role, paragraph, opens) {
      if (!waiting || paragraph <= waiting.paragraph) return;
      const { entity: lede, range, paragraph: from } = waiting;
      waiting = null;
      const one = cast.clusters[entity];
      const described = cast.clusters[lede];
      if (paragraph > from + 1 || (one.gender && described.gender && one.gender !== described.gender)) return;
      // Whoever has an office of their own is somebody else, unless it is the one described.
      const { titleFirst, first } = names.list[name];
      const office = role ?? (titleFirst < first ? ([titleFirst, first] as const) : null);
      if (office && !shareNoun(office, range)) return;
      // Whom a headline calls a woman, and who has the same office, may be named anywhere in the paragraph.
      const gendered = from === 0 && described.gender !== null && one.gender !== null;
      if (!opens && !office && !gendered) return;
      named.set(lede, entity);
      one.role ??= range;
    },
  };

  function shareNoun(a: TokenRange, b: TokenRange): boolean {
    for (let i = a[0]; i < a[1]; i++)
      if (info[i] & (Word.noun | Word.title)) for (let j = b[0]; j < b[1]; j++) if (hash[i] === hash[j]) return true;
    return false;
  }
}
