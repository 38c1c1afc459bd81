import { commands, type Disposable, l10n, type Uri, window, workspace } from 'vscode';
import { follow } from '../article/follow.js';
import { emptyRecord } from '../sidecar/record.js';
import type { Annotation, Change } from '../sidecar/types.js';
import type { ArticleEdit, Articles } from './articles.js';

/** How many decisions can be taken back. */
const DEPTH = 500;

/** Decisions that were made in this window, to take them back one by one and to make them again. */
export interface History {
  /** Makes a decision that can be taken back. Ends when it is saved, or could not be. */
  decide(uri: Uri, name: string, changes: readonly Change[]): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

interface Step {
  readonly uri: Uri;
  /** What was decided, for the person: "Confirm “We call on …”". */
  readonly name: string;
  /** What leads back, or forward again. */
  readonly changes: readonly Change[];
}

export function historyOf(articles: Articles): History & Disposable {
  let done: readonly Step[] = [];
  let undone: readonly Step[] = [];

  const announce = () => {
    void commands.executeCommand('setContext', 'newsmark.canUndo', done.length > 0);
    void commands.executeCommand('setContext', 'newsmark.canRedo', undone.length > 0);
  };

  /** Takes one step and gives the one that leads back from there. */
  const take = async ({ uri, name, changes }: Step): Promise<{ back: Step; saved: Promise<void> }> => {
    await articles.open(uri);
    const { inverse, saved } = articles.decide(uri, changes);
    return { back: { uri, name, changes: inverse }, saved };
  };

  const typed = articles.onDidEdit((edit) => {
    const follow = (step: Step): Step => (step.uri.toString() === edit.uri.toString() ? movedStep(step, edit) : step);
    done = done.map(follow);
    undone = undone.map(follow);
  });

  return {
    async decide(uri, name, changes) {
      if (changes.length === 0) return;
      const { back, saved } = await take({ uri, name, changes });
      done = [...done, back].slice(-DEPTH);
      undone = [];
      announce();
      await saved;
    },
    async undo() {
      const step = done.at(-1);
      if (!step) return void window.showInformationMessage(l10n.t('There is no decision to undo.'));
      done = done.slice(0, -1);
      const { back, saved } = await take(step);
      undone = [...undone, back];
      announce();
      await saved;
      window.setStatusBarMessage(l10n.t('Undone: {0} ({1})', step.name, workspace.asRelativePath(step.uri)), 5000);
    },
    async redo() {
      const step = undone.at(-1);
      if (!step) return void window.showInformationMessage(l10n.t('There is no decision to redo.'));
      undone = undone.slice(0, -1);
      const { back, saved } = await take(step);
      done = [...done, back];
      announce();
      await saved;
      window.setStatusBarMessage(l10n.t('Done again: {0} ({1})', step.name, workspace.asRelativePath(step.uri)), 5000);
    },
    dispose: () => typed.dispose(),
  };
}

/** A step's annotations stand where the text they speak of has moved to. */
function movedStep(step: Step, { before, edits, after }: ArticleEdit): Step {
  const changes = step.changes.map((change): Change => {
    if (!('annotation' in change) || change.to === null) return change;
    const annotations: readonly Annotation[] = [change.to];
    const [to] = follow({ ...emptyRecord, annotations }, before, edits, after).annotations;
    return { annotation: change.annotation, to };
  });
  return { ...step, changes };
}
