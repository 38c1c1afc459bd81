import type { Annotation, ArticleStamp, Change, DecisionRecord, EntityDecision } from './types.js';

export const emptyRecord: DecisionRecord = { article: null, entities: new Map(), annotations: [] };

/**
 * The record after the changes. New annotations go to their place in text order, changed ones stay where they stand in
 * the file; new entities go to the end.
 */
export function applyChanges(record: DecisionRecord, changes: readonly Change[]): DecisionRecord {
  let article = record.article;
  const entities = new Map(record.entities);
  const annotations = [...record.annotations];
  for (const change of changes) {
    if ('article' in change) article = change.article;
    else if ('entity' in change) {
      if (change.to === null) entities.delete(change.entity);
      else entities.set(change.entity, change.to);
    } else {
      const at = annotations.findIndex((a) => a.id === change.annotation);
      if (change.to === null) {
        if (at >= 0) annotations.splice(at, 1);
      } else if (at >= 0) annotations[at] = change.to;
      else annotations.splice(placeFor(annotations, change.to), 0, change.to);
    }
  }
  return { article, entities, annotations };
}

/** The index before which a new annotation goes: that of the first one that stands behind it in the article. */
export function placeFor(annotations: readonly Annotation[], added: Annotation): number {
  const index = annotations.findIndex((a) => comesBefore(added, a));
  return index < 0 ? annotations.length : index;
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
  const seen = new Set<string>();
  for (const change of changes) {
    const key = 'article' in change ? 'article' : 'entity' in change ? `e:${change.entity}` : `a:${change.annotation}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if ('article' in change) inverse.push({ article: record.article });
    else if ('entity' in change)
      inverse.push({ entity: change.entity, to: record.entities.get(change.entity) ?? null });
    else {
      const to = record.annotations.find((a) => a.id === change.annotation) ?? null;
      inverse.push({ annotation: change.annotation, to });
    }
  }
  return inverse.reverse();
}

/** The changes that lead from one record to the other; none where both say the same. */
export function changesBetween(from: DecisionRecord, to: DecisionRecord): readonly Change[] {
  const changes: Change[] = [];
  if (!sameStamp(from.article, to.article)) changes.push({ article: to.article });
  for (const [entity, decision] of to.entities) {
    const old = from.entities.get(entity);
    if (!old || !sameEntity(old, decision)) changes.push({ entity, to: decision });
  }
  for (const entity of from.entities.keys()) if (!to.entities.has(entity)) changes.push({ entity, to: null });
  const old = new Map(from.annotations.map((a) => [a.id, a]));
  for (const annotation of to.annotations) {
    const before = old.get(annotation.id);
    if (!before || !sameAnnotation(before, annotation)) changes.push({ annotation: annotation.id, to: annotation });
    old.delete(annotation.id);
  }
  for (const id of old.keys()) changes.push({ annotation: id, to: null });
  return changes;
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
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => sameValue(left[key], right[key]));
}
