/** Work that takes long on a large file, in steps of a few milliseconds each, between which others may have their turn. */
export type Steps<T> = Generator<void, T, void>;

/** Does it without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** For how long it is gone on with, and then for how long others have their turn, in ms. */
const TURN = 8;

/** So long others can keep it waiting in all, in ms. */
const PATIENCE = 5000;

/**
 * Does it, giving others their turn again and again: what waits for several turns then waits for little. Between two
 * turns `notBefore` may say until when others need more time, on the clock of `performance.now()`.
 */
export async function inTurns<T>(steps: Steps<T>, notBefore: () => number = () => 0): Promise<T> {
  let left = PATIENCE;
  const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms));
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < TURN) continue;
    await pause(TURN);
    for (;;) {
      const more = Math.min(notBefore() - performance.now(), left);
      if (more <= 0) break;
      left -= more;
      await pause(more);
    }
    since = performance.now();
  }
}
