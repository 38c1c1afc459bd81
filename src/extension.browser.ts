import type { ExtensionContext } from 'vscode';
import type { Stores } from './editor/contracts.js';
import { workspaceFiles } from './editor/files.js';
import { type Running, start } from './editor/start.js';

/** VS Code asks the module, and not what `activate` gave, to end. */
let running: Running | undefined;

/** Starts the extension in a browser's web worker. */
export function activate(context: ExtensionContext): Stores {
  running = start({
    files: workspaceFiles,
    storage: { folder: context.storageUri, memory: context.workspaceState },
  });
  context.subscriptions.push(running);
  return running.stores;
}

/** The editor waits for this before it goes, some seconds at most. */
export const deactivate = async (): Promise<void> => running?.flush();
