import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.js';
import {
  type FieldReader,
  has,
  nodeAt,
  type Report,
  readerOf,
  readFigureValue,
  readPairs,
  readPlace,
  readPlaces,
  readString,
  readStrings,
  readTrue,
  readWord,
  withoutUndefined,
} from './fieldReader.js';
import { isNothing, stringOf } from './fields.js';
import type { Annotation, EntityDecision } from './types.js';
import { ANNOTATION_KINDS, ENTITY_KINDS, FIGURE_KINDS, MODIFIERS, QUOTE_KINDS, STATUSES } from './vocabulary.js';

/** What an annotation's entry says, and what of it can only be checked against the rest of the file. */
export interface AnnotationReading {
  /** Null, with problems reported, when it lacks what it cannot be without. */
  readonly annotation: Annotation | null;
  /** Where its id stands. */
  readonly id: Span;
  /** The entity that it names. */
  readonly names: Reference | null;
  /** Where its spans stand, with the field each is the value of, and where the last of its places ends. */
  readonly ends: readonly { readonly key: string; readonly end: number; readonly at: Span }[];
}

/** An entity's id where something refers to it. */
export interface Reference {
  readonly entity: string;
  readonly at: Span;
}

const NOT_READ: Omit<AnnotationReading, 'id'> = { annotation: null, names: null, ends: [] };

/** Where a node stands. */
const at = (node: Node): Span => (node.range ? [node.range[0], node.range[1]] : [0, 0]);

/** Reads an item of the list of annotations. */
export function readAnnotation(item: Node | null, report: Report): AnnotationReading {
  if (!isMap(item)) {
    if (item && !isNothing(item))
      report('shape', item, 'An annotation must be a map of "id", "kind", "status", "at" and more.');
    return { ...NOT_READ, id: [0, 0] };
  }
  const reader = readerOf(item, report);
  const needed = <T>(key: string, value: T | undefined): T | undefined => {
    if (value === undefined && !has(reader, key)) report('missing', item, 'The annotation has no "{0}".', key);
    return value;
  };
  const id = needed('id', readString(reader, 'id'));
  const kind = needed('kind', readWord(reader, 'kind', ANNOTATION_KINDS));
  const status = needed('status', readWord(reader, 'status', STATUSES));
  const places = needed('at', readPlaces(reader, 'at'));
  const idAt = at(nodeAt(reader, 'id'));
  if (id === undefined || kind === undefined || status === undefined || places === undefined)
    return { ...NOT_READ, id: idAt };
  const text = needed('text', readString(reader, 'text')) ?? '';
  const ends = [{ key: 'at', end: places[places.length - 1][1], at: at(nodeAt(reader, 'at')) }];
  const place = (key: 'source' | 'cue'): Span | undefined => {
    const span = readPlace(reader, key);
    if (span) ends.push({ key, end: span[1], at: at(nodeAt(reader, key)) });
    return span;
  };
  const base = {
    id,
    status,
    at: places,
    text,
    before: readString(reader, 'before'),
    after: readString(reader, 'after'),
    unplaced: readTrue(reader, 'unplaced'),
  };
  const rest = {
    labels: readStrings(reader, 'labels'),
    attributes: readPairs(reader, 'attributes'),
    unsure: readTrue(reader, 'unsure'),
    note: readString(reader, 'note'),
    by: readString(reader, 'by'),
    on: readString(reader, 'on'),
  };
  switch (kind) {
    case 'quote': {
      const quote = readWord(reader, 'quote', QUOTE_KINDS) ?? 'direct';
      const speaker = readString(reader, 'speaker');
      const [source, cue] = [place('source'), place('cue')];
      const annotation: Annotation = withoutUndefined({ ...base, kind, quote, speaker, source, cue, ...rest });
      return { annotation, id: idAt, names: reference(reader, 'speaker', speaker), ends };
    }
    case 'figure': {
      const figure = readWord(reader, 'figure', FIGURE_KINDS) ?? 'count';
      const value = readFigureValue(reader, 'value');
      const unit = readString(reader, 'unit');
      const modifier = readWord(reader, 'modifier', MODIFIERS);
      const annotation: Annotation = withoutUndefined({ ...base, kind, figure, value, unit, modifier, ...rest });
      return { annotation, id: idAt, names: null, ends };
    }
    case 'mention': {
      const entity = needed('entity', readString(reader, 'entity'));
      const annotation = entity === undefined ? null : withoutUndefined({ ...base, kind, entity, ...rest });
      return { annotation, id: idAt, names: reference(reader, 'entity', entity), ends };
    }
  }
}

const reference = (reader: FieldReader, key: string, entity: string | undefined): Reference | null =>
  entity === undefined ? null : { entity, at: at(nodeAt(reader, key)) };

/** What one entry of the entities says. */
export interface EntityReading {
  readonly id: string;
  readonly entity: EntityDecision;
  readonly key: Span;
}

/** Reads one field of the map of entities; null where its key is no text. */
export function readEntity(key: unknown, value: Node | null, report: Report): EntityReading | null {
  if (!isScalar(key)) return null;
  const id = stringOf(key as Node) ?? '';
  const map = isMap(value) ? value : null;
  if (!map && !isNothing(value)) report('shape', value as Node, 'An entity must be a map of "name", "kind" and more.');
  // An entity that says too little is still one that annotations refer to.
  return { id, entity: entityOf(id, key as Node, map, report), key: at(key as Node) };
}

function entityOf(id: string, key: Node, map: YAMLMap | null, report: Report): EntityDecision {
  const reader = map && readerOf(map, report);
  const name = reader ? readString(reader, 'name') : undefined;
  const kind = reader ? readWord(reader, 'kind', ENTITY_KINDS) : undefined;
  if (name === undefined) report('missing', key, 'The entity "{0}" has no name.', id);
  if (kind === undefined && !(reader && has(reader, 'kind')))
    report('missing', key, 'The entity "{0}" has no kind.', id);
  return withoutUndefined({
    name: name ?? id,
    kind: kind ?? 'person',
    role: reader ? readString(reader, 'role') : undefined,
    aliases: reader ? readStrings(reader, 'aliases') : undefined,
    wikidata: reader ? readString(reader, 'wikidata') : undefined,
    note: reader ? readString(reader, 'note') : undefined,
  });
}
