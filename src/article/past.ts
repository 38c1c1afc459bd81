import type { Annotation, DecisionRecord } from '../sidecar/types.js';
import { moveSpan, type TextEdit } from '../text/edit.js';
import { type Span, sameSpan } from '../text/span.js';
import { follow, moved, nearnessTo, standsAt } from './follow.js';

/** What was typed into an article since it was opened, so that undo and redo put annotations back where they were. */
export interface Past {
  /** In the order in which it was typed. */
  readonly done: readonly Step[];
  /** What was undone, the latest last. */
  readonly undone: readonly Step[];
  /** By id, annotations of which no letter is left, at the place that they were given as a hint. */
  readonly gone: ReadonlyMap<string, Annotation>;
}

/**
 * The id under which another version of an annotation is followed beside it, as one that a decision can be taken back to.
 * Each has a number of its own; later ones have greater numbers, and were the annotation itself before they had it.
 */
export const versionId = (id: string, version: number): string => `${id}\0${version}`;

/** The annotation's own id, and the number of a version; 0 for the annotation itself. */
function versionOf(id: string): { readonly own: string; readonly version: number } {
  const mark = id.indexOf('\0');
  return mark < 0 ? { own: id, version: 0 } : { own: id.slice(0, mark), version: Number(id.slice(mark + 1)) };
}

/** What one event did to the text, and to the annotations of which it took something. */
interface Step {
  readonly edits: readonly TextEdit[];
  /** Edits that take it back, one after the other. */
  readonly inverse: readonly TextEdit[];
  /** By id, the annotations that lost letters. */
  readonly lost: ReadonlyMap<string, Loss>;
  /** The greatest number of a version that it has moved. */
  readonly latest: number;
}

interface Loss {
  readonly before: Annotation;
  /** Where the event left it, or null where it left nothing: when a person has put it elsewhere since, it stays there. */
  readonly left: readonly Span[] | null;
}

export const noPast: Past = { done: [], undone: [], gone: new Map() };

/** So many steps can be gone back; earlier ones are followed as if they were typed. */
const MOST = 1000;

/**
 * `follow`, for a text whose edits can be undone. An undo brings back letters that were there before, and with them the
 * annotations that had them; a redo likewise. `edits` are those of one event.
 */
export function followPast(
  past: Past,
  record: DecisionRecord,
  before: string,
  edits: readonly TextEdit[],
  after: string,
  reason?: 'undo' | 'redo',
): { readonly record: DecisionRecord; readonly past: Past } {
  const steps = reason === 'undo' ? past.done : past.undone;
  const count = reason ? stepsTo(before, after, steps, reason) : 0;
  if (count === 0) return typed(past, record, before, edits, after, []);
  const taken = steps.slice(-count).reverse();
  const left = steps.slice(0, -count);
  if (reason === 'undo') {
    const { next, gone } = goneBack(past, record, before, taken, after);
    return { record: next, past: { done: left, undone: [...past.undone, ...taken], gone } };
  }
  let now = { record, past };
  let text = before;
  for (const [i, step] of taken.entries()) {
    const from = text;
    text = step.edits.reduce((old, { start, end, text: by }) => old.slice(0, start) + by + old.slice(end), text);
    now = typed(now.past, now.record, from, step.edits, text, steps.slice(0, steps.length - 1 - i));
  }
  return now;
}

/** What is typed, or typed again. */
function typed(
  past: Past,
  record: DecisionRecord,
  before: string,
  edits: readonly TextEdit[],
  after: string,
  undone: readonly Step[],
): { readonly record: DecisionRecord; readonly past: Past } {
  const isGone = goneIn(past);
  const next = follow(record, before, edits, after, isGone);
  const lost = new Map<string, Loss>();
  const gone = new Map<string, Annotation>();
  const nearness = nearnessTo(edits, after);
  for (const [i, annotation] of record.annotations.entries()) {
    if (nearness(annotation) !== 'near' && !isGone(annotation)) continue;
    const stood = !isGone(annotation) && standsAt(before, annotation);
    const now = next.annotations[i];
    const nothing = stood ? !leavesSome(annotation, edits) : isGone(annotation);
    if (nothing) gone.set(annotation.id, now);
    if (stood && losesLetters(annotation, edits))
      lost.set(annotation.id, { before: annotation, left: nothing ? null : now.at });
  }
  const latest = record.annotations.reduce((most, { id }) => Math.max(most, versionOf(id).version), 0);
  const step = { edits, inverse: inverseOf(before, edits), lost, latest };
  return { record: next, past: { done: [...past.done, step].slice(-MOST), undone, gone } };
}

/** Tells whether nothing was left of an annotation, and nobody has put it elsewhere since. */
function goneIn({ gone }: Past): (annotation: Annotation) => boolean {
  return ({ id, at, text }) => {
    if (gone.size === 0) return false;
    const hint = gone.get(id) ?? gone.get(versionOf(id).own);
    return hint !== undefined && samePlaces(hint.at, at) && hint.text === text;
  };
}

/** What a step took of an annotation. Of a version that came later, what it took of the annotation that this was then. */
function lossOf({ lost, latest }: Step, id: string): Loss | undefined {
  if (lost.size === 0) return undefined;
  const { own, version } = versionOf(id);
  return lost.get(version > latest ? own : id);
}

/** Whether the edits take letters at an edge of one of its spans: typing back what was there does not bring them back. */
function losesLetters(annotation: Annotation, edits: readonly TextEdit[]): boolean {
  const parts = annotation.kind === 'quote' ? [annotation.source, annotation.cue] : [];
  return [...annotation.at, ...parts].some((given) => {
    let span = given;
    return edits.some((edit) => {
      if (!span) return false;
      const [start, end] = span;
      span = moveSpan(span, edit);
      const over = edit.start < end && edit.end > start;
      return over && (edit.start <= start || edit.end >= end);
    });
  });
}

const leavesSome = ({ at }: Annotation, edits: readonly TextEdit[]): boolean =>
  at.some((span) => {
    const [start, end] = edits.reduce(moveSpan, span);
    return start < end;
  });

/** Edits that take back others, of a text on which these apply one after the other. */
function inverseOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let hull: Hull = { start: 0, end: 0, text: '' };
  const inverse: TextEdit[] = [];
  for (const edit of edits) {
    const now = spread(hull, edit, text);
    inverse.push({
      start: edit.start,
      end: edit.start + edit.text.length,
      text: now.slice(edit.start - Math.min(hull.start, edit.start), edit.end - Math.min(hull.start, edit.start)),
    });
    hull = afterEdit(hull, edit, text);
  }
  return inverse.reverse();
}

/** A stretch `[start, end)` of a text that reads `text` in another version of it; all else is the same in both. */
interface Hull {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the other version reads from the first to the last of what the hull and an edit of that version cover. */
function spread({ start, end, text: words }: Hull, edit: TextEdit, text: string): string {
  const last = Math.max(start + words.length, edit.end);
  return text.slice(Math.min(start, edit.start), start) + words + text.slice(end, last + end - start - words.length);
}

/** The hull of the version that an edit makes of the other version. */
function afterEdit(hull: Hull, edit: TextEdit, text: string): Hull {
  const from = Math.min(hull.start, edit.start);
  const words = spread(hull, edit, text);
  const last = Math.max(hull.start + hull.text.length, edit.end);
  return {
    start: from,
    end: last + hull.end - hull.start - hull.text.length,
    text: words.slice(0, edit.start - from) + edit.text + words.slice(edit.end - from),
  };
}

/** How many steps, from the latest on, lead from one text to the other; 0 where none do. */
function stepsTo(before: string, after: string, steps: readonly Step[], reason: 'undo' | 'redo'): number {
  let hull: Hull = { start: 0, end: 0, text: '' };
  for (let count = 1; count <= steps.length; count++) {
    const step = steps[steps.length - count];
    for (const edit of reason === 'undo' ? step.inverse : step.edits) hull = afterEdit(hull, edit, before);
    const { start, end, text } = hull;
    if (before.length + text.length - (end - start) !== after.length) continue;
    if (after.startsWith(text, start) && after === before.slice(0, start) + text + before.slice(end)) return count;
  }
  return 0;
}

/** The record when steps are undone, the latest first, and what is still gone. */
function goneBack(past: Past, record: DecisionRecord, before: string, steps: readonly Step[], after: string) {
  const isGone = goneIn(past);
  const gone = new Map<string, Annotation>();
  const annotations = record.annotations.map((annotation) => {
    let now = annotation;
    let nothing = isGone(annotation);
    let stands = !nothing && standsAt(before, annotation);
    let edits: TextEdit[] = [];
    for (const step of steps) {
      const loss = lossOf(step, annotation.id);
      const place = now.at.map((span) => edits.reduce(moveSpan, span));
      if (loss && (loss.left ? stands && samePlaces(place, loss.left) : nothing)) {
        const { at, text, before: lead, after: tail } = loss.before;
        now = { ...annotation, ...partsOf(loss.before), at, text, before: lead, after: tail };
        stands = true;
        nothing = false;
        edits = [];
      } else edits.push(...step.inverse);
    }
    const back = moved(now, stands, edits, after);
    if (nothing) gone.set(back.id, back);
    return back;
  });
  return { next: { ...record, annotations }, gone };
}

function partsOf(annotation: Annotation): object {
  if (annotation.kind !== 'quote') return {};
  const { source, cue } = annotation;
  return { ...(source && { source }), ...(cue && { cue }) };
}

const samePlaces = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, i) => sameSpan(span, b[i]));
