import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesIn } from '../src/sidecar/places.js';
import { readSidecar } from '../src/sidecar/read.js';
import type { Annotation, Change } from '../src/sidecar/types.js';
import { writeSidecar } from '../src/sidecar/write.js';
import { applyEdits } from '../src/text/edit.js';

const quote = (id: string, start: number, note?: string): Change => {
  const to: Annotation = {
    id,
    kind: 'quote',
    quote: 'direct',
    status: 'confirmed',
    at: [[start, start + 9]],
    text: `words of ${id}`,
    note,
  };
  return { annotation: id, to };
};
const gone = (id: string): Change => ({ annotation: id, to: null });
const person = (id: string): Change => ({ entity: id, to: { name: id, kind: 'person' } });
const written = (source: string, changes: readonly Change[]): string =>
  applyEdits(source, writeSidecar(source, changes));

/** What git makes of two people's work on one sidecar; undefined where it leaves a conflict. */
function merge(base: string, ours: readonly Change[], theirs: readonly Change[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsmark-merge-'));
  try {
    const files = { ours: written(base, ours), base, theirs: written(base, theirs) };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    try {
      execFileSync('git', ['merge-file', 'ours', 'base', 'theirs'], { cwd: folder, stdio: 'pipe' });
    } catch {
      // A conflict: git says how many by its exit status, and leaves the markers.
    }
    return readFileSync(join(folder, 'ours'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ids = (source: string): readonly string[] => readSidecar(source).record.annotations.map(({ id }) => id);

describe('sidecar: two people’s work, merged by git', () => {
  const shared = () =>
    written('', [
      person('ada'),
      person('nell'),
      ...[100, 200, 300, 400].map((start, i) => quote('abcd'[i].repeat(4), start)),
    ]);

  it('additions at different places, changes and removals of different annotations', () => {
    const merged = merge(
      shared(),
      [quote('ours', 150), quote('aaaa', 100, 'Ours.'), person('bob')],
      [quote('them', 350), quote('dddd', 400, 'Theirs.'), gone('cccc'), person('zoe')],
    );
    const { record, problems } = readSidecar(merged);
    assert.deepEqual(problems, []);
    assert.deepEqual(ids(merged), ['aaaa', 'ours', 'bbbb', 'them', 'dddd']);
    assert.deepEqual(
      record.annotations.map(({ note }) => note),
      ['Ours.', undefined, undefined, undefined, 'Theirs.'],
    );
    assert.deepEqual([...record.entities.keys()].sort(), ['ada', 'bob', 'nell', 'zoe']);
  });

  it('what they leave in conflict is told, and the rest is read', () => {
    const merged = merge(shared(), [quote('ours', 150)], [quote('them', 160)]);
    const { problems, writable } = readSidecar(merged);
    assert.equal(writable, false);
    assert.deepEqual(new Set(problems.map(({ code }) => code)), new Set(['conflict']));
    assert.deepEqual(ids(merged), ['aaaa', 'bbbb', 'cccc', 'dddd']);
  });

  it('an annotation that both changed alike is no conflict', () => {
    const base = shared();
    const merged = merge(base, [quote('bbbb', 200, 'Same.')], [quote('bbbb', 200, 'Same.')]);
    assert.equal(merged, written(base, [quote('bbbb', 200, 'Same.')]));
  });
});

describe('sidecar: where things stand in it', () => {
  it('annotations and entities by id, however they are written', () => {
    const source =
      'newsmark: 1\nentities: {ada: {name: Ada, kind: person}}\nannotations:\n  - {id: aaaa, kind: x}\n  - kind: y\n    "id": bbbb\n';
    const { annotations, entities } = placesIn(source);
    assert.deepEqual(
      [...annotations].map(([id, span]) => [id, source.slice(...span).trim()]),
      [
        ['aaaa', '{id: aaaa, kind: x}'],
        ['bbbb', 'kind: y\n    "id": bbbb'],
      ],
    );
    assert.deepEqual(
      [...entities].map(([id, span]) => [id, source.slice(...span)]),
      [['ada', 'ada']],
    );
    assert.deepEqual(placesIn('[').annotations.size, 0);
  });
});
