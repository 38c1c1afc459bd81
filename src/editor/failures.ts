import { l10n, type Uri, window, workspace } from 'vscode';
import { errorInWords } from './inWords.js';
import { message } from './markdown.js';
import { sayError } from './say.js';
import { type Sidecars, sidecarOf, UnreadableSidecar } from './sidecars.js';

/** Saves decisions, and says so where that fails. */
export interface Saver {
  /**
   * Saves; where that fails it says why, with the file's name and the reason, and offers to try again and to save
   * elsewhere. What could not be saved stays in memory and is saved with the next decision. Ends after the first try.
   */
  save(article: Uri, save: () => Promise<void>): Promise<void>;
}

/** How a person is asked what to do. Each gives what was chosen; undefined where nothing was. */
export interface Dialogs {
  error(text: string, ...buttons: readonly string[]): Thenable<string | undefined>;
  /** Asks for a file to write to. */
  saveAs(suggested: Uri): Thenable<Uri | undefined>;
  show(file: Uri): Thenable<unknown>;
}

export const dialogs: Dialogs = {
  error: sayError,
  saveAs: (defaultUri) => window.showSaveDialog({ defaultUri, filters: { YAML: ['yaml', 'yml'] } }),
  show: (file) => window.showTextDocument(file),
};

/** `refused` hears of an article whose decisions could not be saved, at once, before the person is asked. */
export function saverOf(sidecars: Sidecars, refused: (article: Uri) => void, asked: Dialogs = dialogs): Saver {
  /** Articles of which a message is on screen: one is enough, as a retry saves all that waits. */
  const asking = new Set<string>();

  const offer = async (article: Uri, error: unknown, save: () => Promise<void>): Promise<void> => {
    const sidecar = sidecarOf(article);
    const name = workspace.asRelativePath(sidecar);
    const [retry, saveAs, open] = [l10n.t('Retry'), l10n.t('Save As…'), l10n.t('Open File')];
    const isUnreadable = error instanceof UnreadableSidecar;
    const text = isUnreadable
      ? l10n.t('{0} cannot be understood, so nothing is written to it. The decision is kept in memory.', message(name))
      : l10n.t(
          '{0} could not be saved: {1}. The decision is kept in memory.',
          message(name),
          message(errorInWords(error), 300),
        );
    const choice = await asked.error(text, ...(isUnreadable ? [open] : []), retry, saveAs);
    asking.delete(article.toString());
    if (choice === retry) await saving(article, save);
    else if (choice === open) await asked.show(sidecar);
    else if (choice === saveAs) await elsewhere(article, save);
  };

  /** Writes what the sidecar should say into another file. In memory it goes on waiting for its own. */
  const elsewhere = async (article: Uri, save: () => Promise<void>): Promise<void> => {
    const target = await asked.saveAs(sidecarOf(article));
    if (!target) return;
    if (target.toString() === sidecarOf(article).toString()) return saving(article, save);
    try {
      await workspace.fs.writeFile(target, new TextEncoder().encode(sidecars.draft(article)));
    } catch (error) {
      ask(article, error, save);
    }
  };

  const ask = (article: Uri, error: unknown, save: () => Promise<void>) => {
    console.error(error);
    const key = article.toString();
    if (asking.has(key)) return;
    asking.add(key);
    void offer(article, error, save);
  };

  const saving = async (article: Uri, save: () => Promise<void>): Promise<void> => {
    try {
      await save();
    } catch (error) {
      refused(article);
      ask(article, error, save);
    }
  };
  return { save: saving };
}
