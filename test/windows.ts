/**
 * Two windows on one folder, without an editor: each keeps the sidecar of one article that is open in it, over one fake
 * disk. The first window may have the sidecar open in an editor. Every call of the seam, and every turn of a save,
 * waits until a test lets it go on, so that a test chooses the interleaving and the clock has no part in it; what
 * everybody decides is written down with what they saw when they did.
 */
import { follow } from '../src/article/follow.js';
import { type Held, type Keeper, keeper, type Medium } from '../src/sidecar/keeper.js';
import { readSidecar } from '../src/sidecar/read.js';
import { carried } from '../src/sidecar/rebase.js';
import { applyChanges, emptyRecord, invert } from '../src/sidecar/record.js';
import type { Steps } from '../src/sidecar/steps.js';
import type { Annotation, Change, DecisionRecord } from '../src/sidecar/types.js';
import { writeSidecar } from '../src/sidecar/write.js';
import { describe } from '../src/text/anchor.js';
import { applyEdits } from '../src/text/edit.js';
import { type Ledger, ledgerOf } from './ledger.js';

export const ARTICLE = Array.from({ length: 40 }, (_, i) => `Boat ${i} left pier ${i * 7}.`).join(' ');

/** What happens; numbers choose among what is there. */
export type Event =
  | {
      readonly do: 'add' | 'note' | 'label' | 'status' | 'delete' | 'undo';
      readonly window: 0 | 1;
      readonly pick: number;
    }
  | { readonly do: 'type'; readonly window: 0 | 1; readonly pick: number; readonly length: number }
  | { readonly do: 'save article' | 'notice' | 'restart'; readonly window: 0 | 1 }
  | { readonly do: 'open editor' | 'save editor' | 'revert editor' }
  | { readonly do: 'by hand' | 'by program'; readonly what: 'add' | 'note' | 'label' | 'delete'; readonly pick: number }
  | { readonly do: 'check out'; readonly pick: number }
  | { readonly do: 'fail'; readonly calls: number }
  | { readonly do: 'go on'; readonly pick: number };

interface Window {
  readonly sidecars: Keeper<string>;
  text: string;
  record: DecisionRecord;
  base: DecisionRecord;
  readonly undos: (readonly Change[])[];
  /** Saves that have not ended. */
  saving: number;
}

interface Editor {
  text: string;
  /** What the disk held when the editor last read or wrote it. */
  saved: string;
  version: number;
  /** Whether its unsaved changes are only such as could not be saved. */
  owed: boolean;
}

interface Found extends Held {
  readonly disk: string | undefined;
  readonly version?: number;
}

const PLACE = 'the article';

export interface World {
  readonly ledger: Ledger;
  take(event: Event): Promise<void>;
  /** Lets everything end: the editor is saved, what waits is written. */
  rest(): Promise<void>;
  readonly disk: string | undefined;
  readonly editor: { readonly text: string } | undefined;
  readonly windows: readonly {
    readonly record: DecisionRecord;
    readonly kept: DecisionRecord;
    readonly pending: number;
  }[];
}

export async function world(): Promise<World> {
  const ledger = ledgerOf();
  const waiting: (() => void)[] = [];
  const history: (string | undefined)[] = [];
  let disk: string | undefined;
  let editor: Editor | undefined;
  let failing = 0;
  let count = 0;

  const goOn = async (pick = 0): Promise<void> => {
    for (const next of waiting.splice(pick % Math.max(1, waiting.length), 1)) next();
    await new Promise((done) => setImmediate(done));
  };
  const pause = (): Promise<void> => new Promise((done) => waiting.push(done));
  const call = async (): Promise<void> => {
    await pause();
    if (failing > 0) {
      failing--;
      throw new Error('ENOSPC: no space left on device');
    }
  };
  /** Does what takes long with others in between, by the test's choice and not by the clock. */
  const inTurns = async <T>(steps: Steps<T>): Promise<T> => {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await pause();
    }
  };
  const write = (text: string | undefined) => {
    history.push(disk);
    disk = text;
  };
  const isDirty = () => editor !== undefined && editor.text !== editor.saved;

  const medium = (window: number): Medium<string, Found> => ({
    async find() {
      await call();
      if (window === 0 && editor && (isDirty() || editor.saved === disk)) {
        const { text, version, owed } = editor;
        return { exists: true, text, disk, version, open: true, dirty: isDirty(), unsaved: isDirty() && owed };
      }
      return { exists: disk !== undefined, text: disk ?? '', disk, open: window === 0 && editor !== undefined };
    },
    async put(_, found, text) {
      await call();
      if (found.version === undefined) {
        if (disk !== found.disk) return false;
        write(text);
        return true;
      }
      if (editor?.version !== found.version) return false;
      const ours = !isDirty() || editor.owed;
      editor.text = text;
      editor.version++;
      if (!ours) return true;
      editor.owed = true;
      await call();
      if (!editor || editor.saved !== disk) throw new Error('the file on the disk is newer');
      editor.saved = editor.text;
      editor.owed = false;
      write(editor.text);
      return true;
    },
    async remove(_, found) {
      await call();
      if (disk !== found.disk) return false;
      write(undefined);
      return true;
    },
  });

  const windows: Window[] = [];
  const started = async (index: number, text: string): Promise<Window> => {
    const sidecars: Keeper<string> = keeper(
      medium(index),
      (place) => place,
      (kept) => {
        if (!kept.outside) window.base = kept.record;
        else {
          window.record = carried(kept.record, window.base, window.record);
          window.base = kept.record;
        }
      },
      inTurns,
    );
    const window: Window = { sidecars, text, record: emptyRecord, base: emptyRecord, undos: [], saving: 0 };
    const loading = sidecars.load(PLACE);
    let loaded = false;
    void loading.then(() => {
      loaded = true;
    });
    await new Promise((done) => setImmediate(done));
    while (!loaded) await goOn();
    return window;
  };

  const save = async (window: Window): Promise<void> => {
    window.saving++;
    const standing = { moved: window.record, stamp: { length: window.text.length } };
    await window.sidecars.flush(PLACE, standing).catch(() => undefined);
    window.saving--;
  };
  const decide = (window: Window, by: string, changes: readonly Change[]) => {
    const after = applyChanges(window.record, changes);
    ledger.write(by, window.record, after);
    window.sidecars.add(PLACE, changes);
    window.record = after;
    window.base = window.sidecars.of(PLACE)?.record ?? emptyRecord;
    void save(window);
  };

  const added = (text: string, pick: number): Annotation => {
    count++;
    const start = (pick * 13) % Math.max(1, text.length - 12);
    const id = `n${String(count).padStart(3, '0')}`;
    return { id, kind: 'figure', figure: 'count', status: 'added', ...describe(text, [[start, start + 9]]) };
  };
  const changed = (record: DecisionRecord, text: string, what: string, pick: number): readonly Change[] => {
    if (what === 'add') {
      const to = added(text, pick);
      return [{ annotation: to.id, to }];
    }
    const old = record.annotations[pick % Math.max(1, record.annotations.length)];
    if (!old) return [];
    count++;
    if (what === 'delete') return [{ annotation: old.id, to: null }];
    if (what === 'label') return [{ annotation: old.id, to: { ...old, labels: [`label ${count}`] } }];
    if (what === 'note') return [{ annotation: old.id, to: { ...old, note: `note ${count}` } }];
    return [{ annotation: old.id, to: { ...old, status: old.status === 'rejected' ? 'confirmed' : 'rejected' } }];
  };
  /** What somebody makes of a sidecar's text who knows nothing of us: a change, and a comment of their own. */
  const rewritten = (text: string, by: string, what: string, pick: number): string => {
    const { record } = readSidecar(text);
    const changes = changed(record, ARTICLE, what, pick);
    ledger.write(by, record, applyChanges(record, changes));
    const remark = `# ${by} ${++count}\n`;
    ledger.remark(by, remark);
    return remark + applyEdits(text, writeSidecar(text, changes));
  };

  const events: { readonly [E in Event as E['do']]: (event: E) => Promise<void> | void } = {
    add: ({ window, pick }) => decideBy(window, 'add', pick),
    note: ({ window, pick }) => decideBy(window, 'note', pick),
    label: ({ window, pick }) => decideBy(window, 'label', pick),
    status: ({ window, pick }) => decideBy(window, 'status', pick),
    delete: ({ window, pick }) => decideBy(window, 'delete', pick),
    undo({ window: index }) {
      const window = windows[index];
      const changes = window.undos.pop();
      if (changes) decide(window, `window ${index}`, changes);
    },
    type({ window: index, pick, length }) {
      const window = windows[index];
      const before = window.text;
      const start = (pick * 31) % before.length;
      const end = Math.min(before.length, start + (pick % 3 === 0 ? length : 0));
      const edits = [{ start, end, text: 'x'.repeat(pick % 3 === 1 ? length : 1) }];
      window.text = applyEdits(before, edits);
      window.record = follow(window.record, before, edits, window.text);
    },
    'save article': ({ window }) => void save(windows[window]),
    notice: ({ window }) => void again(windows[window]),
    async restart({ window: index }) {
      const window = windows[index];
      const kept = window.sidecars.of(PLACE);
      // A window that is closed while something waits has said so before.
      if (window.saving || kept?.pending.length || kept?.entrusted.length) return;
      failing = 0;
      windows[index] = await started(index, window.text);
    },
    'open editor'() {
      if (disk !== undefined) editor ??= { text: disk, saved: disk, version: 1, owed: false };
    },
    'save editor': () => saveEditor(),
    'revert editor'() {
      if (isDirty()) ledger.discard('hand');
      editor = undefined;
    },
    'by hand'({ what, pick }) {
      if (!editor || (editor.saved !== disk && !isDirty())) return;
      editor.text = rewritten(editor.text, 'hand', what, pick);
      editor.version++;
      editor.owed = false;
    },
    'by program'({ what, pick }) {
      write(rewritten(disk ?? '', 'program', what, pick));
    },
    'check out'({ pick }) {
      const old = history[pick % Math.max(1, history.length)];
      if (old === undefined) return;
      ledger.write('program', readSidecar(disk ?? '').record, readSidecar(old).record);
      ledger.keepRemarksOf(old, 'hand');
      write(old);
    },
    fail({ calls }) {
      failing = calls;
    },
    'go on': ({ pick }) => goOn(pick),
  };
  const decideBy = (index: 0 | 1, what: string, pick: number) => {
    const window = windows[index];
    const changes = changed(window.record, window.text, what, pick);
    if (!changes.length) return;
    window.undos.push(invert(window.record, changes));
    decide(window, `window ${index}`, changes);
  };
  const again = async ({ sidecars }: Window): Promise<void> => {
    const { pending, writable } = await sidecars.reload(PLACE);
    if (pending.length && writable) await sidecars.flush(PLACE).catch(() => undefined);
  };
  const saveEditor = () => {
    if (!editor) return;
    if (!isDirty()) {
      // The editor shows a changed file anew where nothing in it is unsaved.
      editor = disk === undefined ? undefined : { ...editor, text: disk, saved: disk, version: editor.version + 1 };
    } else if (editor.saved === disk) {
      write(editor.text);
      editor = { ...editor, saved: editor.text, owed: false };
      ledger.settle('hand');
    } else {
      // The disk is newer. The person takes what is on it.
      ledger.discard('hand');
      editor = undefined;
    }
  };

  windows.push(await started(0, ARTICLE), await started(1, ARTICLE));
  return {
    ledger,
    async take(event) {
      await (events[event.do] as (event: Event) => Promise<void> | void)(event);
      await new Promise((done) => setImmediate(done));
    },
    async rest() {
      failing = 0;
      const ended = async () => {
        await goOn();
        while (waiting.length) await goOn();
      };
      await ended();
      for (let round = 0; round < 3; round++) {
        saveEditor();
        for (const window of windows) {
          void again(window);
          await ended();
          void save(window);
          await ended();
        }
      }
      saveEditor();
      for (const window of windows) void window.sidecars.reload(PLACE);
      await ended();
    },
    get disk() {
      return disk;
    },
    get editor() {
      return editor;
    },
    get windows() {
      return windows.map(({ record, sidecars }) => {
        const kept = sidecars.of(PLACE);
        return { record, kept: kept?.record ?? emptyRecord, pending: kept?.pending.length ?? 0 };
      });
    },
  };
}
