import { commands, Disposable, l10n, StatusBarAlignment, type TextDocument, window } from 'vscode';
import { checkArticle } from '../article/checks.js';
import { progressOf } from '../article/review.js';
import type { ArticleStore } from './contracts.js';

/** Counts what nobody has decided on yet in the article of the active editor; a click shows the article's list. */
export function statusBar(articles: ArticleStore): Disposable {
  const item = window.createStatusBarItem('newsmark.open', StatusBarAlignment.Left, 50);
  item.name = l10n.t('Newsmark: open suggestions');
  item.command = 'newsmark.showArticle';

  const show = (document: TextDocument | undefined) => {
    const left = document && articles.leftOut(document);
    const article = document && articles.of(document)?.article;
    if (left) {
      item.text = `$(circle-slash) ${l10n.t('not read')}`;
      item.tooltip = l10n.t('Newsmark leaves this file out: {0}', left);
      item.accessibilityInformation = { label: item.tooltip };
      item.show();
      return;
    }
    if (!article) return item.hide();
    const { open, decided } = progressOf(article);
    const lost = article.lost.filter(({ annotation }) => !annotation.unplaced).length;
    const changed = checkArticle(article).filter(({ code }) => code === 'changed').length;
    const state = open ? `$(comment-discussion) ${l10n.t('{0} open', open)}` : `$(pass) ${l10n.t('all decided')}`;
    item.text = lost + changed ? `${state} $(warning) ${lost + changed}` : state;
    item.tooltip = [
      l10n.t('Newsmark: {0} open suggestions, {1} decided in this article', open, decided),
      lost ? l10n.t('{0} annotations without a place', lost) : '',
      changed ? l10n.t('{0} changed since they were decided', changed) : '',
    ]
      .filter((part) => part)
      .join('\n');
    item.accessibilityInformation = { label: item.tooltip };
    item.show();
  };
  const showActive = () => show(window.activeTextEditor?.document);

  showActive();
  return Disposable.from(
    item,
    commands.registerCommand('newsmark.showArticle', () => commands.executeCommand('newsmark.article.focus')),
    window.onDidChangeActiveTextEditor(showActive),
    articles.onDidChange(showActive),
    articles.onDidClose(showActive),
  );
}
