import assert from 'node:assert/strict';
import { atOnce, inTurns, type Steps } from '../src/sidecar/steps.js';

/** Work that takes longer than one turn, and says what it has come to. */
function* counting(to: number): Steps<number> {
  let count = 0;
  while (count < to) {
    const until = performance.now() + 3;
    while (performance.now() < until);
    count++;
    yield;
  }
  return count;
}

describe('sidecar: work in steps', () => {
  it('comes to the same at once and in turns', async () => {
    assert.equal(atOnce(counting(9)), 9);
    assert.equal(await inTurns(counting(9)), 9);
  });

  it('gives others their turn', async () => {
    let others = 0;
    const timer = setInterval(() => others++, 1);
    await inTurns(counting(20));
    clearInterval(timer);
    assert.ok(others > 0);
  });

  it('waits as often as it is asked to, and goes on then', async () => {
    let asked = 0;
    const more = () => (++asked < 4 ? performance.now() + 2 : 0);
    assert.equal(await inTurns(counting(4), more), 4);
    assert.ok(asked >= 4);
  });
});
