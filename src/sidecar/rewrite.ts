import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { TextEdit } from '../text/edit.js';
import { fieldsOf, stringOf } from './fields.js';
import { sameValue } from './record.js';
import { ANNOTATION_KEYS, ENTITY_KEYS, STAMP_KEYS } from './render.js';
import type { DecisionRecord } from './types.js';

/**
 * The whole text written anew by the YAML library: for files in ways of writing that cannot be spliced. Comments and
 * unknown keys stay, but indentation, quoting and blank lines may become the library's.
 */
export function rewritten(source: string, from: DecisionRecord, to: DecisionRecord): readonly TextEdit[] {
  const options = { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' } as const;
  const document = parseDocument(source, options) as unknown as Document;
  const node = (value: unknown): Node => {
    if (typeof value === 'string') {
      // In quotes whatever it says: this library's failsafe schema would write "null" plain.
      const scalar = new Scalar(value);
      scalar.type = Scalar.QUOTE_DOUBLE;
      return scalar;
    }
    if (Array.isArray(value)) {
      const seq = new YAMLSeq<Node>();
      seq.flow = true;
      seq.items = value.map(node);
      return seq;
    }
    if (typeof value === 'object' && value !== null) {
      const pairs = new YAMLMap<Node, Node>();
      pairs.flow = true;
      for (const [key, said] of Object.entries(value)) pairs.set(node(key), node(said));
      return pairs;
    }
    return new Scalar(String(value));
  };
  const map = (saved: object, keys: readonly string[]): Node => {
    const made = new YAMLMap<string, Node>();
    for (const key of keys) {
      const value = (saved as Record<string, unknown>)[key];
      if (value !== undefined) made.set(key, node(value));
    }
    return made;
  };
  const update = (target: unknown, old: object, now: object, keys: readonly string[]): void => {
    if (!isMap(target)) return;
    for (const key of keys) {
      const [was, is] = [old, now].map((saved) => (saved as Record<string, unknown>)[key]);
      if (is === undefined && was !== undefined) removeFrom(target, (item) => keyOf(item) === key);
      else if (!sameValue(was, is)) put(target, key, node(is));
    }
  };
  if (!isMap(document.contents)) return [];
  const root: YAMLMap<unknown, unknown> = document.contents;
  if (!to.article) removeFrom(root, (item) => keyOf(item) === 'article');
  else if (isMap(root.get('article'))) update(root.get('article'), from.article ?? {}, to.article, STAMP_KEYS);
  else root.set('article', map(to.article, STAMP_KEYS));

  if (!isMap(root.get('entities')) && to.entities.size > 0) root.set('entities', new YAMLMap());
  const entities = root.get('entities');
  if (isMap(entities)) {
    removeFrom(entities, (item) => {
      const id = keyOf(item);
      return id !== undefined && from.entities.has(id) && !to.entities.has(id);
    });
    for (const [id, entity] of to.entities) {
      const old = from.entities.get(id);
      if (old && isMap(entities.get(id))) update(entities.get(id), old, entity, ENTITY_KEYS);
      else if (!old || !sameValue(old, entity)) entities.set(node(id), map(entity, ENTITY_KEYS));
    }
  }

  if (!isSeq(root.get('annotations')) && to.annotations.length > 0) root.set('annotations', new YAMLSeq());
  const annotations = root.get('annotations');
  if (isSeq(annotations)) {
    const idOf = (item: unknown): string | undefined =>
      isMap(item) ? stringOf(fieldsOf(item).get('id')?.value ?? null) : undefined;
    const was = new Map(from.annotations.map((a) => [a.id, a]));
    const is = new Set(to.annotations.map(({ id }) => id));
    removeFrom(annotations, (item) => {
      const id = idOf(item);
      return id !== undefined && was.has(id) && !is.has(id);
    });
    let at = -1;
    for (const annotation of to.annotations) {
      const old = was.get(annotation.id);
      if (!old) annotations.items.splice(++at, 0, map(annotation, ANNOTATION_KEYS));
      else {
        at = annotations.items.findIndex((item) => idOf(item) === annotation.id);
        update(annotations.items[at], old, annotation, ANNOTATION_KEYS);
      }
    }
  }
  return [{ start: 0, end: source.length, text: document.toString({ lineWidth: 0 }) }];
}

/** Takes items out of a list or map. The comments on lines above and within them stay, above what comes next. */
function removeFrom(collection: YAMLMap<unknown, unknown> | YAMLSeq, isRemoved: (item: unknown) => boolean): void {
  const items = collection.items as unknown[];
  const left: unknown[] = [];
  let above: string | null = null;
  for (const item of items) {
    const node = isPair(item) ? item.key : item;
    const comment = isNode(node) ? node.commentBefore : null;
    if (isRemoved(item)) above = joined(above, linesIn(item));
    else {
      if (above !== null && isNode(node)) {
        node.commentBefore = joined(above, comment);
        above = null;
      }
      left.push(item);
    }
  }
  (collection as { items: unknown[] }).items = left;
  collection.comment = joined(above, collection.comment);
}

/** The comments of a node or pair that stand on lines of their own. */
function linesIn(item: unknown): string | null {
  let lines: string | null = null;
  const add = (node: Node | null | undefined): void => {
    lines = joined(lines, node?.commentBefore);
  };
  const parts = isPair(item) ? [item.key, item.value] : [item];
  for (const part of parts.filter(isNode))
    visit(part, {
      Node: (_, node) => add(node as Node),
      Collection: (_, node) => {
        add(node);
        lines = joined(lines, node.comment);
      },
    });
  return lines;
}

/** Puts a value behind a key; what is said of the old value in a comment on its line is said of the new one. */
function put(map: YAMLMap<unknown, unknown>, key: string, value: Node): void {
  const old = map.get(key, true);
  if (isNode(old)) {
    value.commentBefore = old.commentBefore;
    value.comment = old.comment;
  }
  map.set(key, value);
}

const keyOf = (item: unknown): string | undefined =>
  isPair(item) && isScalar(item.key) ? stringOf(item.key) : undefined;

const joined = (above: string | null, below: string | null | undefined): string | null =>
  above && below ? `${above}\n${below}` : above || below || null;
