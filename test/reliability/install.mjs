// npm ci --ignore-scripts in a fresh clone of the last commit: the extension builds, its package holds what it should.
//   npm run reliability -- install
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../host/places.mjs';
import { duration } from '../host/process.mjs';

const copy = mkdtempSync(join(tmpdir(), 'newsmark-install-'));
const began = Date.now();

function step(title, ...command) {
  const options = { cwd: copy, encoding: 'utf8', shell: process.platform === 'win32' };
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), options);
  console.log(`${status === 0 ? 'passed' : 'failed'}: ${title}`);
  if (status === 0) return;
  console.log(`${stdout}\n${stderr}`.slice(-4000));
  process.exitCode = 1;
}

try {
  step('a clone', 'git', 'clone', '--quiet', '--depth', '1', pathToFileURL(root).href, '.');
  step('npm ci --ignore-scripts', 'npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
  if (!process.exitCode) step('the extension builds', 'node', 'esbuild.mjs', '--quiet');
  if (!process.exitCode) step('the package is whole', 'node', join('test', 'vsix.mjs'));
  for (const name of ['extension.node.js', 'extension.browser.js', 'cli.js'])
    if (!process.exitCode)
      console.log(`dist/${name}: ${(statSync(join(copy, 'dist', name)).size / 1000).toFixed(0)} KB`);
  console.log(`measured: ${duration(Date.now() - began)}`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
