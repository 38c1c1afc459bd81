// Child processes that never outlive us.
import { spawn } from 'node:child_process';

const windows = process.platform === 'win32';
const living = new Set();

/** Milliseconds as a person reads them: "850 ms", "12.3 s", "2 min 5 s". */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/**
 * Starts a program in a process group of its own, so that its children end with it. Whatever is still alive when this
 * process exits, also by Ctrl+C once `endOnSignals` was called, is killed.
 */
export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: !windows, ...options });
  living.add(child);
  child.on('error', () => living.delete(child));
  return child;
}

function signalGroup(child, signal) {
  if (!child.pid) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // ESRCH: nobody is left in the group, which is what was wanted.
  }
}

/** Ends the group: asks first, kills what has not ended after `patience` milliseconds. */
export async function endGroup(child, patience = 3000) {
  signalGroup(child, 'SIGTERM');
  const ended = child.exitCode !== null || child.signalCode !== null;
  if (!ended)
    await Promise.race([
      new Promise((done) => child.once('exit', done)),
      new Promise((done) => setTimeout(done, patience).unref()),
    ]);
  // The leader may be gone while a grandchild is not.
  signalGroup(child, 'SIGKILL');
  living.delete(child);
}

process.on('exit', () => {
  for (const child of living) signalGroup(child, 'SIGKILL');
});

/**
 * On SIGINT, SIGTERM and SIGHUP: runs `end`, then exits with the shell's usual status. A second signal exits at once,
 * unless it follows so closely that it is the same Ctrl+C, come from the terminal and once more from npm.
 */
export function endOnSignals(end = async () => {}) {
  let ending = 0;
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])
    process.on(signal, async () => {
      if (ending) {
        if (Date.now() - ending > 500) process.exit(128 + number);
        return;
      }
      ending = Date.now();
      await end().catch(() => {});
      process.exit(128 + number);
    });
}

/**
 * Runs a program to its end. Gives its exit code (null when killed), its output (both streams, in the order they came)
 * and whether the time limit (ms) ended it.
 */
export async function run(command, args, { limit = 0, echo = false, onOutput, ...options } = {}) {
  const child = startGroup(command, args, options);
  let output = '';
  const take = (chunk) => {
    output += chunk;
    if (echo) process.stdout.write(chunk);
    onOutput?.(String(chunk));
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  let timedOut = false;
  const timer = limit
    ? setTimeout(() => {
        timedOut = true;
        endGroup(child);
      }, limit)
    : undefined;
  const code = await new Promise((done) => {
    child.on('error', (error) => {
      output += `${error.message}\n`;
      done(127);
    });
    child.on('close', done);
  });
  clearTimeout(timer);
  living.delete(child);
  return { code, output, timedOut };
}

/** Runs npm. On Windows it is a batch file and needs a shell. */
export const npm = (args, options = {}) => run('npm', args, { shell: windows, ...options });
