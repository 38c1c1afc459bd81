// Runs Stryker (stryker.config.mjs) under a Node that it accepts: this one, or the one that the tests' VS Code brought.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host/places.mjs';

const LEAST = 22;
const folder = join(root, '.vscode-test');

/** A Node of at least that version; undefined where there is none. */
function newEnough() {
  if (Number(process.versions.node.split('.')[0]) >= LEAST) return process.execPath;
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((entry) => Number(/^node-(\d+)/.exec(entry)?.[1]) >= LEAST)
    .map((entry) => join(folder, entry, 'node_modules'))
    .flatMap((modules) => readdirSync(modules).map((entry) => join(modules, entry, 'bin', 'node')))
    .find((path) => existsSync(path));
}

const node = newEnough();
if (!node) {
  console.error(`Stryker needs Node ${LEAST} or newer. \`npm test -- editor --host=server\` brings one.`);
  process.exitCode = 1;
} else {
  const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const child = spawn(node, [stryker, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
