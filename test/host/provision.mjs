// VS Code as a server, from npm packages alone, and the Node it needs. Fetched once into .vscode-test/.
//   node test/host/provision.mjs      fetches what is missing and says where it lies
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache } from './places.mjs';
import { duration, npm } from './process.mjs';

/** The VS Code inside this code-server is 1.139.1; it wants exactly this major version of Node. */
const codeServer = '4.139.1';
const nodeVersion = '24.21.0';

/**
 * Gives the paths of the Node that runs the server and of the server's main file, after fetching what is missing.
 * A part is put together under another name and renamed when it is whole, so a half-finished one is never used.
 */
export async function provision(log = console.log) {
  const node = await ensureNode(log);
  const server = await ensurePart(`code-server-${codeServer}`, log, 'VS Code as a server', async (folder) => {
    await install(folder, [`code-server@${codeServer}`]);
    const inner = vscodeIn(folder);
    log('  … its own packages');
    await mustWork(npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: inner }));
  });
  return { node, serverMain: join(vscodeIn(server), 'out', 'server-main.js') };
}

const vscodeIn = (folder) => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

async function ensureNode(log) {
  if (process.version.startsWith('v24.')) return process.execPath;
  // The package `node` only fetches one of these by a script; naming it ourselves needs no script.
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform}-${process.arch}`;
  const folder = await ensurePart(`node-${nodeVersion}`, log, `Node ${nodeVersion} for it`, (part) =>
    install(part, [`${name}@${nodeVersion}`]),
  );
  const manifest = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  return join(folder, 'node_modules', name, manifest.bin.node);
}

/** A folder of the cache, made by `make` unless it is there. */
async function ensurePart(name, log, what, make) {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  log(`Fetching ${what} (once) …`);
  const began = Date.now();
  const part = `${folder}.${process.pid}.part`;
  rmSync(part, { recursive: true, force: true });
  try {
    mkdirSync(part);
    await make(part);
    try {
      renameSync(part, folder);
    } catch (error) {
      // Another run was quicker; its copy is as good.
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  log(`  … done in ${duration(Date.now() - began)}.`);
  return folder;
}

async function install(folder, packages) {
  // A manifest of its own keeps npm from walking up to the project's.
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
  await mustWork(npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], { cwd: folder }));
}

async function mustWork(running) {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`npm could not install it:\n${output}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await provision());
