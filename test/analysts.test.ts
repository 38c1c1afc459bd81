import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import type { Article } from '../src/analysis/analyze.js';
import { loadEnglish } from '../src/analysis/english.js';
import type { Lexicon } from '../src/analysis/lexicon.js';
import type { Digest } from '../src/corpus/digest.js';
import { digestAll } from '../src/corpus/digest.js';
import { lonelyAnalyst } from '../src/editor/analysts.js';
import { analystsInThreads } from '../src/editor/analysts.node.js';

describe('analysts in threads', function () {
  this.timeout(60_000);
  let lexicon: Lexicon;
  const folder = mkdtempSync(join(tmpdir(), 'newsmark-analysts-'));
  const program = join(folder, 'analyst.js');

  /** Articles that are more than one thread is left with: about 700,000 code units. */
  const many = (): readonly Article[] =>
    Array.from({ length: 300 }, (_, i) => ({
      text: `Ferry no. ${i} stops\n\n“It sails no more,” Tova Brandl said. Some ${i} boats wait since Monday.\n\n`.repeat(
        26,
      ),
      date: i % 3 === 0 ? '2024-05-0'.concat(String(1 + (i % 9))) : undefined,
    }));

  before(async () => {
    lexicon = loadEnglish();
    const { lexiconPlugin } = await import(pathToFileURL(join('src', 'analysis', 'english', 'pack.mjs')).href);
    await esbuild.build({
      entryPoints: ['src/analyst.node.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      plugins: [lexiconPlugin],
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Has all articles digested by threads that run this program, and counts what was digested here. */
  async function digested(run: string, articles: readonly Article[]) {
    const alone = lonelyAnalyst(() => lexicon);
    let here = 0;
    const analysts = analystsInThreads(run, {
      digest(article) {
        here++;
        return alone.digest(article);
      },
      dispose: () => undefined,
    });
    const warn = console.warn;
    const warnings: unknown[] = [];
    console.warn = (warning: unknown) => warnings.push(warning);
    try {
      return { digests: await Promise.all(articles.map((article) => analysts.digest(article))), here, warnings };
    } finally {
      console.warn = warn;
      analysts.dispose();
    }
  }

  const same = (digests: readonly Digest[], articles: readonly Article[]) => {
    const expected = digestAll(articles, lexicon);
    assert.deepEqual(
      digests.map(({ summary }) => summary),
      expected.map(({ summary }) => summary),
    );
    assert.ok(digests.every(({ body }, i) => Buffer.compare(body, expected[i].body) === 0));
  };

  it('give each article its own digest', async () => {
    const articles = many();
    const { digests, here, warnings } = await digested(program, articles);
    same(digests, articles);
    assert.deepEqual(warnings, []);
    assert.ok(here > 0 && here < articles.length, `${here} of ${articles.length} were analysed here`);
  });

  it('leave a few articles to this thread', async () => {
    const articles = many().slice(0, 20);
    const { digests, here } = await digested(program, articles);
    same(digests, articles);
    assert.equal(here, articles.length);
  });

  for (const [what, source] of [
    ['is not there', undefined],
    ['cannot be read', 'not a program'],
    ['ends at once', 'process.exit(3)'],
    [
      'ends in the middle of the work',
      "require('node:worker_threads').parentPort.on('message', () => process.exit(3))",
    ],
  ] as const)
    it(`are done without where their program ${what}`, async () => {
      const run = join(folder, `${what}.js`);
      if (source !== undefined) writeFileSync(run, source);
      const articles = many();
      const { digests, here, warnings } = await digested(run, articles);
      same(digests, articles);
      assert.equal(here, articles.length);
      assert.equal(warnings.length, 1);
    });
});
