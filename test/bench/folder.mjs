// npm run bench:folder: a folder of 10,000 articles, opened for the first time and out of the cache, beside reading the
// files and scanning them raw. Builds test/bench/folder/steps.ts and runs each step in a process of its own.
//   --articles=2000   fewer of them
//   --rounds=1        instead of the best of three
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import esbuild from 'esbuild';
import { lexiconPlugin } from '../../src/analysis/english/pack.mjs';
import { readSeeds, renamedArticle } from './renamed.mjs';

const count = Number(process.argv.find((word) => word.startsWith('--articles='))?.slice(11) ?? 10_000);
const rounds = Number(process.argv.find((word) => word.startsWith('--rounds='))?.slice(9) ?? 3);
await esbuild.build({
  entryPoints: { folder: 'test/bench/folder/steps.ts', analyst: 'src/analyst.node.ts' },
  outdir: join('out', 'bench'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [lexiconPlugin],
});

const folder = mkdtempSync(join(tmpdir(), 'newsmark-folder-'));
try {
  const seeds = readSeeds();
  let length = 0;
  for (let i = 0; i < count; i++) {
    const text = renamedArticle(seeds, i);
    length += Buffer.byteLength(text);
    const place = join(folder, String(Math.floor(i / 500)));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${i}.txt`), text);
  }
  const megabytes = length / 1e6;
  console.log(`${count} articles, ${megabytes.toFixed(1)} MB`);
  const best = {};
  for (let round = 0; round < rounds; round++)
    for (const step of ['raw', 'first', 'second']) {
      const args = [
        '--expose-gc',
        join('out', 'bench', 'folder.mjs'),
        step,
        folder,
        resolve('out', 'bench', 'analyst.mjs'),
      ];
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status) throw new Error(stderr);
      const now = JSON.parse(stdout);
      if (!best[step] || now.ms < best[step].ms) best[step] = now;
    }
  const { raw, first, second } = best;
  const row = (name, { ms, cpu, memory, ...more }) =>
    console.log(
      `${name.padEnd(24)}${String(Math.round(ms)).padStart(7)} ms${String(Math.round(cpu)).padStart(7)} of the processor${String(Math.round(memory / 1e6)).padStart(6)} MB`,
      JSON.stringify(more),
    );
  row('read and scanned raw', raw);
  row('first opening', first);
  row('second, from the cache', second);
  const ratio = (a, b, digits) =>
    `${(a.ms / b.ms).toFixed(digits)}, of the processor ${(a.cpu / b.cpu).toFixed(digits)}`;
  console.log(`first / raw:      ${ratio(first, raw, 1)} (at most 8)`);
  console.log(`second / first:   ${ratio(second, first, 3)} (at most 0.1)`);
  console.log(`memory / text:    ${(Math.max(first.memory, second.memory) / length).toFixed(1)} (at most 10)`);
} finally {
  rmSync(folder, { recursive: true });
}
