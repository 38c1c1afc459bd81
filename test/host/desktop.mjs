// VS Code's desktop build, as @vscode/test-electron downloads it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './chromium.mjs';
import { cache, root } from './places.mjs';
import { run } from './process.mjs';

/** Where @vscode/test-electron asks for builds. Out of reach means: no desktop here. */
const downloadHost = 'https://update.code.visualstudio.com/api/releases/stable';

/** The executable of the stable desktop build, downloaded once; undefined when the download does not answer in 5 s. */
export async function ensureDesktop(log = console.log) {
  if (process.platform === 'linux' && !hasDisplay() && !onPath('xvfb-run')) return undefined;
  const kept = existsSync(cache) && readdirSync(cache).some((name) => name.startsWith('vscode-'));
  if (!kept && !(await answers(downloadHost))) return undefined;
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  if (!kept) log('Fetching VS Code (once) …');
  try {
    return await downloadAndUnzipVSCode({ cachePath: cache, version: 'stable', reporter: new SilentReporter() });
  } catch (error) {
    log(`VS Code could not be fetched: ${error.message}`);
    return undefined;
  }
}

/** Whether there is a screen to open windows on. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

async function answers(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** Runs a suite in the desktop build and gives what it printed. Without a display it runs under Xvfb. */
export async function runDesktop(executable, { tests, folder, data, limit }) {
  const options = [
    folder,
    `--extensionDevelopmentPath=${root}`,
    `--extensionTestsPath=${tests}`,
    `--user-data-dir=${data}`,
    `--extensions-dir=${join(data, 'extensions')}`,
    ...['--no-sandbox', '--disable-gpu', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust'],
    ...['--disable-updates', '--disable-telemetry', '--disable-extensions'],
  ];
  const command = hasDisplay() ? [executable] : ['xvfb-run', '-a', executable];
  const { output, timedOut } = await run(command[0], [...command.slice(1), ...options], { limit });
  return timedOut ? `${output}\nended after ${limit / 1000} s` : output;
}
