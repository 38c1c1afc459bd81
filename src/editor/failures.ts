import { l10n, type Uri, window, workspace } from 'vscode';
import { reasonOf, sidecarOf, UnreadableSidecar } from './sidecars.js';

/**
 * Saves, and where that fails says so, with the file and the reason, and offers to try again. What could not be saved
 * stays in memory and is saved with the next decision. Ends after the first try.
 */
export async function savingWithRetry(article: Uri, save: () => Promise<void>): Promise<void> {
  try {
    await save();
  } catch (error) {
    console.error(error);
    void offerRetry(article, error, save);
  }
}

async function offerRetry(article: Uri, error: unknown, save: () => Promise<void>): Promise<void> {
  const sidecar = sidecarOf(article);
  const name = workspace.asRelativePath(sidecar);
  const retry = l10n.t('Retry');
  const open = l10n.t('Open File');
  const message =
    error instanceof UnreadableSidecar
      ? l10n.t('{0} cannot be understood, so nothing is written to it. The decision is kept in memory.', name)
      : l10n.t('{0} could not be saved: {1}. The decision is kept in memory.', name, reasonOf(error));
  const choice = await window.showErrorMessage(
    message,
    ...(error instanceof UnreadableSidecar ? [open, retry] : [retry]),
  );
  if (choice === retry) await savingWithRetry(article, save);
  else if (choice === open) await window.showTextDocument(sidecar);
}
