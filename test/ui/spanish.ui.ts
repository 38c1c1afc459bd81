/** A window in Spanish: what Newsmark says is in Spanish everywhere a person looks during a review. */
import assert from 'node:assert/strict';
import { startHost, tidied, until } from './host.js';
import { type Host, openWorkbench, type Workbench } from './workbench.js';

const article = 'articles/quay.txt';
const text = `Quay to be lit at night

“Nobody should walk there in the dark,” said Runa Falk.

The lamps will cost 90,000 crowns, the harbour office said.
`;

describe('in Spanish', () => {
  let host: Host & { end(): Promise<void> };
  let bench: Workbench;

  before(async () => {
    host = await startHost({ 'editor.minimap.enabled': false }, { language: 'es' });
    bench = await openWorkbench(host, { files: { [article]: text } }, { width: 1120, height: 720 });
    await bench.open(article);
    await until('the count', async () => /\d+ pendientes/.test(await bench.statusBar()));
  });
  tidied(
    () => bench,
    () => host,
  );

  it('commands are found by their Spanish names, and views have such titles', async () => {
    await bench.command('Newsmark: Revisar');
    await until('the review', async () => /cita directa/.test(await bench.statusBar()));
    await bench.press('Escape');
    await bench.page.getByRole('tab', { name: 'Newsmark' }).first().click();
    await bench.treeRow('Este artículo', 'Citas').waitFor();
    const labels = async (title: string) => (await bench.tree(title)).map(({ label }) => label);
    await until('the article’s tree', async () => (await labels('Este artículo')).includes('Citas'));
    await until('the entities', async () => (await labels('Entidades')).includes('Personas'));
  });

  it('so are cards and the keys of the review', async () => {
    const card = await until('the card', async () => {
      const said = await bench.hover('should walk');
      return /Cita directa/.test(said) && said;
    });
    assert.match(card, /Sugerido/);
    assert.match(card, /Cambiar el declarante/);
    await bench.page.mouse.move(2, 2);
    await bench.cursorIn('Nobody');
    await bench.press('Shift+Alt+R');
    await until('the review', async () => /cita directa/.test(await bench.statusBar()));
    await bench.press('Shift+?');
    const keys = await until('the keys', async () => {
      const said = await bench.page.locator('.quick-input-widget').innerText();
      return /siguiente sugerencia pendiente/.test(said) && said;
    });
    assert.match(keys, /cambiar el declarante/);
    await bench.screenshot('spanish');
    await bench.press('Escape', 'Escape');
  });
});
