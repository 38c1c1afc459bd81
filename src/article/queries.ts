import { firstFrom, type Span, touches } from '../text/span.js';
import type { Article, ArticleEntity, ArticleFigure, ArticleItem, ArticleMention, ArticleQuote } from './types.js';

/** A mention together with whose it is. */
export interface EntityMention {
  readonly entity: ArticleEntity;
  readonly mention: ArticleMention;
}

/** The quote, figure or nothing with this id. */
export const itemById = (article: Article, id: string): ArticleItem | undefined =>
  article.quotes.find((quote) => quote.id === id) ?? article.figures.find((figure) => figure.id === id);

export const entityById = (article: Article, id: string | null): ArticleEntity | undefined =>
  id === null ? undefined : article.entities.find((entity) => entity.id === id);

/** Where an item stands: a quote's contents, a figure's span. */
export const spansOf = (item: ArticleItem): readonly Span[] => (item.type === 'quote' ? item.contents : [item.span]);

/**
 * What a cursor at the offset touches: quotes by their contents, source or cue, and figures; innermost (the shortest
 * touched span) first. Rejected ones are among them.
 */
export function itemsAt(article: Article, offset: number): readonly ArticleItem[] {
  const found: { item: ArticleItem; length: number }[] = [];
  const touched = (span: Span | null): number => (span && touches(span, offset) ? lengthOf(span) : FAR);
  // Nothing is made for an item that is elsewhere: this is asked often, of thousands.
  for (const quote of article.quotes) {
    let length = Math.min(touched(quote.source), touched(quote.cue));
    for (const span of quote.contents) length = Math.min(length, touched(span));
    if (length < FAR) found.push({ item: quote, length });
  }
  for (const figure of article.figures) {
    const length = touched(figure.span);
    if (length < FAR) found.push({ item: figure, length });
  }
  return found.sort((a, b) => a.length - b.length).map(({ item }) => item);
}

/** The quotes, or the figures, that begin at the offset. */
export function beginningAt(article: Article, type: ArticleItem['type'], offset: number): readonly ArticleItem[] {
  const list: readonly ArticleItem[] = type === 'quote' ? article.quotes : article.figures;
  return list.slice(firstFrom(list, offset, startOf), firstFrom(list, offset + 1, startOf));
}

/** The innermost quote at the offset. */
export const quoteAt = (article: Article, offset: number): ArticleQuote | undefined =>
  itemsAt(article, offset).find((item) => item.type === 'quote');

/** The innermost figure at the offset. */
export const figureAt = (article: Article, offset: number): ArticleFigure | undefined =>
  itemsAt(article, offset).find((item) => item.type === 'figure');

/** The shortest mention that a cursor at the offset touches; rejected ones do not count. */
export function mentionAt(article: Article, offset: number): EntityMention | undefined {
  let best: EntityMention | undefined;
  for (const entity of article.entities)
    for (const mention of entity.mentions) {
      if (mention.status === 'rejected' || !touches(mention.span, offset)) continue;
      if (!best || lengthOf(mention.span) < lengthOf(best.mention.span)) best = { entity, mention };
    }
  return best;
}

/** Longer than any span. */
const FAR = Number.POSITIVE_INFINITY;
const lengthOf = ([start, end]: Span): number => end - start;

/** The entity a cursor at the offset is on: one mentioned there, else the speaker of a quote whose source is there. */
export function entityAt(article: Article, offset: number): ArticleEntity | undefined {
  const mention = mentionAt(article, offset);
  if (mention) return mention.entity;
  const quote = article.quotes.find((q) => q.status !== 'rejected' && q.source && touches(q.source, offset));
  return quote && entityById(article, quote.speaker);
}

/** An entity's mentions in text order, without rejected ones. */
export const mentionsOf = (entity: ArticleEntity): readonly ArticleMention[] =>
  entity.mentions.filter(({ status }) => status !== 'rejected');

/** The quotes an entity speaks, in text order, without rejected ones. */
export const quotesOf = (article: Article, entity: ArticleEntity): readonly ArticleQuote[] =>
  article.quotes.filter(({ speaker, status }) => speaker === entity.id && status !== 'rejected');

/** The first place where the entity's fullest name stands; else its first name, else its first mention. */
export function firstNameOf(article: Article, entity: ArticleEntity): ArticleMention | undefined {
  const mentions = mentionsOf(entity);
  const named = mentions.filter(({ form }) => form === 'name');
  const full = named.find(({ span }) =>
    article.text.slice(span[0], span[1]).replace(/\s+/g, ' ').includes(entity.name),
  );
  return full ?? named[0] ?? mentions[0];
}

/** Text order: by start, the longer one first, then by id, so that the order is never chance. */
export const inTextOrder = (a: ArticleItem, b: ArticleItem): number =>
  startOf(a) - startOf(b) || endOf(b) - endOf(a) || (a.id < b.id ? -1 : 1);

const startOf = (item: ArticleItem): number => (item.type === 'quote' ? item.contents[0][0] : item.span[0]);
const endOf = (item: ArticleItem): number =>
  item.type === 'quote' ? item.contents[item.contents.length - 1][1] : item.span[1];

/** What waits for a decision, in text order. */
export const openItems = (article: Article): readonly ArticleItem[] =>
  [...article.quotes, ...article.figures].filter(({ status }) => status === 'suggested').sort(inTextOrder);
