import { analyze } from '../../../src/analysis/analyze.js';
import type { Lexicon } from '../../../src/analysis/lexicon.js';
import { type Anchor, describe, piecesOf, type Resolution } from '../../../src/text/anchor.js';
import { resolve, resolveAll } from '../../../src/text/resolve.js';
import { areFragments, type Span } from '../../../src/text/span.js';
import { hypothesis } from './hypothesis.js';
import { fitOf, type Traced, type Truth, traced, truthOf } from './identity.js';
import { randomOf } from './random.js';
import type { Scenario } from './scenarios.js';

/** A way to find annotations again in a text that has changed; `old` is what it was. */
export interface Method {
  readonly name: string;
  readonly find: (now: string, anchors: readonly Anchor[], old: string) => readonly Resolution[];
}

export const methods: readonly Method[] = [
  {
    name: 'text remembered',
    find: (now, anchors, old) => resolveAll(now, anchors, old),
  },
  {
    name: 'sidecar only',
    find: (now, anchors) => resolveAll(now, anchors),
  },
  {
    name: 'each by itself',
    find: (now, anchors) => anchors.map((anchor) => resolve(now, anchor)),
  },
  {
    name: 'Hypothesis’ method',
    find: (now, anchors) =>
      anchors.map((anchor): Resolution => {
        const pieces = piecesOf(anchor);
        const last = pieces.length - 1;
        const at = pieces.map((piece, i) =>
          hypothesis(
            now,
            piece,
            i === 0 ? (anchor.before ?? '') : '',
            i === last ? (anchor.after ?? '') : '',
            anchor.at[i][0],
          ),
        );
        const spans = at.filter((span): span is Span => span !== null);
        return spans.length === at.length && areFragments(spans)
          ? { outcome: 'changed', at: spans }
          : { outcome: 'lost' };
      }),
  },
];

/** What a method did with the annotations of one scenario. */
export interface Tally {
  /** Annotations that are still there, and of those: */
  here: number;
  exact: number;
  near: number;
  wrong: number;
  ambiguous: number;
  lost: number;
  /** Annotations whose words are gone, of those how many were placed, and how many of these as if untouched. */
  gone: number;
  placed: number;
  silently: number;
  /** Annotations of which nobody can say. */
  unclear: number;
}

export const emptyTally = (): Tally => ({
  here: 0,
  exact: 0,
  near: 0,
  wrong: 0,
  ambiguous: 0,
  lost: 0,
  gone: 0,
  placed: 0,
  silently: 0,
  unclear: 0,
});

/** The places of everything the engine finds in an article, each once: quotes, their sources, figures, mentions. */
export function placesIn(text: string, lexicon: Lexicon): readonly (readonly Span[])[] {
  const { quotes, figures, entities } = analyze(text, lexicon);
  const all = [
    ...quotes.map((quote) => quote.contents),
    ...figures.map((figure) => [figure.span]),
    ...entities.flatMap((entity) => entity.mentions.map((mention) => [mention.span])),
  ];
  return [...new Map(all.filter(areFragments).map((at) => [JSON.stringify(at), at])).values()];
}

export interface Case {
  readonly old: string;
  readonly now: Traced;
  readonly anchors: readonly Anchor[];
  readonly truths: readonly Truth[];
}

/** An article, edited as the scenario says, with what has become of its annotations. */
export function caseOf(scenario: Scenario, article: string, lexicon: Lexicon, seed: number): Case {
  const random = randomOf(seed);
  const old = scenario.prepare(random, article);
  const now = scenario.edit(random, traced(old));
  const places = placesIn(old, lexicon);
  return {
    old,
    now,
    anchors: places.map((at) => describe(old, at)),
    truths: places.map((at) => truthOf(old, at, now)),
  };
}

/** Adds to the tally what the method does with the case; calls `failed` for whatever it does wrong. */
export function tell(
  { find }: Method,
  { old, now, anchors, truths }: Case,
  tally: Tally,
  failed?: (kind: string, anchor: Anchor, resolution: Resolution, now: Traced) => void,
): void {
  const resolutions = find(now.text, anchors, old);
  for (const [i, resolution] of resolutions.entries()) {
    const truth = truths[i];
    if (truth.state === 'unclear') tally.unclear++;
    else if (truth.state === 'gone') {
      tally.gone++;
      if (!('at' in resolution)) continue;
      tally.placed++;
      if (resolution.outcome !== 'changed') tally.silently++;
      failed?.('gone', anchors[i], resolution, now);
    } else {
      tally.here++;
      const kind = 'at' in resolution ? fitOf(now, resolution.at, truth.units) : resolution.outcome;
      tally[kind]++;
      if (kind !== 'exact') failed?.(kind, anchors[i], resolution, now);
    }
  }
}
