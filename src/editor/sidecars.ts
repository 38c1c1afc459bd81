import { Disposable, EventEmitter, type TextDocument, type Uri, workspace } from 'vscode';
import { type Keeper, type Kept, keeper } from '../sidecar/keeper.js';
import type { SidecarState, SidecarStore } from './contracts.js';
import type { Files } from './files.js';
import { sidecarMedium } from './sidecarMedium.js';

export { reasonOf, type Standing, UnreadableSidecar } from '../sidecar/keeper.js';

export const ENDING = '.newsmark.yaml';
/** How long typing in an open sidecar is gathered before it is read, in ms. */
const TYPING = 200;

/** A sidecar as it was last read or written, with what could not be written yet. */
export type Sidecar = SidecarState & Kept<Uri>;

/** The sidecars of the articles; see `Keeper` for what waits in memory and how it is written. */
export interface Sidecars extends SidecarStore, Pick<Keeper<Uri>, 'add' | 'flush' | 'draft' | 'rename'> {
  readonly states: readonly Sidecar[];
  of(article: Uri): Sidecar | undefined;
  load(article: Uri): Promise<Sidecar>;
  reload(article: Uri): Promise<Sidecar>;
  readonly onDidChange: (listener: (sidecar: Sidecar) => void) => Disposable;
}

/** Where an article's sidecar is: beside it. */
export const sidecarOf = (article: Uri): Uri => article.with({ path: article.path + ENDING });

/** The article a sidecar speaks of, or undefined where the file is no sidecar. */
export const articleOf = (sidecar: Uri): Uri | undefined =>
  sidecar.path.endsWith(ENDING) ? sidecar.with({ path: sidecar.path.slice(0, -ENDING.length) }) : undefined;

const withUri = (kept: Kept<Uri>): Sidecar => ({ ...kept, uri: sidecarOf(kept.article) });

/** Reads, watches and writes sidecars, in files and in editors. */
export function sidecarStore(files: Files): Sidecars & Disposable {
  const changed = new EventEmitter<Sidecar>();
  const typing = new Map<string, ReturnType<typeof setTimeout>>();
  /** One object for one state, so that it can be compared. */
  const given = new WeakMap<Kept<Uri>, Sidecar>();
  const give = (kept: Kept<Uri>): Sidecar => {
    const sidecar = given.get(kept) ?? withUri(kept);
    given.set(kept, sidecar);
    return sidecar;
  };
  const kept = keeper(
    sidecarMedium(files),
    (article: Uri) => article.toString(),
    (sidecar) => changed.fire(give(sidecar)),
  );

  const again = async (article: Uri): Promise<void> => {
    const now = await kept.again(article);
    // What waited for a disk that refused it, or was lost with an editor that was not saved, is tried again.
    if (now?.pending.length && now.writable) await kept.flush(article);
  };
  const changedOutside = (sidecar: Uri) => {
    const article = articleOf(sidecar);
    if (!article || !kept.of(article)) return;
    void again(article).catch(() => undefined);
  };
  const typed = (document: TextDocument) => {
    if (!articleOf(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(typing.get(key));
    typing.set(
      key,
      setTimeout(() => {
        typing.delete(key);
        changedOutside(document.uri);
      }, TYPING),
    );
  };

  const watcher = workspace.createFileSystemWatcher(`**/*${ENDING}`);
  const subscriptions = Disposable.from(
    changed,
    watcher,
    watcher.onDidCreate(changedOutside),
    watcher.onDidChange(changedOutside),
    watcher.onDidDelete(changedOutside),
    workspace.onDidChangeTextDocument((event) => typed(event.document)),
    workspace.onDidSaveTextDocument((document) => changedOutside(document.uri)),
    workspace.onDidCloseTextDocument((document) => changedOutside(document.uri)),
    new Disposable(() => {
      for (const timer of typing.values()) clearTimeout(timer);
    }),
  );

  return {
    get states() {
      return [...kept.all].map(give);
    },
    of(article) {
      const known = kept.of(article);
      return known && give(known);
    },
    load: async (article) => give(await kept.load(article)),
    reload: async (article) => give(await kept.reload(article)),
    add: kept.add,
    flush: kept.flush,
    draft: kept.draft,
    rename: kept.rename,
    onDidChange: changed.event,
    dispose: () => subscriptions.dispose(),
  };
}
