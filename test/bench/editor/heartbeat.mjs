// An extension of a few lines that runs in the same extension host and notes whenever its clock could not tick.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ms between two ticks; what is later than that was kept waiting. */
const TICK = 4;

const source = (log) => `
const { appendFileSync } = require('node:fs');
exports.activate = ({ subscriptions }) => {
  let last = performance.now();
  let late = [];
  const tick = setInterval(() => {
    const now = performance.now();
    const block = now - last - ${TICK};
    if (block > 8) late.push(Date.now() + ' ' + block.toFixed(1));
    last = now;
  }, ${TICK});
  const write = setInterval(() => {
    if (late.length) appendFileSync(${JSON.stringify(log)}, late.join('\\n') + '\\n');
    late = [];
    last = performance.now();
  }, 400);
  subscriptions.push({ dispose() { clearInterval(tick); clearInterval(write); } });
};
`;

/** Makes the extension in a folder. Gives its path, and what it has noted from each `phase` to the next. */
export function makeHeartbeat(base) {
  const extension = join(base, 'heartbeat');
  const log = join(base, 'heartbeat.log');
  mkdirSync(extension);
  writeFileSync(log, '');
  writeFileSync(
    join(extension, 'package.json'),
    JSON.stringify({
      name: 'heartbeat',
      publisher: 'bench',
      version: '0.0.1',
      engines: { vscode: '^1.90.0' },
      main: './main.js',
      activationEvents: ['*'],
    }),
  );
  writeFileSync(join(extension, 'main.js'), source(log));
  const begun = [];
  return {
    extension,
    phase: (name) => begun.push({ name, at: Date.now() }),
    phases() {
      const notes = readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number));
      return begun.map(({ name, at }, i) => ({
        name,
        blocks: notes
          .filter(([when]) => when >= at && when < (begun[i + 1]?.at ?? Number.POSITIVE_INFINITY))
          .map(([, block]) => block),
      }));
    },
  };
}
