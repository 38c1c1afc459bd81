import type { TextEdit } from '../text/edit.js';
import type { Change } from './types.js';

/**
 * The edits that make a sidecar's text say the changes, and touch no other byte. The text may be empty (a new file).
 * It must be readable (`readSidecar(source).writable`). No edits where the text says it all already.
 */
export function writeSidecar(_source: string, _changes: readonly Change[]): readonly TextEdit[] {
  throw new Error('not written yet');
}
