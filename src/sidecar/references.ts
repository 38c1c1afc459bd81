import { isMap, isSeq, type Node } from 'yaml';
import type { Span } from '../text/span.js';
import { fieldsOf, stringOf } from './fields.js';
import { parseSidecar, spanOf } from './tree.js';

/** Where an annotation's entry says something that leads elsewhere (spans of the sidecar's text). */
export interface AnnotationReferences {
  /** The words of its id. */
  readonly id: Span;
  /** The offsets of its place in the article, and of a quote's source and cue; null where they are not given. */
  readonly at: Span | null;
  readonly source: Span | null;
  readonly cue: Span | null;
  /** The entity that its `speaker` or `entity` names. */
  readonly entity: { readonly id: string; readonly span: Span } | null;
}

/** What every annotation of a sidecar refers to, by the annotation's id. Of a repeated id the first counts. Never throws. */
export function referencesIn(source: string): ReadonlyMap<string, AnnotationReferences> {
  const references = new Map<string, AnnotationReferences>();
  const { root } = parseSidecar(source);
  const list = root && fieldsOf(root).get('annotations')?.value;
  if (!isSeq(list)) return references;
  for (const item of list.items) {
    if (!isMap(item)) continue;
    const fields = fieldsOf(item);
    const node = (key: string): Node | null => fields.get(key)?.value ?? null;
    const span = (key: string): Span | null => {
      const value = node(key);
      return value && spanOf(value);
    };
    const named = node('speaker') ?? node('entity');
    const entity = stringOf(named);
    const at = span('id');
    const id = stringOf(node('id'));
    if (id === undefined || !at || references.has(id)) continue;
    references.set(id, {
      id: at,
      at: span('at'),
      source: span('source'),
      cue: span('cue'),
      entity: named && entity !== undefined ? { id: entity, span: spanOf(named) } : null,
    });
  }
  return references;
}
