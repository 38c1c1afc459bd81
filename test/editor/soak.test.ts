import assert from 'node:assert/strict';
import { commands, EventEmitter, window } from 'vscode';
import {
  articleUri,
  at,
  closeAll,
  eventually,
  freshName,
  run,
  sidecarUri,
  stores,
  textOf,
  type,
  write,
} from './desk.js';
import { live } from './live.js';

/** How many rounds, where the bundle does not say (`npm run reliability -- soak` does). */
declare const ROUNDS: number | undefined;
const rounds = typeof ROUNDS === 'undefined' ? 10 : ROUNDS;
const WARM_UP = 10;
/** Of each test, so that a run of thousands says now and then that it is alive. */
const AT_A_TIME = 10;
const ARTICLES = 10;

const text = `Ferry delayed again

“We lost 40 minutes at the lock,” Nils Brandt said. He said that 3 boats were waiting.
`;

describe('opening, editing, annotating, saving and closing, again and again', function () {
  this.timeout(300_000);
  const names = Array.from({ length: ARTICLES }, freshName);
  let first: ReturnType<typeof live>;

  const round = async (n: number): Promise<void> => {
    const name = names[n % ARTICLES];
    const editor = await window.showTextDocument(articleUri(name));
    // Not what `openTextDocument` gives: that may be the document of the round before, which is just being closed.
    const { document } = editor;
    const { articles } = await stores();
    await eventually(name, () => articles.of(document));
    const open = { name, document, editor, loaded: () => eventually(name, () => articles.of(document)) };
    await type(
      document,
      n % (2 * ARTICLES) < ARTICLES ? 'again' : 'once more',
      n % (2 * ARTICLES) < ARTICLES ? 'once more' : 'again',
    );
    at(open, '3 boats');
    await run('confirm');
    await document.save();
    if (n % 3 === 0) await run('undo');
    else
      await run('addNote', {
        uri: document.uri,
        id: (await open.loaded()).article.figures.at(-1)?.id,
        note: `round ${n}`,
      });
    await commands.executeCommand('workbench.action.closeActiveEditor');
  };

  /** What is alive once no editor is open: amid closing, an editor and its tab still have listeners, now more, now fewer. */
  const atRest = async (): Promise<ReturnType<typeof live>> => {
    await closeAll();
    await new Promise((done) => setTimeout(done, 1500));
    return live(EventEmitter);
  };

  before(async function () {
    // A web worker cannot be looked into.
    if (!live(EventEmitter)) return this.skip();
    for (const name of names) await write(articleUri(name), text);
  });
  after(closeAll);

  it(`warms up in ${WARM_UP} rounds`, async () => {
    for (let n = 0; n < WARM_UP; n++) await round(n);
    first = await atRest();
  });

  for (let from = 0; from < rounds; from += AT_A_TIME)
    it(`rounds ${from + 1} to ${Math.min(rounds, from + AT_A_TIME)}`, async () => {
      for (let n = from; n < Math.min(rounds, from + AT_A_TIME); n++) await round(WARM_UP + n);
    });

  it('leaves the sidecars as they should be', async () => {
    for (const name of names) {
      const yaml = await textOf(sidecarUri(name));
      assert.ok(yaml === undefined || /^newsmark: 1\n/.test(yaml), yaml);
    }
  });

  it('leaves the heap within 5 % and no listener behind', async function () {
    const now = await atRest();
    if (!first || !now) return this.skip();
    const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    this.runnable().title += `: ${rounds} rounds, ${mb(first.heap)} → ${mb(now.heap)}, ${first.listeners} → ${now.listeners} listeners`;
    assert.ok(now.heap <= first.heap * 1.05, `${mb(first.heap)} → ${mb(now.heap)}`);
    assert.ok(now.listeners <= first.listeners, `${first.listeners} → ${now.listeners} listeners`);
  });
});
