import type { AnnotationKind, Attribute, Codebook, Label } from './types.js';

/** A label with those above it, the top one first. */
export interface PlacedLabel {
  readonly label: Label;
  readonly above: readonly Label[];
}

/** All labels, each before its narrower ones, in file order. */
export function allLabels({ labels }: Codebook): readonly PlacedLabel[] {
  const placed = (label: Label, above: readonly Label[]): PlacedLabel[] => [
    { label, above },
    ...label.labels.flatMap((narrower) => placed(narrower, [...above, label])),
  ];
  return labels.flatMap((label) => placed(label, []));
}

/** The label of a key, with those above it. */
export const labelOf = (codebook: Codebook, key: string): PlacedLabel | undefined =>
  allLabels(codebook).find(({ label }) => label.key === key);

/** A label's colour: its own, else that of the nearest one above that has one. */
export const colorOfLabel = ({ label, above }: PlacedLabel): string | undefined =>
  label.color ?? [...above].reverse().find(({ color }) => color)?.color;

/** Whether a label or an attribute may be given to annotations of a kind. */
export const fits = ({ kinds }: { readonly kinds?: readonly AnnotationKind[] }, kind: AnnotationKind): boolean =>
  kinds === undefined || kinds.includes(kind);

/** What is asked of an annotation: the attributes of all, those of its labels and of the labels above these. */
export function attributesFor(
  codebook: Codebook,
  kind: AnnotationKind,
  labels: readonly string[],
): readonly Attribute[] {
  const own = labels.flatMap((key) => {
    const placed = labelOf(codebook, key);
    return placed ? [...placed.above, placed.label].flatMap(({ attributes }) => attributes) : [];
  });
  return [...new Set([...codebook.attributes, ...own])].filter((attribute) => fits(attribute, kind));
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Whether a value is an answer to an attribute: one of its list, any text, a number, or a day as in 2026-11-22. */
export function answers({ type, values }: Attribute, value: string): boolean {
  if (type === 'choice') return values.includes(value);
  if (type === 'number') return value.trim() !== '' && Number.isFinite(Number(value));
  return type === 'date' ? DAY.test(value) : value.trim() !== '';
}
