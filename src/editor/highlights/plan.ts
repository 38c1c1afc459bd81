import type { Article, ArticleItem } from '../../article/types.js';
import { hull, overlaps, type Span, sameSpan } from '../../text/span.js';
import type { SpeakerColors } from '../colors.js';

/** What is highlighted; each can be switched off by a setting of its name. */
export type Part = 'quotes' | 'speakers' | 'figures' | 'notes';

/**
 * A confirmed item looks like one added by hand: somebody has vouched for both. One whose words have changed since then
 * asks to be looked at again.
 */
export type Standing = 'suggested' | 'decided' | 'changed' | 'rejected';

/** One way to look: what has the same look is drawn by one decoration type. */
export interface Look {
  readonly part: Part;
  readonly standing: Standing;
  /** Of the speaker, 0 to 11; undefined where nobody is known or it does not matter. */
  readonly color: number | undefined;
}

/** A look as a map's key. */
export type LookKey = `${Part} ${Standing} ${number | '-'}`;

export const lookKey = ({ part, standing, color }: Look): LookKey => `${part} ${standing} ${color ?? '-'}`;

export function lookOf(key: LookKey): Look {
  const [part, standing, color] = key.split(' ') as [Part, Standing, string];
  return { part, standing, color: color === '-' ? undefined : Number(color) };
}

/** Above this many stretches only what is near the visible part is drawn: every change sends all of them anew. */
export const ALL_AT_ONCE = 2000;

function standingOf({ status, found }: ArticleItem): Standing {
  if (status === 'rejected' || status === 'suggested') return status;
  return found === 'changed' ? 'changed' : 'decided';
}

/**
 * What to draw where, of the items that are wanted. With `near`, only what reaches into one of those spans; the overview
 * ruler then knows only of these. Lists are in text order, a source that neighbouring quotes share is drawn once.
 */
export function planHighlights(
  article: Article,
  colors: SpeakerColors,
  shown: ReadonlySet<Part>,
  near?: readonly Span[],
  wanted: (item: ArticleItem) => boolean = () => true,
): ReadonlyMap<LookKey, readonly Span[]> {
  const plan = new Map<LookKey, Span[]>();
  const isNear = (span: Span) => !near || near.some((window) => overlaps(window, span));
  // Most of a long article is nowhere near: that is seen without looking at every part.
  const first = near ? Math.min(...near.map(([start]) => start)) : Number.NEGATIVE_INFINITY;
  const last = near ? Math.max(...near.map(([, end]) => end)) : Number.POSITIVE_INFINITY;
  const isFar = (start: number, end: number) => end <= first || start >= last;
  // Asked first of what is near: what is wanted may depend on an item's words.
  const draws = (item: ArticleItem, ...spans: readonly (Span | null)[]) =>
    spans.some((span) => span !== null && isNear(span)) && wanted(item);
  const put = (look: Look, span: Span) => {
    if (span[0] >= span[1] || !isNear(span)) return;
    const key = lookKey(look);
    const spans = plan.get(key);
    const last = spans?.at(-1);
    if (!spans) plan.set(key, [span]);
    else if (!last || !sameSpan(last, span)) spans.push(span);
  };
  for (const quote of article.quotes) {
    const { contents, source } = quote;
    const isContentFar = contents.length > 0 && isFar(contents[0][0], contents[contents.length - 1][1]);
    if (isContentFar && (!source || isFar(source[0], source[1]))) continue;
    if (!draws(quote, quote.contents.length ? hull(quote.contents) : null, quote.source)) continue;
    const standing = standingOf(quote);
    const color = quote.speaker === null ? undefined : colors.get(quote.speaker);
    if (shown.has('quotes')) for (const span of quote.contents) put({ part: 'quotes', standing, color }, span);
    if (shown.has('speakers') && quote.source && standing !== 'rejected')
      put({ part: 'speakers', standing, color }, quote.source);
    if (shown.has('notes') && quote.note && quote.contents.length)
      put({ part: 'notes', standing: 'decided', color: undefined }, hull(quote.contents));
  }
  for (const figure of article.figures) {
    if (isFar(figure.span[0], figure.span[1]) || !draws(figure, figure.span)) continue;
    if (shown.has('figures')) put({ part: 'figures', standing: standingOf(figure), color: undefined }, figure.span);
    if (shown.has('notes') && figure.note) put({ part: 'notes', standing: 'decided', color: undefined }, figure.span);
  }
  return plan;
}

/** How many stretches an article has to draw. */
export const countHighlights = (article: Article): number => article.quotes.length * 2 + article.figures.length;
