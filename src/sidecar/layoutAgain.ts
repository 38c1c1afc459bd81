import { growthOf, type TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { mayHoldMarkers } from './conflicts.js';
import { type Entries, entriesIn, isCrowd, isOdd, isSection, type KeyLayout, type Layout, layoutOf } from './layout.js';

/** A layout after edits. */
export interface LayoutAgain {
  readonly keys: readonly KeyAgain[];
}

export interface KeyAgain extends KeyLayout {
  /** Of each entry its index before the edits; -1 for one that an edit came near. */
  readonly was: readonly number[];
}

/** More edits than this, and looking at all of the text is as quick. */
const FEW = 500;

/**
 * The layout of the text that sorted edits have made of another one: only the lines near them are looked at. Null where
 * these do not tell; the text as a whole may have a layout all the same.
 */
export function layoutAgain(before: Layout, edits: readonly TextEdit[], source: string): LayoutAgain | null {
  if (edits.length > FEW) return null;
  const keys: KeyAgain[] = [];
  let next = 0;
  let by = 0;
  for (const key of before.keys) {
    const first = next;
    while (next < edits.length && key.span[0] <= edits[next].start && edits[next].end <= key.span[1]) next++;
    const again = keyAgain(source, key, edits.slice(first, next), by);
    if (!again) return null;
    keys.push(again);
    by = again.span[1] - key.span[1];
  }
  return next === edits.length ? { keys } : null;
}

/** A key and its lines after edits of these, where what stands before them has grown `by`. */
function keyAgain(source: string, key: KeyLayout, edits: readonly TextEdit[], by: number): KeyAgain | null {
  const { name, entries } = key;
  const span: Span = [key.span[0] + by, key.span[1] + by + growthOf(edits)];
  if (!entries) {
    // Such a key is short. Where it is not one key any more, or may have got entries, all is to be looked at.
    if (edits.length === 0) return { name, span, entries, was: [] };
    const lines = isSection(name) ? null : wholeLines(source, span);
    const keys = (lines !== null && layoutOf(lines)?.keys) || [];
    return keys.length === 1 && keys[0].name === name && keys[0].span[0] === 0
      ? { name, span, entries, was: [] }
      : null;
  }
  const again = entriesAgain(source, name, entries, edits, by);
  return again && !isCrowd(again.was.length, span[1] - span[0]) ? { name, span, ...again } : null;
}

/** A section's entries after edits: those that no edit came near are moved, the lines of the others looked at. */
function entriesAgain(
  source: string,
  name: string,
  { column, spans }: Entries,
  edits: readonly TextEdit[],
  by: number,
): { readonly entries: Entries; readonly was: readonly number[] } | null {
  if (edits.length > 0 && (spans.length === 0 || edits[0].start < spans[0][0])) return null;
  const now: Span[] = [];
  const was: number[] = [];
  let moved = by;
  let next = 0;
  for (let i = 0; i < spans.length; i++) {
    const [start, end] = spans[i];
    // An edit where one entry ends and the next begins may have to do with both.
    if (next === edits.length || edits[next].start > end) {
      now.push([start + moved, end + moved]);
      was.push(i);
      continue;
    }
    const first = next;
    for (; next < edits.length && edits[next].start <= spans[i][1]; next++)
      while (i + 1 < spans.length && spans[i + 1][0] <= edits[next].end) i++;
    const from = start + moved;
    moved += growthOf(edits.slice(first, next));
    const piece: Span = [from, spans[i][1] + moved];
    const lines = wholeLines(source, piece);
    const there = lines === null || isOdd(lines) ? null : entriesIn(source, name, piece, column);
    // What stands in front of an entry's first line belongs to the one before, or to the key.
    if (there?.spans[0]?.[0] !== from) return null;
    for (const span of there.spans) {
      now.push(span);
      was.push(-1);
    }
  }
  return { entries: { column, spans: now }, was };
}

/** The lines of a span; null where it does not end with one, or they may hold a merge's markers. */
function wholeLines(source: string, [start, end]: Span): string | null {
  const lines = source.slice(start, end);
  return (end === source.length || lines.endsWith('\n')) && !mayHoldMarkers(lines) ? lines : null;
}
