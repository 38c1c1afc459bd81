/** A window of one's own: the extension's stores with a disk, an editor's storage and dialogs that a test has made. */
import { Disposable, type Memento, type Uri } from 'vscode';
import { loadEnglish } from '../../src/analysis/english.js';
import type { Lexicon } from '../../src/analysis/lexicon.js';
import * as decisions from '../../src/article/decisions.js';
import { type Articles, articleStore } from '../../src/editor/articles.js';
import { codebookStore } from '../../src/editor/codebooks.js';
import { type Dialogs, saverOf } from '../../src/editor/failures.js';
import { type Files, workspaceFiles } from '../../src/editor/files.js';
import { rescue } from '../../src/editor/rescue.js';
import { type Sidecars, sidecarStore } from '../../src/editor/sidecars.js';
import { type History, historyOf, type Steps } from '../../src/editor/undo.js';
import { undoMemory } from '../../src/editor/undoMemory.js';

const hand: decisions.Hand = { on: '2026-11-22', random: Math.random };

/** Read once for all windows of these tests. */
let english: Lexicon | undefined;
const lexicon = (): Lexicon => {
  english ??= loadEnglish();
  return english;
};

/** The editor's storage of a workspace, which keeps JSON. */
export function memento(): Memento & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => {
      const found = kept.get(key);
      return found === undefined ? otherwise : JSON.parse(found);
    },
    update: async (key: string, value: unknown) => {
      if (value === undefined) kept.delete(key);
      else kept.set(key, JSON.stringify(value));
    },
  };
}

/** Answers one question after the other, and keeps what was asked. */
export function answering(
  answers: readonly (string | undefined)[],
  target?: Uri,
): Dialogs & { readonly asked: string[] } {
  const rest = [...answers];
  const asked: string[] = [];
  return {
    asked,
    error: async (said, ...buttons) => {
      asked.push(`${said} [${buttons.join(' | ')}]`);
      return rest.shift();
    },
    saveAs: async () => target,
    show: async (file) => void asked.push(`shown: ${file.path}`),
  };
}

export interface Window extends Disposable {
  readonly articles: Articles;
  readonly sidecars: Sidecars;
  readonly history: History & Steps;
  readonly unsaved: ReturnType<typeof rescue>;
  readonly former: ReturnType<typeof undoMemory>;
}

/** The stores of a window of its own, with a disk and dialogs of its own. */
export function openWindow(files: Files, memory: Memento, asked: Dialogs): Window {
  const sidecars = sidecarStore(files);
  const codebooks = codebookStore(workspaceFiles);
  const unsaved = rescue(sidecars, memory, asked);
  const articles = articleStore(sidecars, codebooks, lexicon, saverOf(sidecars, unsaved.keep, asked));
  const history = historyOf(articles);
  const former = undoMemory(history, sidecars, files, memory);
  const all = Disposable.from(unsaved, former, history, articles, codebooks, sidecars);
  return { articles, sidecars, history, unsaved, former, dispose: () => all.dispose() };
}

export async function confirmFirst({ articles, history }: Window, uri: Uri): Promise<void> {
  const { article, record } = (await articles.open(uri)).loaded;
  await history.decide(uri, 'Confirm', decisions.confirm(article, record, article.quotes[0].id, hand));
}
