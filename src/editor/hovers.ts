import { type Disposable, type DocumentSelector, Hover, languages, type MarkdownString, Range } from 'vscode';
import { figureAt, mentionAt } from '../article/queries.js';
import { type Span, touches } from '../text/span.js';
import { partsOf, quotesAt } from './at.js';
import { entityCard, figureCard, quoteCard } from './cards.js';
import type { ArticleStore } from './contracts.js';

/** More cards than these are no help. */
const MOST_CARDS = 3;

/** Hover cards of news documents: the figure, the entity and the quotes under the mouse, the narrowest first. */
export const hovers = (articles: ArticleStore, selector: DocumentSelector): Disposable =>
  languages.registerHoverProvider(selector, {
    provideHover(document, position) {
      const loaded = articles.of(document);
      if (!loaded) return undefined;
      const { article } = loaded;
      const offset = document.offsetAt(position);
      const cards: { span: Span; card: MarkdownString }[] = [];
      const figure = figureAt(article, offset);
      if (figure) cards.push({ span: figure.span, card: figureCard(loaded, figure) });
      const hit = mentionAt(article, offset);
      if (hit)
        cards.push({
          span: hit.mention.span,
          card: entityCard(loaded.uri, hit.entity, (place) => document.positionAt(place)),
        });
      for (const quote of quotesAt(article, offset)) {
        const span = partsOf(quote).find((part) => touches(part, offset));
        if (span) cards.push({ span, card: quoteCard(loaded, quote) });
      }
      if (!cards.length) return undefined;
      const [start, end] = cards[0].span;
      // A rule between them shows where one ends.
      for (const { card } of cards.slice(1)) card.value = `---\n\n${card.value}`;
      return new Hover(
        cards.slice(0, MOST_CARDS).map((entry) => entry.card),
        new Range(document.positionAt(start), document.positionAt(end)),
      );
    },
  });
