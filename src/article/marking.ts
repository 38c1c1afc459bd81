import type { Annotation, Change, DecisionRecord, FigureAnnotation, QuoteAnnotation } from '../sidecar/types.js';
import { describe } from '../text/anchor.js';
import type { Span } from '../text/span.js';
import { compact, draftOf, type Hand, signed } from './draft.js';
import { type EntityChoice, entityFor } from './naming.js';
import type { Article } from './types.js';

type Changes = readonly Change[];

/** What a person says of a quote marked by hand. */
export interface QuoteDetails {
  readonly kind?: QuoteAnnotation['quote'];
  readonly speaker?: EntityChoice;
  readonly source?: Span;
  readonly cue?: Span;
}

/** Marks words as a quote. */
export function addQuote(
  article: Article,
  record: DecisionRecord,
  at: readonly Span[],
  details: QuoteDetails,
  hand: Hand,
): Changes {
  const spans = cleaned(article.text, at);
  if (spans.length === 0) return [];
  const draft = draftOf(record);
  const speaker = details.speaker === undefined ? undefined : entityFor(draft, article, details.speaker);
  const { kind = quoteKindAt(article.text, spans), source, cue } = details;
  const common = {
    ...describe(article.text, spans),
    id: draft.newId(hand.random),
    status: 'added' as const,
    ...signed(hand),
  };
  draft.put(compact({ ...common, kind: 'quote', quote: kind, speaker, source, cue }));
  return draft.changes;
}

/** What a person says of a figure marked by hand. */
export type FigureDetails = Pick<FigureAnnotation, 'value' | 'unit' | 'modifier'> & {
  readonly kind?: FigureAnnotation['figure'];
};

/** Marks words as a figure. */
export function addFigure(
  article: Article,
  record: DecisionRecord,
  span: Span,
  details: FigureDetails,
  hand: Hand,
): Changes {
  const spans = cleaned(article.text, [span]);
  if (spans.length === 0) return [];
  const draft = draftOf(record);
  const { kind = 'count', ...rest } = details;
  const common = {
    ...describe(article.text, spans),
    id: draft.newId(hand.random),
    status: 'added' as const,
    ...signed(hand),
  };
  draft.put(compact({ ...common, kind: 'figure', figure: kind, ...rest }));
  return draft.changes;
}

/** Marks words as a mention of an entity, which may be a new one. */
export const addMention = (
  article: Article,
  record: DecisionRecord,
  span: Span,
  choice: EntityChoice,
  hand: Hand,
): Changes => addMentions(article, record, [span], choice, hand);

/** Marks words at several places as mentions of one entity, each on its own. */
export function addMentions(
  article: Article,
  record: DecisionRecord,
  places: readonly Span[],
  choice: EntityChoice,
  hand: Hand,
): Changes {
  const draft = draftOf(record);
  const spans = places.flatMap((place) => cleaned(article.text, [place]));
  const entity = spans.length > 0 && entityFor(draft, article, choice);
  if (!entity) return [];
  for (const span of spans) {
    const id = mentionDecisionAt(record, article, span)?.id ?? draft.newId(hand.random);
    draft.put(
      compact({ ...describe(article.text, [span]), id, status: 'added', ...signed(hand), kind: 'mention', entity }),
    );
  }
  return draft.changes;
}

/** Says that the words are no mention of the entity. A mention added by hand goes; one of the engine's is kept rejected. */
export function rejectMention(
  article: Article,
  record: DecisionRecord,
  span: Span,
  entityId: string,
  hand: Hand,
): Changes {
  const draft = draftOf(record);
  const spans = cleaned(article.text, [span]);
  const entity = spans.length > 0 && entityFor(draft, article, entityId);
  if (!entity) return [];
  const known = mentionDecisionAt(record, article, spans[0]);
  if (known?.status === 'added') return [{ annotation: known.id, to: null }];
  const id = known?.id ?? draft.newId(hand.random);
  draft.put(
    compact({ ...describe(article.text, spans), id, status: 'rejected', ...signed(hand), kind: 'mention', entity }),
  );
  return draft.changes;
}

/** The mention that a person has decided on at these words. */
function mentionDecisionAt(record: DecisionRecord, article: Article, span: Span): Annotation | undefined {
  for (const { mentions } of article.entities)
    for (const { span: at, annotation } of mentions)
      if (annotation !== null && at[0] === span[0] && at[1] === span[1])
        return record.annotations.find(({ id }) => id === annotation);
  return undefined;
}

/** Spans within the text, without blanks at their edges and without empty ones, in order; overlapping ones as one. */
export function cleaned(text: string, at: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const [from, to] of [...at].sort((a, b) => a[0] - b[0])) {
    let start = Math.max(0, from, spans[spans.length - 1]?.[1] ?? 0);
    let end = Math.min(text.length, to);
    while (start < end && /\s/.test(text[start])) start++;
    while (end > start && /\s/.test(text[end - 1])) end--;
    if (start < end) spans.push([start, end]);
  }
  return spans;
}

const MARK = /["“”„«»‘’'`‹›]/;

/** Direct when the words stand in marks, mixed when marks are among them, else indirect. */
function quoteKindAt(text: string, spans: readonly Span[]): QuoteAnnotation['quote'] {
  const marked = spans.every(([start, end]) => MARK.test(text[start - 1] ?? '') && MARK.test(text[end] ?? ''));
  const within = spans.every(([start, end]) => MARK.test(text[start]) && MARK.test(text[end - 1]));
  if (marked || within) return 'direct';
  return spans.some(([start, end]) => /["“”„«»‹›]|(?:^|\s)[‘'`]/.test(text.slice(start, end))) ? 'mixed' : 'indirect';
}
