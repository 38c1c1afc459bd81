import { TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { hashAt, markAt, type Source } from './source.js';

/** Words of the future before a date. */
const AHEAD = wordSet("will shall won't going plans planned scheduled expected due set 'll");
/** How far before a date its sentence's verb is looked for. */
const REACH = 12;

/** Whether the words before a token speak of the future, within its sentence. */
export function speaksOfFuture(s: Source, at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - REACH; i--) {
    const mark = markAt(s, i);
    if (mark === 0x2e || mark === 0x21 || mark === 0x3f || s.tokens.type[i] === TokenType.lineBreak) return false;
    if (AHEAD.has(hashAt(s, i))) return true;
  }
  return false;
}
