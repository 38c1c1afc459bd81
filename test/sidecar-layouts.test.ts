import assert from 'node:assert/strict';
import { readSidecar } from '../src/sidecar/read.js';
import { applyChanges, changesBetween, emptyRecord, sameAnnotation, sameEntity } from '../src/sidecar/record.js';
import { rewritten } from '../src/sidecar/rewrite.js';
import type { Annotation, Change, DecisionRecord, EntityDecision } from '../src/sidecar/types.js';
import { planSave } from '../src/sidecar/write.js';
import { applyEdits } from '../src/text/edit.js';
import { asKept } from './kept.js';

/** Every way of writing a sidecar that people and programs have, with the same three annotations and two entities. */
const layouts: Readonly<Record<string, string>> = {
  plain: `newsmark: 1
entities:
  ada: {name: Ada, kind: person}
  bo: {name: Bo, kind: person}
annotations:
  - id: aa
    kind: figure
    figure: count
    status: added
    at: [[10, 12]]
    text: ten

  - id: bb
    kind: figure
    figure: count
    status: added
    at: [[20, 22]]
    text: two

  - id: cc
    kind: figure
    figure: count
    status: added
    at: [[30, 32]]
    text: six
`,
  'dashes under their key, without blank lines': `newsmark: 1
annotations:
- id: aa
  kind: figure
  figure: count
  status: added
  at: [[10, 12]]
  text: ten
- {id: bb, kind: figure, figure: count, status: added, at: [[20, 22]], text: two}
- id: cc
  text: six
  kind: figure
  status: added
  figure: count
  at: [[30, 32]]
entities:
  ada:
    name: Ada
    kind: person
  bo: {name: Bo, kind: person}`,
  'items of one line each': `# one line each
newsmark: 1
entities: {ada: {name: Ada, kind: person}, bo: {name: Bo, kind: person}}

annotations:
  - {id: aa, kind: figure, figure: count, status: added, at: [[10, 12]], text: ten} # first
  - {id: bb, kind: figure, figure: count, status: added, at: [[20, 22]], text: two}

  # last
  - {id: cc, kind: figure, figure: count, status: added, at: [[30, 32]], text: six}
# the end
`,
  'lists in brackets': `newsmark: 1
entities: {
  ada: {name: Ada, kind: person},
  bo: {name: Bo, kind: person}
}
annotations: [
  {id: aa, kind: figure, figure: count, status: added, at: [[10, 12]], text: ten},
  {id: bb, kind: figure, figure: count, status: added, at: [[20, 22]], text: two},
  {id: cc, kind: figure, figure: count, status: added, at: [[30, 32]], text: six},
  ]
`,
  'JSON, all in one line': `{"newsmark": 1, "entities": {"ada": {"name": "Ada", "kind": "person"}, "bo": {"name": "Bo", "kind": "person"}}, "annotations": [{"id": "aa", "kind": "figure", "figure": "count", "status": "added", "at": [[10, 12]], "text": "ten"}, {"id": "bb", "kind": "figure", "figure": "count", "status": "added", "at": [[20, 22]], "text": "two"}, {"id": "cc", "kind": "figure", "figure": "count", "status": "added", "at": [[30, 32]], "text": "six"}]}`,
  'dashes on lines of their own': `newsmark: 1
entities:
  ada:
    kind: person
    name: Ada
  bo:
    kind: person
    name: Bo
annotations:
  -
    id: aa
    kind: figure
    figure: count
    status: added
    at: [[10, 12]]
    text: ten
  -
    id: bb
    kind: figure
    figure: count
    status: added
    at:
      - [20, 22]
    text: two
  -   id: cc
      kind: figure
      figure: count
      status: added
      at: [30, 32]
      text: >-
        six

`,
  'comments, unknown keys and texts over lines': `---
# Checked by Dana.
newsmark: 1
checked: {by: Dana,
  on: today}
entities:
  # the mayor
  ada: {name: Ada, kind: person, colour: red}   # in office

  bo:
    name: |
      Bo
    kind: person
annotations:

  # the first
  - id: aa   # so it is called
    kind: figure
    figure: count
    weight: 3
    status: added
    at: [[10, 12]]
    text: ten

  # the second,
  # which is longer

  - id: bb
    kind: figure
    figure: count
    note: |
      Two lines,

      and one apart.
    status: added
    at: [[20, 22]]
    text: two
    # nothing more
  - id: cc
    kind: figure
    figure: count
    status: added
    at: [[30, 32]]
    text: six
    note: >
      Folded
      words.
`,
  'keys in marks, blanks at ends': `"newsmark": 1
'entities':
    "ada" : {name: "Ada", kind: 'person'}
    bo: {name: Bo,   kind: person}
"annotations":
    -   "id": aa
        "kind": figure
        figure:   count
        status: 'added'
        at: [ [10, 12] ]
        text: "ten"
    -   id: bb
        kind: figure
        figure: count
        status: added
        at: [[20, 22]]
        text: two
    -   id: cc
        kind: figure
        figure: count
        status: added
        at: [[30, 32]]
        text: six
        note:
   `,
  'explicit keys': `? newsmark
: 1
? entities
: ? ada
  : {name: Ada, kind: person}
  ? bo
  : {name: Bo, kind: person}
? annotations
: - ? id
    : aa
    ? kind
    : figure
    ? figure
    : count
    ? status
    : added
    ? at
    : [[10, 12]]
    ? text
    : ten
  - {id: bb, kind: figure, figure: count, status: added, at: [[20, 22]], text: two}
  - {id: cc, kind: figure, figure: count, status: added, at: [[30, 32]], text: six}
`,
};

const figure = (id: string, start: number, more: object = {}): Annotation =>
  ({ id, kind: 'figure', figure: 'count', status: 'added', at: [[start, start + 2]], text: id, ...more }) as Annotation;
const ada: EntityDecision = { name: 'Ada', kind: 'person' };

/** What people decide, made on whatever a record says. */
const decisions: Readonly<Record<string, (record: DecisionRecord) => readonly Change[]>> = {
  'one more in front': () => [{ annotation: 'zz', to: figure('zz', 5) }],
  'two more between': () => [
    { annotation: 'yy', to: figure('yy', 15) },
    { annotation: 'zz', to: figure('zz', 16, { note: 'a\nb' }) },
  ],
  'one more behind': () => [{ annotation: 'zz', to: figure('zz', 50) }],
  'the first gone': () => [{ annotation: 'aa', to: null }],
  'the second gone': () => [{ annotation: 'bb', to: null }],
  'the last gone': () => [{ annotation: 'cc', to: null }],
  'first and last gone': () => ['aa', 'cc'].map((annotation) => ({ annotation, to: null })),
  'all gone': () => ['aa', 'bb', 'cc'].map((annotation) => ({ annotation, to: null })),
  'all gone and one new': () => [
    ...['aa', 'bb', 'cc'].map((annotation) => ({ annotation, to: null })),
    { annotation: 'zz', to: figure('zz', 5) },
  ],
  'every status changed': ({ annotations }) =>
    annotations.map((one) => ({ annotation: one.id, to: { ...one, status: 'rejected' } })),
  'fields added': ({ annotations }) =>
    annotations.map((one) => ({
      annotation: one.id,
      to: { ...one, unit: 'km', note: 'no: 1', by: 'Dana' } as Annotation,
    })),
  'notes taken out': ({ annotations }) =>
    annotations.map((one) => {
      const { note: _, ...rest } = one;
      return { annotation: one.id, to: rest as Annotation };
    }),
  'places moved': ({ annotations }) =>
    annotations.map((one) => ({
      annotation: one.id,
      to: { ...one, at: one.at.map(([a, b]) => [a + 1, b + 1] as const) },
    })),
  'attributes given and changed': ({ annotations: [one, two] }) => [
    {
      annotation: 'aa',
      to: { ...one, attributes: { stance: 'for', __proto: 'a: b' }, labels: ['x', 'y, z'] } as Annotation,
    },
    { annotation: 'bb', to: { ...two, attributes: { 'call?': 'no' }, unsure: true } as Annotation },
  ],
  'another kind': ({ annotations: [one] }) => [
    { annotation: 'aa', to: { ...one, kind: 'mention', figure: undefined, entity: 'ada' } as unknown as Annotation },
  ],
  'an entity more': () => [{ entity: 'cy', to: { name: 'Cy', kind: 'place', aliases: ['C: y'] } }],
  'an entity gone': () => [{ entity: 'ada', to: null }],
  'all entities gone': () => ['ada', 'bo'].map((entity) => ({ entity, to: null })),
  'entities changed': () => [
    { entity: 'ada', to: { ...ada, role: 'mayor, acting' } },
    { entity: 'bo', to: { name: 'Bo Ek', kind: 'group' } },
  ],
  'a stamp': () => [{ article: { sha256: '9f2c', length: 60 } }],
  'a bit of all': ({ annotations: [one] }) => [
    { article: { length: 61 } },
    { entity: 'ada', to: null },
    { entity: 'cy', to: ada },
    { annotation: 'aa', to: { ...one, status: 'confirmed' } },
    { annotation: 'bb', to: null },
    { annotation: 'zz', to: figure('zz', 40) },
  ],
};

/** The layouts, with line breaks of Windows and a byte order mark too. */
const all = Object.entries(layouts).flatMap(([name, source]) => [
  [name, source] as const,
  [`${name} (Windows)`, `\ufeff${source.replaceAll('\n', '\r\n')}`] as const,
]);

describe('a save into whatever way a sidecar is written', () => {
  for (const [name, source] of all)
    it(`says what was decided: ${name}`, () => {
      const reading = readSidecar(source);
      assert.deepEqual(reading.problems, []);
      assert.deepEqual(
        reading.record.annotations.map(({ id }) => id),
        ['aa', 'bb', 'cc'],
      );
      assert.equal(reading.record.entities.size, 2);
      for (const [what, decide] of Object.entries(decisions)) {
        const changes = decide(reading.record);
        const expected = applyChanges(reading.record, changes);
        const { reading: after } = planSave(reading, changes);
        assert.deepEqual(changesBetween(after.record, expected), [], `${what}:\n${after.source}`);
        assert.deepEqual(readSidecar(after.source).record, after.record, what);
        assert.deepEqual(after.problems, [], what);
        // Nothing that is not about them is written anew: comments and unknown keys are there still.
        for (const comment of source.match(/# ?[\w, ]+|colour: red|weight: 3|checked: /g) ?? [])
          if (!what.includes('gone') && !what.includes('all'))
            assert.ok(after.source.includes(comment), `${what}: ${comment}`);
      }
    });

  it('is written as it has been written before', () => {
    const lines = all.flatMap(([name, source]) => {
      const reading = readSidecar(source);
      return [
        `${name}:`,
        ...Object.entries(decisions).map(([what, decide]) => {
          const { edits } = planSave(reading, decide(reading.record));
          return `  ${what}: ${edits.map(({ start, end, text }) => `${start}-${end} ${JSON.stringify(text)}`).join(' ')}`;
        }),
      ];
    });
    asKept('sidecar-layouts.txt', lines);
  });

  for (const [name, source] of all)
    it(`can be made by writing all of it anew, comments kept: ${name}`, () => {
      const { record } = readSidecar(source);
      const given = applyChanges(record, [{ article: { sha256: 'ab', length: 70, date: '2026-01-02' } }]);
      const stamped = applyEdits(source, rewritten(source, record, given));
      for (const [what, decide] of Object.entries(decisions)) {
        const expected = applyChanges(given, decide(record));
        const text = applyEdits(stamped, rewritten(stamped, given, expected));
        assert.deepEqual(changesBetween(readSidecar(text).record, expected), [], `${what}:\n${text}`);
        for (const comment of source.match(/# ?[\w, ]+|weight: 3|checked: /g) ?? [])
          if (!what.includes('gone')) assert.ok(text.includes(comment.trim()), `${what}: ${comment}\n${text}`);
      }
    });

  it('written anew begins what was not there', () => {
    const { record } = readSidecar(layouts.plain);
    const text = applyEdits('newsmark: 1 # so far\n', rewritten('newsmark: 1 # so far\n', emptyRecord, record));
    assert.deepEqual(readSidecar(text).record, record);
    assert.match(text, /^newsmark: 1 # so far\n/);
    const none = applyEdits(layouts.plain, rewritten(layouts.plain, record, emptyRecord));
    assert.deepEqual(readSidecar(none).record, emptyRecord);
    assert.deepEqual(rewritten('[a]', emptyRecord, record), []);
  });

  it('compares what is said, not how', () => {
    for (const [name, source] of all) {
      const { record } = readSidecar(source);
      const { record: plain } = readSidecar(layouts.plain);
      const strip = (one: Annotation): Annotation => ({ ...one, note: undefined, text: one.text.trim() }) as Annotation;
      for (const [i, one] of record.annotations.entries())
        assert.ok(sameAnnotation(strip(one), strip(plain.annotations[i])), `${name}: ${one.id}`);
      assert.ok(
        sameEntity(record.entities.get('ada') as EntityDecision, plain.entities.get('ada') as EntityDecision),
        name,
      );
    }
  });
});
