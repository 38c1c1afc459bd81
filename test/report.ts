/** What a run of mocha came to, in a form that passes from an extension host or a child process to the runner. */
export interface Report {
  readonly tests: readonly TestResult[];
  /** False while the suite still runs. */
  readonly done: boolean;
  /** What kept the suite from running at all. */
  readonly crash?: string;
}

export interface TestResult {
  /** With the titles of the suites it is in. */
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly ms: number;
  /** The failure in full; of a test that passed, that of its first try. */
  readonly error?: string;
}

/** Reports after every test, so that a run that hangs still tells how far it came. */
export function follow(runner: Mocha.Runner, save: (report: Report) => void): void {
  const tests: TestResult[] = [];
  const add = (state: TestResult['state'], test: Mocha.Runnable, error?: unknown) => {
    tests.push({ title: test.fullTitle(), state, ms: test.duration ?? 0, ...(error ? { error: inFull(error) } : {}) });
    save({ tests, done: false });
  };
  const first = new Map<string, unknown>();
  runner.on('retry' as 'fail', (test, error) => first.set(test.fullTitle(), error));
  runner.on('pass', (test) => add('passed', test, first.get(test.fullTitle())));
  runner.on('pending', (test) => add('skipped', test));
  // Hooks that fail arrive here too, as runnables of their own.
  runner.on('fail', (test, error) => add('failed', test, error));
  runner.on('end', () => save({ tests, done: true }));
}

/** The error's stack; for assertions also both sides, since their message may be shortened. */
export function inFull(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { actual, expected } = error as { actual?: unknown; expected?: unknown };
  const sides =
    actual === undefined && expected === undefined
      ? ''
      : `\n    actual:   ${asText(actual)}\n    expected: ${asText(expected)}`;
  return `${error.stack ?? error.message}${sides}`;
}

function asText(value: unknown): string {
  try {
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  } catch {
    return String(value);
  }
}
