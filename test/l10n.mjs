// Runs test/l10n.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { out, root } from './host/places.mjs';

process.chdir(root);
const outfile = join(out, 'l10n.mjs');
await esbuild.build({
  entryPoints: [join(root, 'test', 'l10n.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
await import(pathToFileURL(outfile).href);
