import type { FigureKind, QuoteKind } from '../analysis/types.js';
import type { Change, DecisionRecord } from '../sidecar/types.js';
import type { Span } from '../text/span.js';
import { decideIn, right, setSpans } from './deciding.js';
import { draftOf, type Hand } from './draft.js';
import { addQuote } from './marking.js';
import { itemById, spansOf } from './queries.js';
import type { Article, ArticleItem, ArticleQuote } from './types.js';

// Decisions on where an item begins and ends, on its parts, and on what kind it is. Each confirms the item with it.

type Changes = readonly Change[];

export type Edge = 'start' | 'end';
export type Stride = 'word' | 'character';

/**
 * Moves one edge of an item by a word or a character, forwards or back. A quote's start is that of its first part, its
 * end that of its last one; its speaker, source and cue stay. Nothing where the edge cannot go further without emptying
 * a part or running into another.
 */
export function moveEdge(
  article: Article,
  record: DecisionRecord,
  id: string,
  edge: Edge,
  step: 1 | -1,
  stride: Stride,
  hand: Hand,
): Changes {
  const item = itemById(article, id);
  if (!item) return [];
  const spans = [...spansOf(item)];
  const part = edge === 'start' ? 0 : spans.length - 1;
  const [start, end] = spans[part];
  const from = edge === 'start' ? start : end;
  const to = strideFrom(article.text, from, edge, step, stride);
  spans[part] = edge === 'start' ? [to, end] : [start, to];
  return to === from || spans[part][0] >= spans[part][1] ? [] : setSpans(article, record, id, spans, hand);
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[’'.,-][\p{L}\p{N}\p{M}]+)*/gu;
/** Far enough to hold the next word in any text that has words. */
const REACH = 400;

/** Where an edge comes to stand: words begin at their first letter and end behind their last one. */
function strideFrom(text: string, at: number, edge: Edge, step: 1 | -1, stride: Stride): number {
  if (stride === 'character') {
    let to = at;
    // Blanks at an edge are never part of an item: a step goes over all of them.
    do to += step * lengthAt(text, step > 0 ? to : to - 1);
    while (to > 0 && to < text.length && /\s/.test(edge === 'start' ? text[to] : text[to - 1]));
    return Math.min(text.length, Math.max(0, to));
  }
  const low = Math.max(0, at - REACH);
  const words = [...text.slice(low, at + REACH).matchAll(WORD)].map(({ index, 0: word }) => ({
    start: low + index,
    end: low + index + word.length,
  }));
  const stops = words.map((word) => word[edge]);
  return (step > 0 ? stops.find((stop) => stop > at) : stops.findLast((stop) => stop < at)) ?? at;
}

/** How many code units the sign has of which one is at the offset. */
const lengthAt = (text: string, at: number): number =>
  /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at, at + 2)) ||
  /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 1), at + 1))
    ? 2
    : 1;

/**
 * Joins a quote with the next one in the text that is not rejected: one quote with the parts of both. It keeps its own
 * speaker, source and cue, and takes the other's where it has none. A decision on the other goes.
 */
export function joinWithNext(article: Article, record: DecisionRecord, id: string, hand: Hand): Changes {
  const quotes = article.quotes.filter(({ status }) => status !== 'rejected');
  const at = quotes.findIndex((quote) => quote.id === id);
  const [quote, next] = [quotes[at], quotes[at + 1]];
  if (at < 0 || !next) return [];
  const draft = draftOf(record);
  const contents = apart([...quote.contents, ...next.contents]);
  const joined: ArticleQuote = {
    ...quote,
    contents,
    kind: quote.kind === next.kind ? quote.kind : 'mixed',
    speaker: quote.speaker ?? next.speaker,
    source: quote.source ?? next.source,
    cue: quote.cue ?? next.cue,
    labels: [...new Set([...quote.labels, ...next.labels])],
    note: [quote.note, next.note].filter(Boolean).join('\n') || null,
  };
  decideIn(draft, article, joined, { status: right(quote) }, hand);
  const other = record.annotations.some((annotation) => annotation.id === next.id);
  return other ? [...draft.changes, { annotation: next.id, to: null }] : draft.changes;
}

/** Spans in text order, those that overlap as one. */
function apart(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && span[0] <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], span[1])];
    else result.push(span);
  }
  return result;
}

/**
 * Makes two quotes of one: at an offset within it, or (without one) between its first part and the others. Both have the
 * speaker, source and cue; the second one counts as added by hand.
 */
export function splitQuote(
  article: Article,
  record: DecisionRecord,
  id: string,
  at: number | undefined,
  hand: Hand,
): Changes {
  const quote = itemById(article, id);
  if (quote?.type !== 'quote') return [];
  const cut = at ?? quote.contents[1]?.[0];
  if (cut === undefined) return [];
  const before = quote.contents.flatMap(([start, end]): Span[] => (start < cut ? [[start, Math.min(end, cut)]] : []));
  const after = quote.contents.flatMap(([start, end]): Span[] => (end > cut ? [[Math.max(start, cut), end]] : []));
  const { source, cue, speaker, kind } = quote;
  const details = { kind, source: source ?? undefined, cue: cue ?? undefined, speaker: speaker ?? undefined };
  const added = addQuote(article, record, after, details, hand);
  const kept = setSpans(article, record, id, before, hand);
  return added.length > 0 && kept.length > 0 ? [...kept, ...added] : [];
}

/** Gives an item another kind. A figure's value stays as it is. */
export function changeKind(
  article: Article,
  record: DecisionRecord,
  id: string,
  kind: QuoteKind | FigureKind,
  hand: Hand,
): Changes {
  const item = itemById(article, id);
  if (!item || item.kind === kind) return [];
  const draft = draftOf(record);
  decideIn(draft, article, { ...item, kind } as ArticleItem, { status: right(item) }, hand);
  return draft.changes;
}
