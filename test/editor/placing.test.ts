import assert from 'node:assert/strict';
import { type CodeAction, commands, languages, TreeItemCollapsibleState, type TreeItemLabel, window } from 'vscode';
import { everything } from '../../src/article/filter.js';
import { type Section, sectionsOf } from '../../src/editor/articleTree/sections.js';
import { candidateItem, type LostLeaf, lostItem } from '../../src/editor/articleTree/unplaced.js';
import { readSidecar } from '../../src/sidecar/read.js';
import { articleUri, at, closeAll, eventually, type Open, openArticle, run, sidecarUri, textOf } from './desk.js';

const text = `Skating pond closes early

“Stay off the ice,” said Nils Aune. Nobody listened.

The warden repeated it at noon.

“Stay off the ice,” said Nils Aune. Nobody listened.
`;

/** One quote that stands in two places, and one whose words are gone. */
const sidecar = `newsmark: 1
annotations:
  - id: twin
    kind: quote
    quote: direct
    status: confirmed
    at: [[70, 87]]
    text: Stay off the ice,
    note: From the radio.
  - id: g0ne
    kind: quote
    quote: indirect
    status: added
    at: [[30, 99]]
    text: Seventeen pelicans crossed the frozen boulevard before anybody noticed
`;

const unplaced = async (open: Open): Promise<readonly LostLeaf[]> => {
  const section = sectionsOf(await open.loaded(), everything).find(({ name }) => name === 'lost') as Section;
  return (section?.children ?? []) as readonly LostLeaf[];
};

const annotationOf = async ({ name }: Open, id: string) =>
  readSidecar((await textOf(sidecarUri(name))) ?? '').record.annotations.find((annotation) => annotation.id === id);

describe('annotations without a place', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('are listed with the places where they may stand, said in words too', async () => {
    const open = await openArticle(text, sidecar);
    const [twin, gone] = await unplaced(open);
    const item = lostItem(twin);
    assert.equal(item.label, 'Stay off the ice,');
    assert.equal(item.description, '2 possible places · quote');
    assert.equal(item.collapsibleState, TreeItemCollapsibleState.Expanded);
    assert.match(item.accessibilityInformation?.label ?? '', /without a place, quote, 2 possible places: Stay off/);
    const [first, second] = twin.candidates.map(candidateItem);
    assert.match(
      (first.label as TreeItemLabel).label,
      /^3: …early “Stay off the ice,” said Nils Aune. Nobody listened\. The…$/,
    );
    assert.match((second.label as TreeItemLabel).label, /^7: …/);
    assert.equal(lostItem(gone).description, 'no place left · quote');
    assert.equal(lostItem(gone).contextValue, 'lost');
    const [place] = second.command?.arguments ?? [];
    await commands.executeCommand('newsmark.goTo', place);
    assert.equal(window.activeTextEditor?.selection.start.line, 6);
  });

  it('stand where a candidate is chosen, and undo takes that back', async () => {
    const open = await openArticle(text, sidecar);
    const [twin] = await unplaced(open);
    await run('place', twin.candidates[1]);
    const placed = await annotationOf(open, 'twin');
    assert.deepEqual(placed?.at, twin.candidates[1].at);
    assert.equal(placed?.note, 'From the radio.');
    assert.deepEqual(
      (await unplaced(open)).map(({ id }) => id),
      ['g0ne'],
    );
    await run('undo');
    assert.deepEqual((await annotationOf(open, 'twin'))?.at, [[70, 87]]);
    assert.equal((await unplaced(open)).length, 2);
  });

  it('stand at the selection in the editor', async () => {
    const open = await openArticle(text, sidecar);
    at(open, 'he warden repeated it ', 'select');
    await run('place', { uri: open.document.uri.toString(), id: 'g0ne' });
    assert.equal((await annotationOf(open, 'g0ne'))?.text, 'The warden repeated it');
    assert.ok((await open.loaded()).article.quotes.some(({ id }) => id === 'g0ne'));
    await run('undo');
    assert.match((await annotationOf(open, 'g0ne'))?.text ?? '', /^Seventeen pelicans/);
  });

  it('are kept without a place, then no longer complained of; undo complains again', async () => {
    const open = await openArticle(text, sidecar);
    const complaints = () => languages.getDiagnostics(sidecarUri(open.name)).map(({ code }) => code);
    await eventually('both complaints', () => complaints().join() === 'ambiguous,lost');
    await run('keep', { uri: open.document.uri.toString(), id: 'g0ne' });
    assert.equal((await annotationOf(open, 'g0ne'))?.unplaced, true);
    await eventually('one complaint', () => complaints().join() === 'ambiguous');
    const [, kept] = await unplaced(open);
    assert.equal(lostItem(kept).contextValue, 'lost kept');
    await run('undo');
    await eventually('both complaints', () => complaints().join() === 'ambiguous,lost');
  });

  it('are deleted, and undo brings the file back', async () => {
    const open = await openArticle(text, sidecar);
    const before = await textOf(sidecarUri(open.name));
    const [, gone] = await unplaced(open);
    await run('delete', gone);
    assert.equal(await annotationOf(open, 'g0ne'), undefined);
    await run('undo');
    assert.equal(readSidecar((await textOf(sidecarUri(open.name))) ?? '').record.annotations.length, 2);
    assert.ok(before);
    await run('deleteUnplaced', { uri: open.document.uri.toString(), id: 'twin' });
    assert.equal(await annotationOf(open, 'twin'), undefined);
    await run('undo');
    assert.ok(await annotationOf(open, 'twin'));
  });

  it('have a problem at each candidate, with fixes', async () => {
    const open = await openArticle(text, sidecar);
    const [first, second] = await eventually('two candidates', () => {
      const found = languages.getDiagnostics(articleUri(open.name)).filter(({ code }) => code === 'ambiguous');
      return found.length === 2 && found;
    });
    assert.equal(open.document.getText(first.range), 'Stay off the ice,');
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      open.document.uri,
      second.range,
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Place quote “Stay off the ice,” here',
        'Keep quote “Stay off the ice,” without a place',
        'Delete quote “Stay off the ice,”',
      ],
    );
    const { command } = actions[0];
    await commands.executeCommand(command?.command ?? '', ...(command?.arguments ?? []));
    const placed = await annotationOf(open, 'twin');
    assert.equal(placed?.at[0][0], open.document.offsetAt(second.range.start));
    await run('undo');
  });

  it('nothing happens to one that has its place', async () => {
    const open = await openArticle(text);
    const uri = open.document.uri.toString();
    for (const argument of [undefined, { uri, id: 'nobody' }, { uri, id: 'nobody', at: [[0, 3]] }])
      for (const command of ['place', 'keep', 'deleteUnplaced']) await run(command, argument);
    assert.equal(await textOf(sidecarUri(open.name)), undefined);
  });
});
