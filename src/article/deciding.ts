import type { Annotation, Change, DecisionRecord } from '../sidecar/types.js';
import { describe } from '../text/anchor.js';
import type { Span } from '../text/span.js';
import { compact, type Draft, draftOf, type Hand, signed } from './draft.js';
import { cleaned } from './marking.js';
import { type EntityChoice, entityFor } from './naming.js';
import { itemById, openItems } from './queries.js';
import type { Article, ArticleFigure, ArticleItem, ArticleQuote } from './types.js';

type Changes = readonly Change[];

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

/** Answers an attribute of the codebook for an item; an empty answer takes it off. Confirms a suggestion with it. */
export function setAttribute(
  article: Article,
  record: DecisionRecord,
  id: string,
  key: string,
  value: string,
  hand: Hand,
): Changes {
  const answered = (item: ArticleItem): ArticleItem => {
    const others = Object.entries(item.attributes).filter(([other]) => other !== key);
    return { ...item, attributes: Object.fromEntries(value === '' ? others : [...others, [key, value]]) };
  };
  const old = itemById(article, id)?.attributes[key] ?? '';
  return old === value ? [] : correct(article, record, id, answered, hand);
}

/** Says that one is not sure of an item, or that one is. Confirms a suggestion with it. */
export const setUnsure = (
  article: Article,
  record: DecisionRecord,
  id: string,
  unsure: boolean,
  hand: Hand,
): Changes =>
  itemById(article, id)?.unsure === unsure ? [] : correct(article, record, id, (item) => ({ ...item, unsure }), hand);

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
export const right = ({ status }: ArticleItem): 'added' | 'confirmed' => (status === 'added' ? 'added' : 'confirmed');

type Decision = Pick<Annotation, 'status'>;

function decide(article: Article, record: DecisionRecord, item: ArticleItem, decision: Decision, hand: Hand): Changes {
  const draft = draftOf(record);
  decideIn(draft, article, item, decision, hand);
  return draft.changes;
}

/** Writes an item down as the person sees it, with its words as they stand now. */
export function decideIn(draft: Draft, article: Article, item: ArticleItem, { status }: Decision, hand: Hand): void {
  const old = draft.annotation(item.id);
  const id = old?.id ?? draft.newId(hand.random);
  const labels = item.labels.length > 0 ? item.labels : undefined;
  const attributes = Object.keys(item.attributes).length > 0 ? item.attributes : undefined;
  const unsure = item.unsure || undefined;
  const note = item.note ?? undefined;
  const common = { id, status, labels, attributes, unsure, note, ...signed(hand) };
  draft.put(
    item.type === 'quote' ? quoteAnnotation(draft, article, item, common) : figureAnnotation(article, item, common),
  );
}

type Common = Pick<Annotation, 'id' | 'status' | 'labels' | 'attributes' | 'unsure' | 'note' | 'by' | 'on'>;

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
