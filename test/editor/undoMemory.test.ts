import assert from 'node:assert/strict';
import type { Disposable } from 'vscode';
import { workspaceFiles } from '../../src/editor/files.js';
import { closeAll, describeOnce, eventually, openArticle, sidecarUri, textOf, write } from './desk.js';
import { answering, confirmFirst, memento, openWindow, type Window } from './ownWindow.js';

const text = `Bell tower silent

“It will ring again,” said Eldrid Sund.
`;

describeOnce('undo in the next window', function () {
  this.timeout(60_000);
  const windows: Disposable[] = [];
  const opened = (memory: ReturnType<typeof memento>): Window => {
    const window = openWindow(workspaceFiles, memory, answering([]));
    windows.push(window);
    return window;
  };
  afterEach(async () => {
    for (const window of windows.splice(0)) window.dispose();
    await closeAll();
  });

  const stepsIn = ({ kept }: ReturnType<typeof memento>) => JSON.parse(kept.get('newsmark.undo') ?? '{}').steps ?? [];

  /** Two articles, decided on in a window that is closed then. */
  async function decided() {
    const memory = memento();
    const names = [(await openArticle(text)).name, (await openArticle(text)).name];
    const first = opened(memory);
    await first.former.restore();
    for (const name of names) await confirmFirst(first, sidecarUri(name).with({ path: articlePath(name) }));
    const hash = (await eventually('the steps', () => stepsIn(memory).length === 2 && stepsIn(memory))) as object[];
    assert.ok(hash);
    await eventually(
      'both sidecars',
      () => Object.keys(JSON.parse(memory.kept.get('newsmark.undo') ?? '{}').sidecars).length === 2,
    );
    first.dispose();
    return { memory, names };
  }
  const articlePath = (name: string): string => sidecarUri(name).path.replace(/\.newsmark\.yaml$/, '');
  const saved = (names: readonly string[]) => Promise.all(names.map((name) => textOf(sidecarUri(name))));

  it('takes back what the window before decided, the latest first, and makes it again', async () => {
    const { memory, names } = await decided();
    const yaml = await saved(names);
    assert.match(yaml.join(), /confirmed[\s\S]*confirmed/);
    const next = opened(memory);
    await next.former.restore();
    assert.deepEqual(
      next.history.done.map(({ name }) => name),
      ['Confirm', 'Confirm'],
    );
    await next.history.undo();
    assert.equal((await saved(names))[0], yaml[0]);
    assert.ok(!/confirmed/.test((await saved(names))[1] ?? ''));
    await next.history.goTo({ undo: 1 });
    assert.ok(!/confirmed/.test((await saved(names)).join()));
    await next.history.goTo({ redo: 2 });
    assert.deepEqual(await saved(names), yaml);
  });

  it('leaves alone what somebody else has changed since, and keeps the steps of the other files', async () => {
    const { memory, names } = await decided();
    const [one, two] = await saved(names);
    await write(sidecarUri(names[0]), `# by hand\n${one}`);
    const next = opened(memory);
    await next.former.restore();
    assert.equal(next.history.done.length, 1);
    await next.history.undo();
    await next.history.undo();
    assert.equal((await saved(names))[0], `# by hand\n${one}`);
    assert.notEqual((await saved(names))[1], two);
  });

  it('begins anew where what is stored is not what was kept', async () => {
    for (const stored of ['3', '{"steps": [{"name": "x", "parts": [{"uri": "file:///a.txt", "changes": []}]}]}']) {
      const memory = memento();
      memory.kept.set('newsmark.undo', stored);
      const window = opened(memory);
      await window.former.restore();
      assert.deepEqual(window.history.done, []);
    }
  });
});
