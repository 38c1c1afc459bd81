import { isMap, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit } from '../text/edit.js';
import { type Field, fieldsOf, stringOf } from './fields.js';
import { sameAnnotation, sameEntity, sameValue } from './record.js';
import {
  ANNOTATION_KEYS,
  annotationFlow,
  annotationLines,
  ENTITY_KEYS,
  entityLine,
  entityText,
  fieldTexts,
} from './render.js';
import { scalarText } from './scalar.js';
import {
  behindKey,
  columnOf,
  editFields,
  editFlow,
  endOf,
  type FieldEdit,
  insertion,
  lineBreakOf,
  lineEnd,
  type Part,
  removeLines,
  setValue,
  startOf,
} from './splice.js';
import type { Annotation, DecisionRecord, EntityDecision } from './types.js';

/** What has to be done to fields that say `old` to say `now`. */
export function fieldEdits(
  old: readonly { key: string; value: unknown }[],
  now: readonly { key: string; value: unknown; text: string }[],
): readonly FieldEdit[] {
  const was = new Map(old.map(({ key, value }) => [key, value]));
  const is = new Set(now.map(({ key }) => key));
  return [
    ...now.filter(({ key, value }) => !was.has(key) || !sameValue(was.get(key), value)),
    ...[...was.keys()].filter((key) => !is.has(key)).map((key) => ({ key, text: null })),
  ];
}

/** Edits of the map of entities. New ones go in the order of ids. */
export function entityEdits(
  source: string,
  section: Field,
  map: YAMLMap,
  from: DecisionRecord,
  to: DecisionRecord,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const fields = fieldsOf(map);
  const names = map.items.map((item) => stringOf(item.key as Field['key']) ?? '');
  const added = new Map<number, (readonly [string, EntityDecision])[]>();
  for (const [id, entity] of to.entities) {
    const old = from.entities.get(id);
    const field = fields.get(id);
    if (old && sameEntity(old, entity)) continue;
    if (old && field) {
      const { value } = field;
      if (isMap(value)) {
        const [was, is] = [old, entity].map((e) => fieldTexts(e, ENTITY_KEYS, !!value.flow));
        edits.push(...editFields(source, value, fieldEdits(was, is), ENTITY_KEYS));
      } else edits.push(setValue(source, field, entityText(entity)));
    } else {
      // In the order of ids, so that two people's new entities seldom meet at one place.
      const next = names.findIndex((name) => to.entities.has(name) && name > id);
      let at = (next < 0 ? names.length : next) - 1;
      while (at >= 0 && !to.entities.has(names[at])) at--;
      added.set(at, [...(added.get(at) ?? []), [id, entity]]);
    }
  }
  const indent = columnOf(source, startOf(map.items[0] ?? map));
  const inOrder = (at: number) => [...(added.get(at) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = (at: number): readonly string[] =>
    inOrder(at).map(([id, e]) => (map.flow ? `${scalarText(id, true)}: ${entityText(e)}` : entityLine(id, e, indent)));
  const parts = map.items.map(
    (node, i): Part => ({ node, removed: from.entities.has(names[i]) && !to.entities.has(names[i]), after: texts(i) }),
  );
  return [...edits, ...entryEdits(source, section, map, parts, texts(-1))];
}

/** Edits of the list of annotations. New ones go to their place in the text. */
export function annotationEdits(
  source: string,
  section: Field,
  seq: YAMLSeq,
  from: DecisionRecord,
  to: DecisionRecord,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const ids = seq.items.map((item) => (isMap(item) ? (stringOf(fieldsOf(item).get('id')?.value ?? null) ?? '') : ''));
  const was = new Map(from.annotations.map((a) => [a.id, a]));
  const is = new Set(to.annotations.map(({ id }) => id));
  const added = new Map<number, Annotation[]>();
  let place = -1;
  for (const annotation of to.annotations) {
    const old = was.get(annotation.id);
    if (!old) {
      added.set(place, [...(added.get(place) ?? []), annotation]);
      continue;
    }
    place = ids.findIndex((id, i) => id === annotation.id && isMap(seq.items[i]));
    const map = seq.items[place];
    if (sameAnnotation(old, annotation) || !isMap(map)) continue;
    const [before, now] = [old, annotation].map((a) => fieldTexts(a, ANNOTATION_KEYS, !!map.flow));
    edits.push(...editFields(source, map, fieldEdits(before, now), ANNOTATION_KEYS));
  }
  const removed = (id: string): boolean => was.has(id) && !is.has(id);
  if (seq.flow) {
    const parts = seq.items.map(
      (node, i): Part => ({ node, removed: removed(ids[i]), after: (added.get(i) ?? []).map(annotationFlow) }),
    );
    const front = (added.get(-1) ?? []).map(annotationFlow);
    const block = parts.every((part) => part.removed) && !is.size ? [] : front;
    return [...edits, ...editFlow(source, seq, parts, block)];
  }
  const style = blockStyle(source, seq);
  const texts = (at: number): readonly string[] =>
    (added.get(at) ?? []).map((a) => annotationLines(a, style.dash, style.keys).join(lineBreakOf(source)));
  const parts = seq.items.map((node, i): Part => ({ node, removed: removed(ids[i]), after: texts(i) }));
  return [...edits, ...entryEdits(source, section, seq, parts, texts(-1), style.apart)];
}

/** Where the file's own annotations have their dash and their keys, and whether blank lines part them. */
function blockStyle(
  source: string,
  seq: YAMLSeq,
): { readonly dash: number; readonly keys: number; readonly apart: boolean } {
  const first = startOf(seq.items[0]);
  const dash = columnOf(source, seq.range?.[0] ?? 0);
  const keys = isMap(seq.items[0]) && !seq.items[0].flow ? columnOf(source, first) : dash + 2;
  const between =
    seq.items.length > 1 ? source.slice(lineEnd(source, endOf(source, seq.items[0])), startOf(seq.items[1])) : '';
  return { dash, keys: keys > dash + 1 ? keys : dash + 2, apart: /^\r?\n[ \t]*\r?\n/.test(between) };
}

/** Adds and removes whole entries of a section: lines of a block, or entries of a flow collection. */
function entryEdits(
  source: string,
  section: Field,
  collection: YAMLMap | YAMLSeq,
  parts: readonly Part[],
  front: readonly string[],
  apart = false,
): readonly TextEdit[] {
  if (collection.flow) return editFlow(source, collection, parts, front);
  const lineBreak = lineBreakOf(source);
  const edits: TextEdit[] = [];
  const head = lineEnd(source, behindKey(source, section.key));
  for (const text of front) edits.push(insertion(head, lineBreak + text + (apart ? lineBreak : '')));
  for (const { node, removed, after } of parts) {
    const end = endOf(source, node);
    for (const text of after) edits.push(insertion(lineEnd(source, end), lineBreak + (apart ? lineBreak : '') + text));
    if (!removed) continue;
    const start = isMap(collection) ? startOf(node) : source.lastIndexOf('-', startOf(node) - 1);
    edits.push(removeLines(source, start, end));
  }
  return edits;
}
