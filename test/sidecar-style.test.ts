import assert from 'node:assert/strict';
import { readSidecar } from '../src/sidecar/read.js';
import type { Annotation, Change, EntityDecision } from '../src/sidecar/types.js';
import { writeSidecar } from '../src/sidecar/write.js';
import { applyEdits } from '../src/text/edit.js';

const quote = (id: string, start: number, more: object = {}): Annotation => ({
  id,
  kind: 'quote',
  quote: 'direct',
  status: 'confirmed',
  at: [[start, start + 20]],
  text: `words of ${id}`,
  ...more,
});
const add = (annotation: Annotation): Change => ({ annotation: annotation.id, to: annotation });
const person = (name: string): EntityDecision => ({ name, kind: 'person' });
const written = (source: string, ...changes: readonly Change[]): string =>
  applyEdits(source, writeSidecar(source, changes));

/** A file with all that people do to files. */
const byHand = `# Checked by Dana
newsmark: 1
article: {sha256: "9f2c", length: 2941}   # as printed

entities:
  mina-cho: {name: Mina Cho, kind: person}
  oda-group:
    name: 'Oda Group'     # the company
    kind: organization
    aliases:
      - Oda

annotations:
  # the opening
  - id: aaaa
    kind: quote
    quote: direct
    status: confirmed
    at: [[100, 120]]
    text: words of aaaa
    colour: red
    note: |
      Two lines,
      kept as they are.

  # the answer
  - {id: bbbb, kind: quote, quote: direct, status: added, at: [[300, 320]], text: words of bbbb, weight: 3}
`;

describe('sidecar: a save changes its own lines only', () => {
  it('begins a new file', () => {
    const changes: Change[] = [
      { article: { sha256: 'ab12', length: 40, date: '2020-04-07' } },
      { entity: 'mina-cho', to: { ...person('Mina Cho'), role: 'mayor, acting', aliases: ['Cho', 'the mayor'] } },
      add(
        quote('k3f9', 12, {
          speaker: 'mina-cho',
          before: 'she said: ',
          after: ',” he said.',
          by: 'dana',
          on: '2026-11-22',
        }),
      ),
    ];
    assert.equal(
      written('', ...changes),
      `newsmark: 1
article: {sha256: ab12, length: 40, date: 2020-04-07}
entities:
  mina-cho: {name: Mina Cho, kind: person, role: "mayor, acting", aliases: [Cho, the mayor]}
annotations:
  - id: k3f9
    kind: quote
    quote: direct
    status: confirmed
    at: [[12, 32]]
    text: words of k3f9
    before: "she said: "
    after: ",” he said."
    speaker: mina-cho
    by: dana
    on: 2026-11-22
`,
    );
  });

  it('keeps the comments of a file that says nothing yet', () => {
    assert.equal(written('# mine', { article: { length: 3 } }), '# mine\nnewsmark: 1\narticle: {length: 3}\n');
  });

  it('adds an annotation between its neighbours in the text, parted as they are', () => {
    assert.equal(
      written(byHand, add(quote('cccc', 200))),
      byHand.replace(
        '      kept as they are.\n',
        `      kept as they are.

  - id: cccc
    kind: quote
    quote: direct
    status: confirmed
    at: [[200, 220]]
    text: words of cccc
`,
      ),
    );
  });

  it('changes one field on its line', () => {
    const { record } = readSidecar(byHand);
    const [first, second] = record.annotations;
    assert.equal(
      written(byHand, add({ ...first, status: 'rejected' })),
      byHand.replace('status: confirmed', 'status: rejected'),
    );
    assert.equal(
      written(byHand, add({ ...second, note: 'No: never' })),
      byHand.replace('words of bbbb,', 'words of bbbb, note: "No: never",'),
    );
    assert.equal(
      written(byHand, add({ ...first, note: 'Short.' })),
      byHand.replace(/note: \|\n.*\n.*\n/, 'note: Short.\n'),
    );
    const { note: _, ...bare } = first;
    assert.equal(written(byHand, add(bare)), byHand.replace(/ {4}note: \|\n.*\n.*\n/, ''));
  });

  it('removes the lines of an annotation, whichever way it is written', () => {
    assert.equal(
      written(byHand, { annotation: 'aaaa', to: null }),
      byHand.replace(/ {2}- id: aaaa[\s\S]*as they are\.\n/, ''),
    );
    assert.equal(written(byHand, { annotation: 'bbbb', to: null }), byHand.replace(/ {2}- \{id: bbbb.*\n/, ''));
  });

  it('adds, changes and removes entities, each in the way it is written', () => {
    assert.equal(
      written(byHand, { entity: 'nadir-vale', to: person('Nadir Vale') }),
      byHand.replace('  oda-group:', '  nadir-vale: {name: Nadir Vale, kind: person}\n  oda-group:'),
    );
    assert.equal(
      written(byHand, { entity: 'mina-cho', to: { ...person('Mina Cho'), role: 'mayor' } }),
      byHand.replace('kind: person}', 'kind: person, role: mayor}'),
    );
    assert.equal(
      written(byHand, { entity: 'oda-group', to: { name: 'Oda plc', kind: 'organization', aliases: ['Oda'] } }),
      byHand.replace("'Oda Group'", 'Oda plc'),
    );
    assert.equal(
      written(byHand, {
        entity: 'oda-group',
        to: { name: 'Oda Group', kind: 'organization', aliases: ['Oda', 'Oda, Inc'] },
      }),
      byHand.replace('aliases:\n      - Oda\n', 'aliases: [Oda, "Oda, Inc"]\n'),
    );
    assert.equal(
      written(byHand, { entity: 'oda-group', to: null }),
      byHand.replace(/ {2}oda-group:[\s\S]*- Oda\n/, ''),
    );
  });

  it('sets the stamp field by field', () => {
    assert.equal(
      written(byHand, { article: { sha256: '77', length: 2941, date: '2020-04-07' } }),
      byHand.replace('{sha256: "9f2c", length: 2941}', '{sha256: "77", length: 2941, date: 2020-04-07}'),
    );
  });

  for (const [name, source] of Object.entries({
    'all in one line': '{newsmark: 1, annotations: [{id: aaaa, kind: quote, status: added, at: [[5, 9]], text: said}]}',
    'a list in brackets':
      'newsmark: 1\nannotations: [{id: aaaa, kind: quote, status: added, at: [[5, 9]], text: said}] # c\n',
    'an empty list': 'newsmark: 1\nannotations: []   # none yet\n',
    'a key without a value': 'newsmark: 1\nentities:\nannotations:\n',
    'explicit keys':
      '? newsmark\n: 1\n? annotations\n: - id: aaaa\n    kind: quote\n    status: added\n    at: [[5, 9]]\n    text: said\n',
    'a dash on a line of its own':
      'newsmark: 1\nannotations:\n-\n  id: aaaa\n  kind: quote\n  status: added\n  at:\n  - [5, 9]\n  text: said\n',
    'quotes and folds':
      '"newsmark": 1\n\'annotations\':\n  - "id": "aaaa"\n    kind: "quote"\n    status: \'added\'\n    at: [ [5,9] ]\n    text: >-\n      said\n',
    'no break at the end':
      'newsmark: 1\nannotations:\n  - id: aaaa\n    kind: quote\n    status: added\n    at: [[5, 9]]\n    text: said',
    'one document between marks':
      '%YAML 1.2\n---\nnewsmark: 1\nannotations:\n  - id: aaaa\n    kind: quote\n    status: added\n    at: [[5, 9]]\n    text: said\n...\n',
  }))
    it(`writes into ${name}`, () => {
      const before = readSidecar(source);
      assert.deepEqual(before.problems, []);
      const known = before.record.annotations.map(({ id }) => id);
      const added = written(source, add(quote('first', 1)), add(quote('last', 50)), { entity: 'x', to: person('X') });
      const now = readSidecar(added);
      assert.deepEqual(now.problems, []);
      assert.deepEqual(
        now.record.annotations.map(({ id }) => id),
        ['first', ...known, 'last'],
      );
      assert.deepEqual(now.record.entities.get('x'), person('X'));
      const noted = written(added, ...now.record.annotations.map((a) => add({ ...a, at: [[7, 8]], note: 'n: 1' })));
      assert.deepEqual(
        readSidecar(noted).record.annotations.map(({ at, note }) => [at, note]),
        now.record.annotations.map(() => [[[7, 8]], 'n: 1']),
      );
      const emptied = written(
        noted,
        ...now.record.annotations.map(({ id }): Change => ({ annotation: id, to: null })),
        { entity: 'x', to: null },
      );
      assert.deepEqual(readSidecar(emptied).record, { ...before.record, annotations: [] });
      assert.deepEqual(
        readSidecar(written(emptied, add(quote('again', 4)))).record.annotations.map(({ id }) => id),
        ['again'],
      );
    });

  it('keeps a key without a name where it stands', () => {
    const [stamped, noted] = [{ article: { length: 4 } }, add(quote('aaaa', 5, { note: 'heard' }))];
    const odd = 'newsmark: 1\nentities:\n:  # whose?\n  oda: {name: Oda, kind: group}\n';
    assert.equal(written(odd, stamped), odd.replace('1\n', '1\narticle: {length: 4}\n'));
    const annotated = `newsmark: 1
annotations:
  - id: aaaa
    kind: quote
    quote: direct
    status: confirmed
    at: [[5, 25]]
    text: words of aaaa
    # whose: this?
    : red
    weight: 3
    :
`;
    assert.equal(written(annotated, noted), annotated.replace('of aaaa\n', 'of aaaa\n    note: heard\n'));
    assert.equal(written(`: red\n${annotated}`, stamped).replace('article: {length: 4}\n', ''), `: red\n${annotated}`);
  });

  it('takes the last entry from a text that a line of blanks ends, and no comment with it', () => {
    const source = 'newsmark: 1\nentities:\n  a: {name: A, kind: group}\n  # b\n  b: {name: B, kind: group}\n';
    for (const blanks of ['\t', '  ', ' \t'])
      assert.equal(
        written(source + blanks, { entity: 'b', to: null }),
        source.slice(0, source.indexOf('\n  b:')),
        JSON.stringify(blanks),
      );
  });

  it('takes new entries in front of the only one out again, with their blank lines', () => {
    const one = written('', add(quote('mmmm', 500)));
    const around = ['aaaa', 'bbbb', 'zzzz'].map((id, i) => quote(id, [10, 100, 900][i]));
    const four = written(one, ...around.map(add));
    assert.equal(written(four, ...around.map(({ id }): Change => ({ annotation: id, to: null }))), one);
    assert.equal(written(four, { annotation: 'aaaa', to: null }), written(one, ...around.slice(1).map(add)));
  });

  it('refuses a file it does not understand', () => {
    for (const source of [
      'newsmark: 2\n',
      '- a list\n',
      'newsmark: 1\nannotations: {a: b}\n',
      '<<<<<<< ours\n',
      'a: [b',
    ])
      assert.throws(() => writeSidecar(source, [add(quote('aaaa', 1))]));
  });
});
