import { isCollection, isPair, isScalar, Scalar, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/edit.js';
import { type Field, fieldsOf } from './fields.js';

/**
 * Edits of YAML text at the places of its nodes. Each function gives the smallest edits it knows; whether the result
 * says what it should is for the caller to check, since YAML has more ways of writing than are treated here.
 */

/** A field's new text, on one line or beginning with a line break; null removes the field. */
export interface FieldEdit {
  readonly key: string;
  readonly text: string | null;
}

/** The line break that the text uses. */
export const lineBreakOf = (source: string): string => (/\r?\n/.exec(source)?.[0] === '\r\n' ? '\r\n' : '\n');

/** Sets, adds and removes fields of a map. New ones go behind the last kept field that comes earlier in `order`. */
export function editFields(
  source: string,
  map: YAMLMap,
  edits: readonly FieldEdit[],
  order: readonly string[],
): readonly TextEdit[] {
  const fields = fieldsOf(map);
  const removed = new Set(edits.filter(({ text }) => text === null).map(({ key }) => key));
  const result: TextEdit[] = [];
  const added = new Map<string | null, string[]>();
  for (const { key, text } of edits) {
    if (text === null) continue;
    const field = fields.get(key);
    if (field) result.push(setValue(source, field, text));
    else {
      const anchor = anchorFor(
        key,
        [...fields.keys()].filter((k) => !removed.has(k)),
        order,
      );
      const blank = /^[\r\n]/.test(text) ? '' : ' ';
      added.set(anchor, [...(added.get(anchor) ?? []), `${key}:${blank}${text}`]);
    }
  }
  const parts = map.items.map((item): Part => {
    const name = isScalar(item.key) ? (item.key.source ?? '') : null;
    const first = name !== null && fields.get(name)?.pair === item;
    return { node: item, removed: name !== null && removed.has(name), after: (first && added.get(name)) || [] };
  });
  const front = added.get(null) ?? [];
  // The last one's column: to the library a blank between a byte order mark and the first key is none.
  const indent = ' '.repeat(columnOf(source, startOf(parts[parts.length - 1]?.node ?? map)));
  if (map.flow) return [...result, ...editFlow(source, map, parts, front)];
  if (front.length > 0 && parts.every((part) => part.removed)) {
    const text = front.join(lineBreakOf(source) + indent);
    return [{ start: startOf(parts[0].node), end: endOf(source, parts[parts.length - 1].node), text }];
  }
  return [...result, ...editBlock(source, parts, indent)];
}

/** The last key that comes before the new one in the order; else the first key there is. */
function anchorFor(key: string, present: readonly string[], order: readonly string[]): string | null {
  const rank = order.indexOf(key);
  const before = present.filter((k) => order.includes(k) && order.indexOf(k) < rank);
  return before[before.length - 1] ?? present[0] ?? null;
}

/** One entry of a collection: a pair or an item, whether it goes, and the texts of the entries to come behind it. */
export interface Part {
  readonly node: unknown;
  readonly removed: boolean;
  readonly after: readonly string[];
}

/** Entries of a flow collection: `[a, b]` or `{a: 1}`. `front` are the texts of entries to come before all. */
export function editFlow(
  source: string,
  collection: { range?: readonly [number, number, number] | null },
  parts: readonly Part[],
  front: readonly string[],
): readonly TextEdit[] {
  const texts = [...front, ...parts.flatMap(({ after }) => after)];
  if (texts.length === 0 && parts.every(({ removed }) => !removed)) return [];
  const places = parts.map(({ node }) => ({ start: startOf(node), end: endOf(source, node) }));
  const kept = parts.findIndex(({ removed }) => !removed);
  if (kept < 0) {
    const inside = (collection.range?.[0] ?? 0) + 1;
    return [{ start: places[0]?.start ?? inside, end: places.at(-1)?.end ?? inside, text: texts.join(', ') }];
  }
  const edits: TextEdit[] = [];
  if (kept > 0) edits.push({ start: places[0].start, end: places[kept].start, text: '' });
  if (front.length > 0) edits.push(insertion(places[kept].start, `${front.join(', ')}, `));
  for (let i = kept; i < parts.length; i++) {
    if (parts[i].removed) edits.push({ start: places[i - 1].end, end: places[i].end, text: '' });
    for (const text of parts[i].after) edits.push(insertion(places[i].end, `, ${text}`));
  }
  return edits;
}

/** Entries of a block map, each on lines of its own; the first may stand behind the dash of a list's item. */
function editBlock(source: string, parts: readonly Part[], indent: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const kept = parts.findIndex(({ removed }) => !removed);
  const lineBreak = lineBreakOf(source);
  parts.forEach(({ node, removed, after }, i) => {
    for (const text of after) edits.push(insertion(lineEnd(source, endOf(source, node)), lineBreak + indent + text));
    if (!removed) return;
    const start = startOf(node);
    const alone = source.slice(lineStart(source, start), start).trim() === '';
    if (alone) edits.push(removeLines(source, start, endOf(source, node)));
    else if (kept > i) edits.push({ start, end: startOf(parts[kept].node), text: '' });
  });
  return edits;
}

/** The field with another value. */
export function setValue(source: string, { key, value }: Field, text: string): TextEdit {
  const behind = behindKey(source, key);
  if (!value?.range || value.range[0] === value.range[1]) {
    const colon = source[behind - 1] === ':' ? '' : ':';
    return insertion(behind, `${colon} ${text}`);
  }
  const inline = !(isCollection(value) && !value.flow) && !isBlockScalar(value);
  const end = inline ? value.range[1] : withoutLineBreak(source, endOf(source, value));
  return inline ? { start: value.range[0], end, text } : { start: behind, end, text: ` ${text}` };
}

/** The offset behind a key and its colon. */
export function behindKey(source: string, key: { range?: readonly [number, number, number] | null }): number {
  const end = key.range?.[1] ?? 0;
  let at = end;
  while (source[at] === ' ' || source[at] === '\t') at++;
  return source[at] === ':' ? at + 1 : end;
}

/**
 * Whole lines from the one of `start` to the one of `end`; with the last of a text go blanks that end it without a line
 * break, since a tab there may be sound YAML behind an entry only.
 */
export function removeLines(source: string, start: number, end: number): TextEdit {
  const from = lineStart(source, start);
  const next = nextLine(source, lineEnd(source, end));
  const to = /^[ \t]+$/.test(source.slice(next)) ? source.length : next;
  const last = to === source.length && source[to - 1] !== '\n';
  return { start: last ? withoutLineBreak(source, from) : from, end: to, text: '' };
}

export const insertion = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

export function startOf(node: unknown): number {
  const first = isPair(node) ? node.key : node;
  return (first as { range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
}

/** Where the text of a node or pair ends: of a block collection the end of its last entry, without comments. */
export function endOf(source: string, node: unknown): number {
  if (isPair(node)) {
    const value = node.value as { range?: readonly number[] | null } | null;
    const behind = behindKey(source, node.key as Scalar);
    return value?.range && value.range[1] > value.range[0] ? Math.max(behind, endOf(source, value)) : behind;
  }
  if (isCollection(node) && !node.flow && node.items.length > 0)
    return endOf(source, node.items[node.items.length - 1]);
  return (node as { range?: readonly number[] | null } | null)?.range?.[1] ?? 0;
}

const isBlockScalar = (node: unknown): boolean =>
  isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);

export const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;

/** The end of the line, before its break. A block scalar ends behind its last break: then it is that line's end. */
export function lineEnd(source: string, at: number): number {
  if (at > 0 && source[at - 1] === '\n') return withoutLineBreak(source, at);
  const feed = source.indexOf('\n', at);
  return feed < 0 ? source.length : source[feed - 1] === '\r' ? Math.max(at, feed - 1) : feed;
}

function nextLine(source: string, at: number): number {
  const feed = source.indexOf('\n', at);
  return feed < 0 ? source.length : feed + 1;
}

function withoutLineBreak(source: string, at: number): number {
  if (source[at - 1] !== '\n') return at;
  return source[at - 2] === '\r' ? at - 2 : at - 1;
}

/** The column (0-based) of an offset; a byte order mark takes none. */
export function columnOf(source: string, at: number): number {
  const start = lineStart(source, at);
  return at - start - (start === 0 && source[0] === '\uFEFF' ? 1 : 0);
}
