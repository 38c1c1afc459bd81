import assert from 'node:assert/strict';
import {
  type CodeAction,
  type CompletionList,
  commands,
  type DocumentLink,
  type Hover,
  type Location,
  type LocationLink,
  languages,
  type MarkdownString,
  type Position,
  type TextDocument,
  workspace,
} from 'vscode';
import { articleUri, closeAll, eventually, freshName, sidecarUri, stores, textOf, write } from './desk.js';

const article = `Orchard sold

“The trees stay,” said Wilma Kern. Pears are cheap.

The trees are old.
`;
const start = article.indexOf('The trees stay');
const sidecar = `newsmark: 1
entities:
  wilma-kern: {name: Wilma Kern, kind: person, role: owner}
  kern-orchards:
    name: Kern Orchards
    kind: organization
annotations:
  - id: tree
    kind: quote
    quote: direct
    status: confirmed
    at: [[${start}, ${start + 15}]]
    text: The trees stay,
    speaker: wilma-kern
    source: [${article.indexOf('Wilma')}, ${article.indexOf(' Pears') - 1}]
    by: dana
  - {id: pear, kind: mention, status: added, at: [[0, 7]], text: Orchard, entity: kern-orchards}
`;

/** Writes an article and its sidecar and opens the sidecar's document, without an editor. */
async function openSidecar(text = sidecar): Promise<{ readonly name: string; readonly document: TextDocument }> {
  await stores();
  const name = freshName();
  await write(articleUri(name), article);
  await write(sidecarUri(name), text);
  return { name, document: await workspace.openTextDocument(sidecarUri(name)) };
}

/** The position behind the first occurrence of some words. */
const behind = (document: TextDocument, words: string): Position => {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, words);
  return document.positionAt(at + words.length);
};

const ask = <T>(provider: string, document: TextDocument, words: string, ...more: readonly unknown[]): Thenable<T> =>
  commands.executeCommand<T>(`vscode.execute${provider}`, document.uri, behind(document, words), ...more);

const wordsOf = (hovers: readonly Hover[]): string =>
  hovers
    .flatMap(({ contents }) => contents as MarkdownString[])
    .map(({ value }) => value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))))
    .join('\n');

describe('within a sidecar', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('ids of entities are offered where a speaker is named, with their names', async () => {
    const { document } = await openSidecar(sidecar.replace('speaker: wilma-kern', 'speaker: '));
    const { items } = await ask<CompletionList>('CompletionItemProvider', document, 'speaker: ');
    const ours = items.filter(({ detail }) => detail);
    assert.deepEqual(
      ours.map(({ label, detail }) => [label, detail]),
      [
        ['wilma-kern', 'Wilma Kern'],
        ['kern-orchards', 'Kern Orchards'],
      ],
    );
  });

  it('words of the format are offered for kinds and states, and keys that are not there yet', async () => {
    const { document } = await openSidecar();
    const labels = async (words: string) => {
      const { items } = await ask<CompletionList>('CompletionItemProvider', document, words);
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const states = await labels('status: ');
    for (const state of ['confirmed', 'added', 'rejected']) assert.ok(states.includes(state), state);
    assert.ok((await labels('name: Kern Orchards\n    kind: ')).includes('group'));
  });

  it('a card says what an id means: the words, who says them, and where', async () => {
    const { name, document } = await openSidecar();
    const said = wordsOf(await ask<Hover[]>('HoverProvider', document, 'id: tre'));
    assert.match(said, /\*\*“The trees stay,”\*\*/);
    assert.match(said, /quote · by Wilma Kern · confirmed · by dana/);
    assert.match(said, new RegExp(`Line 3 of ${name}`));
    assert.match(
      wordsOf(await ask<Hover[]>('HoverProvider', document, 'speaker: wil')),
      /Wilma Kern.*, owner[\s\S]*person · 1 quote/,
    );
    assert.match(wordsOf(await ask<Hover[]>('HoverProvider', document, 'source: [')), /“Wilma Kern”/);
    assert.match(wordsOf(await ask<Hover[]>('HoverProvider', document, '    spea')), /entity that speaks/);
  });

  it('positions are links to the article', async () => {
    const { name, document } = await openSidecar();
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri, 10);
    const targets = links
      .filter(({ target }) => target?.path.endsWith(name))
      .map(({ range, target }) => [document.getText(range), target?.fragment]);
    assert.deepEqual(targets[0], [`[[${start}, ${start + 15}]]`, 'L3,2-L3,17']);
    assert.equal(targets.length, 3);
  });

  it('a speaker leads to its entity, an entity to all that name it, an annotation to the article', async () => {
    const { name, document } = await openSidecar();
    const [entity] = await ask<LocationLink[]>('DefinitionProvider', document, 'speaker: wilma');
    assert.equal(document.getText(entity.targetRange), 'wilma-kern');
    assert.equal(entity.targetRange.start.line, 2);
    const uses = await ask<Location[]>('ReferenceProvider', document, '  kern-orch');
    assert.deepEqual(
      uses.map(({ range }) => document.getText(range)),
      ['kern-orchards', 'kern-orchards'],
    );
    const [place] = await ask<LocationLink[]>('DefinitionProvider', document, 'text: The tr');
    assert.equal(place.targetUri.path, articleUri(name).path);
    assert.deepEqual([place.targetRange.start.line, place.targetRange.start.character], [2, 1]);
  });

  it('problems stand at their lines, in brackets too, with fixes that put them right', async () => {
    const wrong = sidecar.replace('speaker: wilma-kern', 'speaker: wilma-kem').replace('status: added', 'status: aded');
    const { name, document } = await openSidecar(wrong);
    const { sidecars } = await stores();
    assert.ok(sidecars);
    const article = await workspace.openTextDocument(articleUri(name));
    assert.equal(article.languageId, 'news');
    const found = await eventually('two problems', () => {
      const all = languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Newsmark');
      return all.length === 2 && all;
    });
    assert.deepEqual(found.map(({ code, range }) => [code, document.getText(range)]).sort(), [
      ['unknown-entity', 'wilma-kem'],
      ['unknown-value', 'aded'],
    ]);
    for (const { range, code } of found) {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      const ours = actions.filter(({ edit }) => edit?.has(document.uri));
      assert.ok(ours.length > 0, String(code));
      const [fix] = ours;
      assert.ok(fix.edit && (await workspace.applyEdit(fix.edit)));
    }
    assert.match(document.getText(), /status: added/);
    assert.match(document.getText(), /speaker: wilma-kern/);
    await eventually('no problem', () =>
      languages.getDiagnostics(document.uri).every(({ source }) => source !== 'Newsmark'),
    );
    await document.save();
    assert.equal(await textOf(document.uri), sidecar);
  });

  it('an annotation without a place has fixes that place, keep and delete it', async () => {
    const lost = sidecar.replace(/at: .*\n {4}text: The trees stay,/, 'at: [[20, 29]]\n    text: The trees');
    const { document } = await openSidecar(lost);
    await workspace.openTextDocument(
      articleUri(document.uri.path.split('/').at(-1)?.replace('.newsmark.yaml', '') ?? ''),
    );
    const ambiguous = await eventually('the problem', () =>
      languages.getDiagnostics(document.uri).find(({ code }) => code === 'ambiguous'),
    );
    assert.equal(document.getText(ambiguous.range), 'tree');
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      ambiguous.range,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.some((title) => /^Place it in line 3: /.test(title)),
      titles.join('; '),
    );
    assert.ok(titles.some((title) => /^Place it in line 5: /.test(title)));
    const keep = actions.find(({ title }) => title === 'Keep it without a place');
    await commands.executeCommand(keep?.command?.command ?? '', ...(keep?.command?.arguments ?? []));
    await eventually('the key', () => /unplaced: true/.test(document.getText()));
    await commands.executeCommand('newsmark.undo');
    await eventually('no key', () => !/unplaced/.test(document.getText()));
  });
});
