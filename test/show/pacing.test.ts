import assert from 'node:assert/strict';
import { pacing } from '../../src/editor/pacing.js';

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

describe('saves', () => {
  it('that are quick are made at once, each', async () => {
    let made = 0;
    const { save } = pacing(async () => {
      made++;
    });
    await Promise.all([save(), save(), save()]);
    assert.equal(made, 3);
  });

  it('that take long wait for a pause: many in a row are one, and all of them end with it', async () => {
    let made = 0;
    const { save } = pacing(async () => {
      await wait(80);
      made++;
    });
    await save();
    const ended: number[] = [];
    const row = [1, 2, 3, 4].map(async (n) => {
      await save();
      ended.push(n);
    });
    await wait(1);
    assert.equal(made, 1);
    await Promise.all(row);
    assert.equal(made, 2);
    assert.deepEqual(ended, [1, 2, 3, 4]);
  });

  it('that wait are made when somebody cannot wait', async () => {
    let made = 0;
    const { save, flush } = pacing(async () => {
      await wait(60);
      made++;
    });
    await flush();
    await save();
    const saved = save();
    await flush();
    assert.equal(made, 2);
    await saved;
    assert.equal(made, 2);
  });

  it('that fail tell everybody who waits for them, and the next is tried', async () => {
    let fails = false;
    const { save } = pacing(async () => {
      await wait(60);
      if (fails) throw new Error('disk full');
    });
    await save();
    fails = true;
    const both = await Promise.allSettled([save(), save()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    fails = false;
    await save();
  });
});
