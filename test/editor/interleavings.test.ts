import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commands, type TextDocument, type Uri, window, workspace } from 'vscode';
import { isUnsaved } from '../../src/editor/unsaved.js';
import { readSidecar } from '../../src/sidecar/read.js';
import type { DecisionRecord } from '../../src/sidecar/types.js';
import {
  closeAll,
  describeOnce,
  eventually,
  openArticle,
  run,
  sidecarUri,
  stores,
  textOf,
  type,
  write,
} from './desk.js';

const text = `Harbour counts its boats

${Array.from({ length: 40 }, (_, i) => `“We counted ${i + 2} boats,” Lena Osk said. `).join('\n\n')}
`;

const step = fc.constantFrom('command', 'command', 'by hand', 'by program', 'type', 'save', 'show', 'close', 'wait');

/** The same sequences in every run, so that a red run is the change's doing; the long run over a fake disk tries others. */
const SAMPLE = { numRuns: 2, seed: 20261122 };

const isTypedIn = (document: TextDocument | undefined): boolean => document !== undefined && isUnsaved(document);

/**
 * Waits until the active editor shows the file as it is. VS Code passes over an event that comes amid a save, and hears
 * of none where no watcher is left: after two seconds the file is reread, as a person would do it.
 */
async function upToDate(document: TextDocument, file: Uri): Promise<void> {
  const since = Date.now();
  await eventually('the file', async () => {
    if (isUnsaved(document) || document.getText() === (await textOf(file))) return true;
    if (Date.now() - since > 2000) await commands.executeCommand('workbench.action.files.revert');
    return false;
  });
}

/** The short variant, in a real editor, of the interleavings that the unit tests try over a fake disk. */
describeOnce('commands, hand edits, other programs, typing and saving in any order', function () {
  this.timeout(120_000);
  afterEach(closeAll);

  it('lose no decision and no line of a person, and memory, editor and disk agree', async () => {
    for (const [round, steps] of fc.sample(fc.array(step, { minLength: 25, maxLength: 30 }), SAMPLE).entries()) {
      const open = await openArticle(text);
      const { articles } = await stores();
      const sidecar = sidecarUri(open.name);
      const notes: string[] = [];
      const remarks: string[] = [];
      let deciding: Promise<unknown> = Promise.resolve();
      let shown: TextDocument | undefined;
      const mine = () => (shown && !shown.isClosed ? shown : undefined);
      await run('confirm', { uri: open.document.uri, id: (await open.loaded()).article.quotes[0].id });
      for (const [n, what] of steps.entries()) {
        const remark = `# ${what} ${round}.${n}\n`;
        if (what === 'command') {
          const { article } = await open.loaded();
          const free = article.quotes.find((quote) => quote.note === null && quote.status === 'suggested');
          if (!free) continue;
          notes.push(`note ${round}.${n}`);
          // Not awaited: the next step may come before it is saved.
          const decided = run('addNote', { uri: open.document.uri, id: free.id, note: `note ${round}.${n}` });
          deciding = Promise.all([deciding, decided]);
          await new Promise((done) => setTimeout(done, n % 3));
        } else if (what === 'by hand') {
          shown = mine() ?? (await workspace.openTextDocument(sidecar));
          const editor = await window.showTextDocument(shown, { preview: false });
          // Who types into an editor that shows an older file has to settle that with VS Code.
          const { document } = editor;
          await upToDate(document, sidecar);
          if (await editor.edit((edit) => edit.insert(editor.document.positionAt(0), remark))) remarks.push(remark);
        } else if (what === 'by program') {
          // A program that reads before another has written, and writes after it, takes back what that one wrote: nobody
          // can do anything about it. So this one waits until nothing is being saved.
          await deciding;
          await new Promise((done) => setTimeout(done, 300));
          // And one that writes while somebody has typed makes a conflict that VS Code asks about.
          const now = isTypedIn(mine()) ? undefined : await textOf(sidecar);
          if (now === undefined || isTypedIn(mine())) continue;
          await write(sidecar, remark + now);
          remarks.push(remark);
        } else if (what === 'type') await type(open.document, 'Harbour', 'Old Harbour');
        else if (what === 'save') await open.document.save();
        else if (what === 'show') shown = mine() ?? (await workspace.openTextDocument(sidecar));
        else if (what === 'close') {
          await mine()?.save();
          await window.showTextDocument(open.document, { preview: false });
        } else await new Promise((done) => setTimeout(done, 120));
      }
      await deciding;
      await mine()?.save();
      await window.showTextDocument(open.document, { preview: false });
      await commands.executeCommand('newsmark.refresh');
      const yaml = await eventually('what was decided', async () => {
        const now = (await textOf(sidecar)) ?? '';
        if (!notes.every((note) => now.includes(`note: ${note}`)))
          throw new Error(`${steps.join(', ')}: ${notes} in\n${now}\neditor: ${mine()?.isDirty}`);
        return now;
      });
      for (const remark of remarks) assert.ok(yaml.includes(remark), `${remark} is lost`);
      assert.ok(!isTypedIn(mine()));
      const kept = mine();
      if (kept) {
        await window.showTextDocument(kept, { preview: false });
        await upToDate(kept, sidecar);
        assert.equal(kept.getText(), yaml);
      }
      const { record, writable } = readSidecar(yaml);
      assert.ok(writable);
      // Where they stand may have moved since the article was saved; what was decided is the same.
      const decided = (of: DecisionRecord | undefined) =>
        JSON.stringify(of?.annotations.map(({ id, status, note }) => ({ id, status, note })));
      await eventually('the memory', () => decided(articles.of(open.document)?.record) === decided(record));
    }
  });
});
