import assert from 'node:assert/strict';
import { ConfigurationTarget, Uri, workspace } from 'vscode';
import { closeAll, eventually, run, stores, write } from './desk.js';

const root = (): Uri => (workspace.workspaceFolders ?? [])[0].uri;
const text = '“We stay,” Rosa Lind said.\n';

const languageOf = async (...path: string[]): Promise<string> => {
  const uri = Uri.joinPath(root(), ...path);
  await write(uri, text);
  return (await workspace.openTextDocument(uri)).languageId;
};

const settings = () => workspace.getConfiguration('files');

describe('the language News Text', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('is that of .news, .news.txt, and text files in seeds and articles', async () => {
    for (const path of [
      ['desk', 'a.news'],
      ['desk', 'a.news.txt'],
      ['desk', 'seeds', 'a.txt'],
      ['desk', 'articles', 'a.txt'],
      ['desk', 'articles', '2026', 'may', 'a.txt'],
    ])
      assert.equal(await languageOf(...path), 'news', path.join('/'));
  });

  it('is not that of other text files', async () => {
    for (const path of [
      ['desk', 'a.txt'],
      ['desk', 'seeds', 'deeper', 'a.txt'],
      ['desk', 'articles', 'a.md'],
    ])
      assert.notEqual(await languageOf(...path), 'news', path.join('/'));
  });

  it('wraps words and boxes no quotation mark', () => {
    const editor = workspace.getConfiguration('editor', { languageId: 'news' });
    assert.equal(editor.get('wordWrap'), 'on');
    assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
  });

  it('becomes that of all text files of a folder by a command, and they are scanned', async () => {
    const uri = Uri.joinPath(root(), 'desk', 'elsewhere', 'note.txt');
    await write(uri, text);
    const { folder } = await stores();
    await folder.ready();
    const isKnown = () => folder.articles.some((article) => article.uri.toString() === uri.toString());
    assert.equal(isKnown(), false);
    const before = settings().inspect('associations')?.workspaceValue;
    try {
      await run('treatAsNews');
      assert.deepEqual(settings().inspect('associations')?.workspaceValue, { '*.txt': 'news' });
      await eventually('the article', isKnown);
      assert.equal((await workspace.openTextDocument(uri)).languageId, 'news');
    } finally {
      await settings().update('associations', before, ConfigurationTarget.Workspace);
    }
    await eventually(
      'its end',
      () => !isKnown() || workspace.textDocuments.some((d) => d.uri.toString() === uri.toString()),
    );
  });
});
