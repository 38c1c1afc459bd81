import { isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.js';
import type { SavedFigureValue } from './types.js';

/** One field of a map: its key and value nodes. The value is null where nothing stands behind the colon. */
export interface Field {
  readonly pair: Pair<Scalar, Node | null>;
  readonly key: Scalar;
  readonly value: Node | null;
}

/** The fields of a map by key. Of duplicate keys the first counts; the others are told. */
export function fieldsOf(map: YAMLMap, duplicate?: (key: Scalar, name: string) => void): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const item of map.items) {
    const { key, value } = item as Pair<unknown, Node | null>;
    if (!isScalar(key)) continue;
    const name = textOf(key);
    if (fields.has(name)) duplicate?.(key, name);
    else fields.set(name, { pair: item as Pair<Scalar, Node | null>, key, value });
  }
  return fields;
}

const textOf = (scalar: Scalar): string => scalar.source ?? String(scalar.value ?? '');

const isQuoted = (scalar: Scalar): boolean => scalar.type !== undefined && scalar.type !== Scalar.PLAIN;

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);

/** Whether a field says nothing: `note:`, `note: ~`, `note: null`. */
export const isNothing = (node: Node | null | undefined): boolean =>
  node === null || node === undefined || (isScalar(node) && !isQuoted(node) && NULLS.has(textOf(node)));

/** A scalar's text as it is written, whatever YAML would make of it; undefined for collections. */
export const stringOf = (node: Node | null): string | undefined => (isScalar(node) ? textOf(node) : undefined);

/** A list of scalars, or one scalar as a list of one; undefined when it is neither. */
export function stringsOf(node: Node | null): readonly string[] | undefined {
  if (isScalar(node)) return [textOf(node)];
  if (!isSeq(node) || !node.items.every(isScalar)) return undefined;
  return node.items.map((item) => textOf(item as Scalar));
}

/** A map of scalars, each as it is written; undefined when it is none. Of duplicate keys the first counts. */
export function pairsOf(node: Node | null): Readonly<Record<string, string>> | undefined {
  if (!isMap(node)) return undefined;
  const pairs = [...fieldsOf(node)].map(([key, { value }]) => [key, stringOf(value) ?? ''] as const);
  const scalars = node.items.every(({ key, value }) => isScalar(key) && (value === null || isScalar(value)));
  // Without a prototype's setters: a key may well be "__proto__".
  return scalars && pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}

const WHOLE = /^\d{1,9}$/;
const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?$/;

/** A whole number of at most nine digits. */
export function wholeOf(node: unknown): number | undefined {
  return isScalar(node) && WHOLE.test(textOf(node)) ? Number(textOf(node)) : undefined;
}

/** The word `true`. */
export const trueOf = (node: Node | null): true | undefined => (stringOf(node) === 'true' ? true : undefined);

/** A place in the text: two whole numbers, the second greater. */
export function placeOf(node: unknown): Span | undefined {
  if (!isSeq(node) || node.items.length !== 2) return undefined;
  const start = wholeOf(node.items[0]);
  const end = wholeOf(node.items[1]);
  return start !== undefined && end !== undefined && start < end ? [start, end] : undefined;
}

/** Places in text order that do not overlap. A single place may stand without the outer brackets. */
export function placesOf(node: Node | null): readonly Span[] | undefined {
  const single = placeOf(node);
  if (single) return [single];
  if (!isSeq(node) || node.items.length === 0) return undefined;
  const places: Span[] = [];
  for (const item of node.items) {
    const place = placeOf(item);
    if (!place || (places.length > 0 && place[0] < places[places.length - 1][1])) return undefined;
    places.push(place);
  }
  return places;
}

/** A figure's value: an unquoted number, a pair of numbers, or text. */
export function figureValueOf(node: Node | null): SavedFigureValue | undefined {
  if (isScalar(node)) return numberOf(node) ?? textOf(node);
  if (!isSeq(node) || node.items.length !== 2) return undefined;
  const low = numberOf(node.items[0]);
  const high = numberOf(node.items[1]);
  return low !== undefined && high !== undefined ? [low, high] : undefined;
}

function numberOf(node: unknown): number | undefined {
  if (!isScalar(node) || isQuoted(node) || !NUMBER.test(textOf(node))) return undefined;
  const number = Number(textOf(node));
  return Number.isFinite(number) ? number : undefined;
}
