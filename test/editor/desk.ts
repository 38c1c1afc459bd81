/** A person at the editor: writes articles into the workspace folder, opens them, gives commands, reads sidecars. */
import {
  ConfigurationTarget,
  commands,
  extensions,
  Range,
  RelativePattern,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { LoadedArticle, Stores } from '../../src/editor/contracts.js';

declare const WEB: boolean;

/** Tests of what no host decides, of which many take long: they run in the Node host, and not again in the web worker. */
export const describeOnce: (title: string, tests: (this: Mocha.Suite) => void) => unknown = (title, tests) =>
  WEB ? undefined : describe(title, tests);

/** The running extension's stores. */
export const stores = async (): Promise<Stores> => {
  const extension = extensions.getExtension<Stores>('newsmark.newsmark');
  if (!extension) throw new Error('the extension is not there');
  return extension.activate();
};

/** In ms. A busy machine tells of a changed file only after seconds. */
const PATIENCE = 25_000;

/** Waits until something is there and gives it. What is thrown meanwhile counts as not there. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  let problem: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      problem = error;
    }
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`${what} did not come within ${PATIENCE / 1000} s${problem ? `: ${problem}` : ''}`);
}

/** The workspace folder's own `desk/articles`, so that the texts in it are news and other tests' files are not touched. */
const folder = (): Uri => {
  const [first] = workspace.workspaceFolders ?? [];
  if (!first) throw new Error('the tests need a workspace folder');
  return Uri.joinPath(first.uri, 'desk', 'articles');
};

export const articleUri = (name: string): Uri => Uri.joinPath(folder(), name);
export const sidecarUri = (name: string): Uri => Uri.joinPath(folder(), `${name}.newsmark.yaml`);

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

export const write = (uri: Uri, content: string | Uint8Array): Thenable<void> =>
  workspace.fs.writeFile(uri, bytesOf(content));

/** The text of a file on disk, or undefined where there is none. */
export async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The articles made so far get new names, so that no test sees another's. */
let made = 0;
export const freshName = (): string => `report-${++made}.txt`;

export interface Open {
  readonly name: string;
  /** The editor that shows it now: a new one when something else was shown between. */
  readonly editor: TextEditor;
  readonly document: TextDocument;
  /** As the extension knows it now. */
  readonly loaded: () => Promise<LoadedArticle>;
}

/**
 * Nothing is saved unless a test does it: in a browser the editor would, after a second. Nobody is named, whatever git
 * knows on this machine.
 */
async function saveByHand(): Promise<void> {
  const files = workspace.getConfiguration('files');
  if (files.get('autoSave') !== 'off') await files.update('autoSave', 'off', ConfigurationTarget.Workspace);
  if (workspace.getConfiguration('newsmark').get('annotator') === '') await nameAnnotator('-');
}

/** Sets who decides; '-' is nobody, '' whom git names. */
export const nameAnnotator = (name: string): Thenable<void> =>
  workspace.getConfiguration('newsmark').update('annotator', name, ConfigurationTarget.Global);

/** Writes an article (and its sidecar, if given), opens it in an editor and waits until the extension has read it. */
export async function openArticle(text: string | Uint8Array, sidecar?: string, name = freshName()): Promise<Open> {
  await saveByHand();
  await write(articleUri(name), text);
  if (sidecar !== undefined) await write(sidecarUri(name), sidecar);
  const document = await workspace.openTextDocument(articleUri(name));
  await window.showTextDocument(document);
  const { articles } = await stores();
  const loaded = () => eventually(`the article ${name}`, () => articles.of(document));
  await loaded();
  return {
    name,
    document,
    loaded,
    get editor() {
      const editor = window.activeTextEditor;
      if (editor?.document !== document) throw new Error('the article is not in the active editor');
      return editor;
    },
  };
}

/**
 * Waits until the extension has noticed what another program did. Where the machine has no file watcher left (they are
 * counted, and other programs share them) nobody is told of such changes; then the person's way is taken: refresh the
 * side bar, and reread the editor that shows the changed file.
 */
export async function noticed<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  if (await watching()) return eventually(what, look);
  return eventually(what, async () => {
    // Who has typed into the editor has it as it should be: rereading the file would take that away.
    const already = await look();
    if (already !== undefined && already !== false) return already;
    await run('refresh');
    if (window.activeTextEditor) await commands.executeCommand('workbench.action.files.revert');
    return look();
  });
}

let watched: Promise<boolean> | undefined;

/** Whether this VS Code is told of changed files, tried once. */
function watching(): Promise<boolean> {
  watched ??= (async () => {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder(), 'probe-*.txt'));
    const heard = new Promise<boolean>((done) => {
      watcher.onDidCreate(() => done(true));
      setTimeout(() => done(false), PATIENCE / 2);
    });
    const probes = setInterval(() => void write(articleUri(`probe-${Date.now()}.txt`), 'Is anybody told?\n'), 1000);
    try {
      return await heard;
    } finally {
      clearInterval(probes);
      watcher.dispose();
    }
  })();
  return watched;
}

/** Puts the cursor amid the first occurrence of some words, or selects them. */
export function at(open: Open, words: string, select: 'cursor' | 'select' = 'cursor'): void {
  const { document, editor } = open;
  const start = document.getText().indexOf(words);
  if (start < 0) throw new Error(`not in the article: ${words}`);
  const middle = document.positionAt(start + Math.floor(words.length / 2));
  editor.selection =
    select === 'cursor'
      ? new Selection(middle, middle)
      : new Selection(document.positionAt(start), document.positionAt(start + words.length));
}

/** Runs a command of the extension. */
export const run = (command: string, argument?: unknown): Thenable<unknown> =>
  commands.executeCommand(`newsmark.${command}`, argument);

/** Replaces the first occurrence of some words in a document, as typing would. */
export async function type(document: TextDocument, words: string, by: string): Promise<void> {
  const start = document.getText().indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + words.length)), by);
  await workspace.applyEdit(edit);
}

/** Takes the articles of other tests away, for those that work on the whole folder. */
export async function emptyDesk(): Promise<void> {
  await closeAll();
  await workspace.fs.delete(folder(), { recursive: true }).then(undefined, () => undefined);
  await run('refresh');
}

export async function closeAll(): Promise<void> {
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Empties a sidecar in the editor, so that commands over the folder do not meet one that cannot be written to. */
export async function emptySidecar(name: string): Promise<void> {
  const document = await workspace.openTextDocument(sidecarUri(name));
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), '');
  await workspace.applyEdit(edit);
  await document.save();
  const { sidecars } = await stores();
  const key = document.uri.toString();
  await eventually('the empty sidecar', () => sidecars.states.find(({ uri }) => uri.toString() === key)?.writable);
}
