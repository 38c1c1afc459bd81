// Makes the command line tool ready on a fresh clone: installs what is missing, builds dist/cli.js when a source is
// newer. Silent and quick when there is nothing to do; never writes to the standard output, which is the tool's.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modified = (...path) => {
  const file = join(root, ...path);
  return existsSync(file) ? statSync(file).mtimeMs : 0;
};

/** Runs a command with its output on the standard error; ends with its status when it fails. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error) process.stderr.write(`${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}

if (modified('node_modules', '.package-lock.json') < modified('package-lock.json')) {
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    process.stderr.write(
      'node_modules is a symbolic link, and npm would empty the folder that it leads to: run "npm ci" there, or remove the link.\n',
    );
    process.exit(1);
  }
  process.stderr.write('Installing packages …\n');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

const built = modified('dist', 'cli.js');
const isNewer = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs > built,
  );
if (!built || modified('esbuild.mjs') > built || isNewer('src'))
  run(process.execPath, ['esbuild.mjs', '--cli', '--quiet']);
