import type { Node, YAMLMap } from 'yaml';
import type { Span } from '../text/span.js';
import {
  type Field,
  fieldsOf,
  figureValueOf,
  isNothing,
  pairsOf,
  placeOf,
  placesOf,
  stringOf,
  stringsOf,
  trueOf,
  wholeOf,
} from './fields.js';
import type { SavedFigureValue, SidecarProblemCode } from './types.js';

/** Takes down a problem at a node: a sentence with `{0}`, `{1}` for the values. */
export type Report = (code: SidecarProblemCode, node: Node, template: string, ...values: readonly string[]) => void;

/** Said of a key that a map has twice. */
export const TWICE = '"{0}" stands here a second time; only the first is read.';

/** Typed access to the fields of a map. What is absent gives undefined; what is wrong too, with a problem reported. */
export interface FieldReader {
  readonly map: YAMLMap;
  readonly fields: ReadonlyMap<string, Field>;
  readonly report: Report;
}

export const readerOf = (map: YAMLMap, report: Report): FieldReader => ({
  map,
  fields: fieldsOf(map, (key, name) => report('duplicate-key', key, TWICE, name)),
  report,
});

/** Whether a field says something. */
export const has = ({ fields }: FieldReader, key: string): boolean => !isNothing(fields.get(key)?.value);

/** A field's value; of an absent one, or one without a value, the map itself. */
export const nodeAt = ({ fields, map }: FieldReader, key: string): Node => fields.get(key)?.value ?? map;

type Take<T> = (reader: FieldReader, key: string) => T | undefined;

const take =
  <T>(parse: (node: Node) => T | undefined, code: SidecarProblemCode, template: string): Take<T> =>
  (reader, key) => {
    if (!has(reader, key)) return undefined;
    const node = nodeAt(reader, key);
    const value = parse(node);
    if (value === undefined) reader.report(code, node, template, key);
    return value;
  };

export const readString: Take<string> = take(stringOf, 'bad-value', '"{0}" must be text.');
export const readStrings: Take<readonly string[]> = take(stringsOf, 'bad-value', '"{0}" must be a list of texts.');
export const readPairs: Take<Readonly<Record<string, string>>> = take(
  pairsOf,
  'bad-value',
  '"{0}" must be a map of texts.',
);
export const readWhole: Take<number> = take(wholeOf, 'bad-value', '"{0}" must be a whole number.');
export const readTrue: Take<true> = take(trueOf, 'bad-value', '"{0}" must be true, or left out.');
export const readPlace: Take<Span> = take(placeOf, 'bad-span', '"{0}" must be a start and an end, as in [12, 30].');
export const readPlaces: Take<readonly Span[]> = take(
  placesOf,
  'bad-span',
  '"{0}" must be a list of starts and ends in text order, as in [[12, 30]].',
);
export const readFigureValue: Take<SavedFigureValue> = take(
  figureValueOf,
  'bad-value',
  '"{0}" must be a number, a pair of numbers, or text.',
);

/** One of the words that a field may hold. */
export function readWord<T extends string>(reader: FieldReader, key: string, words: readonly T[]): T | undefined {
  const field = reader.fields.get(key)?.value ?? null;
  const written = stringOf(field);
  // A bare ~, which is no value elsewhere, may be one of the words ("about").
  const word = words.find((known) => known === written);
  if (word === undefined && field && has(reader, key))
    reader.report('unknown-value', field, '"{0}" must be one of {1}.', key, words.join(', '));
  return word;
}

/** The object without its undefined fields, so that records compare as what they say. */
export function withoutUndefined<T extends object>(object: T): { [K in keyof T]: T[K] } {
  const values = object as Record<string, unknown>;
  const said: Record<string, unknown> = {};
  for (const key in values) if (values[key] !== undefined) said[key] = values[key];
  return said as T;
}
