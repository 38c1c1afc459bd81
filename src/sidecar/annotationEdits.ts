import { isMap, type Node, type YAMLSeq } from 'yaml';
import type { TextEdit } from '../text/edit.js';
import { fieldEdits } from './fieldEdits.js';
import type { Field } from './fields.js';
import { sameAnnotation, sharedEnds } from './record.js';
import { ANNOTATION_KEYS, annotationFlow, annotationLines } from './render.js';
import {
  behindKey,
  columnOf,
  editFields,
  editFlow,
  endOf,
  insertion,
  lineBreakOf,
  lineEnd,
  lineStart,
  removeLines,
  startOf,
} from './splice.js';
import type { Steps } from './steps.js';
import type { Section } from './tree.js';
import type { Annotation, DecisionRecord } from './types.js';

/** The list of annotations as it is written, whose items are read only when they are asked for. */
export interface AnnotationList {
  readonly key: Field['key'];
  /** Of each item the annotation's id; '' where it was not read as one. */
  readonly ids: readonly string[];
  readonly item: (index: number) => Node | null;
  /** The list itself where it stands in brackets. */
  readonly flow: YAMLSeq | null;
}

/** A list whose items stand in lines of their own, in a text without errors. */
export function listOfSection({ key, entries }: Section, ids: readonly string[]): AnnotationList {
  const read = new Map<number, Node | null>();
  const item = (index: number): Node | null => {
    const known = read.get(index);
    if (known !== undefined) return known;
    const { contents } = entries[index].compose(Number.POSITIVE_INFINITY, entries[index].start);
    read.set(index, contents);
    return contents;
  };
  return { key, ids, item, flow: null };
}

/** A list that was read as a whole. */
export const listOfNode = (key: Field['key'], seq: YAMLSeq, ids: readonly string[]): AnnotationList => ({
  key,
  ids,
  item: (index) => (seq.items[index] as Node | undefined) ?? null,
  flow: seq.flow ? seq : null,
});

/** How many annotations are changed in one step, and how many compared. */
const STEP = 25;
const COMPARED = 500;

/** What happens to a list: which items change or go, and what comes behind each (behind -1: in front of all). */
interface Plan {
  readonly changed: readonly { readonly index: number; readonly was: Annotation; readonly is: Annotation }[];
  readonly removed: ReadonlySet<number>;
  readonly added: ReadonlyMap<number, readonly Annotation[]>;
}

/** Edits of the list of annotations. New ones go to their place in the text. */
export function* annotationEdits(
  source: string,
  list: AnnotationList,
  from: DecisionRecord,
  to: DecisionRecord,
): Steps<readonly TextEdit[]> {
  const plan = yield* planFor(list, from, to);
  const edits: TextEdit[] = [];
  let done = 0;
  for (const { index, was, is } of plan.changed) {
    const map = list.item(index);
    if (!isMap(map)) continue;
    edits.push(...editFields(source, map, fieldEdits(was, is, ANNOTATION_KEYS, !!map.flow), ANNOTATION_KEYS));
    if (++done % STEP === 0) yield;
  }
  if (list.flow) edits.push(...flowEdits(source, list.flow, plan));
  else edits.push(...blockEdits(source, list, plan));
  return edits;
}

function* planFor({ ids }: AnnotationList, from: DecisionRecord, to: DecisionRecord): Steps<Plan> {
  // The record's annotations are the items that were read as one, in the same order.
  const indexes = ids.flatMap((id, index) => (id === '' ? [] : [index]));
  const { head, tail } = sharedEnds(from.annotations, to.annotations);
  const was = new Map<string, { readonly index: number; readonly was: Annotation }>();
  for (let i = head; i < from.annotations.length - tail; i++)
    was.set(from.annotations[i].id, { index: indexes[i], was: from.annotations[i] });
  const changed: { index: number; was: Annotation; is: Annotation }[] = [];
  const added = new Map<number, Annotation[]>();
  let place = indexes[head - 1] ?? -1;
  for (const [i, is] of to.annotations.slice(head, to.annotations.length - tail).entries()) {
    if (i % COMPARED === COMPARED - 1) yield;
    const old = was.get(is.id);
    was.delete(is.id);
    if (!old) {
      const here = added.get(place);
      if (here) here.push(is);
      else added.set(place, [is]);
    } else {
      place = old.index;
      if (!sameAnnotation(old.was, is)) changed.push({ ...old, is });
    }
  }
  return { changed, removed: new Set([...was.values()].map(({ index }) => index)), added };
}

function flowEdits(source: string, seq: YAMLSeq, { removed, added }: Plan): readonly TextEdit[] {
  const textsAt = (index: number): readonly string[] => (added.get(index) ?? []).map(annotationFlow);
  const parts = seq.items.map((node, i) => ({ node, removed: removed.has(i), after: textsAt(i) }));
  return editFlow(source, seq, parts, textsAt(-1));
}

function blockEdits(source: string, list: AnnotationList, { removed, added }: Plan): readonly TextEdit[] {
  if (removed.size === 0 && added.size === 0) return [];
  const edits: TextEdit[] = [];
  const lineBreak = lineBreakOf(source);
  const style = blockStyle(source, list);
  const blank = style.apart ? lineBreak : '';
  const head = lineEnd(source, behindKey(source, list.key));
  for (const [index, annotations] of added) {
    const texts = annotations.map((a) => annotationLines(a, style.dash, style.keys).join(lineBreak));
    if (index >= 0) {
      const end = lineEnd(source, endOf(source, list.item(index)));
      for (const text of texts) edits.push(insertion(end, lineBreak + blank + text));
    } else {
      // What follows is parted from them already where a blank line stands there.
      const parted = isBlankLine(source, afterLine(source, head));
      texts.forEach((text, i) => {
        edits.push(insertion(head, lineBreak + text + (parted && i === texts.length - 1 ? '' : blank)));
      });
    }
  }
  let done = 0;
  let leading = 0;
  while (removed.has(leading)) leading++;
  for (const index of [...removed].sort((a, b) => a - b)) {
    const edit = itemRemoval(source, list, index, index < leading);
    edits.push({ ...edit, start: Math.max(edit.start, done) });
    done = edit.end;
  }
  return edits;
}

/** The item's lines, and with them one of the two blank lines that would meet: what adding it has brought. */
function itemRemoval(source: string, list: AnnotationList, index: number, leads: boolean): TextEdit {
  const node = list.item(index);
  const dash = source.lastIndexOf('-', startOf(node) - 1);
  const { start, end, text } = removeLines(source, dash, endOf(source, node));
  const first = lineStart(source, dash);
  const before = lineStart(source, first - 1);
  const isLast = index === list.ids.length - 1;
  // All in front of it go too: the blank line behind it goes with it, so that none stands between the key and the list.
  const atHead = leads && lineStart(source, headOf(source, list)) === lineStart(source, behindKey(source, list.key));
  if (atHead && !isLast) return { start, end: isBlankLine(source, end) ? afterLine(source, end) : end, text };
  if (before < first && isBlankLine(source, before) && (isLast || isBlankLine(source, end)))
    return {
      start: Math.min(start, end === source.length && start < first ? breakBefore(source, before) : before),
      end,
      text,
    };
  return { start, end, text };
}

/** The start of the line before the list's first item. */
const headOf = (source: string, { item }: AnnotationList): number =>
  lineStart(source, lineStart(source, source.lastIndexOf('-', startOf(item(0)) - 1)) - 1);

/** Where the line break begins that ends the line before this one. */
const breakBefore = (source: string, at: number): number => (source[at - 2] === '\r' ? at - 2 : Math.max(0, at - 1));

/** Whether the line that begins here is there and holds nothing. */
function isBlankLine(source: string, start: number): boolean {
  const feed = source.indexOf('\n', start);
  return feed >= start && start < source.length && source.slice(start, feed).trim() === '';
}

/** Where the next line begins. */
function afterLine(source: string, at: number): number {
  const feed = source.indexOf('\n', at);
  return feed < 0 ? source.length : feed + 1;
}

/**
 * Where the file's own annotations have their dash and their keys, and whether blank lines part them. A blank line is a
 * line that two people's neighbouring changes have between them, which is what git needs to merge them.
 */
function blockStyle(
  source: string,
  { item, ids }: AnnotationList,
): { readonly dash: number; readonly keys: number; readonly apart: boolean } {
  const first = item(0);
  const start = startOf(first);
  const dash = columnOf(source, source.lastIndexOf('-', start - 1));
  const keys =
    isMap(first) && !first.flow && lineStart(source, start) <= source.lastIndexOf('-', start - 1)
      ? columnOf(source, start)
      : dash + 2;
  const apart = ids.length < 2 || isBlankLine(source, afterLine(source, lineEnd(source, endOf(source, first))));
  return { dash, keys: keys > dash + 1 ? keys : dash + 2, apart };
}
