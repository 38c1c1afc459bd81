import { type Files, workspaceFiles } from './files.js';
import { removeFile, replaceFile } from './replace.node.js';
import { versionOf } from './version.node.js';

/** Files where Node is at hand: those of `file:` are replaced atomically, and looked at without asking the editor. */
export const nodeFiles: Files = {
  ...workspaceFiles,
  version: (uri) => (uri.scheme === 'file' ? versionOf(uri.fsPath) : workspaceFiles.version(uri)),
  replace: (uri, expected, bytes) =>
    uri.scheme === 'file' ? replaceFile(uri.fsPath, expected, bytes) : workspaceFiles.replace(uri, expected, bytes),
  remove: (uri, expected) =>
    uri.scheme === 'file' ? removeFile(uri.fsPath, expected) : workspaceFiles.remove(uri, expected),
};
