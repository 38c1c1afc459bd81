import { align } from './align.js';
import { type Anchor, CONTEXT, piecesOf, type Resolution, wordsAt } from './anchor.js';
import {
  type Candidate,
  chooseCandidate,
  exactCandidates,
  likeness,
  literalSpan,
  MARGIN,
  MOST_CANDIDATES,
} from './candidates.js';
import { type Aligned, type Carried, carry } from './carry.js';
import { type NormalText, normalise, normalText, originalSpan } from './normal.js';
import { partsOf, wholeText } from './remembered.js';
import { areFragments, type Span, sameSpan } from './span.js';
import { wordBehind, wordsOf } from './words.js';

/** The least part of the letters that must be left of words that count as changed rather than gone. */
const FLOOR = 0.5;
/** The same, as likeness, where the words before and behind are still there at both edges. */
const HELD_FLOOR = 0.4;

/** Finds an anchor's words in a text that may have changed since it was described. Never throws. */
export const resolve = (text: string, anchor: Anchor, old?: string): Resolution => resolveAll(text, [anchor], old)[0];

/**
 * Finds the words of a text's anchors in the text as it is now. Where the `old` text is still known, in which they were
 * described, the two are compared; else what all anchors together remember of it. A cascade: the remembered places, where
 * all is untouched; the places that the comparison gives, with the same or with other words; then every place with the
 * same words that the comparison gives to no others, judged by its surroundings. Blanks, marks and hyphenation never
 * matter. It abstains when no place is good enough or two are about as good, because an annotation in a wrong place is
 * worse than one that is listed as lost. Never throws.
 */
export function resolveAll(text: string, anchors: readonly Anchor[], old?: string): readonly Resolution[] {
  const untouched = anchors.map((anchor) => isUntouched(text, anchor));
  if (untouched.every((is) => is)) return anchors.map(({ at }) => ({ outcome: 'exact', at }));
  const normal = normalise(text);
  const now = wordsOf(normal);
  const remembered = old === undefined ? partsOf(anchors) : wholeText(old);
  const aligned: Aligned = { old: remembered, now, ...align(remembered.hash, now.hash) };
  const free = freePlaces(aligned);
  return anchors.map((anchor, i) => {
    const stands = standsAt(text, anchor);
    if (old === undefined && untouched[i]) return { outcome: 'exact', at: anchor.at };
    if (anchor.text === '') return stands ? { outcome: 'exact', at: anchor.at } : { outcome: 'lost' };
    const pieces = piecesOf(anchor);
    const carried = carriedTo(normal, aligned, anchor, pieces);
    if (carried?.alone) return carried.resolution;
    const all = exactCandidates(normal, pieces, anchor);
    const others = all.filter(({ places }) => places.every(free));
    if (carried) return withRivals(carried.resolution, all, others);
    const chosen = chooseCandidate(others, pieces);
    if (chosen?.outcome === 'moved' && stands && sameSpans(chosen.at, anchor.at))
      return { ...chosen, outcome: 'exact' };
    return chosen ?? { outcome: 'lost' };
  });
}

/** Whether an anchor's words and what it remembers around them stand letter for letter where it says. */
export const isUntouched = (text: string, anchor: Anchor): boolean =>
  standsAt(text, anchor) && surroundingsUntouched(text, anchor);

/** Tells of a span of the normalised text whether most of it is no other words' new place. */
function freePlaces({ now, match }: Aligned): (span: Span) => boolean {
  const taken = new Uint8Array(now.count);
  for (const j of match) if (j >= 0) taken[j] = 1;
  return ([start, end]) => {
    let free = 0;
    let all = 0;
    for (let j = wordBehind(now, start); j < now.count && now.start[j] < end; j++) {
      const letters = now.end[j] - now.start[j];
      all += letters;
      if (!taken[j]) free += letters;
    }
    return 2 * free > all;
  };
}

/** Where the comparison says that an anchor's words are. */
interface Found {
  readonly resolution: Placed;
  /** Whether they cannot well be elsewhere: words beyond the anchor's own surroundings moved along with them. */
  readonly alone: boolean;
}

type Placed = Extract<Resolution, { readonly at: readonly Span[] }>;

/** Where the comparison says that the anchor's words are, if enough is left of them. */
function carriedTo(normal: NormalText, aligned: Aligned, anchor: Anchor, pieces: readonly string[]): Found | undefined {
  const at: Span[] = [];
  let changed = false;
  let alone = false;
  for (const [i, { words, span }] of aligned.old.fragments(anchor).entries()) {
    const carried = carry(aligned, words);
    if (!carried) return undefined;
    const here = placeOf(normal, aligned, carried, words, span);
    const now = normalText(normal.original.slice(...here));
    const then = normalText(pieces[i]).trim();
    if (now !== then) {
      changed = true;
      if (carried.kept < FLOOR && !(carried.held && likeness(then, now) >= HELD_FLOOR)) return undefined;
    }
    at.push(literalSpan(normal, pieces[i], here));
    alone ||= movedWithOthers(normal, aligned, words, here[0] - span[0]);
  }
  if (!areFragments(at)) return undefined;
  const stands = !changed && sameSpans(at, anchor.at) && standsAt(normal.original, anchor);
  return { resolution: { outcome: stands ? 'exact' : changed ? 'changed' : 'moved', at }, alone };
}

/** How far beyond an anchor's surroundings others are asked, in code units. */
const FAR = 300;
/** How much farther or less far than the anchor these may have moved, in code units. */
const ALIKE = 60;

/** Whether other words near these, but beyond their remembered surroundings, have moved about as far (code units). */
function movedWithOthers(normal: NormalText, aligned: Aligned, [first, last]: Span, far: number): boolean {
  const { old, now, match, sure } = aligned;
  const alike = (i: number): boolean =>
    sure[i] === 1 && Math.abs(normal.start[now.start[match[i]]] - old.start[i] - far) <= ALIKE;
  const left = old.start[first] - CONTEXT;
  for (let i = first - 1; i >= 0 && old.start[i] >= left - FAR; i--) if (old.end[i] <= left && alike(i)) return true;
  const right = old.end[last - 1] + CONTEXT;
  for (let i = last; i < match.length && old.end[i] <= right + FAR; i++)
    if (old.start[i] >= right && alike(i)) return true;
  return false;
}

/** How well surroundings agree, at the least, where the words that were found are other ones now. */
const CHANGED = 0.5;

/** The place that was found, unless the same words stand elsewhere too with surroundings that agree about as well. */
function withRivals(found: Placed, all: readonly Candidate[], others: readonly Candidate[]): Resolution {
  const score = all.find(({ at }) => at[0][0] === found.at[0][0])?.score ?? CHANGED;
  const rivals = others.filter((other) => other.at[0][0] !== found.at[0][0] && other.score > score - MARGIN);
  if (rivals.length === 0) return found;
  return { outcome: 'ambiguous', candidates: [found.at, ...rivals.map(({ at }) => at)].slice(0, MOST_CANDIDATES) };
}

/** The carried words as a span of the present text. Where an edge fell within a word, it does so still. */
function placeOf(normal: NormalText, { old, now }: Aligned, carried: Carried, words: Span, span: Span): Span {
  const [first, last] = carried.words;
  const [start, end] = originalSpan(normal, now.start[first], now.end[last - 1]);
  const before = carried.first ? Math.max(0, span[0] - old.start[words[0]]) : 0;
  const behind = carried.last ? Math.max(0, old.end[words[1] - 1] - span[1]) : 0;
  return start + before < end - behind ? [start + before, end - behind] : [start, end];
}

/** Whether the remembered words stand at the remembered place, letter for letter. */
function standsAt(text: string, { at, text: words }: Anchor): boolean {
  if (at.length === 0 || at.some(([start, end]) => start < 0 || end > text.length)) return false;
  if (at.length === 1)
    return words === '' || (words.length === at[0][1] - at[0][0] && text.startsWith(words, at[0][0]));
  return words === '' || wordsAt(text, at) === words;
}

function surroundingsUntouched(text: string, { at, before = '', after = '' }: Anchor): boolean {
  return text.endsWith(before, at[0][0]) && text.startsWith(after, at[at.length - 1][1]);
}

const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, i) => sameSpan(span, b[i]));
