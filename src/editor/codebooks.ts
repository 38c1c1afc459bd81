import {
  Disposable,
  type Event,
  EventEmitter,
  l10n,
  Range,
  RelativePattern,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { CODEBOOK_FILE, readCodebook } from '../codebook/read.js';
import type { Codebook, CodebookProblem } from '../codebook/types.js';
import { applyEdits, type TextEdit } from '../text/edit.js';
import type { Files } from './files.js';
import { isUnsaved } from './unsaved.js';

/** A folder's codebook as it is now. */
export interface FolderCodebook {
  /** Where it is, or would be. */
  readonly uri: Uri;
  readonly exists: boolean;
  readonly text: string;
  readonly codebook: Codebook;
  readonly problems: readonly CodebookProblem[];
}

/** The codebooks of the workspace's folders: `newsmark.yaml` at the root of each. */
export interface CodebookStore extends Disposable {
  /** That of the folder an article is in, as last read; undefined outside of every folder and before `load`. */
  of(article: Uri): FolderCodebook | undefined;
  load(article: Uri): Promise<FolderCodebook | undefined>;
  /** Reads it anew: the watcher may not have spoken yet, or be dead. */
  reload(article: Uri): Promise<FolderCodebook | undefined>;
  /** Those that have been read so far. */
  readonly known: readonly FolderCodebook[];
  /**
   * Makes the edits that `make` gives for the present text, and saves them. Throws what `make` or the disk says, and
   * where the article is in no folder.
   */
  change(article: Uri, make: (source: string) => readonly TextEdit[]): Promise<void>;
  readonly onDidChange: Event<FolderCodebook>;
}

/** How long typing in an open codebook is gathered before it is read, in ms. */
const TYPING = 200;

export function codebookStore(files: Files): CodebookStore {
  const known = new Map<string, FolderCodebook>();
  const changed = new EventEmitter<FolderCodebook>();
  let typing: ReturnType<typeof setTimeout> | undefined;
  let watchers = Disposable.from();

  const placeOf = (article: Uri): Uri | undefined => {
    const folder = workspace.getWorkspaceFolder(article);
    return folder && Uri.joinPath(folder.uri, CODEBOOK_FILE);
  };

  const read = async (uri: Uri): Promise<FolderCodebook> => {
    const document = unsaved(uri);
    const bytes = document ? undefined : await files.read(uri).catch(() => undefined);
    const text = document?.getText() ?? (bytes ? new TextDecoder().decode(bytes) : '');
    const before = known.get(uri.toString());
    const exists = document !== undefined || bytes !== undefined;
    if (before && before.text === text && before.exists === exists) return before;
    const now = { uri, exists, text, ...readCodebook(text) };
    known.set(uri.toString(), now);
    changed.fire(now);
    return now;
  };
  const isCodebook = (document: TextDocument): boolean => placeOf(document.uri)?.toString() === document.uri.toString();
  const readAgain = (document: TextDocument) => {
    if (isCodebook(document)) void read(document.uri);
  };

  const watch = () => {
    watchers.dispose();
    watchers = Disposable.from(
      ...(workspace.workspaceFolders ?? []).flatMap((folder) => {
        const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, CODEBOOK_FILE));
        return [watcher, watcher.onDidCreate(read), watcher.onDidChange(read), watcher.onDidDelete(read)];
      }),
    );
  };
  watch();
  const subscriptions = Disposable.from(
    changed,
    workspace.onDidChangeWorkspaceFolders(watch),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!isCodebook(document)) return;
      clearTimeout(typing);
      typing = setTimeout(() => readAgain(document), TYPING);
    }),
    workspace.onDidCloseTextDocument(readAgain),
    new Disposable(() => {
      clearTimeout(typing);
      watchers.dispose();
    }),
  );

  return {
    of(article) {
      const uri = placeOf(article);
      return uri && known.get(uri.toString());
    },
    async load(article) {
      const uri = placeOf(article);
      return uri && (known.get(uri.toString()) ?? read(uri));
    },
    async reload(article) {
      const uri = placeOf(article);
      return uri && read(uri);
    },
    get known() {
      return [...known.values()];
    },
    async change(article, make) {
      const uri = placeOf(article);
      if (!uri) throw new Error(l10n.t('Open the folder that the article is in: its codebook is kept there.'));
      for (let done = false; !done; ) {
        // Whoever else writes it meanwhile: the edits are made anew for what it says then.
        const bytes = unsaved(uri) ? undefined : await files.read(uri);
        const { text } = await read(uri);
        const edits = make(text);
        if (edits.length === 0) return;
        if (unsaved(uri)) done = await editDocument(uri, text, edits);
        else {
          const after = applyEdits(text, edits);
          // The undo of the first entry leaves nothing: then there is no file again.
          if (after === '' && bytes) done = await files.remove(uri, bytes);
          else done = await files.replace(uri, bytes, new TextEncoder().encode(after));
        }
      }
      await read(uri);
    },
    onDidChange: changed.event,
    dispose: () => subscriptions.dispose(),
  };
}

/** The document of a codebook that is typed in and not saved. A clean one may be older than its file, which counts then. */
const unsaved = (uri: Uri): TextDocument | undefined =>
  workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && isUnsaved(document));

/** What is typed and not saved is edited as a document, and stays unsaved. False where its text is another now. */
async function editDocument(uri: Uri, text: string, edits: readonly TextEdit[]): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  for (const { start, end, text: by } of edits)
    edit.replace(uri, new Range(document.positionAt(start), document.positionAt(end)), by);
  if (document.getText() !== text) return false;
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('the editor refused the change'));
  return true;
}
