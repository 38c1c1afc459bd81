import assert from 'node:assert/strict';
import { blankConflicts, conflictRegions } from '../src/sidecar/conflicts.js';
import { layoutOf } from '../src/sidecar/layout.js';

/** The keys of a layout, those of sections with the lines of their entries; "other" where it is laid out in another way. */
function shown(source: string): string {
  const layout = layoutOf(source);
  if (!layout) return 'other';
  return layout.keys
    .map(({ name, span, entries }) => {
      assert.ok(source.slice(...span).startsWith(name), source.slice(...span));
      const inOrder = entries?.spans.map((entry) => source.slice(...entry));
      if (inOrder?.length) assert.ok(source.slice(...span).endsWith(inOrder.join('')));
      return entries ? `${name}[${inOrder?.map((entry) => entry.trim().split(/\s+/).join('_')).join(' ')}]` : name;
    })
    .join(' ');
}

describe('the layout of a sidecar', () => {
  const table: readonly (readonly [source: string, expected: string])[] = [
    ['', ''],
    ['newsmark: 1\n', 'newsmark'],
    ['newsmark: 1', 'newsmark'],
    ['newsmark:', 'newsmark'],
    ['newsmark:\nannotations:', 'newsmark annotations[]'],
    ['\ufeffnewsmark: 1\r\nentities:\r\n', 'newsmark entities[]'],
    ['# who\n\n  # what\nnewsmark: 1\n', 'newsmark'],
    ['---\nnewsmark: 1\n', 'newsmark'],
    ['---  \r\nnewsmark: 1\r\n', 'newsmark'],
    ['---', ''],
    ['---\n---\nnewsmark: 1\n', 'other'],
    ['newsmark: 1\n---\n', 'other'],
    ['--- newsmark: 1\n', 'other'],
    ['----\nnewsmark: 1\n', 'other'],
    [' newsmark: 1\n', 'other'],
    ['"newsmark": 1\n', 'other'],
    ['newsmark :1\n', 'other'],
    ['newsmark:1\n', 'other'],
    ['newsmark: 1\nword\n', 'other'],
    ['{newsmark: 1}\n', 'other'],
    ['- newsmark: 1\n', 'other'],
    ['new_s-2: 1\n9a: 2\n', 'other'],
    ['_new-s2: 1\n', '_new-s2'],
    ['newsmark: 1\0\n', 'other'],
    ['newsmark: 1\n\ufeff', 'other'],
    ['newsmark: 1\rx: 2\n', 'other'],
    ['newsmark: 1\x07\n', 'other'],
    ['note: one\n  two\n\n  three\nnewsmark: 1\n', 'note newsmark'],
    ['annotations:\n  - a\n  - b\n', 'annotations[-_a -_b]'],
    ['annotations: # all\n  - a\n    b: c\n   # d\n\n  - e', 'annotations[-_a_b:_c_#_d -_e]'],
    ['annotations:\r\n- a\r\n-\r\n  b: c\r\nnewsmark: 1\r\n', 'annotations[-_a -_b:_c] newsmark'],
    ['annotations:\n- a\n-', 'annotations[-_a -]'],
    ['annotations:\n# x\n  - a\n', 'annotations[-_a]'],
    ['annotations: [a]\n', 'annotations'],
    ['annotations: x # y\n', 'annotations'],
    ['annotations:\n  a: b\n', 'annotations'],
    ['annotations:\n  - a\n b\n', 'annotations'],
    ['annotations:\n  - a\n - b\n', 'annotations'],
    ['annotations:\n  - a\n  b\n', 'annotations'],
    ['annotations:\n  -a\n', 'annotations'],
    ['annotations:\n\t- a\n', 'other'],
    ['annotations:\n  - a\n  \tb\n', 'annotations'],
    ['annotations:\n  - a\n\tb\n', 'other'],
    ['entities:\n  ada: {}\n  bo:\n    name: Bo\n', 'entities[ada:_{} bo:_name:_Bo]'],
    ['entities:\n    ada: {}\n  bo: {}\n', 'entities'],
    ['entities:\n  - a\n  - b\n', 'entities[-_a -_b]'],
    ['people:\n  ada: {}\n', 'people'],
  ];
  for (const [source, expected] of table)
    it(`${JSON.stringify(source)}: ${expected || 'no keys'}`, () => assert.equal(shown(source), expected));

  it('ends at a thousand keys', () => {
    const keys = (count: number) => layoutOf(Array.from({ length: count }, (_, n) => `k${n}: 1\n`).join(''));
    assert.equal(keys(1000)?.keys.length, 1000);
    assert.equal(keys(1001), null);
  });

  it('takes very many entries apart only where they say something', () => {
    const entries = (count: number, words: string) =>
      layoutOf(`annotations:\n${`  - ${words}\n`.repeat(count)}`)?.keys[0].entries;
    assert.equal(entries(5000, 'a')?.spans.length, 5000);
    assert.equal(entries(5001, 'a'), null);
    assert.equal(entries(5001, 'a'.repeat(35))?.spans.length, 5001);
    assert.equal(entries(5001, 'a'.repeat(34)), null);
  });
});

/** `{a}` are the stretches in conflict, as the words of either side; "by hand" where the markers do not pair. */
function regions(source: string): string {
  const found = conflictRegions(source);
  if (!found) return 'by hand';
  return found
    .map(({ span, ours, base, theirs, labels }) => {
      assert.ok(source.slice(span[0]).startsWith('<<<<<<<'));
      const words = (of: readonly [number, number]): string => JSON.stringify(source.slice(...of));
      return `${labels.ours}: ${words(ours)}${base ? ` was ${words(base)}` : ''}, ${labels.theirs}: ${words(theirs)}, then ${JSON.stringify(source.slice(span[1]))}`;
    })
    .join('; ');
}

describe('what a merge left in a sidecar', () => {
  const table: readonly (readonly [source: string, expected: string])[] = [
    ['a: 1\n', ''],
    ['=======\n', ''],
    ['a\n=======\n|||||||\n', ''],
    ['x\n<<<<<<< mine\na\n=======\nb\nc\n>>>>>>> other one\ny\n', 'mine: "a\\n", other one: "b\\nc\\n", then "y\\n"'],
    ['<<<<<<<\r\na\r\n=======\r\n>>>>>>> b\r\ny', ': "a\\r\\n", b: "", then "y"'],
    ['<<<<<<< a\n=======\n>>>>>>> b', 'a: "", b: "", then ""'],
    ['<<<<<<< a\n1\n||||||| c\n0\n=======\n2\n>>>>>>> b\n', 'a: "1\\n" was "0\\n", b: "2\\n", then ""'],
    [
      '<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n=======\n<<<<<<< c\n=======\n>>>>>>> d\n',
      'a: "1\\n", b: "2\\n", then "=======\\n<<<<<<< c\\n=======\\n>>>>>>> d\\n"; c: "", d: "", then ""',
    ],
    ['<<<<<<< a\n1\n>>>>>>> b\n', 'by hand'],
    ['<<<<<<< a\n1\n=======\n2\n', 'by hand'],
    ['1\n=======\n2\n>>>>>>> b\n', 'by hand'],
    ['>>>>>>> b\n', 'by hand'],
    ['<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> b\n=======\n>>>>>>> a\n', 'by hand'],
    ['<<<<<<< a\n||||||| c\n>>>>>>> b\n', 'by hand'],
    ['<<<<<<< a\n=======\n=======\n>>>>>>> b\n', 'by hand'],
    ['<<<<<<<< a\n=======\n>>>>>>> b\n', 'by hand'],
    [' <<<<<<< a\n=======\n', ''],
    ['note: |\n  <<<<<<<\n', ''],
  ];
  for (const [source, expected] of table)
    it(`${JSON.stringify(source)}: ${expected || 'nothing'}`, () => assert.equal(regions(source), expected));

  const blanked: readonly (readonly [source: string, expected: string, problems: number])[] = [
    ['a: 1\n', 'a: 1\n', 0],
    ['=======\n', '=======\n', 0],
    ['x\n<<<<<<< a\r\n12\n=======\n>>>>>>> b\ny\n', 'x\n         \r\n  \n       \n         \ny\n', 3],
    ['<<<<<<< a\n1\n', '         \n \n', 1],
    ['x\n<<<<<<< a\n1\n=======\n2', 'x\n         \n \n       \n ', 2],
    ['<<<<<<< a\n>>>>>>> b\n1\n<<<<<<< c\n', '         \n         \n1\n         \n', 3],
    ['1\n>>>>>>> b\n2\n', '1\n         \n2\n', 1],
  ];
  for (const [source, expected, problems] of blanked)
    it(`blanked, ${JSON.stringify(source)} is ${JSON.stringify(expected)}`, () => {
      const found = blankConflicts(source);
      assert.equal(found.text, expected);
      assert.equal(found.problems.length, problems);
      for (const { span } of found.problems) assert.match(source.slice(...span), /^[<|=>]{7}[^\r\n]*$/);
    });

  it('is told two hundred times, and read to the three thousandth marker', () => {
    const many = (count: number) => blankConflicts('<<<<<<< a\n=======\n>>>>>>> b\nx\n'.repeat(count));
    assert.deepEqual(
      [many(66), many(67)].map(({ problems }) => problems.length),
      [198, 200],
    );
    assert.equal(many(999).text.replaceAll(/\s/g, ''), 'x'.repeat(999));
    // What is behind the last marker that is read counts as in conflict.
    assert.equal(many(1001).text.replaceAll(/\s/g, ''), '');
  });
});
