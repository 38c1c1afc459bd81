import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { layoutOf } from '../src/sidecar/layout.js';
import { layoutAgain } from '../src/sidecar/layoutAgain.js';
import { readSidecar, type SidecarReading } from '../src/sidecar/read.js';
import { changesBetween } from '../src/sidecar/record.js';
import type { Annotation } from '../src/sidecar/types.js';
import { planSave, writeSidecar } from '../src/sidecar/write.js';
import { applyEdits, type TextEdit } from '../src/text/edit.js';
import { handwriting, record, writtenByHand } from './sidecar-records.js';

const plain = `newsmark: 1
article:
  length: 90

# who
entities:
  ada: {name: Ada}
  bo:
    name: Bo
annotations:
  - id: aa
    kind: figure
  # behind aa

  - id: bb
    kind: figure
`;

/** An edit that puts words in the place of the first such words, or behind them. */
const instead = (source: string, of: string, text: string): TextEdit => {
  const start = source.indexOf(of);
  assert.ok(start >= 0, of);
  return { start, end: start + of.length, text };
};

describe('the layout of a sidecar after edits', () => {
  const table: readonly (readonly [of: string, by: string, expected: 'near' | 'whole'])[] = [
    ['id: aa', 'id: zz', 'near'],
    ['    kind: figure\n  # behind', '  # behind', 'near'],
    ['  # behind aa\n', '', 'near'],
    ['  # behind aa\n', '  - id: cc\n', 'near'],
    ['\n  - id: bb', '\n  - id: cc\n\n  - id: bb', 'near'],
    ['  - id: aa\n    kind: figure\n', '  - id: cc\n', 'near'],
    ['  - id: bb\n    kind: figure\n', '', 'near'],
    ['{name: Ada}', '{name: Eva}', 'near'],
    ['length: 90', 'length: 91', 'near'],
    ['length: 90\n', 'length: 90\n  date: 2026-11-23\n', 'near'],
    ['newsmark: 1', 'newsmark: 2', 'near'],
    // The first entry goes, and what stood in front of it.
    ['  - id: aa', '  # none\n  - id: aa', 'whole'],
    ['  - id: aa', '- id: aa', 'whole'],
    ['  - id: bb', ' - id: bb', 'whole'],
    ['  - id: bb', '   id: bb', 'near'],
    ['  - id: bb', '  id: bb', 'whole'],
    ['  - id: bb', '\t- id: bb', 'whole'],
    ['  bo:\n', 'bo:\n', 'whole'],
    ['annotations:\n', 'annotations: # all\n', 'whole'],
    ['{name: Ada}\n', '{name: Ada}', 'near'],
    ['length: 90\n', 'length: 90\nnote: x\n', 'whole'],
    ['length: 90\n\n# who\n', 'length: 90', 'whole'],
    ['name: Bo\nannot', 'name: Bo\nother: 1\nannot', 'whole'],
    ['kind: figure\n  #', 'kind: \x07\n  #', 'whole'],
    ['kind: figure\n  #', 'kind: a\rb\n  #', 'whole'],
    ['    kind: figure\n  #', '<<<<<<< ours\n    kind: figure\n  #', 'whole'],
  ];
  for (const [of, by, expected] of table)
    it(`${JSON.stringify(of)} → ${JSON.stringify(by)}: ${expected}`, () => {
      const edits = [instead(plain, of, by)];
      const before = layoutOf(plain);
      assert.ok(before);
      const after = applyEdits(plain, edits);
      const again = layoutAgain(before, edits, after);
      assert.equal(again ? 'near' : 'whole', expected);
      if (again)
        assert.deepEqual(
          again.keys.map(({ was: _, ...key }) => key),
          layoutOf(after)?.keys,
        );
    });

  it('tells which entries are as they were', () => {
    const edits = [instead(plain, 'id: bb', 'id: zz'), instead(plain, 'name: Ada', 'name: Eva')].reverse();
    const before = layoutOf(plain);
    const keys = before && layoutAgain(before, edits, applyEdits(plain, edits))?.keys;
    assert.deepEqual(
      keys?.map(({ name, was }) => `${name} ${was.join(' ')}`.trim()),
      ['newsmark', 'article', 'entities -1 1', 'annotations 0 -1'],
    );
  });

  it('looks at all where there are very many edits', () => {
    const source = `annotations:\n${'  - id: a\n'.repeat(600)}`;
    const edits = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ start: 20 + 10 * i, end: 21 + 10 * i, text: 'b' }));
    const before = layoutOf(source);
    assert.ok(before);
    assert.ok(layoutAgain(before, edits(500), applyEdits(source, edits(500))));
    assert.equal(layoutAgain(before, edits(501), applyEdits(source, edits(501))), null);
  });
});

/** What a reading says, but for its record, and how it took the text apart. */
const told = ({ record, problems, writable, ids, outline }: SidecarReading) => ({
  annotations: record.annotations.map(({ id }) => id),
  problems,
  writable,
  ids,
  entries: [outline.sections.entities, outline.sections.annotations].map((section) =>
    section?.entries.map(({ start, text }) => ({ start, text })),
  ),
  blanked: outline.blanked,
  layout: outline.layout?.keys.map(({ name, span, entries }) => ({ name, span, entries })),
});

function same(again: SidecarReading, anew: SidecarReading): void {
  assert.deepEqual(told(again), told(anew));
  assert.deepEqual(changesBetween(again.record, anew.record), []);
}

/** What people and programs may put anywhere in a sidecar. */
const bits = [
  ...[
    '',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '-',
    '  - ',
    '\n  - id: q1\n    kind: quote\n',
    '- id: q2\n',
    '#',
    '# a\n',
  ],
  ...[
    'entities:\n',
    'annotations:\n',
    'x: 1\n',
    '{',
    ']',
    '"',
    "'",
    '|\n',
    ': ',
    '---\n',
    '\ufeff',
    '\x07',
    '<<<<<<< a\n',
  ],
  ...['\n=======\n', '\n>>>>>>> b\n', 'ada', 'at: [[1, 2]]', '\n    note: hm', '\u2028', '“'],
];

describe('reading a sidecar after edits', () => {
  it('tells what reading all of it does, whatever the edits', () => {
    const edit = fc.record({ from: fc.nat(), length: fc.nat({ max: 60 }), text: fc.constantFrom(...bits) });
    fc.assert(
      fc.property(record, handwriting, fc.array(edit, { minLength: 1, maxLength: 4 }), (saved, hands, wanted) => {
        const source = writtenByHand(saved, hands);
        const edits: TextEdit[] = [];
        for (const { from, length, text } of wanted) {
          const start = from % (source.length + 1);
          const end = Math.min(source.length, start + (from % 3 === 0 ? 0 : length));
          if (edits.every((other) => end < other.start || start > other.end)) edits.push({ start, end, text });
        }
        edits.sort((a, b) => a.start - b.start);
        const after = applyEdits(source, edits);
        const before = readSidecar(source);
        same(readSidecar(after, before, { edits, record: before.record }), readSidecar(after));
      }),
      { numRuns: 400 },
    );
  });

  it('tells what reading all of it does, save after save', () => {
    fc.assert(
      fc.property(record, handwriting, fc.array(record, { minLength: 1, maxLength: 4 }), (saved, hands, wanted) => {
        let reading = readSidecar(writtenByHand(saved, hands));
        for (const next of wanted) {
          if (!reading.writable) return;
          reading = planSave(reading, changesBetween(reading.record, next)).reading;
          same(reading, readSidecar(reading.source));
        }
      }),
      { numRuns: 100 },
    );
  });

  const figure = (n: number, note: string): Annotation => ({
    kind: 'figure',
    id: `f${n}`,
    figure: 'count',
    status: 'added',
    at: [[10 * n, 10 * n + 2]],
    text: '12',
    note,
  });

  it('gives the annotations that were to be saved, not others that are equal', () => {
    const changes = [0, 1, 2].map((n) => ({ annotation: `f${n}`, to: figure(n, 'as they are counted') }));
    const { reading } = planSave(readSidecar(''), changes);
    const to = figure(1, 'as nobody counts them');
    const again = planSave(reading, [{ annotation: to.id, to }]).reading.record.annotations;
    assert.deepEqual(
      again.map((annotation, i) => annotation === (i === 1 ? to : changes[i].to)),
      [true, true, true],
    );
  });

  it('does not keep the texts of earlier saves', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const annotations = Array.from({ length: 3000 }, (_, n) =>
      figure(n, 'as the harbour office counts “them” this year'),
    );
    const changes = annotations.map((to) => ({ annotation: to.id, to }));
    let reading = readSidecar(applyEdits('', writeSidecar('', changes)));
    const size = 2 * reading.source.length;
    const before = held();
    for (let n = 0; n < 60; n++) {
      const to = figure(40 * n, `a longer note, the one of “round” ${n}`);
      reading = planSave(reading, [{ annotation: to.id, to }]).reading;
    }
    const grown = held() - before;
    assert.ok(grown < 10 * size, `${grown} bytes more than before; the text has ${size}`);
    assert.equal(reading.record.annotations.length, 3000);
  });
});
