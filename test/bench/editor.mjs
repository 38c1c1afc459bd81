// npm run bench:editor: a large article (1 MB, 10,000 annotations) made from seeds/ with other names, in the real VS Code,
// once without and once with the extension. Measures keys of the review, typing, how long until what is shown is right
// again, and how long the extension host was busy without a pause.
//   --size=1000000 --annotations=10000   another article
//   --picture                            out/pictures/large.png, with the review on
//   --profile                            out/profiles/*.cpuprofile, what the extension host did in each part (for Chromium's tools)
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { lexiconPlugin } from '../../src/analysis/english/pack.mjs';
import { build } from '../host/build.mjs';
import { chromiumArguments, ensureChromium } from '../host/chromium.mjs';
import { out, pictures, root } from '../host/places.mjs';
import { endOnSignals, run } from '../host/process.mjs';
import { startServer } from '../host/server.mjs';
import { makeHeartbeat } from './editor/heartbeat.mjs';
import { watchScreen } from './editor/screen.mjs';
import { largeArticle } from './renamed.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000000' },
    annotations: { type: 'string', default: '10000' },
    picture: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});

/** Ms between keys of the review: about three a second. */
const REVIEW_PAUSE = 330;
/** Ms between typed keys: runs of quick ones, and pauses in which the article is read anew while the next ones come. */
const TYPING_PAUSES = [60, 60, 60, 60, 200, 60, 60, 350, 60, 120, 60, 700];
const TYPED = 180;
/** How often what is shown after a decision and after typing is looked at. */
const TIMES = 16;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const share = (numbers, p) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * p))];

/** Looks again and again; gives the milliseconds until it was so, or undefined where it does not come. */
async function timeUntil(look, patience = 20_000) {
  const started = performance.now();
  while (performance.now() - started < patience) {
    if (await look()) return performance.now() - started;
    await sleep(10);
  }
  return undefined;
}

function makeArticle(folder) {
  mkdirSync(join(folder, 'articles'), { recursive: true });
  const file = join(folder, 'articles', 'large.txt');
  writeFileSync(file, largeArticle(Number(values.size)));
  return file;
}

async function makeSidecar(file) {
  const outfile = join('out', 'bench', 'large.cjs');
  await esbuild.build({
    entryPoints: ['test/bench/editor/large.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [lexiconPlugin],
  });
  const { code, output } = await run(process.execPath, [outfile, file, values.annotations]);
  if (code !== 0) throw new Error(output);
  return JSON.parse(output.slice(output.indexOf('{')));
}

/** Types amid the article; each key's time from the event to the changed line on screen. */
async function typing(bench) {
  await bench.press('Control+Home', 'ArrowDown', 'ArrowDown', 'End');
  await bench.page.evaluate(() => globalThis.screenWatch.start('line'));
  const letters = ' and so the harbour office went on with it as before';
  for (let i = 0; i < TYPED; i++) {
    const letter = letters[i % letters.length];
    await bench.page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await sleep(TYPING_PAUSES[i % TYPING_PAUSES.length]);
  }
  return bench.page.evaluate(() => globalThis.screenWatch.stop());
}

/** Presses a key again and again; each one's time from the event to what it changes on screen. */
async function keys(bench, key, times, what = 'mark') {
  await bench.page.evaluate((kind) => globalThis.screenWatch.start(kind), what);
  for (let i = 0; i < times; i++) {
    await bench.page.keyboard.press(key);
    await sleep(REVIEW_PAUSE);
  }
  return bench.page.evaluate(() => globalThis.screenWatch.stop());
}

/** How long after these keys each of those is another one on screen, in ms. */
async function shownAfter(bench, kinds, keys) {
  const shown = bench.page.evaluate((all) => Promise.all(all.map((kind) => globalThis.screenWatch.until(kind))), kinds);
  await keys();
  return Promise.race([
    shown,
    sleep(20_000).then(() => {
      throw new Error(`${kinds.join(', ')} did not change on screen`);
    }),
  ]);
}

/** The last letter of each makes what is waited for: a number of it, a person of him. */
const FIGURE = ' It took seven';
const PERSON = ' It went to Mr. Q';

/** How long after the last typed key this is another one on screen. */
async function afterTyping(bench, words, kinds) {
  // The second time it goes behind the last of a long line's rows.
  await bench.press('Control+Home', 'ArrowDown', 'ArrowDown', 'End', 'End');
  await collapse(bench);
  const times = await shownAfter(bench, kinds, () => bench.page.keyboard.type(words, { delay: TYPING_PAUSES[0] }));
  // The next one finds none of this one's words.
  await bench.press(...Array(words.length).fill('Backspace'));
  await sleep(3000);
  return times;
}

/**
 * How long after a decision the status bar counts it, and the tree says it of the item. The review only finds one that
 * is open: within it the tree would go on to the next one at once.
 */
async function afterDecision(bench) {
  const toNextOpen = async () => {
    await bench.page.keyboard.press('Shift+Alt+R');
    await sleep(1000);
    await bench.page.keyboard.press('Escape');
    await sleep(1500);
  };
  await toNextOpen();
  // Where a quote begins with a figure that is decided, the tree shows the figure, and the key confirms the quote.
  while (!(await bench.page.evaluate(() => globalThis.screenWatch.isOpen()))) {
    await bench.page.keyboard.press('Alt+Enter');
    await sleep(500);
    await toNextOpen();
  }
  return shownAfter(bench, ['status', 'item'], () => bench.page.keyboard.press('Alt+Enter'));
}

/** Closes the sections of the trees: long ones are then on screen, with their counts. */
async function collapse(bench) {
  for (const title of ['This Article', 'Entities']) {
    const pane = bench.page.locator('.pane').filter({ hasText: title }).first();
    await pane.hover();
    await pane.getByRole('button', { name: 'Collapse All' }).click();
    await sleep(500);
  }
  await bench.press('Control+1');
}

const row = (name, times) =>
  console.log(
    `${name.padEnd(34)}${[times.length, share(times, 0.5), share(times, 0.95), Math.max(...times)]
      .map((n) => n.toFixed(n === times.length ? 0 : 1).padStart(9))
      .join('')}`,
  );

/** Measures several things again and again, and prints a row for each. */
async function timesOf(when, names, measure) {
  const all = [];
  for (let n = 0; n < TIMES; n++) all.push(await measure());
  for (const [i, name] of names.entries())
    row(
      `${when}: ${name}`,
      all.map((times) => times[i]),
    );
}

let server;
let browser;
const base = mkdtempSync(join(tmpdir(), 'newsmark-large-'));
const end = async () => {
  await browser?.close();
  await server?.end();
  rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
};
endOnSignals(end);
try {
  await build(...(values.profile ? ['--readable'] : []));
  await build('--ui');
  const { launch, openWorkbench } = await import(pathToFileURL(resolve(out, 'test/ui/workbench.mjs')).href);
  const folder = join(base, 'workspace');
  const made = await makeSidecar(makeArticle(folder));
  console.log(JSON.stringify(made));
  const data = join(base, 'server');
  const profiles = values.profile ? join(out, 'profiles') : undefined;
  if (profiles) mkdirSync(profiles, { recursive: true });
  const heartbeat = makeHeartbeat(base, data, profiles);
  server = await startServer({
    data,
    settings: {
      'editor.wordWrap': 'on',
      'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
      'editor.wordBasedSuggestions': 'off',
      'editor.unicodeHighlight.ambiguousCharacters': false,
      'editor.unicodeHighlight.nonBasicASCII': false,
      'files.autoSave': 'off',
    },
  });
  browser = await launch(await ensureChromium(), chromiumArguments);

  /** Opens the article in a new window, with these extensions, and lets `measure` use it. */
  const inWindow = async (extension, measure) => {
    const host = { page: (options) => server.page({ ...options, extension }), browser, pictures };
    const bench = await openWorkbench(host, { copyOf: folder }, { file: 'articles/large.txt' });
    try {
      await bench.page.evaluate(watchScreen);
      return await measure(bench);
    } catch (error) {
      console.error(await bench.screenshot('large-failed'));
      throw error;
    } finally {
      await bench.close();
    }
  };
  console.log(`${'ms'.padEnd(34)}${['keys', 'p50', 'p95', 'longest'].map((word) => word.padStart(9)).join('')}`);
  const off = await inWindow([], async (bench) => {
    await sleep(5000);
    heartbeat.phase('typing, extension off');
    return typing(bench);
  });
  row('typing, extension off', off);
  await inWindow([root], async (bench) => {
    const { page } = bench;
    const opened = (await timeUntil(async () => /\d+ open/.test(await bench.statusBar()), 90_000)) ?? Number.NaN;
    console.log(`open and highlighted after ${Math.round(opened)} ms`);
    await sleep(8000);
    heartbeat.phase('typing, extension on');
    const on = await typing(bench);
    row('typing, extension on', on);
    console.log(
      `typing, on minus off: p50 ${(share(on, 0.5) - share(off, 0.5)).toFixed(1)}, p95 ${(share(on, 0.95) - share(off, 0.95)).toFixed(1)} (at most 16)`,
    );
    await sleep(2000);
    heartbeat.phase('review');
    await bench.press('Control+Home');
    await page.keyboard.press('Shift+Alt+R');
    await page.locator('.view-overlays .cdr').first().waitFor();
    if ((await timeUntil(() => page.evaluate(() => globalThis.screenWatch.findMark()), 60_000)) === undefined)
      throw new Error('the review marks nothing on screen');
    await sleep(3000);
    row('a key that moves the cursor', await keys(bench, 'F8', 40, 'cursor'));
    row('review: n', await keys(bench, 'n', 60));
    row('review: p', await keys(bench, 'p', 60));
    heartbeat.phase('confirm');
    row('review: a', await keys(bench, 'a', 60));
    row('review: r', await keys(bench, 'r', 60));
    await sleep(3000);
    if (values.picture) await bench.screenshot('large');
    await page.keyboard.press('Escape');
    heartbeat.phase('trees');
    await bench.tree('This Article');
    await sleep(3000);
    await bench.press('Control+1');
    await timesOf('right after a decision', ['status bar', 'tree'], async () => {
      const times = await afterDecision(bench);
      await sleep(1500);
      return times;
    });
    await sleep(3000);
    heartbeat.phase('after typing');
    await timesOf('right after typing', ['highlight', 'tree'], () => afterTyping(bench, FIGURE, ['figure', 'figures']));
    await timesOf('right after typing', ['entities'], () => afterTyping(bench, PERSON, ['people']));
    await sleep(500);
    heartbeat.phase('the end');
    await sleep(1000);
  });
  for (const { name, blocks } of heartbeat.phases()) {
    if (!blocks) throw new Error(`nothing was noted of the extension host while ${name}`);
    console.log(
      `extension host in ${name.padEnd(22)} longest block ${Math.round(Math.max(0, ...blocks))} ms of the processor, above 16 ms ${blocks.filter((ms) => ms > 16).length}, above 50 ms ${blocks.filter((ms) => ms > 50).length}`,
    );
  }
} catch (error) {
  console.error(error, server?.hostLog().slice(-3000));
  process.exitCode = 1;
} finally {
  await end();
}
