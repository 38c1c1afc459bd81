// Which VS Code to use.
import { onPath } from './chromium.mjs';
import { ensureDesktop } from './desktop.mjs';

export const hosts = ['code', 'desktop', 'server'];

/** `--host=…` of the arguments, and the other arguments. Throws a sentence on a host that there is not. */
export function hostOption(args) {
  const given = args.filter((word) => word.startsWith('--host='));
  const host = given.at(-1)?.slice('--host='.length);
  if (host !== undefined && !hosts.includes(host))
    throw new Error(`--host=${host}: there are ${hosts.map((name) => `--host=${name}`).join(', ')}.`);
  return { host, rest: args.filter((word) => !given.includes(word)) };
}

/**
 * The VS Code to open for a person: `{kind: 'code' | 'desktop', executable}` or `{kind: 'server'}`. By default the
 * `code` on the PATH, else the desktop build if its download answers, else the server.
 */
export async function chooseForPerson(host, log = console.log) {
  const code = onPath('code');
  if (host === 'code' && !code)
    throw new Error('There is no `code` on the PATH: choose --host=desktop or --host=server.');
  if (code && (host === 'code' || host === undefined)) return { kind: 'code', executable: code };
  return chooseDesktopOrServer(host, log);
}

/** The VS Code for tests: never the person's own, whose settings and extensions would take part. */
export async function chooseForTests(host, log = console.log) {
  if (host === 'code') throw new Error('Tests run in --host=desktop or --host=server.');
  return chooseDesktopOrServer(host, log);
}

async function chooseDesktopOrServer(host, log) {
  if (host === 'server') return { kind: 'server' };
  const executable = await ensureDesktop(log);
  if (executable) return { kind: 'desktop', executable };
  if (host === 'desktop') throw new Error('VS Code’s desktop build cannot be had here: choose --host=server.');
  log('The download of VS Code does not answer or there is no display: using its server build in a browser.');
  return { kind: 'server' };
}
