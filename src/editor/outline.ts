import {
  Disposable,
  type DocumentSelector,
  DocumentSymbol,
  l10n,
  languages,
  type Position,
  Range,
  SymbolKind,
} from 'vscode';
import type { Article, ArticleQuote } from '../article/types.js';
import { contains, hull, type Span } from '../text/span.js';
import { partsOf } from './at.js';
import type { ArticleStore } from './contracts.js';
import { plain } from './markdown.js';
import * as wording from './wording.js';

/** A line in the outline before it is nested: `whole` holds what lies in it, `name` is what is selected. */
interface Entry {
  /** Plain and short, as the detail: long outlines are made often, and each line is made so once. */
  readonly label: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly whole: Span;
  readonly selection: Span;
}

const LONGEST_LABEL = 70;
/** More quotes and figures than this make an outline in which nobody finds anything: it then says only who speaks. */
const MANY = 5000;
/** How long typing and decisions in such an article have to pause before its outline follows them, in ms. */
const PAUSE = 1000;
const isLong = ({ quotes, figures }: Article): boolean => quotes.length + figures.length > MANY;

/** One quote after the other by one speaker. */
interface Run {
  readonly speaker: string | null;
  readonly quotes: ArticleQuote[];
}

function runsOf(quotes: readonly ArticleQuote[]): readonly Run[] {
  const runs: Run[] = [];
  for (const quote of quotes) {
    const last = runs.at(-1);
    if (last && quote.speaker !== null && last.speaker === quote.speaker) last.quotes.push(quote);
    else runs.push({ speaker: quote.speaker, quotes: [quote] });
  }
  return runs;
}

/** The headline: a first line of its own that is no whole paragraph of prose. */
function headlineOf(text: string): Span | undefined {
  const [line] = /^[^\r\n]*/.exec(text.slice(text.charCodeAt(0) === 0xfeff ? 1 : 0, 301)) ?? [''];
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return line.trim() && line.length <= 200 && !/[.!?]["”’]?\s*$/.test(line) ? [start, start + line.length] : undefined;
}

/**
 * The outline of an article as a journalist asks for it, in text order: the headline, who speaks (one entry for a run
 * of quotes by one speaker), under them the quotes, and the figures where they stand. What was rejected is left out, and
 * in a very long article all but who speaks.
 */
export function outlineOf(article: Article): readonly Entry[] {
  const { text } = article;
  const speaking = new Set(article.quotes.map(({ speaker }) => speaker));
  const names = new Map(
    article.entities.flatMap(({ id, name }) => (speaking.has(id) ? [[id, plain(name, LONGEST_LABEL)]] : [])),
  );
  const quotes = article.quotes.filter(({ status, contents }) => status !== 'rejected' && contents.length > 0);
  const headline = headlineOf(text);
  const said = ({ contents: [first] }: ArticleQuote) => plain(text.slice(...first).slice(0, 400), LONGEST_LABEL);
  const entries: Entry[] = headline
    ? [
        {
          label: plain(text.slice(...headline), LONGEST_LABEL),
          detail: l10n.t('headline'),
          kind: SymbolKind.Module,
          whole: headline,
          selection: headline,
        },
      ]
    : [];
  for (const run of runsOf(quotes)) {
    const name = run.speaker === null ? undefined : names.get(run.speaker);
    entries.push({
      label: name ?? l10n.t('Speaker not known'),
      detail: wording.quotesCount(run.quotes.length),
      kind: SymbolKind.Class,
      whole: hull(run.quotes.flatMap(partsOf)),
      selection: run.quotes[0].source ?? run.quotes[0].contents[0],
    });
    for (const quote of isLong(article) ? [] : run.quotes)
      entries.push({
        label: quote.kind === 'direct' ? `“${said(quote)}”` : said(quote),
        detail: wording.quoteKind(quote.kind),
        kind: SymbolKind.String,
        whole: hull(partsOf(quote)),
        selection: quote.contents[0],
      });
  }
  for (const figure of isLong(article) ? [] : article.figures) {
    if (figure.status === 'rejected') continue;
    const words = text.slice(...figure.span);
    const value = wording.figureValue(figure) || wording.figureKind(figure.kind);
    entries.push({
      label: plain(words, LONGEST_LABEL),
      detail: value === words ? '' : plain(value, LONGEST_LABEL),
      kind: SymbolKind.Number,
      whole: figure.span,
      selection: figure.span,
    });
  }
  return entries;
}

/** Nests entries by their spans; one that only overlaps another stands beside it. */
function nest(entries: readonly Entry[], positionAt: (offset: number) => Position): DocumentSymbol[] {
  const range = ([start, end]: Span) => new Range(positionAt(start), positionAt(end));
  // A stable sort keeps a speaker before the one quote that is as long, and so around it.
  const sorted = [...entries].sort((a, b) => a.whole[0] - b.whole[0] || b.whole[1] - a.whole[1]);
  const roots: DocumentSymbol[] = [];
  const open: { whole: Span; symbol: DocumentSymbol }[] = [];
  for (const { label, detail, kind, whole, selection } of sorted) {
    const symbol = new DocumentSymbol(
      label || '…',
      detail,
      kind,
      range(whole),
      range(contains(whole, selection) ? selection : whole),
    );
    while (open.length && !contains(open[open.length - 1].whole, whole)) open.pop();
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ whole, symbol });
  }
  return roots;
}

/**
 * The outline and the breadcrumbs of news documents. VS Code asks anew only when the text changes or a provider comes
 * or goes; a decision changes neither, so the provider then registers itself again.
 */
export function outline(articles: ArticleStore, selector: DocumentSelector): Disposable {
  const records = new Map<string, unknown>();
  const register = () =>
    languages.registerDocumentSymbolProvider(
      selector,
      {
        async provideDocumentSymbols(document, token) {
          const before = articles.of(document);
          // It takes the editor long to show: first of all come the highlights and the tree.
          if (!before || isLong(before.article)) await new Promise((done) => setTimeout(done, PAUSE));
          const loaded = token.isCancellationRequested ? undefined : articles.of(document);
          return loaded && nest(outlineOf(loaded.article), (offset) => document.positionAt(offset));
        },
      },
      { label: l10n.t('Quotes and Figures') },
    );
  let registered = register();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    registered.dispose();
    registered = register();
  };
  return Disposable.from(
    articles.onDidChange(({ uri, article, record }) => {
      if (records.get(uri.toString()) === record) return;
      records.set(uri.toString(), record);
      clearTimeout(waiting);
      // All of it is made and sent again: in a long article only once the decisions pause.
      if (isLong(article)) waiting = setTimeout(again, PAUSE);
      else again();
    }),
    articles.onDidClose((uri) => {
      records.delete(uri.toString());
    }),
    new Disposable(() => {
      clearTimeout(waiting);
      registered.dispose();
    }),
  );
}
