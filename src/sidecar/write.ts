import { isMap, isSeq, type YAMLMap } from 'yaml';
import { applyEdits, type TextEdit } from '../text/edit.js';
import { annotationEdits, entityEdits, fieldEdits } from './entries.js';
import { type Field, fieldsOf } from './fields.js';
import { readRoot, readSidecar } from './read.js';
import { applyChanges, changesBetween, emptyRecord, sameValue } from './record.js';
import { fieldTexts, fileLines, ROOT_KEYS, STAMP_KEYS, sectionLines, stampText } from './render.js';
import { rewritten } from './rewrite.js';
import {
  behindKey,
  editFields,
  endOf,
  type FieldEdit,
  insertion,
  lineBreakOf,
  lineEnd,
  removeLines,
  startOf,
} from './splice.js';
import { parseSidecar } from './tree.js';
import type { Change, DecisionRecord } from './types.js';

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
