// Builds what the package ships (dist/) and what the tests run (out/). Every file at the root of src/ is an entry.
//   node esbuild.mjs [--watch] [--quiet]   the extension's bundles and the command line tool
//   node esbuild.mjs --readable            the same with the names of the source, for profiles
//   node esbuild.mjs --cli                 the command line tool alone
//   node esbuild.mjs --unit [NAME …]       the unit tests, one bundle a test file (only those whose path has a NAME in it)
//   node esbuild.mjs --editor [NAME …]     the suite that runs inside an extension host, for Node and for the web worker
//   node esbuild.mjs --ui                  the tests that drive the workbench, and their helpers
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import esbuild from 'esbuild';
import { lexiconPlugin } from './src/analysis/english/pack.mjs';

const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith('--')));
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
// Bundles hold ASCII only, by escapes: engines keep a text with one “ in it at two bytes a character, and read it slower.
const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  logLevel: flags.has('--quiet') ? 'error' : 'info',
  legalComments: 'none',
  plugins: [lexiconPlugin],
};
const node = { ...common, platform: 'node', target: 'node20' };
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** A word for all that the engine's results depend on: what was cached by another engine is not used. */
const engine = () => {
  const hash = createHash('sha256');
  for (const room of ['text', 'analysis', 'article', 'corpus'])
    for (const file of readdirSync(join('src', room), { recursive: true, withFileTypes: true }))
      if (file.isFile()) hash.update(readFileSync(join(file.parentPath ?? file.path, file.name)));
  return hash.digest('hex').slice(0, 16);
};
const ENGINE = JSON.stringify(engine());

/** Has a Node bundle load the engine from beside it: see src/engine.node.ts. */
const engineBeside = {
  name: 'engine-beside',
  setup(build) {
    build.onResolve({ filter: /\/analysis\/[\w/]+\.js$/ }, () => ({ path: './engine.node.js', external: true }));
  },
};

/** What is shipped. `vscode` is given by the extension host. */
const shipped = () => [
  {
    ...node,
    entryPoints: ['src/extension.node.ts'],
    outfile: 'dist/extension.node.js',
    define: { ENGINE },
    external: ['vscode'],
    plugins: [engineBeside],
    minify: !flags.has('--readable'),
  },
  {
    ...node,
    entryPoints: ['src/analyst.node.ts'],
    outfile: 'dist/analyst.node.js',
    plugins: [engineBeside],
    minify: !flags.has('--readable'),
  },
  {
    ...node,
    entryPoints: ['src/engine.node.ts'],
    outfile: 'dist/engine.node.js',
    minify: !flags.has('--readable'),
  },
  {
    ...browser,
    entryPoints: ['src/extension.browser.ts'],
    outfile: 'dist/extension.browser.js',
    define: { ENGINE },
    external: ['vscode'],
    minify: !flags.has('--readable'),
  },
  {
    ...node,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    minify: !flags.has('--readable'),
    banner: { js: '#!/usr/bin/env node' },
  },
];

/** Paths under test/ that end so, as 'test/…'. */
const testFiles = (ending, folder = 'test') =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))
    .sort();

/** Unit tests: everything named *.test.ts that is neither the editor's nor the workbench's. */
const unitTests = () => {
  const all = testFiles('.test.ts').filter(
    (file) => !file.startsWith(join('test', 'editor') + sep) && !file.startsWith(join('test', 'ui') + sep),
  );
  dropBundlesWithoutSource('out/test/unit', all);
  return [
    {
      ...node,
      entryPoints: names.length ? all.filter((file) => names.some((name) => file.includes(name))) : all,
      outdir: 'out/test/unit',
      outbase: 'test',
      outExtension: { '.js': '.cjs' },
      packages: 'external',
      sourcemap: 'inline',
    },
    { ...node, entryPoints: ['test/report.node.ts'], outfile: 'out/test/report.cjs', packages: 'external' },
  ];
};

/** A bundle that stayed behind when its test was removed or renamed would still be run. */
function dropBundlesWithoutSource(folder, sources) {
  if (!existsSync(folder)) return;
  const kept = new Set(sources.map((file) => relative('test', file).replace(/\.ts$/, '.cjs')));
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.cjs') && !kept.has(file)) rmSync(join(folder, file));
}

/** `import … from 'editor-tests'` gives `loadTests()`, which runs every test file when it is called and not before. */
const editorTests = {
  name: 'editor-tests',
  setup(build) {
    build.onResolve({ filter: /^editor-tests$/ }, () => ({ path: 'editor-tests', namespace: 'editor-tests' }));
    build.onLoad({ filter: /.*/, namespace: 'editor-tests' }, () => {
      const files = testFiles('.test.ts', join('test', 'editor'))
        .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
        .map((file) => `./${file.replaceAll(sep, '/')}`);
      const loads = files.map((file) => `require(${JSON.stringify(file)});`).join(' ');
      return { contents: `exports.loadTests = () => { ${loads} };`, resolveDir: process.cwd() };
    });
  },
};

const suite = {
  entryPoints: ['test/editor/index.ts'],
  external: ['vscode'],
  plugins: [editorTests, lexiconPlugin],
  sourcemap: 'inline',
};
const editorSuite = () => [
  { ...node, ...suite, outfile: 'out/test/editor/node.js', define: { WEB: 'false' } },
  {
    ...browser,
    ...suite,
    outfile: 'out/test/editor/web.js',
    define: { WEB: 'true', global: 'globalThis', process: '{"env": {}}' },
    alias: { 'node:assert/strict': './test/editor/assert.web.ts' },
  },
];

const uiTests = () => [
  {
    ...node,
    format: 'esm',
    entryPoints: [...testFiles('.ui.ts', join('test', 'ui')), 'test/ui/workbench.ts'],
    outdir: 'out/test/ui',
    outbase: 'test/ui',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    packages: 'external',
    sourcemap: 'inline',
  },
  { ...node, entryPoints: ['test/report.node.ts'], outfile: 'out/test/report.cjs', packages: 'external' },
];

const cli = () => shipped().filter(({ outfile }) => outfile === 'dist/cli.js');

const wanted = [
  ...(flags.has('--cli') ? cli() : []),
  ...(flags.has('--unit') ? unitTests() : []),
  ...(flags.has('--editor') ? editorSuite() : []),
  ...(flags.has('--ui') ? uiTests() : []),
];
for (const options of wanted.length ? wanted : shipped()) {
  if (flags.has('--watch')) await (await esbuild.context(options)).watch();
  else await esbuild.build(options);
}
