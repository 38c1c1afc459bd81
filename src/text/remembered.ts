import { type Anchor, piecesOf } from './anchor.js';
import { normalise } from './normal.js';
import { GAP } from './sharedOnce.js';
import type { Span } from './span.js';
import { type Words, wordsOf } from './words.js';

/**
 * What is known of the text in which anchors were described: all of it, or the stretches around the anchors' words.
 * Parallel arrays over its words (index = word, `GAP` between two stretches): places in that text (UTF-16 code units,
 * end exclusive) and the numbers that stand for words.
 */
export interface Remembered {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly hash: Int32Array;
  readonly fragments: (anchor: Anchor) => readonly Fragment[];
}

/** One fragment of an anchor: where it stood, and the words it holds (first, and the one behind the last). */
export interface Fragment {
  readonly span: Span;
  readonly words: Span;
}

/** A stretch of the old text that begins at a place. */
interface Stretch {
  start: number;
  text: string;
}

/** All of the old text is known. */
export function wholeText(text: string): Remembered {
  const all = placed([{ start: 0, text }]);
  // Nothing is missing before and behind it.
  const [start, end, hash] = [all.start, all.end, all.hash].map((list) => list.subarray(1, -1));
  return {
    start,
    end,
    hash,
    fragments: (anchor) => placesOf(anchor).map((span) => ({ span, words: wordsIn(start, end, span, 0, hash.length) })),
  };
}

/** Only what the anchors remember is known: their words and what stood around them. */
export function partsOf(anchors: readonly Anchor[]): Remembered {
  const parts = anchors.flatMap((anchor) => stretchesOf(anchor).map((stretch) => ({ anchor, ...stretch })));
  parts.sort((a, b) => a.start - b.start || b.text.length - a.text.length);
  const stretches: Stretch[] = [];
  const home = new Map<Anchor, number[]>();
  for (const { anchor, start, text } of parts) {
    let index = stretches.length - 1;
    const last = stretches[index];
    const known = last ? last.start + last.text.length - start : -1;
    // Two that overlap but do not agree there are of different times.
    if (known >= 0 && agrees(last, start, text)) last.text += text.slice(known);
    else index = stretches.push({ start, text }) - 1;
    const own = home.get(anchor);
    if (own) own.push(index);
    else home.set(anchor, [index]);
  }
  const { start, end, hash, first } = placed(stretches);
  return {
    start,
    end,
    hash,
    fragments: (anchor) =>
      placesOf(anchor).map((span, i) => {
        const index = home.get(anchor)![i];
        return { span, words: wordsIn(start, end, span, first[index], first[index + 1] - 1) };
      }),
  };
}

const agrees = (last: Stretch, start: number, text: string): boolean => {
  const shared = last.text.slice(start - last.start, start - last.start + text.length);
  return text.startsWith(shared) && (shared.length < text.length || shared === text);
};

/** Where the fragments of an anchor stood. Where its text does not fit its spans, they follow the first. */
function placesOf(anchor: Anchor): readonly Span[] {
  const pieces = piecesOf(anchor);
  const fits = pieces.length === anchor.at.length;
  let next = anchor.at[0]?.[0] ?? 0;
  return pieces.map((piece, i): Span => {
    const start = fits ? Math.max(anchor.at[i][0], next) : next;
    next = start + piece.length;
    return [start, next];
  });
}

/** An anchor's fragments, the first with what stood before it, the last with what stood behind. */
function stretchesOf(anchor: Anchor): readonly Stretch[] {
  const pieces = piecesOf(anchor);
  return placesOf(anchor).map(([start], i) => {
    const before = i === 0 ? (anchor.before ?? '') : '';
    const after = i === pieces.length - 1 ? (anchor.after ?? '') : '';
    return { start: start - before.length, text: before + pieces[i] + after };
  });
}

/** The words of stretches in text order, with a gap before, between and behind them where something is not known. */
function placed(stretches: readonly Stretch[]) {
  const cut = stretches.map(({ start, text }) => {
    const normal = normalise(text);
    return { from: start, normal, words: wordsOf(normal) };
  });
  const count = cut.reduce((sum, { words }) => sum + words.count + 1, 1);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const hash = new Int32Array(count);
  const first: number[] = [];
  let at = 1;
  for (const { from, normal, words } of cut) {
    first.push(at);
    fill(words, at, hash, start, end, normal, from);
    at += words.count;
    start[at] = from + normal.original.length;
    end[at] = start[at];
    hash[at++] = GAP;
  }
  first.push(at);
  return { start, end, hash, first };
}

function fill(
  words: Words,
  at: number,
  hash: Int32Array,
  start: Int32Array,
  end: Int32Array,
  normal: { readonly start: Int32Array; readonly end: Int32Array },
  from: number,
): void {
  hash.set(words.hash, at);
  for (let i = 0; i < words.count; i++) {
    start[at + i] = from + normal.start[words.start[i]];
    end[at + i] = from + normal.end[words.end[i] - 1];
  }
}

/** The words between two indices that share something with a span. */
function wordsIn(start: Int32Array, end: Int32Array, [from, to]: Span, low: number, high: number): Span {
  let first = low;
  let last = high;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (end[middle] > from) last = middle;
    else first = middle + 1;
  }
  last = high;
  let next = first;
  while (next < last) {
    const middle = (next + last) >> 1;
    if (start[middle] >= to) last = middle;
    else next = middle + 1;
  }
  return [first, next];
}
