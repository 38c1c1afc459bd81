import assert from 'node:assert/strict';
import * as promises from 'node:fs/promises';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, removeFile, replaceFile } from '../src/editor/replace.node.js';

const old = Buffer.from('newsmark: 1\n# old\n');
const fresh = Buffer.from(`newsmark: 1\n# new\n${'# more\n'.repeat(10_000)}`);

/** A disk on which the nth call (from 0) fails with a code; `count` says how many calls there were. */
function failing(at: number, code: string): { readonly disk: Disk; readonly calls: () => number } {
  let calls = 0;
  const fails = () => {
    if (calls++ === at) throw Object.assign(new Error(`${code}: call ${at}`), { code });
  };
  const tried = <F extends (...args: never[]) => Promise<unknown>>(call: F): F =>
    (async (...args: Parameters<F>) => {
      fails();
      return call(...args);
    }) as F;
  const open: Disk['open'] = async (...args) => {
    fails();
    const handle = await promises.open(...args);
    for (const name of ['writeFile', 'readFile', 'sync', 'stat'] as const)
      Object.defineProperty(handle, name, { value: tried(handle[name].bind(handle) as never) });
    const close = handle.close.bind(handle);
    // Also where closing fails the system gives the handle free.
    handle.close = async () => {
      await close();
      fails();
    };
    return handle;
  };
  const { chmod, chown, readFile, readlink, realpath, rename, unlink } = promises;
  const disk = {
    open,
    chmod: tried(chmod),
    chown: tried(chown),
    readFile: tried(readFile as never),
    readlink: tried(readlink as never),
    realpath: tried(realpath as never),
    rename: tried(rename),
    unlink: tried(unlink),
  } as unknown as Disk;
  return { disk, calls: () => calls };
}

describe('replacing a file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsmark-replace-'));
    path = join(folder, 'a.txt.newsmark.yaml');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes it, replaces it and leaves nothing beside it', async () => {
    assert.equal(await replaceFile(path, undefined, old), true);
    assert.equal(await replaceFile(path, old, fresh), true);
    assert.deepEqual(await readFile(path), fresh);
    assert.deepEqual(await readdir(folder), ['a.txt.newsmark.yaml']);
  });

  it('leaves it as it is where somebody else was there', async () => {
    await writeFile(path, 'theirs');
    for (const expected of [undefined, old]) assert.equal(await replaceFile(path, expected, fresh), false);
    assert.equal(await removeFile(path, old), false);
    assert.equal(await readFile(path, 'utf8'), 'theirs');
    assert.equal(await replaceFile(join(folder, 'gone'), old, fresh), false);
    assert.deepEqual(await readdir(folder), ['a.txt.newsmark.yaml']);
  });

  it('keeps mode and owner', async () => {
    await writeFile(path, old);
    await chmod(path, 0o640);
    const root = process.getuid?.() === 0;
    if (root) await promises.chown(path, 1234, 2345);
    await replaceFile(path, old, fresh);
    const { mode, uid, gid } = await stat(path);
    assert.equal(mode & 0o7777, 0o640);
    if (root) assert.deepEqual([uid, gid], [1234, 2345]);
  });

  it('follows symbolic links, also those that lead nowhere yet', async () => {
    await mkdir(join(folder, 'elsewhere'));
    await symlink(join('elsewhere', 'real.yaml'), path);
    assert.equal(await replaceFile(path, undefined, old), true);
    assert.equal(await replaceFile(path, old, fresh), true);
    assert.ok((await lstat(path)).isSymbolicLink());
    assert.equal(await readlink(path), join('elsewhere', 'real.yaml'));
    assert.deepEqual(await readFile(join(folder, 'elsewhere', 'real.yaml')), fresh);
  });

  it('does not write to a file that must not be written to', async function () {
    if (process.getuid?.() === 0) return this.skip();
    await writeFile(path, old);
    await chmod(path, 0o400);
    await assert.rejects(replaceFile(path, old, fresh), /EACCES/);
    assert.deepEqual(await readFile(path), old);
  });

  it('lets many take turns, so that none overwrites another', async () => {
    await writeFile(path, '');
    const append = async (line: string): Promise<void> => {
      const now = await readFile(path);
      if (!(await replaceFile(path, now, Buffer.concat([now, Buffer.from(`${line}\n`)])))) await append(line);
    };
    const lines = Array.from({ length: 12 }, (_, i) => `line ${i}`);
    await Promise.all(lines.map(append));
    assert.deepEqual((await readFile(path, 'utf8')).trim().split('\n').sort(), [...lines].sort());
  });

  it('takes away a lock and an unfinished file that a crash has left, and no other file', async () => {
    const token = '0123456789ab';
    await writeFile(path, old);
    await writeFile(`${path}.lock`, token);
    await writeFile(`${path}.${token}.tmp`, 'half');
    await writeFile(`${path}.mine.tmp`, 'a person’s');
    assert.equal(await replaceFile(path, old, fresh, undefined, 30), true);
    assert.deepEqual((await readdir(folder)).sort(), ['a.txt.newsmark.yaml', 'a.txt.newsmark.yaml.mine.tmp']);
    // A crash may come before the lock says whose it is, and what it says may be anything.
    for (const said of ['', '../../../etc/passwd']) {
      await writeFile(`${path}.lock`, said);
      assert.equal(await replaceFile(path, fresh, fresh, undefined, 30), true);
    }
    assert.ok(!(await readdir(folder)).includes('a.txt.newsmark.yaml.lock'));
  });

  it('waits for a lock that moves', async () => {
    await writeFile(path, old);
    await writeFile(`${path}.lock`, '0123456789ab');
    const done = replaceFile(path, old, fresh, undefined, 200);
    await new Promise((next) => setTimeout(next, 60));
    assert.deepEqual(await readFile(path), old);
    await rm(`${path}.lock`);
    assert.equal(await done, true);
  });

  for (const code of ['ENOSPC', 'EIO', 'EACCES', 'EROFS'])
    for (const before of ['a file', 'no file'] as const)
      it(`with ${before} there leaves the old bytes or the new ones when any call fails with ${code}`, async () => {
        const expected = before === 'a file' ? old : undefined;
        let outcomes = '';
        for (let at = 0; ; at++) {
          await rm(folder, { recursive: true, force: true });
          await mkdir(folder);
          if (expected) await writeFile(path, expected);
          const { disk, calls } = failing(at, code);
          let error: NodeJS.ErrnoException | undefined;
          const replaced = await replaceFile(path, expected, fresh, disk, 30).catch((reason) => {
            error = reason;
            return false;
          });
          const bytes = await readFile(path).catch(() => undefined);
          const isNew = bytes?.equals(fresh) ?? false;
          const isOld = expected ? (bytes?.equals(expected) ?? false) : bytes === undefined;
          assert.ok(isNew || isOld, `call ${at}: ${bytes?.length} bytes are neither`);
          // Where it says nothing went wrong, the new bytes are there; where it is the old ones, it says what went wrong.
          if (replaced) assert.ok(isNew, `call ${at}`);
          else assert.equal(error?.code, code, `call ${at}`);
          outcomes += replaced ? 'n' : isNew ? 'N' : 'o';
          const names = await readdir(folder);
          assert.ok(!names.some((name) => name.endsWith('.tmp')), `call ${at} leaves ${names}`);
          // What comes next, once the disk works again, succeeds.
          assert.equal(await replaceFile(path, bytes, fresh, undefined, 30), true, `after call ${at}`);
          assert.deepEqual(await readFile(path), fresh);
          if (calls() <= at) break;
        }
        assert.match(outcomes, /^o{5,}.*n$/, outcomes);
      });
});
