// Runs the editor's suite inside a real extension host and gives its report (test/report.ts).
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { runDesktop } from './desktop.mjs';
import { logs, root } from './places.mjs';
import { startServer } from './server.mjs';

/** A suite that says nothing new for this long hangs. */
const patience = 120_000;

/** What only costs time where nobody looks. */
const unseen = {
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.stickyScroll.enabled': false,
  'workbench.reduceMotion': 'on',
};

/**
 * Runs the suite of `bundle` (a path without its ending). `web` runs the extension's browser entry in the web worker
 * host. `host` is 'server' or a desktop's executable. Gives `{tests, done, crash?}`; never throws for failing tests.
 */
export async function runSuite({ host, bundle, web = false, log = console.log }) {
  const base = mkdtempSync(join(tmpdir(), 'newsmark-suite-'));
  const folder = join(base, 'workspace');
  mkdirSync(folder);
  const report = join(base, 'report.json');
  try {
    if (host !== 'server') return await inDesktop(host, { bundle, folder, report, base });
    return await inServer({ bundle, web, folder, report, log });
  } finally {
    rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const readReport = (file) => {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    // Half written: the next look finds it whole.
    return undefined;
  }
};

async function inDesktop(executable, { bundle, folder, report, base }) {
  const output = await runDesktop(executable, { tests: bundle, folder, data: join(base, 'user'), limit: 4 * patience });
  return readReport(report) ?? { tests: [], done: false, crash: `the editor ended without a report:\n${output}` };
}

async function inServer({ bundle, web, folder, report, log }) {
  mkdirSync(logs, { recursive: true });
  const server = await startServer({
    log: join(logs, web ? 'server-web.log' : 'server-editor.log'),
    // VS Code 1.139 reads where an extension under development runs from this setting alone.
    settings: { ...unseen, ...(web ? { 'remote.extensionKind': { 'newsmark.newsmark': ['web'] } } : {}) },
    onProgress: log,
  });
  const browser = await openBrowser(log);
  const said = [];
  try {
    const page = await browser.newPage();
    page.on('console', (message) => said.push(message.text()));
    await page.goto(server.page({ folder, extension: root, tests: bundle, web }));
    const last = await waitForReport(report);
    if (last.done) return last;
    await page.screenshot({ path: join(logs, `${web ? 'web' : 'editor'}-hangs.png`) });
    const ran = last.tests.at(-1)?.title ?? 'no test';
    const crash = `the suite says nothing new for ${patience / 1000} s; last was: ${ran}\n${tail(said)}\n${server.hostLog()}`;
    return { ...last, crash };
  } finally {
    await browser.close();
    await server.end();
  }
}

const tail = (lines) => lines.slice(-40).join('\n');

/** The finished report, or the last one when nothing is added to it for too long. */
async function waitForReport(file) {
  let last = { tests: [], done: false };
  let since = Date.now();
  while (Date.now() - since < patience) {
    await new Promise((done) => setTimeout(done, 250));
    const now = readReport(file);
    if (!now) continue;
    if (now.done) return now;
    if (now.tests.length !== last.tests.length) since = Date.now();
    last = now;
  }
  return last;
}
