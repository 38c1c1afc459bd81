import { firstFrom, type Span } from '../text/span.js';
import type { Reach } from './match.js';

/** What must not be parted by a window's edge. */
export interface Layer<T> {
  readonly list: readonly T[];
  readonly where: Reach<NoInfer<T>>;
}

/**
 * Stretches of text, apart from each other and in order, that hold the seeds and whatever of the layers reaches into
 * one of them, wholly: so what lies within has to do with nothing outside.
 */
export function windowsAround<A, B>(seeds: readonly Span[], one: Layer<A>, other: Layer<B>): readonly Span[] {
  let windows = merged(seeds.map(([start, end]): Span => [start, Math.max(end, start + 1)]));
  for (;;) {
    const wider = [...reachingOut(one, windows), ...reachingOut(other, windows)];
    if (wider.length === 0) return windows;
    windows = merged([...windows, ...wider]);
  }
}

/** What of a layer stands in a window and outside of it. */
function reachingOut<T>({ list, where }: Layer<T>, windows: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const item of list) {
    const start = where.start(item);
    const end = where.end(item);
    for (const window of windows)
      if (start < window[1] && window[0] < end && (start < window[0] || end > window[1])) found.push([start, end]);
  }
  return found;
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
export function within<T>({ list, where }: Layer<T>, windows: readonly Span[]): readonly T[] {
  return list.filter((item) => {
    const start = where.start(item);
    return windows.some((window) => window[0] <= start && start < window[1]);
  });
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
