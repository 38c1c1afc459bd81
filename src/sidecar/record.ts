import type { Annotation, ArticleStamp, Change, DecisionRecord, EntityDecision } from './types.js';

export const emptyRecord: DecisionRecord = { article: null, entities: new Map(), annotations: [] };

/**
 * The record after the changes. New annotations go to their place in text order, changed ones stay where they stand in
 * the file; new entities go to the end.
 */
export function applyChanges(record: DecisionRecord, changes: readonly Change[]): DecisionRecord {
  let { article, annotations } = record;
  let entities: Map<string, EntityDecision> | null = null;
  const there = annotationsOf(record, changes);
  const changed = new Map<string, Annotation | null>();
  const added = new Map<string, Annotation>();
  for (const change of changes) {
    if ('article' in change) article = change.article;
    else if ('entity' in change) {
      entities ??= new Map(record.entities);
      if (change.to === null) entities.delete(change.entity);
      else entities.set(change.entity, change.to);
    } else {
      const { annotation: id, to } = change;
      // One that was taken away and comes again is a new one, with its own place.
      const isThere = there.has(id) && changed.get(id) !== null && !added.has(id);
      if (isThere) changed.set(id, to);
      else if (to) added.set(id, to);
      else added.delete(id);
    }
  }
  if (changed.size > 0)
    annotations = annotations.flatMap((a) => {
      const to = changed.get(a.id);
      return to === undefined ? [a] : to === null ? [] : [to];
    });
  return {
    article,
    entities: entities ?? record.entities,
    annotations: added.size > 0 ? withAdded(annotations, [...added.values()]) : annotations,
  };
}

/** The record's annotations that the changes are about, by id. */
export function annotationsOf(record: DecisionRecord, changes: readonly Change[]): Map<string, Annotation> {
  const ids = new Set<string>();
  for (const change of changes) if ('annotation' in change) ids.add(change.annotation);
  const found = new Map<string, Annotation>();
  // To index all of a long list for one change would take longer than all the rest.
  if (ids.size > 0)
    for (const annotation of record.annotations) if (ids.has(annotation.id)) found.set(annotation.id, annotation);
  return found;
}

/** Each new one goes before the first that stands behind it in the article. */
function withAdded(annotations: readonly Annotation[], added: readonly Annotation[]): readonly Annotation[] {
  if (added.length === 1) {
    const behind = annotations.findIndex((annotation) => comesBefore(added[0], annotation));
    const place = behind < 0 ? annotations.length : behind;
    return [...annotations.slice(0, place), added[0], ...annotations.slice(place)];
  }
  const places = insertionPlaces(annotations, added, comesBefore);
  const result: Annotation[] = [];
  for (let i = 0; i <= annotations.length; i++) {
    for (const one of places.get(i) ?? []) result.push(one);
    if (i < annotations.length) result.push(annotations[i]);
  }
  return result;
}

/**
 * The index of a list before which each new item goes: that of the first item that it comes before, or the list's
 * length. Several at one place are in order. The list need not be.
 */
export function insertionPlaces<T>(
  list: readonly T[],
  added: readonly T[],
  before: (a: T, b: T) => boolean,
): ReadonlyMap<number, readonly T[]> {
  // The first item that a new one comes before is the first whose forerunners' maximum it comes before.
  const highest: T[] = [];
  for (const item of list) {
    const last = highest[highest.length - 1];
    highest.push(highest.length > 0 && before(item, last) ? last : item);
  }
  const places = new Map<number, T[]>();
  for (const item of [...added].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0))) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(item, highest[middle])) high = middle;
      else low = middle + 1;
    }
    const here = places.get(low);
    if (here) here.push(item);
    else places.set(low, [item]);
  }
  return places;
}

/** Whether `a` goes before `b`: by first start, the longer one first, then by id, so that the order is never chance. */
function comesBefore(a: Annotation, b: Annotation): boolean {
  const [start, end] = a.at[0];
  const [otherStart, otherEnd] = b.at[0];
  if (start !== otherStart) return start < otherStart;
  return end !== otherEnd ? end > otherEnd : a.id < b.id;
}

/**
 * The changes that undo the given ones on the record they are about to be applied to. The order of entities, and of
 * annotations that were not in text order, may differ afterwards; what they say does not.
 */
export function invert(record: DecisionRecord, changes: readonly Change[]): readonly Change[] {
  const inverse: Change[] = [];
  const annotations = annotationsOf(record, changes);
  const seen = new Set<string>();
  for (const change of changes) {
    const key = 'article' in change ? 'article' : 'entity' in change ? `e:${change.entity}` : `a:${change.annotation}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if ('article' in change) inverse.push({ article: record.article });
    else if ('entity' in change)
      inverse.push({ entity: change.entity, to: record.entities.get(change.entity) ?? null });
    else {
      const to = annotations.get(change.annotation) ?? null;
      inverse.push({ annotation: change.annotation, to });
    }
  }
  return inverse.reverse();
}

/** The changes that lead from one record to the other; none where both say the same. */
export const changesBetween = (from: DecisionRecord, to: DecisionRecord): readonly Change[] => [
  ...differences(from, to),
];

/** Whether two records say the same: the first difference tells that they do not. */
export const sameRecord = (a: DecisionRecord, b: DecisionRecord): boolean => differences(a, b).next().done === true;

function* differences(from: DecisionRecord, to: DecisionRecord): Generator<Change> {
  if (!sameStamp(from.article, to.article)) yield { article: to.article };
  for (const [entity, decision] of to.entities) {
    const old = from.entities.get(entity);
    if (!old || !sameEntity(old, decision)) yield { entity, to: decision };
  }
  for (const entity of from.entities.keys()) if (!to.entities.has(entity)) yield { entity, to: null };
  const { head, tail } = sharedEnds(from.annotations, to.annotations);
  const old = new Map(from.annotations.slice(head, from.annotations.length - tail).map((a) => [a.id, a]));
  for (const annotation of to.annotations.slice(head, to.annotations.length - tail)) {
    const before = old.get(annotation.id);
    if (!before || !sameAnnotation(before, annotation)) yield { annotation: annotation.id, to: annotation };
    old.delete(annotation.id);
  }
  for (const id of old.keys()) yield { annotation: id, to: null };
}

/** How many objects two lists begin with alike, and how many of the others they end with alike. */
export function sharedEnds<T>(a: readonly T[], b: readonly T[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

const sameStamp = (a: ArticleStamp | null, b: ArticleStamp | null): boolean => sameValue(a, b);
export const sameEntity = (a: EntityDecision, b: EntityDecision): boolean => sameValue(a, b);
export const sameAnnotation = (a: Annotation, b: Annotation): boolean => sameValue(a, b);

/** Deep equality of saved values, to which an absent field is the same as an undefined one. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => sameValue(x, b[i]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return (
    Object.keys(left).every((key) => sameValue(left[key], right[key])) &&
    Object.keys(right).every((key) => right[key] === undefined || left[key] !== undefined)
  );
}
