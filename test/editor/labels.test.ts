import assert from 'node:assert/strict';
import { type CompletionList, commands, languages, Position, window, workspace } from 'vscode';
import {
  articleUri,
  closeAll,
  describeOnce,
  freshName,
  noticed,
  openArticle,
  run,
  sidecarUri,
  stores,
  textOf,
  write,
} from './desk.js';

const text = '“We stay,” said Ada Moe.\n';

describeOnce('labels of the codebook', () => {
  const codebook = () => {
    const [root] = workspace.workspaceFolders ?? [];
    return root.uri.with({ path: `${root.uri.path}/newsmark.yaml` });
  };
  afterEach(async () => {
    await closeAll();
    await workspace.fs.delete(codebook()).then(undefined, () => undefined);
  });

  /** Two articles whose quotes carry the label "claim"; the codebook has it and "promise". */
  async function labelled() {
    await write(codebook(), '# Ours\nnewsmark: 1\nlabels: [claim, promise]\n');
    const other = freshName();
    await write(articleUri(other), text);
    const open = await openArticle(text);
    await run('refresh');
    const { folder } = await stores();
    for (const name of [open.name, other]) {
      const found = folder.articles.find(({ uri }) => uri.path.endsWith(name));
      await run('label', { uri: articleUri(name), id: found?.article.quotes[0].id, labels: ['claim'] });
    }
    await run('refresh');
    const labels = async () => [
      ...(await open.loaded()).article.quotes[0].labels,
      ...(/labels: \[(.*)\]/.exec((await textOf(sidecarUri(other))) ?? '')?.slice(1) ?? []),
    ];
    assert.deepEqual(await labels(), ['claim', 'claim']);
    return { labels };
  }

  it('are renamed with all annotations and in the codebook, and back in one step', async () => {
    const { labels } = await labelled();
    await run('renameLabel', { label: 'claim', to: 'statement', all: true });
    assert.deepEqual(await labels(), ['statement', 'statement']);
    assert.equal(await textOf(codebook()), '# Ours\nnewsmark: 1\nlabels: [{key: statement}, promise]\n');
    await run('undo');
    assert.deepEqual(await labels(), ['claim', 'claim']);
    assert.equal(await textOf(codebook()), '# Ours\nnewsmark: 1\nlabels: [claim, promise]\n');
  });

  it('are merged, and deleted, and each is one step', async () => {
    const { labels } = await labelled();
    await run('mergeLabel', { label: 'claim', to: 'promise', all: true });
    assert.deepEqual(await labels(), ['promise', 'promise']);
    assert.equal(await textOf(codebook()), '# Ours\nnewsmark: 1\nlabels: [promise]\n');
    await run('undo');
    assert.deepEqual(await labels(), ['claim', 'claim']);
    await run('deleteLabel', { label: 'claim', all: true });
    assert.deepEqual(await labels(), []);
    await run('undo');
    assert.deepEqual(await labels(), ['claim', 'claim']);
  });

  it('have their file’s errors at their places, and the words that may stand there', async () => {
    await write(codebook(), 'newsmark: 1\nlabels:\n  - key: claim\n    kinds: [qoute]\n  - key: claim\n');
    const document = await workspace.openTextDocument(codebook());
    await openArticle(text);
    await window.showTextDocument(document);
    const found = await noticed('the problems', () => {
      const all = languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Newsmark');
      return all.length === 2 && all;
    });
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      [3, 4],
    );
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new Position(3, 12),
    );
    assert.ok(list.items.some(({ label }) => label === 'quote'));
  });
});
