// The engine of this tree beside that of another revision, in one process: for same.mjs and passes.mjs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { root } from './contenders.mjs';

const require = createRequire(import.meta.url);
const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' });

/** What a module with these contents exports, made from the project in a folder. */
async function bundled(folder, contents, outfile) {
  const { lexiconPlugin } = await import(pathToFileURL(join(folder, 'src/analysis/english/pack.mjs')).href);
  await esbuild.build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
    plugins: [lexiconPlugin],
  });
  return require(outfile);
}

/** Calls back with what the contents export here and, where a revision is given, at that revision. */
export async function beside(revision, contents, use) {
  const folder = mkdtempSync(join(tmpdir(), 'newsmark-revision-'));
  const then = join(folder, 'then');
  try {
    if (revision) {
      git('worktree', 'add', '--quiet', '--detach', then, revision);
      symlinkSync(join(root, 'node_modules'), join(then, 'node_modules'), 'junction');
    }
    const now = await bundled(root, contents, join(folder, 'now.cjs'));
    await use(now, revision ? await bundled(then, contents, join(folder, 'then.cjs')) : null);
  } finally {
    if (revision) git('worktree', 'remove', '--force', then);
    rmSync(folder, { recursive: true, force: true });
  }
}
