// The project's own node packages: installed when missing, and again when package-lock.json asks for others.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { duration, npm } from './process.mjs';

/** Whether node_modules holds what package-lock.json names. Optional packages (those of other platforms) may be absent. */
export function packagesAreFresh() {
  const installedList = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.peer || installed[path]?.version === entry.version,
  );
}

/** Installs the node packages when they are missing or stale. Throws, with npm's words, when that fails. */
export async function ensurePackages(log = console.log) {
  if (packagesAreFresh()) return;
  log('Installing node packages …');
  const began = Date.now();
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: root });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
  log(`Node packages installed in ${duration(Date.now() - began)}.`);
}
