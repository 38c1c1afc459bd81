import assert from 'node:assert/strict';
import { CancellationTokenSource, type TextDocument, window, workspace } from 'vscode';
import {
  articleUri,
  at,
  closeAll,
  eventually,
  freshName,
  openArticle,
  run,
  sidecarUri,
  stores,
  textOf,
  write,
} from './desk.js';

const quote = '“We stay,” Rosa Lind said.\n';

/** Shows a file that may be left out. */
const show = async (name: string): Promise<TextDocument> => {
  const document = await workspace.openTextDocument(articleUri(name));
  await window.showTextDocument(document);
  return document;
};

const scanned = async () => {
  const { folder } = await stores();
  await folder.scan(new CancellationTokenSource().token);
  return folder;
};

const reasonFor = async (name: string): Promise<string | undefined> =>
  (await scanned()).leftOut.find(({ uri }) => uri.toString() === articleUri(name).toString())?.reason;

describe('bad input', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('an empty file is an article without anything', async () => {
    const open = await openArticle('');
    const { article } = await open.loaded();
    assert.deepEqual([article.quotes, article.figures, article.entities], [[], [], []]);
    for (const command of ['confirm', 'nextAnnotation', 'confirmAll', 'markQuote']) await run(command);
    assert.equal(await textOf(sidecarUri(open.name)), undefined);
  });

  it('a file of 20 MB is left out with the reason, and the others are read', async () => {
    const name = freshName();
    const large = new Uint8Array(20_000_001).fill(97);
    for (let i = 80; i < large.length; i += 80) large[i] = 10;
    await write(articleUri(name), large);
    try {
      assert.equal(await reasonFor(name), 'larger than 5 MB');
      const document = await show(name);
      const { articles } = await stores();
      assert.equal(await eventually('the reason', () => articles.leftOut(document)), 'larger than 5 MB');
      assert.equal(articles.of(document), undefined);
      await run('confirm');
      await run('nextAnnotation');
      const other = await openArticle(quote);
      assert.equal((await other.loaded()).article.quotes.length, 1);
    } finally {
      await workspace.fs.delete(articleUri(name));
    }
  });

  it('a binary file named .txt is left out', async () => {
    const name = freshName();
    await write(articleUri(name), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3, 0, 255, 254, 0, 128]));
    assert.equal(await reasonFor(name), 'not a text file');
    const { articles } = await stores();
    try {
      const document = await show(name);
      await new Promise((done) => setTimeout(done, 100));
      assert.equal(articles.of(document), undefined);
    } catch {
      // The editor may refuse to open it: so much the better.
    }
    await workspace.fs.delete(articleUri(name));
  });

  it('a line of one megabyte is read', async () => {
    const open = await openArticle(quote.trim() + ' The hall stood empty that night.'.repeat(32_000));
    const { article } = await open.loaded();
    assert.ok(article.quotes.length > 0);
    at(open, 'We stay');
    await run('confirm');
    assert.match((await textOf(sidecarUri(open.name))) ?? '', /text: We stay,/);
    await run('undo');
    await closeAll();
    // Whatever reads the whole folder would read it.
    await workspace.fs.delete(articleUri(open.name));
  });

  it('CRLF and a byte order mark do not shift anything', async () => {
    const open = await openArticle(`\ufeffHead\r\n\r\n${quote.replace('\n', '\r\n')}`);
    at(open, 'We stay');
    await run('confirm');
    const { article, record } = await open.loaded();
    const [{ at: spans, text: words }] = record.annotations;
    assert.equal(article.text.slice(...spans[0]), words);
    assert.ok(!article.text.startsWith('\ufeff'));
    const folder = await scanned();
    const closed = folder.articles.find(({ uri }) => uri.toString() === open.document.uri.toString());
    assert.equal(closed?.article.text, article.text);
  });

  it('the same text is read from the disk as in an editor, whatever its line ends', async () => {
    for (const ends of ['\n', '\r\n', '\r']) {
      const name = freshName();
      await write(articleUri(name), `One${ends}${ends}Two\n${quote}Three\r\n${ends}Four${ends}`);
      const folder = await scanned();
      const closed = folder.articles.find(({ uri }) => uri.toString() === articleUri(name).toString());
      const document = await workspace.openTextDocument(articleUri(name));
      assert.equal(closed?.article.text, document.getText(), JSON.stringify(ends));
    }
  });

  it('text in another encoding is read as the editor would', async () => {
    const name = freshName();
    await write(
      articleUri(name),
      Uint8Array.from('“Gr\u00fc\u00df dich,” he said.', (c) => (c === '“' || c === '”' ? 34 : c.charCodeAt(0))),
    );
    const folder = await scanned();
    const closed = folder.articles.find(({ uri }) => uri.toString() === articleUri(name).toString());
    const document = await workspace.openTextDocument(articleUri(name));
    assert.equal(closed?.article.text, document.getText());
  });

  it('lone surrogates and unbalanced marks do no harm', async () => {
    const open = await openArticle(`Head\n\n“”“ ‘‘ "" '' « „ ${quote}`);
    await open.editor.edit((edit) => edit.insert(open.document.positionAt(3), '\ud800 “\udfff” \udc00\ud800'));
    const { article } = await open.loaded();
    assert.equal(article.text, open.document.getText());
    at(open, 'We stay');
    await run('confirmAll');
    await run('undo');
  });

  it('a million quotation marks do not stop the others', async () => {
    const name = freshName();
    await write(articleUri(name), '“"'.repeat(500_000));
    const document = await show(name);
    const { articles } = await stores();
    const open = await openArticle(quote);
    assert.equal((await open.loaded()).article.quotes.length, 1);
    await eventually('the marks', () => articles.of(document) ?? articles.leftOut(document));
    await closeAll();
    await workspace.fs.delete(articleUri(name));
  });
});
