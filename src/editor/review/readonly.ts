import { commands, type Disposable, window } from 'vscode';

/** Keeps the editors of a review from being typed into. */
export interface ReadonlyEditors extends Disposable {
  /** From now on the active editor, and every one that becomes active through `on`, is read-only. */
  on(): Promise<void>;
  /** The active editor can be typed into again; the others when they become active. */
  off(): Promise<void>;
}

/** VS Code can lock and unlock only the active editor, and only for the session: nothing of it is saved anywhere. */
export function readonlyEditors(): ReadonlyEditors {
  const locked = new Set<string>();
  let wanted = false;
  const active = () => window.activeTextEditor?.document.uri.toString();

  const unlock = async () => {
    const uri = active();
    if (wanted || uri === undefined || !locked.delete(uri)) return;
    await commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
  };
  const watch = window.onDidChangeActiveTextEditor(unlock);

  return {
    async on() {
      wanted = true;
      const uri = active();
      if (uri === undefined || locked.has(uri)) return;
      locked.add(uri);
      await commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    },
    async off() {
      wanted = false;
      await unlock();
    },
    dispose: () => watch.dispose(),
  };
}
