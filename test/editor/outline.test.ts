import assert from 'node:assert/strict';
import { commands, type DocumentSymbol, SymbolKind, type TextDocument } from 'vscode';
import { closeAll, eventually, openArticle, run } from './desk.js';

const text = `Two bakers and a mill

“The oven is older than I am,” said Odile Marsh, a baker in Tarn. “We light it at 4 a.m.”

“Flour has doubled in price,” she said.

Peter Lund, who runs the mill, said it had ground 40 tons in March.
`;

const outlineOf = (document: TextDocument): Thenable<DocumentSymbol[]> =>
  commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);

const all = (symbols: readonly DocumentSymbol[]): DocumentSymbol[] => symbols.flatMap((s) => [s, ...all(s.children)]);

describe('the outline', () => {
  afterEach(closeAll);

  it('is the headline, then who speaks, below them what they say, in text order', async () => {
    const { document } = await openArticle(text);
    const symbols = await outlineOf(document);
    assert.equal(symbols[0].name, 'Two bakers and a mill');
    const speakers = symbols.filter(({ kind }) => kind === SymbolKind.Class);
    assert.deepEqual(
      speakers.map(({ name, detail }) => [name, detail]),
      [
        ['Odile Marsh', '2 quotes'],
        ['Peter Lund', '1 quote'],
      ],
    );
    const quotes = speakers[0].children.filter(({ kind }) => kind === SymbolKind.String);
    assert.deepEqual(
      quotes.map(({ name }) => name),
      ['“The oven is older than I am,”', '“Flour has doubled in price,”'],
    );
    assert.ok(all(symbols).some(({ kind, name }) => kind === SymbolKind.Number && name.includes('40 tons')));
  });

  it('nests: whatever lies below lies within, and what is selected too', async () => {
    const { document } = await openArticle(text);
    const check = (symbol: DocumentSymbol) => {
      assert.ok(symbol.range.contains(symbol.selectionRange), symbol.name);
      for (const child of symbol.children) {
        assert.ok(symbol.range.contains(child.range), `${child.name} in ${symbol.name}`);
        check(child);
      }
    };
    for (const symbol of await outlineOf(document)) check(symbol);
  });

  it('leaves out what was rejected, at once', async () => {
    const open = await openArticle(text);
    const quote = (await open.loaded()).article.quotes.find(({ contents }) =>
      text.slice(...contents[0]).startsWith('Flour'),
    );
    assert.ok(quote);
    await run('reject', { uri: open.document.uri.toString(), id: quote.id });
    await eventually('an outline without the quote', async () =>
      all(await outlineOf(open.document)).every(({ name }) => !name.includes('Flour')),
    );
  });
});
