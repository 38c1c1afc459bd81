/** A folder that nobody has vouched for: the window is in Restricted Mode, and Newsmark works as ever. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost, tidied, until } from './host.js';
import { type Host, openWorkbench, type Workbench } from './workbench.js';

const article = 'articles/quay.txt';
const text = `Quay to be lit at night

“Nobody should walk there in the dark,” said Runa Falk.

The lamps will cost 90,000 crowns, the harbour office said.
`;
const words = 'Nobody should walk there in the dark,';
const start = text.indexOf(words);
const sidecar = `newsmark: 1
entities:
  runa-falk: {name: Runa Falk, kind: person}
annotations:
  - id: dark
    kind: quote
    quote: direct
    status: confirmed
    at: [[${start}, ${start + words.length}]]
    text: ${words}
    speaker: runa-falk
    note: She said so twice.
`;

describe('in Restricted Mode', () => {
  let host: Host & { end(): Promise<void> };
  let bench: Workbench;

  before(async () => {
    host = await startHost({ 'editor.minimap.enabled': false }, { restricted: true });
    const files = { [article]: text, [`${article}.newsmark.yaml`]: sidecar };
    bench = await openWorkbench(host, { files }, { width: 1120, height: 720 });
    await bench.open(article);
  });
  tidied(
    () => bench,
    () => host,
  );

  it('the window says that it is restricted', async () => {
    await until('the sign', async () => /Restricted Mode/.test(await bench.statusBar()));
  });

  it('quotes, sources and figures are highlighted', async () => {
    const under = async (words: string, look: RegExp) =>
      until(words, async () =>
        (await bench.highlights()).find(
          ({ text: on, style }) => on.includes(words) && look.test(style.borderBottom ?? ''),
        ),
      );
    await under('Nobody should walk', /^solid/);
    await under('Runa Falk', /^solid/);
    await under('90,000 crowns', /^dotted/);
  });

  it('cards, trees and the status bar are right', async () => {
    const card = await until('the card', async () => {
      const said = await bench.hover('should walk');
      return /Direct quote/.test(said) && said;
    });
    assert.match(card, /Runa Falk/);
    assert.match(card, /Confirmed/);
    assert.match(card, /She said so twice\./);
    await bench.page.mouse.move(2, 2);
    const rows = await bench.tree('This Article');
    assert.ok(rows.some(({ label }) => label === 'Runa Falk'));
    await until('the entity', async () => (await bench.tree('Entities')).some(({ label }) => label === 'Runa Falk'));
    assert.match(await bench.statusBar(), /\d+ open/);
    await bench.screenshot('restricted');
  });

  it('decisions are made and saved', async () => {
    await bench.cursorIn('90,000');
    await bench.command('Newsmark: Confirm');
    await until('the decision on disk', async () =>
      /kind: figure/.test(readFileSync(join(bench.folder, `${article}.newsmark.yaml`), 'utf8')),
    );
  });
});
