import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEnglish } from '../../../src/analysis/english.js';
import { type CachedArticle, decodeCache, encodeCache } from '../../../src/corpus/cache.js';
import { createCorpus } from '../../../src/corpus/corpus.js';
import { lonelyAnalyst } from '../../../src/editor/analysts.js';
import { analystsInThreads } from '../../../src/editor/analysts.node.js';
import { versionOf } from '../../../src/editor/version.node.js';

const AT_A_TIME = 96;
const PARTS = 16;
const [, , step, folder, program, alone] = process.argv;
const storage = join(folder, '.cache');

async function each(files: readonly string[], run: (file: string) => Promise<void>): Promise<void> {
  const waiting = [...files];
  const worker = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await run(file);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

const list = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .map((file) => join(folder, file));

/** The floor: every file is read, decoded and each of its characters looked at once. */
async function raw(): Promise<object> {
  let words = 0;
  await each(list(), async (file) => {
    const text = new TextDecoder().decode(await readFile(file));
    let inWord = false;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i) | 32;
      const letter = c > 96 && c < 123;
      if (letter && !inWord) words++;
      inWord = letter;
    }
  });
  return { words };
}

const corpus = createCorpus();
const held: unknown[] = [corpus];
let keep: () => Promise<void> = async () => undefined;

/** Milliseconds spent in each part of the work. */
const spent: Record<string, number> = {};
function part<T>(name: string, work: () => T): T {
  const began = performance.now();
  const result = work();
  spent[name] = (spent[name] ?? 0) + performance.now() - began;
  return result;
}
const spentMs = () => Object.fromEntries(Object.entries(spent).map(([name, ms]) => [`${name}Ms`, Math.round(ms)]));

/** As the folder's store does: read, have digested, and the entities of the tree. */
async function first(): Promise<object> {
  const here = lonelyAnalyst(() => lexicon);
  const lexicon = part('lexicon', loadEnglish);
  const analysts = alone ? here : analystsInThreads(program, here);
  const articles: CachedArticle[] = [];
  await each(list(), async (file) => {
    const version = (await versionOf(file)) ?? '';
    const bytes = await readFile(file);
    const text = part('decoding', () => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const digest = await analysts.digest({ text, date: undefined });
    articles.push({ key: file, version, date: null, ...digest });
    part('corpus', () => corpus.take(file, digest.summary.entities));
  });
  held.push(articles);
  keep = async () => {
    await mkdir(storage, { recursive: true });
    for (let part = 0; part < PARTS; part++) {
      const some = articles.filter((_, i) => i % PARTS === part);
      await writeFile(join(storage, `${part}.cache`), encodeCache('engine', some));
    }
  };
  const entities = part('corpus', () => corpus.entities().length);
  analysts.dispose();
  const bytes = articles.reduce((sum, { body }) => sum + body.length, 0);
  return { entities, ...spentMs(), bodies: bytes };
}

async function second(): Promise<object> {
  const files = list();
  const parts = await Promise.all(
    Array.from({ length: PARTS }, async (_, part) => {
      const articles = decodeCache(await readFile(join(storage, `${part}.cache`)), 'engine');
      if (!articles) throw new Error('the cache is not usable');
      return articles;
    }),
  );
  const known = new Map(parts.flat().map((article) => [article.key, article]));
  held.push(known);
  const read = performance.now();
  await each(files, async (file) => {
    if ((await versionOf(file)) !== known.get(file)?.version) throw new Error(`${file} has changed`);
  });
  const looked = performance.now();
  for (const [key, { summary }] of known) corpus.take(key, summary.entities);
  const entities = corpus.entities().length;
  return {
    entities,
    cacheMs: Math.round(read - started),
    versionsMs: Math.round(looked - read),
    corpusMs: Math.round(performance.now() - looked),
  };
}

const memoryNow = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const before = memoryNow();
const startedWork = process.cpuUsage();
const started = performance.now();
const found = await { raw, first, second }[step as 'raw' | 'first' | 'second']();
const ms = performance.now() - started;
const work = process.cpuUsage(startedWork);
/** Processor time of all threads: what other programs do at the same time counts less in it. */
const cpu = (work.user + work.system) / 1000;
const memory = memoryNow() - before;
await keep();
if (held.length === 0) throw new Error('nothing was held while the memory was measured');
console.log(JSON.stringify({ ms, cpu, memory, ...found }));
