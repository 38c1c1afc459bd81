import type { Span } from './span.js';

/** One replacement: the code units `[start, end)` of the old text give way to `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text after the edits. They must not overlap and all speak of the old text; their order does not matter. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** How many code units a text has more after edits. */
export const growthOf = (edits: readonly TextEdit[]): number =>
  edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);

/**
 * Where a span stands after one edit. Text typed at either edge stays outside; text typed within grows the span; a
 * deletion shrinks it, to an empty span at the place of the deletion where nothing is left.
 */
export function moveSpan([start, end]: Span, edit: TextEdit): Span {
  const grown = edit.text.length - (edit.end - edit.start);
  const after = edit.start + edit.text.length;
  if (edit.end <= start) return [start + grown, end + grown];
  if (edit.start >= end) return [start, end];
  if (edit.start <= start && edit.end >= end) return [after, after];
  if (edit.start < start) return [after, end + grown];
  if (edit.end > end) return [start, edit.start];
  return [start, end + grown];
}
