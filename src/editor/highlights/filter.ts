import { Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { ArticleStore } from '../contracts.js';
import { iconless } from '../markdown.js';
import { type TypedFilter, typedFilter } from '../typedFilter.js';

/** What limits the highlights of all editors, with its commands. */
export const highlightFilter = (): TypedFilter =>
  typedFilter({
    ask: 'newsmark.filterHighlights',
    clear: 'newsmark.showAllHighlights',
    context: 'newsmark.highlightsFiltered',
    prompt: l10n.t('Highlight only what has these words or is of this status, speaker, label, annotator (by:), …'),
  });

/**
 * Says in the status bar beside every article that its highlights are limited, lest somebody take what is not drawn for
 * what is not there; a click shows all again.
 */
export function filterStatus(filter: TypedFilter, articles: ArticleStore): Disposable {
  const item = window.createStatusBarItem('newsmark.highlightsFilter', StatusBarAlignment.Left, 49);
  item.name = l10n.t('Newsmark: filter of highlights');
  item.command = 'newsmark.showAllHighlights';

  const show = () => {
    const document = window.activeTextEditor?.document;
    if (!filter.message || !document || !articles.of(document)) return item.hide();
    item.text = `$(filter) ${iconless(filter.text, 40)}`;
    item.tooltip = l10n.t('Newsmark highlights: {0}. Click to show all.', filter.message);
    item.accessibilityInformation = { label: item.tooltip };
    item.show();
  };

  show();
  return Disposable.from(
    item,
    filter.onDidChange(show),
    articles.onDidChange(show),
    window.onDidChangeActiveTextEditor(show),
  );
}
