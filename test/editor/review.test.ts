import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { spansOf } from '../../src/article/queries.js';
import { hull } from '../../src/text/span.js';
import {
  articleUri,
  closeAll,
  describeOnce,
  eventually,
  freshName,
  type Open,
  openArticle,
  run,
  sidecarUri,
  textOf,
  write,
} from './desk.js';

const text = `Pier stays open

“The pier stays open,” said Greta Holm, the mayor. She said 40 boats were waiting.

“Nobody asked us,” Nils Aho said. “Nobody ever does.”
`;

const quotesOf = async (open: Open) => (await open.loaded()).article.quotes;
const wordsAtCursor = () => {
  const editor = window.activeTextEditor;
  if (!editor) return '';
  const offset = editor.document.offsetAt(editor.selection.active);
  return editor.document.getText().slice(offset, offset + 12);
};
const begin = async (open: Open): Promise<void> => {
  await window.showTextDocument(open.document);
  await run('review');
};

describeOnce('a review', () => {
  afterEach(async () => {
    await run('review.end');
    await run('review.end');
    await closeAll();
  });

  it('goes from one open suggestion to the next, and back', async () => {
    const open = await openArticle(text);
    await begin(open);
    assert.equal(wordsAtCursor(), 'The pier sta');
    await run('review.next');
    const second = wordsAtCursor();
    assert.notEqual(second, 'The pier sta');
    await run('review.previous');
    assert.equal(wordsAtCursor(), 'The pier sta');
  });

  it('confirms and rejects, and is on the next one at once', async () => {
    const open = await openArticle(text);
    await begin(open);
    await run('review.confirm');
    await run('review.reject');
    const statuses = (await quotesOf(open)).map(({ status }) => status);
    assert.deepEqual(statuses.slice(0, 2), ['confirmed', 'rejected']);
    assert.match((await textOf(sidecarUri(open.name))) ?? '', /status: confirmed[\s\S]*status: rejected/);
  });

  it('comes back to what could not be decided', async () => {
    const open = await openArticle(text, 'annotations: [');
    await begin(open);
    await run('review.confirm').then(undefined, () => undefined);
    assert.equal(wordsAtCursor(), 'The pier sta');
    assert.ok((await quotesOf(open)).every(({ status }) => status === 'suggested'));
    assert.equal(await textOf(sidecarUri(open.name)), 'annotations: [');
  });

  it('loses no key of a row that is pressed faster than it decides', async () => {
    const open = await openArticle(text);
    await begin(open);
    await Promise.all([run('review.confirm'), run('review.reject'), run('review.confirm')]);
    const { quotes, figures } = (await open.loaded()).article;
    const decided = [...quotes, ...figures].sort((a, b) => hull(spansOf(a))[0] - hull(spansOf(b))[0]);
    assert.deepEqual(
      decided.map(({ status }) => status),
      ['confirmed', 'rejected', 'confirmed', 'suggested'],
    );
  });

  it('takes the last decision back and returns to it', async () => {
    const open = await openArticle(text);
    await begin(open);
    await run('review.confirm');
    await run('review.confirm');
    await run('review.undo');
    assert.deepEqual((await quotesOf(open)).map(({ status }) => status).slice(0, 2), ['confirmed', 'suggested']);
    await run('review.undo');
    assert.equal(wordsAtCursor(), 'The pier sta');
  });

  it('moves edges, changes the kind, joins and splits, and each can be undone', async () => {
    const open = await openArticle(text);
    const quote = async (start: string) => {
      const { article } = await open.loaded();
      const found = article.quotes.find(({ contents }) => article.text.startsWith(start, contents[0][0]));
      return found && { ...found, words: found.contents.map((span) => article.text.slice(...span)).join('|') };
    };
    await begin(open);
    await run('review.edges');
    await run('review.moveEdge', { edge: 'end', step: -1, stride: 'word' });
    assert.equal((await quote('The pier'))?.words, 'The pier stays open');
    await run('undo');
    assert.equal((await quote('The pier'))?.words, 'The pier stays open,');
    assert.equal((await quote('The pier'))?.status, 'suggested');
    const last = await quote('Nobody asked');
    assert.ok(last);
    const target = { uri: open.document.uri, id: last.id };
    const before = (await quotesOf(open)).length;
    if (last.contents.length === 1) await run('join', target);
    const joined = await quote('Nobody asked');
    assert.equal(joined?.words, 'Nobody asked us,|Nobody ever does.');
    await run('split', { uri: open.document.uri, id: joined?.id });
    assert.equal((await quote('Nobody ever'))?.words, 'Nobody ever does.');
    assert.ok((await quotesOf(open)).length >= before);
    await run('undo');
    assert.equal((await quote('Nobody asked'))?.words, 'Nobody asked us,|Nobody ever does.');
    await run('changeKind', { uri: open.document.uri, id: (await quote('Nobody asked'))?.id, kind: 'mixed' });
    assert.equal((await quote('Nobody asked'))?.kind, 'mixed');
    await run('undo');
    assert.equal((await quote('Nobody asked'))?.kind, 'direct');
    await run('toggleUnsure', { uri: open.document.uri, id: (await quote('Nobody asked'))?.id });
    assert.equal((await quote('Nobody asked'))?.unsure, true);
    await run('undo');
    assert.equal((await quote('Nobody asked'))?.unsure, false);
  });

  it('keeps its article from being typed into, until it ends', async () => {
    const open = await openArticle(text);
    await begin(open);
    await commands.executeCommand('type', { text: 'zzz' });
    assert.equal(open.document.getText(), text);
    await run('review.end');
    await eventually('an editor to type into', async () => {
      await commands.executeCommand('type', { text: 'z' });
      return open.document.getText() !== text;
    });
    await commands.executeCommand('workbench.action.files.revert');
  });

  it('goes on with the next unfinished article of the folder', async () => {
    // In the order of their names nothing stands between these two.
    const [one, two] = [freshName(), freshName()];
    await write(articleUri(two), '“We are last,” said Ada Moe.\n');
    const open = await openArticle('“We are first,” said Ada Moe.\n', undefined, one);
    await run('refresh');
    await begin(open);
    await run('review.confirm');
    await eventually('the other article', () => window.activeTextEditor?.document.uri.path.endsWith(two));
    await run('review.confirm');
    assert.match((await textOf(sidecarUri(two))) ?? '', /We are last/);
  });
});

describeOnce('labels and answers of the codebook', () => {
  afterEach(closeAll);
  const [root] = workspace.workspaceFolders ?? [];
  const codebook = root?.uri.with({ path: `${root?.uri.path}/newsmark.yaml` });

  it('go into the sidecar, with one undo each', async () => {
    if (!codebook) throw new Error('the tests need a workspace folder');
    await write(codebook, 'newsmark: 1\nlabels: [claim]\nattributes:\n  - {key: stance, values: [for, against]}\n');
    const open = await openArticle(text);
    const target = async () => ({ uri: open.document.uri, id: (await quotesOf(open))[0].id });
    await run('label', { ...(await target()), labels: ['claim', 'harbour'] });
    assert.deepEqual((await quotesOf(open))[0].labels, ['claim', 'harbour']);
    await run('answer', { ...(await target()), key: 'stance', value: 'for' });
    assert.deepEqual((await quotesOf(open))[0].attributes, { stance: 'for' });
    await run('answer', { ...(await target()), key: 'stance', value: 'perhaps' });
    assert.deepEqual((await quotesOf(open))[0].attributes, { stance: 'for' }, 'only what the codebook knows');
    await run('undo');
    assert.deepEqual((await quotesOf(open))[0].attributes, {});
    await run('undo');
    assert.deepEqual((await quotesOf(open))[0].labels, []);
    await workspace.fs.delete(codebook);
  });
});
