import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.js';
import { fieldsOf, stringOf } from './fields.js';
import { behindKey, columnOf, endOf, lineEnd, lineStart, startOf } from './splice.js';
import { parseSidecar, spanOf } from './tree.js';

/** What stands at one offset of a sidecar's text (UTF-16 code units). */
export interface SidecarPlace {
  /** Keys and list indices from the top to here: `['annotations', 3, 'speaker']`. At a key it ends with that key. */
  readonly path: readonly (string | number)[];
  readonly part: 'key' | 'value';
  /** The words here, in the source with any quotation marks; empty where nothing is written yet. */
  readonly span: Span;
  /** What the words say; null where a list or map stands. */
  readonly text: string | null;
  /** The id of the annotation whose entry this is part of. */
  readonly annotation: string | null;
  /** The entity that is meant: the one whose entry this is part of, or the one that a `speaker` or `entity` names. */
  readonly entity: string | null;
  /** Whether it stands within brackets, where commas part the entries. */
  readonly inFlow: boolean;
  /** The keys of the map that this is a field of: what need not be offered again. */
  readonly siblings: readonly string[];
}

/** The way from the top to a place. */
interface Trail {
  readonly path: readonly (string | number)[];
  readonly annotation: string | null;
  readonly entity: string | null;
  readonly inFlow: boolean;
}

/** What stands at an offset, or null where nothing does (a comment, a blank between entries). Never throws. */
export function placeAt(source: string, offset: number): SidecarPlace | null {
  const { root } = parseSidecar(source, ({ start }, next) => start <= offset && (!next || next.start > offset));
  const comment = commentStart(source, offset);
  if (comment !== null && offset > comment) return null;
  const top: Trail = { path: [], annotation: null, entity: null, inFlow: false };
  if (lineAround(source, offset).trim() === '')
    return root && !root.flow ? onBlankLine(source, root, offset, top) : null;
  return root && inMap(source, root, offset, top);
}

function lineAround(source: string, offset: number): string {
  const end = source.indexOf('\n', offset);
  return source.slice(lineStart(source, offset), end < 0 ? source.length : end);
}

/** Where a comment begins on the line of the offset. A sign within quotation marks before it begins none. */
function commentStart(source: string, offset: number): number | null {
  const start = lineStart(source, offset);
  const end = start + lineAround(source, offset).length;
  for (let at = start; at < end; at++) {
    if (source[at] === '#' && (at === start || /\s/.test(source[at - 1]))) return at;
    if (source[at] === '"') {
      // A double mark that nothing closes takes the rest.
      do at += source[at] === '\\' ? 2 : 1;
      while (at < end && source[at] !== '"');
    } else if (source[at] === "'") {
      const close = source.indexOf("'", at + 1);
      if (close >= 0 && close < end) at = close;
    }
  }
  return null;
}

function inMap(source: string, map: YAMLMap, offset: number, trail: Trail): SidecarPlace | null {
  const here = { ...trail, inFlow: trail.inFlow || map.flow === true };
  const pair = lastBefore(map.items as readonly Pair<Node, Node | null>[], offset, (item) => startOf(item));
  // Before the first field another could be written.
  if (!pair) return { ...here, part: 'key', span: [offset, offset], text: '', siblings: [...fieldsOf(map).keys()] };
  if (!isScalar(pair.key)) return null;
  const key = stringOf(pair.key) ?? '';
  const siblings = [...fieldsOf(map).keys()].filter((name) => name !== key);
  const path = [...here.path, key];
  const [keyStart, keyEnd] = spanOf(pair.key);
  const inside: Trail = isEntities(here.path) ? { ...here, entity: key } : here;
  if (offset <= keyEnd) return { ...inside, path, part: 'key', span: [keyStart, keyEnd], text: key, siblings };
  if (offset < behindKey(source, pair.key)) return null;
  return inValue(source, pair.value, offset, { ...inside, path }, siblings, endOf(source, pair));
}

function inValue(
  source: string,
  value: Node | null,
  offset: number,
  trail: Trail,
  siblings: readonly string[],
  end: number,
): SidecarPlace | null {
  const [start, stop] = value ? spanOf(value) : [offset, offset];
  if (!value || start === stop) {
    // Nothing is written yet: the rest of the key's line is where it would be.
    return lineStart(source, offset) <= end && offset <= lineEnd(source, end)
      ? { ...trail, part: 'value', span: [offset, offset], text: '', siblings }
      : null;
  }
  if (isMap(value) || isSeq(value)) {
    if (value.flow ? offset < start || offset > stop : offset < start) return null;
    if (isMap(value)) {
      const id = isAnnotation(trail.path) ? (stringOf(fieldsOf(value).get('id')?.value ?? null) ?? null) : null;
      return inMap(source, value, offset, { ...trail, annotation: trail.annotation ?? id });
    }
    const flow = { ...trail, inFlow: trail.inFlow || value.flow === true };
    const index = value.items.indexOf(lastBefore(value.items, offset, (item) => itemStart(source, item, value.flow)));
    const item = value.items[index] as Node | undefined;
    if (!item) return value.flow ? { ...flow, part: 'value', span: [offset, offset], text: '', siblings } : null;
    return inValue(source, item, offset, { ...flow, path: [...trail.path, index] }, siblings, endOf(source, item));
  }
  if (offset < start || offset > Math.max(stop, lineEnd(source, stop))) return null;
  // Behind a comma of a list in brackets another entry would begin.
  if (trail.inFlow && offset > stop && /,\s*$/.test(source.slice(stop, offset)))
    return { ...trail, part: 'value', span: [offset, offset], text: '', siblings };
  if (offset > stop && source.slice(stop, offset).trim() !== '') return null;
  const text = stringOf(value) ?? null;
  const named = isReference(trail.path) ? text : null;
  return { ...trail, entity: named ?? trail.entity, part: 'value', span: [start, stop], text, siblings };
}

/** A blank line takes a key of the innermost map whose keys stand in the column of the cursor. */
function onBlankLine(source: string, map: YAMLMap, offset: number, trail: Trail): SidecarPlace | null {
  const column = columnOf(source, offset);
  const pair = lastBefore(map.items as readonly Pair<Node, Node | null>[], offset, (item) => startOf(item));
  if (!pair) return null;
  if (columnOf(source, startOf(pair)) === column) {
    const siblings = [...fieldsOf(map).keys()];
    return { ...trail, part: 'key', span: [offset, offset], text: '', siblings };
  }
  const path = [...trail.path, stringOf(pair.key) ?? ''];
  const entity = isEntities(trail.path) ? (stringOf(pair.key) ?? null) : trail.entity;
  let value: Node | null = pair.value;
  let inside: Trail = { ...trail, path, entity };
  if (isSeq(value) && !value.flow) {
    const item = lastBefore(value.items as readonly Node[], offset, (node) => startOf(node));
    inside = { ...inside, path: [...path, value.items.indexOf(item)] };
    value = item ?? null;
  }
  if (!isMap(value) || value.flow) return null;
  const id = isAnnotation(inside.path) ? (stringOf(fieldsOf(value).get('id')?.value ?? null) ?? null) : null;
  return onBlankLine(source, value, offset, { ...inside, annotation: id ?? trail.annotation });
}

/** The last of the items that begins at or before an offset. */
function lastBefore<T>(items: readonly T[], offset: number, start: (item: T) => number): T | undefined {
  let found: T | undefined;
  for (const item of items) if (start(item) <= offset) found = item;
  return found;
}

/** Where a list's item begins: in a block at its dash. */
const itemStart = (source: string, item: unknown, flow: boolean | undefined): number =>
  flow ? startOf(item) : source.lastIndexOf('-', startOf(item) - 1);

const isEntities = (path: readonly (string | number)[]): boolean => path.length === 1 && path[0] === 'entities';
const isAnnotation = (path: readonly (string | number)[]): boolean => path.length === 2 && path[0] === 'annotations';
const isReference = (path: readonly (string | number)[]): boolean =>
  path.length === 3 && path[0] === 'annotations' && (path[2] === 'speaker' || path[2] === 'entity');
