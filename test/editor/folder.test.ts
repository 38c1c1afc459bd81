import assert from 'node:assert/strict';
import { CancellationTokenSource, workspace } from 'vscode';
import {
  articleUri,
  at,
  closeAll,
  eventually,
  freshName,
  noticed,
  openArticle,
  run,
  sidecarUri,
  stores,
  type,
  write,
} from './desk.js';

const text = 'Mill reopens\n\n“It runs again,” Ida Fenn said.\n';

const known = async (name: string) =>
  (await stores()).folder.articles.find(({ uri }) => uri.toString() === articleUri(name).toString());

describe('the folder', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('is read when it is needed, in the order of its paths', async () => {
    const names = [freshName(), freshName()];
    for (const name of names) await write(articleUri(name), text);
    const { folder } = await stores();
    await folder.ready();
    await folder.scan(new CancellationTokenSource().token);
    assert.ok(folder.scanned);
    for (const name of names) assert.equal((await known(name))?.article.text, text);
    const paths = folder.articles.map(({ uri }) => uri.path);
    assert.deepEqual(paths, [...paths].sort(new Intl.Collator(undefined, { numeric: true }).compare));
  });

  it('holds what the sidecars of closed articles say, as they change', async () => {
    const { folder } = await stores();
    const name = freshName();
    await write(articleUri(name), text);
    await folder.scan(new CancellationTokenSource().token);
    assert.equal((await known(name))?.article.quotes[0].status, 'suggested');
    const start = text.indexOf('It runs');
    const annotation = `{id: q1q1, kind: quote, quote: direct, status: rejected, at: [[${start}, ${start + 14}]], text: "It runs again,"}`;
    await write(sidecarUri(name), `newsmark: 1\nannotations:\n  - ${annotation}\n`);
    await noticed('the rejection', async () => (await known(name))?.article.quotes[0].status === 'rejected');
  });

  it('keeps up with files that come, change and go', async () => {
    const { folder } = await stores();
    await folder.ready();
    const name = freshName();
    await write(articleUri(name), text);
    await noticed('the new article', () => known(name));
    await write(articleUri(name), text.replace('again', 'at night'));
    await noticed('the changed article', async () => (await known(name))?.article.text.includes('at night'));
    await workspace.fs.delete(articleUri(name));
    await noticed('its end', async () => (await known(name)) === undefined);
  });

  it('shows open articles as they are in their editors, and closed ones as on the disk', async () => {
    const { folder } = await stores();
    const open = await openArticle(text);
    await folder.scan(new CancellationTokenSource().token);
    await type(open.document, 'again', 'by day');
    await eventually('the typed text', async () => (await known(open.name))?.article.text.includes('by day'));
    at(open, 'It runs');
    await run('confirm');
    await eventually('the decision', async () =>
      (await known(open.name))?.article.quotes.some(({ status }) => status === 'confirmed'),
    );
    await run('undo');
    await open.document.save();
  });

  it('turns offsets into positions without opening a document', async () => {
    const { folder } = await stores();
    const name = freshName();
    await write(articleUri(name), text.replaceAll('\n', '\r\n'));
    await folder.scan(new CancellationTokenSource().token);
    const closed = await known(name);
    const document = await workspace.openTextDocument(articleUri(name));
    for (const offset of [0, 5, 12, 14, 16, 20, document.getText().length])
      assert.deepEqual(closed?.positionAt(offset), document.positionAt(offset), `offset ${offset}`);
  });

  it('gives up when told to, and says what it left out', async () => {
    const { folder } = await stores();
    const name = freshName();
    const source = new CancellationTokenSource();
    await workspace.fs.writeFile(articleUri(name), new TextEncoder().encode(text));
    source.cancel();
    await folder.scan(source.token);
    assert.ok(folder.scanned);
    await folder.scan(new CancellationTokenSource().token);
    assert.ok(!folder.leftOut.some(({ uri }) => uri.toString() === articleUri(name).toString()));
  });
});
