import assert from 'node:assert/strict';
import { placeAt } from '../src/sidecar/at.js';
import { readSidecar } from '../src/sidecar/read.js';
import { conflictsIn } from '../src/sidecar/resolve.js';
import { planSave } from '../src/sidecar/write.js';

/** What became of a hostile sidecar. */
export interface Handled {
  /** `refused` with its first problem's code, or `read` with how many problems. */
  readonly outcome: string;
  /** What reading took, in ms of computing. */
  readonly read: number;
}

/** How long a thing takes, in ms of this process's computing: other programs' work does not count. */
export function computing(task: () => void): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Does with a sidecar's text what the editor does, and checks that no harm came of it. */
export function handle(source: string): Handled {
  const read = computing(() => void readSidecar(source));
  const reading = readSidecar(source);
  for (const { span } of reading.problems) assert.ok(span[0] <= span[1] && span[1] <= source.length);
  const change = { entity: 'ada', to: { name: 'Ada', kind: 'person' } } as const;
  if (reading.writable) assert.equal(planSave(reading, [change]).reading.record.entities.get('ada')?.name, 'Ada');
  else assert.throws(() => planSave(reading, [change]));
  placeAt(source, source.length >> 1);
  conflictsIn(source);
  assert.equal(({} as { polluted?: string }).polluted, undefined);
  const first = reading.problems[0]?.code ?? '';
  const outcome = reading.writable ? `read, ${reading.problems.length} problems` : `refused: ${first}`;
  return { outcome, read };
}
