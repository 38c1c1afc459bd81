import type { Change, DecisionRecord } from './types.js';

export const emptyRecord: DecisionRecord = { article: null, entities: new Map(), annotations: [] };

/** The record after the changes. Annotations keep text order. */
export function applyChanges(_record: DecisionRecord, _changes: readonly Change[]): DecisionRecord {
  throw new Error('not written yet');
}

/** The changes that undo the given ones on the record they are about to be applied to. */
export function invert(_record: DecisionRecord, _changes: readonly Change[]): readonly Change[] {
  throw new Error('not written yet');
}
