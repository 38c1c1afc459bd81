import type { Annotation, DecisionRecord, QuoteAnnotation } from '../sidecar/types.js';
import { CONTEXT, describe } from '../text/anchor.js';
import { growthOf, moveSpan, type TextEdit } from '../text/edit.js';
import { resolveAll } from '../text/resolve.js';
import type { Span } from '../text/span.js';
import type { Article } from './types.js';

/**
 * The record after its article was edited: every annotation stands where its words have gone, and remembers them as they
 * are now. What is typed or pasted is followed letter by letter; one of which no letter is left is remembered as it was,
 * to be found again by its words. Where whole lines were replaced at once, as when a program has changed the file, old
 * and new text are compared instead; words that are other ones then are remembered as they were, so that they count as
 * changed. The edits apply one after the other: each speaks of the text that the one before has left. `isGone` tells of
 * which annotations an earlier edit has left nothing, so that the same words in their place are not taken for theirs.
 */
export function follow(
  record: DecisionRecord,
  before: string,
  edits: readonly TextEdit[],
  after: string,
  isGone: (annotation: Annotation) => boolean = () => false,
): DecisionRecord {
  const { annotations } = record;
  if (annotations.length === 0) return record;
  const stands = (annotation: Annotation): boolean => !isGone(annotation) && standsAt(before, annotation);
  const nearness = nearnessTo(edits, after);
  const grown = growthOf(edits);
  const followed = (annotation: Annotation): Annotation => {
    const where = nearness(annotation);
    if (where === 'near') return moved(annotation, stands(annotation), edits, after);
    return where === 'before' || grown === 0 ? annotation : movedOn(annotation, grown);
  };
  const [edit] = edits;
  if (edits.length !== 1 || !replacesLines(before, edit)) return { ...record, annotations: annotations.map(followed) };
  const torn = annotations.filter(({ at }) => at.some(([start, end]) => edit.start < end && edit.end > start));
  const found = new Map(resolveAll(after, torn, before).map((resolution, i) => [torn[i], resolution]));
  return {
    ...record,
    annotations: annotations.map((annotation) => {
      const resolution = found.get(annotation);
      if (!resolution) return followed(annotation);
      if (!('at' in resolution)) return { ...annotation, ...kept(annotation, annotation.at, after) };
      const by = resolution.at[0][0] - annotation.at[0][0];
      const placed = { ...annotation, ...partsBy(annotation, by), ...describe(after, resolution.at) };
      return resolution.outcome === 'changed' ? { ...placed, text: annotation.text } : placed;
    }),
  };
}

/** Where an annotation stands to edits: so far before or behind them that nothing remembered around it changes, or near. */
export type Nearness = 'before' | 'near' | 'behind';

/** Tells it of annotations. Typing in a long article asks this of thousands at every key, so nothing is made for it. */
export function nearnessTo(edits: readonly TextEdit[], after: string): (annotation: Annotation) => Nearness {
  const first = Math.min(...edits.map(({ start }) => start)) - FAR;
  // As of the text that all edits have left, from its end: there the edits change nothing behind the last of them.
  const rest = Math.min(...restsBehind(edits, after)) - FAR;
  const length = after.length - growthOf(edits);
  return (annotation) => {
    let start = Number.POSITIVE_INFINITY;
    let end = 0;
    const widen = (span: Span | undefined) => {
      if (span === undefined) return;
      if (span[0] < start) start = span[0];
      if (span[1] > end) end = span[1];
    };
    for (const span of annotation.at) widen(span);
    if (annotation.kind === 'quote') {
      widen(annotation.source);
      widen(annotation.cue);
    }
    if (end < first) return 'before';
    return end > length || length - start > rest ? 'near' : 'behind';
  };
}

/** The annotation as many code units farther on; with one copy, as thousands are moved at every key. */
function movedOn(annotation: Annotation, by: number): Annotation {
  const along = ([start, end]: Span): Span => [start + by, end + by];
  const at = annotation.at.length === 1 ? [along(annotation.at[0])] : annotation.at.map(along);
  if (annotation.kind !== 'quote') return { ...annotation, at };
  const quote: { -readonly [Key in keyof QuoteAnnotation]: QuoteAnnotation[Key] } = { ...annotation, at };
  if (quote.source) quote.source = along(quote.source);
  if (quote.cue) quote.cue = along(quote.cue);
  return quote;
}

/** How much further than what is remembered around words an edit has to be, in code units, to be far from them. */
const FAR = CONTEXT + 8;

/** How much of the text stands behind each edit. */
function restsBehind(edits: readonly TextEdit[], after: string): readonly number[] {
  const rests: number[] = [];
  let length = after.length;
  for (const { start, end, text } of [...edits].reverse()) {
    rests.push(length - start - text.length);
    length += end - start - text.length;
  }
  return rests;
}

/** Whether whole lines give way to others: from the head of one to the end of the same or another one. */
const replacesLines = (text: string, { start, end, text: by }: TextEdit): boolean =>
  start < end &&
  by.length > 1 &&
  (start === 0 || text[start - 1] === '\n') &&
  (end === text.length || /[\r\n]/.test(text[end]) || text[end - 1] === '\n');

/** The annotation after edits; `stands` says whether its words were where it says. */
export function moved(annotation: Annotation, stands: boolean, edits: readonly TextEdit[], after: string): Annotation {
  const at = annotation.at.map((span) =>
    edits.reduce<Span>((now, edit) => (stands ? moveSpan : shifted)(now, edit), span),
  );
  const left = at.filter(([start, end]) => start < end);
  const parts = movedParts(annotation, edits);
  if (!stands || left.length === 0) return { ...annotation, ...parts, ...kept(annotation, at, after) };
  return { ...annotation, ...parts, ...describe(after, left) };
}

/** Whether the annotation's words are at its place. One without words says only the place. */
export const standsAt = (text: string, { at, text: words }: Annotation): boolean =>
  at.every(([start, end]) => start >= 0 && start < end && end <= text.length) &&
  (words === '' || describe(text, at).text === words);

/** A span of the same length behind an edit: a hint where to look first. */
function shifted([start, end]: Span, edit: TextEdit): Span {
  const [to] = moveSpan([start, start], edit);
  return [to, to + end - start];
}

/** Places of the annotation's old lengths within the text, as a hint where to look for words that are not there. */
function kept({ at: old }: Annotation, at: readonly Span[], text: string): { readonly at: readonly Span[] } {
  return {
    at: at.map(([start], i): Span => {
      const length = Math.min(old[i][1] - old[i][0], text.length);
      const from = Math.min(start, text.length - length);
      return [from, from + length];
    }),
  };
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

/** A quote's source and cue, so many code units farther on. */
function partsBy(annotation: Annotation, by: number): object {
  if (annotation.kind !== 'quote') return {};
  const along = (span: Span): Span => [span[0] + by, span[1] + by];
  const { source, cue } = annotation;
  return { ...(source && { source: along(source) }), ...(cue && { cue: along(cue) }) };
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
    if (!at) return annotation;
    return { ...annotation, ...partsBy(annotation, at[0][0] - annotation.at[0][0]), ...describe(article.text, at) };
  });
  return { ...record, annotations };
}
