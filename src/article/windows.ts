import type { Span } from '../text/span.js';

interface Standing {
  /** In text order. */
  readonly at: readonly Span[];
}

/** The whole stretch of what stands somewhere. */
export const stretchOf = ({ at }: Standing): Span => [at[0][0], at[at.length - 1][1]];

/**
 * Stretches of text, apart from each other and in order, that hold the seeds and whatever of the layers reaches into
 * one of them, wholly: so what lies within has to do with nothing outside.
 */
export function windowsAround(seeds: readonly Span[], layers: readonly (readonly Standing[])[]): readonly Span[] {
  let windows = merged(seeds.map(([start, end]): Span => [start, Math.max(end, start + 1)]));
  for (let grown = true; grown; ) {
    const wider: Span[] = [];
    for (const layer of layers)
      for (const standing of layer) {
        const { at } = standing;
        const start = at[0][0];
        const end = at[at.length - 1][1];
        for (const window of windows)
          if (start < window[1] && window[0] < end && (start < window[0] || end > window[1])) wider.push([start, end]);
      }
    grown = wider.length > 0;
    if (grown) windows = merged([...windows, ...wider]);
  }
  return windows;
}

/** Sorted, those that overlap made one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && span[0] < last[1]) result[result.length - 1] = [last[0], Math.max(last[1], span[1])];
    else result.push(span);
  }
  return result;
}

/** What of a layer begins in a window. */
export function within<T extends Standing>(layer: readonly T[], windows: readonly Span[]): readonly T[] {
  const found: T[] = [];
  for (const standing of layer) {
    const start = standing.at[0][0];
    for (const window of windows) if (window[0] <= start && start < window[1]) found.push(standing);
  }
  return found;
}

/**
 * A list in text order in which what begins in the windows gives way to `fresh`, which is in text order as well. Gives
 * what went, too.
 */
export function replaceWithin<T>(
  list: readonly T[],
  windows: readonly Span[],
  fresh: readonly T[],
  startOf: (item: T) => number,
): { readonly list: readonly T[]; readonly gone: readonly T[] } {
  const result: T[] = [];
  const gone: T[] = [];
  let from = 0;
  let next = 0;
  for (const [start, end] of windows) {
    const [low, high] = [firstFrom(list, start, startOf), firstFrom(list, end, startOf)];
    for (let i = from; i < low; i++) result.push(list[i]);
    for (let i = low; i < high; i++) gone.push(list[i]);
    while (next < fresh.length && startOf(fresh[next]) < end) result.push(fresh[next++]);
    from = high;
  }
  for (let i = from; i < list.length; i++) result.push(list[i]);
  return { list: result, gone };
}

/** The index of the first that begins at the offset or behind it. */
function firstFrom<T>(list: readonly T[], offset: number, startOf: (item: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(list[middle]) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
