// Long measurements of what must never fail, too long for the unit tests, which run a short variant of each.
//   npm run reliability                    says which there are
//   npm run reliability -- NAME [WORDS …]  runs test/reliability/NAME.ts (bundled) or NAME.mjs, the words its arguments
// A measurement prints what it found and ends with status 1 where something failed. Its first comment says what it does.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { lexiconPlugin } from '../../src/analysis/english/pack.mjs';
import { out, root } from '../host/places.mjs';

const folder = join(root, 'test', 'reliability');
const [name, ...words] = process.argv.slice(2);
const measurements = readdirSync(folder)
  .filter((file) => /\.(?:ts|mjs)$/.test(file) && file !== 'run.mjs')
  .sort();
const nameOf = (file) => file.replace(/\.\w+$/, '');
const file = measurements.find((candidate) => nameOf(candidate) === name);

if (!file) {
  if (name) console.error(`There is no measurement “${name}”.`);
  for (const known of measurements) {
    const [, says = ''] = /^\/\/ (.*)/.exec(readFileSync(join(folder, known), 'utf8')) ?? [];
    console.log(`${nameOf(known).padEnd(14)} ${says}`);
  }
  process.exitCode = name ? 2 : 0;
} else {
  const script = file.endsWith('.mjs') ? join(folder, file) : await bundled(file);
  const child = spawn(process.execPath, [script, ...words], { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function bundled(source) {
  const outfile = join(out, 'reliability', `${source.replace(/\.ts$/, '')}.mjs`);
  await esbuild.build({
    entryPoints: [join(folder, source)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [lexiconPlugin],
  });
  return outfile;
}
