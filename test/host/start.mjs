// Opens VS Code with the extension on a folder.
//   npm start [-- FOLDER] [--host=code|desktop|server]     FOLDER is seeds/ unless named
// Uses the `code` on the PATH, else a desktop build that is fetched once, else the server build in a browser.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { chooseForPerson, hostOption } from './choose.mjs';
import { onPath } from './chromium.mjs';
import { hasDisplay } from './desktop.mjs';
import { ensurePackages } from './packages.mjs';
import { cache, root } from './places.mjs';
import { endOnSignals, run, startGroup } from './process.mjs';
import { startServer } from './server.mjs';

/** The server, once it is asked for; Ctrl+C may come at any moment, also while something is fetched. */
let server;
let ending = false;
endOnSignals(async () => {
  ending = true;
  await server?.end();
  console.log('\nEnded.');
});

try {
  const { host, rest } = hostOption(process.argv.slice(2));
  const folder = folderFrom(rest);
  await ensurePackages();
  console.log('Building the extension …');
  await build();
  const chosen = await chooseForPerson(host);
  if (chosen.kind === 'server') await openServer(folder);
  else await openWindow(chosen, folder);
} catch (error) {
  console.error(`newsmark: ${error.message}`);
  process.exitCode = 1;
}

/** The folder that the arguments name, relative to where the command was given. */
function folderFrom(words) {
  const unknown = words.find((word) => word.startsWith('-'));
  if (unknown || words.length > 1)
    throw new Error(
      `${unknown ?? words[1]}: not understood. Usage: npm start [-- FOLDER] [--host=code|desktop|server]`,
    );
  // npm runs scripts in the project's folder and tells in INIT_CWD where the person is.
  const folder = words.length ? resolve(process.env.INIT_CWD ?? '.', words[0]) : join(root, 'seeds');
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}.`);
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file; name the folder it is in.`);
  return folder;
}

async function openWindow({ kind, executable }, folder) {
  const own = kind === 'desktop' ? [`--user-data-dir=${join(cache, 'start')}`, '--skip-welcome'] : [];
  const { code, output } = await run(executable, [
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    ...own,
    folder,
  ]);
  if (code !== 0) throw new Error(`VS Code ended with status ${code}:\n${output}`);
  console.log(`VS Code shows ${folder} with Newsmark.`);
}

/** Serves until Ctrl+C. Settings of the window are kept for the next time. */
async function openServer(folder) {
  const data = join(cache, 'start-server');
  mkdirSync(data, { recursive: true });
  console.log('Starting VS Code’s server …');
  server = await startServer({ data });
  const address = server.page({ folder, extension: root });
  console.log(`\nNewsmark on ${folder}:\n\n  ${address}\n\nCtrl+C ends it.`);
  if (hasDisplay()) openInBrowser(address);
  server.child.once('exit', (code) => {
    if (ending) return;
    console.error(`newsmark: the server ended with status ${code}.`);
    process.exit(1);
  });
}

function openInBrowser(address) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  const path = onPath(opener);
  if (path) startGroup(path, [address], { stdio: 'ignore' }).unref();
}
