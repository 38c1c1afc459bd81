import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSidecar } from '../src/sidecar/read.js';
import { applyChanges, changesBetween } from '../src/sidecar/record.js';
import type { Annotation, Change } from '../src/sidecar/types.js';
import { writeSidecar } from '../src/sidecar/write.js';
import { applyEdits } from '../src/text/edit.js';

const quote = (id: string, start: number, more: object = {}): Annotation => ({
  id,
  kind: 'quote',
  quote: 'direct',
  status: 'confirmed',
  at: [[start, start + 9]],
  text: `words of ${id}`,
  by: 'dana',
  on: '2026-11-20',
  ...more,
});
const add = (id: string, start: number): Change => ({ annotation: id, to: quote(id, start) });
const correct = (id: string, start: number): Change => ({
  annotation: id,
  to: quote(id, start, { status: 'rejected', note: 'Not said so.', on: '2026-11-22' }),
});
const remove = (id: string): Change => ({ annotation: id, to: null });
const person = (id: string, role?: string): Change => ({ entity: id, to: { name: id, kind: 'person', role } });

const written = (source: string, changes: readonly Change[]): string =>
  applyEdits(source, writeSidecar(source, changes));

const hasGit = spawnSync('git', ['--version']).status === 0;
const FILE = 'harbour.txt.newsmark.yaml';

describe('sidecar: two branches, merged by git', function () {
  this.timeout(60_000);
  let folder = '';
  const git = (...words: readonly string[]): string =>
    execFileSync(
      'git',
      ['-c', 'user.name=Dana', '-c', 'user.email=dana@example.org', '-c', 'core.autocrlf=false', ...words],
      {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
        env: { ...process.env, GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: '1' },
      },
    );

  before(function () {
    if (!hasGit) {
      console.log('    git is not there: its merges are not tried');
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'newsmark-git-'));
    git('init', '-q', '-b', 'main');
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  /** Commits a base, a branch of each side's changes, and merges them; gives the text, and whether git was content. */
  function merged(base: string, ours: readonly Change[], theirs: readonly Change[]): readonly [string, boolean] {
    const commit = (text: string): void => {
      writeFileSync(join(folder, FILE), text);
      git('add', FILE);
      git('commit', '-q', '--allow-empty', '-m', 'decisions');
    };
    git('checkout', '-q', '--orphan', `base-${Math.random()}`);
    commit(base);
    git('branch', '-f', 'theirs');
    commit(written(base, ours));
    git('branch', '-f', 'ours');
    git('checkout', '-q', 'theirs');
    commit(written(base, theirs));
    git('checkout', '-q', 'ours');
    let content = true;
    try {
      git('merge', '-q', '--no-edit', 'theirs');
    } catch {
      content = false;
    }
    const text = readFileSync(join(folder, FILE), 'utf8');
    if (!content) git('merge', '--abort');
    return [text, content];
  }

  const base = written('', [
    { article: { sha256: '9f2c', length: 900 } },
    person('ada'),
    person('kim'),
    person('zoe'),
    ...['aaaa', 'bbbb', 'cccc', 'dddd', 'eeee'].map((id, i) => add(id, 100 * (i + 1))),
  ]);

  const merging: Readonly<Record<string, readonly [ours: readonly Change[], theirs: readonly Change[]]>> = {
    'additions at different places': [[add('ours', 150)], [add('them', 350)]],
    'additions in neighbouring places': [[add('ours', 150)], [add('them', 250)]],
    'an addition in front and one at the end': [[add('ours', 1)], [add('them', 800)]],
    'corrections of neighbours': [[correct('bbbb', 200)], [correct('cccc', 300)]],
    'a correction, and an addition right behind it': [[correct('bbbb', 200)], [add('them', 250)]],
    'a correction, and an addition right before it': [[correct('bbbb', 200)], [add('them', 150)]],
    'a removal, and a correction of the one before': [[remove('cccc')], [correct('bbbb', 200)]],
    'a removal, and a correction of the one behind': [[remove('bbbb')], [correct('cccc', 300)]],
    'removals of two that are not neighbours': [[remove('bbbb')], [remove('dddd')]],
    'a removal, and an addition elsewhere': [[remove('bbbb')], [add('them', 350)]],
    'the same correction': [[correct('bbbb', 200)], [correct('bbbb', 200)]],
    'people at different places': [[person('bob')], [person('moe')]],
    'a person, and an annotation': [[person('bob')], [add('them', 150)]],
    'much of everything': [
      [add('our1', 1), correct('bbbb', 200), person('bob')],
      [add('the1', 350), remove('eeee'), person('moe')],
    ],
  };
  for (const [name, [ours, theirs]] of Object.entries(merging))
    for (const [ending, lineBreak] of [
      ['', '\n'],
      [', with CRLF', '\r\n'],
    ] as const)
      it(`merge ${name}${ending}`, () => {
        const source = base.replaceAll('\n', lineBreak);
        const [text, content] = merged(source, ours, theirs);
        assert.ok(content, text);
        const { record, problems } = readSidecar(text);
        assert.deepEqual(problems, []);
        const both = applyChanges(applyChanges(readSidecar(source).record, ours), theirs);
        assert.deepEqual(changesBetween(both, record), []);
        const starts = record.annotations.map(({ at }) => at[0][0]);
        assert.deepEqual(
          starts,
          [...starts].sort((a, b) => a - b),
        );
      });

  it('cannot merge different corrections of one annotation; both sides can then be chosen from', () => {
    const [text, content] = merged(
      base,
      [correct('bbbb', 200)],
      [{ annotation: 'bbbb', to: quote('bbbb', 200, { note: 'It was said.', on: '2026-11-22' }) }],
    );
    assert.equal(content, false);
    const { problems, record } = readSidecar(text);
    assert.ok(problems.some(({ code }) => code === 'conflict'));
    assert.deepEqual(
      record.annotations.map(({ id }) => id),
      ['aaaa', 'cccc', 'dddd', 'eeee'],
    );
  });
});
