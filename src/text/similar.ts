import type { Anchor, Resolution } from './anchor.js';
import { likeness, occurrences } from './candidates.js';
import { type NormalText, normalise, originalSpan } from './normal.js';
import { areFragments, type Span } from './span.js';

/** Looks for words that resemble the pieces of an anchor. */
export type SimilarSearch = (pieces: readonly string[], anchor: Anchor) => Resolution;

/** The least likeness (0 to 1) of words that count as changed rather than gone. */
const FLOOR = 0.6;
/** The same where the remembered words before and behind stand right at both edges. */
const HELD_FLOOR = 0.4;
const MARGIN = 0.15;
/** Longer passages (in words) are not looked for: the alignment's cost grows with the square. */
const MOST_WORDS = 1000;
/** Pairs of words more frequent than this say nothing about a place. */
const MOST_PLACES = 64;

interface Word {
  readonly text: string;
  /** Span in the normalised text. */
  readonly start: number;
  readonly end: number;
}

interface Found {
  /** Span in the normalised text. */
  readonly span: Span;
  readonly score: number;
}

/**
 * A search for similar words over one text. Its index of neighbouring words is made once; a look-up costs about the
 * square of the anchor's length in words.
 */
export function similarSearch(normal: NormalText): SimilarSearch {
  const words = wordsOf(normal.text);
  const places = new Map<string, number[]>();
  for (let i = 1; i < words.length; i++) {
    const pair = `${words[i - 1].text} ${words[i].text}`;
    const known = places.get(pair);
    if (known) known.push(i - 1);
    else places.set(pair, [i - 1]);
  }
  return (pieces, anchor) => {
    const spans: Span[] = [];
    for (let i = 0; i < pieces.length; i++) {
      // What stands between two fragments is not remembered.
      const before = i === 0 ? (anchor.before ?? '') : '';
      const after = i === pieces.length - 1 ? (anchor.after ?? '') : '';
      const piece = normalise(pieces[i]).text.trim();
      const same = occurrences(normal, piece, before, after);
      const found =
        same.length === 1 && pieces.length > 1
          ? [{ span: same[0], score: 1 }]
          : similarTo(normal.text, words, places, piece, normalise(before).text, normalise(after).text);
      if (found.length === 0) return { outcome: 'lost' };
      const rivals = found.filter((f) => found[0].score - f.score < MARGIN);
      if (rivals.length > 1 && pieces.length > 1) return { outcome: 'lost' };
      if (rivals.length > 1) {
        return { outcome: 'ambiguous', candidates: rivals.map((f) => [originalSpan(normal, ...f.span)]) };
      }
      spans.push(originalSpan(normal, ...found[0].span));
    }
    return areFragments(spans) ? { outcome: 'changed', at: spans } : { outcome: 'lost' };
  };
}

const wordPattern = /[\p{L}\p{N}]+(?:[.,'][\p{L}\p{N}]+)*/gu;

const wordsOf = (text: string): readonly Word[] =>
  Array.from(text.matchAll(wordPattern), (m) => ({
    text: m[0].toLowerCase(),
    start: m.index,
    end: m.index + m[0].length,
  }));

/** Places in the text that resemble the piece, best first, one for each stretch of the text. */
function similarTo(
  text: string,
  words: readonly Word[],
  places: ReadonlyMap<string, readonly number[]>,
  piece: string,
  before: string,
  after: string,
): readonly Found[] {
  const lead = wordsOf(before);
  const core = wordsOf(piece);
  const tail = wordsOf(after);
  const wanted = [...lead, ...core, ...tail].map((word) => word.text);
  if (core.length === 0 || wanted.length > MOST_WORDS) return [];
  const found: Found[] = [];
  for (const [low, high] of likelyWindows(wanted, places)) {
    const from = Math.max(0, low - 5);
    const window = words.slice(from, Math.min(words.length, high + wanted.length + 5));
    const match = align(wanted, window);
    const core0 = lead.length;
    const core1 = lead.length + core.length;
    const span = coreWindow(match, core0, core1, window.length);
    if (!span) continue;
    const [first, last, held] = span;
    const edges = withMarks(text, piece, window[first].start, window[last].end);
    const score = Math.max(
      sharedLetters(match, core0, core1, wanted, window.slice(first, last + 1)),
      likeness(piece, text.slice(...edges)),
    );
    // One or two words say too little by themselves: both neighbours must have stayed.
    if (score < (held ? HELD_FLOOR : FLOOR) || (core.length <= 2 && !held)) continue;
    const overlap = found.findIndex((f) => f.span[0] < edges[1] && edges[0] < f.span[1]);
    if (overlap < 0) found.push({ span: edges, score });
    else if (found[overlap].score < score) found[overlap] = { span: edges, score };
  }
  return found.sort((a, b) => b.score - a.score);
}

/** Stretches of the text (as ranges of `word index − index in wanted`) where most pairs of wanted words stand. */
function likelyWindows(wanted: readonly string[], places: ReadonlyMap<string, readonly number[]>): readonly Span[] {
  const votes: number[] = [];
  for (let i = 1; i < wanted.length; i++) {
    const known = places.get(`${wanted[i - 1]} ${wanted[i]}`);
    if (known && known.length <= MOST_PLACES) for (const at of known) votes.push(at - i + 1);
  }
  votes.sort((a, b) => a - b);
  const width = Math.max(4, Math.ceil(wanted.length / 3));
  const windows: { low: number; high: number; count: number }[] = [];
  for (let i = 0, j = 0; i < votes.length; i = j) {
    while (j < votes.length && votes[j] - votes[i] <= width) j++;
    windows.push({ low: votes[i], high: votes[j - 1], count: j - i });
  }
  windows.sort((a, b) => b.count - a.count);
  return windows.slice(0, 4).map(({ low, high }) => [low, high]);
}

/** The longest common subsequence: for every wanted word the index of its partner in the window, or -1. */
function align(wanted: readonly string[], window: readonly Word[]): Int32Array {
  const m = wanted.length;
  const n = window.length;
  const lengths = new Uint16Array((m + 1) * (n + 1));
  for (let i = m - 1; i >= 0; i--)
    for (let j = n - 1; j >= 0; j--)
      lengths[i * (n + 1) + j] =
        wanted[i] === window[j].text
          ? lengths[(i + 1) * (n + 1) + j + 1] + 1
          : Math.max(lengths[(i + 1) * (n + 1) + j], lengths[i * (n + 1) + j + 1]);
  const match = new Int32Array(m).fill(-1);
  for (let i = 0, j = 0; i < m && j < n; ) {
    if (wanted[i] === window[j].text) match[i++] = j++;
    else if (lengths[(i + 1) * (n + 1) + j] >= lengths[i * (n + 1) + j + 1]) i++;
    else j++;
  }
  return match;
}

/**
 * The words of the window (first and last index, inclusive) that stand where the core did, from the matches of the core
 * and of the words around it; and whether both neighbouring words have stayed at its edges.
 */
function coreWindow(
  match: Int32Array,
  core0: number,
  core1: number,
  size: number,
): readonly [first: number, last: number, held: boolean] | undefined {
  const lower = core0 > 0 ? match[core0 - 1] : -1;
  const upper = core1 < match.length ? match[core1] : -1;
  const alone = core0 === 0 && core1 === match.length;
  const held = !alone && (core0 === 0 || lower >= 0) && (core1 === match.length || upper >= 0);
  let i = core0;
  while (i < core1 && match[i] < 0) i++;
  let j = core1 - 1;
  while (j >= core0 && match[j] < 0) j--;
  const none = i === core1;
  if (none && (lower < 0 || upper < 0)) return undefined;
  const first = lower >= 0 ? lower + 1 : Math.max(0, match[i] - (i - core0));
  const last = upper >= 0 ? upper - 1 : Math.min(size - 1, match[j] + (core1 - 1 - j));
  return first <= last ? [first, last, held] : undefined;
}

/** Letters of the matched core words over all letters of the core and of what stands in its place, 0 to 1. */
function sharedLetters(
  match: Int32Array,
  core0: number,
  core1: number,
  wanted: readonly string[],
  here: readonly Word[],
): number {
  let shared = 0;
  let all = 0;
  for (let i = core0; i < core1; i++) {
    all += wanted[i].length;
    if (match[i] >= 0) shared += wanted[i].length;
  }
  for (const word of here) all += word.end - word.start;
  return (2 * shared) / all;
}

/** The span, grown over the marks at its edges that the piece has at its own. */
function withMarks(text: string, piece: string, start: number, end: number): Span {
  const lead = /^[^\p{L}\p{N}\s]{1,4}/u.exec(piece)?.[0] ?? '';
  const tail = /[^\p{L}\p{N}\s]{1,4}$/u.exec(piece)?.[0] ?? '';
  const first = text.startsWith(lead, start - lead.length) ? start - lead.length : start;
  let last = end;
  for (let i = 0; i < tail.length && text[last] === tail[i]; i++) last++;
  return [Math.max(0, first), last];
}
