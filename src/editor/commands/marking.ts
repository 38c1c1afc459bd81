import { l10n, type TextEditor } from 'vscode';
import { analyze } from '../../analysis/analyze.js';
import type { Lexicon } from '../../analysis/lexicon.js';
import type { QuoteKind } from '../../analysis/types.js';
import * as decisions from '../../article/decisions.js';
import { agreement } from '../../article/match.js';
import { spansOf } from '../../article/queries.js';
import type { Article, ArticleEntity, ArticleItem, ArticleQuote } from '../../article/types.js';
import { hull, type Span } from '../../text/span.js';
import type { Articles } from '../articles.js';
import type { LoadedArticle } from '../contracts.js';
import { canDecide, type Decide, hand } from './decide.js';
import { isInMarks, wholeWords, withoutMarks } from './selection.js';
import { likelyNamed, likelySpeakers, pickEntity, sharedWords } from './speakers.js';
import { activeArticle, answersIn, inform, nameOf, shortened } from './targets.js';

/**
 * The commands that make a selection something. It is widened to whole words and loses the blanks at its edges. Where it
 * is mostly what is marked already, that is corrected instead of marked twice.
 */

/** Marks the selections as one quote; each selection is a part of it. */
export async function markQuote(articles: Articles, decide: Decide): Promise<void> {
  const selected = await selection(articles);
  if (!selected) return;
  const { loaded, spans } = selected;
  const { article, record } = loaded;
  const at = spans.map((span) => withoutMarks(article.text, span));
  const known = mostly(article.quotes, at);
  const inMarks = at.every((span) => isInMarks(article.text, span));
  const kindOf = ({ kind }: ArticleQuote): QuoteKind => (inMarks ? 'direct' : kind === 'direct' ? 'mixed' : kind);
  const quotes = article.quotes.map((quote) => (quote === known ? { ...quote, kind: kindOf(quote) } : quote));
  const changes = known
    ? decisions.setSpans({ ...article, quotes }, record, known.id, at, hand())
    : decisions.addQuote(article, record, at, {}, hand());
  await decide(loaded, l10n.t('Mark quote “{0}”', wordsAt(article, hull(at))), changes);
}

/** Says that the selection names the speaker of the nearest quote, and who that is. */
export async function markSpeaker(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const selected = await selection(articles);
  if (!selected) return;
  const { loaded, spans } = selected;
  const { article, record } = loaded;
  const source = hull(spans);
  const quote = nearestQuote(article, source);
  if (!quote) return inform(l10n.t('There is no quote in this article to be spoken.'));
  const words = wordsAt(article, source);
  const known = answersIn(argument).entity ?? entityOf(article, source)?.id;
  const choice = known ?? (await pickSpeaker(article, quote, words));
  if (!choice) return;
  // The quote as the person sees it then, so that source and speaker are one decision.
  const quotes = article.quotes.map((q) => (q.id === quote.id ? { ...q, source } : q));
  const changes = decisions.changeSpeaker({ ...article, quotes }, record, quote.id, choice, hand());
  await decide(loaded, l10n.t('“{0}” says {1}', words, nameOf(article, quote)), changes);
}

const pickSpeaker = (article: Article, quote: ArticleQuote, name: string) =>
  pickEntity(likelySpeakers(article, quote), { title: l10n.t('Who is “{0}”?', name), current: quote.speaker, name });

/** Marks the selection as a figure; kind and value are those that the words have by themselves. */
export async function markFigure(articles: Articles, decide: Decide, lexicon: () => Lexicon): Promise<void> {
  const selected = await selection(articles);
  if (!selected) return;
  const { loaded, spans } = selected;
  const { article, record } = loaded;
  const span = hull(spans);
  const read = figureIn(article, span, lexicon());
  const known = mostly(article.figures, [span]);
  const figures = article.figures.map((figure) => (figure.id === known?.id ? { ...figure, ...read } : figure));
  const changes = known
    ? decisions.setSpans({ ...article, figures }, record, known.id, [span], hand())
    : decisions.addFigure(article, record, span, read, hand());
  await decide(loaded, l10n.t('Mark figure “{0}”', wordsAt(article, span)), changes);
}

/** What the engine reads in the selected words alone. */
function figureIn(article: Article, span: Span, lexicon: Lexicon): decisions.FigureDetails {
  const text = article.text.slice(...span);
  const { figures } = analyze(text, lexicon, { date: article.date ?? undefined });
  const best = figures.find((figure) => agreement([figure.span], [[0, text.length]]) >= SAME);
  if (!best) return {};
  const { kind, value, unit, modifier } = best;
  return { kind, value: value ?? undefined, unit: unit ?? undefined, modifier: modifier ?? undefined };
}

/** Marks the selection as the name of an entity: one of the article or a new one. */
export async function markEntity(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const selected = await selection(articles);
  if (!selected) return;
  const { loaded, spans } = selected;
  const { article, record } = loaded;
  const span = hull(spans);
  const name = article.text.slice(...span).replace(/\s+/g, ' ');
  const choice = answersIn(argument).entity ?? (await pickNamed(article, name));
  if (!choice) return;
  await decide(
    loaded,
    l10n.t('Mark name “{0}”', shortened(name)),
    decisions.addMention(article, record, span, choice, hand()),
  );
}

function pickNamed(article: Article, name: string): Promise<decisions.EntityChoice | undefined> {
  const entities = likelyNamed(article, name);
  const newFirst = !entities.some((entity) => sharedWords(entity, name) > 0);
  return pickEntity(entities, { title: l10n.t('Who or what is “{0}”?', shortened(name)), name, newFirst });
}

interface Selected {
  readonly loaded: LoadedArticle;
  /** At least one; whole words. */
  readonly spans: readonly Span[];
}

/** What is selected in the active article, where it can be decided on; undefined after a message. */
async function selection(articles: Articles): Promise<Selected | undefined> {
  const active = await activeArticle(articles);
  if (!active || !canDecide(active.loaded)) return undefined;
  const { editor, loaded } = active;
  const spans = spansIn(editor)
    .map((span) => wholeWords(loaded.article.text, span))
    .filter((span): span is Span => span !== undefined)
    .sort((a, b) => a[0] - b[0]);
  return spans.length ? { loaded, spans } : inform(l10n.t('Select the words first.'));
}

const spansIn = ({ document, selections }: TextEditor): readonly Span[] =>
  selections.map((range): Span => [document.offsetAt(range.start), document.offsetAt(range.end)]);

/** From this share of common letters on, what is marked and what is selected are the same thing. */
const SAME = 0.5;

const mostly = <T extends ArticleItem>(items: readonly T[], at: readonly Span[]): T | undefined =>
  items.find((item) => item.status !== 'rejected' && agreement(spansOf(item), at) >= SAME);

/** The quote, not rejected, whose words are nearest; of two as near the later one, as sources mostly go before. */
function nearestQuote(article: Article, [start, end]: Span): ArticleQuote | undefined {
  const distance = ({ contents }: ArticleQuote): number =>
    Math.min(...contents.map(([from, to]) => Math.max(0, from - end, start - to)));
  return article.quotes
    .filter(({ status, contents }) => status !== 'rejected' && contents.length > 0)
    .reduce<ArticleQuote | undefined>((best, q) => (!best || distance(q) <= distance(best) ? q : best), undefined);
}

/** Whom the words mention already. */
const entityOf = (article: Article, span: Span): ArticleEntity | undefined =>
  article.entities.find(({ mentions }) =>
    mentions.some(({ status, span: at }) => status !== 'rejected' && agreement([at], [span]) >= SAME),
  );

const wordsAt = (article: Article, span: Span): string => shortened(article.text.slice(...span));
