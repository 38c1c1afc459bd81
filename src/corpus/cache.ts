import { articlesOf, rowsOf } from './cacheHead.js';
import type { Digest } from './digest.js';

/** What is kept of an article, so that it need be neither read nor analysed again. */
export interface CachedArticle extends Digest {
  /** The caller's (a URI). */
  readonly key: string;
  /** A word that is another one once the article's file has been written to. */
  readonly version: string;
  /** The article's date as its sidecar gave it, against which dates were resolved; null where it gave none. */
  readonly date: string | null;
}

/**
 * Every cache begins with these bytes, then the checksum of all that follows, the length in bytes of the words, and how
 * many numbers there are. Behind them stand the numbers, the words and the bodies.
 */
const MAGIC = 0x4e4d4b35;
const PREFIX = 16;

/** A cache as bytes. `engine` names whatever the analyses depend on besides the texts. */
export function encodeCache(engine: string, articles: readonly CachedArticle[]): Uint8Array {
  const { numbers, words } = rowsOf(engine, articles);
  const head = new TextEncoder().encode(JSON.stringify(words));
  const start = PREFIX + numbers.byteLength + head.length;
  const bytes = new Uint8Array(articles.reduce((sum, { body }) => sum + body.length, start));
  bytes.set(new Uint8Array(numbers.buffer), PREFIX);
  bytes.set(head, PREFIX + numbers.byteLength);
  let at = start;
  for (const { body } of articles) {
    bytes.set(body, at);
    at += body.length;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(8, head.length);
  view.setUint32(12, numbers.length);
  view.setUint32(4, checksum(bytes));
  return bytes;
}

/**
 * The articles of a cache, or undefined where the bytes are none, are damaged or cut short, or come from another engine
 * or an older build. Never throws. The bodies are views of the bytes.
 */
export function decodeCache(bytes: Uint8Array, engine: string): readonly CachedArticle[] | undefined {
  if (bytes.length < PREFIX) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const from = PREFIX + 4 * view.getUint32(12);
  const start = from + view.getUint32(8);
  if (view.getUint32(0) !== MAGIC || start > bytes.length || view.getUint32(4) !== checksum(bytes)) return undefined;
  try {
    const words: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(from, start)));
    // Copied: numbers of four bytes cannot stand anywhere. (`slice` of Node's buffers is none.)
    const numbers = new Int32Array(new Uint8Array(bytes.subarray(PREFIX, from)).buffer);
    return articlesOf(engine, numbers, words, bytes.subarray(start) as Uint8Array<ArrayBuffer>);
  } catch {
    return undefined;
  }
}

/**
 * Of all bytes behind the checksum and of how many there are: FNV-1a over words of four bytes, which take turns in two
 * sums, so that the processor does both at the same time.
 */
function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let even = 0x811c9dc5 ^ bytes.length;
  let odd = 0;
  let at = 8;
  for (; at + 8 <= bytes.length; at += 8) {
    even = mixed(even, view.getInt32(at, true));
    odd = mixed(odd, view.getInt32(at + 4, true));
  }
  let hash = mixed(even, odd);
  for (; at < bytes.length; at++) hash = mixed(hash, bytes[at]);
  return hash >>> 0;
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x01000193);
  return product ^ (product >>> 15);
}
