import { annotationsOf, applyChanges, sameValue, sharedEnds } from './record.js';
import { atOnce, type Steps } from './steps.js';
import type { Annotation, Change, DecisionRecord, EntityDecision } from './types.js';

/** A change as it was made: on which entry, and what it made of it. `from` is null where the entry was not there. */
export type Made =
  | { readonly annotation: string; readonly from: Annotation | null; readonly to: Annotation | null }
  | { readonly entity: string; readonly from: EntityDecision | null; readonly to: EntityDecision | null }
  | Extract<Change, { readonly article: unknown }>;

/** Fields that only make sense together: where one of a group was changed, all of it counts as changed. */
const GROUPS: readonly (readonly string[])[] = [
  ['at', 'text', 'before', 'after', 'source', 'cue'],
  ['figure', 'value', 'unit', 'modifier'],
  ['by', 'on'],
];
const PLACE = GROUPS[0];

/** The changes with the entries of the record that they are about to be made on. */
export function madeOn(record: DecisionRecord, changes: readonly Change[]): readonly Made[] {
  const annotations = annotationsOf(record, changes);
  const entities = new Map<string, EntityDecision | null>();
  return changes.map((change): Made => {
    if ('article' in change) return change;
    if ('entity' in change) {
      const before = entities.get(change.entity);
      const from = before === undefined ? (record.entities.get(change.entity) ?? null) : before;
      entities.set(change.entity, change.to);
      return { ...change, from };
    }
    const from = annotations.get(change.annotation) ?? null;
    if (change.to) annotations.set(change.annotation, change.to);
    else annotations.delete(change.annotation);
    return { ...change, from };
  });
}

/** One change for each entry: from what it was before the first decision to what the last has made of it. */
export function net(made: readonly Made[]): readonly Made[] {
  const entries = new Map<string, Made>();
  for (const change of made) {
    const key =
      'article' in change ? '' : 'entity' in change ? `entity ${change.entity}` : `annotation ${change.annotation}`;
    const first = entries.get(key);
    entries.set(key, first && 'from' in first ? ({ ...change, from: first.from } as Made) : change);
  }
  return [...entries.values()];
}

/**
 * The same decisions as changes of a record that others have changed meanwhile. Of an entry that is still there, only
 * what a decision changed is changed; one that others took away is put back by a decision on it. An entity that
 * something still refers to is not taken away, and one that a decision refers to is put back out of `known`, the record
 * in which the decisions were taken.
 */
export function rebased(made: readonly Made[], record: DecisionRecord, known: DecisionRecord): readonly Change[] {
  if (made.length === 0) return [];
  const annotations = annotationsOf(record, made);
  const touched = new Set<string>();
  const entities = new Map(record.entities);
  const changes: Change[] = [];
  for (const change of net(made)) {
    if ('article' in change) changes.push(change);
    else if ('entity' in change) {
      const to = merged(change.from, change.to, entities.get(change.entity));
      if (to) entities.set(change.entity, to);
      else entities.delete(change.entity);
      changes.push({ entity: change.entity, to });
    } else {
      const to = merged(change.from, change.to, annotations.get(change.annotation));
      if (to) annotations.set(change.annotation, to);
      else annotations.delete(change.annotation);
      touched.add(change.annotation);
      changes.push({ annotation: change.annotation, to });
    }
  }
  const needed = new Set<string | undefined>();
  for (const annotation of record.annotations) if (!touched.has(annotation.id)) needed.add(entityOf(annotation));
  for (const annotation of annotations.values()) needed.add(entityOf(annotation));
  for (const id of needed) {
    const entity = id !== undefined && !entities.has(id) && (record.entities.get(id) ?? known.entities.get(id));
    if (entity) changes.push({ entity: id, to: entity });
  }
  return changes;
}

const entityOf = (annotation: Annotation): string | undefined =>
  annotation.kind === 'quote' ? annotation.speaker : annotation.kind === 'mention' ? annotation.entity : undefined;

/** What the change of an entry from `from` to `to` makes of it as it is `now`. */
function merged<T extends Annotation | EntityDecision>(from: T | null, to: T | null, now: T | undefined): T | null {
  // Decided and taken back: what others say stands.
  if (sameValue(from, to)) return now ?? null;
  if (to === null || now === undefined || from === null || sameValue(from, now)) return to;
  const [a, b, c] = [from, to, now] as unknown as readonly Readonly<Record<string, unknown>>[];
  // A quote that has become a figure has nothing to do with what others say of the quote; kinds of entities are a field.
  if ('id' in to && (a.kind !== b.kind || b.kind !== c.kind)) return to;
  const result: Record<string, unknown> = { ...c };
  for (const keys of groupsOf([a, b, c])) {
    if (keys.every((key) => sameValue(a[key], b[key]))) continue;
    for (const key of keys) {
      if (b[key] === undefined) delete result[key];
      else result[key] = b[key];
    }
  }
  return result as unknown as T;
}

/** The fields of all entries, grouped by what belongs together. */
function groupsOf(entries: readonly object[]): readonly (readonly string[])[] {
  const alone = new Set(entries.flatMap((entry) => Object.keys(entry)));
  for (const group of GROUPS) for (const key of group) alone.delete(key);
  return [...GROUPS, ...[...alone].map((key) => [key])];
}

/** Whether two versions of an annotation stand at the same place and remember the same words. */
function samePlace(a: Annotation, b: Annotation): boolean {
  if (a === b) return true;
  // Where thousands have moved, most differ in this.
  if (a.at[0][0] !== b.at[0][0]) return false;
  const [left, right] = [a, b] as object[] as readonly Readonly<Record<string, unknown>>[];
  return PLACE.every((key) => sameValue(left[key], right[key]));
}

/** Whether two versions of an annotation say the same, wherever they stand. */
function sameBesidesPlace(a: Annotation, b: Annotation): boolean {
  const [left, right] = [a, b] as object[] as readonly Readonly<Record<string, unknown>>[];
  const same = (key: string) => PLACE.includes(key) || sameValue(left[key], right[key]);
  return Object.keys(left).every(same) && Object.keys(right).every(same);
}

/**
 * The changes that put a record's annotations where an open article's edits have moved them. `moved` is `base` with its
 * annotations moved; `record` is what others have made of `base` meanwhile: where they placed an annotation themselves,
 * or took it away, their word stands.
 */
export const movesOn = (record: DecisionRecord, base: DecisionRecord, moved: DecisionRecord): readonly Change[] =>
  atOnce(movingOn(record, base, moved));

/** The same in steps. */
export function* movingOn(
  record: DecisionRecord,
  base: DecisionRecord,
  moved: DecisionRecord,
): Steps<readonly Change[]> {
  const { head, tail } = sharedEnds(base.annotations, moved.annotations);
  if (head + tail === base.annotations.length && head + tail === moved.annotations.length) return [];
  // Most are the same objects in both: then nothing has moved them.
  const still = new Set(base.annotations);
  const after = new Map<string, Annotation>();
  for (const annotation of moved.annotations) if (!still.has(annotation)) after.set(annotation.id, annotation);
  if (after.size === 0) return [];
  const before = new Map<string, Annotation>();
  for (const annotation of base.annotations) if (after.has(annotation.id)) before.set(annotation.id, annotation);
  const changes: Change[] = [];
  for (const [i, annotation] of record.annotations.entries()) {
    if (i % STEP === STEP - 1) yield;
    const [from, to] = [before.get(annotation.id), after.get(annotation.id)];
    if (!from || !to || to.kind !== annotation.kind || samePlace(from, to) || !samePlace(annotation, from)) continue;
    changes.push({ annotation: annotation.id, to: movedTo(annotation, to) });
  }
  return changes;
}

/** How many annotations are looked at in one step. */
const STEP = 500;

/** An annotation at the place of another version of it. */
function movedTo(annotation: Annotation, to: Annotation): Annotation {
  // The same object where others have changed nothing of it: the next time it is known at a glance.
  if (sameBesidesPlace(annotation, to)) return to;
  const fields = annotation as object as Record<string, unknown>;
  const kept = Object.entries(fields).filter(([key]) => !PLACE.includes(key));
  const place = Object.entries(to).filter(([key, value]) => PLACE.includes(key) && value !== undefined);
  return Object.fromEntries([...kept, ...place]) as unknown as Annotation;
}

/** A record with its annotations where an open article's edits have moved them; see `movesOn`. */
export const carried = (record: DecisionRecord, base: DecisionRecord, moved: DecisionRecord): DecisionRecord =>
  applyChanges(record, movesOn(record, base, moved));
