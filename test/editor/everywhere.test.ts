import assert from 'node:assert/strict';
import { commands, Selection, type WorkspaceEdit, workspace } from 'vscode';
import {
  articleUri,
  at,
  closeAll,
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

describe('everywhere at once', () => {
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

  it('occurrences of a name become mentions of its entity', async () => {
    const open = await openArticle('Grum closed. Locals say grum. “Grum is shut,” said Ada Moe.\n');
    at(open, 'Ada Moe');
    await run('markAll', { scope: 'article', all: true });
    at(open, 'Grum closed', 'select');
    await run('markEntity', { entity: { name: 'Grum', kind: 'organization' } });
    const grum = async () => (await open.loaded()).article.entities.find(({ name }) => name === 'Grum');
    assert.ok(await grum());
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
    await commands.executeCommand('newsmark.refresh');
    await workspace.fs.delete(codebook);
  });
});
