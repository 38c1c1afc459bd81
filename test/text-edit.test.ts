import assert from 'node:assert/strict';
import { applyEdits, moveSpan, type TextEdit } from '../src/text/edit.js';
import { areFragments, contains, hull, overlaps, type Span, touches } from '../src/text/span.js';

/** `a[b]c` → `a(b→x)c`: the span in brackets, the edit in parentheses; what the span holds afterwards. */
function moved(text: string, edit: readonly [number, number, string], span: Span): string {
  const change: TextEdit = { start: edit[0], end: edit[1], text: edit[2] };
  return applyEdits(text, [change]).slice(...moveSpan(span, change));
}

describe('text: edits', () => {
  it('apply in any order', () => {
    const edits = [
      { start: 6, end: 6, text: '!' },
      { start: 0, end: 1, text: 'D' },
      { start: 2, end: 4, text: '' },
    ];
    assert.equal(applyEdits('abcdef', edits), 'Dbef!');
    assert.equal(applyEdits('abcdef', edits.reverse()), 'Dbef!');
    assert.equal(applyEdits('abc', []), 'abc');
  });

  it('move what stands behind them, and leave what stands before', () => {
    assert.equal(moved('one two three', [0, 3, 'eleven'], [4, 7]), 'two');
    assert.equal(moved('one two three', [8, 13, ''], [4, 7]), 'two');
  });

  it('at one place are made in the order of what they replace', () => {
    const edits = [
      { start: 2, end: 4, text: 'x' },
      { start: 2, end: 2, text: '!' },
    ];
    assert.equal(applyEdits('abcdef', edits), 'ab!xef');
    assert.equal(applyEdits('abcdef', edits.reverse()), 'ab!xef');
  });

  it('leave of a span the letters that they leave of the text, whatever they replace', () => {
    const [first, behind]: Span = [2, 5];
    for (let start = 0; start <= 7; start++)
      for (let end = start; end <= 7; end++)
        for (const text of ['', 'x', 'xyz']) {
          const within = start >= first && end <= behind && (start < end || (start > first && end < behind));
          const left = [...'abcdefg'].filter((_, i) => i >= first && i < behind && (i < start || i >= end)).length;
          const span = moveSpan([first, behind], { start, end, text });
          const what = JSON.stringify({ start, end, text, span });
          // Where all of it is replaced, what replaces it is somebody else's.
          assert.equal(span[1] - span[0], left + (within && left > 0 ? text.length : 0), what);
          const before = Math.min(start, first) + Math.max(0, first - end);
          const typedBefore = start < first || (start === first && (end === start || left === 0));
          assert.equal(span[0], before + (typedBefore ? text.length : 0), what);
        }
  });

  it('at an edge stay outside, within belong to the span', () => {
    assert.equal(moved('one two three', [4, 4, 'x'], [4, 7]), 'two');
    assert.equal(moved('one two three', [7, 7, 'x'], [4, 7]), 'two');
    assert.equal(moved('one two three', [5, 5, 'x'], [4, 7]), 'txwo');
    assert.equal(moved('one two three', [4, 5, 'T'], [4, 7]), 'Two');
  });

  it('over an edge cut the span there', () => {
    assert.equal(moved('one two three', [2, 5, 'x'], [4, 7]), 'wo');
    assert.equal(moved('one two three', [6, 9, 'x'], [4, 7]), 'tw');
    assert.equal(moved('one two three', [3, 8, 'x'], [4, 7]), '');
  });
});

describe('text: spans', () => {
  it('end before their end', () => {
    assert.ok(!overlaps([0, 2], [2, 4]));
    assert.ok(overlaps([0, 3], [2, 4]));
    assert.ok(touches([2, 4], 4) && touches([2, 4], 2) && !touches([2, 4], 5));
    assert.ok(contains([0, 4], [0, 4]) && !contains([0, 4], [3, 5]));
    assert.deepEqual(
      hull([
        [5, 7],
        [1, 2],
      ]),
      [1, 7],
    );
  });

  it('are fragments when each holds something and none overlaps the next', () => {
    assert.ok(
      areFragments([
        [0, 2],
        [2, 4],
      ]),
    );
    for (const spans of [
      [],
      [[1, 1]],
      [
        [0, 3],
        [2, 4],
      ],
      [
        [4, 5],
        [0, 1],
      ],
    ] as Span[][])
      assert.ok(!areFragments(spans));
  });
});
