/**
 * A review with the keyboard alone: the five sample articles from the first opening of their folder to the last decision.
 * Where the shared samples lie beside the project, they are the ones, and what is right is what their gold says; else
 * five of our own, all of whose suggestions are taken for right.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { startHost, tidied, until } from './host.js';
import { type Host, openWorkbench, type Workbench } from './workbench.js';

type Span = readonly [number, number];
interface Found {
  readonly quotes: readonly { readonly contents: readonly Span[] }[];
  readonly figures: readonly { readonly span: Span }[];
}
interface Item {
  readonly start: number;
  readonly end: number;
  readonly spans: readonly Span[];
  readonly type: 'quote' | 'figure';
}

const shared = resolve('../shared/seeds');
const goldFile = resolve('../shared/gold/seeds.jsonl');
const source = existsSync(shared) ? shared : resolve('seeds');
const articles = readdirSync(source)
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .slice(0, 5);

/** What the engine suggests, in the order of a review: by start, the longer one first, quotes behind figures. */
function suggestions(text: string): readonly Item[] {
  const input = `${JSON.stringify({ id: 'x', text })}\n`;
  const found = JSON.parse(
    execFileSync(process.execPath, ['dist/cli.js', 'analyze'], { input, encoding: 'utf8' }),
  ) as Found;
  const item = (type: Item['type'], spans: readonly Span[]): Item => ({
    type,
    spans,
    start: spans[0][0],
    end: spans[spans.length - 1][1],
  });
  return [
    ...found.quotes.map(({ contents }) => item('quote', contents)),
    ...found.figures.map(({ span }) => item('figure', [span])),
  ].sort((a, b) => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1));
}

interface Gold {
  readonly text: string;
  readonly quotes: readonly { readonly fragments: readonly Span[] }[];
  readonly figures: readonly { readonly start: number; readonly end: number }[];
}

/** Whether a suggestion is one of the gold's: half of both together is shared. All are, where there is no gold. */
function isRight(item: Item, gold: Gold | undefined): boolean {
  if (!gold) return true;
  const length = (spans: readonly Span[]) => spans.reduce((sum, [start, end]) => sum + end - start, 0);
  const shares = (spans: readonly Span[]) => {
    let shared = 0;
    for (const a of item.spans)
      for (const b of spans) shared += Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
    return shared / (length(item.spans) + length(spans) - shared);
  };
  const all: readonly (readonly Span[])[] =
    item.type === 'quote'
      ? gold.quotes.map(({ fragments }) => fragments)
      : gold.figures.map(({ start, end }) => [[start, end]]);
  return all.some((spans) => shares(spans) >= 0.5);
}

describe('a review with the keyboard alone', () => {
  let host: Host & { end(): Promise<void> };
  let bench: Workbench;

  before(async () => {
    host = await startHost({ 'workbench.colorTheme': 'Light Modern', 'editor.minimap.enabled': false });
  });
  tidied(
    () => bench,
    () => host,
  );

  it('decides on every suggestion of five articles, with at most 1.5 keys for each that is right', async () => {
    const golds = existsSync(goldFile)
      ? readFileSync(goldFile, 'utf8')
          .split('\n')
          .filter((line) => line)
          .map((line) => JSON.parse(line) as Gold)
      : [];
    const files = Object.fromEntries(
      articles.map((name) => [`seeds/${name}`, readFileSync(join(source, name), 'utf8').replace(/^\uFEFF/, '')]),
    );
    bench = await openWorkbench(host, { files }, { width: 1120, height: 720 });
    // The keys are there once the extension is: its icon tells. From here on only keys are pressed.
    await bench.page.locator('.activitybar').getByRole('tab', { name: 'Newsmark' }).waitFor();
    await bench.page.keyboard.press('Shift+Alt+R');
    let keys = 1;
    let right = 0;
    let taken = false;
    for (const [path, text] of Object.entries(files)) {
      const items = suggestions(text);
      const gold = golds.find((candidate) => candidate.text === text);
      await until(`the review of ${path}`, async () => {
        const bar = await bench.statusBar();
        return bar.includes(`0 of ${items.length}`) && (await bench.page.title()).includes(basename(path));
      });
      for (const [i, item] of items.entries()) {
        const correct = isRight(item, gold);
        await bench.page.keyboard.press(correct ? 'a' : 'r');
        keys++;
        if (correct) right++;
        if (i < items.length - 1)
          await until(`decision ${i + 1} of ${path}`, async () =>
            (await bench.statusBar()).includes(`${i + 1} of ${items.length}`),
          );
        if (i === 5 && !taken) {
          taken = true;
          await bench.screenshot('review');
        }
      }
    }
    await until('the end of the review', async () => {
      const bar = await bench.statusBar();
      return bar.includes('all decided') && /Review/.test(bar);
    });
    for (const [path, text] of Object.entries(files)) {
      const sidecar = join(bench.folder, `${path}.newsmark.yaml`);
      const { annotations } = parse(readFileSync(sidecar, 'utf8')) as { annotations: { status: string }[] };
      assert.equal(annotations.length, suggestions(text).length, path);
      assert.equal(readFileSync(join(bench.folder, path), 'utf8'), text, 'nothing was typed into the article');
    }
    mkdirSync('out', { recursive: true });
    writeFileSync('out/review-keys.json', JSON.stringify({ keys, right, perRight: keys / right }));
    console.log(`   ${keys} keys for ${right} right suggestions: ${(keys / right).toFixed(2)} each`);
    assert.ok(keys / right <= 1.5, `${keys} keys for ${right} right suggestions`);
  });
});
