import assert from 'node:assert/strict';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { composed, spanOf } from '../src/sidecar/library.js';
import { plainField, plainItem } from '../src/sidecar/plain.js';
import { parseSidecar } from '../src/sidecar/tree.js';

describe('YAML that the library is asked to read', () => {
  const outcome = (text: string, budget = 10_000, base = 0): string => {
    const { contents, problems, cost, refused } = composed(text, base, budget);
    assert.ok(cost > 0 || text === '' || refused);
    assert.ok(!refused || contents === null);
    return [refused ? 'refused' : 'read', ...problems.map(({ code, span }) => `${code} ${span.join('-')}`)].join(', ');
  };
  const nested = (open: string, close: string, levels: number): string => open.repeat(levels) + close.repeat(levels);

  const table: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['a map', 'a: 1\nb: [2]\n', 'read'],
    ['nothing', '', 'read'],
    ['31 brackets', nested('[', ']', 31), 'read'],
    ['32 brackets', nested('[', ']', 32), 'refused, too-deep 31-32'],
    ['31 braces', `${'{a: '.repeat(31)}1${'}'.repeat(31)}`, 'read'],
    ['32 braces', `${'{a: '.repeat(32)}1${'}'.repeat(32)}`, 'refused, too-deep 124-125'],
    ['40 brackets, one beside the other', `[${'[], '.repeat(40)}[]]`, 'read'],
    ['40 braces, one beside the other', `[${'{}, '.repeat(40)}{}]`, 'read'],
    ['brackets that close nothing', `${']'.repeat(3)}\n[[a]]\n`, 'read, yaml 0-1, yaml 1-2, yaml 2-3'],
    ['31 dashes in a line', `${'- '.repeat(31)}a`, 'read'],
    ['32 dashes in a line', `${'- '.repeat(32)}a`, 'refused, too-deep 62-63'],
    ['40 dashes in 40 lines', '- a\n'.repeat(40), 'read'],
    ['40 dashes in 40 lines of Windows', '- a\r\n'.repeat(40), 'read'],
    ['20 dashes in a line, twice', `${'- '.repeat(20)}a\n${'- '.repeat(20)}a\n`, 'read'],
    ['32 question marks', `${'? '.repeat(32)}a`, 'refused, too-deep 62-63'],
    ['32 levels of indentation', Array.from({ length: 32 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''), 'read'],
    [
      '33 levels of indentation',
      Array.from({ length: 33 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''),
      'refused, too-deep 624-625',
    ],
    ['20 levels, twice', Array.from({ length: 40 }, (_, n) => `${' '.repeat(n % 20)}a${n}:\n`).join(''), 'read'],
    ['40 comments, each further in', Array.from({ length: 40 }, (_, n) => `${' '.repeat(n)}# a\n`).join(''), 'read'],
    [
      '100 aliases',
      `a: &a 1\nb: [${'*a,'.repeat(100)}]\n`,
      `read${Array.from({ length: 50 }, (_, n) => `, alias ${12 + 3 * n}-${14 + 3 * n}`).join('')}`,
    ],
    ['101 aliases', `a: &a 1\nb: [${'*a,'.repeat(101)}]\n`, 'refused, alias 312-314'],
    ['stars and brackets in words', `a: "${'*a ['.repeat(50)}"\nb: |\n  ${'[*a '.repeat(50)}\n`, 'read'],
    ['a second document', 'a: 1\n---\nb: 2\n', 'read, documents 5-5'],
    ['an alias', 'a: &x 1\nb: *x\n', 'read, alias 11-13'],
    ['what is no YAML', 'a: b: c\n', 'read, yaml 3-4'],
    ['a very long scalar', `a: ${'x'.repeat(1 << 17)}`, 'read'],
    ['a scalar that is too long', `a: ${'x'.repeat((1 << 17) + 1)}`, 'refused, too-large 3-3'],
    ['a comment as long', `a: 1 #${'x'.repeat(1 << 18)}`, 'read'],
  ];
  for (const [what, text, expected] of table)
    it(`is ${expected.slice(0, 60)}: ${what}`, () => assert.equal(outcome(text), expected));

  it('is read to the last token of the budget', () => {
    const { cost } = composed('a: 1\nb: [2, 3]\n', 0, 1000);
    assert.ok(cost > 10);
    assert.equal(outcome('a: 1\nb: [2, 3]\n', cost), 'read');
    assert.match(outcome('a: 1\nb: [2, 3]\n', cost - 1), /^refused, too-large/);
  });

  it('stands where it stood in what it was cut from', () => {
    assert.equal(outcome('a: b: c\n', 1000, 100), 'read, yaml 103-104');
    assert.equal(outcome('- '.repeat(40), 1000, 100), 'refused, too-deep 162-163');
    const { contents } = composed('a: [1, two]\n', 100, 1000);
    assert.ok(isMap(contents) && isSeq(contents.items[0].value));
    assert.deepEqual(spanOf(contents.items[0].key as Node), [100, 101]);
    assert.deepEqual((contents.items[0].value.items as Node[]).map(spanOf), [
      [104, 105],
      [107, 110],
    ]);
    assert.deepEqual(spanOf(contents), [100, 112]);
    assert.deepEqual(spanOf({}), [0, 0]);
  });

  it('places a key without a name at its colon', () => {
    const keyAt = (text: string): number | undefined => {
      const { contents } = composed(text, 0, 1000);
      assert.ok(isMap(contents));
      const { key } = contents.items[contents.items.length - 1];
      return isScalar(key) ? key.range?.[0] : undefined;
    };
    assert.equal(keyAt(': a\n'), 0);
    assert.equal(keyAt('a: 1\n: b\n'), 5);
    assert.equal(keyAt('a: 1\n# c: d\n\n: b\n'), 13);
    assert.equal(keyAt('{a: 1, : b}\n'), 7);
  });

  it('leaves the stacks of errors as they were', () => {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = 7;
    try {
      composed('a: b: c', 0, 1000);
      composed('[', 0, 0);
      assert.equal(Error.stackTraceLimit, 7);
    } finally {
      Error.stackTraceLimit = before;
    }
  });
});

describe('what the plain reader takes upon itself', () => {
  const item: readonly (readonly [text: string, plainly: boolean])[] = [
    ['  - id: a\n    at: [[1, 2]]\n', true],
    ['- id: a\n  at: [[1, 2]]', true],
    ['- id: a\r\n  at: [[1, 2]]\r\n', true],
    ['- id: a # so\n\n  # and so\n  at: [1, 2]   # on\n   \n', true],
    ['- id: a#b\n', true],
    ['- id: "a" # b\n', true],
    ['- id: "a"#b\n', false],
    ["- id: 'it''s'\n", true],
    ["- id: 'it\n    is'\n", false],
    ['- id: "a\\tb\\u00e9"\n', true],
    ['- id: "a\\x41"\n', false],
    ['- id: "a\n    b"\n', false],
    ['- "id": a\n', true],
    ["- 'id': a\n", true],
    ['- "id":a\n', false],
    ['- id:\n', true],
    ['- id: \n  x:   # none\n', true],
    ['- id:a\n', false],
    ['- id : a\n', false],
    ['- id: a\n   at: b\n', false],
    ['- id: a\n at: b\n', false],
    ['- id: a\n  b\n', false],
    ['- id: a\n\tb: c\n', false],
    ['- id: [a, "b", \'c\', {d: e}, []]\n', true],
    ['- id: [a,, b]\n', false],
    ['- id: [a b, c]\n', true],
    ['- id: [a\n', false],
    ['- id: [a] b\n', false],
    ['- id: {a: b, c: [d]}\n', true],
    ['- id: {a: b c: d}\n', false],
    ['- id: {a}\n', false],
    ['- id: {a:b}\n', false],
    ['- id: {"a":b}\n', false],
    ['- id: {"a": b}\n', true],
    ['- id: |\n    a\n', false],
    ['- id: &a b\n', false],
    ['- id: *a\n', false],
    ['- id: !t a\n', false],
    ['- id: - a\n', false],
    ['- id: -1\n', true],
    ['- id: ? a\n', false],
    ['- {id: a}\n', true],
    ['- {id: a} # b\n\n# c\n  # d\n', true],
    ['- {id: a}\r\n# c\r\n', true],
    ['- {id: a}\n  b\n', false],
    ['- {id: a} b\n', false],
    ['-\n  id: a\n', false],
    ['-id: a\n', false],
    ['id: a\n', false],
    ['- a\n', false],
    [`- id: ${'['.repeat(17)}${']'.repeat(17)}\n`, true],
    [`- id: ${'['.repeat(18)}${']'.repeat(18)}\n`, false],
    [`- id: [${'a, '.repeat(7990)}a]\n`, true],
    [`- id: [${'a, '.repeat(8010)}a]\n`, false],
    [Array.from({ length: 3990 }, (_, n) => `${n ? '  ' : '- '}k${n}: a\n`).join(''), true],
    [Array.from({ length: 4010 }, (_, n) => `${n ? '  ' : '- '}k${n}: a\n`).join(''), false],
  ];
  for (const [text, plainly] of item)
    it(`${plainly ? 'reads' : 'leaves'} ${JSON.stringify(text.slice(0, 50))}`, () => {
      assert.equal(plainItem(text, 0, text.length) !== null, plainly);
      // Within a longer text it reads its own lines and no others.
      const within = plainItem(`x: 1\n${text}- more: [\n`, 5, 5 + text.length);
      if (text.endsWith('\n')) assert.equal(within !== null, plainly);
    });

  const field: readonly (readonly [text: string, plainly: boolean])[] = [
    ['ada: {name: Ada}\n', true],
    ['  ada: {name: Ada}\n', true],
    ['ada: x\nbo: y\n', false],
    ['ada:\n  name: Ada\n', false],
    ['"ada": x\n# y\n', true],
    ['ünal: x\n', true],
    ['9: x\n', false],
  ];
  for (const [text, plainly] of field)
    it(`${plainly ? 'reads' : 'leaves'} the field ${JSON.stringify(text)}`, () =>
      assert.equal(plainField(text, 0, text.length) !== null, plainly));
});

describe('a sidecar with an entry that cannot be read', () => {
  const source = `newsmark: 1
entities:
  ada: {name: Ada, kind: person}
  bo: {name: [Bo
  cy: {name: Cy, kind: person}
annotations:
  - id: aa
    kind: quote
  - id: bb: cc
  -
  - text
  - id: dd
`;

  it('has all others, and a stand-in at its place', () => {
    const { root, problems } = parseSidecar(source, (_, next) => next !== undefined);
    assert.ok(root);
    const [, entities, annotations] = root.items.map(({ value }) => value);
    assert.ok(isMap(entities) && isSeq(annotations));
    const words = (node: unknown): string =>
      source
        .slice(...spanOf(node as Node))
        .trim()
        .split('\n')[0];
    assert.deepEqual(
      entities.items.map(({ key }) => words(key)),
      ['ada', 'bo', 'cy'],
    );
    assert.deepEqual(annotations.items.length, 5);
    assert.ok(problems.length > 0);
    for (const { span } of problems) assert.ok(span[0] <= span[1] && span[1] <= source.length);
    assert.equal(words(annotations.items[0]), 'id: aa');
    // The last one was not asked for: it stands behind its dash, and says nothing.
    const [from, to] = spanOf(annotations.items[4] as Node);
    assert.deepEqual([source.slice(from), to - from], [' id: dd\n', 0]);
  });
});
