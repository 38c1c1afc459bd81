import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { applyEdits, type TextEdit } from '../text/edit.js';
import { type Field, fieldsOf, stringOf } from './fields.js';
import { readRoot, readSidecar } from './read.js';
import { applyChanges, changesBetween, emptyRecord, sameAnnotation, sameEntity, sameValue } from './record.js';
import {
  ANNOTATION_KEYS,
  annotationFlow,
  annotationLines,
  ENTITY_KEYS,
  entityLine,
  entityText,
  fieldTexts,
  fileLines,
  ROOT_KEYS,
  STAMP_KEYS,
  sectionLines,
  stampText,
} from './render.js';
import { rewritten } from './rewrite.js';
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
import { parseSidecar } from './tree.js';
import type { Annotation, Change, DecisionRecord, EntityDecision } from './types.js';

/**
 * The edits that make a sidecar's text say the changes, and touch no other byte. The text may be empty (a new file).
 * No edits where the text says it all already. Throws when the text is not writable (`readSidecar(source).writable`),
 * or when a change holds something that the format cannot say (an annotation without a place).
 */
export function writeSidecar(source: string, changes: readonly Change[]): readonly TextEdit[] {
  const { root, problems } = parseSidecar(source);
  const read = root ? readRoot(root, problems) : { record: emptyRecord, problems, writable: problems.length === 0 };
  if (!read.writable) throw new Error('The sidecar has errors and is not written to.');
  const target = applyChanges(read.record, changes);
  if (changesBetween(read.record, target).length === 0) return [];
  const ways = root
    ? [() => sectionEdits(source, root, read.record, target), () => rewritten(source, read.record, target)]
    : [() => appended(source, target), () => [{ start: 0, end: source.length, text: fileText(target, '\n') }]];
  for (const way of ways) {
    const edits = way();
    if (says(applyEdits(source, edits), target)) return joined(edits);
  }
  throw new Error('The sidecar cannot say these changes.');
}

/** Whether a text says the record and nothing else. What YAML allows is more than splicing can foresee. */
function says(text: string, target: DecisionRecord): boolean {
  const { record, writable } = readSidecar(text);
  return writable && changesBetween(record, target).length === 0;
}

/** Sorted, those that touch made one. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result[result.length - 1];
    if (last && last.end === edit.start)
      result[result.length - 1] = { ...last, end: edit.end, text: last.text + edit.text };
    else result.push(edit);
  }
  return result;
}

const fileText = (record: DecisionRecord, lineBreak: string): string =>
  fileLines(record)
    .map((line) => line + lineBreak)
    .join('');

/** A file that says nothing yet keeps its comments; what it is to say comes behind them. */
function appended(source: string, target: DecisionRecord): readonly TextEdit[] {
  const lineBreak = lineBreakOf(source);
  const open = source !== '' && source !== '\uFEFF' && !source.endsWith('\n');
  return [insertion(source.length, (open ? lineBreak : '') + fileText(target, lineBreak))];
}

function sectionEdits(source: string, root: YAMLMap, from: DecisionRecord, to: DecisionRecord): readonly TextEdit[] {
  if (root.flow) return rewritten(source, from, to);
  const fields = fieldsOf(root);
  const lineBreak = lineBreakOf(source);
  const edits: TextEdit[] = [];
  const sections: FieldEdit[] = [];
  const article = fields.get('article')?.value;
  if (!sameValue(from.article, to.article)) {
    if (to.article && isMap(article)) {
      const [old, now] = [from.article ?? {}, to.article].map((stamp) => fieldTexts(stamp, STAMP_KEYS, !!article.flow));
      edits.push(...editFields(source, article, fieldEdits(old, now), STAMP_KEYS));
    } else sections.push({ key: 'article', text: to.article && stampText(to.article) });
  }
  for (const key of ['entities', 'annotations'] as const) {
    const field = fields.get(key);
    const same = key === 'entities' ? sameEntities(from, to) : sameAnnotations(from, to);
    if (same) continue;
    if (field && isEmptied(source, field, key, from, to))
      edits.push(removeLines(source, startOf(field.key), endOf(source, field.value)));
    else if (field && isMap(field.value) && key === 'entities')
      edits.push(...entityEdits(source, field, field.value, from, to));
    else if (field && isSeq(field.value)) edits.push(...annotationEdits(source, field, field.value, from, to));
    else {
      const [head, ...lines] = sectionLines(key, to);
      const text = lines.map((line) => lineBreak + line).join('');
      if (!field) sections.push({ key, text });
      else if (head) edits.push(fillSection(source, field, text));
    }
  }
  return [...edits, ...editFields(source, root, sections, ROOT_KEYS)];
}

/** Whether a section goes with its last entry: a block in which nothing else stands, no comment and nothing unread. */
function isEmptied(
  source: string,
  { key, value }: Field,
  section: 'entities' | 'annotations',
  from: DecisionRecord,
  to: DecisionRecord,
): boolean {
  const [were, are] = [from, to].map((r) => (section === 'entities' ? r.entities.size : r.annotations.length));
  if (are > 0 || !(isMap(value) || isSeq(value)) || value.flow || value.items.length !== were) return false;
  return !/(?:^|\s)#/m.test(source.slice(startOf(key), lineEnd(source, endOf(source, value))));
}

/** Lines for a section that says nothing yet: `annotations:` or `annotations: []`. */
function fillSection(source: string, field: Field, text: string): TextEdit {
  const behind = behindKey(source, field.key);
  const value = field.value?.range;
  return value && value[1] > value[0]
    ? { start: behind, end: value[1], text }
    : insertion(lineEnd(source, behind), text);
}

const sameEntities = (a: DecisionRecord, b: DecisionRecord): boolean =>
  a.entities.size === b.entities.size && [...a.entities].every(([id, entity]) => sameValue(entity, b.entities.get(id)));

const sameAnnotations = (a: DecisionRecord, b: DecisionRecord): boolean => sameValue(a.annotations, b.annotations);

/** What has to be done to fields that say `old` to say `now`. */
function fieldEdits(
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

function entityEdits(
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

function annotationEdits(
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
