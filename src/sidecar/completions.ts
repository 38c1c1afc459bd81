import type { Span } from '../text/span.js';
import { placeAt, type SidecarPlace } from './at.js';
import { readSidecar } from './read.js';
import { ANNOTATION_KEYS, ENTITY_KEYS, ROOT_KEYS, STAMP_KEYS } from './render.js';
import { scalarText } from './scalar.js';
import { sidecarSchema } from './schema.js';
import type { DecisionRecord } from './types.js';
import { ANNOTATION_KINDS, ENTITY_KINDS, FIGURE_KINDS, MODIFIERS, QUOTE_KINDS, STATUSES } from './vocabulary.js';

/** Something that may be written at a place of a sidecar. */
export interface SidecarCompletion {
  readonly kind: 'entity' | 'word' | 'label' | 'key';
  /** What it is called: an entity's id, a word, a key. */
  readonly label: string;
  /** What to write there, quoted where YAML needs it; a key with its colon. */
  readonly text: string;
  /** Of an entity its name, of a key what it holds; else empty. */
  readonly detail: string;
}

/** What may be written at an offset, and the words it replaces. */
export interface SidecarCompletions {
  readonly span: Span;
  readonly items: readonly SidecarCompletion[];
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  kind: ANNOTATION_KINDS,
  status: STATUSES,
  quote: QUOTE_KINDS,
  figure: FIGURE_KINDS,
  modifier: MODIFIERS,
  unplaced: ['true'],
  unsure: ['true'],
};

/** Which kind of annotation alone has a key. */
const ONLY: Readonly<Record<string, string>> = {
  quote: 'quote',
  speaker: 'quote',
  source: 'quote',
  cue: 'quote',
  figure: 'figure',
  value: 'figure',
  unit: 'figure',
  modifier: 'figure',
  entity: 'mention',
};

/** What may be written at an offset of a sidecar; null where Newsmark has nothing to offer. Never throws. */
export function completionsAt(source: string, offset: number): SidecarCompletions | null {
  const place = placeAt(source, offset);
  if (!place) return null;
  const { record } = readSidecar(source);
  const items = place.part === 'key' ? keysFor(place, record) : valuesFor(source, place, record);
  return items.length > 0 ? { span: place.span, items } : null;
}

/** What a key of the sidecar holds, in English; null for a key that Newsmark does not know. */
export function describeKey(path: readonly (string | number)[]): string | null {
  const key = path.at(-1);
  const map = mapOf(path.slice(0, -1));
  return map && typeof key === 'string' && Object.hasOwn(map.properties, key)
    ? (map.properties[key].description ?? null)
    : null;
}

interface KnownMap {
  readonly keys: readonly string[];
  readonly properties: Readonly<Record<string, { readonly description?: string }>>;
}

/** What Newsmark knows of the map at a path. */
function mapOf([section, entry, ...more]: readonly (string | number)[]): KnownMap | null {
  const { properties, definitions } = sidecarSchema;
  if (section === undefined) return { keys: ROOT_KEYS, properties: { ...properties, article: definitions.article } };
  if (section === 'article' && entry === undefined)
    return { keys: STAMP_KEYS, properties: definitions.article.properties };
  if (entry === undefined || more.length > 0) return null;
  if (section === 'entities') return { keys: ENTITY_KEYS, properties: definitions.entity.properties };
  if (section === 'annotations') return { keys: ANNOTATION_KEYS, properties: definitions.annotation.properties };
  return null;
}

function keysFor(
  { path, span, siblings, annotation }: SidecarPlace,
  record: DecisionRecord,
): readonly SidecarCompletion[] {
  const around = span[0] === span[1] ? path : path.slice(0, -1);
  const map = mapOf(around);
  if (!map) return [];
  const kind = record.annotations.find(({ id }) => id === annotation)?.kind;
  return map.keys
    .filter((key) => !siblings.includes(key))
    .filter((key) => map.keys !== ANNOTATION_KEYS || !kind || (ONLY[key] ?? kind) === kind)
    .map((key) => ({ kind: 'key', label: key, text: `${key}:`, detail: map.properties[key]?.description ?? '' }));
}

function valuesFor(
  source: string,
  { path, span, inFlow }: SidecarPlace,
  record: DecisionRecord,
): readonly SidecarCompletion[] {
  const [section, , key] = path;
  const blank = source[span[0] - 1] === ':' ? ' ' : '';
  const word = (label: string): SidecarCompletion => {
    const text = label === 'true' ? label : scalarText(label, inFlow);
    return { kind: 'word', label, text: blank + text, detail: '' };
  };
  if (section === 'entities' && path.length === 3) return key === 'kind' ? ENTITY_KINDS.map(word) : [];
  if (section !== 'annotations') return [];
  if (key === 'labels') {
    const labels = new Set(record.annotations.flatMap((annotation) => annotation.labels ?? []));
    return [...labels].sort().map((label) => ({ ...word(label), kind: 'label' }));
  }
  if (path.length !== 3) return [];
  if (key === 'speaker' || key === 'entity')
    return [...record.entities].map(([id, { name }]) => ({ ...word(id), kind: 'entity', detail: name }));
  return typeof key === 'string' && Object.hasOwn(WORDS, key) ? WORDS[key].map(word) : [];
}
