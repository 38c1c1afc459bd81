import type { Annotation, DecisionRecord } from '../sidecar/types.js';
import { describe } from '../text/anchor.js';
import { moveSpan, type TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import type { Article } from './types.js';

/**
 * The record after its article was edited: every annotation stands where its words have gone, and remembers them as they
 * are now. Words that an edit deletes or tears are remembered as they were, to be found again by them (after an undo, or
 * where a program has replaced a long stretch). The edits apply one after the other: each speaks of the text that the
 * one before has left.
 */
export function follow(
  record: DecisionRecord,
  before: string,
  edits: readonly TextEdit[],
  after: string,
): DecisionRecord {
  if (record.annotations.length === 0) return record;
  return { ...record, annotations: record.annotations.map((a) => followed(a, before, edits, after)) };
}

function followed(annotation: Annotation, before: string, edits: readonly TextEdit[], after: string): Annotation {
  let { at } = annotation;
  let torn = !standsAt(before, annotation);
  for (const edit of edits) {
    torn ||= at.some((span) => tears(span, edit));
    at = at.map((span) => (torn ? shifted(span, edit) : moveSpan(span, edit)));
  }
  const left = at.filter(([start, end]) => start < end);
  const parts = movedParts(annotation, edits);
  if (torn || left.length === 0)
    return { ...annotation, ...parts, at: at.map((span, i) => asLong(span, annotation.at[i], after)) };
  return { ...annotation, ...parts, ...describe(after, left) };
}

/** Whether the annotation's words are at its place. One without words says only the place. */
const standsAt = (text: string, { at, text: words }: Annotation): boolean =>
  at.every(([start, end]) => start >= 0 && start < end && end <= text.length) &&
  (words === '' || describe(text, at).text === words);

/**
 * Whether an edit puts other words over an edge of the span, or over all of it. What has become of the span is then not
 * for the edit to say: a program that reads a file anew replaces all from the first difference to the last. One typed
 * character over a selection is plain typing.
 */
const tears = ([start, end]: Span, edit: TextEdit): boolean =>
  edit.text.length > 1 &&
  edit.start < end &&
  edit.end > start &&
  (edit.start < start || edit.end > end || (edit.start === start && edit.end === end));

/** A span of the same length behind an edit: a hint where to look first. */
function shifted([start, end]: Span, edit: TextEdit): Span {
  const [to] = moveSpan([start, start], edit);
  return [to, to + end - start];
}

/** The moved span with the length that it had, within the text. */
function asLong([start]: Span, [from, to]: Span, text: string): Span {
  const length = Math.min(to - from, text.length);
  const at = Math.min(start, text.length - length);
  return [at, at + length];
}

/** A quote's source and cue, moved likewise; they go where nothing is left of them. */
function movedParts(annotation: Annotation, edits: readonly TextEdit[]): object {
  if (annotation.kind !== 'quote') return {};
  const move = (span: Span | undefined): Span | undefined => {
    const end = span && edits.reduce(moveSpan, span);
    return end && end[0] < end[1] ? end : undefined;
  };
  const { source, cue } = annotation;
  return { ...(source && { source: move(source) }), ...(cue && { cue: move(cue) }) };
}

/** The record with annotations that were found elsewhere, letter for letter, standing where they were found. */
export function settle(record: DecisionRecord, article: Article): DecisionRecord {
  const places = new Map<string, readonly Span[]>();
  for (const { id, found, contents } of article.quotes) if (found === 'moved') places.set(id, contents);
  for (const { id, found, span } of article.figures) if (found === 'moved') places.set(id, [span]);
  for (const { mentions } of article.entities)
    for (const { annotation, found, span } of mentions)
      if (annotation !== null && found === 'moved') places.set(annotation, [...(places.get(annotation) ?? []), span]);
  if (places.size === 0) return record;
  const annotations = record.annotations.map((annotation) => {
    const at = places.get(annotation.id);
    return at ? placed(annotation, at, article.text) : annotation;
  });
  return { ...record, annotations };
}

function placed(annotation: Annotation, at: readonly Span[], text: string): Annotation {
  const by = at[0][0] - annotation.at[0][0];
  const along = (span: Span): Span => [span[0] + by, span[1] + by];
  const parts =
    annotation.kind === 'quote'
      ? {
          ...(annotation.source && { source: along(annotation.source) }),
          ...(annotation.cue && { cue: along(annotation.cue) }),
        }
      : {};
  return { ...annotation, ...parts, ...describe(text, at) };
}
