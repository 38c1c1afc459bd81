import { isMap, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { fieldsOf, isNothing, stringOf } from '../sidecar/fields.js';
import { scalarText } from '../sidecar/scalar.js';
import {
  behindKey,
  columnOf,
  editFields,
  editFlow,
  endOf,
  insertion,
  lineBreakOf,
  lineEnd,
  removeLines,
  startOf,
} from '../sidecar/splice.js';
import { parseSidecar } from '../sidecar/tree.js';
import { VERSION } from '../sidecar/vocabulary.js';
import { applyEdits, type TextEdit } from '../text/edit.js';
import { allLabels } from './labels.js';
import { readCodebook } from './read.js';
import type { Codebook, Label } from './types.js';

// Edits of a codebook's text that touch only the lines they are about. All throw where the file has errors, since
// writing to what is not understood could destroy something, and where YAML's freedom defeats the splicing.

/** What can be said of a label in one go. `null` removes a field. */
export type LabelFields = {
  readonly [K in 'key' | 'color' | 'description']?: K extends 'key' ? string : string | null;
};

/** Keys in the order in which they are written. */
const LABEL_KEYS = ['key', 'color', 'description', 'kinds', 'attributes', 'labels'] as const;
const ROOT_KEYS = ['newsmark', 'labels', 'attributes', 'never'] as const;

/** Adds a label, behind the others of the top level or behind the narrower ones of another. */
export function addLabel(
  source: string,
  label: Pick<Label, 'key' | 'color' | 'description'>,
  under?: string,
): readonly TextEdit[] {
  const fields = LABEL_KEYS.flatMap((key) => {
    const value = key === 'key' || key === 'color' || key === 'description' ? label[key] : undefined;
    return value === undefined ? [] : [[key, value] as const];
  });
  const root = rootOf(source);
  const item = { fields };
  const edits = under === undefined ? atTop(source, root, item) : below(source, root, under, item);
  return checked(source, edits, (codebook) => hasLabel(codebook, label.key));
}

const atTop = (source: string, root: YAMLMap | null, item: Item): readonly TextEdit[] =>
  root ? appendTo(source, root, 'labels', item) : [wholeFile(source, 'labels', item)];

/** A label that was a bare key becomes a map, on its line. */
function below(source: string, root: YAMLMap | null, under: string, item: Item): readonly TextEdit[] {
  const home = labelNode(root, under);
  if (!home) throw refusal(`There is no label "${under}" to put another under.`);
  if (isMap(home)) return appendTo(source, home, 'labels', item);
  const text = `{key: ${scalarText(under, true)}, labels: [${flowText(item)}]}`;
  return [{ start: startOf(home), end: endOf(source, home), text }];
}

/** Changes what a label says of itself. The sidecars that use its key are for the caller. */
export function changeLabel(source: string, key: string, fields: LabelFields): readonly TextEdit[] {
  const node = labelNode(rootOf(source), key);
  if (!node) throw refusal(`There is no label "${key}".`);
  const entries = Object.entries(fields).map(([name, value]) => ({
    key: name,
    text: value === null ? null : scalarText(value, !isMap(node) || !!node.flow),
  }));
  const named = fields.key ?? key;
  const bare = (): TextEdit => {
    const texts = entries.filter(({ text }) => text !== null).map((entry) => `${entry.key}: ${entry.text}`);
    const all = fields.key === undefined ? [`key: ${scalarText(key, true)}`, ...texts] : texts;
    return { start: startOf(node), end: endOf(source, node), text: `{${all.join(', ')}}` };
  };
  const edits = isMap(node) ? editFields(source, node, entries, LABEL_KEYS) : [bare()];
  return checked(source, edits, (codebook) => hasLabel(codebook, named));
}

/** Takes a label out, with those below it. */
export function removeLabel(source: string, key: string): readonly TextEdit[] {
  const root = rootOf(source);
  const node = labelNode(root, key);
  const list = node && listOf(root, node);
  if (!node || !list) throw refusal(`There is no label "${key}".`);
  return checked(source, removeItem(source, list, node), (codebook) => !hasLabel(codebook, key));
}

/** Adds a name that is never to be suggested again. No edits where it is there already. */
export function addNever(source: string, name: string): readonly TextEdit[] {
  const has = (codebook: Codebook): boolean => codebook.never.includes(name);
  if (has(readCodebook(source).codebook)) return [];
  const root = rootOf(source);
  return checked(source, root ? appendTo(source, root, 'never', name) : [wholeFile(source, 'never', name)], has);
}

/** Takes such a name out again. */
export function removeNever(source: string, name: string): readonly TextEdit[] {
  const root = rootOf(source);
  const list = root && fieldsOf(root).get('never')?.value;
  const node = isSeq(list) && (list.items as (Node | null)[]).find((item) => stringOf(item) === name);
  if (!node) return [];
  return checked(source, removeItem(source, list as YAMLSeq, node), ({ never }) => !never.includes(name));
}

const hasLabel = (codebook: Codebook, key: string): boolean =>
  allLabels(codebook).some(({ label }) => label.key === key);

const refusal = (message: string): Error => new Error(message);

function rootOf(source: string): YAMLMap | null {
  if (!readCodebook(source).writable) throw refusal('The codebook has errors and is not written to.');
  return parseSidecar(source).root;
}

/** The edits, if the text with them can still be written to and says what it should. */
function checked(
  source: string,
  edits: readonly TextEdit[],
  says: (codebook: Codebook) => boolean,
): readonly TextEdit[] {
  const { codebook, writable } = readCodebook(applyEdits(source, edits));
  if (!writable || !says(codebook)) throw refusal('The codebook is written in a way that has to be edited by hand.');
  return edits;
}

/** The node of a label, at any depth: its map, or its bare key. */
function labelNode(root: YAMLMap | null, key: string): Node | undefined {
  for (const { node } of labelNodes(root)) {
    const name = isMap(node) ? stringOf(fieldsOf(node).get('key')?.value ?? null) : stringOf(node);
    if (name === key) return node;
  }
  return undefined;
}

const listOf = (root: YAMLMap | null, wanted: Node): YAMLSeq | undefined =>
  labelNodes(root).find(({ node }) => node === wanted)?.list;

function labelNodes(map: YAMLMap | null): readonly { readonly node: Node; readonly list: YAMLSeq }[] {
  const list = map && fieldsOf(map).get('labels')?.value;
  if (!isSeq(list)) return [];
  return (list.items as (Node | null)[]).flatMap((node) =>
    node ? [{ node, list }, ...(isMap(node) ? labelNodes(node) : [])] : [],
  );
}

/** A list's new entry: a word, or a map's fields in order. */
type Item = string | { readonly fields: readonly (readonly [string, string])[] };

const flowText = (item: Item): string =>
  typeof item === 'string'
    ? scalarText(item, true)
    : `{${item.fields.map(([key, value]) => `${key}: ${scalarText(value, true)}`).join(', ')}}`;

const blockLines = (item: Item, dash: number): readonly string[] =>
  typeof item === 'string'
    ? [`${' '.repeat(dash)}- ${scalarText(item)}`]
    : item.fields.map(([key, value], i) => `${' '.repeat(dash)}${i === 0 ? '- ' : '  '}${key}: ${scalarText(value)}`);

/** Appends an entry to the list that is a map's field, which is made where it is missing. */
function appendTo(source: string, map: YAMLMap, key: string, item: Item): readonly TextEdit[] {
  const field = fieldsOf(map).get(key);
  const list = field?.value;
  const lineBreak = lineBreakOf(source);
  if (isSeq(list) && list.items.length > 0) {
    const last = list.items[list.items.length - 1];
    if (list.flow) {
      const parts = list.items.map((node) => ({ node, removed: false, after: node === last ? [flowText(item)] : [] }));
      return editFlow(source, list, parts, []);
    }
    const dash = columnOf(source, dashOf(source, list));
    const lines = blockLines(item, dash).map((line) => lineBreak + line);
    return [insertion(lineEnd(source, endOf(source, last)), lines.join(''))];
  }
  const column = columnOf(source, startOf(map.items[0] ?? map));
  if (map.flow) return editFields(source, map, [{ key, text: `[${flowText(item)}]` }], [...ROOT_KEYS, ...LABEL_KEYS]);
  const lines = blockLines(item, column + 2).map((line) => lineBreak + line);
  if (!field) return editFields(source, map, [{ key, text: lines.join('') }], key === 'never' ? ROOT_KEYS : LABEL_KEYS);
  const behind = behindKey(source, field.key);
  const value = isNothing(list) ? undefined : list?.range;
  return value
    ? [{ start: behind, end: value[1], text: lines.join('') }]
    : [insertion(lineEnd(source, behind), lines.join(''))];
}

/** Where the first dash of a block list stands. */
const dashOf = (source: string, list: YAMLSeq): number => source.lastIndexOf('-', startOf(list.items[0]) - 1);

function removeItem(source: string, list: YAMLSeq, node: Node): readonly TextEdit[] {
  if (list.flow)
    return editFlow(
      source,
      list,
      list.items.map((item) => ({ node: item, removed: item === node, after: [] })),
      [],
    );
  return [removeLines(source, startOf(node), endOf(source, node))];
}

/** A file that says nothing yet keeps its comments; the codebook comes behind them. */
function wholeFile(source: string, key: string, item: Item): TextEdit {
  const lineBreak = lineBreakOf(source);
  const open = source !== '' && source !== '\uFEFF' && !source.endsWith('\n');
  const lines = [`newsmark: ${VERSION}`, `${key}:`, ...blockLines(item, 2)];
  return insertion(source.length, (open ? lineBreak : '') + lines.map((line) => line + lineBreak).join(''));
}
