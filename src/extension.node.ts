import { homedir } from 'node:os';
import { type ExtensionContext, Uri } from 'vscode';
import type { Stores } from './editor/contracts.js';
import { nodeFiles } from './editor/files.node.js';
import { start } from './editor/start.js';

/** Starts the extension where Node is at hand: on the desktop and on servers. */
export function activate(context: ExtensionContext): Stores {
  const running = start(nodeFiles, context.storageUri, Uri.file(homedir()));
  context.subscriptions.push(running);
  return running.stores;
}
