import { sharedEnds } from '../sidecar/record.js';
import type { Annotation } from '../sidecar/types.js';
import { isUntouched, resolveAll } from '../text/resolve.js';
import type { Span } from '../text/span.js';
import type { Found, LostAnnotation } from './types.js';

/** A decision at its place in the present text. */
export interface PlacedDecision<A extends Annotation = Annotation> {
  readonly annotation: A;
  readonly at: readonly Span[];
  readonly found: Found;
  readonly rejected: boolean;
}

/** A record's annotations in its order, each with its place or among those that have none. */
export interface Placement {
  readonly annotations: readonly Annotation[];
  readonly entries: readonly (PlacedDecision | LostAnnotation)[];
}

/** Looks for all annotations of an article in its text. */
export function place(text: string, annotations: readonly Annotation[]): Placement {
  const resolutions = resolveAll(text, annotations);
  const entries = annotations.map((annotation, i): PlacedDecision | LostAnnotation => {
    const resolution = resolutions[i];
    if (resolution.outcome === 'lost') return { annotation, candidates: [] };
    if (resolution.outcome === 'ambiguous') return { annotation, candidates: resolution.candidates };
    return { annotation, at: resolution.at, found: resolution.outcome, rejected: annotation.status === 'rejected' };
  });
  return { annotations, entries };
}

/** A placement after decisions, and what they touched. */
export interface PlacedAgain {
  readonly placement: Placement;
  readonly gone: Placement['entries'];
  readonly come: Placement['entries'];
}

/**
 * The placement of other annotations in the same text. Those that were placed before stay there: deciding on one thing
 * moves no other. Undefined where a new one does not stand letter for letter where it says, and has to be looked for.
 */
export function placeAgain(
  text: string,
  before: Placement,
  annotations: readonly Annotation[],
): PlacedAgain | undefined {
  const old = before.annotations;
  const { head, tail } = sharedEnds(old, annotations);
  const left = new Map(before.entries.slice(head, old.length - tail).map((entry) => [entry.annotation, entry]));
  const middle: (PlacedDecision | LostAnnotation)[] = [];
  const come: PlacedDecision[] = [];
  for (const annotation of annotations.slice(head, annotations.length - tail)) {
    const known = left.get(annotation);
    if (known) {
      middle.push(known);
      left.delete(annotation);
      continue;
    }
    if (!isUntouched(text, annotation)) return undefined;
    const entry: PlacedDecision = {
      annotation,
      at: annotation.at,
      found: 'exact',
      rejected: annotation.status === 'rejected',
    };
    middle.push(entry);
    come.push(entry);
  }
  const entries = [...before.entries.slice(0, head), ...middle, ...before.entries.slice(old.length - tail)];
  return { placement: { annotations, entries }, gone: [...left.values()], come };
}

/** The annotations of one kind that have a place. */
export const placedOf = <A extends Annotation>(
  entries: Placement['entries'],
  kind: A['kind'],
): readonly PlacedDecision<A>[] =>
  entries.filter((entry) => 'at' in entry && entry.annotation.kind === kind) as unknown as readonly PlacedDecision<A>[];

/** Those that have none. */
export const lostOf = ({ entries }: Placement): readonly LostAnnotation[] =>
  entries.filter((entry): entry is LostAnnotation => !('at' in entry));
