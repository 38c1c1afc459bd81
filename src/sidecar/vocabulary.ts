/** The words that the sidecar's fields may hold: the one list behind its types, its reader and its JSON Schema. */
export const ANNOTATION_KINDS = ['quote', 'figure', 'mention'] as const;
export const STATUSES = ['confirmed', 'added', 'rejected'] as const;
export const ENTITY_KINDS = ['person', 'organization', 'place', 'group'] as const;
export const QUOTE_KINDS = ['direct', 'mixed', 'indirect'] as const;
export const FIGURE_KINDS = [
  'count',
  'money',
  'percent',
  'quantity',
  'ordinal',
  'range',
  'fraction',
  'score',
  'age',
  'temperature',
  'date',
  'time',
  'duration',
  'set',
] as const;
export const MODIFIERS = ['>', '<', '>=', '<=', '~'] as const;

/** The version of the format that this program reads and writes: the value of the key `newsmark`. */
export const VERSION = 1;
