import type { Quotations } from './marks.js';
import type { Sentences } from './sentences.js';

/**
 * Sentences as a reporter's: what stands in one pair of marks is not cut, so that “No. Never,” he said. is one
 * statement. Parallel arrays (index = statement).
 */
export interface Statements {
  readonly count: number;
  /** First token, and the token behind the last one. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly paragraph: Int32Array;
}

/** Joins the sentences whose border lies within a quotation. */
export function findStatements(sentences: Sentences, quotations: Quotations): Statements {
  const first = new Int32Array(sentences.count);
  const last = new Int32Array(sentences.count);
  const paragraph = new Int32Array(sentences.count);
  let count = 0;
  for (let s = 0; s < sentences.count; s++) {
    const q = quotations.ofToken[sentences.first[s]];
    if (count > 0 && q >= 0 && quotations.ofToken[last[count - 1] - 1] === q) last[count - 1] = sentences.last[s];
    else {
      first[count] = sentences.first[s];
      last[count] = sentences.last[s];
      paragraph[count++] = sentences.paragraph[s];
    }
  }
  return { count, first, last, paragraph };
}
