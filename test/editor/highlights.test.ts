import assert from 'node:assert/strict';
import { extensions, ThemeColor, workspace } from 'vscode';
import { drawingOf } from '../../src/editor/highlights/looks.js';
import type { Look, Part, Standing } from '../../src/editor/highlights/plan.js';
import { closeAll, openArticle, run } from './desk.js';

const parts: readonly Part[] = ['quotes', 'speakers', 'figures', 'notes'];
const standings: readonly Standing[] = ['suggested', 'decided', 'rejected'];
const looks: readonly Look[] = parts.flatMap((part) =>
  standings.flatMap((standing) => [undefined, 0, 11].map((color) => ({ part, standing, color }))),
);

/** Everything a drawing says but its colours. */
const withoutColors = (look: Look): string =>
  JSON.stringify(drawingOf(look), (key, value) =>
    /color/i.test(key) || value instanceof ThemeColor ? undefined : value,
  );

describe('highlights', () => {
  afterEach(closeAll);

  it('use only colours that the extension contributes, so that themes can change them', () => {
    const contributed: readonly { id: string }[] =
      extensions.getExtension('newsmark.newsmark')?.packageJSON.contributes.colors;
    const ids = new Set(contributed.map(({ id }) => id));
    const used = looks.flatMap((look) =>
      [...JSON.stringify(drawingOf(look)).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id),
    );
    assert.ok(used.length > 0);
    for (const id of used) assert.ok(ids.has(id), id);
  });

  it('tell suggested, decided and rejected apart without their colours', () => {
    for (const part of ['quotes', 'figures'] as const) {
      const drawn = standings.map((standing) => withoutColors({ part, standing, color: 0 }));
      assert.equal(new Set(drawn).size, 3, part);
    }
  });

  it('tell quotes, speakers and figures apart without their colours', () => {
    const drawn = parts.map((part) => withoutColors({ part, standing: 'suggested', color: 0 }));
    assert.equal(new Set(drawn).size, parts.length);
  });

  it('are switched by commands that write the settings', async () => {
    await openArticle('Rain\n\n“It pours,” said Lea Thorn.\n');
    const shown = (kind: string) => workspace.getConfiguration('newsmark.highlights').get<boolean>(kind);
    for (const [command, kind] of [
      ['toggleQuotes', 'quotes'],
      ['toggleSpeakers', 'speakers'],
      ['toggleFigures', 'figures'],
    ]) {
      await run(command);
      assert.equal(shown(kind), false, kind);
      await run(command);
      assert.equal(shown(kind), true, kind);
    }
  });
});
