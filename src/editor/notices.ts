import { Disposable, l10n, type Uri, window, workspace } from 'vscode';
import type { ArticleStore, FolderStore } from './contracts.js';
import { sayWarning } from './say.js';

/** How many files a message names. */
const NAMED = 3;

/** Says what is left out and why, once for each file: when it is opened, and together after the folder has been read. */
export function leftOutNotices(articles: ArticleStore, folder: FolderStore): Disposable {
  const told = new Set<string>();
  const isNews = (uri: Uri, reason: string): boolean => {
    const key = `${uri} ${reason}`;
    return !told.has(key) && told.add(key) !== undefined;
  };
  const look = () => {
    for (const { document } of window.visibleTextEditors) {
      const reason = articles.leftOut(document);
      if (reason && isNews(document.uri, reason)) void sayWarning(sentence(document.uri, reason));
    }
  };
  const scanned = () => {
    if (!folder.scanned) return;
    const fresh = folder.leftOut.filter(({ uri, reason }) => isNews(uri, reason));
    if (fresh.length === 0) return;
    const names = fresh.slice(0, NAMED).map(({ uri, reason }) => `${workspace.asRelativePath(uri)} (${reason})`);
    if (fresh.length > NAMED) names.push(l10n.t('and {0} more', fresh.length - NAMED));
    void sayWarning(l10n.t('Newsmark leaves out: {0}.', names.join(', ')));
  };
  look();
  return Disposable.from(
    window.onDidChangeVisibleTextEditors(look),
    window.onDidChangeActiveTextEditor(look),
    workspace.onDidOpenTextDocument(look),
    folder.onDidChange(scanned),
  );
}

const sentence = (uri: Uri, reason: string): string =>
  l10n.t('Newsmark leaves out {0}: {1}.', workspace.asRelativePath(uri), reason);
