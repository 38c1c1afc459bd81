import { nameKey } from './entities.js';
import { entityById, spansOf } from './queries.js';
import type { Article, ArticleItem } from './types.js';

/**
 * What of an article's quotes and figures is wanted. Written as words and conditions, all of which must hold:
 *
 *     bridge status:suggested,rejected speaker:"Mina Cho" label:claim sure:<80% -by:dana unit:EUR value:1000..5000
 *
 * Commas mean or, a hyphen before a condition means not, quotation marks hold blanks together.
 */
export interface Filter {
  readonly conditions: readonly Condition[];
}

interface Condition {
  /** Null for bare words. */
  readonly key: FilterKey | null;
  readonly not: boolean;
  /** One of them must fit. */
  readonly values: readonly string[];
}

/** What a condition can be about. */
export const FILTER_KEYS = [
  'status',
  'type',
  'kind',
  'speaker',
  'label',
  'by',
  'sure',
  'unsure',
  'note',
  'unit',
  'value',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

export const everything: Filter = { conditions: [] };

/** A part of what was written that is no condition: its key is not known, or its numbers are none. */
export interface FilterProblem {
  readonly part: string;
  readonly reason: 'key' | 'number';
}

/** Reads a filter as a person writes it. What cannot be understood is told and left out. */
export function parseFilter(source: string): { readonly filter: Filter; readonly problems: readonly FilterProblem[] } {
  const conditions: Condition[] = [];
  const problems: FilterProblem[] = [];
  for (const part of parts(source)) {
    const [, minus, key, rest] = /^(-?)(?:([a-z]+):)?(.*)$/is.exec(part) ?? [];
    const values = valuesIn(rest ?? '');
    const known = key === undefined ? null : FILTER_KEYS.find((word) => word === key.toLowerCase());
    if (known === undefined) problems.push({ part, reason: 'key' });
    else if (isNumeric(known) && values.some((value) => rangeOf(value) === undefined))
      problems.push({ part, reason: 'number' });
    else if (values.length > 0) conditions.push({ key: known, not: minus === '-', values });
  }
  return { filter: { conditions }, problems };
}

const isNumeric = (key: FilterKey | null): boolean => key === 'sure' || key === 'value';

/** Splits at blanks outside of quotation marks, which stay. A mark that is not closed holds to the end. */
export function parts(source: string): readonly string[] {
  const found: string[] = [];
  let part = '';
  let held = false;
  for (const sign of source) {
    if (sign === '"') held = !held;
    if (!held && /\s/.test(sign)) {
      if (part) found.push(part);
      part = '';
    } else part += sign;
  }
  return part ? [...found, part] : found;
}

/** Splits at commas outside of quotation marks, and takes the marks away. */
function valuesIn(source: string): readonly string[] {
  const found = [''];
  let held = false;
  for (const sign of source) {
    if (sign === '"') held = !held;
    else if (sign === ',' && !held) found.push('');
    else found[found.length - 1] += sign;
  }
  return found.map((value) => value.trim()).filter((value) => value !== '');
}

/** Bounds, each included: `3`, `1..5`, `>=2`, `<80%` (a per cent sign divides by a hundred). Undefined for other words. */
export function rangeOf(value: string): readonly [low: number, high: number] | undefined {
  const [low, high] = value.split('..');
  if (high !== undefined) {
    const bounds = [numberIn(low, -Infinity), numberIn(high, Infinity)] as const;
    return bounds.some(Number.isNaN) ? undefined : bounds;
  }
  const [, sign = '', rest] = /^(<=|>=|<|>|)(.*)$/s.exec(value) ?? [];
  const number = numberIn(rest ?? '', Number.NaN);
  if (Number.isNaN(number)) return undefined;
  if (sign === '') return [number, number];
  // The next number beside it, so that all bounds are included ones.
  const beside = Math.max(Math.abs(number) * 2 ** -52, Number.MIN_VALUE);
  if (sign[0] === '<') return [-Infinity, sign === '<' ? number - beside : number];
  return [sign === '>' ? number + beside : number, Infinity];
}

function numberIn(text: string, empty: number): number {
  const clean = text.trim().replace(/,/g, '');
  if (clean === '') return empty;
  const percent = clean.endsWith('%');
  const number = Number(percent ? clean.slice(0, -1) : clean);
  return percent ? number / 100 : number;
}

/** Whether an item is wanted. */
export const fits = (article: Article, item: ArticleItem, { conditions }: Filter): boolean =>
  conditions.every(({ key, not, values }) => values.some((value) => holds(article, item, key, value)) !== not);

/** Whether the words of a filter hold for a text that is no item, as a name does; its other conditions are not asked. */
export const hasWords = (text: string, { conditions }: Filter): boolean =>
  conditions
    .filter(({ key }) => key === null)
    .every(({ not, values }) => values.some((value) => includes(text, value)) !== not);

/** A filter without its words: what is left to ask of items where the words have been found elsewhere. */
export const withoutWords = ({ conditions }: Filter): Filter => ({
  conditions: conditions.filter(({ key }) => key !== null),
});

const includes = (text: string, value: string): boolean => nameKey(text).includes(nameKey(value));

function holds(article: Article, item: ArticleItem, key: FilterKey | null, value: string): boolean {
  const is = (word: string | null): boolean => word !== null && nameKey(word) === nameKey(value);
  const has = (text: string | null): boolean => text !== null && includes(text, value);
  switch (key) {
    case null:
      return has(wordsOf(article, item)) || has(speakerOf(article, item)) || has(item.note) || item.labels.some(has);
    case 'status':
      return is(item.status) || (item.status === 'suggested' && is('open'));
    case 'type':
      return is(item.type);
    case 'kind':
      return is(item.kind);
    case 'speaker':
      return is('none') ? item.type === 'quote' && item.speaker === null : has(speakerOf(article, item));
    case 'label':
      return is('none') ? item.labels.length === 0 : item.labels.some(is);
    case 'by':
      return is('none') ? item.by === null : is(item.by);
    case 'unsure':
      return item.unsure === !is('no');
    case 'note':
      return has(item.note);
    case 'sure':
      return within(value, [item.confidence]);
    case 'unit':
      return item.type === 'figure' && is(item.unit);
    case 'value':
      return item.type === 'figure' && within(value, numbersOf(item.value));
  }
}

/** A range of the text is within bounds where they share a number. */
function within(bounds: string, numbers: readonly number[]): boolean {
  const range = rangeOf(bounds);
  return (
    range !== undefined && numbers.length > 0 && Math.max(...numbers) >= range[0] && Math.min(...numbers) <= range[1]
  );
}

const numbersOf = (value: unknown): readonly number[] =>
  [value].flat().filter((number): number is number => typeof number === 'number');

const speakerOf = (article: Article, item: ArticleItem): string | null => {
  const entity = item.type === 'quote' ? entityById(article, item.speaker) : undefined;
  return entity ? [entity.name, ...entity.aliases].join(' ') : null;
};

const wordsOf = (article: Article, item: ArticleItem): string =>
  spansOf(item)
    .map(([start, end]) => article.text.slice(start, end))
    .join(' … ');
