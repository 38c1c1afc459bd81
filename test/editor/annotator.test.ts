import assert from 'node:assert/strict';
import { Uri, workspace } from 'vscode';
import { readSidecar } from '../../src/sidecar/read.js';
import {
  articleUri,
  at,
  closeAll,
  freshName,
  nameAnnotator,
  openArticle,
  run,
  sidecarUri,
  textOf,
  write,
} from './desk.js';

const text = '“We counted twice,” said Lea Strand, who runs the station.\n';
const repository = Uri.joinPath(articleUri('x'), '..', '..', '.git');

describe('who decides', function () {
  this.timeout(60_000);
  afterEach(async () => {
    await nameAnnotator('-');
    await workspace.fs.delete(repository, { recursive: true }).then(undefined, () => undefined);
    await closeAll();
  });

  /** The name that confirming a quote leaves in the sidecar. */
  const signature = async (setting: string, gitConfig?: string): Promise<string | undefined> => {
    if (gitConfig !== undefined) await write(Uri.joinPath(repository, 'config'), gitConfig);
    // In a folder of its own, of which nobody has been asked yet.
    const open = await openArticle(text, undefined, `signed/${freshName()}`);
    await nameAnnotator(setting);
    at(open, 'counted');
    await run('confirm');
    const { record } = readSidecar((await textOf(sidecarUri(open.name))) ?? '');
    assert.equal(record.annotations.length, 1);
    assert.match(record.annotations[0].on ?? '', /^\d{4}-\d\d-\d\d$/);
    await run('undo');
    return record.annotations[0].by;
  };

  it('is said by the setting', async () => {
    assert.equal(await signature('dana'), 'dana');
    assert.equal(await signature('-'), undefined);
  });

  it('is said by git where the setting says nothing', async () => {
    assert.equal(await signature('', '[core]\n\tbare = false\n[user]\n\tname = Åse Dahl\n'), 'Åse Dahl');
  });

  it('is the setting’s before git’s', async () => {
    assert.equal(await signature('bo', '[user]\n\tname = Åse Dahl\n'), 'bo');
    assert.equal(await signature('-', '[user]\n\tname = Åse Dahl\n'), undefined);
  });
});
