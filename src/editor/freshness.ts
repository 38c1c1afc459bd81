import { Disposable, type Event, type Uri, window } from 'vscode';
import type { FolderStore } from './contracts.js';
import type { Files } from './files.js';
import { type Sidecars, sidecarOf } from './sidecars.js';

/** Looks at the files again now and then. */
export interface Freshness extends Disposable {
  /** Ends when nothing is being looked at. */
  idle(): Promise<void>;
}

/** When the files are looked at, and how long they are left alone after that, in ms. */
export interface Occasion {
  readonly focused: Event<unknown>;
  readonly pause: number;
}

/** How many files are looked at together, and how often all of them are at most, in ms. */
const TOGETHER = 16;
const PAUSE = 2000;

/**
 * Notices what has changed on the disk where nobody tells of it: watchers are counted by the system, and network drives
 * know none. When the window gains focus, every known article and sidecar is looked at, as cheaply as the system can say
 * whether it was written to. What is shown in editors the workbench itself reads anew, then and when it is brought to
 * the front; the store of the articles does the same for their sidecars.
 */
export function freshness(
  folder: FolderStore,
  sidecars: Sidecars,
  files: Files,
  { focused, pause }: Occasion = { focused: windowFocused, pause: PAUSE },
): Freshness {
  const seen = new Map<string, string | undefined>();
  let looking: Promise<void> | undefined;
  let last = Number.NEGATIVE_INFINITY;

  /** Whether a file was written to, made or removed since it was last asked about; `first` where it never was. */
  const isChanged = async (uri: Uri, first: boolean): Promise<boolean> => {
    const key = uri.toString();
    const version = await files.version(uri).catch(() => undefined);
    const known = seen.has(key) ? seen.get(key) !== version : first;
    seen.set(key, version);
    return known;
  };

  const lookAtAll = async (): Promise<void> => {
    const shown = new Set(window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    const tasks = [
      ...sidecars.states.map(({ article, pending }) => async () => {
        if (await isChanged(sidecarOf(article), true)) await sidecars.reload(article);
        // What the disk refused is tried again.
        if (pending.length) await sidecars.flush(article);
      }),
      ...folder.articles
        .filter(({ uri }) => !shown.has(uri.toString()))
        .map(({ uri }) => async () => {
          // Of an article that has no sidecar the store of sidecars knows nothing: one may have come.
          const alone = !sidecars.of(uri) && (await isChanged(sidecarOf(uri), false));
          if ((await isChanged(uri, false)) || alone) await folder.reread(uri);
        }),
    ];
    const worker = async () => {
      for (let task = tasks.pop(); task; task = tasks.pop()) await task().catch(() => undefined);
    };
    await Promise.all(Array.from({ length: TOGETHER }, worker));
  };
  const look = () => {
    if (looking || performance.now() - last < pause) return;
    looking = lookAtAll().finally(() => {
      last = performance.now();
      looking = undefined;
    });
  };

  let baseline = false;
  const subscriptions = Disposable.from(
    focused(look),
    folder.onDidChange(() => {
      if (baseline || !folder.scanned) return;
      baseline = true;
      look();
    }),
  );
  return { idle: async () => looking, dispose: () => subscriptions.dispose() };
}

const windowFocused: Event<unknown> = (listener) =>
  window.onDidChangeWindowState((state) => state.focused && listener(state));
