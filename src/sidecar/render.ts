import { dateText, scalarText } from './scalar.js';
import type { Annotation, ArticleStamp, DecisionRecord, EntityDecision } from './types.js';
import { VERSION } from './vocabulary.js';

/** Keys in the order in which they are written. A map's own unknown keys stay where they are. */
export const ROOT_KEYS = ['newsmark', 'article', 'entities', 'annotations'] as const;
export const STAMP_KEYS = ['sha256', 'length', 'date'] as const;
export const ENTITY_KEYS = ['name', 'kind', 'role', 'aliases', 'wikidata', 'note'] as const;
export const ANNOTATION_KEYS = [
  'id',
  'kind',
  'quote',
  'figure',
  'status',
  'at',
  'text',
  'before',
  'after',
  'unplaced',
  'speaker',
  'entity',
  'source',
  'cue',
  'value',
  'unit',
  'modifier',
  'labels',
  'attributes',
  'unsure',
  'note',
  'by',
  'on',
] as const;

/** What one field says, as YAML on one line. */
interface FieldText {
  readonly key: string;
  readonly text: string;
}

/** The fields of a saved thing that are present, in the order of `keys`. */
function fieldTexts(saved: object, keys: readonly string[], inFlow: boolean): readonly FieldText[] {
  const values = saved as Record<string, unknown>;
  return keys
    .filter((key) => values[key] !== undefined)
    .map((key) => ({ key, text: valueText(key, values[key], inFlow) }));
}

/** A field's value as it is written. */
export function valueText(key: string, value: unknown, inFlow: boolean): string {
  if (typeof value === 'string')
    return key === 'on' || key === 'date' ? dateText(value, inFlow) : scalarText(value, inFlow);
  if (Array.isArray(value)) return `[${value.map((item) => valueText('', item, true)).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return flowMap(
      Object.entries(value).map(([name, item]) => ({ key: scalarText(name, true), text: valueText('', item, true) })),
    );
  return String(value);
}

const flowMap = (fields: readonly FieldText[]): string =>
  `{${fields.map(({ key, text }) => `${key}: ${text}`).join(', ')}}`;

export const entityText = (entity: EntityDecision): string => flowMap(fieldTexts(entity, ENTITY_KEYS, true));
export const stampText = (stamp: ArticleStamp): string => flowMap(fieldTexts(stamp, STAMP_KEYS, true));
export const annotationFlow = (annotation: Annotation): string =>
  flowMap(fieldTexts(annotation, ANNOTATION_KEYS, true));

/** An annotation as the lines of a block, the first with its dash in column `dash`, the keys in column `keys`. */
export function annotationLines(annotation: Annotation, dash: number, keys: number): readonly string[] {
  return fieldTexts(annotation, ANNOTATION_KEYS, false).map(
    ({ key, text }, i) =>
      `${i === 0 ? `${' '.repeat(dash)}-${' '.repeat(keys - dash - 1)}` : ' '.repeat(keys)}${key}: ${text}`,
  );
}

export const entityLine = (id: string, entity: EntityDecision, indent: number): string =>
  `${' '.repeat(indent)}${scalarText(id, true)}: ${entityText(entity)}`;

/**
 * The lines of a section of the file with everything that the record says of it; none when it says nothing. A blank
 * line parts annotations: git merges two people's changes of neighbours only where a line between them stays the same.
 */
export function sectionLines(section: 'entities' | 'annotations', record: DecisionRecord): readonly string[] {
  const lines =
    section === 'entities'
      ? [...record.entities].map(([id, entity]) => entityLine(id, entity, 2))
      : record.annotations.flatMap((a, i) => [...(i > 0 ? [''] : []), ...annotationLines(a, 2, 4)]);
  return lines.length > 0 ? [`${section}:`, ...lines] : [];
}

/** A whole new sidecar, as lines. */
export const fileLines = (record: DecisionRecord): readonly string[] => [
  `newsmark: ${VERSION}`,
  ...(record.article ? [`article: ${stampText(record.article)}`] : []),
  ...sectionLines('entities', record),
  ...sectionLines('annotations', record),
];
