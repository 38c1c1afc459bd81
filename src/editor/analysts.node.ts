import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '../analysis/analyze.js';
import { batchesOf } from '../analysis/batches.js';
import type { Digest } from '../corpus/digest.js';
import type { Analysts } from './analysts.js';

/** So much text, in code units, is analysed in this thread before others are started: what is read first takes
 * longest, as its code is not compiled yet, and each thread has its own to compile. */
const ALONE = 100_000;
/** How long the threads wait for more work before they end, in ms. */
const REST = 5000;
/** One core is left to this thread, which reads the files; more threads than this would wait for it. */
const MOST = 4;
/** How many batches of articles that are read together a thread has at hand. */
const AHEAD = 2;

/** An article that somebody waits for. */
interface Wanted extends Article {
  give(digest: Digest | Promise<Digest>): void;
}

interface Analyst {
  readonly thread: Worker;
  /** What it was handed and has not answered, in that order. */
  readonly batches: (readonly Wanted[])[];
}

/**
 * Analyses many articles in threads of their own, so that this one stays free for the person: `program` is the path of
 * the bundle that they run (src/analyst.node.ts). A few articles are analysed `here`, and all of them once a thread
 * could not be started or ended by itself.
 */
export function analystsInThreads(program: string, here: Analysts): Analysts {
  const analysts: Analyst[] = [];
  const queue: Wanted[] = [];
  let asked = 0;
  let usable = true;
  let resting: ReturnType<typeof setTimeout> | undefined;

  /** Ends all threads; what they have not answered is analysed here. */
  const dismiss = (): void => {
    const unanswered = [...analysts.flatMap(({ batches }) => batches.flat()), ...queue];
    for (const { thread } of analysts) {
      thread.removeAllListeners();
      // Of a thread that ends, too, an error must not go unheard: it would end the process.
      thread.on('error', () => undefined);
      void thread.terminate();
    }
    analysts.length = 0;
    queue.length = 0;
    asked = 0;
    for (const wanted of unanswered) wanted.give(here.digest(wanted));
  };
  const rest = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => (analysts.some(isBusy) ? rest() : dismiss()), REST);
    resting.unref();
  };
  const giveUp = (error: unknown): void => {
    console.warn(error);
    usable = false;
    dismiss();
  };

  const hire = (): void => {
    try {
      for (let n = Math.min(MOST, availableParallelism() - 1) || 1; n > 0; n--) {
        const analyst: Analyst = { thread: new Worker(program), batches: [] };
        analyst.thread.on('message', (digests: readonly Digest[]) => {
          const batch = analyst.batches.shift() ?? [];
          for (const [i, { give }] of batch.entries()) give(digests[i]);
          hand();
        });
        analyst.thread.on('error', giveUp);
        analyst.thread.on('exit', (code) => giveUp(new Error(`a thread ended with ${code}`)));
        analysts.push(analyst);
      }
    } catch (error) {
      giveUp(error);
    }
  };
  /** Hands out what waits, to those first that have the least to do. */
  const hand = (): void => {
    rest();
    for (let ahead = 0; ahead < AHEAD; ahead++)
      for (const { thread, batches } of analysts) {
        if (queue.length === 0) return;
        if (batches.length > ahead) continue;
        const [batch] = batchesOf(queue);
        queue.splice(0, batch.length);
        batches.push(batch);
        thread.postMessage(batch.map(({ text, date }): Article => ({ text, date })));
      }
  };

  return {
    digest(article) {
      asked += article.text.length;
      rest();
      if (asked <= ALONE || !usable) return here.digest(article);
      if (analysts.length === 0) hire();
      if (!usable) return here.digest(article);
      return new Promise((give) => {
        queue.push({ ...article, give });
        hand();
      });
    },
    dispose() {
      clearTimeout(resting);
      dismiss();
    },
  };
}

const isBusy = ({ batches }: Analyst): boolean => batches.length > 0;
