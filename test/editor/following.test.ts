import assert from 'node:assert/strict';
import { commands, languages, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  articleUri,
  at,
  closeAll,
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

const text = `Mill shut for winter

“The wheel needs new boards,” Tove Aasen said. She counted 14 of them.
`;

/** An article with one decision, and the sidecar's text. */
async function decided(name = freshName(), words = text): Promise<{ readonly name: string; readonly yaml: string }> {
  const open = await openArticle(words, undefined, name);
  at(open, 'wheel needs');
  await run('confirm');
  return { name, yaml: (await textOf(sidecarUri(name))) ?? '' };
}

const applied = async (make: (edit: WorkspaceEdit) => void): Promise<void> => {
  const edit = new WorkspaceEdit();
  make(edit);
  assert.ok(await workspace.applyEdit(edit));
};

const confirmedIn = async (uri: Uri): Promise<boolean> => {
  const { articles } = await stores();
  const document = await workspace.openTextDocument(uri);
  return articles.of(document)?.article.quotes.some(({ status }) => status === 'confirmed') ?? false;
};

describe('a sidecar follows its article', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('when it is renamed, and the decisions stay on screen and can be undone', async () => {
    const { name, yaml } = await decided();
    const renamed = freshName();
    await applied((edit) => edit.renameFile(articleUri(name), articleUri(renamed)));
    await eventually('the sidecar', async () => (await textOf(sidecarUri(renamed))) === yaml);
    assert.equal(await textOf(sidecarUri(name)), undefined);
    await eventually('the decision', () => confirmedIn(articleUri(renamed)));
    await run('undo');
    await eventually('the undo', async () => !/confirmed/.test((await textOf(sidecarUri(renamed))) ?? ''));
  });

  it('when it is renamed, and an undo right then waits for it', async () => {
    for (let i = 0; i < 3; i++) {
      const { name } = await decided();
      const renamed = freshName();
      await applied((edit) => edit.renameFile(articleUri(name), articleUri(renamed)));
      await run('undo');
      const left = [await textOf(sidecarUri(name)), await textOf(sidecarUri(renamed))];
      assert.ok(!left.some((yaml) => yaml?.includes('confirmed')), `the undo is lost: ${left}`);
    }
  });

  it('also where the sidecar is open in an editor with changes that are not saved', async () => {
    const { name } = await decided();
    const renamed = freshName();
    const sidecar = await workspace.openTextDocument(sidecarUri(name));
    const editor = await window.showTextDocument(sidecar, { preview: false });
    await editor.edit((edit) => edit.insert(sidecar.positionAt(0), '# mine\n'));
    await applied((edit) => edit.renameFile(articleUri(name), articleUri(renamed)));
    const moved = await eventually('the editor', () =>
      workspace.textDocuments.find(({ uri }) => uri.toString() === sidecarUri(renamed).toString()),
    );
    assert.match(moved.getText(), /^# mine\n/);
    await moved.save();
    assert.match((await textOf(sidecarUri(renamed))) ?? '', /^# mine\n/);
  });

  it('but never over another sidecar', async () => {
    // Its own text, so that no article of another test could be the one it was moved with.
    const { name, yaml } = await decided(undefined, `${text}\nThis one meets another sidecar.\n`);
    const taken = freshName();
    await write(sidecarUri(taken), '# somebody’s\nnewsmark: 1\n');
    await applied((edit) => edit.renameFile(articleUri(name), articleUri(taken)));
    await new Promise((done) => setTimeout(done, 500));
    assert.equal(await textOf(sidecarUri(taken)), '# somebody’s\nnewsmark: 1\n');
    assert.equal(await textOf(sidecarUri(name)), yaml);
    await workspace.fs.delete(sidecarUri(name));
  });

  it('when its folder is renamed', async () => {
    const [from, to] = [`part-${freshName()}`, `part-${freshName()}`];
    const { yaml } = await decided(`${from}/a.txt`);
    await closeAll();
    await applied((edit) => edit.renameFile(articleUri(from), articleUri(to)));
    assert.equal(await textOf(sidecarUri(`${to}/a.txt`)), yaml);
    await eventually('the decision', () => confirmedIn(articleUri(`${to}/a.txt`)));
    const { sidecars } = await stores();
    await eventually(
      'the end of what was known of the old place',
      () => !sidecars.states.some(({ uri }) => uri.toString().includes(`${from}/`)),
    );
  });

  it('when it is copied', async () => {
    const { name, yaml } = await decided(undefined, `${text}\nA copy is made of this one.\n`);
    const copy = freshName();
    const contents = await workspace.fs.readFile(articleUri(name));
    await applied((edit) => edit.createFile(articleUri(copy), { contents }));
    await eventually('the copy', async () => (await textOf(sidecarUri(copy))) === yaml);
    assert.equal(await textOf(sidecarUri(name)), yaml);
  });

  it('when it is deleted, and comes back with it', async () => {
    const { name, yaml } = await decided();
    await closeAll();
    const contents = await workspace.fs.readFile(articleUri(name));
    await applied((edit) => edit.deleteFile(articleUri(name)));
    await eventually('the deletion', async () => (await textOf(sidecarUri(name))) === undefined);
    await applied((edit) => edit.createFile(articleUri(name), { contents }));
    await eventually('the sidecar', async () => (await textOf(sidecarUri(name))) === yaml);
  });

  it('when another program has moved it, as its text is the same', async () => {
    const { name, yaml } = await decided(undefined, `${text}\nThis one is moved by another program.\n`);
    await closeAll();
    const { folder } = await stores();
    await run('refresh');
    assert.ok(folder.scanned);
    const moved = freshName();
    await workspace.fs.rename(articleUri(name), articleUri(moved));
    await noticed('the moved sidecar', async () => (await textOf(sidecarUri(moved))) === yaml);
    assert.equal(await textOf(sidecarUri(name)), undefined);
  });

  it('by hand, where nobody can know: the sidecar is reported and can be attached', async () => {
    const { name, yaml } = await decided(undefined, `${text}\nThis one is moved and edited.\n`);
    await closeAll();
    await run('refresh');
    const moved = freshName();
    await workspace.fs.delete(articleUri(name));
    await write(articleUri(moved), `Corrected.\n\n${text}\nThis one is moved and edited.\n`);
    const orphan = await noticed('the report', () =>
      languages.getDiagnostics(sidecarUri(name)).find(({ code }) => code === 'orphan'),
    );
    assert.ok(orphan.message.includes(name), orphan.message);
    await commands.executeCommand('newsmark.attachSidecar', sidecarUri(name), articleUri(moved));
    assert.equal(await textOf(sidecarUri(moved)), yaml);
    assert.equal(await textOf(sidecarUri(name)), undefined);
    assert.ok(!languages.getDiagnostics(sidecarUri(name)).some(({ code }) => code === 'orphan'));
    await eventually('the decision', () => confirmedIn(articleUri(moved)));
  });
});
