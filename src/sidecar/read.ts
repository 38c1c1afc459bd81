import type { DecisionRecord, SidecarProblem } from './types.js';

/** What a sidecar file says, and what is wrong with it. */
export interface SidecarReading {
  /** What could be read; empty where nothing could. */
  readonly record: DecisionRecord;
  readonly problems: readonly SidecarProblem[];
  /** False when a problem of severity `error` forbids writing to the file. */
  readonly writable: boolean;
}

/** Reads a sidecar's text. Never throws: whatever the text holds, the result says what was understood and what not. */
export function readSidecar(_source: string): SidecarReading {
  throw new Error('not written yet');
}
