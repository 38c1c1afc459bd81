// One contender in a process of its own: `node child.mjs NAME cold` or `node child.mjs NAME memory SIZE articles|whole`.
// Writes one number to the standard output: milliseconds, or the peak of the resident set in MB. `node child.mjs NAME serve`,
// forked, answers every message { size, whole, times } with the processor time of so many passes, in milliseconds.
import { existsSync, readFileSync } from 'node:fs';
import { load } from './contenders.mjs';
import { texts } from './texts.mjs';

const [name, what, size, shape] = process.argv.slice(2);
if (what === 'cold') {
  const [article] = texts(1, false);
  const begin = process.cpuUsage();
  load(name)([article]);
  const { user, system } = process.cpuUsage(begin);
  process.stdout.write(String((user + system) / 1000));
} else if (what === 'serve') {
  const find = load(name);
  process.on('message', ({ size, whole, times }) => {
    const list = texts(size, whole);
    const begin = process.cpuUsage();
    for (let t = 0; t < times; t++) find(list);
    const { user, system } = process.cpuUsage(begin);
    process.send((user + system) / 1000);
  });
} else {
  load(name)(texts(Number(size), shape === 'whole'));
  process.stdout.write(String(peak() / 1024));
}

/** In KB. Linux counts what the parent had into `maxRSS`, but not into the high-water mark of its status file. */
function peak() {
  const status = '/proc/self/status';
  const mark = existsSync(status) && /VmHWM:\s*(\d+) kB/.exec(readFileSync(status, 'utf8'));
  return mark ? Number(mark[1]) : process.resourceUsage().maxRSS;
}
