import type { Disposable } from 'vscode';

/** Renews what a tree shows, when VS Code will take it in soonest. */
export interface Renewal extends Disposable {
  /** At once. */
  now(): void;
  /** As soon as VS Code shows it at once: so what follows while somebody types does not put it off again and again. */
  soon(): void;
}

/**
 * VS Code shows a tree's change at once where the last one is as old as this, in ms. Else it waits until it has heard of
 * none for as long (the debounce in its ExtHostTreeView), which is longer than to wait here.
 */
const AGAIN = 200;

/** Paces the renewals of one tree. */
export function renewal(renew: () => void): Renewal {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    last = performance.now();
    renew();
  };
  return {
    now,
    soon() {
      clearTimeout(timer);
      timer = setTimeout(now, Math.max(0, last + AGAIN - performance.now()));
    },
    dispose: () => clearTimeout(timer),
  };
}
