// npm run bench:folder: a folder of 10,000 articles, opened for the first time and out of the cache, beside reading the
// files and scanning them raw. Builds test/bench/folder/steps.ts and runs each step in a process of its own.
//   --articles=2000   fewer of them
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { lexiconPlugin } from '../../src/analysis/english/pack.mjs';

const count = Number(process.argv.find((word) => word.startsWith('--articles='))?.slice(11) ?? 10_000);
const ROUNDS = 3;
const outfile = join('out', 'bench', 'folder.mjs');
await esbuild.build({
  entryPoints: ['test/bench/folder/steps.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [lexiconPlugin],
});

const FIRST =
  'Ada Bruno Celia Dario Elin Femke Goran Hanne Ivo Jonna Karel Lena Milo Nora Otto Petra Rosa Sven Tilda Vera'.split(
    ' ',
  );
const LAST =
  'Abel Brask Corvin Dahl Ehrling Falk Grue Holt Ister Jansk Krom Lund Marek Nyberg Orsel Pagel Rask Storm Tolle Winter'.split(
    ' ',
  );

/** Article number `i`: one of the seeds in which each full name and its surname have become other ones. */
function articleOf(seeds, i) {
  const seed = seeds[i % seeds.length];
  const names = new Map();
  let n = i;
  for (const [, first, last] of seed.matchAll(/\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b/g)) {
    if (names.has(last)) continue;
    n = (Math.imul(n, 1103515245) + 12345) >>> 0;
    names.set(last, `${LAST[(n >>> 8) % LAST.length]}${'aeiou'[(n >>> 16) % 5]}`);
    names.set(first, FIRST[(n >>> 20) % FIRST.length]);
  }
  return seed.replace(/\b[A-Z][a-z]+\b/g, (word) => names.get(word) ?? word);
}

const folder = mkdtempSync(join(tmpdir(), 'newsmark-folder-'));
try {
  const seeds = readdirSync('seeds')
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join('seeds', file), 'utf8'));
  let length = 0;
  for (let i = 0; i < count; i++) {
    const text = articleOf(seeds, i);
    length += Buffer.byteLength(text);
    const place = join(folder, String(Math.floor(i / 500)));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${i}.txt`), text);
  }
  const megabytes = length / 1e6;
  console.log(`${count} articles, ${megabytes.toFixed(1)} MB`);
  const best = {};
  for (let round = 0; round < ROUNDS; round++)
    for (const step of ['raw', 'first', 'second']) {
      const args = ['--expose-gc', outfile, step, folder];
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status) throw new Error(stderr);
      const now = JSON.parse(stdout);
      if (!best[step] || now.ms < best[step].ms) best[step] = now;
    }
  const { raw, first, second } = best;
  const row = (name, { ms, memory, ...more }) =>
    console.log(
      `${name.padEnd(24)}${String(Math.round(ms)).padStart(7)} ms${String(Math.round(memory / 1e6)).padStart(6)} MB`,
      JSON.stringify(more),
    );
  row('read and scanned raw', raw);
  row('first opening', first);
  row('second, from the cache', second);
  console.log(`first / raw:      ${(first.ms / raw.ms).toFixed(1)} (at most 8)`);
  console.log(`second / first:   ${(second.ms / first.ms).toFixed(3)} (at most 0.1)`);
  console.log(`memory / text:    ${(Math.max(first.memory, second.memory) / length).toFixed(1)} (at most 10)`);
} finally {
  rmSync(folder, { recursive: true });
}
