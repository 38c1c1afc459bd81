import { Disposable, l10n, StatusBarAlignment, type Uri, window } from 'vscode';
import { progressOf } from '../../article/review.js';
import type { Article, ArticleItem } from '../../article/types.js';
import type { FolderStore } from '../contracts.js';
import { iconless } from '../markdown.js';
import { inWords } from './mark.js';

/** Where a review is, for the status bar. */
export interface Place {
  readonly uri: Uri;
  readonly article: Article;
  readonly item: ArticleItem | undefined;
  readonly edges: boolean;
}

/** The status bar item of the review: begins and ends it, and tells how far article and folder are. */
export interface ReviewStatus extends Disposable {
  show(place: Place | undefined): void;
  /** After the folder has changed. */
  refresh(): void;
}

export function reviewStatus(folder: FolderStore): ReviewStatus {
  const bar = window.createStatusBarItem('newsmark.review', StatusBarAlignment.Left, 49);
  bar.name = l10n.t('Newsmark: review');
  bar.command = 'newsmark.review';
  let shown: Place | undefined;

  const refresh = () => {
    if (!shown) {
      bar.text = `$(checklist) ${l10n.t('Review')}`;
      bar.tooltip = l10n.t('Newsmark: go through the open suggestions by single keys');
      bar.accessibilityInformation = { label: bar.tooltip };
      const news = window.activeTextEditor?.document.languageId === 'news';
      if (news) bar.show();
      else bar.hide();
      return;
    }
    const { article, item, edges } = shown;
    const { decided, open } = progressOf(article);
    const all = folderShare(folder);
    const parts = [
      l10n.t('{0} of {1}', decided, decided + open),
      // Beside the item it may have no room: in a narrow window, or where the line ends at its edge.
      item ? iconless(inWords(article, item, true), 80) : '',
      all === undefined ? '' : l10n.t('folder {0} %', all),
    ];
    bar.text = `$(checklist) ${parts.filter((part) => part).join(' · ')}`;
    const here = item ? inWords(article, item) : l10n.t('nothing is open here');
    const mode = edges
      ? l10n.t('Shift+arrows move the edges, Esc ends that.')
      : l10n.t('Press ? for the keys, Esc to end.');
    bar.tooltip = `${l10n.t('Newsmark review: {0} decided, {1} open in this article', decided, open)}\n${here}\n${mode}`;
    // What a screen reader is told: first what is to be decided.
    bar.accessibilityInformation = { label: `${here}. ${mode}`, role: 'status' };
    bar.show();
  };
  const watch = window.onDidChangeActiveTextEditor(refresh);
  refresh();
  return {
    show(place) {
      shown = place;
      refresh();
    },
    refresh,
    dispose: () => Disposable.from(bar, watch).dispose(),
  };
}

/** How much of the folder is decided, in percent; undefined before it has been read. Not 100 while anything is open. */
function folderShare(folder: FolderStore): number | undefined {
  if (!folder.scanned) return undefined;
  let decided = 0;
  let open = 0;
  for (const { progress } of folder.articles) {
    decided += progress.decided;
    open += progress.open;
  }
  return decided + open === 0 ? undefined : Math.floor((100 * decided) / (decided + open));
}
