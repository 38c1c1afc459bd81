/** The command line tool as pipelines use it: built anew, run as a process. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'newsmark-cli-'));
const tool = join(folder, 'cli.js');
const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [tool, ...args], { input, encoding: 'utf8' });
const answers = (output: string): unknown[] =>
  output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const article = 'Mina Cho said: “We lost the pier.” She added that nobody was hurt.';

describe('newsmark analyze', () => {
  before(async () => {
    const { lexiconPlugin } = await import(pathToFileURL(join('src', 'analysis', 'english', 'pack.mjs')).href);
    await esbuild.build({
      entryPoints: ['src/cli.ts'],
      outfile: tool,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      plugins: [lexiconPlugin],
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('answers every line in order, in the words of the contract', () => {
    const { status, stdout } = run(
      ['analyze'],
      `${JSON.stringify({ id: 'a', text: article, more: 1 })}\n{"id":7,"text":""}`,
    );
    assert.equal(status, 0);
    const [first, second] = answers(stdout) as Record<string, never>[];
    assert.deepEqual(second, { id: 7, quotes: [], entities: [], figures: [] });
    assert.deepEqual(Object.keys(first), ['id', 'quotes', 'entities', 'figures']);
    const [direct, indirect] = first.quotes as Record<string, unknown>[];
    assert.deepEqual(
      { ...direct, confidence: null },
      {
        kind: 'direct',
        contents: [[16, 33]],
        source: [0, 8],
        cue: [9, 13],
        speaker: 'Mina Cho',
        confidence: null,
      },
    );
    assert.equal(indirect.speaker, 'Mina Cho');
  });

  it('puts an error in the place of a bad line and goes on', () => {
    const lines = [
      '{"id":"a","text":"x"}',
      'nonsense',
      '',
      '   ',
      '{"id":"b"}',
      '[1]',
      'null',
      '{"id":"c","text":"y"}\r',
    ];
    const { status, stdout } = run(['analyze'], lines.join('\n'));
    assert.equal(status, 1);
    const all = answers(stdout) as { id: unknown; error?: string }[];
    assert.deepEqual(
      all.map(({ id, error }) => [id, error === undefined]),
      [
        ['a', true],
        [null, false],
        ['b', false],
        [null, false],
        [null, false],
        ['c', true],
      ],
    );
  });

  it('says how it is used, and fails on what it does not know', () => {
    assert.match(run(['--help']).stdout, /^Usage: newsmark analyze/);
    assert.equal(run(['--help']).status, 0);
    for (const args of [[], ['frobnicate'], ['analyze', 'file']]) {
      const { status, stdout, stderr } = run(args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^Usage/);
    }
  });

  it('holds little, however many lines there are and however slowly they are read', async () => {
    const child = spawn(process.execPath, ['--max-old-space-size=48', tool, 'analyze']);
    const line = `${JSON.stringify({ id: 'x', text: article.repeat(40) })}\n`;
    const count = 800;
    let answered = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      answered += chunk.split('\n').length - 1;
    });
    for (let i = 0; i < count; i++)
      if (!child.stdin.write(line)) await new Promise((resolve) => child.stdin.once('drain', resolve));
    child.stdin.end();
    const status = await new Promise((resolve) => child.once('close', resolve));
    assert.deepEqual([status, answered], [0, count]);
  }).timeout(60000);

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [tool, 'analyze']);
    child.stdin.on('error', () => {});
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const line = `${JSON.stringify({ id: 'x', text: article })}\n`;
    const feed = setInterval(() => child.stdin.write(line.repeat(100)), 1);
    const status = await new Promise((resolve) => child.once('close', resolve));
    clearInterval(feed);
    assert.deepEqual([status, errors], [0, '']);
  }).timeout(60000);
});
