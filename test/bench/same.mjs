// node test/bench/same.mjs REVISION: whether the engine finds the very same as at a revision of git, in every text of the
// shared gold and the seeds, by article and all as one, also shouted and with other marks. For changes that are to make
// it faster and nothing else. Says which texts differ; the status is 1 when one does.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './contenders.mjs';
import { beside } from './revision.mjs';

/** The engine as a function from text and options to JSON. */
const ENGINE = `import { analyze } from './src/analysis/analyze.js';
  import { loadEnglish } from './src/analysis/english.js';
  const lexicon = loadEnglish();
  export const find = (text, options) => JSON.stringify(analyze(text, lexicon, options));`;

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
await beside(revision, ENGINE, (now, then) => {
  let count = 0;
  let different = 0;
  for (const [name, text, options] of cases()) {
    count++;
    if (then.find(text, options) === now.find(text, options)) continue;
    different++;
    console.log(`differs: ${name}`);
  }
  console.log(`${count} texts, ${different} of them read differently than at ${revision}`);
  process.exitCode = different ? 1 : 0;
});
