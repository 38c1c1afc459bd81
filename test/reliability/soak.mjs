// 2,000 rounds of opening, editing, annotating, saving and closing in a real VS Code: heap and listeners before and after.
//   npm run reliability -- soak [2000]
import { join } from 'node:path';
import esbuild from 'esbuild';
import { build } from '../host/build.mjs';
import { out, root } from '../host/places.mjs';
import { endOnSignals } from '../host/process.mjs';
import { runSuite } from '../host/suite.mjs';

const rounds = Number(process.argv[2] ?? 2000);
endOnSignals();
await build();
const bundle = join(out, 'test', 'soak', 'node');
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['test/editor/index.ts'],
  outfile: `${bundle}.js`,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  logLevel: 'error',
  define: { WEB: 'false', ROUNDS: String(rounds) },
  plugins: [
    {
      name: 'only the soak',
      setup(plugin) {
        plugin.onResolve({ filter: /^editor-tests$/ }, () => ({ path: 'editor-tests', namespace: 'soak' }));
        plugin.onLoad({ filter: /.*/, namespace: 'soak' }, () => ({
          contents: "exports.loadTests = () => { require('./test/editor/soak.test.ts'); };",
          resolveDir: root,
        }));
      },
    },
  ],
});
const began = Date.now();
const { tests, crash, done } = await runSuite({ host: 'server', bundle });
for (const { title, state, error } of tests)
  if (state !== 'passed' || title.includes('heap')) console.log(`${state}: ${title}${error ? `\n${error}` : ''}`);
if (crash) console.log(crash);
const failed = !done || tests.length === 0 || tests.some(({ state }) => state === 'failed');
console.log(`measured: ${rounds} rounds in ${((Date.now() - began) / 1000).toFixed(0)} s`);
// The browser of the suite may hold the process.
process.exit(failed ? 1 : 0);
