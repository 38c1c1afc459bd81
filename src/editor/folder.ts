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
import { analyze } from '../analysis/analyze.js';
import type { Lexicon } from '../analysis/lexicon.js';
import type { Analysis } from '../analysis/types.js';
import { annotate } from '../article/annotate.js';
import { withoutNames } from '../article/never.js';
import { emptyRecord } from '../sidecar/record.js';
import type { DecisionRecord } from '../sidecar/types.js';
import type { Articles } from './articles.js';
import type { CodebookStore } from './codebooks.js';
import type { FolderArticle, FolderStore } from './contracts.js';
import { decode, type Files, isBinary } from './files.js';
import { articlesIn } from './language.js';
import { notText, tooLarge } from './limits.js';
import { positionsIn } from './lines.js';
import { sayError } from './say.js';
import { reasonOf, type Sidecars } from './sidecars.js';

/** How many files are read at a time. */
const AT_A_TIME = 8;
/** What a scan has found so far is shown this often, in ms. */
const SHOWN_EVERY = 250;
/** Only a scan that takes longer than this shows its progress, in ms. */
const PATIENCE = 400;

/** An article that is not open, as it is on the disk. */
interface Closed extends FolderArticle {
  readonly analysis: Analysis;
}

/** Knows all articles of the folder: scans them at the first need, keeps up with the disk, the sidecars and the editors. */
export function folderStore(
  articles: Articles,
  sidecars: Sidecars,
  codebooks: CodebookStore,
  files: Files,
  lexicon: () => Lexicon,
): FolderStore & Disposable {
  const closed = new Map<string, Closed>();
  const open = new Map<string, FolderArticle>();
  const leftOut = new Map<string, { readonly uri: Uri; readonly reason: string }>();
  const changed = new EventEmitter<void>();
  let list: readonly FolderArticle[] | undefined;
  let scanned = false;
  let first: Promise<void> | undefined;
  let watchers = Disposable.from();
  let shown: ReturnType<typeof setTimeout> | undefined;

  const showSoon = () => {
    list = undefined;
    shown ??= setTimeout(showNow, SHOWN_EVERY);
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

  const joined = (uri: Uri, text: string, analysis: Analysis, record: DecisionRecord) =>
    annotate(text, withoutNames(analysis, text, codebooks.of(uri)?.codebook.never ?? []), record);

  /** Reads one article from the disk. */
  const read = async (uri: Uri): Promise<void> => {
    const key = uri.toString();
    try {
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
      const { record } = await sidecars.reload(uri);
      const analysis = analyze(text, lexicon(), { date: record.article?.date });
      await codebooks.load(uri);
      leftOut.delete(key);
      closed.set(key, { uri, analysis, article: joined(uri, text, analysis, record), positionAt: positionsIn(text) });
    } catch (error) {
      leaveOut(uri, reasonOf(error));
    }
  };
  const readAndShow = async (uri: Uri) => {
    await read(uri);
    showSoon();
  };

  const watch = () => {
    watchers.dispose();
    watchers = Disposable.from(
      ...(workspace.workspaceFolders ?? []).flatMap((folder) => {
        const watcher = workspace.createFileSystemWatcher(articlesIn(folder));
        return [
          watcher,
          watcher.onDidCreate(readAndShow),
          watcher.onDidChange(readAndShow),
          watcher.onDidDelete(readAndShow),
        ];
      }),
    );
  };

  const scan = async (token: CancellationToken): Promise<void> => {
    watch();
    const found = await Promise.all(
      (workspace.workspaceFolders ?? []).map((folder) =>
        workspace.findFiles(articlesIn(folder), undefined, undefined, token),
      ),
    );
    const uris = new Map(found.flat().map((uri) => [uri.toString(), uri]));
    for (const known of [closed, leftOut]) for (const key of known.keys()) if (!uris.has(key)) known.delete(key);
    const waiting = [...uris.values()].sort(inOrder);
    const worker = async () => {
      for (let uri = waiting.shift(); uri; uri = waiting.shift()) {
        if (!token.isCancellationRequested) await readAndShow(uri);
        else if (!closed.has(uri.toString())) leaveOut(uri, l10n.t('the reading of the folder was stopped'));
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    scanned = true;
    showNow();
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
    articles.onDidChange(({ uri, article }) => {
      if (uri.scheme === 'untitled') return;
      open.set(uri.toString(), { uri, article, positionAt: positionsIn(article.text) });
      showSoon();
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
      closed.set(uri.toString(), { ...known, article: joined(uri, known.article.text, known.analysis, record) });
      showSoon();
    }),
    codebooks.onDidChange(() => {
      for (const [key, known] of closed) {
        const record = sidecars.of(known.uri)?.record ?? emptyRecord;
        closed.set(key, { ...known, article: joined(known.uri, known.article.text, known.analysis, record) });
      }
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
      list ??= [...new Map([...closed, ...open]).values()].sort((a, b) => inOrder(a.uri, b.uri));
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
    reread: readAndShow,
    scan,
    dispose: () => subscriptions.dispose(),
  };
}

const collator = new Intl.Collator(undefined, { numeric: true });
const inOrder = (a: Uri, b: Uri): number => collator.compare(a.path, b.path);
