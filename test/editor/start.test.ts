import assert from 'node:assert/strict';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import { closeAll, eventually, openArticle, run } from './desk.js';

describe('beginnings', () => {
  afterEach(closeAll);

  it('the sample articles are copied, and what is there already stays', async () => {
    const [root] = workspace.workspaceFolders ?? [];
    const extension = extensions.getExtension('newsmark.newsmark');
    const articles = Uri.joinPath(root.uri, 'newsmark-samples', 'articles');
    const names = async (uri: Uri) =>
      (await workspace.fs.readDirectory(uri))
        .map(([name]) => name)
        .filter((name) => name.endsWith('.txt'))
        .sort();
    try {
      await run('openSamples', { folder: root.uri, open: false });
      const copied = await names(articles);
      assert.deepEqual(copied, await names(Uri.joinPath(extension!.extensionUri, 'seeds')));
      const first = Uri.joinPath(articles, copied[0]);
      await workspace.fs.writeFile(first, new TextEncoder().encode('Mine.'));
      await run('openSamples', { folder: root.uri, open: false });
      assert.equal(new TextDecoder().decode(await workspace.fs.readFile(first)), 'Mine.');
    } finally {
      await workspace.fs.delete(Uri.joinPath(root.uri, 'newsmark-samples'), { recursive: true });
    }
  });

  it('the annotations are listed as text, and the list follows the decisions', async () => {
    await openArticle('“We stay,” said Ada Moe. It costs 40 crowns.\n');
    await run('listAsText');
    const list = () => window.activeTextEditor?.document;
    const lines = () => list()?.getText().trim().split('\n') ?? [];
    assert.equal(list()?.uri.scheme, 'newsmark-list');
    assert.match(lines()[0], /^line 1, direct quote, by Ada Moe, suggested \(.*\), We stay,?$/);
    assert.match(lines()[1], /^line 1, .*40.*, suggested/);
    const shown = list();
    await commands.executeCommand('workbench.action.previousEditor');
    await run('confirmAll', { all: true });
    await eventually('the confirmed list', () => shown?.getText().includes('confirmed'));
  });

  it('the keys are listed until one is picked', async () => {
    const done = commands.executeCommand('newsmark.showKeys');
    await new Promise((rest) => setTimeout(rest, 500));
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
  });
});
