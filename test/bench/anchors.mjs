// npm run bench:anchors: how well annotations are found again after their article has changed, and how fast, beside
// Hypothesis' method. Builds test/bench/anchors/bench.ts and runs it.
//   --quick                        one round instead of five
//   --show SCENARIO METHOD KIND    lists what a method did: --show heavy sidecar wrong (near, lost, ambiguous, gone)
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { lexiconPlugin } from '../../src/analysis/english/pack.mjs';

const outfile = join('out', 'bench', 'anchors.mjs');
await esbuild.build({
  entryPoints: ['test/bench/anchors/bench.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [lexiconPlugin],
});
await import(pathToFileURL(outfile).href);
