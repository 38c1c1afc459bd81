import type {
  Article,
  ArticleEntity,
  ArticleFigure,
  ArticleItem,
  ArticleMention,
  ArticleQuote,
} from '../article/types.js';
import { hull, type Span, touches } from '../text/span.js';

/** What stands at a place of an article. Offsets are UTF-16 code units; the place just behind a span belongs to it. */

const width = ([start, end]: Span): number => end - start;
const narrowest = <T>(list: readonly T[], span: (item: T) => Span): T | undefined =>
  list.reduce<T | undefined>((best, item) => (!best || width(span(item)) < width(span(best)) ? item : best), undefined);

/** All parts of a quote: contents, source and cue. */
export const partsOf = (quote: ArticleQuote): readonly Span[] =>
  [...quote.contents, quote.source, quote.cue].filter((span): span is Span => span !== null);

/** The smallest span that covers an item; [0, 0] for a quote that has nothing. */
export const extentOf = (item: ArticleItem): Span =>
  item.type === 'figure' ? item.span : item.contents.length ? hull(item.contents) : (item.source ?? item.cue ?? [0, 0]);

/** The quotes of which any part stands at a place, the one with the narrowest part first. */
export const quotesAt = (article: Article, offset: number): readonly ArticleQuote[] =>
  article.quotes
    .map((quote) => ({
      quote,
      part: narrowest(
        partsOf(quote).filter((span) => touches(span, offset)),
        (span) => span,
      ),
    }))
    .filter((hit): hit is { quote: ArticleQuote; part: Span } => hit.part !== undefined)
    .sort((a, b) => width(a.part) - width(b.part))
    .map((hit) => hit.quote);

/** The narrowest figure at a place. */
export const figureAt = (article: Article, offset: number): ArticleFigure | undefined =>
  narrowest(
    article.figures.filter((figure) => touches(figure.span, offset)),
    (figure) => figure.span,
  );

export interface MentionHit {
  readonly entity: ArticleEntity;
  readonly mention: ArticleMention;
}

/** The narrowest mention at a place that nobody has rejected. */
export function mentionAt(article: Article, offset: number): MentionHit | undefined {
  const hits = article.entities.flatMap((entity) =>
    entity.mentions
      .filter((mention) => mention.status !== 'rejected' && touches(mention.span, offset))
      .map((mention) => ({ entity, mention })),
  );
  return narrowest(hits, (hit) => hit.mention.span);
}
