// Builds what the package ships (dist/) and what the tests run (out/). Every file at the root of src/ is an entry.
//   node esbuild.mjs [--watch] [--quiet]   the extension's bundles and the command line tool
//   node esbuild.mjs --unit                the unit tests, one bundle a test file
import { readdirSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import esbuild from 'esbuild';
import { lexiconPlugin } from './src/analysis/english/pack.mjs';

const flags = new Set(process.argv.slice(2));
const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  charset: 'utf8',
  logLevel: flags.has('--quiet') ? 'error' : 'info',
  legalComments: 'none',
  plugins: [lexiconPlugin],
};
const node = { ...common, platform: 'node', target: 'node20' };

/** What is shipped. `vscode` is given by the extension host. */
const shipped = [
  {
    ...node,
    entryPoints: ['src/extension.node.ts'],
    outfile: 'dist/extension.node.cjs',
    external: ['vscode'],
    minify: true,
  },
  {
    ...common,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    entryPoints: ['src/extension.browser.ts'],
    outfile: 'dist/extension.browser.cjs',
    external: ['vscode'],
    minify: true,
  },
  {
    ...node,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.cjs',
    minify: true,
    banner: { js: '#!/usr/bin/env node' },
  },
];

/** Unit tests: everything named *.test.ts that is neither the editor's nor the workbench's. */
const unitTests = () => {
  rmSync('out/test/unit', { recursive: true, force: true });
  const entryPoints = readdirSync('test', { recursive: true })
    .filter((f) => f.endsWith('.test.ts') && !f.startsWith(`editor${sep}`) && !f.startsWith(`ui${sep}`))
    .map((f) => join('test', f));
  return [
    {
      ...node,
      entryPoints,
      outdir: 'out/test/unit',
      outbase: 'test',
      outExtension: { '.js': '.cjs' },
      packages: 'external',
      sourcemap: 'inline',
    },
  ];
};

for (const options of flags.has('--unit') ? unitTests() : shipped) {
  if (flags.has('--watch')) await (await esbuild.context(options)).watch();
  else await esbuild.build(options);
}
