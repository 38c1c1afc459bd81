// Runs in threads of their own: see src/editor/analysts.node.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from './analysis/analyze.js';
import { lexiconFrom } from './analysis/english/packing.js';
import { digestAll } from './corpus/digest.js';

const lexicon = lexiconFrom(workerData as Uint8Array);

parentPort?.on('message', (articles: readonly Article[]) => {
  const digests = digestAll(articles, lexicon);
  parentPort?.postMessage(
    digests,
    digests.map(({ body }) => body.buffer),
  );
});
