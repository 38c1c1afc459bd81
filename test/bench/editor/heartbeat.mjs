// An extension of a few lines that runs in the same extension host. It notes for how long the host's thread worked from
// one tick of a clock to the next, in processor time, so that other programs do not count; and it has a key that only
// moves the cursor: what any extension's key takes at least, on this machine and at this time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ms between two ticks. */
const TICK = 4;
/** Blocks shorter than this, in ms, are not noted. */
const SHORT = 4;

const source = (log, profiles) => `
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { commands, Selection, window } = require('vscode');
const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
exports.activate = ({ subscriptions }) => {
  let last = worked();
  let notes = [];
  const look = () => {
    const now = worked();
    if (now - last > ${SHORT}) notes.push(Date.now() + ' ' + (now - last).toFixed(1));
    last = now;
  };
  const tick = setInterval(look, ${TICK});
  const write = setInterval(() => {
    look();
    // One of no length says that it runs, also where there is nothing to note.
    notes.push(Date.now() + ' 0');
    appendFileSync(${JSON.stringify(log)}, notes.join('\\n') + '\\n');
    notes = [];
    last = worked();
  }, 400);
  const phaseFile = ${JSON.stringify(`${log}.phase`)};
  const profiles = ${JSON.stringify(profiles ?? '')};
  const session = new Session();
  let profiled = '';
  const follow = () => {
    const phase = existsSync(phaseFile) ? readFileSync(phaseFile, 'utf8') : '';
    if (phase === profiled) return;
    if (profiled) {
      const of = profiled;
      session.post('Profiler.stop', (_, result) => {
        if (result) writeFileSync(profiles + '/' + of.replaceAll(/[^a-z]+/g, '-') + '.cpuprofile', JSON.stringify(result.profile));
      });
    }
    profiled = phase;
    session.post('Profiler.start');
  };
  if (profiles) {
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: 500 });
    const watch = setInterval(follow, 100);
    subscriptions.push({ dispose: () => clearInterval(watch) });
  }
  const step = commands.registerCommand('heartbeat.step', () => {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const next = editor.selection.active.with(undefined, (editor.selection.active.character + 7) % 70);
    editor.selection = new Selection(next, next);
  });
  subscriptions.push(step, { dispose() { clearInterval(tick); clearInterval(write); } });
};
`;

/**
 * Makes the extension in the folder of a server that has not been started yet, where it finds it as installed: of
 * extensions under development a page loads only one. Its log goes into `base`. Gives what it has noted from each `phase`
 * to the next, in ms of the processor; undefined for a phase in which it did not run. Where a folder is given for them,
 * each phase's profile of the host's thread goes into it.
 */
export function makeHeartbeat(base, server, profiles) {
  const extension = join(server, 'extensions', 'bench.heartbeat-0.0.1');
  const log = join(base, 'heartbeat.log');
  mkdirSync(extension, { recursive: true });
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
      contributes: {
        commands: [{ command: 'heartbeat.step', title: 'Heartbeat: Step' }],
        keybindings: [{ command: 'heartbeat.step', key: 'f8', when: 'editorTextFocus' }],
      },
    }),
  );
  writeFileSync(join(extension, 'main.js'), source(log, profiles));
  const begun = [];
  return {
    phase(name) {
      begun.push({ name, at: Date.now() });
      if (profiles) writeFileSync(`${log}.phase`, name);
    },
    phases() {
      const notes = readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number));
      return begun.map(({ name, at }, i) => {
        const until = begun[i + 1]?.at ?? Number.POSITIVE_INFINITY;
        const blocks = notes.filter(([when]) => when >= at && when < until).map(([, block]) => block);
        return { name, blocks: blocks.length > 0 ? blocks : undefined };
      });
    },
  };
}
