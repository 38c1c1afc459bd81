import type { Anchor, Resolution } from './anchor.js';
import { type NormalText, normalText, originalSpan } from './normal.js';
import { areFragments, type Span } from './span.js';

/** A place where an anchor's words may stand now. */
export interface Candidate {
  /** Its fragments as spans of the normalised text. */
  readonly places: readonly Span[];
  readonly at: readonly Span[];
  /** How well the surroundings agree, from 0 to 1, plus `AT_PLACE` for the remembered place. */
  readonly score: number;
}

/** What standing at the remembered place is worth against surroundings that agree. */
const AT_PLACE = 0.25;
/** How much better than the second the best candidate must be. */
export const MARGIN = 0.15;
/** Of more places than this only the best are given to choose from. */
export const MOST_CANDIDATES = 20;
/** Words this long (normalised code units) need no agreeing surroundings; a single letter needs `SHORT_FLOOR`. */
const LONG = 120;
const SHORT_FLOOR = 0.75;
/** A word that stands in more places than this is not looked for in all of them. */
const MOST = 2000;

/** Among more places than this, surroundings must be the same from the words on; else a likeness of letters will do. */
const FEW = 50;

/** All places where the pieces stand in this order, but for blanks and marks, near each other. In text order. */
export function exactCandidates(normal: NormalText, pieces: readonly string[], anchor: Anchor): readonly Candidate[] {
  const found = pieces.map((piece, i) => {
    const before = i === 0 ? anchor.before : '';
    const after = i === pieces.length - 1 ? anchor.after : '';
    return occurrences(normal, normalText(piece).trim(), before, after);
  });
  const before = anchor.before === undefined ? undefined : normalText(anchor.before);
  const after = anchor.after === undefined ? undefined : normalText(anchor.after);
  const candidates: Candidate[] = [];
  for (const first of found[0] ?? []) {
    const chain = [first];
    for (let i = 1; i < found.length; i++) {
      const gap = anchor.at.length === found.length ? anchor.at[i][0] - anchor.at[i - 1][1] : 100;
      const next = nearest(found[i], chain[i - 1][1], gap);
      if (!next) break;
      chain.push(next);
    }
    if (chain.length < found.length) continue;
    const at = chain.map(([start, end], i) => literalSpan(normal, pieces[i], originalSpan(normal, start, end)));
    if (!areFragments(at)) continue;
    const many = found[0].length > FEW;
    const alike = surroundingsLikeness(normal.text, chain[0][0], chain[chain.length - 1][1], before, after, many);
    candidates.push({ places: chain, at, score: alike + (at[0][0] === anchor.at[0]?.[0] ? AT_PLACE : 0) });
  }
  return candidates;
}

/** A span of the original text, with the blanks at the piece's edges where these stand in the text as well. */
export function literalSpan({ original }: NormalText, piece: string, span: Span): Span {
  const start = span[0] - (piece.length - piece.trimStart().length);
  return start >= 0 && original.startsWith(piece, start) ? [start, start + piece.length] : span;
}

/**
 * The place to take: undefined where none is good enough, `ambiguous` where several are about equally good.
 * The shorter the words, the better their surroundings have to agree.
 */
export function chooseCandidate(candidates: readonly Candidate[], pieces: readonly string[]): Resolution | undefined {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const floor = SHORT_FLOOR * Math.max(0, 1 - length / LONG);
  const good = candidates.filter((c) => c.score >= floor).sort((a, b) => b.score - a.score);
  if (good.length === 0) return undefined;
  const rivals = good.filter((c) => good[0].score - c.score < MARGIN);
  if (rivals.length === 1) return { outcome: 'moved', at: good[0].at };
  return { outcome: 'ambiguous', candidates: rivals.slice(0, MOST_CANDIDATES).map((c) => c.at) };
}

/**
 * Where the needle stands, in text order; spans of the normalised text. Its edges must not cut words there, unless they
 * did where it stood between `before` and `after`.
 */
export function occurrences(normal: NormalText, needle: string, before = '', after = ''): readonly Span[] {
  const found: Span[] = [];
  if (needle === '') return found;
  const cutStart = wordPart.test(before.slice(-1)) && wordPart.test(needle[0]);
  const cutEnd = wordPart.test(after.slice(0, 1)) && wordPart.test(needle.slice(-1));
  const { text } = normal;
  for (let i = text.indexOf(needle); i >= 0 && found.length < MOST; i = text.indexOf(needle, i + 1)) {
    const end = i + needle.length;
    if ((cutStart || !cutsWord(normal, i)) && (cutEnd || !cutsWord(normal, end))) found.push([i, end]);
  }
  return found;
}

const wordPart = /[\p{L}\p{N}]/u;

/** Whether an edge at this place of the normalised text falls within a word of the original. */
function cutsWord({ original, text, start, end }: NormalText, at: number): boolean {
  if (at === 0 || at >= text.length || end[at - 1] !== start[at]) return false;
  return wordPart.test(original[start[at]]) && wordPart.test(original[start[at] - 1]);
}

/** The occurrence behind `from` whose distance is nearest to `gap`, unless all are far off. */
function nearest(spans: readonly Span[], from: number, gap: number): Span | undefined {
  let best: Span | undefined;
  for (const span of spans) {
    const off = Math.abs(span[0] - from - gap);
    if (span[0] >= from && off <= gap + 200 && (!best || off < Math.abs(best[0] - from - gap))) best = span;
    if (span[0] > from + 2 * gap + 200) break;
  }
  return best;
}

/** How alike the surroundings of `[start, end)` are to the remembered ones, from 0 to 1; 1 where none are remembered. */
function surroundingsLikeness(
  text: string,
  start: number,
  end: number,
  before: string | undefined,
  after: string | undefined,
  many: boolean,
): number {
  const sides: number[] = [];
  if (before !== undefined) {
    const here = text.slice(Math.max(0, start - before.length), start);
    if (before === '') sides.push(start === 0 ? 1 : 0.5);
    else sides.push(many ? commonEnd(before, here) : Math.max(commonEnd(before, here), likeness(before, here)));
  }
  if (after !== undefined) {
    const here = text.slice(end, end + after.length);
    if (after === '') sides.push(end >= text.length ? 1 : 0.5);
    else sides.push(many ? commonStart(after, here) : Math.max(commonStart(after, here), likeness(after, here)));
  }
  return sides.length === 0 ? 1 : sides.reduce((sum, side) => sum + side, 0) / sides.length;
}

function commonStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i / a.length;
}

function commonEnd(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[a.length - 1 - i] === b[b.length - 1 - i]) i++;
  return i / a.length;
}

/** Dice's coefficient over pairs of neighbouring code units, from 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<number, number>();
  for (let i = 1; i < a.length; i++) {
    const pair = (a.charCodeAt(i - 1) << 16) | a.charCodeAt(i);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 1; i < b.length; i++) {
    const pair = (b.charCodeAt(i - 1) << 16) | b.charCodeAt(i);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      shared++;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * shared) / (a.length + b.length - 2);
}
