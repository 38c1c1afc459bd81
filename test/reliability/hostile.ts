// Hostile sidecars of 8 and 32 KB (most of which are read to their end) and of a megabyte: each is read, saved to and asked about in a process of its own, under each Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostile } from '../hostile.js';
import { computing, type Handled, handle } from '../hostile-handle.js';

/** What reading and refusing may take, in ms of computing. */
const MOST = 200;
const SIZES = [1 << 13, 1 << 15, 1 << 20];

/** What became of a text, and how long reading took as a multiple of ten million additions. */
interface Measured extends Handled {
  readonly ratio: number;
}

const [flag, size, name] = process.argv.slice(2);
if (flag === '--one') {
  // As in the editor's extension host, which wants long stacks.
  Error.stackTraceLimit = 100;
  const additions = computing(() => {
    let sum = 0;
    for (let i = 0; i < 10_000_000; i++) sum = (sum + i) | 0;
    if (sum === 1) throw new Error('They were not added.');
  });
  const handled = handle(hostile(Number(size))[name]());
  const measured: Measured = { ...handled, ratio: handled.read / Math.max(additions, 1) };
  console.log(JSON.stringify(measured));
} else if (!measureAll()) process.exitCode = 1;

/** The Node that runs this, and those that the tests' VS Code has brought along. */
function nodes(): readonly string[] {
  const folder = '.vscode-test';
  const brought = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((entry) => entry.startsWith('node-'))
    .map((entry) => join(folder, entry, 'node_modules'))
    .flatMap((modules) => readdirSync(modules).map((entry) => join(modules, entry, 'bin', 'node')))
    .filter((path) => existsSync(path));
  return [process.execPath, ...brought];
}

function measureAll(): boolean {
  let sound = true;
  for (const node of nodes()) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
    for (const size of SIZES) {
      console.log(
        `\nNode ${version}, ${size >> 10} KB: ms of computing for reading; the same as a multiple of ten million additions`,
      );
      for (const each of Object.keys(hostile(size))) sound = measure(node, size, each) && sound;
    }
  }
  return sound;
}

/** Says how one text was handled; false where that took too long, or killed the process. */
function measure(node: string, size: number, name: string): boolean {
  const child = spawnSync(node, [fileURLToPath(import.meta.url), '--one', `${size}`, name], { encoding: 'utf8' });
  const handled = child.status === 0 ? (JSON.parse(child.stdout) as Measured) : null;
  const good = handled !== null && handled.read <= MOST;
  console.log(
    handled
      ? `${good ? ' ' : '!'} ${name.padEnd(36)}${handled.read.toFixed(0).padStart(6)}${handled.ratio.toFixed(1).padStart(8)}  ${handled.outcome}`
      : `! ${name.padEnd(36)}  the process died: ${child.signal ?? child.status} ${child.stderr.slice(0, 300)}`,
  );
  return good;
}
