/** What a person sees and does when words were lost, sidecars are edited by hand, and a merge left a conflict. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost, tidied, until } from './host.js';
import { type Host, openWorkbench, type Workbench } from './workbench.js';

const text = `Old mill to become a school

“The floor will hold,” said Greta Wold, the builder.

The council heard it again in the evening. “The floor will hold,” said Per Lund. It costs 3 million crowns.
`;
const at = (words: string): string => `[[${text.indexOf(words)}, ${text.indexOf(words) + words.length}]]`;

const lost = `newsmark: 1
entities:
  greta-wold: {name: Greta Wold, kind: person, role: builder}
annotations:
  - id: hold
    kind: quote
    quote: direct
    status: confirmed
    at: [[60, 80]]
    text: The floor will hold,
    speaker: greta-wold
  - id: gone
    kind: figure
    figure: count
    status: added
    at: [[90, 99]]
    text: forty wooden benches from the old chapel
    value: 40
`;

const quote = (status: string, note: string): string => `  - id: cost
    kind: figure
    figure: money
    status: ${status}
    at: ${at('3 million crowns')}
    text: 3 million crowns
    note: ${note}
`;
const conflict = `newsmark: 1
annotations:
<<<<<<< HEAD
${quote('confirmed', 'Says the budget.')}=======
${quote('rejected', 'Nobody knows yet.')}>>>>>>> evening
`;

describe('mending', () => {
  let host: Host & { end(): Promise<void> };
  let bench: Workbench;
  /** Waits until the picker asks this. */
  const title = (words: string): Promise<void> =>
    bench.page.locator('.quick-input-title').filter({ hasText: words }).first().waitFor();
  const read = (file: string): string => readFileSync(join(bench.folder, file), 'utf8');

  before(async () => {
    host = await startHost({ 'workbench.colorTheme': 'Light Modern', 'editor.minimap.enabled': false });
    const files = {
      'articles/mill.txt': text,
      'articles/mill.txt.newsmark.yaml': lost,
      'articles/school.txt': text,
      'articles/school.txt.newsmark.yaml': conflict,
    };
    bench = await openWorkbench(host, { files }, { width: 1120, height: 720 });
    await bench.open('articles/mill.txt');
    await until('the article', async () => /\d+ open.* 2/s.test(await bench.statusBar()));
  });
  tidied(
    () => bench,
    () => host,
  );

  it('annotations without a place come first in the list, with the places where they may stand', async () => {
    await bench.page.locator('.activitybar [aria-label^="Newsmark"]').first().click();
    const rows = await until('the list', async () => {
      const found = await bench.tree('This Article');
      // What stands below comes a moment later.
      return found[0].label === 'Without a Place' && found.some(({ level }) => level === 3) && found;
    });
    assert.deepEqual(
      rows.slice(0, 5).map(({ label, level }) => [label.slice(0, 20), level]),
      [
        ['Without a Place', 1],
        ['The floor will hold,', 2],
        ['3: …a school “The fl', 3],
        ['5: …the evening. “Th', 3],
        ['forty wooden benches', 2],
      ],
    );
    await bench.page.mouse.move(2, 2);
    await bench.screenshot('unplaced');
  });

  it('one is placed by keys alone, and undone', async () => {
    await bench.cursorIn('Old mill');
    await bench.press('Alt+p');
    const picker = bench.page.locator('.quick-input-widget');
    await picker.getByText('forty wooden benches').first().waitFor();
    await bench.press('Enter');
    await title('Where does quote');
    await bench.press('ArrowDown', 'Enter');
    const second = text.lastIndexOf('The floor');
    await until('the place on disk', async () =>
      read('articles/mill.txt.newsmark.yaml').includes(`at: [[${second}, ${second + 20}]]`),
    );
    await bench.press('Alt+u');
    await until('the old place on disk', async () =>
      read('articles/mill.txt.newsmark.yaml').includes('at: [[60, 80]]'),
    );
  });

  it('in the sidecar, ids are offered where a speaker is named', async () => {
    await bench.open('articles/mill.txt.newsmark.yaml');
    await until('the card', async () => /Greta Wold, builder/.test(await bench.hover('greta-wold')));
    await bench.page.mouse.move(2, 2);
    await bench.cursorIn('value: 40');
    await bench.press('End', 'Enter');
    await bench.page.keyboard.type('modifier: ');
    const offered = bench.page.locator('.suggest-widget .monaco-list-row');
    await offered.filter({ hasText: '>=' }).first().waitFor();
    await bench.screenshot('sidecar');
    await bench.press('Escape');
    await bench.command('File: Revert File');
  });

  it('a conflict is said in the status bar, and settled by keys', async () => {
    await bench.open('articles/school.txt');
    await until('the sign', async () => /sidecar in conflict/.test(await bench.statusBar()));
    await bench.cursorIn('The council');
    await bench.press('Alt+r');
    const picker = bench.page.locator('.quick-input-widget');
    const item = picker.locator('.monaco-list-row').filter({ hasText: 'figure “3 million crowns”' });
    await item.first().waitFor();
    await bench.page.mouse.move(2, 2);
    await bench.screenshot('conflict');
    await bench.press('Enter');
    await title('figure “3 million crowns”');
    await bench.press('ArrowDown', 'Enter');
    await title('Conflicts: 1');
    await item.filter({ hasText: 'theirs' }).first().waitFor();
    await bench.press('Enter');
    await until('the choice on disk', async () => {
      const sidecar = read('articles/school.txt.newsmark.yaml');
      return /status: rejected/.test(sidecar) && !/<{7}|={7}/.test(sidecar);
    });
    await until('no sign', async () => !/sidecar in conflict/.test(await bench.statusBar()));
  });
});
