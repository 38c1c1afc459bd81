/**
 * A stretch of text: `[start, end]` in UTF-16 code units, end exclusive.
 * A tuple, so that it is the same on disk, in memory and in the headless contract.
 */
export type Span = readonly [start: number, end: number];

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** Whether `inner` lies wholly within `outer` (their edges may coincide). */
export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** Whether the code unit at `offset`, or the place just behind the span, belongs to it: what a cursor touches. */
export const touches = (span: Span, offset: number): boolean => span[0] <= offset && offset <= span[1];

/** Whether two spans have the same edges. */
export const sameSpan = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];

/** The smallest span that covers all of the given ones, which must be at least one. */
export const hull = (spans: readonly Span[]): Span => [
  Math.min(...spans.map((s) => s[0])),
  Math.max(...spans.map((s) => s[1])),
];

/** The index of the first that begins at the offset or behind it, in a list that is in the order of its starts. */
export function firstFrom<T>(list: readonly T[], offset: number, startOf: (item: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(list[middle]) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether spans are what an annotation may have: each holds something, in text order, none overlaps the next. */
export const areFragments = (spans: readonly Span[]): boolean =>
  spans.length > 0 && spans.every(([start, end], i) => start < end && (i === 0 || spans[i - 1][1] <= start));
