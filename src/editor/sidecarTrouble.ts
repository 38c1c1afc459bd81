import { commands, Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { resolveConflict } from './conflict.js';
import type { ArticleStore, SidecarState, SidecarStore } from './contracts.js';
import { problemInWords } from './inWords.js';
import { plain } from './markdown.js';
import { articleOf } from './sidecars.js';

/**
 * Says in the status bar that nothing can be decided on the article of the active editor, because its sidecar cannot be
 * written to; a click settles its conflict or shows the problems. `newsmark.atConflict` tells menus of a conflict.
 */
export function sidecarTrouble(articles: ArticleStore, sidecars: SidecarStore): Disposable {
  const item = window.createStatusBarItem('newsmark.sidecar', StatusBarAlignment.Left, 49);
  item.name = l10n.t('Newsmark: sidecar');
  item.backgroundColor = new ThemeColor('statusBarItem.errorBackground');

  const active = (): SidecarState | undefined => {
    const document = window.activeTextEditor?.document;
    if (!document) return undefined;
    const key = document.uri.toString();
    return articleOf(document.uri)
      ? sidecars.states.find(({ uri }) => uri.toString() === key)
      : articles.of(document)?.sidecar;
  };
  const show = () => {
    const state = active();
    const conflict = state?.problems.some(({ code }) => code === 'conflict') ?? false;
    void commands.executeCommand('setContext', 'newsmark.atConflict', conflict);
    if (!state || state.writable) return item.hide();
    const problem = state.problems.find(({ severity }) => severity === 'error');
    const reason = state.failure ?? (problem ? problemInWords(problem) : '');
    item.text = conflict ? `$(git-merge) ${l10n.t('sidecar in conflict')}` : `$(error) ${l10n.t('sidecar unreadable')}`;
    item.tooltip = l10n.t('Nothing is written to the sidecar, and nothing can be decided: {0}', plain(reason));
    item.command = conflict
      ? { title: l10n.t('Resolve Sidecar Conflict'), command: resolveConflict, arguments: [state.uri] }
      : { title: l10n.t('Show Problems'), command: 'workbench.actions.view.problems' };
    item.accessibilityInformation = { label: `${item.text.replace(/\$\([\w-]+\) /, '')}. ${item.tooltip}` };
    item.show();
  };

  show();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(show),
    articles.onDidChange(show),
    sidecars.onDidChange(show),
  );
}
