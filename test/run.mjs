// Runs everything that is tested. Needs Node and npm; installs the rest itself.
//   npm test                                   all stages
//   npm test -- STAGE …                        types lint unit editor web ui vsix
//   npm test -- --host=desktop|server          which VS Code the editor's suite runs in
// Every stage runs even when one before it fails. The last line is `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './host/build.mjs';
import { chooseForTests, hostOption } from './host/choose.mjs';
import { ensureChromium } from './host/chromium.mjs';
import { ensurePackages } from './host/packages.mjs';
import { logs, out, root } from './host/places.mjs';
import { duration, endOnSignals, run } from './host/process.mjs';
import { runSuite } from './host/suite.mjs';

/** A stage that takes longer than this is ended and has failed. */
const limit = 10 * 60_000;

/** How many tests of a suite may need a second try. One that needs it is shown with its first failure. */
const secondTries = 2;

const { host, rest } = hostOption(process.argv.slice(2));
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
  for (const [name, stage] of Object.entries(stages))
    if (rest.length === 0 || rest.includes(name)) await take(name, stage);
} catch (error) {
  console.log(error.stack);
  failed++;
}
for (const title of skipped) console.log(`skipped: ${title}`);
console.log(`\nAll in ${duration(Date.now() - began)}.`);
console.log(`${passed} passed, ${failed} failed`);
// Not left to the event loop: a stage that was given up may still hold a browser, which ends with this process.
process.exit(failed ? 1 : 0);

async function take(name, stage) {
  const start = Date.now();
  console.log(`\n── ${name}`);
  let timer;
  const guard = new Promise((_, stop) => {
    timer = setTimeout(() => stop(new Error(`ended after ${duration(limit)}`)), limit);
  });
  try {
    await Promise.race([stage(), guard]);
  } catch (error) {
    failed++;
    console.log(`  ✖ ${name}: ${error.stack ?? error}`);
  } finally {
    clearTimeout(timer);
  }
  console.log(`   ${name}: ${duration(Date.now() - start)}`);
}

/** A stage that is one program: passed when it ends with 0, its words shown when not. */
async function program(title, command, args, options = {}) {
  const { code, output, timedOut } = await run(command, args, { cwd: root, limit, ...options });
  if (code === 0) passed++;
  else {
    failed++;
    console.log(output.trimEnd());
    console.log(`  ✖ ${title}: ${timedOut ? 'took too long' : `status ${code}`}`);
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
  await build('--unit');
  await mocha('unit', ['--reporter', 'out/test/report.cjs']);
}

async function ui() {
  await build();
  await build('--ui');
  const executable = await ensureChromium();
  const options = ['--no-config', '--reporter', 'out/test/report.cjs', '--timeout', '240000', 'out/test/ui/*.ui.mjs'];
  await mocha('ui', options, { NEWSMARK_CHROMIUM: executable });
}

async function editor() {
  const chosen = await chooseForTests(host);
  console.log(`   in VS Code’s ${chosen.kind} build`);
  const report = await suite('node', chosen.executable ?? 'server', false);
  if (report.tests.length || chosen.kind === 'server' || host === 'desktop') return count(report);
  // Downloaded, but it cannot run here (a library is missing, no screen): the server build can.
  console.log(`   the desktop build did not run; now the server build\n${indent(report.crash ?? '')}`);
  count(await suite('node', 'server', false));
}

/** The server build runs the web worker host; a desktop would need a page of its own for it. */
async function web() {
  count(await suite('web', 'server', true));
}

async function suite(name, where, inWorker) {
  await build();
  await build('--editor');
  const report = await runSuite({ host: where, bundle: join(out, 'test', 'editor', name), web: inWorker });
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
  for (const line of output.split('\n')) if (/^\s*(note|measured):/.test(line)) console.log(`  ${line.trim()}`);
}

function count({ tests, crash, done }) {
  let again = 0;
  for (const { title, state, error, ms } of tests) {
    const late = state === 'passed' && error !== undefined;
    if (late) again++;
    if (state === 'passed' && (!late || again <= secondTries)) {
      passed++;
      if (late) console.log(`  ↻ ${title}: passed at the second try\n${indent(error)}`);
    } else if (state === 'skipped') skipped.push(title);
    else {
      failed++;
      console.log(`  ✖ ${title} (${duration(ms)})\n${indent(error ?? '')}`);
    }
  }
  const right = tests.filter((test) => test.state === 'passed').length;
  console.log(`   ${right} of ${tests.length} passed`);
  if (crash || !done || tests.length === 0) {
    failed++;
    console.log(indent(crash ?? 'no test ran'));
  }
}

function indent(text) {
  return text.replaceAll(/^/gm, '    ');
}

async function vsix() {
  await program('VSIX', process.execPath, [join('test', 'vsix.mjs')]);
}
