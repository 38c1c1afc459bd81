import type { ExtensionContext } from 'vscode';
import type { Stores } from './editor/contracts.js';
import { workspaceFiles } from './editor/files.js';
import { start } from './editor/start.js';

/** Starts the extension in a browser's web worker. */
export function activate(context: ExtensionContext): Stores {
  const running = start(workspaceFiles, context.storageUri);
  context.subscriptions.push(running);
  return running.stores;
}
