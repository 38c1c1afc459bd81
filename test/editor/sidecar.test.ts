import assert from 'node:assert/strict';
import { CancellationTokenSource, FileSystemError, Uri, window, workspace } from 'vscode';
import { workspaceFiles } from '../../src/editor/files.js';
import { sidecarStore } from '../../src/editor/sidecars.js';
import { readSidecar } from '../../src/sidecar/read.js';
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
  type,
  write,
} from './desk.js';
import { memoryFiles } from './memoryFiles.js';

const text = `Harbour reopens

“The water is clean again,” Lena Osk said. She said that 40 boats were waiting.
`;

/** A sidecar as a person might write it: comments, their own order, an unknown key. */
const byHand = `# Checked by the desk.
newsmark: 1
desk: harbour   # ours

entities:
  osk: {name: Lena Osk, kind: person}
annotations:
  - id: aa11
    kind: quote
    quote: direct
    status: confirmed
    at: [[18, 43]]
    text: The water is clean again,
    speaker: osk
    note: heard it myself
`;

describe('sidecars', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('are read on opening', async () => {
    const open = await openArticle(text, byHand);
    const { article, sidecar } = await open.loaded();
    const quote = article.quotes.find(({ id }) => id === 'aa11');
    assert.equal(quote?.status, 'confirmed');
    assert.equal(quote?.note, 'heard it myself');
    assert.equal(article.entities.find(({ id }) => id === quote?.speaker)?.name, 'Lena Osk');
    assert.ok(sidecar.exists && sidecar.writable);
  });

  it('are read on opening, also where the folder was scanned before they came', async () => {
    const name = freshName();
    await write(articleUri(name), text);
    const { folder } = await stores();
    await folder.scan(new CancellationTokenSource().token);
    const open = await openArticle(text, byHand, name);
    const { article } = await open.loaded();
    assert.equal(article.quotes.find(({ id }) => id === 'aa11')?.status, 'confirmed');
  });

  it('keep every byte of a person that a decision is not about', async () => {
    const open = await openArticle(text, byHand);
    at(open, 'boats were');
    await run('reject');
    const after = (await textOf(sidecarUri(open.name))) ?? '';
    const lines = after.split('\n');
    assert.match(after, /status: rejected/);
    for (const line of byHand.split('\n')) assert.ok(lines.includes(line), line);
    await run('undo');
    const restored = ((await textOf(sidecarUri(open.name))) ?? '')
      .split('\n')
      .filter((line) => !/^article:/.test(line));
    assert.equal(restored.join('\n'), byHand);
  });

  it('are read again when another program changes, makes or deletes them', async () => {
    const open = await openArticle(text, byHand);
    await write(sidecarUri(open.name), byHand.replace('heard it myself', 'heard it from others'));
    const note = async () => (await open.loaded()).article.quotes.find(({ id }) => id === 'aa11')?.note;
    await noticed('the other note', async () => (await note()) === 'heard it from others');
    await workspace.fs.delete(sidecarUri(open.name));
    await noticed('the bare article', async () => (await note()) === undefined);
    await write(sidecarUri(open.name), byHand);
    await noticed('the first note', async () => (await note()) === 'heard it myself');
  });

  it('that are open and dirty are the truth, are edited as documents and stay unsaved', async () => {
    const open = await openArticle(text, byHand);
    const sidecar = await workspace.openTextDocument(sidecarUri(open.name));
    await window.showTextDocument(sidecar);
    await type(sidecar, 'heard it myself', 'typed just now');
    await eventually('the typed note', async () =>
      (await open.loaded()).article.quotes.some(({ note }) => note === 'typed just now'),
    );
    await window.showTextDocument(open.document);
    at(open, 'boats were');
    await run('confirm');
    assert.ok(sidecar.isDirty);
    assert.equal(await textOf(sidecarUri(open.name)), byHand);
    assert.match(sidecar.getText(), /note: typed just now/);
    assert.match(sidecar.getText(), /text: .*40 boats/);
    await sidecar.save();
    assert.equal(await textOf(sidecarUri(open.name)), sidecar.getText());
  });

  it('that are open and saved are saved again', async () => {
    const open = await openArticle(text, byHand);
    const sidecar = await workspace.openTextDocument(sidecarUri(open.name));
    await window.showTextDocument(sidecar, { preview: false });
    await window.showTextDocument(open.document, { preview: false });
    at(open, 'boats were');
    await run('confirm');
    assert.ok(!sidecar.isDirty);
    assert.equal(await textOf(sidecarUri(open.name)), sidecar.getText());
    assert.notEqual(sidecar.getText(), byHand);
  });

  it('take in what another program wrote just before a decision', async () => {
    const open = await openArticle(text, byHand);
    at(open, 'boats were');
    const written = write(sidecarUri(open.name), byHand.replace('heard it myself', 'changed in the last moment'));
    await written;
    await run('confirm');
    const after = (await textOf(sidecarUri(open.name))) ?? '';
    assert.match(after, /changed in the last moment/);
    assert.match(after, /40 boats/);
  });

  const broken = byHand.replace('kind: quote', 'kind: [quote');

  it('that cannot be understood are reported and never written to', async () => {
    const open = await openArticle(text, broken);
    const { sidecar, article } = await open.loaded();
    assert.equal(sidecar.writable, false);
    assert.ok(sidecar.problems.some(({ severity }) => severity === 'error'));
    assert.ok(article.quotes.length > 0, 'the suggestions are shown all the same');
    at(open, 'boats were');
    for (const command of ['confirm', 'reject', 'confirmAll', 'delete']) void run(command);
    await run('addNote', { note: 'no' });
    await type(open.document, 'Harbour', 'Old harbour');
    await open.document.save();
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(await textOf(sidecarUri(open.name)), broken);
  });

  it('are written again once a person has mended them', async () => {
    const open = await openArticle(text, broken);
    await write(sidecarUri(open.name), byHand);
    await noticed('the mended sidecar', async () => (await open.loaded()).sidecar.writable);
    at(open, 'boats were');
    await run('confirm');
    assert.match((await textOf(sidecarUri(open.name))) ?? '', /40 boats/);
  });

  it('keep a byte order mark and CRLF', async () => {
    const windows = `\ufeff${byHand.replaceAll('\n', '\r\n')}`;
    const open = await openArticle(text, windows);
    at(open, 'boats were');
    await run('confirm');
    const after = (await textOf(sidecarUri(open.name))) ?? '';
    assert.ok(after.startsWith('\ufeff# Checked'));
    assert.ok(!/[^\r]\n/.test(after), JSON.stringify(after));
  });

  it('that are no UTF-8 are never written to', async () => {
    const latin = Uint8Array.from(byHand.replace('myself', 'in Malm\u00f6'), (c) => c.charCodeAt(0));
    const name = freshName();
    await write(sidecarUri(name), latin);
    const open = await openArticle(text, undefined, name);
    assert.equal((await open.loaded()).sidecar.writable, false);
    at(open, 'boats were');
    await run('addNote', { note: 'no' });
    assert.deepEqual(Uint8Array.from(await workspace.fs.readFile(sidecarUri(name))), latin);
  });

  it('get the new places and the new stamp when the article is saved', async () => {
    const open = await openArticle(text, byHand);
    await type(open.document, 'Harbour reopens', 'The old harbour reopens');
    await type(open.document, 'clean again', 'clean at last');
    assert.equal(await textOf(sidecarUri(open.name)), byHand, 'nothing is written before');
    await open.document.save();
    const after = await eventually('the rewritten sidecar', async () => {
      const now = await textOf(sidecarUri(open.name));
      // Where VS Code writes files itself they are empty for a moment.
      return now !== byHand && now !== '' && now;
    });
    const start = open.document.getText().indexOf('The water');
    assert.ok(after.includes(`at: [[${start}, ${start + 'The water is clean at last,'.length}]]`), after);
    assert.ok(after.includes('text: The water is clean at last,'), after);
    assert.ok(after.includes(`length: ${open.document.getText().length}`), after);
    assert.ok(after.includes('# Checked by the desk.') && after.includes('desk: harbour   # ours'));
  });

  it('hold all decisions that are made at once', async () => {
    const open = await openArticle(text);
    const { article } = await open.loaded();
    const items = [...article.quotes, ...article.figures];
    assert.ok(items.length > 2);
    await Promise.all(items.map(({ id }) => run('confirm', { uri: open.document.uri, id })));
    const { record } = readSidecar((await textOf(sidecarUri(open.name))) ?? '');
    assert.equal(record.annotations.length, items.length);
    for (const _ of items) await run('undo');
    assert.equal(await textOf(sidecarUri(open.name)), undefined);
  });

  it('that the disk refuses keep the decision in memory and write it with the next', async () => {
    const name = freshName();
    await write(articleUri(name), text);
    await write(sidecarUri(name), byHand);
    let refuse = true;
    const store = sidecarStore({
      ...workspaceFiles,
      replace: async (uri, expected, bytes) => {
        if (refuse) throw new Error('ENOSPC: no space left on device');
        return workspaceFiles.replace(uri, expected, bytes);
      },
    });
    try {
      const { record } = await store.load(articleUri(name));
      const [first] = record.annotations;
      store.add(articleUri(name), [{ annotation: 'aa11', to: { ...first, note: 'one' } }]);
      await assert.rejects(store.flush(articleUri(name)), /ENOSPC/);
      assert.equal(await textOf(sidecarUri(name)), byHand);
      assert.equal(store.of(articleUri(name))?.record.annotations[0].note, 'one');
      // Somebody else writes meanwhile: what waits is applied to that.
      await write(sidecarUri(name), byHand.replace('desk: harbour', 'desk: mill'));
      refuse = false;
      store.add(articleUri(name), [{ annotation: 'aa11', to: { ...first, note: 'two' } }]);
      await store.flush(articleUri(name));
      const after = (await textOf(sidecarUri(name))) ?? '';
      assert.match(after, /note: two/);
      assert.match(after, /desk: mill/);
      assert.deepEqual(store.of(articleUri(name))?.pending, []);
    } finally {
      store.dispose();
    }
  });

  it('that cannot be read at all leave the article readable and are not written to', async () => {
    const name = freshName();
    const read = async () => {
      throw new Error('EACCES: permission denied');
    };
    const store = sidecarStore({ ...workspaceFiles, read });
    try {
      const state = await store.load(articleUri(name));
      assert.equal(state.failure, 'EACCES: permission denied');
      assert.equal(state.writable, false);
      assert.deepEqual(state.record.annotations, []);
    } finally {
      store.dispose();
    }
  });

  it('in virtual workspaces are put back when a write breaks off, and the decision waits', async () => {
    const memory = memoryFiles('newsmark-virtual');
    const article = Uri.parse('newsmark-virtual:/a.txt');
    const store = sidecarStore(workspaceFiles);
    const path = '/a.txt.newsmark.yaml';
    const saved = () => new TextDecoder().decode(memory.files.get(path));
    try {
      memory.files.set(path, new TextEncoder().encode(byHand));
      const { record } = await store.load(article);
      memory.failure = FileSystemError.NoPermissions('the quota is used up');
      store.add(article, [{ annotation: 'aa11', to: { ...record.annotations[0], note: 'new' } }]);
      await assert.rejects(store.flush(article), /quota/);
      assert.equal(saved(), byHand);
      assert.match(store.draft(article), /note: new/);
      await store.flush(article);
      assert.match(saved(), /note: new/);
    } finally {
      store.dispose();
      memory.dispose();
    }
  });

  it('in read-only workspaces are read; decisions wait and can be saved elsewhere', async () => {
    const memory = memoryFiles('newsmark-readonly', true);
    const article = Uri.parse('newsmark-readonly:/a.txt');
    const store = sidecarStore(workspaceFiles);
    try {
      memory.files.set('/a.txt.newsmark.yaml', new TextEncoder().encode(byHand));
      const { record } = await store.load(article);
      assert.equal(record.annotations[0].id, 'aa11');
      store.add(article, [{ annotation: 'aa11', to: { ...record.annotations[0], note: 'new' } }]);
      await assert.rejects(store.flush(article), /only be read/);
      assert.equal(store.of(article)?.pending.length, 1);
      assert.equal(store.draft(article), byHand.replace('heard it myself', 'new'));
    } finally {
      store.dispose();
      memory.dispose();
    }
  });

  it('are known to whoever shows problems', async () => {
    const open = await openArticle(text, broken);
    const { sidecars } = await stores();
    const state = sidecars.states.find(({ uri }) => uri.toString() === sidecarUri(open.name).toString());
    assert.equal(state?.text, broken);
    assert.equal(state?.writable, false);
  });
});
