// Looks at the extension in a real workbench, without a test: opens a copy of a folder, runs a script, takes pictures.
//   node test/host/look.mjs [--file ARTICLE] [--folder FOLDER] [--do SCRIPT.mjs] [--picture out/pictures/look.png]
//                           [--size 1280x800] [--language es] [--theme "Default Light Modern"] [--web] [--log] [--no-build]
// FOLDER is copied (default: seeds/) and so never changed; ARTICLE is a path in it (default: its first text file).
// SCRIPT.mjs exports `default async (bench) => …` with the helpers of test/ui/workbench.ts:
//   export default async (bench) => {
//     console.log(await bench.hover('said'));
//     await bench.command('Newsmark: Confirm');
//     await bench.screenshot('after-confirm');       // out/pictures/after-confirm.png
//     await bench.page.locator('.view-line').first().click();   // anything playwright can do
//   };
// --web runs the browser entry in the web worker extension host. --log prints the page's console and the end of the
// extension hosts' logs. Where the script fails, a picture is taken all the same and the exit status is 1.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { chromiumArguments, ensureChromium } from './chromium.mjs';
import { ensurePackages } from './packages.mjs';
import { out, pictures, root } from './places.mjs';
import { endOnSignals } from './process.mjs';
import { startServer } from './server.mjs';

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    folder: { type: 'string', default: resolve(root, 'seeds') },
    do: { type: 'string' },
    picture: { type: 'string', default: resolve(pictures, 'look.png') },
    size: { type: 'string', default: '1280x800' },
    theme: { type: 'string' },
    language: { type: 'string' },
    web: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});

const folder = resolve(values.folder);
if (!existsSync(folder)) throw new Error(`no such folder: ${folder}`);
const file =
  values.file === undefined
    ? readdirSync(folder).find((name) => name.endsWith('.txt'))
    : existsSync(resolve(values.file))
      ? relative(folder, resolve(values.file))
      : values.file;

/** A server that has no network and a fresh profile says much that means nothing. */
const printUnlessNoise = (line) => {
  if (!/Unable to read file|ENOTFOUND|ERR_INTERNET|Failed to (load resource|fetch)|spdlog/.test(line))
    console.log(line);
};

let server;
let browser;
const end = async () => {
  await browser?.close();
  await server?.end();
};
endOnSignals(end);
await ensurePackages();
if (!values['no-build']) await build();
await build('--ui');
const { launch, openWorkbench } = await import(pathToFileURL(resolve(out, 'test/ui/workbench.mjs')).href);
try {
  const settings = values.theme ? { 'workbench.colorTheme': values.theme } : {};
  server = await startServer({ settings, language: values.language });
  browser = await launch(await ensureChromium(), chromiumArguments);
  const [width, height] = values.size.split('x').map(Number);
  const host = {
    page: (options) => server.page({ ...options, extension: root, web: values.web }),
    browser,
    pictures: dirname(resolve(values.picture)),
  };
  const bench = await openWorkbench(
    host,
    { copyOf: folder },
    { file, width, height, onConsole: values.log ? printUnlessNoise : undefined },
  );
  try {
    if (values.do) await (await import(pathToFileURL(resolve(values.do)).href)).default(bench);
  } finally {
    console.log(relative(root, await bench.screenshot(basename(values.picture, '.png'))));
    if (values.log) console.log(server.hostLog());
    await bench.close();
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await end();
}
