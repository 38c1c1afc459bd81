import { commands, Disposable, type TextDocument, type Uri, window } from 'vscode';
import type { FolderStore } from './contracts.js';
import { decode, type Files } from './files.js';
import { isArticle } from './language.js';
import { type Sidecars, sidecarOf } from './sidecars.js';

/** How many files are looked at together, and how often all of them are at most, in ms. */
const TOGETHER = 16;
const PAUSE = 2000;

/**
 * Notices what has changed on the disk where nobody tells of it: watchers are counted by the system, and network drives
 * know none. When the window gains focus, every known article and sidecar is looked at, as cheaply as the system can say
 * whether it was written to; when an article's editor becomes active, that article is.
 */
export function freshness(folder: FolderStore, sidecars: Sidecars, files: Files): Disposable {
  const seen = new Map<string, string | undefined>();
  let looking = false;
  let last = 0;

  /** Whether a file was written to, made or removed since it was last asked about; `first` where it never was. */
  const isChanged = async (uri: Uri, first: boolean): Promise<boolean> => {
    const key = uri.toString();
    const version = await files.version(uri).catch(() => undefined);
    const known = seen.has(key) ? seen.get(key) !== version : first;
    seen.set(key, version);
    return known;
  };

  const lookAtAll = async (): Promise<void> => {
    if (looking || Date.now() - last < PAUSE) return;
    looking = true;
    const shown = new Set(window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    const tasks = [
      ...sidecars.states.map(({ article }) => async () => {
        if (await isChanged(sidecarOf(article), true)) await sidecars.reload(article);
      }),
      ...folder.articles
        .filter(({ uri }) => !shown.has(uri.toString()))
        .map(({ uri }) => async () => {
          if (await isChanged(uri, false)) await folder.reread(uri);
        }),
    ];
    const worker = async () => {
      for (let task = tasks.pop(); task; task = tasks.pop()) await task().catch(() => undefined);
    };
    await Promise.all(Array.from({ length: TOGETHER }, worker));
    last = Date.now();
    looking = false;
  };

  /** Has the editor show the file as it is, where it shows an older one and nothing in it is unsaved. */
  const lookAt = async (document: TextDocument | undefined): Promise<void> => {
    if (!document || document.isDirty || !isArticle(document) || !(await isChanged(document.uri, true))) return;
    const { version } = document;
    const bytes = await files.read(document.uri).catch(() => undefined);
    if (!bytes || (await decode(bytes, document.uri)) === document.getText()) return;
    const isStill = window.activeTextEditor?.document === document && document.version === version;
    if (isStill && !document.isDirty) await commands.executeCommand('workbench.action.files.revert');
  };

  let baseline = false;
  return Disposable.from(
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) void lookAtAll();
    }),
    window.onDidChangeActiveTextEditor((editor) => void lookAt(editor?.document)),
    folder.onDidChange(() => {
      if (baseline || !folder.scanned) return;
      baseline = true;
      void lookAtAll();
    }),
  );
}
