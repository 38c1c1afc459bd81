import { firstFrom, type Span } from '../text/span.js';

/** Code units that two lists of spans share. Lists in text order, spans of one list apart from each other. */
export function sharedLength(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    shared += Math.max(0, Math.min(a[i][1], b[j][1]) - Math.max(a[i][0], b[j][0]));
    if (a[i][1] < b[j][1]) i++;
    else j++;
  }
  return shared;
}

export const totalLength = (spans: readonly Span[]): number =>
  spans.reduce((sum, [start, end]) => sum + end - start, 0);

/** Shared over joint length, from 0 to 1. */
export function agreement(a: readonly Span[], b: readonly Span[]): number {
  const shared = sharedLength(a, b);
  return shared === 0 ? 0 : shared / (totalLength(a) + totalLength(b) - shared);
}

/** Shared length over that of the shorter one, from 0 to 1. */
export function coverage(a: readonly Span[], b: readonly Span[]): number {
  const shared = sharedLength(a, b);
  return shared === 0 ? 0 : shared / Math.min(totalLength(a), totalLength(b));
}

interface Placed {
  readonly at: readonly Span[];
}

/** Tells where things of a kind begin, and where the last of their spans ends. */
export interface Reach<T> {
  start(of: T): number;
  end(of: T): number;
}

/** Tells their spans as well. */
export interface Where<T> extends Reach<T> {
  spans(of: T): readonly Span[];
}

export const placed: Where<Placed> = {
  start: ({ at }) => at[0][0],
  end: ({ at }) => at[at.length - 1][1],
  spans: ({ at }) => at,
};

export const bySpan: Where<{ readonly span: Span }> = {
  start: ({ span }) => span[0],
  end: ({ span }) => span[1],
  spans: ({ span }) => [span],
};

export const byContents: Where<{ readonly contents: readonly Span[] }> = {
  start: ({ contents }) => contents[0][0],
  end: ({ contents }) => contents[contents.length - 1][1],
  spans: ({ contents }) => contents,
};

/** From this agreement on, a suggestion and a decision speak of the same thing. */
const SAME = 0.5;

/**
 * Pairs decisions with the suggestions they are about. A decision takes the suggestion it agrees with best; a suggestion
 * goes to one decision only. `superseded` suggestions are those that must not be shown any more: the partners, and those
 * of which half or more lies in (or covers half of) what a person marked by hand or confirmed.
 */
export function matchDecisions<D extends Placed & { readonly rejected: boolean }, S>(
  decisions: readonly D[],
  suggestions: readonly S[],
  where: Where<NoInfer<S>>,
): { readonly partner: ReadonlyMap<D, S>; readonly superseded: ReadonlySet<S> } {
  const partner = new Map<D, S>();
  const superseded = new Set<S>();
  const pairs: { decision: D; suggestion: S; score: number }[] = [];
  const order = decisions.length > 0 ? [...suggestions].sort((a, b) => where.start(a) - where.start(b)) : [];
  // The furthest end so far makes it possible to stop looking back early.
  const reach: number[] = [];
  for (const s of order) reach.push(Math.max(reach[reach.length - 1] ?? 0, where.end(s)));
  for (const decision of decisions) {
    for (let i = firstFrom(order, placed.end(decision), where.start) - 1; i >= 0 && reach[i] > decision.at[0][0]; i--) {
      const suggestion = order[i];
      const spans = where.spans(suggestion);
      const score = agreement(decision.at, spans);
      if (score >= SAME) pairs.push({ decision, suggestion, score });
      if (score >= SAME || (!decision.rejected && coverage(decision.at, spans) >= SAME)) superseded.add(suggestion);
    }
  }
  const used = new Set<S>();
  for (const { decision, suggestion } of pairs.sort((a, b) => b.score - a.score)) {
    if (partner.has(decision) || used.has(suggestion)) continue;
    partner.set(decision, suggestion);
    used.add(suggestion);
  }
  return { partner, superseded };
}
