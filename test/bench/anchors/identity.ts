import type { Span } from '../../../src/text/span.js';

/** A text of which every code unit knows where it stood at first; -1 for one that was not there. */
export interface Traced {
  readonly text: string;
  readonly from: readonly number[];
}

export const traced = (text: string): Traced => ({ text, from: Array.from({ length: text.length }, (_, i) => i) });
export const fresh = (text: string): Traced => ({ text, from: Array.from({ length: text.length }, () => -1) });

/** The same words with other letters of the same origin, as a mark that became another mark. */
export const inPlaceOf = (part: Traced, text: string): Traced => ({
  text,
  from: Array.from(text, (_, i) => part.from[Math.min(i, part.from.length - 1)]),
});

export const slice = ({ text, from }: Traced, start: number, end?: number): Traced => ({
  text: text.slice(start, end),
  from: from.slice(start, end),
});

export const join = (parts: readonly Traced[]): Traced => ({
  text: parts.map((part) => part.text).join(''),
  from: parts.flatMap((part) => part.from as number[]),
});

/** Every match of a pattern replaced by what `by` makes of it. */
export function replaceAll(whole: Traced, pattern: RegExp, by: (part: Traced) => Traced): Traced {
  const parts: Traced[] = [];
  let at = 0;
  for (const { index, 0: match } of whole.text.matchAll(pattern)) {
    parts.push(slice(whole, at, index), by(slice(whole, index, index + match.length)));
    at = index + match.length;
  }
  return join([...parts, slice(whole, at)]);
}

/** What has become of some words: where they stand, as the old code units that are left; or that they are gone. */
export type Truth =
  | { readonly state: 'here'; readonly units: ReadonlySet<number> }
  /** So little is left, or in so many pieces, that nobody can say whether the annotation should have stayed. */
  | { readonly state: 'unclear' }
  | { readonly state: 'gone' };

const says = /[\p{L}\p{N}]/u;

/** Less than this part of the words is not left enough to be sure that they are still the same annotation. */
const LEFT = 0.5;

/** Whether the words of a text at `at` are still there. Only letters and digits count. */
export function truthOf(old: string, at: readonly Span[], now: Traced): Truth {
  const place = new Map<number, number>();
  for (let i = 0; i < now.from.length; i++) if (now.from[i] >= 0 && !place.has(now.from[i])) place.set(now.from[i], i);
  const units = new Set<number>();
  let all = 0;
  let torn = false;
  let last = -1;
  for (const [start, end] of at) {
    let low = Number.POSITIVE_INFINITY;
    let high = -1;
    let left = 0;
    let own = 0;
    for (let i = start; i < end; i++) {
      if (!says.test(old[i])) continue;
      own++;
      const here = place.get(i);
      if (here === undefined) continue;
      left++;
      units.add(i);
      low = Math.min(low, here);
      high = Math.max(high, here);
    }
    all += own;
    torn ||= left < own * LEFT || low < last;
    last = high;
    for (let i = low; i <= high; i++) torn ||= now.from[i] >= 0 && (now.from[i] < start || now.from[i] >= end);
  }
  if (units.size === 0) return { state: 'gone' };
  return torn || units.size < all * LEFT ? { state: 'unclear' } : { state: 'here', units };
}

/** How well a place fits the truth. `exact`: the same letters. `near`: mostly. `wrong`: mostly or wholly others. */
export function fitOf(now: Traced, at: readonly Span[], units: ReadonlySet<number>): 'exact' | 'near' | 'wrong' {
  let shared = 0;
  let other = 0;
  for (const [start, end] of at)
    for (let i = start; i < end; i++) {
      if (!says.test(now.text[i])) continue;
      if (units.has(now.from[i])) shared++;
      else if (now.from[i] >= 0) other++;
    }
  if (shared === units.size && other === 0) return 'exact';
  return shared / (units.size + other) >= 0.5 ? 'near' : 'wrong';
}
