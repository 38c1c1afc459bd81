import assert from 'node:assert/strict';
import { CancellationTokenSource, FileType, Uri, workspace } from 'vscode';
import { loadEnglish } from '../../src/analysis/english.js';
import { lonelyAnalyst } from '../../src/editor/analysts.js';
import type { Articles } from '../../src/editor/articles.js';
import { articleCache } from '../../src/editor/cache.js';
import { codebookStore } from '../../src/editor/codebooks.js';
import { workspaceFiles } from '../../src/editor/files.js';
import { folderStore } from '../../src/editor/folder.js';
import type { Sidecars } from '../../src/editor/sidecars.js';
import { articleUri, freshName, sidecarUri, stores, write } from './desk.js';

const english = loadEnglish();
const text = 'Ferry stops\n\n“It sails no more,” Tova Brandl said. Some 40 boats wait.\n';

describe('the folder’s cache', function () {
  this.timeout(120_000);
  const names = [freshName(), freshName(), freshName()];
  let storage: Uri;

  /** Opens the folder as a window does, with this storage; `read` are how many articles had to be analysed. */
  const opened = async (
    engine = 'engine 1',
    cancelAfter = Number.POSITIVE_INFINITY,
    then: (folder: ReturnType<typeof folderStore>) => Promise<void> = async () => undefined,
  ) => {
    const { articles, sidecars } = (await stores()) as unknown as { articles: Articles; sidecars: Sidecars };
    let read = 0;
    const source = new CancellationTokenSource();
    const lexicon = () => {
      if (++read >= cancelAfter) source.cancel();
      return english;
    };
    const codebooks = codebookStore(workspaceFiles);
    const cache = articleCache(workspaceFiles, storage, engine);
    const folder = folderStore(articles, sidecars, codebooks, workspaceFiles, cache, lonelyAnalyst(lexicon));
    await folder.scan(source.token);
    await cache.saved();
    await then(folder);
    const known = names.map((name) => {
      const found = folder.articles.find(({ uri }) => uri.toString() === articleUri(name).toString());
      return found && { open: found.progress.open, names: found.entities.map((entity) => entity.name) };
    });
    const all = folder.articles.length;
    folder.dispose();
    codebooks.dispose();
    return { read, known, all };
  };
  const parts = async () =>
    (await workspace.fs.readDirectory(storage))
      .filter(([name, type]) => type === FileType.File && name.endsWith('.cache'))
      .map(([name]) => Uri.joinPath(storage, name));

  before(async () => {
    const [first] = workspace.workspaceFolders ?? [];
    storage = Uri.joinPath(first.uri, 'desk', 'storage');
    for (const [i, name] of names.entries()) await write(articleUri(name), text.replace('40', `${40 + i}`));
  });
  beforeEach(() =>
    workspace.fs.delete(storage, { recursive: true }).then(
      () => undefined,
      () => undefined,
    ),
  );
  after(async () => {
    await workspace.fs.delete(storage, { recursive: true });
    for (const name of names) await workspace.fs.delete(articleUri(name));
  });

  it('spares the second opening all reading, and says the same', async () => {
    const first = await opened();
    assert.ok(first.read >= names.length);
    assert.ok(first.known.every((article) => article?.open === 2 && article.names.includes('Tova Brandl')));
    const second = await opened();
    assert.equal(second.read, 0);
    assert.deepEqual(second.known, first.known);
    assert.equal(second.all, first.all);
  });

  it('is noticed where an article has changed since, of which alone it is then made anew', async () => {
    await opened();
    await write(articleUri(names[1]), `${text}Another 7 boats left.\n`);
    const second = await opened();
    // A late word of the change makes it be read a second time.
    assert.ok(second.read === 1 || second.read === 2, String(second.read));
    assert.equal(second.known[1]?.open, 3);
    assert.equal((await opened()).read, 0);
    await write(articleUri(names[1]), text.replace('40', '41'));
  });

  it('goes on to be right when told of a change that changed nothing', async () => {
    const first = await opened();
    const second = await opened('engine 1', Number.POSITIVE_INFINITY, async (folder) => {
      await write(articleUri(names[1]), text.replace('40', '41'));
      await folder.reread(articleUri(names[1]));
    });
    assert.equal(second.read, 0);
    assert.deepEqual(second.known, first.known);
  });

  it('is noticed where a sidecar has come: what a person decided counts', async () => {
    const first = await opened();
    const at = text.indexOf('It sails');
    const annotation = `{id: q1q1, kind: quote, quote: direct, status: confirmed, at: [[${at}, ${at + 17}]], text: "It sails no more,"}`;
    await write(sidecarUri(names[0]), `newsmark: 1\nannotations:\n  - ${annotation}\n`);
    const second = await opened();
    assert.equal(second.read, 0);
    assert.equal(second.known[0]?.open, (first.known[0]?.open ?? 0) - 1);
    await workspace.fs.delete(sidecarUri(names[0]));
  });

  for (const [what, damage] of Object.entries<(bytes: Uint8Array) => Uint8Array>({
    'with a bit turned': (bytes) => bytes.map((byte, i) => (i === bytes.length - 3 ? byte ^ 4 : byte)),
    'cut short': (bytes) => bytes.slice(0, bytes.length >> 1),
    'with nothing in it': () => new Uint8Array(),
    'that is something else': () => new TextEncoder().encode('no cache at all, but as long as one could be'),
  }))
    it(`${what} is noticed and made anew`, async () => {
      const first = await opened();
      for (const part of await parts())
        await workspace.fs.writeFile(part, damage((await workspace.fs.readFile(part)).slice()));
      const second = await opened();
      assert.equal(second.read, first.read);
      assert.deepEqual(second.known, first.known);
      assert.equal((await opened()).read, 0);
    });

  it('of another engine is noticed and made anew', async () => {
    const first = await opened();
    assert.equal((await opened('engine 2')).read, first.read);
    assert.equal((await opened('engine 2')).read, 0);
  });

  it('keeps what was read before a scan was stopped, and what an earlier one had kept', async () => {
    const stopped = await opened('engine 1', 1);
    assert.ok(stopped.read >= 1 && stopped.read <= stopped.all + 16);
    const rest = await opened();
    const total = await opened('engine 2');
    assert.equal(stopped.read + rest.read, total.read);
    assert.equal((await opened('engine 2')).read, 0);
  });
});
