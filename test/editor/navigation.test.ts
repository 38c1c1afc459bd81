import assert from 'node:assert/strict';
import {
  commands,
  type DocumentHighlight,
  type Location,
  type LocationLink,
  type TextDocument,
  type Uri,
  window,
} from 'vscode';
import { closeAll, eventually, type Open, openArticle, stores } from './desk.js';

const text = `Choir finds a hall

“We rehearsed in a garage,” said Marit Solberg. She said that Mr Okoro had found the hall.

Daniel Okoro laughed. “It was luck,” he said. Solberg disagreed.
`;

const place = (
  { document }: Open,
  words: string,
  within = words,
): readonly [Uri, ReturnType<TextDocument['positionAt']>] => {
  const start = document.getText().indexOf(within) + within.indexOf(words);
  return [document.uri, document.positionAt(start + Math.floor(words.length / 2))];
};

const selected = (): string | undefined => window.activeTextEditor?.document.getText(window.activeTextEditor.selection);

const ask = <T>(command: string, where: readonly [Uri, unknown]): Thenable<T[]> =>
  commands.executeCommand<T[]>(command, ...where);

describe('going about an article', () => {
  afterEach(closeAll);

  it('a cursor on a pronoun highlights every mention of whom it means', async () => {
    const open = await openArticle(text);
    const found = await ask<DocumentHighlight>('vscode.executeDocumentHighlights', place(open, 'She', 'She said'));
    assert.deepEqual(
      found.map(({ range }) => open.document.getText(range)),
      ['Marit Solberg', 'She', 'Solberg'],
    );
  });

  it('a cursor in a quote highlights its source and its cue, one on the cue its words too', async () => {
    const open = await openArticle(text);
    const found = await ask<DocumentHighlight>('vscode.executeDocumentHighlights', place(open, 'was luck'));
    assert.deepEqual(
      found.map(({ range }) => open.document.getText(range)),
      ['he', 'said'],
    );
    const cue = await ask<DocumentHighlight>('vscode.executeDocumentHighlights', place(open, 'said', 'he said. Sol'));
    assert.deepEqual(
      cue.map(({ range }) => open.document.getText(range)),
      ['It was luck,', 'he', 'said'],
    );
  });

  it('from a pronoun one goes to the first full name', async () => {
    const open = await openArticle(text);
    const [link] = await ask<LocationLink>('vscode.executeDefinitionProvider', place(open, 'he', 'he said. Sol'));
    assert.equal(open.document.getText(link.targetRange), 'Daniel Okoro');
    const [other] = await ask<LocationLink>(
      'vscode.executeDefinitionProvider',
      place(open, 'Solberg', 'Solberg disagreed'),
    );
    assert.equal(open.document.getText(other.targetRange), 'Marit Solberg');
  });

  it('finds all mentions of somebody over the folder, in articles that are not open too', async () => {
    const other = await openArticle('A new season\n\n“We will sing Bach,” Marit Solberg said.\n');
    const { folder } = await stores();
    await closeAll();
    const open = await openArticle(text);
    await folder.ready();
    await eventually('the other article', () =>
      folder.articles.some(({ uri }) => uri.path === other.document.uri.path),
    );
    const found = await ask<Location>('vscode.executeReferenceProvider', place(open, 'Marit'));
    const byFile = (uri: Uri) => found.filter((location) => location.uri.path === uri.path).length;
    assert.equal(byFile(open.document.uri), 3);
    assert.equal(byFile(other.document.uri), 1);
  });

  it('newsmark.goTo shows a place, and does nothing for anything else', async () => {
    const open = await openArticle(text);
    const start = text.indexOf('It was luck');
    await commands.executeCommand('newsmark.goTo', { uri: open.document.uri.toString(), at: [start, start + 11] });
    assert.equal(selected(), 'It was luck');
    for (const wrong of [
      undefined,
      7,
      {},
      { uri: 3, at: [0, 1] },
      { uri: 'file:///x', at: ['0', 1] },
      { uri: 'x', at: [-1, 2] },
    ])
      await commands.executeCommand('newsmark.goTo', wrong);
    assert.equal(selected(), 'It was luck');
  });
});
