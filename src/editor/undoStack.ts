/** Steps that lead back, and those that lead forward again. What is in it are steps as they are to be taken next. */
export interface UndoStack<Step> {
  /** What can be undone, the latest last. */
  readonly done: readonly Step[];
  /** What can be done again, the next last. */
  readonly undone: readonly Step[];
  /** Takes a new step. What was undone before cannot be done again after it. */
  take(step: Step): Promise<void>;
  /** Takes in what leads back from something that has been done already, as if it had been taken here. */
  note(back: Step): void;
  /** Puts steps that were taken long ago below all others. */
  restore(older: readonly Step[]): void;
  /** Goes back by so many steps, fewer where there are fewer; gives the steps that were taken. */
  undo(count?: number): Promise<readonly Step[]>;
  redo(count?: number): Promise<readonly Step[]>;
  /** Changes all steps that wait, as what they speak of has moved; gives as many, in the same order. */
  replace(change: (steps: readonly Step[]) => readonly Step[]): void;
}

/**
 * An undo stack. `perform` takes a step and gives the one that leads back from there; where it fails, the step stays
 * where it was and the failure is thrown. It is handed the step as a function, since the step may be replaced while it
 * waits for something. Steps are taken one after the other, however fast they are asked for. `changed` is called after
 * every change; of more than `depth` steps the oldest are forgotten.
 */
export function undoStack<Step>(
  perform: (step: () => Step) => Promise<Step>,
  depth: number,
  changed: () => void,
): UndoStack<Step> {
  let done: readonly Step[] = [];
  let undone: readonly Step[] = [];
  /** New steps that are not taken yet. */
  const waiting = new Set<{ step: Step }>();
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = turn.then(task, task);
    turn = run;
    return run;
  };

  /** Moves steps from one end to the other, each as the one that leads back. */
  const move = async (
    count: number,
    from: () => readonly Step[],
    moved: (back: Step) => void,
  ): Promise<readonly Step[]> => {
    const taken: Step[] = [];
    while (taken.length < count && from().length > 0) {
      const next = () => from()[from().length - 1];
      const back = await perform(next);
      taken.push(next());
      moved(back);
      changed();
    }
    return taken;
  };

  return {
    get done() {
      return done;
    },
    get undone() {
      return undone;
    },
    take(step) {
      const entry = { step };
      waiting.add(entry);
      return inTurn(async () => {
        try {
          const back = await perform(() => entry.step);
          done = [...done, back].slice(-depth);
          undone = [];
          changed();
        } finally {
          waiting.delete(entry);
        }
      });
    },
    note(back) {
      done = [...done, back].slice(-depth);
      undone = [];
      changed();
    },
    restore(older) {
      done = [...older, ...done].slice(-depth);
      changed();
    },
    undo: (count = 1) =>
      inTurn(() =>
        move(
          count,
          () => done,
          (back) => {
            done = done.slice(0, -1);
            undone = [...undone, back];
          },
        ),
      ),
    redo: (count = 1) =>
      inTurn(() =>
        move(
          count,
          () => undone,
          (back) => {
            undone = undone.slice(0, -1);
            done = [...done, back].slice(-depth);
          },
        ),
      ),
    replace(change) {
      const steps = change([...done, ...undone, ...[...waiting].map(({ step }) => step)]);
      done = steps.slice(0, done.length);
      undone = steps.slice(done.length, done.length + undone.length);
      for (const [i, entry] of [...waiting].entries()) entry.step = steps[done.length + undone.length + i];
    },
  };
}
