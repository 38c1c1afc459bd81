import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  FileSystemError,
  l10n,
  QuickPickItemKind,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { versionId } from '../article/past.js';
import type { Annotation, Change } from '../sidecar/types.js';
import type { Articles, Move } from './articles.js';
import type { SidecarState } from './contracts.js';
import { errorInWords } from './inWords.js';
import { iconless } from './markdown.js';
import { sayError, sayInformation, sayInPassing } from './say.js';
import { type UndoStack, undoStack } from './undoStack.js';
import { sayUnreadable } from './unreadable.js';

/** How many decisions can be taken back. */
const DEPTH = 500;

/** What one decision changes in one file: the record of an article, or something else that knows how to go back. */
export type Part = ArticlePart | OtherPart;

export interface ArticlePart {
  /** Of the article. */
  readonly uri: Uri;
  readonly changes: readonly Change[];
  /**
   * These are the changes that were passed over, as the article was gone then: to go back from there changes nothing, and
   * makes them to be made again.
   */
  readonly passedOver?: true;
}

export interface OtherPart {
  readonly uri: Uri;
  /** Does it, and gives what leads back. Nothing is changed where it throws. */
  readonly take: () => Promise<OtherPart>;
}

/** Decisions that were made in this window, over all its files, to take them back one by one and to make them again. */
export interface History {
  /** Makes a decision on one article. Ends when it is saved, or could not be. */
  decide(uri: Uri, name: string, changes: readonly Change[]): Promise<void>;
  /**
   * Makes a decision on several files, which is undone as one. Where one of them cannot be opened or written to, nothing
   * is changed and the reason is thrown.
   */
  decideAll(name: string, parts: readonly Part[]): Promise<void>;
  /** Takes in a decision that somebody else has written (the editor's refactoring), with what leads back from it. */
  note(name: string, back: readonly ArticlePart[]): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Goes back or forward by several decisions: as many as are given, or as the person picks. */
  goTo(answer?: { readonly undo?: number; readonly redo?: number }): Promise<void>;
}

/** One of the sidecars that a step changes must not be written to. */
export class NotWritable extends Error {
  constructor(readonly sidecar: SidecarState) {
    super(l10n.t('{0} cannot be written to.', nameOf(sidecar.uri)));
  }
}

/** One decision, as it is undone. */
export interface Step {
  /** What was decided, for the person: "Confirm “We call on …”". */
  readonly name: string;
  /** What leads back, or forward again. */
  readonly parts: readonly Part[];
  /** Tells its versions of annotations from those of other steps; none as long as no text has moved under it. */
  readonly version?: number;
}

/** What can be undone, for who keeps it beyond the window. */
export interface Steps {
  /** The latest last. */
  readonly done: readonly Step[];
  readonly onDidChange: Event<void>;
  /** Puts the steps of a former window below all others. */
  restore(older: readonly Step[]): void;
}

/** `followed` ends when the sidecars of all articles that were renamed just now are beside them. */
export function historyOf(
  articles: Articles,
  followed: () => Promise<unknown> = async () => undefined,
): History & Steps & Disposable {
  let saving: Promise<unknown> = Promise.resolve();
  /** How many steps have moved with a text so far. */
  let versions = 0;

  const changed = new EventEmitter<void>();
  const announce = () => {
    changed.fire();
    void commands.executeCommand('setContext', 'newsmark.canUndo', stack.done.length > 0);
    void commands.executeCommand('setContext', 'newsmark.canRedo', stack.undone.length > 0);
  };

  /** Makes one article's part of a step; what leads back goes to the others that do. */
  const decide = ({ uri, changes }: ArticlePart, back: Part[]): Promise<void> => {
    const { inverse, saved } = articles.decide(uri, changes);
    back.push({ uri, changes: inverse });
    return saved;
  };

  /**
   * Takes one step and gives the one that leads back from there. All files are looked at before any is changed. Articles
   * that are gone since are passed over, so that they do not bar the way to what was decided before; should they come
   * back, the steps still reach them.
   */
  const perform = async (step: () => Step): Promise<Step> => {
    // Before its sidecar has come after it, an article seems to have no decisions that could be undone.
    await followed();
    const gone = new Set<string>();
    for (const { uri, passedOver } of articlesOf(step())) {
      if (passedOver) continue;
      if (await isGone(uri)) {
        gone.add(uri.toString());
        continue;
      }
      const { loaded } = await articles.open(uri);
      if (!loaded.sidecar.writable) throw new NotWritable(loaded.sidecar);
    }
    const back: Part[] = [];
    const passed: ArticlePart[] = [];
    try {
      for (const part of step().parts) if ('take' in part) back.push(await part.take());
      // Only now, as typing may have moved the words while the others were waited for.
      const saves: Promise<void>[] = [];
      for (const part of articlesOf(step())) {
        const { uri, changes, passedOver } = part;
        if (passedOver) passed.push({ uri, changes });
        else if (gone.has(uri.toString())) passed.push({ ...part, passedOver: true });
        else saves.push(decide(part, back));
      }
      // Without what they end with, so that nothing is kept of those before.
      saving = Promise.all([saving, ...saves]).then(() => undefined);
    } catch (error) {
      for (const part of back.reverse()) {
        if ('take' in part) await part.take();
        else articles.decide(part.uri, part.changes);
      }
      throw error;
    }
    return { name: step().name, parts: [...back.reverse(), ...passed] };
  };
  const stack = undoStack<Step>(perform, DEPTH, announce);

  const subscriptions = Disposable.from(
    changed,
    articles.onWillMove((move) => moveSteps(stack, move, () => ++versions)),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files)
        stack.replace((steps) => steps.map((step) => renamedStep(step, oldUri, newUri)));
    }),
  );

  /** Goes by steps, and says what was done or why it could not be. */
  const go = async (way: 'undo' | 'redo', count = 1): Promise<void> => {
    if ((way === 'undo' ? stack.done : stack.undone).length === 0)
      return void sayInformation(
        way === 'undo' ? l10n.t('There is no decision to undo.') : l10n.t('There is no decision to redo.'),
      );
    try {
      const taken = await stack[way](count);
      await saving;
      if (taken.length === 0) return;
      const said = taken.length === 1 ? sentence(taken[0]) : l10n.t('{0} decisions', taken.length);
      sayInPassing(way === 'undo' ? l10n.t('Undone: {0}', said) : l10n.t('Done again: {0}', said));
    } catch (error) {
      if (error instanceof NotWritable) return void sayUnreadable(error.sidecar);
      const reason = errorInWords(error);
      void sayError(
        way === 'undo'
          ? l10n.t('This could not be undone, and can be tried again: {0}', reason)
          : l10n.t('This could not be done again, and can be tried again: {0}', reason),
      );
    }
  };

  const decideAll = async (name: string, parts: readonly Part[]): Promise<void> => {
    const changing = parts.filter((part) => 'take' in part || part.changes.length > 0);
    if (changing.length === 0) return;
    await stack.take({ name, parts: changing });
    await saving;
  };

  return {
    decide: (uri, name, changes) => decideAll(name, [{ uri, changes }]),
    decideAll,
    note: (name, back) => stack.note({ name, parts: back }),
    get done() {
      return stack.done;
    },
    onDidChange: changed.event,
    restore: (older) => stack.restore(older),
    undo: () => go('undo'),
    redo: () => go('redo'),
    async goTo(answer) {
      const { undo, redo } = answer ?? {};
      if (Number.isInteger(undo)) return go('undo', undo);
      if (Number.isInteger(redo)) return go('redo', redo);
      const entry = (way: 'undo' | 'redo') => (step: Step, i: number) => ({
        label: `${way === 'undo' ? '$(discard)' : '$(redo)'} ${iconless(way === 'undo' ? l10n.t('Undo: {0}', step.name) : l10n.t('Redo: {0}', step.name), 120)}`,
        description: iconless(filesOf(step), 80),
        way,
        count: i + 1,
      });
      const separator = (label: string) => ({ label, kind: QuickPickItemKind.Separator, way: undefined, count: 0 });
      const items = [
        separator(l10n.t('Made, the latest first')),
        ...[...stack.done].reverse().map(entry('undo')),
        separator(l10n.t('Undone, the next first')),
        ...[...stack.undone].reverse().map(entry('redo')),
      ];
      const title = l10n.t('Undo or redo up to and including …');
      const picked = await window.showQuickPick(items, { title, matchOnDescription: true });
      if (picked?.way) await go(picked.way, picked.count);
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** Whether an article's file was deleted, and nobody has it in an editor with changes that are not saved. */
async function isGone(uri: Uri): Promise<boolean> {
  const key = uri.toString();
  if (workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === key)) return false;
  return workspace.fs.stat(uri).then(
    () => false,
    (error) => error instanceof FileSystemError && error.code === 'FileNotFound',
  );
}

const articlesOf = ({ parts }: Step): readonly ArticlePart[] =>
  parts.filter((part): part is ArticlePart => 'changes' in part);

const nameOf = (uri: Uri): string => workspace.asRelativePath(uri);

/** "harbour.txt", "harbour.txt and 3 more". */
function filesOf({ parts }: Step): string {
  const names = [...new Set(parts.map(({ uri }) => nameOf(uri)))];
  return names.length > 1 ? l10n.t('{0} and {1} more', names[0], names.length - 1) : (names[0] ?? '');
}

const sentence = (step: Step): string => `${iconless(step.name)} (${iconless(filesOf(step))})`;

/** The steps' annotations stand where the text they speak of moves to, and come back with what an undo brings back. */
function moveSteps(stack: UndoStack<Step>, { uri, also }: Move, newVersion: () => number): void {
  const key = uri.toString();
  const isMoved = (part: Part): part is ArticlePart => 'changes' in part && part.uri.toString() === key;
  const change = (by: (annotation: Annotation, version: number) => Annotation) =>
    stack.replace((steps) =>
      steps.map((step) => {
        if (!step.parts.some(isMoved)) return step;
        const version = step.version ?? newVersion();
        const changed = (its: Change): Change =>
          'annotation' in its && its.to ? { annotation: its.annotation, to: by(its.to, version) } : its;
        const parts = step.parts.map((part) =>
          isMoved(part) ? { ...part, changes: part.changes.map(changed) } : part,
        );
        return { ...step, parts, version };
      }),
    );
  const versions: Annotation[] = [];
  change((annotation, version) => {
    versions.push({ ...annotation, id: versionId(annotation.id, version) });
    return annotation;
  });
  also(versions, (moved) => {
    const next = moved.values();
    change((annotation) => ({ ...(next.next().value ?? annotation), id: annotation.id }));
  });
}

/** A step's articles are where they were renamed or moved to, alone or with their folder. */
function renamedStep(step: Step, from: Uri, to: Uri): Step {
  const moved = (uri: Uri): Uri | undefined => {
    if (uri.scheme !== from.scheme || uri.authority !== from.authority) return undefined;
    if (uri.path === from.path) return to;
    return uri.path.startsWith(`${from.path}/`)
      ? uri.with({ scheme: to.scheme, authority: to.authority, path: to.path + uri.path.slice(from.path.length) })
      : undefined;
  };
  if (!step.parts.some(({ uri }) => moved(uri))) return step;
  // What is no article's knows its own file.
  const parts = step.parts.map((part) => ('changes' in part ? { ...part, uri: moved(part.uri) ?? part.uri } : part));
  return { ...step, parts };
}
