import assert from 'node:assert/strict';
import { commands, Selection, type WorkspaceEdit, window, workspace } from 'vscode';
import {
  articleUri,
  at,
  closeAll,
  describeOnce,
  eventually,
  freshName,
  noticed,
  openArticle,
  run,
  sidecarUri,
  stores,
  textOf,
  write,
} from './desk.js';

const one = `Mill stays

“The mill stays,” said Hanne Roth, the owner. “We are glad,” Ms. Roth said. Vidar Moe was there.
“No,” Ms. Roth said of the sale for 40 crowns. “Nobody sells,” said Vidar Moe. He paid 40 crowns.
`;
const two = '“The mill never closed,” said Hanne Roth. “Never,” Vidar Moe said.\n';

/** Two articles that name the same people; the first one is open. */
async function pair() {
  const names = [freshName(), freshName()];
  await write(articleUri(names[1]), two);
  const open = await openArticle(one, undefined, names[0]);
  await run('refresh');
  const { folder } = await stores();
  const other = () => folder.articles.find(({ uri }) => uri.path.endsWith(names[1]));
  return { open, names, other };
}

const entityNames = async (open: Awaited<ReturnType<typeof openArticle>>) =>
  (await open.loaded()).article.entities.map(({ name }) => name);

describeOnce('everywhere at once', () => {
  afterEach(closeAll);

  it('a correction is repeated on all alike, and taken back as one', async () => {
    const { open } = await pair();
    at(open, 'We are glad');
    await run('changeSpeaker', { entity: { name: 'Ida Roth', kind: 'person' } });
    at(open, 'We are glad');
    await run('applyToAll', { scope: 'article', all: true });
    const speakers = async () => {
      const { article } = await open.loaded();
      return article.quotes.map(({ speaker }) => article.entities.find(({ id }) => id === speaker)?.name);
    };
    const after = await speakers();
    assert.ok(after.filter((name) => name === 'Ida Roth').length >= 2, after.join());
    await run('undo');
    assert.equal((await speakers()).filter((name) => name === 'Ida Roth').length, 1);
  });

  it('what is sure enough is confirmed in the whole folder, as one step', async () => {
    const { open, names, other } = await pair();
    await run('confirmAbove', { least: 0, scope: 'folder', all: true });
    assert.ok((await open.loaded()).article.quotes.every(({ status }) => status === 'confirmed'));
    assert.match((await textOf(sidecarUri(names[1]))) ?? '', /The mill never closed/);
    await run('undo');
    assert.ok((await open.loaded()).article.quotes.every(({ status }) => status === 'suggested'));
    assert.ok(!((await textOf(sidecarUri(names[1]))) ?? '').includes('The mill never closed'));
    assert.ok(other());
  });

  it('an entity is renamed, changed and merged in all articles, and each is one undo', async () => {
    const { open, names } = await pair();
    at(open, 'Hanne Roth');
    await run('renameEntity', { name: 'Johanna Roth' });
    assert.ok((await entityNames(open)).includes('Johanna Roth'));
    assert.match((await textOf(sidecarUri(names[1]))) ?? '', /Johanna Roth/);
    at(open, 'Hanne Roth');
    await run('editEntity', { said: { role: 'mill owner', wikidata: 'Q1' } });
    assert.match((await textOf(sidecarUri(names[1]))) ?? '', /role: mill owner.*wikidata: Q1/);
    await run('undo');
    await run('undo');
    assert.ok((await entityNames(open)).includes('Hanne Roth'));
    assert.equal(await textOf(sidecarUri(names[1])), undefined, 'the sidecar that was made for it is gone');
  });

  it('F2 renames through the editor’s own rename, in all articles, and that is one undo', async () => {
    // Somebody whom no other test's article names.
    const other = freshName();
    await write(articleUri(other), '“Never,” said Torvald Quist.\n');
    const open = await openArticle('“It stays,” said Torvald Quist.\n');
    await run('refresh');
    const position = open.document.positionAt(open.document.getText().indexOf('Quist'));
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      open.document.uri,
      position,
      'Torvald K. Quist',
    );
    assert.ok(await workspace.applyEdit(edit, { isRefactoring: true }));
    await workspace.saveAll();
    await noticed('the new name', async () => (await entityNames(open)).includes('Torvald K. Quist'));
    await noticed('the other file', async () => /Torvald K\. Quist/.test((await textOf(sidecarUri(other))) ?? ''));
    await run('undo');
    assert.ok((await entityNames(open)).includes('Torvald Quist'));
    assert.ok(!((await textOf(sidecarUri(other))) ?? '').includes('Torvald K. Quist'));
  });

  it('occurrences of a name become mentions of its entity, in all articles, as one step', async () => {
    const names = [freshName(), freshName()];
    const texts = [
      '“Yes,” said Odda Krane. Odda Krane left. “No,” said Ada Moe. Odda Krane stayed.\n',
      'Nobody saw Odda Krane. “Yes,” said Odda Krane.\n',
    ];
    await write(articleUri(names[1]), texts[1]);
    const open = await openArticle(texts[0], undefined, names[0]);
    await run('refresh');
    const { articles } = await stores();
    /** Where she is named by her words, in both articles. */
    const marked = async () => {
      const found: number[][] = [];
      for (const name of names) {
        const document = await workspace.openTextDocument(articleUri(name));
        const loaded = await eventually(name, () => articles.of(document));
        const { mentions = [] } = loaded.article.entities.find((entity) => entity.name === 'Odda Krane') ?? {};
        const named = mentions.filter(({ form, status }) => form === 'name' && status !== 'rejected');
        found.push(named.map(({ span }) => span[0]).sort((a, b) => a - b));
      }
      return found;
    };
    const everyone = texts.map((text) => Array.from(text.matchAll(/Odda Krane/g), ({ index }) => index));
    assert.deepEqual(await marked(), everyone, 'a name that nobody has spoken of is marked everywhere');
    // Somebody takes two of them out, one in each article.
    for (const [name, text, words] of [
      [names[0], texts[0], 'Odda Krane left'],
      [names[1], texts[1], 'Odda Krane.'],
    ]) {
      const document = await workspace.openTextDocument(articleUri(name));
      const editor = await window.showTextDocument(document, { preview: false });
      await eventually(name, () => articles.of(document));
      const spot = document.positionAt(text.indexOf(words) + 2);
      editor.selection = new Selection(spot, spot);
      await run('reject');
    }
    const without = everyone.map((starts, i) => starts.filter((start) => start !== [24, 11][i]));
    assert.deepEqual(await marked(), without);
    await window.showTextDocument(open.document);
    at(open, 'said Odda Krane');
    const spot = open.document.positionAt(texts[0].indexOf('Odda') + 2);
    open.editor.selection = new Selection(spot, spot);
    await run('markAll', { scope: 'folder', all: true });
    assert.deepEqual(await marked(), everyone);
    await run('undo');
    assert.deepEqual(await marked(), without);
  });

  it('leaves out an article whose sidecar cannot be written to, and changes and undoes the others', async () => {
    const names = [freshName(), freshName(), freshName()];
    const broken = 'newsmark: 1\nannotations: [\n';
    await write(articleUri(names[1]), '“Never,” said Sunniva Hauk.\n');
    await write(articleUri(names[2]), '“Never,” said Sunniva Hauk.\n');
    await write(sidecarUri(names[1]), broken);
    const open = await openArticle('“It stays,” said Sunniva Hauk.\n', undefined, names[0]);
    await run('refresh');
    const saved = () => Promise.all(names.map((name) => textOf(sidecarUri(name))));
    const renamed = (yaml: string | undefined) => /Sunniva Vik/.test(yaml ?? '');
    try {
      at(open, 'Sunniva Hauk');
      await run('renameEntity', { name: 'Sunniva Vik' });
      assert.deepEqual((await saved()).map(renamed), [true, false, true]);
      assert.equal((await saved())[1], broken);
      await run('undo');
      assert.deepEqual(await saved(), [undefined, broken, undefined]);
      at(open, 'It stays');
      await run('find', 'speaker:"sunniva hauk"').then((found) => run('concordance.confirm', (found as object[])[0]));
      const all = (await run('concordance.sortByPlace')) as readonly object[];
      await commands.executeCommand('newsmark.concordance.confirm', all[0], all);
      assert.deepEqual(
        (await saved()).map((yaml) => /status: confirmed/.test(yaml ?? '')),
        [true, false, true],
      );
      await run('undo');
      await run('undo');
      assert.deepEqual(await saved(), [undefined, broken, undefined]);
    } finally {
      await workspace.fs.delete(sidecarUri(names[1]));
      await run('concordance.clear');
      await run('refresh');
    }
  });

  it('a mention is split off to somebody else', async () => {
    const open = await openArticle('“Yes,” said Ada Moe. Moe left. “No,” Moe said.\n');
    at(open, 'Moe left');
    const before = (await entityNames(open)).length;
    const { article } = await open.loaded();
    const spot = article.text.indexOf('Moe left') + 1;
    const known = article.entities.some(({ mentions }) =>
      mentions.some(({ span }) => span[0] <= spot && spot < span[1]),
    );
    assert.ok(known, 'the surname is a mention');
    const editor = open.editor;
    const position = open.document.positionAt(spot);
    editor.selection = new Selection(position, position);
    await run('splitMention', { to: { name: 'Kim Moe', kind: 'person' } });
    assert.equal((await entityNames(open)).length, before + 1);
    await run('undo');
    assert.equal((await entityNames(open)).length, before);
  });

  it('a name is never suggested again, kept in the codebook, until that is undone', async () => {
    const open = await openArticle(one);
    const [root] = workspace.workspaceFolders ?? [];
    const codebook = root.uri.with({ path: `${root.uri.path}/newsmark.yaml` });
    at(open, 'Vidar Moe was');
    assert.ok((await entityNames(open)).includes('Vidar Moe'));
    const spot = open.document.positionAt(one.indexOf('Vidar Moe') + 2);
    open.editor.selection = new Selection(spot, spot);
    await run('neverSuggest');
    assert.match((await textOf(codebook)) ?? '', /never:\n {2}- Vidar Moe/);
    assert.ok(!(await entityNames(open)).includes('Vidar Moe'));
    await run('undo');
    assert.ok((await entityNames(open)).includes('Vidar Moe'));
    assert.equal(await textOf(codebook), undefined, 'the codebook that was made for it is gone');
  });
});
