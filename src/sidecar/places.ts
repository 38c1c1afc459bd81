import { isMap, isSeq } from 'yaml';
import type { Span } from '../text/span.js';
import { fieldsOf, stringOf } from './fields.js';
import { endOf, startOf } from './splice.js';
import { parseSidecar, spanOf } from './tree.js';

/** Where things stand in a sidecar's text (UTF-16 code units): for going there from the article, and back. */
export interface SidecarPlaces {
  /** The whole entry of an annotation, by its id. */
  readonly annotations: ReadonlyMap<string, Span>;
  /** An entity's key, by its id. */
  readonly entities: ReadonlyMap<string, Span>;
  /** The article's stamp with its key; null where there is none. */
  readonly article: Span | null;
}

/** Finds the entries of a sidecar, however they are written. Never throws. */
export function placesIn(source: string): SidecarPlaces {
  const annotations = new Map<string, Span>();
  const entities = new Map<string, Span>();
  const { root } = parseSidecar(source);
  const fields = root && fieldsOf(root);
  const list = fields?.get('annotations')?.value;
  if (isSeq(list))
    for (const item of list.items) {
      const id = isMap(item) ? stringOf(fieldsOf(item).get('id')?.value ?? null) : undefined;
      if (id !== undefined && isMap(item) && !annotations.has(id)) annotations.set(id, spanOf(item));
    }
  const map = fields?.get('entities')?.value;
  if (isMap(map)) for (const [id, { key }] of fieldsOf(map)) entities.set(id, spanOf(key));
  const stamp = fields?.get('article');
  const article: Span | null = stamp ? [startOf(stamp.key), endOf(source, stamp.pair)] : null;
  return { annotations, entities, article };
}
