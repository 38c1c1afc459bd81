import type { CachedArticle } from './cache.js';
import { ENTITY_KINDS } from './packing.js';
import type { EntitySummary } from './summary.js';

/**
 * The heads of a cache: numbers in the order in which `headOf` reads them, and each word once, since the articles of a
 * folder name the same people again and again. The first number is 1 wherever bytes are in the order of this machine.
 */
export function rowsOf(
  engine: string,
  articles: readonly CachedArticle[],
): { readonly numbers: Int32Array; readonly words: readonly unknown[] } {
  const numbers = [1, articles.length];
  const words: unknown[] = [engine, null];
  const indexes = new Map<unknown, number>([[null, 1]]);
  const indexOf = (word: unknown): number => {
    let index = indexes.get(word);
    if (index === undefined) {
      index = words.push(word) - 1;
      indexes.set(word, index);
    }
    return index;
  };
  for (const { key, version, date, summary, body } of articles) {
    const { entities, progress } = summary;
    numbers.push(indexOf(key), indexOf(version), indexOf(date), body.length);
    numbers.push(progress.open, progress.decided, entities.length);
    for (const { id, name, kind, role, aliases, decided, named, mentions, quotes } of entities) {
      numbers.push(indexOf(id), indexOf(name), ENTITY_KINDS.indexOf(kind), indexOf(role));
      numbers.push((decided ? 1 : 0) + (named ? 2 : 0), mentions, quotes, aliases.length);
      for (const alias of aliases) numbers.push(indexOf(alias));
    }
  }
  return { numbers: Int32Array.from(numbers), words };
}

/**
 * The articles again, each with a view of its body, which follow each other in `bodies`; undefined where another engine
 * wrote them. Throws where they are not such.
 */
export function articlesOf(
  engine: string,
  numbers: Int32Array,
  words: unknown,
  bodies: Uint8Array<ArrayBuffer>,
): readonly CachedArticle[] | undefined {
  if (!Array.isArray(words) || words[0] !== engine || numbers[0] !== 1) return undefined;
  let at = 1;
  const next = (): number => {
    const number = numbers[at++];
    if (!(number >= 0)) throw new RangeError('a cache has fewer numbers than it needs, or one below 0');
    return number;
  };
  const wordOrNull = (): string | null => {
    const word: unknown = words[next()];
    if (word !== null && typeof word !== 'string') throw new TypeError('a cache has no such word');
    return word;
  };
  const word = (): string => {
    const found = wordOrNull();
    if (found === null) throw new TypeError('a cache lacks a word');
    return found;
  };
  const some = <T>(one: () => T, count = next()): readonly T[] => {
    if (count === 0) return NONE;
    const list: T[] = [];
    while (list.length < count) list.push(one());
    return list;
  };
  const entity = (): EntitySummary => {
    // One after the other: to take them out of a list would make two objects each time.
    const id = word();
    const name = word();
    const kind = ENTITY_KINDS[next()];
    if (kind === undefined) throw new RangeError('a cache has an entity of no known kind');
    const role = wordOrNull();
    const flags = next();
    const mentions = next();
    const quotes = next();
    const aliases = some(word);
    return { id, name, kind, role, aliases, decided: flags % 2 > 0, named: flags >= 2, mentions, quotes };
  };
  let end = 0;
  const articles = some((): CachedArticle => {
    const key = word();
    const version = word();
    const date = wordOrNull();
    const begin = end;
    end += next();
    const body = bodies.subarray(begin, end);
    const progress = { open: next(), decided: next() };
    return { key, version, date, body, summary: { entities: some(entity), progress } };
  });
  if (at !== numbers.length) throw new RangeError('a cache has more numbers than it needs');
  if (end !== bodies.length) throw new RangeError('a cache has other bodies than it says');
  return articles;
}

const NONE: readonly never[] = [];
