// A real VS Code as a server on this machine, for pages in a browser.
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, startGroup } from './process.mjs';
import { provision } from './provision.mjs';

/** Keeps pictures clean and tests alone: no chat, no welcome, no updates, nothing fetched. */
const calmSettings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
};

/** No dialog that asks for trust: the folder stays untrusted. */
const unasked = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.emptyWindow': false,
};

/**
 * Starts the server and resolves when its page answers.
 * - `data`: where user data is kept; without it a temporary folder that goes when the server ends.
 * - `settings`: user settings on top of the calm ones.
 * - `log`: a file for the server's own output.
 * - `language`: the window's, where it is not English. The workbench's own words stay English, as its language packs are
 *   elsewhere; those of extensions are in that language.
 * - `restricted`: folders are not trusted, so that windows open in Restricted Mode, without asking.
 * - `port`: a port or a range as VS Code reads it; by default any free one.
 * Gives `address` (no slash at the end), `page(options)` that makes an address to open, `hostLog()` with the end of the
 * extension hosts' logs, and `end()`.
 */
export async function startServer({
  data,
  settings = {},
  log,
  port = '0',
  language,
  restricted = false,
  onProgress = console.log,
} = {}) {
  const { node, serverMain } = await provision(onProgress);
  const folder = data ?? mkdtempSync(join(tmpdir(), 'newsmark-server-'));
  writeSettings(folder, { ...(restricted ? unasked : {}), ...settings }, data !== undefined);
  if (language) writeLanguagePack(join(folder, 'data'), language);
  const child = startGroup(node, [
    serverMain,
    ...['--host', '127.0.0.1', '--port', port, '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', folder, '--telemetry-level', 'off', '--enable-smoke-test-driver'],
    ...(restricted ? [] : ['--disable-workspace-trust']),
    ...(language ? ['--locale', language] : []),
  ]);
  const file = log ? createWriteStream(log) : undefined;
  const end = async () => {
    await endGroup(child);
    file?.end();
    if (!data) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const address = `http://127.0.0.1:${await listeningPort(child, file)}`;
    await answering(address, child);
    return { address, page: (options) => pageAddress(address, options), hostLog: () => hostLog(folder), end, child };
  } catch (error) {
    await end();
    throw error;
  }
}

function writeSettings(folder, settings, keep) {
  const user = join(folder, 'data', 'User');
  mkdirSync(user, { recursive: true });
  const file = join(user, 'settings.json');
  if (keep && existsSync(file)) return;
  writeFileSync(file, JSON.stringify({ ...calmSettings, ...settings }, null, 2));
}

/** A language pack that translates nothing: without one VS Code takes no other language. */
function writeLanguagePack(user, language) {
  const file = join(user, 'no-translations.json');
  writeFileSync(file, JSON.stringify({ contents: {} }));
  const extensions = [{ extensionIdentifier: { id: 'nobody.no-translations' }, version: '1.0.0' }];
  const pack = { hash: 'none', extensions, translations: { vscode: file }, label: language };
  writeFileSync(join(user, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

/** The server says its port on a line of its output. */
function listeningPort(child, file) {
  return new Promise((found, failed) => {
    let output = '';
    const timer = setTimeout(() => failed(new Error(`the server did not start within 60 s:\n${output}`)), 60_000);
    const take = (chunk) => {
      file?.write(chunk);
      output = (output + chunk).slice(-20_000);
      const said = /agent listening on (\d+)/.exec(output);
      if (said) {
        clearTimeout(timer);
        found(Number(said[1]));
      }
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', failed);
    child.on('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`the server ended with status ${code}:\n${output}`));
    });
  });
}

async function answering(address, child) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const page = await fetch(address, { signal: AbortSignal.timeout(10_000) })
      .then((response) => (response.ok ? response.text() : ''))
      .catch(() => '');
    if (page.includes('workbench')) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`the server's page at ${address} does not answer`);
}

/** The address of a window on `folder` with our extension (or several) loaded from source; all paths absolute. */
function pageAddress(address, { folder, extension, tests, web = false, file }) {
  // The page knows the server by the host of its own address; another name would make two of every file.
  const remote = (path) =>
    `vscode-remote://${new URL(address).host}${encodeURI(path.replaceAll('\\', '/').replace(/^(?=[^/])/, '/'))}`;
  const payload = [['skipWelcome', 'true']];
  for (const path of extension ? [extension].flat() : []) payload.push(['extensionDevelopmentPath', remote(path)]);
  if (extension && web) payload.push(['extensionDevelopmentKind', 'web']);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  if (file) payload.push(['openFile', remote(file)]);
  return `${address}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** The last lines that the extension hosts wrote, for a report of a run that hung. */
function hostLog(folder, lines = 60) {
  const base = join(folder, 'data', 'logs');
  if (!existsSync(base)) return '';
  const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((f) => /exthost[^/\\]*\.log$/.test(f));
  return files
    .map((f) => `${f}:\n${readFileSync(join(base, f), 'utf8').trimEnd().split('\n').slice(-lines).join('\n')}`)
    .join('\n');
}
