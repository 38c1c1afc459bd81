import assert from 'node:assert/strict';
import { commands, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import * as decisions from '../../src/article/decisions.js';
import type { Articles } from '../../src/editor/articles.js';
import { type History, historyOf, type OtherPart } from '../../src/editor/undo.js';
import { readSidecar } from '../../src/sidecar/read.js';
import {
  articleUri,
  closeAll,
  describeOnce,
  eventually,
  noticed,
  type Open,
  openArticle,
  sidecarUri,
  stores,
  textOf,
  type,
} from './desk.js';

const text = `Lighthouse keeper retires

“I leave the lamp on,” said Asta Holm. She served for 31 years.
`;

const hand: decisions.Hand = { by: 'dana', on: '2026-11-22', random: Math.random };

describeOnce('undo over several articles', function () {
  this.timeout(60_000);
  let articles: Articles;
  let history: History & { dispose(): void };

  before(async () => {
    articles = (await stores()).articles as Articles;
  });
  beforeEach(() => {
    history = historyOf(articles);
  });
  afterEach(async () => {
    history.dispose();
    await closeAll();
  });

  const confirmFirst = async (open: Open) => {
    const { loaded } = await articles.open(open.document.uri);
    const { article, record, uri } = loaded;
    return { uri, changes: decisions.confirm(article, record, article.quotes[0].id, hand) };
  };
  const count = async ({ name }: Open): Promise<number> => {
    const source = await textOf(sidecarUri(name));
    return source === undefined ? 0 : readSidecar(source).record.annotations.length;
  };

  it('takes a decision on two articles as one step, back and forward, with closed editors', async () => {
    const [one, two] = [await openArticle(text), await openArticle(text)];
    await history.decideAll('Confirm both', [await confirmFirst(one), await confirmFirst(two)]);
    assert.deepEqual([await count(one), await count(two)], [1, 1]);
    await closeAll();
    await history.undo();
    assert.deepEqual([await count(one), await count(two)], [0, 0]);
    await history.redo();
    assert.deepEqual([await count(one), await count(two)], [1, 1]);
    await history.undo();
  });

  it('goes back by several decisions, in any files', async () => {
    const [one, two] = [await openArticle(text), await openArticle(text)];
    for (const open of [one, two]) {
      const { uri, changes } = await confirmFirst(open);
      await history.decide(uri, 'Confirm', changes);
    }
    await history.goTo({ undo: 2 });
    assert.deepEqual([await count(one), await count(two)], [0, 0]);
    await history.goTo({ redo: 1 });
    assert.deepEqual([await count(one), await count(two)], [1, 0]);
    await history.goTo({ undo: 1 });
  });

  it('passes over an article that was deleted since', async () => {
    const [one, two, three] = [await openArticle(text), await openArticle(text), await openArticle(text)];
    await history.decideAll('Confirm both', [await confirmFirst(one), await confirmFirst(two)]);
    const { uri, changes } = await confirmFirst(three);
    await history.decide(uri, 'Confirm', changes);
    await closeAll();
    for (const { name } of [two, three]) {
      await workspace.fs.delete(articleUri(name));
      await workspace.fs.delete(sidecarUri(name));
    }
    await history.goTo({ undo: 2 });
    assert.deepEqual([await count(one), await count(two), await count(three)], [0, 0, 0]);
    await history.goTo({ redo: 2 });
    assert.deepEqual([await count(one), await count(two), await count(three)], [1, 0, 0]);
    await history.undo();
  });

  it('reaches an article again that was deleted and came back', async () => {
    const [one, two] = [await openArticle(text), await openArticle(text)];
    await history.decideAll('Confirm both', [await confirmFirst(one), await confirmFirst(two)]);
    await closeAll();
    const files = [articleUri(two.name), sidecarUri(two.name)];
    const held = await Promise.all(files.map((uri) => workspace.fs.readFile(uri)));
    const remove = () => Promise.all(files.map((uri) => workspace.fs.delete(uri)));
    const comeBack = async () => {
      await Promise.all(files.map((uri, i) => workspace.fs.writeFile(uri, held[i])));
      await noticed('the article', async () => (await articles.open(files[0])).loaded.record.annotations.length === 1);
    };
    // Deleted while the step is undone and done again; back as it was, it is as the step has left it.
    await remove();
    await history.undo();
    await history.redo();
    await comeBack();
    await history.undo();
    assert.deepEqual([await count(one), await count(two)], [0, 0]);
    await history.redo();
    assert.deepEqual([await count(one), await count(two)], [1, 1]);
    // Back before the step is done again, which finds its part of it made.
    await closeAll();
    await remove();
    await history.undo();
    await comeBack();
    await history.redo();
    assert.deepEqual([await count(one), await count(two)], [1, 1]);
    await history.undo();
    assert.deepEqual([await count(one), await count(two)], [0, 0]);
  });

  it('changes nothing where one of the files cannot be written to, and keeps the step', async () => {
    const [one, two] = [await openArticle(text), await openArticle(text)];
    await history.decideAll('Confirm both', [await confirmFirst(one), await confirmFirst(two)]);
    const sidecar = await workspace.openTextDocument(sidecarUri(two.name));
    await type(sidecar, 'annotations:', 'annotations: [');
    await eventually('the news of it', async () => !(await two.loaded()).sidecar.writable);
    // It says why not in a message, for which nobody answers here.
    await history.undo();
    assert.equal(await count(one), 1);
    await type(sidecar, 'annotations: [', 'annotations:');
    await sidecar.save();
    await eventually('the mended file', async () => (await two.loaded()).sidecar.writable);
    await history.undo();
    assert.deepEqual([await count(one), await count(two)], [0, 0]);
  });

  it('goes with its article where that is renamed, and with the words where the text is edited', async () => {
    const open = await openArticle(text);
    const { uri, changes } = await confirmFirst(open);
    await history.decide(uri, 'Confirm', changes);
    await history.undo();
    await type(open.document, 'Lighthouse', 'The old lighthouse');
    await open.document.save();
    const edit = new WorkspaceEdit();
    const moved = articleUri(`renamed-${open.name}`);
    edit.renameFile(uri, moved);
    await closeAll();
    assert.ok(await workspace.applyEdit(edit));
    await history.redo();
    const { record } = readSidecar((await textOf(Uri.parse(`${moved}.newsmark.yaml`))) ?? '');
    const saved = (await textOf(moved)) ?? '';
    assert.deepEqual(
      record.annotations.map(({ at: [span], text: words }) => [saved.slice(...span), words]),
      [['I leave the lamp on,', 'I leave the lamp on,']],
    );
    await history.undo();
  });

  it('stands where its letters are after they were deleted and brought back', async () => {
    const open = await openArticle(text);
    const { uri, changes } = await confirmFirst(open);
    await history.decide(uri, 'Confirm', changes);
    const [id] = (await open.loaded()).record.annotations.map((annotation) => annotation.id);
    await history.decide(uri, 'Remove', [{ annotation: id, to: null }]);
    const words = 'I leave the lamp on,';
    await window.showTextDocument(open.document);
    await type(open.document, ' the lamp on,', '');
    await commands.executeCommand('undo');
    assert.ok(open.document.getText().includes(words));
    await history.undo();
    const { record } = await open.loaded();
    assert.deepEqual(
      record.annotations.map(({ at: [span], text: said }) => [text.slice(...span), said]),
      [[words, words]],
    );
    await history.undo();
  });

  it('a part that is no article’s goes along, and back when another part fails', async () => {
    const open = await openArticle(text);
    let value = 0;
    const add = (n: number): OtherPart => ({
      uri: articleUri('other.yaml'),
      take: async () => {
        value += n;
        return add(-n);
      },
    });
    await history.decideAll('Both', [await confirmFirst(open), add(5)]);
    assert.deepEqual([value, await count(open)], [5, 1]);
    await history.undo();
    assert.deepEqual([value, await count(open)], [0, 0]);
    const failing: OtherPart = { uri: articleUri('other.yaml'), take: () => Promise.reject(new Error('no room')) };
    await assert.rejects(history.decideAll('Torn', [add(7), failing, await confirmFirst(open)]), /no room/);
    assert.deepEqual([value, await count(open)], [0, 0]);
  });
});
