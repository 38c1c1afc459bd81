import assert from 'node:assert/strict';
import fc from 'fast-check';
import { undoStack } from '../../src/editor/undoStack.js';

/** A counter as the thing that is changed: a step adds, and leads back by taking away. */
function counter(depth = 500) {
  let value = 0;
  let announced = 0;
  let refusing = false;
  const stack = undoStack<number>(
    async (step) => {
      await Promise.resolve();
      if (refusing) throw new Error('the disk is full');
      const now = step();
      value += now;
      return -now;
    },
    depth,
    () => announced++,
  );
  return {
    stack,
    value: () => value,
    announced: () => announced,
    refuse: (on: boolean) => {
      refusing = on;
    },
  };
}

describe('the undo stack', () => {
  it('goes back and forward', async () => {
    const { stack, value, announced } = counter();
    await stack.take(3);
    await stack.take(4);
    assert.deepEqual([value(), announced()], [7, 2]);
    assert.deepEqual(await stack.undo(), [-4]);
    assert.equal(value(), 3);
    assert.deepEqual(await stack.redo(), [4]);
    assert.equal(value(), 7);
    assert.deepEqual(await stack.undo(9), [-4, -3]);
    assert.deepEqual(await stack.undo(), []);
    assert.equal(value(), 0);
  });

  it('a new step forgets what was undone, and the depth what is oldest', async () => {
    const { stack, value } = counter(2);
    for (const step of [1, 2, 4]) await stack.take(step);
    await stack.undo();
    await stack.take(8);
    assert.deepEqual(await stack.redo(), []);
    assert.deepEqual(await stack.undo(9), [-8, -2]);
    assert.equal(value(), 1);
  });

  it('a step that fails stays where it was', async () => {
    const { stack, value, refuse } = counter();
    await stack.take(5);
    refuse(true);
    await assert.rejects(stack.undo());
    await assert.rejects(stack.take(6));
    assert.deepEqual([stack.done, stack.undone, value()], [[-5], [], 5]);
    refuse(false);
    await stack.undo();
    refuse(true);
    await assert.rejects(stack.redo());
    refuse(false);
    await stack.redo();
    assert.equal(value(), 5);
  });

  it('steps asked for at once are taken one after the other', async () => {
    const { stack, value } = counter();
    await Promise.all([stack.take(1), stack.take(2), stack.undo(), stack.undo(), stack.undo(), stack.redo()]);
    assert.deepEqual([value(), stack.done.length, stack.undone.length], [1, 1, 1]);
  });

  it('a step that is replaced while it waits is taken as it is then', async () => {
    const { stack, value } = counter();
    const taking = stack.take(1);
    stack.replace((steps) => steps.map((step) => step * 10));
    await taking;
    assert.equal(value(), 10);
    const undoing = stack.undo();
    stack.replace((steps) => steps.map((step) => step / 2));
    assert.deepEqual(await undoing, [-5]);
    assert.equal(value(), 5);
  });

  it('agrees with a list and a place in it, whatever is asked and refused', async () => {
    type Act = { readonly act: 'take' | 'undo' | 'redo'; readonly n: number; readonly refused: boolean };
    const act: fc.Arbitrary<Act> = fc.record({
      act: fc.constantFrom('take', 'undo', 'redo'),
      n: fc.integer({ min: 1, max: 3 }),
      refused: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const { stack, value, refuse } = counter();
        let steps: number[] = [];
        let place = 0;
        for (const { act, n, refused } of acts) {
          refuse(refused);
          await (act === 'take' ? stack.take(n) : stack[act](n)).catch(() => undefined);
          if (refused) continue;
          if (act === 'take') {
            steps = [...steps.slice(0, place), n];
            place++;
          } else place = Math.max(0, Math.min(steps.length, place + (act === 'undo' ? -n : n)));
        }
        assert.equal(
          value(),
          steps.slice(0, place).reduce((sum, n) => sum + n, 0),
        );
        assert.deepEqual([stack.done.length, stack.undone.length], [place, steps.length - place]);
      }),
    );
  });
});
