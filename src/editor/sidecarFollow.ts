import { Disposable, type FileRenameEvent, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { stampOf } from '../sidecar/stamp.js';
import type { Files } from './files.js';
import { isArticle } from './language.js';
import { articleOf, ENDING, type Sidecars, sidecarOf } from './sidecars.js';

/** How many sidecars are searched for the one of a copied article, and how many deleted ones are remembered. */
const SEARCHED = 2000;
const REMEMBERED = 200;

export interface SidecarFollow extends Disposable {
  /** Ends when the sidecars of all articles that were renamed or moved up to now are beside them, where they could be. */
  followed(): Promise<unknown>;
}

/**
 * Sidecars follow their articles as these are renamed, moved, copied and deleted in VS Code, alone or with their folders.
 * Nothing that is there is overwritten. A deleted article that comes back (by undo) gets its sidecar back.
 */
export function sidecarFollow(sidecars: Sidecars, files: Files): SidecarFollow {
  /** The renames that run. */
  let renames: Promise<unknown> = Promise.resolve();
  /** The bytes of sidecars that went with their articles. */
  const gone = new Map<string, Uint8Array>();

  const renamed = async (from: Uri, to: Uri): Promise<void> => {
    // A sidecar that is renamed by itself: what is known of both places is read anew.
    for (const article of [articleOf(from), articleOf(to)])
      if (article && sidecars.of(article)) await sidecars.reload(article);
    const sidecar = sidecarOf(from);
    if (await isThere(files, sidecar)) await moveFile(files, sidecar, sidecarOf(to));
    for (const { article } of sidecars.states) {
      const now = movedTo(article, from, to);
      if (now) await sidecars.rename(article, now);
    }
  };

  const deleted = async (article: Uri): Promise<void> => {
    const sidecar = sidecarOf(article);
    const bytes = await files.read(sidecar);
    if (bytes && !(await isThere(files, article))) {
      gone.set(article.toString(), bytes);
      for (const oldest of gone.keys()) if (gone.size > REMEMBERED) gone.delete(oldest);
      const edit = new WorkspaceEdit();
      // As an edit it goes where the person's deleted files go, and can be undone.
      edit.deleteFile(sidecar, { ignoreIfNotExists: true });
      await workspace.applyEdit(edit);
    }
    for (const known of sidecars.states)
      if (movedTo(known.article, article, article)) await sidecars.reload(known.article);
  };

  const created = async (article: Uri): Promise<void> => {
    if (articleOf(article)) return;
    const sidecar = sidecarOf(article);
    const bytes = gone.get(article.toString()) ?? (await ofSameText(article));
    if (!bytes || (await isThere(files, sidecar))) return;
    gone.delete(article.toString());
    await files.replace(sidecar, undefined, bytes);
    if (sidecars.of(article)) await sidecars.reload(article);
  };

  /** The sidecar of another article with the same text, of which this one is a copy. */
  const ofSameText = async (article: Uri): Promise<Uint8Array | undefined> => {
    const stat = await workspace.fs.stat(article).then(undefined, () => undefined);
    if (!stat?.size) return undefined;
    const document = await workspace.openTextDocument(article).then(undefined, () => undefined);
    if (!document || !isArticle(document)) return undefined;
    const stamp = stampOf(document.getText());
    for (const uri of await workspace.findFiles(`**/*${ENDING}`, undefined, SEARCHED)) {
      const bytes = await files.read(uri);
      if (bytes && new TextDecoder().decode(bytes).includes(stamp.sha256 ?? '\0')) return bytes;
    }
    return undefined;
  };

  const one = async (task: Promise<void>): Promise<void> => {
    await task.catch((error) => console.error(error));
  };
  const allRenamed = async (moves: FileRenameEvent['files']): Promise<void> => {
    for (const { oldUri, newUri } of moves) await one(renamed(oldUri, newUri));
  };
  const subscriptions = Disposable.from(
    workspace.onDidRenameFiles(({ files: moves }) => {
      // Without what they end with, so that nothing is kept of those before.
      renames = Promise.all([renames, allRenamed(moves)]).then(() => undefined);
    }),
    workspace.onDidDeleteFiles(async ({ files: uris }) => {
      for (const uri of uris) await one(deleted(uri));
    }),
    workspace.onDidCreateFiles(async ({ files: uris }) => {
      for (const uri of uris) await one(created(uri));
    }),
  );
  return { followed: () => renames, dispose: () => subscriptions.dispose() };
}

const isThere = async (files: Files, uri: Uri): Promise<boolean> => (await files.version(uri)) !== undefined;

/** Where a file is after it, or a folder it is in, was moved; undefined where it was not. */
function movedTo(file: Uri, from: Uri, to: Uri): Uri | undefined {
  if (file.scheme !== from.scheme || file.authority !== from.authority) return undefined;
  if (file.path === from.path) return to;
  if (!file.path.startsWith(`${from.path}/`)) return undefined;
  return to.with({ path: to.path + file.path.slice(from.path.length) });
}

/** Moves a file where nothing is in its way, with the editor that shows it. Gives whether it was moved. */
export async function moveFile(files: Files, from: Uri, to: Uri): Promise<boolean> {
  if (await isThere(files, to)) return false;
  const edit = new WorkspaceEdit();
  edit.renameFile(from, to, { overwrite: false });
  return workspace.applyEdit(edit);
}
