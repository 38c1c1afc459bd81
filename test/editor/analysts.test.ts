import assert from 'node:assert/strict';
import { CancellationTokenSource, workspace } from 'vscode';
import { articleUri, describeOnce, freshName, stores, write } from './desk.js';

const paragraph = '“It sails no more,” Tova Brandl said. Some 40 boats wait in the harbour of Ashmere.\n\n';

describeOnce('a folder with much to read', function () {
  this.timeout(120_000);
  const names = Array.from({ length: 30 }, freshName);

  let threads = 0;
  const count = () => threads++;

  before(async () => {
    process.on('worker', count);
    for (const name of names) await write(articleUri(name), `Ferry stops\n\n${paragraph.repeat(250)}`);
  });
  after(async () => {
    process.off('worker', count);
    for (const name of names) await workspace.fs.delete(articleUri(name));
  });

  it('is analysed in threads of their own', async () => {
    const { folder } = await stores();
    await folder.scan(new CancellationTokenSource().token);
    assert.ok(threads > 0);
    for (const name of names) {
      const listed = folder.articles.find(({ uri }) => uri.toString() === articleUri(name).toString());
      assert.deepEqual(listed?.progress, { open: 500, decided: 0 });
      assert.ok(listed.entities.some((entity) => entity.name === 'Tova Brandl' && entity.quotes === 250));
    }
  });
});
