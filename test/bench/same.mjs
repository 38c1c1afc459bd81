// node test/bench/same.mjs REVISION: whether the engine finds the very same as at a revision of git, in every text of the
// shared gold and the seeds, by article and all as one, also shouted and with other marks. For changes that are to make
// it faster and nothing else. Says which texts differ; the status is 1 when one does.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { root } from './contenders.mjs';

const require = createRequire(import.meta.url);
const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' });

/** The engine of a folder that holds the project, as a function from text and options to JSON. */
async function engineOf(folder, outfile) {
  const { lexiconPlugin } = await import(pathToFileURL(join(folder, 'src/analysis/english/pack.mjs')).href);
  const contents = `import { analyze } from './src/analysis/analyze.js';
    import { loadEnglish } from './src/analysis/english.js';
    const lexicon = loadEnglish();
    export const find = (text, options) => JSON.stringify(analyze(text, lexicon, options));`;
  await esbuild.build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
    plugins: [lexiconPlugin],
  });
  return require(outfile).find;
}

/** Every text with a name and its options. */
function* cases() {
  let all = '';
  const gold = join(root, '..', 'shared', 'gold');
  for (const file of existsSync(gold) ? readdirSync(gold).filter((name) => name.endsWith('.jsonl')) : [])
    for (const line of readFileSync(join(gold, file), 'utf8').split('\n').filter(Boolean)) {
      const { id, text, date } = JSON.parse(line);
      yield [`${file} ${id}`, text, date ? { date } : {}];
    }
  for (const folder of [join(root, '..', 'shared', 'seeds'), join(root, 'seeds')].filter(existsSync))
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
      const text = readFileSync(join(folder, file), 'utf8');
      yield [file, text, {}];
      yield [`${file}, dated`, text, { date: '2020-04-07' }];
      yield [`${file}, shouted`, text.toUpperCase(), {}];
      yield [`${file}, other marks`, text.replace(/[“”"]/g, '’').replaceAll(' ', '\u00a0'), {}];
      all += `${text}\n\n`;
    }
  yield ['all seeds as one', all, {}];
}

const revision = process.argv[2] ?? 'HEAD';
const folder = mkdtempSync(join(tmpdir(), 'newsmark-same-'));
try {
  git('worktree', 'add', '--quiet', '--detach', join(folder, 'then'), revision);
  symlinkSync(join(root, 'node_modules'), join(folder, 'then', 'node_modules'), 'junction');
  const then = await engineOf(join(folder, 'then'), join(folder, 'then.cjs'));
  const now = await engineOf(root, join(folder, 'now.cjs'));
  let count = 0;
  let different = 0;
  for (const [name, text, options] of cases()) {
    count++;
    if (then(text, options) === now(text, options)) continue;
    different++;
    console.log(`differs: ${name}`);
  }
  console.log(`${count} texts, ${different} of them read differently than at ${revision}`);
  process.exitCode = different ? 1 : 0;
} finally {
  git('worktree', 'remove', '--force', join(folder, 'then'));
  rmSync(folder, { recursive: true, force: true });
}
