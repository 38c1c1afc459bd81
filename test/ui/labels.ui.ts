/** Labels that are typed anew, by keys: they are in the codebook with the decision, and gone from it with its undo. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost, tidied, until } from './host.js';
import { type Host, openWorkbench, type Workbench } from './workbench.js';

const text = `Ferry stays in harbour

“We wait for the wind,” said Ada Moe, the skipper.
`;
const codebook = '# Ours\nnewsmark: 1\nlabels: [claim, promise] # so far\n';

describe('a new label', () => {
  let host: Host & { end(): Promise<void> };
  let bench: Workbench;
  const read = (file: string): string => {
    const path = join(bench.folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  /** What the sidecar says of labels, once it and the codebook are so. */
  const becomes = (labels: string, book: string): Promise<unknown> =>
    until(`labels ${labels}`, async () => {
      const said = /labels: .*/.exec(read('articles/ferry.txt.newsmark.yaml'))?.[0] ?? '';
      assert.deepEqual([said, read('newsmark.yaml')], [labels, book]);
      return true;
    });
  const label = async (typed: string): Promise<void> => {
    await bench.cursorIn('wait for');
    await bench.command('Newsmark: Label…');
    const picker = bench.page.locator('.quick-input-widget');
    await picker.locator('.quick-input-title').filter({ hasText: 'Labels of' }).waitFor();
    await picker.locator('input[type=text]').fill(typed);
    await picker.locator('.monaco-list-row').filter({ hasText: 'new label' }).first().waitFor();
    await bench.press('Enter');
  };

  before(async () => {
    host = await startHost({ 'workbench.colorTheme': 'Light Modern', 'editor.minimap.enabled': false });
    const files = { 'articles/ferry.txt': text, 'newsmark.yaml': codebook };
    bench = await openWorkbench(host, { files }, { width: 1120, height: 720 });
    await bench.open('articles/ferry.txt');
    await until('the article', async () => /\d+ open/s.test(await bench.statusBar()));
  });
  tidied(
    () => bench,
    () => host,
  );

  it('comes into the codebook and leaves it in one step with the decision', async () => {
    const after = codebook.replace('promise]', 'promise, {key: weather}]');
    await label('weather');
    await becomes('labels: [weather]', after);
    await bench.press('Alt+u');
    await becomes('', codebook);
    await bench.command('Newsmark: Redo Decision');
    await becomes('labels: [weather]', after);
    // What a person has said of it since stays in the codebook.
    const explained = after.replace('{key: weather}', '{key: weather, description: Wind and rain}');
    writeFileSync(join(bench.folder, 'newsmark.yaml'), explained);
    await bench.press('Alt+u');
    await becomes('', explained);
  });

  it('is not made where the typed words begin one that there is', async () => {
    const book = read('newsmark.yaml');
    await bench.cursorIn('wait for');
    await bench.command('Newsmark: Label…');
    await bench.answer('promi');
    await becomes('labels: [promise]', book);
    await bench.press('Alt+u');
    await becomes('', book);
  });

  it('is given also where the codebook cannot be written to, which is said, and taken back', async () => {
    const broken = 'newsmark: 1\nlabels: [claim\n';
    writeFileSync(join(bench.folder, 'newsmark.yaml'), broken);
    await label('weather');
    await becomes('labels: [weather]', broken);
    await bench.command('Notifications: Show Notifications');
    const said = await until('the message', async () => (await bench.notifications())[0]);
    assert.match(said, /^The codebook stays without this change of its labels: /);
    await bench.command('Newsmark: Undo Last Decision');
    await becomes('', broken);
  });
});
