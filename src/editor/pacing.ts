/** Makes saves that take long wait for a pause in the decisions, so that many in a row are written once. */
export interface Pacing {
  /** Saves now, or soon where saving takes long; ends when it is saved. */
  save(): Promise<void>;
  /** Saves at once what waits. */
  flush(): Promise<void>;
}

/** A save that is quicker than this, in ms, never waits. */
const QUICK = 25;
/**
 * How long the decisions then have to pause: so many times as long as a save takes, but no longer than this, in ms. It is
 * longer than between two keys of somebody who goes on deciding.
 */
const PAUSES = 8;
const PAUSE = 500;
/** How long is waited for that, in the same ways. */
const PATIENCE = 20;
const LONGEST = 2000;

/** Paces one file's saves by how long the last ones took. */
export function pacing(save: () => Promise<void>): Pacing {
  let cost = 0;
  let waiting: { readonly since: number; readonly saved: Promise<void>; readonly begin: () => void } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const timed = async (): Promise<void> => {
    const started = performance.now();
    await save();
    cost = (cost + performance.now() - started) / 2;
  };
  const begin = () => {
    clearTimeout(timer);
    waiting?.begin();
    waiting = undefined;
  };
  return {
    save() {
      if (cost < QUICK) return timed();
      const now = performance.now();
      if (!waiting) {
        let release = () => {};
        const turn = new Promise<void>((done) => {
          release = done;
        });
        waiting = { since: now, saved: turn.then(timed), begin: release };
      }
      const { saved, since } = waiting;
      const latest = since + Math.min(PATIENCE * cost, LONGEST);
      const pause = Math.min(PAUSES * cost, PAUSE, latest - now);
      clearTimeout(timer);
      timer = setTimeout(begin, Math.max(0, pause));
      return saved;
    },
    async flush() {
      const saved = waiting?.saved;
      begin();
      await saved;
    },
  };
}
