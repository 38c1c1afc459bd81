// Runs Stryker (stryker.config.mjs) under a Node that it accepts: this one, the one that the tests' VS Code brought, or
// one that npm fetches. What became of each mutant is kept beside Stryker's own report, so that the rooms can be gone
// through file by file, and tests that were added be tried on what the last ones had missed:
//   npm run mutation                              all of both rooms
//   npm run mutation -- -m src/sidecar/splice.ts  one file of them
//   npm run mutation -- --missed [FILE …]         only the mutants that no test found, in those files or all
//   npm run mutation -- --score                   what is known, file by file
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host/places.mjs';
import { keepMutants, missedMutants, sayScore } from './mutants.mjs';

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

const words = process.argv.slice(2);
if (words[0] === '--score') sayScore();
else if (words[0] !== '--missed') await run(words);
else {
  const missed = missedMutants(words.slice(1));
  if (missed.length > 0) await run(['-m', missed.join(',')]);
  else console.log('Of what was tried, no test missed anything.');
}

async function run(options) {
  const node = newEnough();
  if (!node) {
    console.error(`Stryker needs Node ${LEAST} or newer, and npm could not fetch one.`);
    process.exitCode = 1;
    return;
  }
  const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const child = spawn(node, [stryker, 'run', ...options], {
    cwd: root,
    stdio: 'inherit',
    env: {
      NEWSMARK_PROPERTY_MS: '60',
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(join(root, 'test', 'mutation-mocha.cjs'))}`,
    },
  });
  const [code] = await once(child, 'exit');
  keepMutants();
  sayScore();
  process.exitCode = code ?? 1;
}
