import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import { composed } from '../src/sidecar/library.js';
import { plainField, plainItem } from '../src/sidecar/plain.js';
import { annotationLines, entityLine } from '../src/sidecar/render.js';
import { annotation, entity } from './sidecar-records.js';

/** A node as what readers and the writer ask of it: its shape, its words, and where they stand. */
function shape(node: unknown): unknown {
  if (isPair(node)) return [shape(node.key), shape(node.value)];
  // Where nothing stands, it stands nowhere in particular.
  if (isScalar(node) && !node.source && node.type === 'PLAIN') return ['nothing'];
  if (isScalar(node)) return [node.source, node.type, ...(node.range?.slice(0, 2) ?? [])];
  if (isMap(node) || isSeq(node))
    return [isMap(node) ? 'map' : 'list', node.flow === true, node.range?.[0], node.items.map(shape)];
  return node;
}

/** The library's node for lines that are an item of a list, or a field of a map; undefined where they are neither. */
function byLibrary(text: string, isItem: boolean): Node | undefined {
  const { contents, problems } = composed(text, 0, 100_000);
  if (problems.length > 0) return undefined;
  if (isItem) return isSeq(contents) && contents.items.length === 1 ? (contents.items[0] as Node) : undefined;
  return isMap(contents) && contents.items.length === 1 ? contents : undefined;
}

const same = (text: string, isItem: boolean): boolean => {
  const plain = (isItem ? plainItem : plainField)(text, 0, text.length);
  if (plain) assert.deepEqual(shape(plain), shape(byLibrary(text, isItem)), JSON.stringify(text));
  return plain !== null;
};

describe('sidecar: the plain reader', () => {
  it('reads what Newsmark writes, as the YAML library does', () => {
    fc.assert(
      fc.property(annotation, fc.constantFrom('\n', '\r\n'), fc.boolean(), (one, lineBreak, ends) => {
        const text = annotationLines(one, 2, 4).join(lineBreak) + (ends ? lineBreak : '');
        // Keys of one's own may be anything.
        assert.ok(same(text, true) || one.attributes, text);
      }),
    );
    fc.assert(
      fc.property(entity, fc.stringMatching(/^[a-zäöü][\w-]{0,9}$/), (one, id) =>
        assert.ok(same(`${entityLine(id, one, 2)}\n`, false)),
      ),
    );
  });

  const words: readonly string[] = [
    ...['a', 'id', 'true', '~', '12', '-1', '1.5', 'é', '“said”', "it's", 'a#b', 'a:b', '…', '=', '<<', '\u2028', '😀'],
    ...[
      ': ',
      ':',
      ', ',
      ',',
      ' ',
      '  ',
      ' #',
      ' # c',
      '-',
      '- ',
      '? ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '!t ',
    ],
    ...[
      '|',
      '>',
      '%',
      '@',
      '`',
      '\\',
      '\\n',
      '\\x41',
      '\\u00e9',
      '\t',
      '\n',
      '\n\n',
      '\n    ',
      '\n  ',
      '\n# c\n',
      '\r\n    ',
    ],
    ...[
      '[\n      a,\n      b\n    ]',
      '{\n      id: a,\r\n\n     x: [1,\n   2]\n    }',
      ',\n      ',
      '\n   ]',
      '\n  }',
      ', }',
    ],
    ...['[[1, 2]]', '{a: b}', '"a b"', "'a''b'", '""', "''", '[]', '{}', 'key: value', '\n    key: value'],
  ];
  const value = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((parts) => parts.join(''));

  const lines = (...all: string[]): string => all.join('\n');
  const overLines: readonly (readonly [text: string, isItem: boolean, plainly: boolean])[] = [
    [lines('  - {', '      id: a, kind: quote,', '      at: [[1, 2],', '', '        [3, 4]]', '    }'), true, true],
    [lines('  - {', '      id: a,', '      labels: [', '        x,', '      ],', '   }', ''), true, true],
    [lines('  - id: a', '    at: [', '      1,', '      2', '     ]', '    text: x'), true, true],
    [lines('  ada: {', '    name: Ada,', '    kind: person', '   }'), false, true],
    ['  - {\r\n      id: a,\r\n      labels: [x]\r\n    }\r\n', true, true],
    // Closed no further in than what it belongs to, with a comment, with words over two lines: the library's to judge.
    [lines('  - {', '      id: a', '  }'), true, false],
    [lines('  - id: a', '    at: [1, 2', '    ]'), true, false],
    [lines('  - {', '      id: a, # who', '      kind: quote }'), true, false],
    [lines('  - {', '      id: a,', '      note: one', '        two }'), true, false],
    [lines('  - {', '      id: a,', '      kind:', '        quote }'), true, false],
    [lines('  - {', '      id: a,', '\t  kind: quote }'), true, false],
  ];
  for (const [text, isItem, plainly] of overLines)
    it(`${plainly ? 'reads' : 'leaves to the library'} ${JSON.stringify(text)}`, () =>
      assert.equal(same(text, isItem), plainly));

  it('reads anything else as the YAML library does, or leaves it to it', () => {
    let read = 0;
    let tried = 0;
    fc.assert(
      fc.property(value, value, fc.constantFrom('', '\n'), (first, second, end) => {
        tried += 3;
        if (same(`  - id: ${first}\n    text: ${second}${end}`, true)) read++;
        if (same(`  - ${first}${end}`, true)) read++;
        if (same(`  ${first}: ${second}${end}`, false)) read++;
      }),
      { numRuns: 1500 },
    );
    assert.ok(read > tried / 25, `${read} of ${tried} read plainly`);
  });
});
