import type { Annotation, Change, DecisionRecord } from '../sidecar/types.js';
import { describe } from '../text/anchor.js';
import { type Span, sameSpan } from '../text/span.js';
import { compact, type Hand, signed } from './draft.js';
import { cleaned } from './marking.js';
import type { Article } from './types.js';

type Changes = readonly Change[];

/**
 * Gives an annotation of the record a place in the present text: one that is lost, stands in several places, or stands
 * in a wrong one. It remembers the words there from now on. A figure and a mention take the hull of several spans. No
 * changes where the id is not there or nothing but blanks is meant.
 */
export function placeAt(
  article: Article,
  record: DecisionRecord,
  id: string,
  at: readonly Span[],
  hand: Hand,
): Changes {
  const old = record.annotations.find((annotation) => annotation.id === id);
  const all = cleaned(article.text, at);
  if (!old || all.length === 0) return [];
  const spans: readonly Span[] = old.kind === 'quote' ? all : [[all[0][0], all[all.length - 1][1]]];
  const { unplaced: _, ...kept } = old;
  const to = { ...kept, ...partsMoved(old, spans, article.text), ...describe(article.text, spans), ...signed(hand) };
  return [{ annotation: id, to: compact(to) }];
}

/** Says that an annotation without a place is kept all the same: it is listed, and not reported any more. */
export function keepUnplaced(record: DecisionRecord, id: string): Changes {
  const old = record.annotations.find((annotation) => annotation.id === id);
  return old && !old.unplaced ? [{ annotation: id, to: { ...old, unplaced: true } }] : [];
}

/**
 * A quote's source and cue go along with words of the same lengths. Else nobody knows where they are now, and what the
 * engine finds at the new place is shown instead.
 */
function partsMoved(old: Annotation, spans: readonly Span[], text: string): object {
  if (old.kind !== 'quote') return {};
  const by = spans[0][0] - old.at[0][0];
  const along = ([start, end]: Span): Span => [start + by, end + by];
  const same = spans.length === old.at.length && spans.every((span, i) => sameSpan(span, along(old.at[i])));
  const move = (span: Span | undefined): Span | undefined => {
    const moved = span && same ? along(span) : undefined;
    return moved && moved[0] >= 0 && moved[1] <= text.length ? moved : undefined;
  };
  return { source: move(old.source), cue: move(old.cue) };
}
