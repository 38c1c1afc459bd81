/**
 * The tour of the README, made by a hand at the real workbench: an article is opened, looked at, decided on, and found
 * again after the window was loaded anew. The pictures it leaves in out/pictures are those of media/tour.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { startHost, tidied, until } from './host.js';
import { type Highlight, type Host, openWorkbench, type Workbench } from './workbench.js';

const article = '01-harbour-bridge-vote.txt';
const size = { width: 1120, height: 720 };
const settings = {
  'workbench.colorTheme': 'Light Modern',
  'breadcrumbs.filePath': 'last',
  'editor.minimap.enabled': false,
};

/** A stretch on screen that is drawn under some words. */
const drawn = (bench: Workbench, words: string, fits: (style: Highlight['style']) => boolean): Promise<Highlight> =>
  until(`a highlight of “${words}”`, async () =>
    (await bench.highlights()).find(({ text, style }) => text.includes(words) && fits(style)),
  );

const under = ({ borderBottom = '' }: Highlight['style']): string => borderBottom;

describe('the tour', () => {
  let host: Host & { end(): Promise<void> };
  let bench: Workbench;

  before(async () => {
    host = await startHost(settings);
  });
  after(() => host?.end());

  describe('of an article', () => {
    before(async () => {
      bench = await openWorkbench(host, { copyOf: resolve('seeds') }, size);
      await bench.open(article);
      await until('the count of open suggestions', async () => /\d+ open/.test(await bench.statusBar()));
    });
    tidied(() => bench);

    const sidecar = (): string => readFileSync(join(bench.folder, `${article}.newsmark.yaml`), 'utf8');
    /** The hover card of a quote; a slow machine shows "Loading..." first. */
    const cardOn = (words: string): Promise<string> =>
      until('the card', async () => {
        const card = await bench.hover(words);
        return /quote/.test(card) && card;
      });
    const restMouse = () => bench.page.mouse.move(2, 2);
    const useTheme = async (name: string) => {
      mkdirSync(join(bench.folder, '.vscode'), { recursive: true });
      writeFileSync(join(bench.folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': name }));
    };

    it('the tree goes with the review, also to a quote that begins with a figure', async () => {
      await bench.tree('This Article');
      await bench.cursorIn('told the meeting');
      const at = (row: string, item: RegExp) =>
        until(row, async () => {
          const shown = await bench.page.locator('.pane .monaco-list-row.selected').first().innerText();
          return shown.includes(row) && item.test(await bench.statusBar());
        });
      await bench.press('Shift+Alt+R');
      await at('Priya Raman', /indirect quote/);
      await bench.press('n');
      await at('two-thirds', /66\.7 %/);
      await bench.press('Escape');
    });

    it('quotes, their sources and figures are highlighted, a speaker in one colour', async () => {
      const quote = await drawn(bench, 'Nobody in this chamber', (style) => /^dashed/.test(under(style)));
      assert.match(quote.style.background, /^rgba/);
      const source = await drawn(bench, 'Gareth Pellow', (style) => /^dashed/.test(under(style)));
      assert.equal(under(source.style), under(quote.style));
      const other = await drawn(bench, 'nothing against bridges', (style) => /^dashed/.test(under(style)));
      assert.notEqual(under(other.style), under(quote.style));
      await drawn(bench, '£42m', ({ borderTop = '' }) => /^dotted/.test(borderTop));
    });

    it('a hover card says who says it and how sure that is', async () => {
      const card = await cardOn('chamber will ever');
      assert.match(card, /Gareth Pellow/);
      assert.match(card, /Direct quote · cue “said”/);
      assert.match(card, /Suggested \(.*%\)/);
      assert.match(card, /Confirm \| Reject \| Change Speaker… \| Add Note…/);
      await bench.screenshot('hover');
      await restMouse();
    });

    it('the side bar lists the article and the folder’s entities, and goes with the cursor', async () => {
      const rows = await bench.tree('This Article');
      assert.deepEqual(rows[0], { label: 'Quotes', description: rows[0].description, level: 1, expanded: true });
      assert.ok(
        rows.some(({ label, description }) => label === 'Gareth Pellow' && description.startsWith('“Nobody in')),
      );
      await bench.treeRow('This Article', 'Work should begin').click();
      await until('the selection', async () => /\d+ selected/.test(await bench.statusBar()));
      await bench.cursorIn('great deal against');
      const selected = bench.page.locator('.pane .monaco-list-row.selected');
      await selected.filter({ hasText: 'nothing against bridges' }).first().waitFor();
      await selected.filter({ hasText: 'Wenna Tregear' }).first().waitFor();
      await until('all articles', async () =>
        (await bench.tree('Entities')).find(({ label, description }) => label === 'People' && Number(description) > 40),
      );
      await restMouse();
      await bench.screenshot('article');
    });

    it('an entity leads to its articles, quotes and mentions', async () => {
      await bench.command('Newsmark: Filter Entities…');
      await bench.answer('tregear');
      await until('the entity', async () => (await bench.tree('Entities'))[0].description === '1');
      const entity = bench.treeRow('Entities', 'Wenna Tregear');
      await entity.locator('.monaco-tl-twistie').click();
      await until('its places', async () => {
        const [, , file, quote] = await bench.tree('Entities');
        return file?.label === article && quote?.level === 4;
      });
      await restMouse();
      await bench.screenshot('entity');
      await bench.command('Newsmark: Show All Entities');
    });

    it('the list can be filtered', async () => {
      await bench.command('Newsmark: Filter the Article’s List…');
      await bench.answer('nowhere');
      await until('one quote', async () => (await bench.tree('This Article'))[0].description === '1');
      await bench.command('Newsmark: Show the Article’s Whole List');
      await until('all quotes', async () => Number((await bench.tree('This Article'))[0].description) > 10);
    });

    it('confirm: the line is whole now, and the sidecar says so', async () => {
      await bench.cursorIn('chamber will ever');
      await bench.command('Newsmark: Confirm');
      await drawn(bench, 'Nobody in this chamber', (style) => /^solid/.test(under(style)));
      await until('the decision on disk', async () => /status: confirmed/.test(sidecar()));
    });

    it('change speaker: a list of who is in the article', async () => {
      await bench.cursorIn('The report');
      await bench.command('Newsmark: Change Speaker…');
      await bench.page.locator('.quick-input-widget .monaco-list-row').nth(3).waitFor();
      await bench.screenshot('speaker');
      await bench.answer('Harbour Users');
      await until('the correction on disk', async () => /speaker: harbour-users-association/.test(sidecar()));
      await drawn(bench, 'The report', (style) => /^solid/.test(under(style)));
    });

    it('add note: kept with the decision', async () => {
      await bench.cursorIn('chamber will ever');
      await bench.command('Newsmark: Add Note…');
      await bench.answer('Checked against the recording of the meeting.');
      await until('the note on disk', async () => /note: Checked against the recording/.test(sidecar()));
    });

    it('all of it is there again after the window is loaded anew', async () => {
      await bench.reload();
      const quote = await drawn(bench, 'Nobody in this chamber', (style) => /^solid/.test(under(style)));
      const source = await drawn(bench, 'Gareth Pellow', (style) => /^solid/.test(under(style)));
      assert.equal(under(source.style), under(quote.style));
      await bench.treeRow('This Article', 'half a dozen yards').locator('.codicon-pass-filled').waitFor();
      const card = await cardOn('chamber will ever');
      assert.match(card, /Confirmed/);
      assert.match(card, /Checked against the recording of the meeting\./);
      await bench.screenshot('decided');
      await restMouse();
    });

    it('the sidecar is YAML that says exactly this', () => {
      const text = readFileSync(join(bench.folder, article), 'utf8');
      const { newsmark, entities, annotations } = parse(sidecar());
      assert.equal(newsmark, 1);
      assert.equal(annotations.length, 2);
      for (const { kind, status, at, text: words } of annotations) {
        assert.equal(kind, 'quote');
        assert.equal(status, 'confirmed');
        assert.equal(at.map(([start, end]: [number, number]) => text.slice(start, end)).join(' … '), words);
      }
      const [first, second] = annotations;
      assert.match(first.text, /^Nobody in this chamber/);
      assert.equal(first.note, 'Checked against the recording of the meeting.');
      assert.equal(entities[first.speaker].name, 'Gareth Pellow');
      assert.match(second.text, /half a dozen yards/);
      assert.equal(entities[second.speaker].name, 'Harbour Users’ Association');
    });

    it('the outline shows who speaks, and what they say below', async () => {
      await bench.outline();
      // The outline gets the room of the files.
      await bench.page.locator('.pane-header').filter({ hasText: 'seeds' }).first().click();
      const rows = await until('the outline', async () => {
        const found = await bench.outline();
        return found.length > 8 && found;
      });
      assert.equal(rows[0].description, 'headline');
      const speaker = rows.findIndex(
        ({ label, description }) => label === 'Priya Raman' && /quotes?$/.test(description),
      );
      assert.ok(speaker > 0);
      assert.ok(rows[speaker + 1].level > rows[speaker].level);
      await bench.screenshot('outline');
      await bench.page.locator('.pane-header').filter({ hasText: 'seeds' }).first().click();
    });

    it('dark and high contrast themes show the same', async () => {
      await bench.tree('This Article');
      for (const [name, theme] of [
        ['dark', 'Dark Modern'],
        ['contrast', 'Default High Contrast'],
      ]) {
        const before = under(
          (await drawn(bench, 'Nobody in this chamber', (style) => /^solid/.test(under(style)))).style,
        );
        await useTheme(theme);
        await until('other colours', async () => {
          const quote = await drawn(bench, 'Nobody in this chamber', (style) => /^solid/.test(under(style)));
          return under(quote.style) !== before;
        });
        await bench.screenshot(name);
      }
    });

    it('nothing had to be said in a notification', async () => {
      assert.deepEqual(await bench.notifications(), []);
    });
  });

  it('a folder without news says how its texts become news, and they do', async () => {
    bench = await openWorkbench(host, { files: { 'port.txt': '“It is late,” said Ann Bly.\n' } }, size);
    try {
      await bench.page.locator('.activitybar [aria-label^="Newsmark"]').first().click();
      const button = bench.page.getByText('Treat This Folder’s Text Files as News').first();
      await button.waitFor();
      await bench.page.getByText('Open a news article to see').first().waitFor();
      await button.click();
      await until('its entity', async () => (await bench.tree('Entities')).some(({ label }) => label === 'Ann Bly'));
    } finally {
      await bench.close();
    }
  });
});
