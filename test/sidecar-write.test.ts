import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSidecar } from '../src/sidecar/read.js';
import { applyChanges, changesBetween, emptyRecord, invert } from '../src/sidecar/record.js';
import type { Change, DecisionRecord } from '../src/sidecar/types.js';
import { writeSidecar } from '../src/sidecar/write.js';
import { applyEdits } from '../src/text/edit.js';
import { changesTo, handwriting, record, writtenByHand } from './sidecar-records.js';

const written = (source: string, changes: readonly Change[]): string =>
  applyEdits(source, writeSidecar(source, changes));
const everything = (saved: DecisionRecord): readonly Change[] => changesBetween(emptyRecord, saved);
const assertSame = (a: DecisionRecord, b: DecisionRecord): void => assert.deepEqual(changesBetween(a, b), []);
const idsIn = ({ annotations }: DecisionRecord): readonly string[] => annotations.map(({ id }) => id);
const withChanges = record.chain((saved) => changesTo(saved).map((changes) => ({ saved, changes })));

describe('sidecar: what is written', () => {
  it('says what the changes said, in a new file', () => {
    fc.assert(
      fc.property(record, (saved) => {
        const { record: read, problems } = readSidecar(written('', everything(saved)));
        assertSame(read, saved);
        assert.deepEqual(
          problems.filter(({ code }) => code !== 'unknown-entity'),
          [],
        );
      }),
      { numRuns: 80 },
    );
  });

  it('says what the changes said, in a file touched by hand, and keeps every line that is not about them', () => {
    fc.assert(
      fc.property(withChanges, handwriting, ({ saved, changes }, hand) => {
        const source = writtenByHand(saved, hand);
        const from = readSidecar(source);
        assert.deepEqual(
          from.problems.filter(({ code }) => code !== 'unknown-entity'),
          [],
        );
        assertSame(from.record, saved);
        const edits = writeSidecar(source, changes);
        const result = applyEdits(source, edits);
        const target = applyChanges(from.record, changes);
        const read = readSidecar(result);
        assertSame(read.record, target);
        if (changes.length === 1) assert.deepEqual(idsIn(read.record), idsIn(target));
        assert.ok(
          edits.every(({ start, end }) => end - start < source.length),
          'the file was written anew',
        );
        const touched = edits.reduce((sum, { start, end }) => sum + end - start, 0);
        if (saved.annotations.length > 3 && changes.length === 1) assert.ok(touched < source.length / 2);
        // Lines about an annotation that was removed go with it; comments never do, nor what stands elsewhere.
        const removed = saved.annotations.some(({ id }) => !target.annotations.some((a) => a.id === id));
        for (const line of source.split(/\r?\n/))
          if (/^\s*#/.test(line) || (!removed && /x-/.test(line))) assert.ok(result.includes(line), line);
        if (hand.crlf) assert.ok(!/[^\r]\n/.test(result));
        assert.equal(result.startsWith('\uFEFF'), hand.bom);
      }),
      { numRuns: 120 },
    );
  });

  it('gives the record back when the inverse is written', () => {
    fc.assert(
      fc.property(withChanges, ({ saved, changes }) => {
        const back = invert(saved, changes);
        assertSame(applyChanges(applyChanges(saved, changes), back), saved);
        const source = written('', everything(saved));
        assertSame(readSidecar(written(written(source, changes), back)).record, saved);
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing when nothing changed', () => {
    fc.assert(
      fc.property(record, handwriting, (saved, hand) => {
        const source = writtenByHand(saved, hand);
        assert.deepEqual(writeSidecar(source, everything(readSidecar(source).record)), []);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the comments above what it removes, also where the file can only be written anew', () => {
    const ids = ['aa00', 'bb00', 'cc00', 'dd00'];
    const entities = ['ada', 'ben', 'cleo'];
    const source = [
      '{',
      '# above the version',
      'newsmark: 1,',
      '# above the article',
      'article: {length: 900},',
      'entities: {',
      ...entities.flatMap((id) => [`# above ${id}`, `${id}: {name: ${id}, kind: person},`]),
      '# below the entities',
      '},',
      'annotations: [',
      ...ids.flatMap((id, n) => [
        `# above ${id}`,
        `{id: ${id}, kind: figure, status: added,`,
        `# within ${id}`,
        `at: [[${n}, ${n + 1}]], text: x},`,
      ]),
      '# below the annotations',
      ']}',
    ].join('\n');
    const { record: saved, writable } = readSidecar(source);
    assert.ok(writable);
    assert.deepEqual([idsIn(saved), [...saved.entities.keys()]], [ids, entities]);
    fc.assert(
      fc.property(fc.subarray(ids), fc.subarray(entities), fc.boolean(), (gone, nobody, stamp) => {
        const result = written(source, [
          ...gone.map((id): Change => ({ annotation: id, to: null })),
          ...nobody.map((id): Change => ({ entity: id, to: null })),
          ...(stamp ? [{ article: null }] : []),
        ]);
        const { record: left } = readSidecar(result);
        assert.deepEqual(
          idsIn(left),
          ids.filter((id) => !gone.includes(id)),
        );
        for (const line of source.split('\n')) if (line.startsWith('#')) assert.ok(result.includes(line.trim()), line);
      }),
      { numRuns: 60 },
    );
  });
});
