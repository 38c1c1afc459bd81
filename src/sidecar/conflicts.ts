import type { Span } from '../text/span.js';
import { problemAt } from './problem.js';
import type { SidecarProblem } from './types.js';

/** A stretch of a sidecar that a merge left in conflict. All spans are whole lines with their breaks. */
export interface ConflictRegion {
  /** From the first marker to behind the last one. */
  readonly span: Span;
  /** What either side wrote; `base` only where git was told to show it. */
  readonly ours: Span;
  readonly base: Span | null;
  readonly theirs: Span;
  /** What the markers call the two sides: a branch, a commit; empty where they say nothing. */
  readonly labels: { readonly ours: string; readonly theirs: string };
}

/** A line that git writes at the edges of a conflict. */
interface Marker {
  readonly sign: string;
  readonly span: Span;
  /** Behind the line's break. */
  readonly next: number;
}

const marker = /^(<{7}|\|{7}|={7}|>{7})(?![<|=>])[^\r\n]*/gm;

const WHAT_TO_DO = 'A merge left this conflict: choose a side, or write what is right, and remove the markers.';
const MOST_PROBLEMS = 200;
/** What is behind so many markers is not read. */
const MOST_MARKERS = 3000;

/** Whether a text has what a conflict's markers begin with, somewhere: a quick no for most. */
export const mayHoldMarkers = (source: string): boolean => source.includes('<<<<<<<') || source.includes('>>>>>>>');

/** The markers that belong to a conflict: a line of `=======` outside one is none. */
function markersOf(source: string): readonly Marker[] {
  if (!mayHoldMarkers(source)) return [];
  const markers: Marker[] = [];
  let open = false;
  for (const { 0: line, 1: sign, index } of source.matchAll(marker)) {
    if (!open && (sign[0] === '=' || sign[0] === '|')) continue;
    open = sign[0] !== '>';
    const end = index + line.length;
    const next = source[end] === '\r' && source[end + 1] === '\n' ? end + 2 : Math.min(source.length, end + 1);
    markers.push({ sign: sign[0], span: [index, end], next });
    if (markers.length === MOST_MARKERS) break;
  }
  return markers;
}

/** The conflicts of a text, or null where its markers do not pair (one was deleted, or one conflict holds another). */
export function conflictRegions(source: string): readonly ConflictRegion[] | null {
  const regions: ConflictRegion[] = [];
  const markers = markersOf(source);
  const label = ({ span: [start, end] }: Marker): string => source.slice(start + 7, end).trim();
  for (let i = 0; i < markers.length; ) {
    const opens = markers[i];
    const base = markers[i + 1]?.sign === '|' ? markers[i + 1] : null;
    const parts = markers[base ? i + 2 : i + 1];
    const closes = markers[base ? i + 3 : i + 2];
    if (opens.sign !== '<' || parts?.sign !== '=' || closes?.sign !== '>') return null;
    regions.push({
      span: [opens.span[0], closes.next],
      ours: [opens.next, (base ?? parts).span[0]],
      base: base && [base.next, parts.span[0]],
      theirs: [parts.next, closes.span[0]],
      labels: { ours: label(opens), theirs: label(closes) },
    });
    i += base ? 4 : 3;
  }
  return regions;
}

/** A text without its conflicts' stretches, for reading what stands outside of them at its place. */
export interface BlankedConflicts {
  /** As long as the source: every stretch in conflict, markers included, is blanks and line breaks. */
  readonly text: string;
  /** The stretches; one that is never closed goes to the end. */
  readonly blanked: readonly Span[];
  /** One for each marker. */
  readonly problems: readonly SidecarProblem[];
}

export function blankConflicts(source: string): BlankedConflicts {
  const problems: SidecarProblem[] = [];
  const blanked: Span[] = [];
  let opened = -1;
  const markers = markersOf(source);
  if (markers.length === 0) return { text: source, blanked, problems };
  for (const { sign, span } of markers) {
    if (problems.length < MOST_PROBLEMS) problems.push(problemAt('conflict', span, 'error', WHAT_TO_DO));
    if (opened < 0) opened = span[0];
    if (sign === '>' && markers.length < MOST_MARKERS) {
      blanked.push([opened, span[1]]);
      opened = -1;
    }
  }
  if (opened >= 0) blanked.push([opened, source.length]);
  let text = '';
  let at = 0;
  for (const [start, end] of blanked) {
    text +=
      source.slice(at, start) + source.slice(start, end).replace(/[^\r\n]+/g, (words) => ' '.repeat(words.length));
    at = end;
  }
  return { text: text + source.slice(at), blanked, problems };
}
