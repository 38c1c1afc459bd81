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

/** Does it, giving others their turn again and again: what waits for several turns then waits for little. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < TURN) continue;
    await new Promise<void>((go) => setTimeout(go, TURN));
    since = performance.now();
  }
}
