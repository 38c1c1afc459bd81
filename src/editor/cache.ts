import { type Uri, Uri as Uris, workspace } from 'vscode';
import { type CachedArticle, decodeCache, encodeCache } from '../corpus/cache.js';
import type { Files } from './files.js';

/** Into how many files the cache is cut: so a change writes one of them, not all. */
const PARTS = 16;

/** The articles that were read when the workspace was last open. What fails here costs time and nothing else. */
export interface ArticleCache {
  /** By URI. Empty where there is no cache, or none that can be used. */
  load(): Promise<ReadonlyMap<string, CachedArticle>>;
  /** Keeps these and no others; what has not changed is not written. Saves follow each other. */
  save(articles: Iterable<CachedArticle>): Promise<void>;
  /** Ends when nothing is being saved. */
  saved(): Promise<void>;
}

/** A cache in the editor's storage of the workspace, which is none of the project's; no cache where there is no storage. */
export function articleCache(files: Files, storage: Uri | undefined, engine: string): ArticleCache {
  const kept = new Map<number, ReadonlySet<CachedArticle>>();
  // With other settings bytes become other texts, and other files are left out.
  const builtWith = () => {
    const encoding = workspace.getConfiguration('files').get<string>('encoding', 'utf8');
    const largest = workspace.getConfiguration('newsmark').get<number>('maxFileSizeMb');
    return `${engine} ${encoding} ${largest}`;
  };
  const fileOf = (folder: Uri, part: number) => Uris.joinPath(folder, `articles-${part}.cache`);

  const loadPart = async (folder: Uri, part: number): Promise<readonly CachedArticle[]> => {
    const bytes = await files.read(fileOf(folder, part)).catch(() => undefined);
    const articles = (bytes && decodeCache(bytes, builtWith())) ?? [];
    kept.set(part, new Set(articles));
    return articles;
  };

  const savePart = async (folder: Uri, part: number, articles: readonly CachedArticle[]): Promise<void> => {
    const before = kept.get(part);
    if (before?.size === articles.length && articles.every((article) => before.has(article))) return;
    const uri = fileOf(folder, part);
    const old = await files.read(uri);
    if (await files.replace(uri, old, encodeCache(builtWith(), articles))) kept.set(part, new Set(articles));
  };

  const saveAll = async (articles: readonly CachedArticle[]): Promise<void> => {
    if (!storage) return;
    const parts: CachedArticle[][] = Array.from({ length: PARTS }, () => []);
    for (const article of articles) parts[partOf(article.key)].push(article);
    try {
      await workspace.fs.createDirectory(storage);
      for (const [part, list] of parts.entries()) await savePart(storage, part, list);
    } catch (error) {
      // A full or read-only disk: the next opening reads the articles again.
      console.warn(error);
    }
  };
  let saving: Promise<void> = Promise.resolve();

  return {
    async load() {
      if (!storage) return new Map();
      const parts = await Promise.all(Array.from({ length: PARTS }, (_, part) => loadPart(storage, part)));
      return new Map(parts.flat().map((article) => [article.key, article]));
    },
    save(articles) {
      const now = [...articles];
      saving = saving.then(() => saveAll(now));
      return saving;
    },
    saved: () => saving,
  };
}

function partOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash, 31) + key.charCodeAt(i);
  return (hash >>> 0) % PARTS;
}
