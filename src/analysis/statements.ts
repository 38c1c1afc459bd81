import type { Quotations } from './marks.js';
import { takeInts } from './room.js';
import type { Sentences } from './sentences.js';
import type { Tokens } from './tokens.js';

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

/**
 * No sentence is so long, in tokens; a text without stops is cut into pieces, so that reading it stays linear. Nor does
 * a statement hold more tokens outside of quotations, where reporting verbs are looked for, however many it joins.
 */
const LONGEST = 300;

/** Joins the sentences whose border lies within a quotation. */
export function findStatements({ room }: Tokens, sentences: Sentences, quotations: Quotations): Statements {
  let most = sentences.count;
  for (let s = 0; s < sentences.count; s++) most += ((sentences.last[s] - sentences.first[s]) / LONGEST) | 0;
  const first = takeInts(room, most);
  const last = takeInts(room, most);
  const paragraph = takeInts(room, most);
  let count = 0;
  // How many tokens of the last statement stand outside of quotations, or -1 as long as nobody asked.
  let bare = -1;
  for (let s = 0; s < sentences.count; s++)
    for (let from = sentences.first[s]; from < sentences.last[s]; from += LONGEST) {
      const to = Math.min(from + LONGEST, sentences.last[s]);
      const q = quotations.ofToken[from];
      let joined = false;
      if (count > 0 && q >= 0 && quotations.ofToken[last[count - 1] - 1] === q) {
        if (bare < 0) bare = bareTokens(quotations, first[count - 1], last[count - 1]);
        bare += bareTokens(quotations, from, to);
        joined = bare <= LONGEST;
      }
      if (joined) last[count - 1] = to;
      else {
        bare = -1;
        first[count] = from;
        last[count] = to;
        paragraph[count++] = sentences.paragraph[s];
      }
    }
  return { count, first, last, paragraph };
}

/** How many tokens of a stretch stand outside of quotations. */
function bareTokens({ ofToken }: Quotations, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (ofToken[i] < 0) count++;
  return count;
}
