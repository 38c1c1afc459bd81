import assert from 'node:assert/strict';
import { commands, EndOfLine, languages, workspace } from 'vscode';
import type { LoadedArticle } from '../../src/editor/contracts.js';
import { articleUri, at, closeAll, eventually, noticed, openArticle, run, stores, type, write } from './desk.js';

const text = `Orchard sold

“Every tree stays,” Nora Pell said.

Tom Vance said the price was fair.
`;

const quoted = ({ article }: LoadedArticle): readonly string[] =>
  article.quotes.map(({ contents }) => contents.map((span) => article.text.slice(...span)).join(' … '));

describe('open articles', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('are as of the present text at any time', async () => {
    const { articles } = await stores();
    const { document } = await openArticle(text);
    await type(document, 'Every tree stays', 'Every old tree stays');
    const now = articles.of(document);
    assert.equal(now?.article.text, document.getText());
    assert.ok(now && quoted(now).some((words) => words.startsWith('Every old tree stays')));
  });

  it('gather a burst of typing into few announcements', async () => {
    const { articles } = await stores();
    const { document } = await openArticle(text);
    const heard: LoadedArticle[] = [];
    const listening = articles.onDidChange((loaded) => heard.push(loaded));
    const typed = [...'Down by the river bank: '];
    await Promise.all(typed.map((letter) => commands.executeCommand('type', { text: letter })));
    assert.ok(document.getText().startsWith(typed.join('')));
    await eventually('the announcement', () => heard.at(-1)?.article.text === document.getText());
    listening.dispose();
    assert.ok(heard.length < typed.length / 2, `${heard.length} announcements`);
  });

  it('are none while another language is chosen, and are again afterwards', async () => {
    const { articles } = await stores();
    const { document, loaded } = await openArticle(text);
    const plain = await languages.setTextDocumentLanguage(document, 'plaintext');
    assert.equal(articles.of(plain), undefined);
    await languages.setTextDocumentLanguage(plain, 'news');
    assert.ok((await loaded()).article.quotes.length > 0);
  });

  it('may be new and not saved yet; decisions wait for a file', async () => {
    const { articles } = await stores();
    const document = await workspace.openTextDocument({ language: 'news', content: text });
    const loaded = await eventually('the new article', () => articles.of(document));
    assert.ok(quoted(loaded).length > 0);
    await run('confirm', { uri: document.uri, id: loaded.article.quotes[0].id });
    assert.equal(loaded.record.annotations.length, 0);
  });

  it('find their decisions again when line ends change or a program writes the file anew', async () => {
    const open = await openArticle(text);
    at(open, 'tree stays');
    await run('confirm');
    await open.editor.edit((edit) => edit.setEndOfLine(EndOfLine.CRLF));
    const confirmed = async () => {
      const now = await open.loaded();
      const quote = now.article.quotes.find(({ status }) => status === 'confirmed');
      return quote && now.article.text.slice(...quote.contents[0]);
    };
    assert.match((await confirmed()) ?? '', /^Every tree stays/);
    await open.document.save();
    const fresh = `Second edition\n\n${text.replace('sold', 'sold twice').replace('fair', 'low')}`;
    await write(articleUri(open.name), fresh);
    await noticed('the new text', () => open.document.getText() === fresh);
    assert.match((await confirmed()) ?? '', /^Every tree stays/);
  });

  it('get a quote back that was deleted and restored', async () => {
    const open = await openArticle(text);
    at(open, 'tree stays');
    await run('confirm');
    await type(open.document, '“Every tree stays,” Nora Pell said.', '');
    const gone = (await open.loaded()).article;
    assert.equal(gone.lost.length, 1);
    await open.editor.edit((edit) => edit.insert(open.document.positionAt(14), '“Every tree stays,” Nora Pell said.'));
    const { article } = await open.loaded();
    assert.equal(article.lost.length, 0);
    assert.ok(article.quotes.some(({ status }) => status === 'confirmed'));
  });
});
