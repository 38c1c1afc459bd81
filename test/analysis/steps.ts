import { Session } from 'node:inspector';

/**
 * Counts steps, which are the same at every run and on every machine, where a clock would waver. A step is one
 * execution of one block of code (a function, a loop's body, a branch), as V8's coverage counts them, in the file that
 * calls this; and each few elements or code units that a built-in method walks over for it, which V8 does not tell.
 */
export interface Steps {
  /** How many steps an action takes. The same code must have run before, so that what is made once is made. */
  of(action: () => void): number;
  /** Ends the counting: code runs at its usual speed again. */
  stop(): void;
}

/** A built-in method walks over so many elements or code units in about the time of a step. */
const AT_ONCE = 8;

/** Begins to count in a file, given by its path. Only functions that have not run yet are counted by block. */
export function countSteps(file: string): Steps {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

  const blocks = (): number => {
    let sum = 0;
    // The session answers before `post` returns.
    session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error) throw error;
      for (const { url, functions } of result)
        if (url.endsWith(file)) for (const { ranges } of functions) for (const { count } of ranges) sum += count;
    });
    return sum;
  };

  return {
    of(action) {
      blocks();
      const walked = countWalks(action);
      return blocks() + Math.round(walked / AT_ONCE);
    },
    stop() {
      session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

/** Built-in methods that walk over what they are called on; their callbacks are blocks of code and counted as such. */
const WALKS: readonly (readonly [object, string])[] = [
  [String.prototype, 'indexOf lastIndexOf includes split replace replaceAll match toLowerCase toUpperCase trim'],
  [Array.prototype, 'indexOf lastIndexOf includes slice splice sort concat join fill shift unshift reverse'],
  [Object.getPrototypeOf(Int32Array.prototype), 'indexOf includes slice sort fill copyWithin'],
];

/**
 * How many elements or code units a method walks over, at most: arrays are used again and longer than needed, so that
 * what is filled or cut out is told by its ends, and what is found by its place.
 */
function walkOf(name: string, length: number, given: readonly unknown[], result: unknown): number {
  const place = (value: unknown, otherwise: number): number =>
    typeof value !== 'number' ? otherwise : value < 0 ? Math.max(0, length + value) : Math.min(value, length);
  switch (name) {
    case 'fill':
      return place(given[2], length) - place(given[1], 0);
    case 'slice':
      return Math.max(0, place(given[1], length) - place(given[0], 0));
    case 'indexOf':
      return place(typeof result === 'number' && result >= 0 ? result + 1 : undefined, length) - place(given[1], 0);
    default:
      return length;
  }
}

/** How many elements and code units the built-in methods that an action calls walk over, at most. */
function countWalks(action: () => void): number {
  let walked = 0;
  const undo: (() => void)[] = [];
  for (const [prototype, names] of WALKS)
    for (const name of names.split(' ')) {
      const known = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
      const method: (...given: unknown[]) => unknown = known.value;
      const counting = function (this: { readonly length: number }, ...given: unknown[]): unknown {
        const { length } = this;
        const result = method.apply(this, given);
        walked += walkOf(name, length, given, result);
        return result;
      };
      Object.defineProperty(prototype, name, { ...known, value: counting });
      undo.push(() => Object.defineProperty(prototype, name, known));
    }
  try {
    action();
  } finally {
    for (const one of undo) one();
  }
  return walked;
}
