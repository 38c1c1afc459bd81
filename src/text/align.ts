import { GAP, type Range, sharedOnce } from './sharedOnce.js';
import { commonSubsequence } from './subsequence.js';

/**
 * How many neighbouring words must be the same, and stand so only once on either side, to tie two places together:
 * pass by pass, each within the stretches that the one before has left. Within a stretch more is unique than in the
 * whole, so long neighbourhoods are tried again before shorter ones.
 */
const LONG_PASSES = [6, 6, 4];
const SHORT_PASSES = [3, 2, 1];
/** So many words the same, once on either side, show that a passage has moved. */
const MOVED = 5;
/** Stretches up to this many words are compared word by word. */
const SHORT = 150;

/** What has become of the words of a text (index = its word). */
export interface Alignment {
  /** The word of the other text that it has become, or -1. */
  readonly match: Int32Array;
  /** 1 for words in passages that stand once on either side, so that they can be nowhere else. */
  readonly sure: Uint8Array;
}

/**
 * Says of every word of `a` (numbers that are the same for the same word) which word of `b` it has become. Long passages
 * are found first, those that stayed in order (a diff, by what is unique on both sides) and those that went elsewhere; then
 * words between them. Takes time in proportion to the lengths, whatever the texts.
 */
export function align(a: Int32Array, b: Int32Array): Alignment {
  const match = new Int32Array(a.length).fill(-1);
  const [longest, ...others] = LONG_PASSES;
  const first = inOrder(a, b, [[0, a.length, 0, b.length]], [longest], match);
  const sure = Uint8Array.from(match, (j) => (j >= 0 ? 1 : 0));
  const between = inOrder(a, b, first, others, match);
  const ordered = match.slice();
  const taken = new Uint8Array(b.length);
  for (const j of match) if (j >= 0) taken[j] = 1;
  matchMoved(a, b, match, taken);
  // What has moved is out of the way.
  const restA = a.map((word, i) => (match[i] < 0 ? word : GAP));
  const restB = b.map((word, j) => (taken[j] ? GAP : word));
  for (const range of inOrder(restA, restB, between, SHORT_PASSES, ordered)) wordByWord(restA, restB, range, ordered);
  dropWeak(a, ordered, b.length);
  for (let i = 0; i < a.length; i++) {
    if (ordered[i] < 0) continue;
    match[i] = ordered[i];
    taken[ordered[i]] = 1;
  }
  fillBetween(a, b, match, taken);
  return { match, sure };
}

/** Matches what stands in the same order within each range; gives the ranges in which it found nothing more. */
function inOrder(
  a: Int32Array,
  b: Int32Array,
  whole: readonly Range[],
  passes: readonly number[],
  match: Int32Array,
): readonly Range[] {
  let ranges = whole.map((range) => matchEnds(a, b, range, match));
  for (const size of passes) {
    const left: Range[] = [];
    for (const range of ranges) {
      const [a0, a1, b0, b1] = range;
      let lastA = a0;
      let lastB = b0;
      for (const [i, j] of ascending(sharedOnce(a, b, range, size))) {
        if (i < lastA || j < lastB) continue;
        for (let k = 0; k < size; k++) match[i + k] = j + k;
        left.push(matchEnds(a, b, [lastA, i, lastB, j], match));
        lastA = i + size;
        lastB = j + size;
      }
      left.push(matchEnds(a, b, [lastA, a1, lastB, b1], match));
    }
    ranges = left;
  }
  return ranges;
}

/** Matches the words of a short range. */
function wordByWord(a: Int32Array, b: Int32Array, [a0, a1, b0, b1]: Range, match: Int32Array): void {
  if (a1 - a0 > SHORT || b1 - b0 > SHORT) return;
  commonSubsequence(a.subarray(a0, a1), b.subarray(b0, b1), (i, j) => {
    match[a0 + i] = b0 + j;
  });
}

/** Matches the words that are the same from both ends of a range on; gives what is left between. */
function matchEnds(a: Int32Array, b: Int32Array, [from, a1, start, b1]: Range, match: Int32Array): Range {
  let [a0, b0, a2, b2] = [from, start, a1, b1];
  while (a0 < a2 && b0 < b2 && a[a0] === b[b0] && a[a0] !== GAP) match[a0++] = b0++;
  while (a2 > a0 && b2 > b0 && a[a2 - 1] === b[b2 - 1] && a[a2 - 1] !== GAP) match[--a2] = --b2;
  return [a0, a2, b0, b2];
}

/** The longest part of the pairs in which the second index ascends as the first does. */
function ascending(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length);
  for (let p = 0; p < pairs.length; p++) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]][1] < pairs[p][1]) low = middle + 1;
      else high = middle;
    }
    previous[p] = low > 0 ? tails[low - 1] : -1;
    tails[low] = p;
  }
  const result: (readonly [number, number])[] = [];
  for (let p = tails.length ? tails[tails.length - 1] : -1; p >= 0; p = previous[p]) result.push(pairs[p]);
  return result.reverse();
}

/**
 * Takes back matches of a few words amid many that have no partner: new text shares a word here and there with the old
 * one in its place. At a gap only what is known on this side of it counts.
 */
function dropWeak(a: Int32Array, match: Int32Array, lengthB: number): void {
  let lastB = 0;
  let unmatchedA = 0;
  let gap = false;
  for (let i = 0; i < a.length; ) {
    if (match[i] < 0) {
      if (a[i] === GAP) gap = true;
      unmatchedA = a[i] === GAP ? 0 : unmatchedA + 1;
      i++;
      continue;
    }
    let end = i + 1;
    while (end < a.length && match[end] === match[end - 1] + 1) end++;
    const left = gap ? unmatchedA : Math.max(unmatchedA, match[i] - lastB);
    let next = end;
    while (next < a.length && match[next] < 0 && a[next] !== GAP) next++;
    const toGap = next < a.length && a[next] === GAP;
    const nextB = next < a.length ? match[next] : lengthB;
    const right = toGap ? next - end : Math.max(next - end, nextB - match[end - 1] - 1);
    if (end - i < left && end - i < right) {
      match.fill(-1, i, end);
      unmatchedA += end - i;
    } else {
      lastB = match[end - 1] + 1;
      unmatchedA = 0;
      gap = false;
    }
    i = end;
  }
}

/** Matches passages among what has no partner yet, wherever they went, and grows them as far as they are the same. */
function matchMoved(a: Int32Array, b: Int32Array, match: Int32Array, taken: Uint8Array): void {
  const restA = a.map((word, i) => (match[i] < 0 ? word : GAP));
  const restB = b.map((word, j) => (taken[j] ? GAP : word));
  for (const [i, j] of sharedOnce(restA, restB, [0, a.length, 0, b.length], MOVED)) {
    if (match[i] >= 0 || taken[j]) continue;
    const join = (x: number, y: number): boolean => {
      // Beyond the ends of b stands no word, which is the same as none.
      if (x < 0 || x >= a.length || match[x] >= 0 || taken[y] || a[x] !== b[y]) return false;
      match[x] = y;
      taken[y] = 1;
      return true;
    };
    for (let k = 0; join(i + k, j + k); k++);
    for (let k = 1; join(i - k, j - k); k++);
  }
}

/** Matches what lies between two partners that stayed near each other, when nothing else has taken it. */
function fillBetween(a: Int32Array, b: Int32Array, match: Int32Array, taken: Uint8Array): void {
  let last = -1;
  for (let i = 0; i < a.length; i++) {
    if (match[i] < 0) continue;
    const j = match[i];
    if (last >= 0 && i - last <= SHORT && j > match[last] && j - match[last] <= SHORT) {
      // Two such stretches never overlap: between the partners of one would stand a partner of the other.
      const free = !taken.subarray(match[last] + 1, j).includes(1);
      if (free) wordByWord(a, b, matchEnds(a, b, [last + 1, i, match[last] + 1, j], match), match);
    }
    last = i;
  }
}
