import { newId } from '../sidecar/ids.js';
import type { Annotation, Change, DecisionRecord, EntityDecision } from '../sidecar/types.js';

/** A record while several decisions are taken on it: what was there, what is new, and the changes so far. */
export interface Draft {
  readonly changes: readonly Change[];
  readonly entities: ReadonlyMap<string, EntityDecision>;
  /** The annotation of the record with this id. */
  annotation(id: string): Annotation | undefined;
  /** An id that nothing has. `random` gives numbers from 0 to below 1. */
  newId(random: () => number): string;
  put(annotation: Annotation): void;
  putEntity(id: string, entity: EntityDecision): void;
}

export function draftOf(record: DecisionRecord): Draft {
  const changes: Change[] = [];
  const entities = new Map(record.entities);
  const put = new Map<string, Annotation>();
  let asked = 0;
  let all: Map<string, Annotation> | undefined;
  /** One or two are looked for in the list: to index a long one takes longer than most decisions. */
  const find = (id: string): Annotation | undefined => {
    if (++asked > 4) all ??= new Map(record.annotations.map((annotation) => [annotation.id, annotation]));
    return put.get(id) ?? (all ? all.get(id) : record.annotations.find((annotation) => annotation.id === id));
  };
  return {
    changes,
    entities,
    annotation: find,
    newId: (random) => newId({ has: (id) => find(id) !== undefined }, random),
    put(annotation) {
      put.set(annotation.id, annotation);
      changes.push({ annotation: annotation.id, to: annotation });
    },
    putEntity(id, entity) {
      entities.set(id, entity);
      changes.push({ entity: id, to: entity });
    },
  };
}

/** Who decides, when, and where chance comes from (for new ids). */
export interface Hand {
  readonly by?: string;
  /** ISO 8601 date. */
  readonly on: string;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** What a decision says of who took it and when. */
export const signed = ({ by, on }: Hand): { by?: string; on: string } => ({ by: by || undefined, on });

/** The object without its undefined fields. */
export function compact<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
