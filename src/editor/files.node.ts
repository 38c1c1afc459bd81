import { randomBytes } from 'node:crypto';
import { chmod, chown, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import type { Uri } from 'vscode';
import { type Files, workspaceFiles } from './files.js';

/**
 * Files where Node is at hand: a save of a `file:` is a new file beside it, flushed to the disk and renamed over the
 * old one, so that a crash leaves the old bytes or the new ones. Symbolic links, mode and owner stay.
 */
export const nodeFiles: Files = {
  ...workspaceFiles,
  write: (uri: Uri, bytes: Uint8Array) =>
    uri.scheme === 'file' ? replace(uri.fsPath, bytes) : workspaceFiles.write(uri, bytes),
  delete: (uri: Uri) => (uri.scheme === 'file' ? unlink(uri.fsPath) : workspaceFiles.delete(uri)),
};

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const old = await stat(target).catch(() => undefined);
  // A file that must not be written to could still be renamed over: opening it asks the system for leave.
  if (old) await (await open(target, 'r+')).close();
  const fresh = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(fresh, 'wx', old?.mode ?? 0o666);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (old) {
      await chown(fresh, old.uid, old.gid).catch(() => undefined);
      await chmod(fresh, old.mode);
    }
    await rename(fresh, target);
  } catch (error) {
    await unlink(fresh).catch(() => undefined);
    throw error;
  }
}
