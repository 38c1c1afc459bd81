import { homedir } from 'node:os';
import { type ExtensionContext, Uri } from 'vscode';
import type { Stores } from './editor/contracts.js';
import { nodeFiles } from './editor/files.node.js';
import { type Running, start } from './editor/start.js';

/** VS Code asks the module, and not what `activate` gave, to end. */
let running: Running | undefined;

/** Starts the extension where Node is at hand: on the desktop and on servers. */
export function activate(context: ExtensionContext): Stores {
  running = start(nodeFiles, { folder: context.storageUri, memory: context.workspaceState }, Uri.file(homedir()));
  context.subscriptions.push(running);
  return running.stores;
}

/** The editor waits for this before it goes, some seconds at most. */
export const deactivate = async (): Promise<void> => running?.flush();
