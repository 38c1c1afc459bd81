import { changesBetween } from '../sidecar/record.js';
import type { Annotation, Change, DecisionRecord } from '../sidecar/types.js';
import { CONTEXT, describe, piecesOf, resolver } from '../text/anchor.js';
import { applyEdits, moveSpan, type TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';

/**
 * The record with every annotation that was found elsewhere (in the same words) put at its present place: what an
 * article begins with when it is opened. Those that are lost, ambiguous or changed stay as they were remembered, for a
 * person to decide on.
 */
export function placed(record: DecisionRecord, text: string): DecisionRecord {
  const resolve = resolver(text);
  const annotations = record.annotations.map((annotation) => {
    const resolution = resolve(annotation);
    if (resolution.outcome !== 'moved') return annotation;
    const by = resolution.at[0][0] - annotation.at[0][0];
    return withAnchor(annotation, text, resolution.at, (span) => shifted(span, by, text.length));
  });
  return { ...record, annotations };
}

/** The changes that bring a record's places and remembered words up to the present text. */
export const refreshed = (record: DecisionRecord, text: string): readonly Change[] =>
  changesBetween(record, placed(record, text));

/**
 * The record after edits of its article, exactly as they were typed; `text` is the article's text after them. The edits
 * must not overlap and all speak of the text before. An annotation whose words were deleted keeps them, at the place
 * where they stood, so that undoing the deletion finds it again.
 */
export function moved(record: DecisionRecord, edits: readonly TextEdit[], text: string): DecisionRecord {
  // From the end to the start: then each edit's places are still those of the text before.
  const order = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  if (order.length === 0) return record;
  const move = (span: Span): Span => order.reduce(moveSpan, span);
  const annotations = record.annotations.map((annotation) => movedAnnotation(annotation, order, move, text));
  return annotations.every((a, i) => a === record.annotations[i]) ? record : { ...record, annotations };
}

function movedAnnotation(
  annotation: Annotation,
  order: readonly TextEdit[],
  move: (span: Span) => Span,
  text: string,
): Annotation {
  const { at } = annotation;
  const last = at[at.length - 1][1];
  if (order[0].start > last + CONTEXT && order.every(({ start }) => start > last + CONTEXT)) return annotation;
  const now = at.map(move);
  const stood = annotation.text === '' || stoodThere(annotation, order, now, text);
  const gone = now.some(([start, end]) => start === end);
  if (!stood || gone) return keptInMind(annotation, order);
  const source = (span: Span): Span | undefined => {
    const [start, end] = move(span);
    return start < end ? [start, end] : undefined;
  };
  const near = order.some(({ start, end }) => end >= at[0][0] - CONTEXT && start <= last + CONTEXT);
  if (near && annotation.text !== '') return withAnchor(annotation, text, now, source);
  return withPlaces(annotation, now, source);
}

/** Whether the remembered words stood at the remembered place before the edits: told from how they look after them. */
function stoodThere(annotation: Annotation, order: readonly TextEdit[], now: readonly Span[], text: string): boolean {
  const pieces = piecesOf(annotation);
  return (
    pieces.length === now.length &&
    annotation.at.every(([start, end], i) => {
      if (pieces[i].length !== end - start) return false;
      const within = order
        .filter((edit) => edit.start < end && edit.end > start)
        .map((edit) => clipped(edit, start, end))
        .map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
      return applyEdits(pieces[i], within) === text.slice(now[i][0], now[i][1]);
    })
  );
}

/** The part of an edit that happens within a span: what it types at an edge stays outside, as in `moveSpan`. */
function clipped(edit: TextEdit, start: number, end: number): TextEdit {
  const inside = edit.start >= start && edit.end <= end && !(edit.start === start && edit.end === end);
  return { start: Math.max(edit.start, start), end: Math.min(edit.end, end), text: inside ? edit.text : '' };
}

/** An annotation that is not in the text now: its words stay, its place moves with what is before it. */
function keptInMind(annotation: Annotation, order: readonly TextEdit[]): Annotation {
  const start = annotation.at[0][0];
  let by = 0;
  for (const edit of order) {
    if (edit.start >= start) continue;
    const removed = Math.min(edit.end, start) - edit.start;
    by += (edit.end <= start ? edit.text.length : 0) - removed;
  }
  const shift = (span: Span): Span => [Math.max(0, span[0] + by), Math.max(1, span[1] + by)];
  return by === 0 ? annotation : withPlaces(annotation, annotation.at.map(shift), shift);
}

const shifted = ([start, end]: Span, by: number, length: number): Span | undefined =>
  start + by >= 0 && end + by <= length ? [start + by, end + by] : undefined;

/** The annotation at other places; `place` moves the source and the cue of a quote, or drops them. */
function withPlaces(annotation: Annotation, at: readonly Span[], place: (span: Span) => Span | undefined): Annotation {
  if (annotation.kind !== 'quote') return { ...annotation, at };
  const { source, cue, ...rest } = annotation;
  const [newSource, newCue] = [source && place(source), cue && place(cue)];
  return { ...rest, at, ...(newSource && { source: newSource }), ...(newCue && { cue: newCue }) };
}

const withAnchor = (
  annotation: Annotation,
  text: string,
  at: readonly Span[],
  place: (span: Span) => Span | undefined,
): Annotation => ({ ...withPlaces(annotation, at, place), ...describe(text, at) });
