import { isMap, isSeq } from 'yaml';
import { applyEdits, type TextEdit } from '../text/edit.js';
import { annotationEdits, listOfNode, listOfSection } from './annotationEdits.js';
import { entityEdits } from './entityEdits.js';
import { fieldEdits } from './fieldEdits.js';
import { type Field, fieldsOf } from './fields.js';
import { readingSidecar, readSidecar, type SidecarReading } from './read.js';
import { applyChanges, sameRecord, sameValue } from './record.js';
import { fileLines, ROOT_KEYS, STAMP_KEYS, sectionLines, stampText } from './render.js';
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
import { atOnce, type Steps } from './steps.js';
import { entitiesMap, parseSidecar, type Section } from './tree.js';
import type { Change, DecisionRecord } from './types.js';

/** What a save does to a sidecar. */
export interface SidecarSave {
  /** Edits of the text, which touch no byte that the changes are not about; none where it says them already. */
  readonly edits: readonly TextEdit[];
  /** The text with the edits, and what it says. */
  readonly reading: SidecarReading;
}

/**
 * The edits that make a sidecar's text say the changes, and touch no other byte. The text may be empty (a new file).
 * No edits where the text says it all already. Throws when the text is not writable (`readSidecar(source).writable`),
 * or when a change holds something that the format cannot say (an annotation without a place).
 */
export const writeSidecar = (source: string, changes: readonly Change[]): readonly TextEdit[] =>
  planSave(readSidecar(source), changes).edits;

/** The same for a text that has been read, which is not read again; the entries that change are. */
export const planSave = (read: SidecarReading, changes: readonly Change[]): SidecarSave =>
  atOnce(planningSave(read, changes));

/** The same in steps. */
export function* planningSave(read: SidecarReading, changes: readonly Change[]): Steps<SidecarSave> {
  if (!read.writable) throw new Error('The sidecar has errors and is not written to.');
  const { source, outline, record } = read;
  const target = applyChanges(record, changes);
  if (sameRecord(record, target)) return { edits: [], reading: read };
  yield;
  const isMapped = outline.root !== null;
  for (const anew of [false, true]) {
    let found: readonly TextEdit[];
    if (isMapped) found = anew ? rewritten(source, record, target) : yield* sectionEdits(read, target);
    else found = anew ? [{ start: 0, end: source.length, text: fileText(target, '\n') }] : appended(source, target);
    const edits = joined(found);
    yield;
    // Whether the text then says it and nothing else: what YAML allows is more than splicing can foresee.
    const reading = yield* readingSidecar(applyEdits(source, edits), read, { edits, record: target });
    if (reading.writable && sameRecord(reading.record, target)) return { edits, reading };
  }
  throw new Error('The sidecar cannot say these changes.');
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

function* sectionEdits(read: SidecarReading, to: DecisionRecord): Steps<readonly TextEdit[]> {
  const { source, outline, record: from } = read;
  const { root } = outline;
  if (!root || root.flow) return rewritten(source, from, to);
  const fields = fieldsOf(root);
  const lineBreak = lineBreakOf(source);
  const edits: TextEdit[] = [];
  const added: FieldEdit[] = [];
  const article = fields.get('article')?.value;
  if (!sameValue(from.article, to.article)) {
    if (to.article && isMap(article)) {
      const stamp = fieldEdits(from.article ?? {}, to.article, STAMP_KEYS, !!article.flow);
      edits.push(...editFields(source, article, stamp, STAMP_KEYS));
    } else added.push({ key: 'article', text: to.article && stampText(to.article) });
  }
  for (const key of ['entities', 'annotations'] as const) {
    const same = key === 'entities' ? sameEntities(from, to) : sameValue(from.annotations, to.annotations);
    if (same) continue;
    const field = fields.get(key);
    const section = outline.sections[key];
    const emptied = field && emptiedSection(source, field, section, key, from, to);
    if (emptied) edits.push(emptied);
    else if (field && key === 'entities' && (section || isMap(field.value)))
      edits.push(...entityEdits(source, field.key, section ? entitiesMap(section) : (field.value as never), from, to));
    else if (field && section)
      edits.push(...(yield* annotationEdits(source, listOfSection(section, read.ids), from, to)));
    else if (field && isSeq(field.value))
      edits.push(...(yield* annotationEdits(source, listOfNode(field.key, field.value, read.ids), from, to)));
    else {
      const [head, ...lines] = sectionLines(key, to);
      const text = lines.map((line) => lineBreak + line).join('');
      if (!field) added.push({ key, text });
      else if (head) edits.push(fillSection(source, field, text));
    }
  }
  if (added.length > 0) {
    // A section ends where its last entry does.
    const { root: withEnds } = parseSidecar(source, (_, next) => !next);
    edits.push(...editFields(source, withEnds ?? root, added, ROOT_KEYS));
  }
  return edits;
}

/** The removal of a section that goes with its last entry: a block in which nothing else stands, no comment, nothing unread. */
function emptiedSection(
  source: string,
  { key, value }: Field,
  section: Section | null,
  name: 'entities' | 'annotations',
  from: DecisionRecord,
  to: DecisionRecord,
): TextEdit | null {
  const [were, are] = [from, to].map((r) => (name === 'entities' ? r.entities.size : r.annotations.length));
  if (are > 0) return null;
  const start = startOf(key);
  let end: number;
  if (section) {
    const last = section.entries[section.entries.length - 1];
    if (section.entries.length !== were) return null;
    end = last.start + last.text.trimEnd().length;
  } else {
    if (!(isMap(value) || isSeq(value)) || value.flow || value.items.length !== were) return null;
    end = endOf(source, value);
  }
  return /(?:^|\s)#/m.test(source.slice(start, lineEnd(source, end))) ? null : removeLines(source, start, end);
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
