import type { ArticleSummary } from './summary.js';

/** What is kept of an article, so that it need be neither read nor analysed again. */
export interface CachedArticle {
  /** The caller's (a URI). */
  readonly key: string;
  /** A word that is another one once the article's file has been written to. */
  readonly version: string;
  /** The article's date as its sidecar gave it, against which dates were resolved; null where it gave none. */
  readonly date: string | null;
  /** Of the engine's suggestions alone; null where a person's decisions or a codebook changed them. */
  readonly summary: ArticleSummary | null;
  /** Text and analysis, as `pack` made them. */
  readonly body: Uint8Array;
}

/** The first four bytes of every cache, then the checksum of all that follows, then the head's length in bytes. */
const MAGIC = 0x4e4d4b32;
const PREFIX = 12;

type Row = readonly [key: string, version: string, date: string | null, summary: unknown, length: number];

/** A cache as bytes. `engine` names whatever the analyses depend on besides the texts. */
export function encodeCache(engine: string, articles: readonly CachedArticle[]): Uint8Array {
  const rows = articles.map(({ key, version, date, summary, body }): Row => [key, version, date, summary, body.length]);
  const head = new TextEncoder().encode(JSON.stringify({ engine, articles: rows }));
  const bytes = new Uint8Array(articles.reduce((sum, { body }) => sum + body.length, PREFIX + head.length));
  bytes.set(head, PREFIX);
  let at = PREFIX + head.length;
  for (const { body } of articles) {
    bytes.set(body, at);
    at += body.length;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(8, head.length);
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
  const end = PREFIX + view.getUint32(8);
  if (view.getUint32(0) !== MAGIC || end > bytes.length || view.getUint32(4) !== checksum(bytes)) return undefined;
  const head = headOf(bytes.subarray(PREFIX, end));
  if (head?.engine !== engine) return undefined;
  const articles: CachedArticle[] = [];
  let at = end;
  for (const row of head.articles) {
    if (!isRow(row)) return undefined;
    const [key, version, date, summary, length] = row;
    const body = bytes.subarray(at, at + length);
    articles.push({ key, version, date, summary: summary as ArticleSummary | null, body });
    at += length;
  }
  return at === bytes.length ? articles : undefined;
}

function headOf(bytes: Uint8Array): { readonly engine: unknown; readonly articles: readonly unknown[] } | undefined {
  try {
    const head: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof head !== 'object' || head === null || !('engine' in head) || !('articles' in head)) return undefined;
    return Array.isArray(head.articles) ? { engine: head.engine, articles: head.articles } : undefined;
  } catch {
    return undefined;
  }
}

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || row.length !== 5) return false;
  const [key, version, date, summary, length] = row as readonly unknown[];
  return (
    typeof key === 'string' &&
    typeof version === 'string' &&
    (date === null || typeof date === 'string') &&
    (summary === null || isSummary(summary)) &&
    Number.isSafeInteger(length) &&
    (length as number) >= 0
  );
}

const isSummary = (summary: unknown): boolean =>
  typeof summary === 'object' &&
  summary !== null &&
  'entities' in summary &&
  Array.isArray(summary.entities) &&
  'progress' in summary;

/** Of all bytes behind the checksum and of how many there are: FNV-1a over words of four, so that it is quick. */
function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let hash = 0x811c9dc5 ^ bytes.length;
  let at = 8;
  for (; at + 4 <= bytes.length; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at), 0x01000193);
    hash ^= hash >>> 15;
  }
  for (; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return hash >>> 0;
}
