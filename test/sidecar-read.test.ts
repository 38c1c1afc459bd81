import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSidecar } from '../src/sidecar/read.js';
import type { QuoteAnnotation } from '../src/sidecar/types.js';
import { hostile } from './hostile.js';
import { handle } from './hostile-handle.js';

/** The problems of a sidecar, each with the words it is about. */
const problemsOf = (source: string): readonly string[] =>
  readSidecar(source).problems.map(
    ({ code, span, severity }) => `${severity} ${code}: ${source.slice(...span).split('\n')[0]}`,
  );

const idsIn = (source: string): readonly string[] => readSidecar(source).record.annotations.map(({ id }) => id);

const good = (id: string, start = 10): string => `  - id: ${id}
    kind: quote
    status: confirmed
    at: [[${start}, ${start + 9}]]
    text: the words
`;

describe('sidecar: what is read', () => {
  it('everything that the format knows', () => {
    const { record, problems, writable } = readSidecar(`newsmark: 1
article: {sha256: 9f2c, length: 2941, date: 2020-04-07}
entities:
  mina-cho: {name: Mina Cho, kind: person, role: mayor, aliases: [Cho], note: Not the singer}
annotations:
  - id: k3f9
    kind: quote
    quote: mixed
    status: confirmed
    at: [[312, 541], [560, 570]]
    text: We call on all … to stop
    before: "said "
    after: ",” he said."
    speaker: mina-cho
    source: [300, 305]
    cue: [306, 310]
    labels: [peace-process]
    note: Checked.
    by: dana
    on: 2026-11-22
  - {id: f1g5, kind: figure, status: added, figure: range, at: [600, 620], text: 10 to 20 km, value: [10, 20.5], unit: km, modifier: ~}
  - {id: m3n7, kind: mention, status: rejected, at: [[700, 703]], text: she, entity: mina-cho}
`);
    assert.deepEqual(problems, []);
    assert.ok(writable);
    assert.deepEqual(record, {
      article: { sha256: '9f2c', length: 2941, date: '2020-04-07' },
      entities: new Map([
        ['mina-cho', { name: 'Mina Cho', kind: 'person', role: 'mayor', aliases: ['Cho'], note: 'Not the singer' }],
      ]),
      annotations: [
        {
          id: 'k3f9',
          kind: 'quote',
          quote: 'mixed',
          status: 'confirmed',
          at: [
            [312, 541],
            [560, 570],
          ],
          text: 'We call on all … to stop',
          before: 'said ',
          after: ',” he said.',
          speaker: 'mina-cho',
          source: [300, 305],
          cue: [306, 310],
          labels: ['peace-process'],
          note: 'Checked.',
          by: 'dana',
          on: '2026-11-22',
        },
        {
          id: 'f1g5',
          kind: 'figure',
          figure: 'range',
          status: 'added',
          at: [[600, 620]],
          text: '10 to 20 km',
          value: [10, 20.5],
          unit: 'km',
          modifier: '~',
        },
        { id: 'm3n7', kind: 'mention', status: 'rejected', at: [[700, 703]], text: 'she', entity: 'mina-cho' },
      ],
    });
  });

  it('scalars as they are written, whatever YAML takes them for', () => {
    for (const directive of ['', '---\n', '# by hand\n\n---  \n', '%YAML 1.1\n---\n', '%YAML 1.2\n---\n']) {
      const { record } = readSidecar(`${directive}newsmark: 1
entities:
  012: {name: No, kind: person, role: 1.10, aliases: [yes, ~, 0x1F, 2020-04-07]}
annotations:
  - {id: 1e3, kind: quote, status: added, at: [[1, 2]], text: 190:20:30, speaker: 012, note: null, by: "null"}
`);
      assert.deepEqual(record.entities.get('012'), {
        name: 'No',
        kind: 'person',
        role: '1.10',
        aliases: ['yes', '~', '0x1F', '2020-04-07'],
      });
      const [annotation] = record.annotations as readonly QuoteAnnotation[];
      assert.deepEqual([annotation.id, annotation.text, annotation.speaker], ['1e3', '190:20:30', '012']);
      assert.deepEqual([annotation.note, annotation.by], [undefined, 'null']);
    }
  });

  it('a figure’s value as a number only where it is one', () => {
    const value = (text: string) =>
      readSidecar(
        `newsmark: 1\nannotations: [{id: a, kind: figure, status: added, at: [1, 2], text: x, value: ${text}}]`,
      ).record.annotations.map((a) => (a.kind === 'figure' ? a.value : undefined))[0];
    assert.deepEqual(['2400', '-1.5', '9e11', '"2020"', '2020-04-07', 'P1W', '[1, 2]', '.inf', '1e999'].map(value), [
      2400,
      -1.5,
      9e11,
      '2020',
      '2020-04-07',
      'P1W',
      [1, 2],
      '.inf',
      '1e999',
    ]);
  });

  it('the same with a byte order mark and other line breaks', () => {
    const source = `newsmark: 1\nannotations:\n${good('aaaa')}`;
    const { record } = readSidecar(source);
    assert.deepEqual(readSidecar(`\uFEFF${source}`).record, record);
    assert.deepEqual(readSidecar(source.replaceAll('\n', '\r\n')).record, record);
    assert.deepEqual(problemsOf(`\uFEFF${source.replaceAll('\n', '\r\n')}`), []);
  });

  it('nothing from an empty file or one of comments', () => {
    for (const source of ['', '\uFEFF', '\n\n', '# nothing yet\n', '---\n', 'null', '~\n']) {
      const { record, problems, writable } = readSidecar(source);
      assert.deepEqual([record.annotations, problems, writable], [[], [], true], JSON.stringify(source));
    }
  });

  it('keys like __proto__ as any others', () => {
    const { record } = readSidecar(`newsmark: 1
__proto__: {polluted: yes}
entities:
  __proto__: {name: Proto, kind: person}
  constructor: {name: Con, kind: person}
annotations:
  - {id: __proto__, kind: quote, status: added, at: [[1, 2]], text: x, speaker: __proto__, constructor: y}
`);
    assert.equal(record.entities.get('__proto__')?.name, 'Proto');
    assert.equal(record.entities.get('constructor')?.name, 'Con');
    assert.equal(record.annotations[0].id, '__proto__');
    assert.equal(({} as { polluted?: string }).polluted, undefined);
  });
});

describe('sidecar: what is wrong with it', () => {
  const cases: Readonly<Record<string, readonly [source: string, ...problems: string[]]>> = {
    'no version': ['annotations: []', 'warning version: annotations: []'],
    'a newer version': ['newsmark: 2\nannotations: []', 'error version: 2'],
    'a version that is none': ['newsmark: one', 'error version: one'],
    'a list': ['- a', 'error shape: - a'],
    'a text': ['No sidecar at all', 'error shape: No sidecar at all'],
    'entities in a list': ['newsmark: 1\nentities: [a]', 'error shape: [a]'],
    'annotations in a map': ['newsmark: 1\nannotations: {a: b}', 'error shape: {a: b}'],
    'a section twice': ['newsmark: 1\nannotations: []\nannotations: []', 'error duplicate-key: annotations'],
    'a field twice': [
      `newsmark: 1\nannotations:\n${good('aaaa')}    text: other words\n`,
      'warning duplicate-key: text',
    ],
    'an id twice': [`newsmark: 1\nannotations:\n${good('aaaa')}${good('aaaa')}`, 'warning duplicate-id: aaaa'],
    'an entity twice': [
      'newsmark: 1\nentities:\n  a: {name: A, kind: person}\n  a: {name: B, kind: group}',
      'warning duplicate-id: a',
    ],
    'an entity without a name': ['newsmark: 1\nentities:\n  a: {kind: person}', 'warning missing: a'],
    'an entity of an unknown kind': [
      'newsmark: 1\nentities:\n  a: {name: A, kind: robot}',
      'warning unknown-value: robot',
    ],
    'an unknown speaker': [
      `newsmark: 1\nannotations:\n${good('aaaa')}    speaker: nobody\n`,
      'warning unknown-entity: nobody',
    ],
    'a span that ends before it begins': [
      `newsmark: 1\nannotations:\n${good('aaaa').replace('[10, 19]', '[19, 10]')}`,
      'warning bad-span: [[19, 10]]',
    ],
    'spans in disorder': [
      `newsmark: 1\nannotations:\n${good('aaaa').replace('[10, 19]', '[10, 19], [12, 20]')}`,
      'warning bad-span: [[10, 19], [12, 20]]',
    ],
    'a negative span': [
      `newsmark: 1\nannotations:\n${good('aaaa').replace('[10, 19]', '[-1, 19]')}`,
      'warning bad-span: [[-1, 19]]',
    ],
    'a span outside the text': [
      `newsmark: 1\narticle: {length: 18}\nannotations:\n${good('aaaa')}`,
      'warning outside: [[10, 19]]',
    ],
    'an alias': [
      'newsmark: 1\nentities:\n  a: &a {name: A, kind: person}\n  b: *a',
      'error alias: *a',
      'warning shape: *a',
      'warning missing: b',
      'warning missing: b',
    ],
    'two documents': ['newsmark: 1\n---\nnewsmark: 1\n', 'error documents: '],
    'bad YAML': ['newsmark: 1\nentities: {a: {name: A, kind: person}\n', 'error yaml: '],
  };
  for (const [name, [source, ...problems]] of Object.entries(cases))
    it(`${name}, at its place`, () => {
      assert.deepEqual(problemsOf(source), problems);
      assert.equal(readSidecar(source).writable, !problems.some((problem) => problem.startsWith('error')));
    });

  it('never hides the annotations beside it', () => {
    const bad = [
      '  - {id: bad1, kind: quote}',
      '  - just words',
      '  - [1, 2]',
      '  -',
      '  - {id: bad2, kind: claim, status: added, at: [[1, 2]], text: x}',
      '  - {kind: quote, status: added, at: [[1, 2]], text: x}',
      '  - {id: bad3, kind: mention, status: added, at: [[1, 2]], text: x}',
      '  - {id: bad4, kind: quote, status: perhaps, at: [[1, 2]], text: x}',
      '  - {id: [a], kind: quote, status: added, at: [[1, 2]], text: x}',
    ];
    const source = `newsmark: 1\nannotations:\n${good('aaaa')}${bad.join('\n')}\n${good('zzzz', 90)}`;
    assert.deepEqual(idsIn(source), ['aaaa', 'zzzz']);
    assert.ok(readSidecar(source).writable);
  });

  it('conflict markers, at their lines; what stands outside them is read', () => {
    const source = `newsmark: 1
annotations:
${good('aaaa')}<<<<<<< HEAD
${good('ours', 30)}||||||| base
=======
${good('them', 40)}>>>>>>> theirs: add a quote
${good('zzzz', 90)}`;
    assert.deepEqual(idsIn(source), ['aaaa', 'zzzz']);
    assert.deepEqual(problemsOf(source), [
      'error conflict: <<<<<<< HEAD',
      'error conflict: ||||||| base',
      'error conflict: =======',
      'error conflict: >>>>>>> theirs: add a quote',
    ]);
    assert.deepEqual(idsIn(source.replaceAll('\n', '\r\n')), ['aaaa', 'zzzz']);
    assert.deepEqual(idsIn(source.slice(0, source.indexOf('>>>>'))), ['aaaa']);
    assert.deepEqual(problemsOf('newsmark: 1\nx: |\n  a\n  <<<<<<< no marker\n  =======\n'), []);
  });
});

describe('sidecar: hostile text', () => {
  // Here 32 KB each, which is little enough that most of them are read to their end; how long that and a whole megabyte
  // take is measured in processes of their own: npm run reliability -- hostile
  const expected: Readonly<Record<string, string>> = {
    'nested lists, twice': 'refused: too-deep',
    'an alias bomb': 'refused: alias',
    'one huge scalar': 'read, 0 problems',
    'conflict markers': 'refused: conflict',
    'more than may be read': 'refused: too-large',
  };
  // Mutation testing reads them thousands of times.
  const size = process.env.NEWSMARK_PROPERTY_MS ? 1 << 10 : 1 << 15;
  for (const [name, source] of Object.entries(hostile(size)))
    (process.env.NEWSMARK_PROPERTY_MS && source().length > 1 << 20 ? it.skip : it)(
      `${name}: handled or refused`,
      () => {
        const { outcome } = handle(source());
        assert.equal(outcome, expected[name] ?? outcome);
      },
    );

  it('names 500 problems at most', () => {
    assert.equal(handle(hostile(1 << 15)['one id many times']()).outcome, 'read, 500 problems');
  });

  it('text of any kind gives a reading', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ...[
          'newsmark: 1\n',
          'entities:\n',
          'annotations:\n',
          '  - ',
          'id: a\n',
          '    at: [[1, 2]]\n',
          '{',
          '}',
          '[',
          ']',
          ': ',
        ],
        ...[
          ', ',
          '"',
          "'",
          '|',
          '>',
          '&a ',
          '*a ',
          '!t ',
          '#',
          '\n',
          '\r\n',
          '  ',
          '\t',
          '---\n',
          '...\n',
          '%A\n',
          '<<<<<<< x\n',
          '\0',
        ],
        ...['\ud800', '\u2028', '\ufeff', '? ', '- ', '~', '__proto__: '],
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((p) => p.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (source) => {
          const { problems } = readSidecar(source);
          for (const { span } of problems) assert.ok(span[0] >= 0 && span[0] <= span[1] && span[1] <= source.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
