import type { Analysis } from '../analysis/types.js';
import type { DecisionRecord } from '../sidecar/types.js';
import type { Article } from './types.js';

/** Joins the engine's suggestions and a person's decisions: the person's word wins. */
export function annotate(_text: string, _analysis: Analysis, _record: DecisionRecord): Article {
  throw new Error('not written yet');
}
