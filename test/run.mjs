// Runs everything that is tested. Needs Node and npm; installs the rest itself.
//   npm test                                   all stages
//   npm test -- STAGE …                        types lint unit editor web ui vsix
//   npm test -- --host=desktop|server          which VS Code the editor's suite runs in
// Every stage runs even when one before it fails; what the tests in VS Code need is fetched beside the first ones. The
// last line is `N passed, N failed`.
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './host/build.mjs';
import { chooseForTests, hostOption } from './host/choose.mjs';
import { ensureChromium } from './host/chromium.mjs';
import { ensurePackages } from './host/packages.mjs';
import { logs, out, root } from './host/places.mjs';
import { duration, endOnSignals, run } from './host/process.mjs';
import { provision } from './host/provision.mjs';
import { runSuite } from './host/suite.mjs';

/** A stage that takes longer than this is ended and has failed. */
const limit = 25 * 60_000;

/** How many tests of a suite may need a second try. One that needs it is shown with its first failure. */
const secondTries = 2;

const { host, rest } = hostOption(process.argv.slice(2));
/** What each stage has said. */
const output = new AsyncLocalStorage();
/** The bundles that were built, each once: stages that run beside each other share them. */
const bundles = new Map();
/** Which VS Code the suite runs in, once it is chosen. */
let chosen;
const stages = { types, lint, unit, editor, web, ui, vsix };
const unknown = rest.find((name) => !(name in stages));
if (unknown) {
  console.error(`${unknown}: there are the stages ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}
endOnSignals();

let passed = 0;
let failed = 0;
const skipped = [];
const began = Date.now();
try {
  mkdirSync(logs, { recursive: true });
  await ensurePackages();
  await Promise.all([fetched(), lane('types', 'lint', 'unit')]);
  // One after the other: each of these keeps two cores busy.
  await lane('editor', 'web', 'ui', 'vsix');
} catch (error) {
  console.log(error.stack);
  failed++;
}
for (const title of skipped) console.log(`skipped: ${title}`);
console.log(`\nAll in ${duration(Date.now() - began)}.`);
console.log(`${passed} passed, ${failed} failed`);
// Not left to the event loop: a stage that was given up may still hold a browser, which ends with this process.
process.exit(failed ? 1 : 0);

function vscode() {
  chosen ??= chooseForTests(host);
  return chosen;
}

function built(flag = '') {
  if (!bundles.has(flag)) bundles.set(flag, build(...(flag ? [flag] : [])));
  return bundles.get(flag);
}

/** Whether a stage was asked for. */
function wanted(name) {
  return rest.length === 0 || rest.includes(name);
}

/** Fetches what the tests in VS Code need, while others run. Where that fails, the stage that needs it says so. */
async function fetched() {
  try {
    const suiteInServer = wanted('editor') && (await vscode()).kind === 'server';
    if (!suiteInServer && !wanted('web') && !wanted('ui')) return;
    await provision();
    await ensureChromium();
  } catch (error) {
    console.log(`Fetching failed: ${error.message}`);
  }
}

/** The given stages, one after the other. */
async function lane(...names) {
  for (const name of names) if (wanted(name)) await take(name, stages[name]);
}

/** A line of the stage that runs; it is shown when the stage has ended, as others run beside it. */
function say(line) {
  output.getStore().push(line);
}

async function take(name, stage) {
  const start = Date.now();
  console.log(`${name} …`);
  const lines = [];
  await output.run(lines, () => guarded(name, stage));
  console.log(
    `\n── ${name}\n${lines.map((line) => `${line}\n`).join('')}   ${name}: ${duration(Date.now() - start)}\n`,
  );
}

async function guarded(name, stage) {
  let timer;
  const guard = new Promise((_, stop) => {
    timer = setTimeout(() => stop(new Error(`ended after ${duration(limit)}`)), limit);
  });
  try {
    await Promise.race([stage(), guard]);
  } catch (error) {
    failed++;
    say(`  ✖ ${name}: ${error.stack ?? error}`);
  } finally {
    clearTimeout(timer);
  }
}

/** A stage that is one program: passed when it ends with 0, its words shown when not. */
async function program(title, command, args, options = {}) {
  const { code, output, timedOut } = await run(command, args, { cwd: root, limit, ...options });
  if (code === 0) passed++;
  else {
    failed++;
    say(output.trimEnd());
    say(`  ✖ ${title}: ${timedOut ? 'took too long' : `status ${code}`}`);
  }
}

/** A tool of node_modules, run without npx: as a file and, on Windows, through the shell that its batch file needs. */
function tool(title, name, args) {
  const windows = process.platform === 'win32';
  return program(title, join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name), args, { shell: windows });
}

async function types() {
  await tool('tsc', 'tsc', ['--noEmit']);
  await tool('tsc of the workbench’s tests', 'tsc', ['--noEmit', '-p', 'test/ui']);
}

async function lint() {
  await tool('biome', 'biome', ['check', '--error-on-warnings']);
}

async function unit() {
  await built('--unit');
  await mocha('unit', ['--reporter', 'out/test/report.cjs']);
}

async function ui() {
  await built();
  await built('--ui');
  const executable = await ensureChromium();
  const options = ['--no-config', '--reporter', 'out/test/report.cjs', '--timeout', '240000', 'out/test/ui/*.ui.mjs'];
  await mocha('ui', options, { NEWSMARK_CHROMIUM: executable });
}

async function editor() {
  const chosen = await vscode();
  say(`   in VS Code’s ${chosen.kind} build`);
  const report = await suite('node', chosen.executable ?? 'server', false);
  if (report.tests.length || chosen.kind === 'server' || host === 'desktop') return count(report);
  // Downloaded, but it cannot run here (a library is missing, no screen): the server build can.
  say(`   the desktop build did not run; now the server build\n${indent(report.crash ?? '')}`);
  count(await suite('node', 'server', false));
}

/** The server build runs the web worker host; a desktop would need a page of its own for it. */
async function web() {
  count(await suite('web', 'server', true));
}

async function suite(name, where, inWorker) {
  await built();
  await built('--editor');
  const report = await runSuite({ host: where, bundle: join(out, 'test', 'editor', name), web: inWorker, log: say });
  writeFileSync(join(logs, `${name}.json`), JSON.stringify(report, null, 1));
  return report;
}

/** Mocha in a process of its own, read through its report, so that a crash cannot look like a success. */
async function mocha(name, args, env = {}) {
  const file = join(logs, `${name}.json`);
  rmSync(file, { force: true });
  const { code, output } = await run(process.execPath, [join('node_modules', 'mocha', 'bin', 'mocha.js'), ...args], {
    cwd: root,
    limit,
    env: { ...process.env, NEWSMARK_REPORT: file, ...env },
  });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { tests: [], done: false };
  const unsaid = code !== 0 && !report.tests.some((test) => test.state === 'failed');
  count(
    report.done && !unsaid ? report : { ...report, crash: `mocha ended with status ${code}:\n${output.slice(-5000)}` },
  );
  for (const line of output.split('\n')) if (/^\s*(note|measured):/.test(line)) say(`  ${line.trim()}`);
}

function count({ tests, crash, done }) {
  let again = 0;
  for (const { title, state, error, ms } of tests) {
    const late = state === 'passed' && error !== undefined;
    if (late) again++;
    if (state === 'passed' && (!late || again <= secondTries)) {
      passed++;
      if (late) say(`  ↻ ${title}: passed at the second try\n${indent(error)}`);
    } else if (state === 'skipped') skipped.push(title);
    else {
      failed++;
      say(`  ✖ ${title} (${duration(ms)})\n${indent(error ?? '')}`);
    }
  }
  const right = tests.filter((test) => test.state === 'passed').length;
  say(`   ${right} of ${tests.length} passed`);
  if (crash || !done || tests.length === 0) {
    failed++;
    say(indent(crash ?? 'no test ran'));
  }
}

function indent(text) {
  return text.replaceAll(/^/gm, '    ');
}

async function vsix() {
  await program('VSIX', process.execPath, [join('test', 'vsix.mjs')]);
}
