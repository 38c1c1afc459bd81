import { applyEdits, type TextEdit } from '../text/edit.js';
import { readSidecar, type SidecarReading } from './read.js';
import { type Made, madeOn, movingOn, net, rebased } from './rebase.js';
import { applyChanges, emptyRecord, sameRecord } from './record.js';
import { atOnce, inTurns, type Steps } from './steps.js';
import type { ArticleStamp, Change, DecisionRecord, SidecarProblem } from './types.js';
import { planningSave, type SidecarSave, writeSidecar } from './write.js';

/** A sidecar's text as it was found, in its file or in the editor that has it open. */
export interface Held {
  readonly exists: boolean;
  /** Without the byte order mark of a file; empty where nothing exists. */
  readonly text: string;
  /** Whether an editor holds what a person has not saved: then the disk does not hold it yet. */
  readonly dirty?: boolean;
  /** Whether it holds what was put there before and could not be saved. */
  readonly unsaved?: boolean;
  /** Whether an editor shows it: then it is not removed under the person's eyes. */
  readonly open?: boolean;
}

/**
 * Where sidecars are kept, by the places of their articles. What goes wrong is thrown. `put` and `remove` do nothing
 * and give false where the sidecar is no longer as it was found: somebody else has been there.
 */
export interface Medium<Place, Found extends Held = Held> {
  find(article: Place): Promise<Found>;
  /** The edits are those that make the found text the new one. Without edits, what is unsaved is saved. */
  put(article: Place, found: Found, text: string, edits: readonly TextEdit[]): Promise<boolean>;
  remove(article: Place, found: Found): Promise<boolean>;
}

/** A sidecar as it was last found or written, with what could not be written yet. */
export interface Kept<Place> {
  readonly article: Place;
  readonly exists: boolean;
  readonly text: string;
  /** What the text says. */
  readonly reading: SidecarReading;
  /** The same, and what it will say once `pending` is written. */
  readonly record: DecisionRecord;
  readonly problems: readonly SidecarProblem[];
  /** False where it cannot be understood or not be read: then nothing is written to it. */
  readonly writable: boolean;
  /** Why it could not be read at all ("EACCES: permission denied"). */
  readonly failure?: string;
  /** Decisions that are not written yet, in the order in which they were made. */
  readonly pending: readonly Made[];
  /** Decisions in an editor that a person has not saved. They come back should the person not save it. */
  readonly entrusted: readonly Made[];
  /** Whether the latest change came from somebody else: a hand edit, another program, another window. */
  readonly outside: boolean;
}

/** Where an open article's annotations stand now, and which text that is. */
export interface Standing {
  readonly moved: DecisionRecord;
  readonly stamp: ArticleStamp;
}

export interface Keeper<Place> {
  readonly all: Iterable<Kept<Place>>;
  /** What is known of an article's sidecar; undefined before it has been read. */
  of(article: Place): Kept<Place> | undefined;
  /** The article's sidecar, read now where it has not been. */
  load(article: Place): Promise<Kept<Place>>;
  /** Reads the sidecar anew. */
  reload(article: Place): Promise<Kept<Place>>;
  /** Reads a sidecar anew that is known when its turn comes; undefined where it has gone elsewhere meanwhile. */
  again(article: Place): Promise<Kept<Place> | undefined>;
  /** Takes decisions into the record of a loaded sidecar at once; they wait in memory until `flush`. */
  add(article: Place, changes: readonly Change[]): void;
  /**
   * Writes what waits into the sidecar as it is then, whoever has changed it, and with it where the annotations stand.
   * Throws what the medium says, or `UnreadableSidecar`; the decisions then go on waiting.
   */
  flush(article: Place, standing?: Standing): Promise<void>;
  /** The text that `flush` would write, out of what is known. */
  draft(article: Place): string;
  /** Takes a sidecar along to another article (it was renamed): what waits goes with it. */
  rename(from: Place, to: Place): Promise<void>;
}

/** The sidecar cannot be understood, so that writing to it could destroy something. */
export class UnreadableSidecar extends Error {}

/** So long a save that is under way leaves the processor to what follows from a decision, in ms. */
const AFTER_DECISION = 100;
/** How often somebody else may be faster before a save is given up for now. */
const TRIES = 8;

/**
 * Keeps sidecars: what they say, what is decided and not written, and writes it. The tasks of one sidecar follow each
 * other. `tell` hears of every change but those of `add`, whose caller knows. `doing` does what takes long on a large
 * sidecar while others have their turns.
 */
export function keeper<Place, Found extends Held>(
  medium: Medium<Place, Found>,
  keyOf: (article: Place) => string,
  tell: (kept: Kept<Place>) => void,
  doing: typeof inTurns = inTurns,
): Keeper<Place> {
  const known = new Map<string, Kept<Place>>();
  const turns = new Map<string, Promise<unknown>>();
  /** Sidecars made here: removed again when the last decision in them is undone. */
  const made = new Set<string>();
  let lastDecision = Number.NEGATIVE_INFINITY;

  const inTurn = <T>(article: Place, task: () => Promise<T>): Promise<T> => {
    const key = keyOf(article);
    const run = (turns.get(key) ?? Promise.resolve()).then(task, task);
    const ended = run.then(
      () => undefined,
      () => undefined,
    );
    turns.set(key, ended);
    void ended.then(() => turns.get(key) === ended && turns.delete(key));
    return run;
  };

  const learn = (kept: Kept<Place>): Kept<Place> => {
    known.set(keyOf(kept.article), kept);
    tell(kept);
    return kept;
  };

  /** What is known of an article's sidecar, joined by what was known of another one that has become it. */
  const joined = (article: Place, old: Kept<Place>): Kept<Place> => {
    const there = known.get(keyOf(article));
    if (!there) return { ...old, article };
    return {
      ...there,
      record: applyChanges(there.record, rebased(old.pending, there.record, old.record)),
      pending: [...there.pending, ...old.pending],
      entrusted: [...there.entrusted, ...old.entrusted],
    };
  };

  const read = async (article: Place, old?: Kept<Place>): Promise<Kept<Place>> => {
    let found: Held | undefined;
    let failure: unknown;
    try {
      found = await medium.find(article);
    } catch (error) {
      failure = error;
    }
    // Only now, as decisions may have been made while the file was read; and in one step with what was found, so that
    // nobody decides on what was known of the other place.
    const before = old ? joined(article, old) : known.get(keyOf(article));
    if (found && before && !old && isAs(before, found)) return before;
    if (found) return learn(understood(article, found, before, true));
    // The article is shown with what is known, and nothing is written before the file can be read.
    const last = before ?? understood(article, nothing, undefined, true);
    return learn({ ...last, exists: true, writable: false, failure: reasonOf(failure), outside: true });
  };

  /** Writes once. Gives false where somebody else was faster. */
  const attempt = async (article: Place, standing: Standing | undefined, base: DecisionRecord): Promise<boolean> => {
    const key = keyOf(article);
    const found = await medium.find(article);
    let before = known.get(key);
    if (!before || !isAs(before, found)) before = learn(understood(article, found, before, true));
    const waiting = before.pending;
    const { edits, reading } = await doing(planned(before, standing, base), () => lastDecision + AFTER_DECISION);
    const text = reading.source;
    const bare = isBare(reading);
    let written: Held = { ...found, text };
    if (bare && !found.exists) written = nothing;
    else if (bare && made.has(key) && !found.open) {
      if (!(await medium.remove(article, found))) return false;
      made.delete(key);
      written = nothing;
    } else if (text !== found.text || found.unsaved) {
      if (!(await medium.put(article, found, text, edits))) return false;
      if (!found.exists) made.add(key);
      written = { ...found, exists: true, text };
    }
    // What was decided meanwhile waits for the next turn.
    const now = known.get(key) ?? before;
    const entrusted =
      found.dirty && !found.unsaved ? asWritten(net([...now.entrusted, ...waiting]), reading.record) : [];
    const pending = now.pending.slice(waiting.length);
    learn(understood(article, written, { ...now, text, reading, pending, entrusted }, false));
    return true;
  };

  return {
    get all() {
      return known.values();
    },
    of: (article) => known.get(keyOf(article)),
    load: (article) => inTurn(article, async () => known.get(keyOf(article)) ?? read(article)),
    reload: (article) => inTurn(article, () => read(article)),
    again: (article) => inTurn(article, async () => (known.has(keyOf(article)) ? read(article) : undefined)),
    add(article, changes) {
      const before = known.get(keyOf(article));
      if (!before) throw new Error('the sidecar has not been read');
      const pending = [...before.pending, ...madeOn(before.record, changes)];
      known.set(keyOf(article), { ...before, record: applyChanges(before.record, changes), pending });
      lastDecision = performance.now();
    },
    flush(article, standing) {
      // What the annotations' places were when they were moved: as known now, before others are heard.
      const base = known.get(keyOf(article))?.record ?? emptyRecord;
      return inTurn(article, async () => {
        for (let tries = 0; tries < TRIES; tries++) if (await attempt(article, standing, base)) return;
        throw new Error('another program changes the file again and again');
      });
    },
    draft(article) {
      const kept = known.get(keyOf(article)) ?? understood(article, nothing, undefined, false);
      if (!kept.failure && isUnderstood(kept.reading))
        return atOnce(planned(kept, undefined, emptyRecord)).reading.source;
      return applyEdits('', writeSidecar('', changesOf(kept.record)));
    },
    async rename(from, to) {
      await inTurn(from, async () => undefined);
      const old = known.get(keyOf(from));
      if (!old) return;
      known.delete(keyOf(from));
      if (made.delete(keyOf(from))) made.add(keyOf(to));
      await inTurn(to, () => read(to, old));
    },
  };
}

const nothing: Held = { exists: false, text: '' };

/** What went wrong, in the words of the system where it has some: "ENOSPC: no space left on device". */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A text that was no UTF-8 has U+FFFD in it, and would not be written back as it was. */
const isUnderstood = ({ source, writable }: SidecarReading): boolean => writable && !source.includes('\ufffd');

/** Whether a sidecar is found as it is known, so that nothing is to be learnt. */
const isAs = <Place>(before: Kept<Place>, found: Held): boolean =>
  !before.failure &&
  before.exists === found.exists &&
  before.text === found.text &&
  (before.entrusted.length === 0 || found.dirty === true);

/** What a found sidecar says, together with what was decided `before` and is not in it. */
function understood<Place>(
  article: Place,
  found: Held,
  before: Pick<Kept<Place>, 'text' | 'reading' | 'record' | 'pending' | 'entrusted'> | undefined,
  outside: boolean,
): Kept<Place> {
  // What has not changed is not read again.
  const reading = before?.text === found.text ? before.reading : readSidecar(found.text, before?.reading);
  const { record, problems } = reading;
  const decidedOn = before?.record ?? emptyRecord;
  const missing = before?.entrusted.filter((made) => !says(record, made, decidedOn)) ?? [];
  // A person who has changed an entrusted decision in the editor had the last word on it. An editor that was closed
  // without saving has taken it along: then it waits again.
  const entrusted = found.dirty ? (before?.entrusted.filter((made) => !missing.includes(made)) ?? []) : [];
  const pending = [...(found.dirty ? [] : missing), ...(before?.pending ?? [])];
  return {
    article,
    exists: found.exists,
    text: found.text,
    reading,
    record: pending.length ? applyChanges(record, rebased(pending, record, decidedOn)) : record,
    problems,
    writable: isUnderstood(reading),
    pending,
    entrusted,
    outside,
  };
}

/** Decisions with what a text says of them, in which the annotations may have moved. */
function asWritten(made: readonly Made[], { annotations }: DecisionRecord): readonly Made[] {
  const written = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return made.map((change) =>
    'annotation' in change && change.to ? { ...change, to: written.get(change.annotation) ?? change.to } : change,
  );
}

/** Whether a decision on a record would change nothing. */
const says = (record: DecisionRecord, made: Made, known: DecisionRecord): boolean =>
  sameRecord(record, applyChanges(record, rebased([made], record, known)));

/** The edits that write what waits into a sidecar, and what it says then. Throws where either cannot be understood. */
function* planned<Place>(kept: Kept<Place>, standing: Standing | undefined, base: DecisionRecord): Steps<SidecarSave> {
  if (!isUnderstood(kept.reading)) throw new UnreadableSidecar();
  const { record } = kept.reading;
  const changes = [...rebased(kept.pending, record, kept.record)];
  if (standing) {
    const decided = applyChanges(record, changes);
    yield;
    const moves = yield* movingOn(decided, base, standing.moved);
    changes.push(...moves, { article: { ...decided.article, ...standing.stamp } });
  }
  const save = yield* planningSave(kept.reading, changes);
  if (!isUnderstood(save.reading)) throw new UnreadableSidecar();
  return save;
}

/** Whether a sidecar holds no decision and nothing that a person wrote. */
function isBare({ source, record, problems }: SidecarReading): boolean {
  if (record.annotations.length || record.entities.size || problems.length) return false;
  const emptied = source.replace(/^(?:entities|annotations): *\n/gm, '');
  return emptied === '' || emptied === applyEdits('', writeSidecar('', [{ article: record.article }]));
}

/** The changes that say a record from the beginning. */
const changesOf = ({ article, entities, annotations }: DecisionRecord): readonly Change[] => [
  { article },
  ...[...entities].map(([entity, to]) => ({ entity, to })),
  ...annotations.map((to) => ({ annotation: to.id, to })),
];
