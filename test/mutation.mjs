// Runs Stryker (stryker.config.mjs) under a Node that it accepts: this one, the one that the tests' VS Code brought, or
// one that npm fetches.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host/places.mjs';

const LEAST = 22;
const folder = join(root, '.vscode-test');

/** A Node of at least that version; the empty text where there is none and npm cannot fetch one. */
function newEnough() {
  if (Number(process.versions.node.split('.')[0]) >= LEAST) return process.execPath;
  const brought = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((entry) => Number(/^node-(\d+)/.exec(entry)?.[1]) >= LEAST)
    .map((entry) => join(folder, entry, 'node_modules'))
    .flatMap((modules) => readdirSync(modules).map((entry) => join(modules, entry, 'bin', 'node')))
    .find((path) => existsSync(path));
  return brought ?? fetched();
}

function fetched() {
  const words = ['-y', `node@${LEAST}`, '-p', 'process.execPath'];
  return spawnSync('npx', words, { encoding: 'utf8', shell: process.platform === 'win32' }).stdout.trim();
}

const node = newEnough();
if (!node) {
  console.error(`Stryker needs Node ${LEAST} or newer, and npm could not fetch one.`);
  process.exitCode = 1;
} else {
  const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const child = spawn(node, [stryker, 'run', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: {
      NEWSMARK_PROPERTY_MS: '60',
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(join(root, 'test', 'mutation-mocha.cjs'))}`,
    },
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
