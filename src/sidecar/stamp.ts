import type { ArticleStamp } from './types.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The stamp of an article's text: its SHA-256 as UTF-8 without a byte order mark, and its length in UTF-16 code units.
 * Asynchronous because the platform's own hash (the same in Node and in browsers) is.
 */
export async function stampOf(text: string): Promise<ArticleStamp> {
  const bytes = new TextEncoder().encode(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { sha256, length: text.length };
}
