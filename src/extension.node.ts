import { homedir } from 'node:os';
import { type ExtensionContext, Uri } from 'vscode';
import { analystsInThreads } from './editor/analysts.node.js';
import type { Stores } from './editor/contracts.js';
import { nodeFiles } from './editor/files.node.js';
import { type Running, start } from './editor/start.js';

/** VS Code asks the module, and not what `activate` gave, to end. */
let running: Running | undefined;

/** Starts the extension where Node is at hand: on the desktop and on servers. */
export function activate(context: ExtensionContext): Stores {
  const program = Uri.joinPath(context.extensionUri, 'dist', 'analyst.node.js').fsPath;
  running = start({
    files: nodeFiles,
    storage: { folder: context.storageUri, memory: context.workspaceState },
    home: Uri.file(homedir()),
    analystsBeside: (here) => analystsInThreads(program, here),
  });
  context.subscriptions.push(running);
  return running.stores;
}

/** The editor waits for this before it goes, some seconds at most. */
export const deactivate = async (): Promise<void> => running?.flush();
