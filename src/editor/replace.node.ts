import { randomBytes } from 'node:crypto';
import * as promises from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** What is asked of the system, so that tests can let every call fail. */
export type Disk = Pick<
  typeof promises,
  'chmod' | 'chown' | 'open' | 'readFile' | 'readlink' | 'realpath' | 'rename' | 'unlink'
>;

/** How long a lock must stand still before its owner counts as dead, in ms. A save takes a few. */
const PATIENCE = 3000;
/** How often a lock is looked at, in ms. */
const PAUSE = 20;

/**
 * Makes the bytes the whole of a file, where the file still holds the expected ones (undefined: where it still is not
 * there); else it gives false and leaves the file as it is. The new bytes go into a file beside it, are flushed to the
 * disk and renamed over the old one: whatever happens meanwhile, the file holds the old bytes or the new ones. Symbolic
 * links and mode stay, and the owner where the system allows it. A lock beside the file keeps other windows from
 * comparing and writing at the same time.
 */
export async function replaceFile(
  path: string,
  expected: Uint8Array | undefined,
  bytes: Uint8Array,
  disk: Disk = promises,
  patience = PATIENCE,
): Promise<boolean> {
  const target = await realTarget(disk, path);
  return locked(disk, target, patience, async (fresh, stillMine) => {
    const old = await current(disk, target);
    if (!same(old?.bytes, expected)) return false;
    try {
      const file = await disk.open(fresh, 'wx', 0o666);
      try {
        // Before anything is in it: nobody may read it meanwhile who may not read the old one.
        if (old) await keepOwner(disk, fresh, old);
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      if (!(await stillMine())) {
        await disk.unlink(fresh);
        return false;
      }
      await renamed(disk, fresh, target);
    } catch (error) {
      await disk.unlink(fresh).catch(() => undefined);
      throw error;
    }
    await flushFolder(disk, dirname(target));
    return true;
  });
}

/** Removes a file where it still holds the expected bytes; else it gives false. */
export async function removeFile(
  path: string,
  expected: Uint8Array,
  disk: Disk = promises,
  patience = PATIENCE,
): Promise<boolean> {
  const target = await realTarget(disk, path);
  return locked(disk, target, patience, async () => {
    const old = await current(disk, target);
    if (!same(old?.bytes, expected)) return false;
    await disk.unlink(path);
    await flushFolder(disk, dirname(path));
    return true;
  });
}

/** Where a path leads to; a link that leads nowhere yet leads to what will be there. */
async function realTarget(disk: Disk, path: string): Promise<string> {
  try {
    return await disk.realpath(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  const link = await disk.readlink(path).catch((error) => {
    if (isCode(error, 'ENOENT', 'EINVAL')) return undefined;
    throw error;
  });
  return link === undefined ? path : realTarget(disk, resolve(dirname(path), link));
}

/** The file as it is now, or undefined where it is not there. Throws where it must not be written to. */
async function current(disk: Disk, target: string) {
  try {
    // A file that must not be written to could still be renamed over: opening it asks the system for leave.
    const file = await disk.open(target, 'r+');
    try {
      const { mode, uid, gid } = await file.stat();
      return { bytes: await file.readFile(), mode, uid, gid };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function keepOwner(disk: Disk, fresh: string, old: { mode: number; uid: number; gid: number }): Promise<void> {
  // Only root may give files away. Where the owner cannot be kept, the group at least may be one's own.
  await disk
    .chown(fresh, old.uid, old.gid)
    .catch(() => disk.chown(fresh, process.getuid?.() ?? old.uid, old.gid))
    .catch(() => undefined);
  // Some file systems know no modes.
  await disk.chmod(fresh, old.mode & 0o7777).catch((error) => {
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) throw error;
  });
}

/** Renames; tries again for a moment where another program (a virus scanner, an indexer) holds the file open. */
async function renamed(disk: Disk, from: string, to: string, tries = 5): Promise<void> {
  try {
    await disk.rename(from, to);
  } catch (error) {
    if (tries === 1 || !isCode(error, 'EPERM', 'EBUSY')) throw error;
    await new Promise((done) => setTimeout(done, 2 * PAUSE));
    await renamed(disk, from, to, tries - 1);
  }
}

/** Makes a rename durable. Not every system can flush a folder; a disk that fails says so with other words. */
async function flushFolder(disk: Disk, folder: string): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM', 'EISDIR', 'EBADF', 'EACCES')) throw error;
  }
}

/**
 * Runs a task while holding the lock beside a file. The task gets the name of a file that is its own, and a question
 * whether the lock is still its own. A lock that stands still for too long is left by a crash: it is taken away together
 * with the unfinished file that it speaks of. Should two ever hold it, each has a file of its own, and the one that
 * finds the other's lock gives up: bytes never mix.
 */
async function locked<T>(
  disk: Disk,
  target: string,
  patience: number,
  task: (fresh: string, stillMine: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const lock = `${target}.lock`;
  const token = randomBytes(6).toString('hex');
  const freshOf = (owner: string) => `${target}.${owner}.tmp`;
  const owner = async (): Promise<string> => {
    try {
      return await disk.readFile(lock, 'latin1');
    } catch (error) {
      if (isCode(error, 'ENOENT')) return 'nobody';
      throw error;
    }
  };
  let seen: string | undefined;
  let since = 0;
  while (!(await taken(disk, lock, token))) {
    const holder = await owner();
    if (holder !== seen) [seen, since] = [holder, Date.now()];
    else if (holder !== 'nobody' && Date.now() - since > patience) {
      if (/^[0-9a-f]{12}$/.test(holder)) await disk.unlink(freshOf(holder)).catch(() => undefined);
      await disk.unlink(lock).catch(() => undefined);
      seen = undefined;
    }
    await new Promise((done) => setTimeout(done, Math.min(PAUSE, patience)));
  }
  try {
    return await task(freshOf(token), async () => (await owner()) === token);
  } finally {
    // Another one's lock stays: this one was taken away because it was held for too long.
    const mine = await owner().catch(() => token);
    if (mine === token) await disk.unlink(lock).catch(() => undefined);
  }
}

/** Whether the lock could be made. */
async function taken(disk: Disk, lock: string, token: string): Promise<boolean> {
  let file: promises.FileHandle;
  try {
    file = await disk.open(lock, 'wx', 0o666);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    try {
      await file.writeFile(token, 'latin1');
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    await disk.unlink(lock).catch(() => undefined);
    throw error;
  }
}

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');

const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0);
