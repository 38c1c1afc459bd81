// Runs in threads of their own: see src/editor/analysts.node.ts.
import { parentPort } from 'node:worker_threads';
import type { Article } from './analysis/analyze.js';
import { loadEnglish } from './analysis/english.js';
import { digestAll } from './corpus/digest.js';

const lexicon = loadEnglish();

parentPort?.on('message', (articles: readonly Article[]) => {
  const digests = digestAll(articles, lexicon);
  parentPort?.postMessage(
    digests,
    digests.map(({ body }) => body.buffer),
  );
});
