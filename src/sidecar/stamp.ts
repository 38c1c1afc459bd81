import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ArticleStamp } from './types.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The stamp of an article's text: its SHA-256 as UTF-8 without a byte order mark, and its length in UTF-16 code units.
 * By a library, because browsers keep their own hash from pages that are served over plain HTTP.
 */
export function stampOf(text: string): ArticleStamp {
  const bytes = utf8ToBytes(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  return { sha256: bytesToHex(sha256(bytes)), length: text.length };
}
