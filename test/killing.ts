/** Kills programs amid their saves and looks at what they leave. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { readSidecar } from '../src/sidecar/read.js';
import { savesIn } from './ring.js';

/** How long a saver waits for a lock that a killed one has left, in ms. */
const PATIENCE = 15;

/** Bundles the saver into a folder and gives its path. */
export async function saverScript(folder: string): Promise<string> {
  const outfile = join(folder, 'saver.cjs');
  await esbuild.build({
    entryPoints: ['test/saver.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}

/** A running saver and the last save that it said had ended. */
interface Saving {
  readonly child: ChildProcess;
  /** Ends when the first save has ended. */
  readonly begun: Promise<void>;
  /** Ends with the program, and gives its last acknowledged save. */
  readonly ended: Promise<number>;
}

function startSaver(saver: string, sidecar: string): Saving {
  const child = spawn(process.execPath, [saver, sidecar, '1000000', String(PATIENCE)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let begin: () => void;
  const begun = new Promise<void>((done) => {
    begin = done;
  });
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-1000);
    begin();
  });
  const ended = new Promise<number>((done) => {
    child.on('close', () => {
      begin();
      done(Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1) || 0));
    });
  });
  return { child, begun, ended };
}

export interface Killings {
  /** Saves that were said to have ended. */
  readonly saves: number;
  /** How many kills left an unfinished file beside the sidecar: those hit a save. */
  readonly amid: number;
  /** What was not whole, and what was acknowledged and not there, in words. */
  readonly damaged: readonly string[];
  readonly lost: readonly string[];
}

/** Kills a saver with SIGKILL again and again, each time within some milliseconds of its first save. */
export async function killed(options: {
  readonly saver: string;
  readonly folder: string;
  readonly kills: number;
  readonly onProgress?: (kills: number) => void;
}): Promise<Killings> {
  const sidecar = join(options.folder, 'killed.txt.newsmark.yaml');
  const damaged: string[] = [];
  const lost: string[] = [];
  let [acknowledged, amid] = [0, 0];
  for (let kill = 1; kill <= options.kills; kill++) {
    const { child, begun, ended } = startSaver(options.saver, sidecar);
    await begun;
    await new Promise((done) => setTimeout(done, Math.random() * 25));
    child.kill('SIGKILL');
    const said = await ended;
    acknowledged = Math.max(acknowledged, said);
    if (readdirSync(options.folder).some((name) => name.endsWith('.tmp'))) amid++;
    const found = stateOf(sidecar);
    if (typeof found === 'string') damaged.push(`kill ${kill}: ${found}`);
    else if (found < acknowledged) lost.push(`kill ${kill}: save ${acknowledged} was acknowledged, ${found} is there`);
    else acknowledged = found;
    options.onProgress?.(kill);
  }
  return { saves: acknowledged, amid, damaged, lost };
}

/** How many saves a sidecar has seen, or what is wrong with it. */
function stateOf(sidecar: string): number | string {
  if (!existsSync(sidecar)) return 'the file is not there';
  const text = readFileSync(sidecar, 'utf8');
  const { record, problems, writable } = readSidecar(text);
  if (!writable || problems.length) return `${problems[0]?.message} in ${text.length} characters`;
  return savesIn(record.annotations, 'a') ?? 'the annotations are no state that ever was';
}
