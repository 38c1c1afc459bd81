import { Disposable, EventEmitter, l10n, Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { readSidecar } from '../sidecar/read.js';
import { applyChanges } from '../sidecar/record.js';
import type { Change, DecisionRecord } from '../sidecar/types.js';
import { writeSidecar } from '../sidecar/write.js';
import { applyEdits, type TextEdit } from '../text/edit.js';
import type { SidecarState, SidecarStore } from './contracts.js';
import type { Files } from './files.js';

const ENDING = '.newsmark.yaml';
/** How long typing in an open sidecar is gathered before it is read, in ms. */
const TYPING = 200;

/** A sidecar as it was last read or written, with what could not be written yet. */
export interface Sidecar extends SidecarState {
  readonly article: Uri;
  /** What it says, and what it will say once `pending` is written. */
  readonly record: DecisionRecord;
  /** Decisions that are not written yet, or that the disk refused; they are written with the next ones. */
  readonly pending: readonly Change[];
  /** Whether the latest change came from somebody else: a hand edit, another program, another window. */
  readonly outside: boolean;
}

export interface Sidecars extends SidecarStore {
  /** What is known of an article's sidecar; undefined before it has been read. */
  of(article: Uri): Sidecar | undefined;
  /** The article's sidecar, read now where it has not been. */
  load(article: Uri): Promise<Sidecar>;
  /** Reads the sidecar's file or document anew. */
  reload(article: Uri): Promise<Sidecar>;
  /** Takes changes into the record of a loaded sidecar at once; they wait in memory until `flush`. */
  add(article: Uri, changes: readonly Change[]): void;
  /**
   * Writes what waits to the sidecar as it is now, whoever else has changed it. Throws what the disk says, or
   * `UnreadableSidecar`; the changes then go on waiting.
   */
  flush(article: Uri): Promise<void>;
  readonly onDidChange: (listener: (sidecar: Sidecar) => void) => Disposable;
}

/** The sidecar cannot be understood, so that writing to it could destroy something. */
export class UnreadableSidecar extends Error {}

/** Where an article's sidecar is: beside it. */
export const sidecarOf = (article: Uri): Uri => article.with({ path: article.path + ENDING });

/** The article a sidecar speaks of, or undefined where the file is no sidecar. */
export const articleOf = (sidecar: Uri): Uri | undefined =>
  sidecar.path.endsWith(ENDING) ? sidecar.with({ path: sidecar.path.slice(0, -ENDING.length) }) : undefined;

/** Reads, watches and writes sidecars. Writes to one file follow each other; an open sidecar is edited as a document. */
export function sidecarStore(files: Files): Sidecars & Disposable {
  const known = new Map<string, Sidecar>();
  const queues = new Map<string, Promise<unknown>>();
  /** Files this session made: removed again when the last decision in them is undone. */
  const made = new Set<string>();
  const typing = new Map<string, ReturnType<typeof setTimeout>>();
  const changed = new EventEmitter<Sidecar>();

  /** Runs one task after another for each sidecar. */
  const inTurn = <T>(article: Uri, task: () => Promise<T>): Promise<T> => {
    const key = article.toString();
    const run = (queues.get(key) ?? Promise.resolve()).then(task, task);
    queues.set(key, run);
    return run;
  };

  const learn = (sidecar: Sidecar): Sidecar => {
    known.set(sidecar.article.toString(), sidecar);
    changed.fire(sidecar);
    return sidecar;
  };

  const read = async (article: Uri): Promise<Sidecar> => {
    let source: Source;
    try {
      source = await sourceOf(files, sidecarOf(article));
    } catch (error) {
      // The article is shown without it, and nothing is decided before the file can be read.
      return learn({
        ...understood(article, nothing, [], true),
        exists: true,
        writable: false,
        failure: reasonOf(error),
      });
    }
    const before = known.get(article.toString());
    if (before && !before.failure && before.exists === source.exists && before.text === source.text) return before;
    return learn(understood(article, source, before?.pending ?? [], true));
  };

  /** Writes what waits. What is added meanwhile waits for the next turn. */
  const flush = async (article: Uri): Promise<void> => {
    const uri = sidecarOf(article);
    const source = await sourceOf(files, uri);
    const before = known.get(article.toString());
    const waiting = before?.pending ?? [];
    const outside = source.text !== before?.text || source.exists !== before.exists;
    if (outside) learn(understood(article, source, waiting, true));
    const { text, edits } = planned(source, uri, waiting);
    let written: Source = { ...source, text };
    if (made.has(uri.toString()) && !source.document && isBare(text)) {
      await files.delete(uri);
      made.delete(uri.toString());
      written = { ...source, exists: false, text: '' };
    } else if (text !== source.text) {
      await put(files, uri, source, text, edits);
      if (!source.exists) made.add(uri.toString());
      written = { ...source, exists: true, text };
    }
    const added = known.get(article.toString())?.pending.slice(waiting.length) ?? [];
    learn(understood(article, written, added, false));
  };

  const changedOutside = (sidecar: Uri) => {
    const article = articleOf(sidecar);
    if (article && known.has(article.toString())) void inTurn(article, () => read(article)).catch(() => undefined);
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
      return [...known.values()];
    },
    of: (article) => known.get(article.toString()),
    load: (article) => inTurn(article, async () => known.get(article.toString()) ?? read(article)),
    reload: (article) => inTurn(article, () => read(article)),
    add(article, changes) {
      const before = known.get(article.toString());
      if (!before) throw new Error('the sidecar has not been read');
      const record = applyChanges(before.record, changes);
      known.set(article.toString(), { ...before, record, pending: [...before.pending, ...changes] });
    },
    flush: (article) => inTurn(article, () => flush(article)),
    onDidChange: changed.event,
    dispose: () => subscriptions.dispose(),
  };
}

/** A sidecar's text as it is now: of its open document, else of its file. */
interface Source {
  readonly exists: boolean;
  readonly text: string;
  /** Whether the file begins with a byte order mark, which is no part of the text. */
  readonly bom: boolean;
  readonly document?: TextDocument;
}

const nothing: Source = { exists: false, text: '', bom: false };

async function sourceOf(files: Files, uri: Uri): Promise<Source> {
  const key = uri.toString();
  const document = workspace.textDocuments.find((d) => !d.isClosed && d.uri.toString() === key);
  if (document) return { exists: true, text: document.getText(), bom: false, document };
  const bytes = await files.read(uri);
  if (!bytes) return nothing;
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  // What is no UTF-8 becomes U+FFFD, which the reader need not understand: the text would not be written back as it was.
  return { exists: true, text: new TextDecoder().decode(bytes), bom };
}

function understood(article: Uri, source: Source, pending: readonly Change[], outside: boolean): Sidecar {
  const { record, problems, writable } = readSidecar(source.text);
  return {
    article,
    uri: sidecarOf(article),
    exists: source.exists,
    text: source.text,
    record: pending.length ? applyChanges(record, pending) : record,
    problems,
    writable: writable && !source.text.includes('\ufffd'),
    pending,
    outside,
  };
}

/** The edits that write the changes, and the text with them. Throws where either text cannot be understood. */
function planned(source: Source, uri: Uri, changes: readonly Change[]): { text: string; edits: readonly TextEdit[] } {
  if (!readSidecar(source.text).writable || source.text.includes('\ufffd')) throw unreadable(uri);
  const edits = writeSidecar(source.text, changes);
  const text = applyEdits(source.text, edits);
  if (!readSidecar(text).writable) throw unreadable(uri);
  return { text, edits };
}

/** What went wrong, in the words of the system where it has some: "ENOSPC: no space left on device". */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const unreadable = (uri: Uri) =>
  new UnreadableSidecar(
    l10n.t('{0} cannot be understood, so nothing is written to it.', workspace.asRelativePath(uri)),
  );

/** Whether a sidecar holds no decision and nothing that a person wrote. */
function isBare(text: string): boolean {
  const { record, problems } = readSidecar(text);
  if (record.annotations.length || record.entities.size || problems.length || !record.article) return false;
  const emptied = text.replace(/^(?:entities|annotations): *\n/gm, '');
  return emptied === applyEdits('', writeSidecar('', [{ article: record.article }]));
}

/** Writes the text: as edits of the document where the sidecar is open, saved where it was. */
async function put(files: Files, uri: Uri, source: Source, text: string, edits: readonly TextEdit[]): Promise<void> {
  const { document } = source;
  if (!document) return files.write(uri, new TextEncoder().encode((source.bom ? '\ufeff' : '') + text));
  const wasDirty = document.isDirty;
  const edit = new WorkspaceEdit();
  for (const { start, end, text: replacement } of edits)
    edit.replace(uri, new Range(document.positionAt(start), document.positionAt(end)), replacement);
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('the editor refused the change'));
  if (!wasDirty && !(await document.save())) throw new Error(l10n.t('the editor could not save the file'));
}
