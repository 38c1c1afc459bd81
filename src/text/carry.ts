import type { Alignment } from './align.js';
import type { Remembered } from './remembered.js';
import type { Span } from './span.js';
import type { Words } from './words.js';

/** Two texts side by side: what is remembered of the old one, the present one, and which word became which. */
export interface Aligned extends Alignment {
  readonly old: Remembered;
  readonly now: Words;
}

/** Where words of the old text are now. */
export interface Carried {
  /** The words (first, and the one behind the last) of the present text. */
  readonly words: Span;
  /** Whether the first and the last are the old ones, so that the edges are where they were within these. */
  readonly first: boolean;
  readonly last: boolean;
  /** Letters that are the same over all letters of the old words, 0 to 1. */
  readonly kept: number;
  /** Whether the neighbouring words are still beside it, on both sides where there are any. */
  readonly held: boolean;
}

/** Words this near to some others speak for them. */
const NEAR = 4;
/** The least part of the letters of some words and of those near them that must have come along. */
const SUPPORT = 0.52;

/** So many new words, and half as many as there were, may stand among old ones: about a sentence. */
const MOST_NEW = 20;

/** Where the old words `[first, last)` are now, as far as the alignment says. */
export function carry({ old, match }: Aligned, [first, last]: Span): Carried | undefined {
  if (first >= last) return undefined;
  let low = first;
  while (low < last && match[low] < 0) low++;
  let high = last - 1;
  while (high > low && match[high] < 0) high--;
  const missing = (at: number): boolean => at < 0 || at >= match.length || old.hash[at] === 0;
  const left = missing(first - 1) ? -1 : match[first - 1];
  const right = missing(last) ? -1 : match[last];
  // So many new words may stand where so many old ones had been.
  const room = (count: number): number => 2 * count + 2;
  if (low === last) {
    const count = right - left - 1;
    if (left < 0 || right < 0 || count < 1 || count > room(last - first)) return undefined;
    return { words: [left + 1, right], first: false, last: false, kept: 0, held: true };
  }
  let kept = 0;
  let all = 0;
  for (let i = first, before = -1; i < last; i++) {
    const letters = old.end[i] - old.start[i];
    all += letters;
    if (match[i] < 0) continue;
    // Words that went different ways are no passage any more.
    if (match[i] <= before) return undefined;
    before = match[i];
    kept += letters;
  }
  if (match[high] - match[low] - (high - low) > (last - first) / 2 + MOST_NEW) return undefined;
  if (!supported(old, match, low, first, last)) return undefined;
  const heldLeft = left >= 0 && left < match[low] && match[low] - left - 1 <= room(low - first);
  const heldRight = right >= 0 && right > match[high] && right - match[high] - 1 <= room(last - 1 - high);
  return {
    words: [low > first && heldLeft ? left + 1 : match[low], high < last - 1 && heldRight ? right : match[high] + 1],
    first: low === first,
    last: high === last - 1,
    kept: kept / all,
    held: (heldLeft || missing(first - 1)) && (heldRight || missing(last)) && (heldLeft || heldRight),
  };
}

/** Whether enough of the letters of these words and of those around them have come along together. */
function supported(old: Remembered, match: Int32Array, low: number, first: number, last: number): boolean {
  let known = 0;
  let along = 0;
  const count = (i: number, near: boolean): void => {
    const letters = old.end[i] - old.start[i];
    known += letters;
    if (match[i] >= 0 && (!near || Math.abs(match[i] - match[low] - (i - low)) <= NEAR)) along += letters;
  };
  for (let i = first; i < last; i++) count(i, false);
  for (let i = first - 1; i >= 0 && i >= first - NEAR && old.hash[i] !== 0; i--) count(i, true);
  for (let i = last; i < match.length && i < last + NEAR && old.hash[i] !== 0; i++) count(i, true);
  return along >= known * SUPPORT;
}
