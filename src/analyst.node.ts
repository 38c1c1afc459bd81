// Runs in threads of their own: see src/editor/analysts.node.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { lexiconFrom } from './analysis/english/packing.js';
import { digestAll, type Undigested } from './corpus/digest.js';

const lexicon = lexiconFrom(workerData as Uint8Array);

parentPort?.on('message', (articles: readonly Undigested[]) => {
  const digests = digestAll(articles, lexicon);
  parentPort?.postMessage(
    digests,
    digests.map(({ body }) => body.buffer),
  );
});
