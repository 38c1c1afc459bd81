import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killed, saverScript } from './killing.js';

/** The short variant of `npm run reliability -- kill`. */
describe('a program that is killed amid its saves', function () {
  this.timeout(60_000);
  it('leaves the old sidecar or the new one, with all that was said to be saved', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsmark-kill-'));
    try {
      const { damaged, lost, saves } = await killed({ saver: await saverScript(folder), folder, kills: 12 });
      assert.deepEqual([...damaged, ...lost], []);
      assert.ok(saves >= 12);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
