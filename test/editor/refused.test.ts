/** What a disk refuses to take: said, kept in memory and beyond the window, tried again, and saved elsewhere. */
import assert from 'node:assert/strict';
import { type Disposable, EventEmitter, Uri } from 'vscode';
import type { FolderStore, ListedArticle } from '../../src/editor/contracts.js';
import type { Dialogs } from '../../src/editor/failures.js';
import { type Files, workspaceFiles } from '../../src/editor/files.js';
import { freshness } from '../../src/editor/freshness.js';
import { sidecarStore } from '../../src/editor/sidecars.js';
import { articleUri, closeAll, describeOnce, eventually, openArticle, sidecarUri, textOf } from './desk.js';
import { memoryFiles } from './memoryFiles.js';
import { answering, confirmFirst, memento, openWindow, type Window } from './ownWindow.js';

const text = `Sluice gate replaced

“The new gate holds,” said Ylva Strand.
`;

/** A disk that can be told to refuse. */
function disk(): Files & { refuses: boolean } {
  const made = {
    ...workspaceFiles,
    refuses: true,
    replace: (async (uri, expected, bytes) => {
      if (made.refuses) throw new Error('ENOSPC: no space left on device');
      return workspaceFiles.replace(uri, expected, bytes);
    }) satisfies Files['replace'],
  };
  return made;
}

describeOnce('what the disk refuses', function () {
  this.timeout(60_000);
  const windows: Disposable[] = [];
  const opened = (...parts: Parameters<typeof openWindow>): Window => {
    const window = openWindow(...parts);
    windows.push(window);
    return window;
  };
  afterEach(async () => {
    for (const window of windows.splice(0)) window.dispose();
    await closeAll();
  });

  const isKept = ({ kept }: ReturnType<typeof memento>): boolean => kept.has('newsmark.unsaved');
  const article = async (sidecar?: string) => {
    const { name, document } = await openArticle(text, sidecar);
    return { name, uri: document.uri };
  };
  const isSaved = async (name: string): Promise<boolean> =>
    /status: confirmed/.test((await textOf(sidecarUri(name))) ?? '');

  it('is said once with file and reason, and “Retry” saves all that waits', async () => {
    const { name, uri } = await article();
    const files = disk();
    let answer: (choice: string) => void = () => undefined;
    const asked: string[] = [];
    const dialogs: Dialogs = {
      ...answering([]),
      error: (said, ...buttons) => {
        asked.push(`${said} [${buttons.join(' | ')}]`);
        return new Promise((done) => {
          answer = done;
        });
      },
    };
    const window = opened(files, memento(), dialogs);
    await confirmFirst(window, uri);
    await window.history.undo();
    await window.history.redo();
    assert.equal(asked.length, 1, 'one question is enough');
    assert.match(asked[0], new RegExp(`${name}\\.newsmark\\.yaml.*ENOSPC.*kept in memory.*\\[Retry \\| Save As…\\]`));
    assert.equal(await isSaved(name), false);
    files.refuses = false;
    answer('Retry');
    await eventually('the save', () => isSaved(name));
    await eventually('nothing that waits', () => window.sidecars.of(uri)?.pending.length === 0);
  });

  it('is asked for again when a retry fails, and saved elsewhere by “Save As…”', async () => {
    const { name, uri } = await article();
    const target = articleUri(`copy-of-${name}.yaml`);
    const asked = answering(['Retry', 'Save As…'], target);
    const window = opened(disk(), memento(), asked);
    await confirmFirst(window, uri);
    const copy = await eventually('the copy', () => textOf(target));
    assert.match(copy, /status: confirmed[\s\S]*text: .*The new gate holds/);
    assert.equal(asked.asked.length, 2);
    assert.equal(await isSaved(name), false);
    assert.ok(window.sidecars.of(uri)?.pending.length, 'it still waits for its own file');
  });

  it('is tried again where “Save As…” names the sidecar itself, and asked for where that file cannot be written', async () => {
    const { name, uri } = await article();
    const files = disk();
    const itself = answering(['Save As…'], sidecarUri(name));
    const window = opened(files, memento(), {
      ...itself,
      saveAs: async (suggested) => {
        assert.equal(suggested.toString(), sidecarUri(name).toString());
        files.refuses = false;
        return suggested;
      },
    });
    await confirmFirst(window, uri);
    await eventually('the save', () => isSaved(name));
    const other = await article();
    const nowhere = answering(['Save As…'], Uri.parse('newsmark-nowhere:/a.yaml'));
    await confirmFirst(opened(disk(), memento(), nowhere), other.uri);
    await eventually('the second question', () => nowhere.asked.length === 2);
  });

  it('is kept by the editor, and made again in the next window, where it can be undone', async () => {
    const { name, uri } = await article();
    const memory = memento();
    const first = opened(disk(), memory, answering([]));
    await confirmFirst(first, uri);
    assert.equal(isKept(memory), true);
    await first.unsaved.settle(first.articles.flush);
    assert.equal(isKept(memory), true);
    first.dispose();
    const asked = answering(['Retry']);
    const files = disk();
    files.refuses = false;
    const second = opened(files, memory, asked);
    assert.equal((await second.articles.open(uri)).loaded.article.quotes[0].status, 'suggested');
    await second.unsaved.offer(second.articles, second.history);
    assert.match(asked.asked[0], /could not be saved when the window was closed.*\[Retry \| Save As… \| Discard\]/);
    assert.ok(await isSaved(name));
    assert.equal((await second.articles.open(uri)).loaded.article.quotes[0].status, 'confirmed');
    assert.equal(isKept(memory), false);
    await second.history.undo();
    assert.equal(await isSaved(name), false);
  });

  it('is offered to window after window until it is answered for', async () => {
    const { name, uri } = await article();
    const memory = memento();
    const offered = async (files: Files, ...answers: (string | undefined)[]): Promise<readonly string[]> => {
      const asked = answering(answers, articleUri(`kept-of-${name}.yaml`));
      const window = opened(files, memory, asked);
      await window.unsaved.offer(window.articles, window.history);
      await window.unsaved.settle(window.articles.flush);
      window.dispose();
      return asked.asked;
    };
    const first = opened(disk(), memory, answering([]));
    await confirmFirst(first, uri);
    first.dispose();
    assert.equal((await offered(disk(), undefined)).length, 1);
    assert.equal((await offered(disk(), 'Retry')).length, 2, 'the disk refuses again, and it is said');
    assert.equal(isKept(memory), true);
    await offered(disk(), 'Save As…');
    assert.match((await textOf(articleUri(`kept-of-${name}.yaml`))) ?? '', /status: confirmed/);
    assert.equal(isKept(memory), false);
    assert.deepEqual(await offered(disk()), []);
    const again = opened(disk(), memory, answering([]));
    await confirmFirst(again, uri);
    again.dispose();
    await offered(disk(), 'Discard');
    assert.equal(isKept(memory), false);
    assert.equal(await textOf(sidecarUri(name)), undefined);
  });

  it('is saved at the end of the window where the disk has room again, and not kept then', async () => {
    const { name, uri } = await article();
    const [memory, files] = [memento(), disk()];
    const window = opened(files, memory, answering([]));
    await confirmFirst(window, uri);
    files.refuses = false;
    await window.unsaved.settle(window.articles.flush);
    assert.ok(await isSaved(name));
    assert.equal(isKept(memory), false);
  });

  it('is never offered where what is stored is not what was kept', async () => {
    const asked = answering(['Retry']);
    for (const stored of ['[]', '"x"', '{"file:///a.txt": 3, "file:///b.txt": []}']) {
      const memory = memento();
      memory.kept.set('newsmark.unsaved', stored);
      const window = opened(disk(), memory, asked);
      await window.unsaved.offer(window.articles, window.history);
    }
    assert.deepEqual(asked.asked, []);
  });
});

describeOnce('files that nobody tells of', () => {
  it('are looked at when the window comes to the front, and what was refused is tried again', async () => {
    const memory = memoryFiles('newsmark-untold');
    const focused = new EventEmitter<void>();
    const scanned = new EventEmitter<void>();
    const place = (name: string) => Uri.parse(`newsmark-untold:/${name}`);
    const put = (name: string, content: string) => memory.files.set(`/${name}`, new TextEncoder().encode(content));
    put('a.txt', text);
    put('b.txt', text);
    const files = disk();
    const sidecars = sidecarStore(files);
    const reread: string[] = [];
    const folder = {
      articles: ['a.txt', 'b.txt'].map((name) => ({ uri: place(name) }) as ListedArticle),
      scanned: true,
      onDidChange: scanned.event,
      reread: async (uri: Uri) => void reread.push(uri.path),
    } as Partial<FolderStore> as FolderStore;
    const looking = freshness(folder, sidecars, files, { focused: focused.event, pause: 0 });
    try {
      await sidecars.load(place('a.txt'));
      const looks = async () => {
        focused.fire();
        await looking.idle();
      };
      scanned.fire();
      await looking.idle();
      await looks();
      assert.deepEqual(reread, [], 'nothing has changed');
      put('b.txt', `${text}More.\n`);
      put('a.txt.newsmark.yaml', 'newsmark: 1\nentities:\n  ylva: {name: Ylva Strand, kind: person}\n');
      await looks();
      assert.deepEqual(reread, ['/b.txt']);
      assert.equal(sidecars.of(place('a.txt'))?.record.entities.get('ylva')?.name, 'Ylva Strand');
      sidecars.add(place('a.txt'), [{ entity: 'ylva', to: { name: 'Ylva Berg', kind: 'person' } }]);
      await assert.rejects(sidecars.flush(place('a.txt')), /ENOSPC/);
      files.refuses = false;
      await looks();
      assert.match(new TextDecoder().decode(memory.files.get('/a.txt.newsmark.yaml')), /Ylva Berg/);
      assert.deepEqual(sidecars.of(place('a.txt'))?.pending, []);
      memory.files.delete('/b.txt');
      await looks();
      assert.deepEqual(reread, ['/b.txt', '/b.txt']);
    } finally {
      looking.dispose();
      sidecars.dispose();
      memory.dispose();
    }
  });
});
