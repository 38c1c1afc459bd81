import assert from 'node:assert/strict';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import { articleUri, closeAll, eventually, freshName, write } from './desk.js';

const extension = () => {
  const found = extensions.getExtension('newsmark.newsmark');
  if (!found) throw new Error('the extension is not there');
  return found;
};

/** Runs before all other files of the suite, as long as its name is the first: later ones wake the extension. */
describe('activation', () => {
  afterEach(closeAll);

  it('does not happen for a folder and files without news', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    const notes = Uri.joinPath(folder.uri, 'notes.txt');
    await write(notes, '“No,” she said.\n');
    const document = await workspace.openTextDocument(notes);
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.view.explorer');
    assert.equal(document.languageId, 'plaintext');
    assert.equal(extension().isActive, false);
  });

  it('happens when a news text is opened', async () => {
    const uri = articleUri(freshName());
    await write(uri, '“No,” she said.\n');
    const document = await workspace.openTextDocument(uri);
    assert.equal(document.languageId, 'news');
    await eventually('the extension', () => extension().isActive);
  });

  it('is declared to work in restricted mode and in virtual workspaces', () => {
    const { capabilities } = extension().packageJSON;
    assert.equal(capabilities.untrustedWorkspaces.supported, true);
    assert.equal(capabilities.virtualWorkspaces, true);
  });
});
