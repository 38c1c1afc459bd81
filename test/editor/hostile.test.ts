import assert from 'node:assert/strict';
import { marked } from 'marked';
import {
  commands,
  type DocumentSymbol,
  type Hover,
  languages,
  type MarkdownString,
  Uri,
  window,
  workspace,
} from 'vscode';
import { cardCommands } from '../../src/editor/cards.js';
import { speakerColors } from '../../src/editor/colors.js';
import { itemOfArticle } from '../../src/editor/treeItems.js';
import { payloads } from '../show/payloads.js';
import { articleUri, closeAll, eventually, openArticle, sidecarUri, stores, write } from './desk.js';

/** One of every kind, and those that are short enough to stand in a sentence. */
const some = payloads.filter(({ text }, i) => i % 7 === 0 && text.length < 200);

const unsafe =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066\u2067\u200e\u200f\u061c\u200b\u00ad]/;

/** What is left of rendered Markdown when the elements of our own cards are taken away. */
const foreign = (markdown: string): string =>
  marked
    .parse(markdown, { async: false, gfm: true })
    .replace(/<\/?(?:p|strong)>|<hr>/g, '')
    .replace(/<a href="command:([\w.]+)\?[^"]*"(?: title="[^"]*")?>([^<]*)<\/a>/g, (link, command, label) =>
      cardCommands.includes(command) ? label : link,
    );

const assertInert = (markdown: string) => {
  assert.doesNotMatch(foreign(markdown), /[<>]/, markdown);
  assert.doesNotMatch(markdown, unsafe, JSON.stringify(markdown));
};

const assertPlain = (shown: string) => assert.doesNotMatch(shown, unsafe, JSON.stringify(shown));

/** An article in which somebody says each of the texts, and a sidecar that has each of them in all its fields. */
function hostileArticle(): { readonly text: string; readonly yaml: string } {
  let text = 'Hostile words\n\n';
  const entities: string[] = [];
  const annotations: string[] = [];
  for (const [i, { text: payload }] of some.entries()) {
    const line = payload.replace(/[\r\n\u2028\u2029\u0085\0]/g, ' ');
    const start = text.length + 1;
    const words = `They read ${line} aloud`;
    text += `“${words},” Mina Cho${i} said.\n\n`;
    const quoted = JSON.stringify(payload);
    entities.push(`  e${i}: {name: ${quoted}, kind: person, role: ${quoted}, aliases: [${quoted}], note: ${quoted}}`);
    annotations.push(
      `  - id: h${String(i).padStart(3, '0')}`,
      '    kind: quote',
      '    quote: direct',
      '    status: confirmed',
      `    at: [[${start}, ${start + words.length}]]`,
      `    text: ${JSON.stringify(words)}`,
      `    speaker: e${i}`,
      `    labels: [${quoted}]`,
      `    note: ${quoted}`,
      `    by: ${quoted}`,
      `    on: ${quoted}`,
    );
  }
  // Words that are not in the article, for the problems.
  annotations.push(
    '  - {id: lost, kind: quote, quote: direct, status: confirmed, at: [[0, 5]], text: "[x](command:evil) \\u202e gone"}',
  );
  return { text, yaml: ['newsmark: 1', 'entities:', ...entities, 'annotations:', ...annotations, ''].join('\n') };
}

describe('hostile texts in articles, sidecars and names of files', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('are words and nothing else in cards, trees, the outline and problems', async () => {
    const { text, yaml } = hostileArticle();
    const open = await openArticle(text, yaml);
    const { article, sidecar, uri } = await open.loaded();
    assert.deepEqual(sidecar.problems, []);
    const decided = article.quotes.filter(({ status }) => status === 'confirmed');
    assert.ok(decided.length >= some.length, `${decided.length} of ${some.length}`);
    let cards = 0;
    for (const quote of decided) {
      const place = open.document.positionAt(quote.contents[0][0] + 2);
      for (const hover of await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, place))
        for (const card of hover.contents as MarkdownString[]) {
          cards++;
          assertInert(card.value);
          assert.deepEqual(card.isTrusted, { enabledCommands: cardCommands });
        }
      const item = itemOfArticle(quote.id, uri, article, speakerColors(article), quote);
      for (const shown of [item.label, item.description, item.accessibilityInformation?.label])
        assertPlain(String(shown));
    }
    assert.ok(cards >= some.length, `${cards} cards`);
    const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    const all = (list: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
      list.flatMap((symbol) => [symbol, ...all(symbol.children)]);
    for (const { name, detail } of all(symbols)) assertPlain(name + detail);
    const lost = await eventually('the problem', () =>
      languages.getDiagnostics(sidecarUri(open.name)).find(({ code }) => code === 'lost'),
    );
    assertPlain(lost.message);
  });

  it('may be the names of files, which then open, save and are listed like others', async () => {
    for (const name of [
      '[x](command:evil).txt',
      '$(trash) <b>b<b>.txt',
      'a\u202etxt.exe.txt',
      '**b** `c` ~d~ &lt;.txt',
    ]) {
      const open = await openArticle('“We stay,” Rosa Lind said.\n', undefined, name);
      const { uri, article } = await open.loaded();
      await commands.executeCommand('newsmark.confirm', { uri: uri.toString(), id: article.quotes[0].id });
      const decided = await open.loaded();
      const [{ status }] = decided.article.quotes;
      assert.equal(status, 'confirmed', name);
      const place = open.document.positionAt(decided.article.quotes[0].contents[0][0] + 1);
      for (const hover of await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, place))
        for (const card of hover.contents as MarkdownString[]) assertInert(card.value);
      await workspace.fs.delete(sidecarUri(name));
      await workspace.fs.delete(articleUri(name));
    }
  });

  it('in a sidecar’s fields open no file', async () => {
    const elsewhere = articleUri('secret.txt');
    await write(elsewhere, 'Not to be opened.\n');
    const path = elsewhere.toString();
    const yaml = `newsmark: 1
article: {sha256: ${JSON.stringify(path)}, length: 1, date: ${JSON.stringify(path)}}
entities:
  ${JSON.stringify(path)}: {name: ${JSON.stringify(path)}, kind: person, note: "[x](${path})"}
annotations:
  - {id: aa11, kind: quote, quote: direct, status: confirmed, at: [[1, 9]], text: "We stay,", speaker: ${JSON.stringify(path)}, labels: ["${path}"], note: "${path}", by: "${path}"}
`;
    const open = await openArticle('“We stay,” Rosa Lind said.\n', yaml);
    await open.loaded();
    await commands.executeCommand('vscode.executeHoverProvider', open.document.uri, open.document.positionAt(3));
    await (await stores()).folder.ready();
    const opened = workspace.textDocuments.some(({ uri }) => uri.toString() === path);
    assert.ok(!opened && window.visibleTextEditors.every(({ document }) => document.uri.toString() !== path));
    await workspace.fs.delete(Uri.parse(path));
  });
});
