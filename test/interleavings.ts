/** Random interleavings of what persons and programs do with one article and its sidecar. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSidecar } from '../src/sidecar/read.js';
import { changesBetween } from '../src/sidecar/record.js';
import { type Event, world } from './windows.js';

const window = fc.constantFrom<0 | 1>(0, 1);
const pick = fc.nat({ max: 999 });
const what = fc.constantFrom<'add' | 'note' | 'label' | 'delete'>('add', 'note', 'label', 'delete');

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom<'add' | 'note' | 'label' | 'status' | 'delete' | 'undo'>(
        'add',
        'note',
        'label',
        'status',
        'delete',
        'undo',
      ),
      window,
      pick,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('type' as const), window, pick, length: fc.integer({ min: 1, max: 30 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom<'save article' | 'notice' | 'restart'>('save article', 'notice', 'restart'),
      window,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom<'open editor' | 'save editor' | 'revert editor'>(
        'open editor',
        'save editor',
        'revert editor',
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom<'by hand' | 'by program'>('by hand', 'by program'), what, pick }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('check out' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), calls: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('go on' as const), pick }) },
);

export const events: fc.Arbitrary<readonly Event[]> = fc.array(event, { minLength: 5, maxLength: 60 });

/** Lets the events happen, then everything end; nothing may be lost, and memory, editor and disk must agree. */
export async function agreesAfter(happening: readonly Event[]): Promise<void> {
  const all = await world();
  for (const next of happening) await all.take(next);
  await all.rest();
  const { disk = '', editor, ledger, windows } = all;
  const { record, problems, writable } = readSidecar(disk);
  assert.ok(writable, problems[0]?.message);
  assert.deepEqual(ledger.lostIn(disk, record), []);
  if (editor) assert.equal(editor.text, disk, 'editor and disk');
  for (const [index, { kept, record: memory, pending }] of windows.entries()) {
    assert.equal(pending, 0, `window ${index} still waits`);
    assert.deepEqual(changesBetween(kept, record), [], `window ${index} and disk`);
    const ids = (of: typeof record) =>
      of.annotations.map(({ id, note, labels, status }) => ({ id, note, labels, status }));
    assert.deepEqual(ids(memory), ids(kept), `memory and sidecar of window ${index}`);
  }
}
