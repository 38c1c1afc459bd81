import assert from 'node:assert/strict';
import { isMap, type Node } from 'yaml';
import {
  fieldsOf,
  figureValueOf,
  isNothing,
  pairsOf,
  placeOf,
  placesOf,
  stringOf,
  stringsOf,
  trueOf,
  wholeOf,
} from '../src/sidecar/fields.js';
import { composed } from '../src/sidecar/library.js';
import { placesIn } from '../src/sidecar/places.js';
import { referencesIn } from '../src/sidecar/references.js';
import type { Span } from '../src/text/span.js';

/** The node of a field's value, as the YAML library reads it. */
function value(yaml: string): Node | null {
  const { contents } = composed(`x: ${yaml}\n`, 0, 10_000);
  assert.ok(isMap(contents));
  return fieldsOf(contents).get('x')?.value ?? null;
}

describe('a field of a sidecar', () => {
  const table: readonly (readonly [yaml: string, read: (node: Node | null) => unknown, expected: unknown])[] = [
    ['', isNothing, true],
    ['~', isNothing, true],
    ['null', isNothing, true],
    ['NULL', isNothing, true],
    ['"null"', isNothing, false],
    ["''", isNothing, false],
    ['nil', isNothing, false],
    ['[]', isNothing, false],
    ['no', stringOf, 'no'],
    ['1.10', stringOf, '1.10'],
    ['"a\\tb"', stringOf, 'a\tb'],
    ['[a]', stringOf, undefined],
    ['{a: b}', stringOf, undefined],
    ['a', stringsOf, ['a']],
    ['[a, "b c", 1.10]', stringsOf, ['a', 'b c', '1.10']],
    ['[]', stringsOf, []],
    ['[a, [b]]', stringsOf, undefined],
    ['{a: b}', stringsOf, undefined],
    ['', stringsOf, ['']],
    ['{a: b, "c": 1.10, d: }', pairsOf, { a: 'b', c: '1.10', d: '' }],
    ['{a: b, a: c}', pairsOf, { a: 'b' }],
    ['{a: [b]}', pairsOf, undefined],
    ['{a: b, c: [d]}', pairsOf, undefined],
    ['{[a]: b, c: d}', pairsOf, undefined],
    ['{}', pairsOf, undefined],
    ['[a]', pairsOf, undefined],
    ['a', pairsOf, undefined],
    ['12', wholeOf, 12],
    ['"12"', wholeOf, 12],
    ['012', wholeOf, 12],
    ['1234567890', wholeOf, undefined],
    ['1.5', wholeOf, undefined],
    ['-1', wholeOf, undefined],
    ['a1', wholeOf, undefined],
    ['1a', wholeOf, undefined],
    ['[1]', wholeOf, undefined],
    ['true', trueOf, true],
    ['yes', trueOf, undefined],
    ['[true]', trueOf, undefined],
    ['[1, 5]', placeOf, [1, 5]],
    ['[5, 5]', placeOf, undefined],
    ['[5, 1]', placeOf, undefined],
    ['[1, 5, 9]', placeOf, undefined],
    ['[1]', placeOf, undefined],
    ['[a, 5]', placeOf, undefined],
    ['[1, a]', placeOf, undefined],
    ['{1: 5, 2: 6}', placeOf, undefined],
    ['12', placeOf, undefined],
    ['[1, 5]', placesOf, [[1, 5]]],
    [
      '[[1, 5], [5, 6]]',
      placesOf,
      [
        [1, 5],
        [5, 6],
      ],
    ],
    ['[[1, 5], [4, 6]]', placesOf, undefined],
    ['[[1, 5], 6]', placesOf, undefined],
    ['[[1, 5], [7, 6]]', placesOf, undefined],
    ['[]', placesOf, undefined],
    ['1-5', placesOf, undefined],
    ['{a: b}', placesOf, undefined],
    ['3', figureValueOf, 3],
    ['-3.5', figureValueOf, -3.5],
    ['+.5e3', figureValueOf, 500],
    ['.25', figureValueOf, 0.25],
    ['1e400', figureValueOf, '1e400'],
    ['1e4000', figureValueOf, '1e4000'],
    ['"3"', figureValueOf, '3'],
    ['P1W', figureValueOf, 'P1W'],
    ['3x', figureValueOf, '3x'],
    ['x3', figureValueOf, 'x3'],
    ['[3, 4.5]', figureValueOf, [3, 4.5]],
    ['[3, "4"]', figureValueOf, undefined],
    ['["3", 4]', figureValueOf, undefined],
    ['[3]', figureValueOf, undefined],
    ['[3, 4, 5]', figureValueOf, undefined],
    ['[3, [4]]', figureValueOf, undefined],
    ['{a: 3, b: 4}', figureValueOf, undefined],
  ];
  for (const [yaml, read, expected] of table)
    it(`${read.name} of ${JSON.stringify(yaml)} is ${JSON.stringify(expected)}`, () =>
      assert.deepEqual(read(value(yaml)), expected));

  it('is told where it stands twice; where its key is no word it is none', () => {
    const { contents } = composed('a: 1\n[b]: 2\na: 3\n"a": 4\n', 0, 10_000);
    assert.ok(isMap(contents));
    const twice: string[] = [];
    const fields = fieldsOf(contents, (key, name) => twice.push(`${name} at ${key.range?.[0]}`));
    assert.deepEqual(
      [...fields].map(([key, field]) => `${key} ${stringOf(field.value)}`),
      ['a 1'],
    );
    assert.deepEqual(twice, ['a at 12', 'a at 17']);
  });
});

describe('what stands in a sidecar, and what it refers to', () => {
  const source = `newsmark: 1
annotations:
  - {id: aa, kind: quote, speaker: ada, at: [1, 5], cue: [7, 9]}
  - {kind: quote, speaker: bo}
  - id: aa
    speaker: bo
  - nothing
  - {id: bb, speaker: [ada], source: }
  - {id: cc, entity: ada}
`;
  const words = (span: Span | null | undefined): string | null => (span ? source.slice(...span) : null);

  it('is each id once, with its places', () => {
    const { annotations, entities, article } = placesIn(source);
    assert.deepEqual([...annotations.keys()], ['aa', 'bb', 'cc']);
    assert.equal(words(annotations.get('aa')), '{id: aa, kind: quote, speaker: ada, at: [1, 5], cue: [7, 9]}');
    assert.deepEqual([entities.size, article], [0, null]);
  });

  it('is what each names', () => {
    const found = [...referencesIn(source)].map(([id, { at, source: from, cue, entity }]) => [
      id,
      words(at),
      words(from),
      words(cue),
      entity && `${entity.id} ${words(entity.span)}`,
    ]);
    assert.deepEqual(found, [
      ['aa', '[1, 5]', null, '[7, 9]', 'ada ada'],
      ['bb', null, '', null, null],
      ['cc', null, null, null, 'ada ada'],
    ]);
    assert.equal(referencesIn('annotations: {a: b}\n').size, 0);
    assert.equal(placesIn('annotations: {a: b}\nentities: [a]\n').entities.size, 0);
  });
});
