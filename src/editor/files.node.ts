import { type BigIntStats, stat } from 'node:fs';
import { type Files, workspaceFiles } from './files.js';
import { removeFile, replaceFile } from './replace.node.js';

/** Files where Node is at hand: those of `file:` are replaced atomically, and looked at without asking the editor. */
export const nodeFiles: Files = {
  ...workspaceFiles,
  version: (uri) => (uri.scheme === 'file' ? version(uri.fsPath) : workspaceFiles.version(uri)),
  replace: (uri, expected, bytes) =>
    uri.scheme === 'file' ? replaceFile(uri.fsPath, expected, bytes) : workspaceFiles.replace(uri, expected, bytes),
  remove: (uri, expected) =>
    uri.scheme === 'file' ? removeFile(uri.fsPath, expected) : workspaceFiles.remove(uri, expected),
};

/** Of every article of a folder this is asked: by promises of Node's it would take twice as long. */
const version = (path: string): Promise<string | undefined> =>
  new Promise((resolve, reject) =>
    stat(path, { bigint: true }, (error: NodeJS.ErrnoException | null, stats: BigIntStats) => {
      if (!error) resolve(`${stats.mtimeNs} ${stats.size} ${stats.ino}`);
      else if (error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    }),
  );
