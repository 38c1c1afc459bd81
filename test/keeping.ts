/** Sidecars on a real disk, without an editor: a medium for the keeper out of the functions that the extension saves with. */
import { readFile } from 'node:fs/promises';
import { type Disk, removeFile, replaceFile } from '../src/editor/replace.node.js';
import type { Held, Medium } from '../src/sidecar/keeper.js';

interface OnDisk extends Held {
  readonly bytes: Uint8Array | undefined;
}

/** The place of a sidecar is its path. `patience` is how long a lock must stand still to count as left, in ms. */
export const diskMedium = (disk?: Disk, patience?: number): Medium<string, OnDisk> => ({
  async find(path) {
    const bytes = await readFile(path).catch((error) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return { exists: bytes !== undefined, text: bytes ? bytes.toString('utf8') : '', bytes };
  },
  put: (path, found, text) => replaceFile(path, found.bytes, Buffer.from(text), disk, patience),
  remove: async (path, found) => found.bytes !== undefined && removeFile(path, found.bytes, disk, patience),
});
