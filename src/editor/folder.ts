import {
  type CancellationToken,
  CancellationTokenSource,
  Disposable,
  EventEmitter,
  l10n,
  ProgressLocation,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Analysis } from '../analysis/types.js';
import { annotate } from '../article/annotate.js';
import { withoutNames } from '../article/never.js';
import type { CachedArticle } from '../corpus/cache.js';
import { unpack } from '../corpus/packing.js';
import { emptyRecord } from '../sidecar/record.js';
import type { DecisionRecord } from '../sidecar/types.js';
import type { Analysts } from './analysts.js';
import type { Articles } from './articles.js';
import type { ArticleCache } from './cache.js';
import type { CodebookStore } from './codebooks.js';
import type { FolderStore, ListedArticle } from './contracts.js';
import { decode, type Files, isBinary } from './files.js';
import { closedArticle, isDecided, openArticle } from './folderArticle.js';
import { articlesIn } from './language.js';
import { notText, tooLarge } from './limits.js';
import { sayError } from './say.js';
import { articleOf, ENDING, reasonOf, type Sidecars, sidecarOf } from './sidecars.js';

/** How many files are read at a time: enough to keep all analysts busy. */
const AT_A_TIME = 96;
/** What a scan has found so far is shown this often, in ms. */
const SHOWN_EVERY = 250;
/** What was typed or decided in an editor is shown once there was nothing more for this long, in ms. */
const EDITED = 40;
/** Only a scan that takes longer than this shows its progress, in ms. */
const PATIENCE = 400;

/** After this time, in ms, a scan keeps what it has read, then after twice the time, and so on: a window may be closed. */
const FIRST_KEPT = 10_000;

/** An article that is not open, as it is on the disk. */
interface Closed {
  readonly uri: Uri;
  readonly kept: CachedArticle;
  readonly shown: ListedArticle;
}

/** Knows all articles of the folder: scans them at the first need, keeps up with the disk, the sidecars and the editors. */
export function folderStore(
  articles: Articles,
  sidecars: Sidecars,
  codebooks: CodebookStore,
  files: Files,
  cache: ArticleCache,
  analysts: Analysts,
): FolderStore & Disposable {
  const closed = new Map<string, Closed>();
  const open = new Map<string, ListedArticle>();
  const leftOut = new Map<string, { readonly uri: Uri; readonly reason: string }>();
  const changed = new EventEmitter<void>();
  let list: readonly ListedArticle[] | undefined;
  let scanned = false;
  let first: Promise<void> | undefined;
  let watchers = Disposable.from();
  let shown: ReturnType<typeof setTimeout> | undefined;

  const showSoon = () => {
    list = undefined;
    shown ??= setTimeout(showNow, SHOWN_EVERY);
  };
  const showEdited = () => {
    list = undefined;
    clearTimeout(shown);
    shown = setTimeout(showNow, EDITED);
  };
  const showNow = () => {
    clearTimeout(shown);
    shown = undefined;
    list = undefined;
    changed.fire();
  };

  const leaveOut = (uri: Uri, reason: string) => {
    closed.delete(uri.toString());
    leftOut.set(uri.toString(), { uri, reason });
  };

  const neverOf = (uri: Uri) => codebooks.of(uri)?.codebook.never ?? [];

  /** Takes in a closed article. */
  const keep = (uri: Uri, kept: CachedArticle, record: DecisionRecord): void => {
    const decided = isDecided(record);
    const never = neverOf(uri);
    // What was summed up are suggestions alone.
    const summary = decided || never.length ? null : kept.summary;
    const join = (text: string, analysis: Analysis) => annotate(text, withoutNames(analysis, text, never), record);
    closed.set(uri.toString(), { uri, kept, shown: closedArticle(uri, kept.body, summary, decided, join) });
  };

  /** Takes an article from the cache, where its file and its date are still the same. */
  const recall = async (uri: Uri, kept: CachedArticle, bare: boolean): Promise<boolean> => {
    if ((await files.version(uri)) !== kept.version) return false;
    const { record } = bare ? { record: emptyRecord } : await sidecars.reload(uri);
    if ((record.article?.date ?? null) !== kept.date) return false;
    await codebooks.load(uri);
    leftOut.delete(uri.toString());
    keep(uri, kept, record);
    return true;
  };

  /** Reads one article from the disk, where the cache does not have it. `bare`: it is known to have no sidecar. */
  const read = async (uri: Uri, kept?: CachedArticle, bare = false): Promise<void> => {
    const key = uri.toString();
    try {
      if (kept && (await recall(uri, kept, bare))) return;
      // Asked before the bytes: what is written meanwhile makes the cache stale.
      const version = (await files.version(uri)) ?? '';
      const size = await files.size(uri);
      const reason = size === undefined ? undefined : tooLarge(size);
      if (reason) return leaveOut(uri, reason);
      const bytes = size === undefined ? undefined : await files.read(uri);
      if (!bytes) {
        closed.delete(key);
        leftOut.delete(key);
        return;
      }
      if (isBinary(bytes)) return leaveOut(uri, notText());
      const text = await decode(bytes, uri);
      const { record } = bare ? { record: emptyRecord } : await sidecars.reload(uri);
      const date = record.article?.date;
      await codebooks.load(uri);
      leftOut.delete(key);
      const last = closed.get(key)?.kept;
      // The editor speaks of a change late, or of one that changed nothing.
      if (last && last.date === (date ?? null) && unpack(last.body).text === text)
        return keep(uri, { ...last, version }, record);
      const digest = await analysts.digest({ text, date });
      const now = sidecars.of(uri)?.record ?? record;
      // Somebody gave the article another date meanwhile.
      if (now.article?.date !== date) return read(uri);
      keep(uri, { key, version, date: date ?? null, ...digest }, now);
    } catch (error) {
      leaveOut(uri, reasonOf(error));
    }
  };
  const readAndShow = async (uri: Uri, kept?: CachedArticle, bare?: boolean) => {
    await read(uri, kept, bare);
    showSoon();
  };

  /** What the editor has told of since a scan began: it waits for the end of it, as the cache may know it already. */
  let heard: Map<string, Uri> | undefined;
  const hear = (uri: Uri) => {
    if (heard) heard.set(uri.toString(), uri);
    else void readAndShow(uri);
  };

  const watch = () => {
    watchers.dispose();
    const newSidecars = workspace.createFileSystemWatcher(`**/*${ENDING}`, false, true, true);
    watchers = Disposable.from(
      ...(workspace.workspaceFolders ?? []).flatMap((folder) => {
        const watcher = workspace.createFileSystemWatcher(articlesIn(folder));
        return [watcher, watcher.onDidCreate(hear), watcher.onDidChange(hear), watcher.onDidDelete(hear)];
      }),
      newSidecars,
      // The store of sidecars does not know those of articles that had none when they came out of the cache.
      newSidecars.onDidCreate((sidecar) => {
        const article = articleOf(sidecar);
        if (article && closed.has(article.toString()) && !sidecars.of(article)) void readAndShow(article);
      }),
    );
  };

  const scan = async (token: CancellationToken): Promise<void> => {
    heard ??= new Map();
    try {
      await scanAll(token);
    } finally {
      const late = [...(heard?.values() ?? [])];
      heard = undefined;
      for (const uri of late) await readAndShow(uri);
    }
  };

  const scanAll = async (token: CancellationToken): Promise<void> => {
    watch();
    const folders = workspace.workspaceFolders ?? [];
    // Where the system has no watcher left, nobody has told of a changed codebook.
    for (const { uri } of folders) await codebooks.reload(uri);
    // Once a session: from then on memory knows more than the cache. It is read while the editor looks for files.
    const [known, ...found] = await Promise.all([
      scanned ? new Map<string, CachedArticle>() : cache.load(),
      ...folders.map((folder) => workspace.findFiles(articlesIn(folder), undefined, undefined, token)),
    ]);
    const uris = new Map(found.flat().map((uri) => [uri.toString(), uri]));
    for (const listed of [closed, leftOut]) for (const key of listed.keys()) if (!uris.has(key)) listed.delete(key);
    // Listed once, instead of asking for each article's. Those that the settings hide count, too.
    const beside = await workspace.findFiles(`**/*${ENDING}`, null, undefined, token);
    const withSidecar = new Set(beside.map((uri) => uri.toString()));
    const isBare = (uri: Uri) => !withSidecar.has(sidecarOf(uri).toString()) && !sidecars.of(uri);
    // Where the scan is stopped, what it has not come to stays as it was kept.
    const unread = new Map([...known].filter(([key]) => uris.has(key)));
    const keepSafe = () => void cache.save([...unread.values(), ...[...closed.values()].map(({ kept }) => kept)]);
    let [pause, safe] = [FIRST_KEPT, Date.now()];
    const waiting = [...uris.values()].sort(inOrder);
    const worker = async () => {
      for (let uri = waiting.shift(); uri; uri = waiting.shift()) {
        const key = uri.toString();
        if (token.isCancellationRequested) {
          if (!closed.has(key)) leaveOut(uri, l10n.t('the reading of the folder was stopped'));
          continue;
        }
        await readAndShow(uri, known.get(key), isBare(uri));
        unread.delete(key);
        if (Date.now() - safe < pause) continue;
        keepSafe();
        [pause, safe] = [2 * pause, Date.now()];
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    scanned = true;
    showNow();
    keepSafe();
  };

  const scanWithProgress = async (): Promise<void> => {
    const source = new CancellationTokenSource();
    const scanning = scan(source.token);
    const impatient = setTimeout(() => {
      const location = ProgressLocation.Notification;
      const title = l10n.t('Newsmark reads the articles of this folder');
      void window.withProgress({ location, title, cancellable: true }, (_, stop) => {
        stop.onCancellationRequested(() => source.cancel());
        return scanning.catch(() => undefined);
      });
    }, PATIENCE);
    try {
      await scanning;
    } catch (error) {
      void sayError(l10n.t('The folder could not be read: {0}', reasonOf(error)));
    } finally {
      clearTimeout(impatient);
      source.dispose();
    }
  };

  /** Reads anew, where the folder has been read at all. */
  const again = () => {
    if (!first) return;
    first = first.then(scanWithProgress, scanWithProgress);
  };

  const subscriptions = Disposable.from(
    changed,
    articles.onDidChange(({ uri, article, record }) => {
      if (uri.scheme === 'untitled') return;
      open.set(uri.toString(), openArticle(uri, article, record));
      showEdited();
    }),
    articles.onDidClose((uri) => {
      open.delete(uri.toString());
      // What was not saved is gone with the editor.
      if (closed.has(uri.toString())) void readAndShow(uri);
      else showSoon();
    }),
    sidecars.onDidChange(({ article: uri, record }) => {
      const known = closed.get(uri.toString());
      if (!known || open.has(uri.toString())) return;
      keep(uri, known.kept, record);
      showSoon();
    }),
    codebooks.onDidChange(() => {
      for (const { uri, kept } of [...closed.values()]) keep(uri, kept, sidecars.of(uri)?.record ?? emptyRecord);
      showSoon();
    }),
    workspace.onDidChangeWorkspaceFolders(again),
    workspace.onDidChangeConfiguration((event) => {
      const ours = ['files.associations', 'files.exclude', 'newsmark.maxFileSizeMb'];
      if (ours.some((key) => event.affectsConfiguration(key))) again();
    }),
    new Disposable(() => {
      watchers.dispose();
      clearTimeout(shown);
    }),
  );

  return {
    get articles() {
      if (!list) {
        const all = new Map(open);
        for (const [key, { shown }] of closed) if (!all.has(key)) all.set(key, shown);
        list = [...all.values()].sort((a, b) => inOrder(a.uri, b.uri));
      }
      return list;
    },
    get leftOut() {
      return [...leftOut.values()].sort((a, b) => inOrder(a.uri, b.uri));
    },
    get scanned() {
      return scanned;
    },
    onDidChange: changed.event,
    ready() {
      first ??= scanWithProgress();
      return first;
    },
    reread: (uri) => readAndShow(uri),
    scan,
    dispose: () => subscriptions.dispose(),
  };
}

const collator = new Intl.Collator(undefined, { numeric: true });
const inOrder = (a: Uri, b: Uri): number => collator.compare(a.path, b.path);
