/** Makes saves that take long wait for a pause in the decisions, so that many in a row are written once. */
export interface Pacing {
  /** Saves now, or soon where saving takes long; ends when it is saved. */
  save(): Promise<void>;
  /** Saves at once what waits. */
  flush(): Promise<void>;
}

/** A save that is quicker than this, in ms, never waits. */
const QUICK = 25;
/** How many times as long as a save takes the decisions have to pause, and are waited for at most. */
const PAUSE = 2;
const PATIENCE = 8;
/** Nothing waits longer than this, in ms. */
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
      const pause = Math.min(PAUSE * cost, since + Math.min(PATIENCE * cost, LONGEST) - now);
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
