// Where things lie. Built-ins only: this runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: the nearest one above this file that holds the extension's manifest. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)));
/** What is fetched once and kept: VS Code, its Node. Ignored by git. */
export const cache = join(root, '.vscode-test');
/** What tests leave: bundles, pictures, logs, the VSIX. Ignored by git. */
export const out = join(root, 'out');
export const pictures = join(out, 'pictures');
export const logs = join(out, 'logs');

function findRoot(folder) {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'newsmark') return folder;
  if (dirname(folder) === folder) throw new Error('package.json of newsmark not found above the test host');
  return findRoot(dirname(folder));
}
