import assert from 'node:assert/strict';
import { type CodeAction, commands, languages, workspace } from 'vscode';
import { quoteCard } from '../../src/editor/cards.js';
import { readSidecar } from '../../src/sidecar/read.js';
import { closeAll, emptySidecar, eventually, type Open, openArticle, run, sidecarUri, textOf } from './desk.js';

const text = `Tram line delayed

“Spring, perhaps,” said Ole Brink. “Autumn, I fear,” said Tove Lie.
`;
const place = (words: string): string => {
  const start = text.indexOf(words);
  return `[[${start}, ${start + words.length}]]`;
};

/** What git leaves when two people changed the same quote, and only one of them added another. */
const conflicted = `newsmark: 1
annotations:
<<<<<<< HEAD
  - id: spri
    kind: quote
    quote: direct
    status: confirmed
    at: ${place('Spring, perhaps,')}
    text: Spring, perhaps,
    note: Ask again.
=======
  - id: spri
    kind: quote
    quote: direct
    status: rejected
    at: ${place('Spring, perhaps,')}
    text: Spring, perhaps,
  - id: line
    kind: figure
    figure: count
    status: added
    at: ${place('line')}
    text: line
>>>>>>> evening
  - id: autu
    kind: quote
    quote: direct
    status: confirmed
    at: ${place('Autumn, I fear,')}
    text: Autumn, I fear,
`;

const saved = async ({ name }: Open) => readSidecar((await textOf(sidecarUri(name))) ?? '');

describe('a sidecar in conflict', function () {
  this.timeout(60_000);
  let open: Open | undefined;
  const openConflict = async (sidecar = conflicted): Promise<Open> => {
    open = await openArticle(text, sidecar);
    return open;
  };
  afterEach(async () => {
    if (open) await emptySidecar(open.name);
    await closeAll();
  });

  it('shows what stands outside the markers, and nothing is written to it', async () => {
    const open = await openConflict();
    const { article, sidecar } = await open.loaded();
    assert.equal(sidecar.writable, false);
    assert.equal(article.quotes.find(({ id }) => id === 'autu')?.status, 'confirmed');
    assert.equal(
      article.quotes.find(({ id }) => id === 'spri'),
      undefined,
    );
    const [first] = article.quotes;
    assert.match(quoteCard(await open.loaded(), first).value, /command:newsmark\.resolveConflict/);
    // The command says why not in a message, for which nobody answers here.
    await run('confirm', { uri: open.document.uri.toString(), id: first.id });
    assert.equal(await textOf(sidecarUri(open.name)), conflicted);
    const codes = languages.getDiagnostics(sidecarUri(open.name)).map(({ code, range }) => [code, range.start.line]);
    assert.deepEqual(codes, [
      ['conflict', 2],
      ['conflict', 10],
      ['conflict', 23],
    ]);
  });

  it('is offered the command at its markers', async () => {
    const open = await openConflict();
    const [problem] = await eventually('the problem', () => {
      const found = languages.getDiagnostics(sidecarUri(open.name));
      return found.length > 0 && found;
    });
    await workspace.openTextDocument(sidecarUri(open.name));
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      sidecarUri(open.name),
      problem.range,
    );
    assert.ok(actions.some(({ command }) => command?.command === 'newsmark.resolveConflict'));
  });

  const statuses = async (open: Open) =>
    (await saved(open)).record.annotations.map(({ id, status, note }) => `${id} ${status} ${note ?? '-'}`);

  it('is settled as chosen for each annotation, and the article can be decided on again', async () => {
    const open = await openConflict();
    await run('resolveConflict', { uri: open.document.uri, choices: { 'a:spri': 'theirs', 'a:line': 'ours' } });
    assert.deepEqual(await statuses(open), ['spri rejected -', 'autu confirmed -']);
    assert.equal((await saved(open)).writable, true);
    await eventually('the article to know', async () => (await open.loaded()).sidecar.writable);
    assert.equal((await open.loaded()).article.quotes.find(({ id }) => id === 'spri')?.status, 'rejected');
  });

  it('is settled by one side, or by both where that is possible', async () => {
    const ours = await openConflict();
    await run('resolveConflict', { uri: sidecarUri(ours.name), choices: 'ours' });
    assert.deepEqual(await statuses(ours), ['spri confirmed Ask again.', 'autu confirmed -']);
    const both = await openConflict();
    await run('resolveConflict', { uri: both.document.uri.toString(), choices: 'both' });
    const found = await statuses(both);
    assert.equal(found.length, 4);
    assert.ok(found.includes('spri confirmed Ask again.') && found.includes('line added -'), found.join('; '));
  });

  it('is left alone where the markers do not pair', async () => {
    const torn = conflicted.replace('=======\n', '');
    const open = await openConflict(torn);
    void run('resolveConflict', { uri: open.document.uri, choices: 'ours' });
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(await textOf(sidecarUri(open.name)), torn);
    await commands.executeCommand('notifications.clearAll');
  });
});
