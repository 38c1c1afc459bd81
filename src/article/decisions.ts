import { entityIdFor } from '../sidecar/ids.js';
import type {
  Annotation,
  Change,
  DecisionRecord,
  EntityDecision,
  FigureAnnotation,
  QuoteAnnotation,
} from '../sidecar/types.js';
import { describe } from '../text/anchor.js';
import type { Span } from '../text/span.js';
import { type Draft, draftOf } from './draft.js';
import { entityById, itemById, openItems } from './queries.js';
import type { Article, ArticleFigure, ArticleItem, ArticleQuote } from './types.js';

/**
 * What a person can do with an article. Every function returns the changes to its record; none where there is nothing
 * to do (an id that is not there, a span outside the text). Nothing is changed here.
 */

/** Who decides, when, and where chance comes from (for new ids). */
export interface Hand {
  readonly by?: string;
  /** ISO 8601 date. */
  readonly on: string;
  /** From 0 to below 1. */
  readonly random: () => number;
}

type Changes = readonly Change[];

/** An entity of the article by its id, or one that is not in it yet. */
export type EntityChoice = string | { readonly name: string; readonly kind: EntityDecision['kind'] };

/** Says that the item is right. An `added` one is right already. */
export function confirm(article: Article, record: DecisionRecord, id: string, hand: Hand): Changes {
  const item = itemById(article, id);
  if (!item || (item.status === 'added' && item.found !== 'changed')) return [];
  return decide(article, record, item, { status: item.status === 'added' ? 'added' : 'confirmed' }, hand);
}

/** Says that the item is none. */
export function reject(article: Article, record: DecisionRecord, id: string, hand: Hand): Changes {
  const item = itemById(article, id);
  return item ? decide(article, record, item, { status: 'rejected' }, hand) : [];
}

/** Confirms everything that nobody has decided on, or only what is at least as sure as `least` (0 to 1). */
export function confirmAll(article: Article, record: DecisionRecord, hand: Hand, least = 0): Changes {
  const draft = draftOf(record);
  for (const item of openItems(article))
    if (item.confidence >= least) decideIn(draft, article, item, { status: 'confirmed' }, hand);
  return draft.changes;
}

/** Says who speaks a quote: an entity of the article or a new one; null for nobody known. Confirms the quote with it. */
export function changeSpeaker(
  article: Article,
  record: DecisionRecord,
  quoteId: string,
  choice: EntityChoice | null,
  hand: Hand,
): Changes {
  const item = itemById(article, quoteId);
  if (item?.type !== 'quote') return [];
  const draft = draftOf(record);
  const speaker = choice === null ? null : entityFor(draft, article, choice);
  if (speaker === undefined) return [];
  decideIn(draft, article, { ...item, speaker }, { status: right(item) }, hand);
  return draft.changes;
}

/** Says which words name the speaker. Confirms the quote with it. */
export function setSource(
  article: Article,
  record: DecisionRecord,
  quoteId: string,
  source: Span | null,
  hand: Hand,
): Changes {
  return correct(article, record, quoteId, (item) => (item.type === 'quote' ? { ...item, source } : undefined), hand);
}

/** Says which words report the quote. Confirms the quote with it. */
export function setCue(
  article: Article,
  record: DecisionRecord,
  quoteId: string,
  cue: Span | null,
  hand: Hand,
): Changes {
  return correct(article, record, quoteId, (item) => (item.type === 'quote' ? { ...item, cue } : undefined), hand);
}

/** Gives an item another place: a quote's contents (several when it is split) or a figure's span. Confirms it with it. */
export function setSpans(
  article: Article,
  record: DecisionRecord,
  id: string,
  at: readonly Span[],
  hand: Hand,
): Changes {
  const spans = cleaned(article.text, at);
  if (spans.length === 0) return [];
  const place = (item: ArticleItem): ArticleItem =>
    item.type === 'quote' ? { ...item, contents: spans } : { ...item, span: [spans[0][0], spans[spans.length - 1][1]] };
  return correct(article, record, id, place, hand);
}

/** Puts a note on an item; an empty one takes it off. A suggestion with a note is a confirmed one. */
export function setNote(article: Article, record: DecisionRecord, id: string, note: string, hand: Hand): Changes {
  const item = itemById(article, id);
  if (!item || (note === '' && item.note === null)) return [];
  const status = item.status === 'suggested' ? 'confirmed' : item.status;
  return decide(article, record, { ...item, note: note === '' ? null : note }, { status }, hand);
}

/** Puts labels on an item. A suggestion with labels is a confirmed one. */
export function setLabels(
  article: Article,
  record: DecisionRecord,
  id: string,
  labels: readonly string[],
  hand: Hand,
): Changes {
  const item = itemById(article, id);
  if (!item) return [];
  const status = item.status === 'suggested' ? 'confirmed' : item.status;
  return decide(article, record, { ...item, labels }, { status }, hand);
}

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
export function addMention(
  article: Article,
  record: DecisionRecord,
  span: Span,
  choice: EntityChoice,
  hand: Hand,
): Changes {
  const draft = draftOf(record);
  const spans = cleaned(article.text, [span]);
  const entity = spans.length > 0 && entityFor(draft, article, choice);
  if (!entity) return [];
  const known = mentionDecisionAt(record, article, spans[0]);
  const id = known?.id ?? draft.newId(hand.random);
  draft.put(
    compact({ ...describe(article.text, spans), id, status: 'added', ...signed(hand), kind: 'mention', entity }),
  );
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
  const known = mentionDecisionAt(record, article, span);
  const entity = entityFor(draft, article, entityId);
  if (!entity) return [];
  if (known?.status === 'added') return [{ annotation: known.id, to: null }];
  const id = known?.id ?? draft.newId(hand.random);
  draft.put(
    compact({ ...describe(article.text, [span]), id, status: 'rejected', ...signed(hand), kind: 'mention', entity }),
  );
  return draft.changes;
}

/** Changes what the sidecar says of an entity, which becomes a decided one. An empty role or note takes it off. */
export function changeEntity(
  article: Article,
  record: DecisionRecord,
  entityId: string,
  said: Partial<EntityDecision>,
): Changes {
  const draft = draftOf(record);
  const id = entityFor(draft, article, entityId);
  const old = id === undefined ? undefined : draft.entities.get(id);
  if (id === undefined || !old) return [];
  const joined = { ...old, ...said };
  draft.putEntity(id, compact({ ...joined, role: joined.role || undefined, note: joined.note || undefined }));
  return draft.changes;
}

/**
 * Takes an item away: one added by hand is forgotten, a decision on a suggestion is taken back, a bare suggestion is
 * rejected. Also for annotations that are lost.
 */
export function remove(article: Article, record: DecisionRecord, id: string, hand: Hand): Changes {
  const item = itemById(article, id);
  if (item?.status === 'suggested') return reject(article, record, id, hand);
  return record.annotations.some((a) => a.id === id) ? [{ annotation: id, to: null }] : [];
}

/** Takes a decision back, so that the suggestion is open again. What was added by hand stays. */
export function reopen(record: DecisionRecord, id: string): Changes {
  const annotation = record.annotations.find((a) => a.id === id);
  return annotation && annotation.status !== 'added' ? [{ annotation: id, to: null }] : [];
}

function correct(
  article: Article,
  record: DecisionRecord,
  id: string,
  change: (item: ArticleItem) => ArticleItem | undefined,
  hand: Hand,
): Changes {
  const item = itemById(article, id);
  const changed = item && change(item);
  return item && changed ? decide(article, record, changed, { status: right(item) }, hand) : [];
}

/** What an item is once a person has touched it. */
const right = ({ status }: ArticleItem): 'added' | 'confirmed' => (status === 'added' ? 'added' : 'confirmed');

type Decision = Pick<Annotation, 'status'>;

function decide(article: Article, record: DecisionRecord, item: ArticleItem, decision: Decision, hand: Hand): Changes {
  const draft = draftOf(record);
  decideIn(draft, article, item, decision, hand);
  return draft.changes;
}

/** Writes an item down as the person sees it, with its words as they stand now. */
function decideIn(draft: Draft, article: Article, item: ArticleItem, { status }: Decision, hand: Hand): void {
  const old = draft.annotation(item.id);
  const id = old?.id ?? draft.newId(hand.random);
  const labels = item.labels.length > 0 ? item.labels : undefined;
  const note = item.note ?? undefined;
  const common = { id, status, labels, note, ...signed(hand) };
  draft.put(
    item.type === 'quote' ? quoteAnnotation(draft, article, item, common) : figureAnnotation(article, item, common),
  );
}

type Common = Pick<Annotation, 'id' | 'status' | 'labels' | 'note' | 'by' | 'on'>;

function quoteAnnotation(draft: Draft, article: Article, quote: ArticleQuote, common: Common): Annotation {
  const { kind, contents, source, cue } = quote;
  // A rejected quote is nobody's: it needs no speaker, and none is added to the sidecar for it.
  const said = common.status !== 'rejected' && quote.speaker !== null;
  const speaker = said ? entityFor(draft, article, quote.speaker as string) : undefined;
  const anchor = describe(article.text, contents);
  return compact({
    ...anchor,
    ...common,
    kind: 'quote',
    quote: kind,
    speaker,
    source: source ?? undefined,
    cue: cue ?? undefined,
  });
}

function figureAnnotation(article: Article, figure: ArticleFigure, common: Common): Annotation {
  const { kind, span, value, unit, modifier } = figure;
  const finite = Array.isArray(value) || typeof value === 'number' ? [value].flat().every(Number.isFinite) : true;
  return compact({
    ...describe(article.text, [span]),
    ...common,
    kind: 'figure',
    figure: kind,
    value: finite ? (value ?? undefined) : undefined,
    unit: unit ?? undefined,
    modifier: modifier ?? undefined,
  });
}

const signed = ({ by, on }: Hand): { by?: string; on: string } => ({ by: by || undefined, on });

/** The id of the entity in the record, into which it is written when only the engine knows it so far. */
function entityFor(draft: Draft, article: Article, choice: EntityChoice): string | undefined {
  if (typeof choice !== 'string') {
    const name = choice.name.replace(/\s+/g, ' ').trim();
    if (name === '') return undefined;
    const known = article.entities.find((e) => e.name === name && e.kind === choice.kind);
    if (known) return entityFor(draft, article, known.id);
    const taken = new Set([...draft.entities.keys(), ...article.entities.map(({ id }) => id)]);
    const id = entityIdFor(name, taken);
    draft.putEntity(id, { name, kind: choice.kind });
    return id;
  }
  if (draft.entities.has(choice)) return choice;
  const entity = entityById(article, choice);
  if (!entity) return undefined;
  const { name, kind, role, aliases } = entity;
  draft.putEntity(
    choice,
    compact({ name, kind, role: role ?? undefined, aliases: aliases.length > 0 ? aliases : undefined }),
  );
  return choice;
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
function cleaned(text: string, at: readonly Span[]): readonly Span[] {
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

/** The object without its undefined fields. */
function compact<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
