/** Annotations that take turns in a sidecar, so that its text tells how many saves it has seen. */
import type { Annotation } from '../src/sidecar/types.js';

/** How many annotations take turns. */
export const RING = 24;

/** Long enough that a save is no single block of the disk. */
const FILLER = 'The harbour office counted the boats twice. '.repeat(40);

/** The annotation that the nth save (from 1) of a saver with this name changes. */
export function ringAnnotation(name: string, n: number): Annotation {
  const slot = n % RING;
  const note = `${n} ${FILLER}`;
  return {
    id: `${name}${String(slot).padStart(3, '0')}`,
    kind: 'figure',
    figure: 'count',
    status: 'confirmed',
    at: [[slot * 10, slot * 10 + 5]],
    text: 'boats',
    note,
  };
}

/** Which save of the saver wrote an annotation; 0 where it is not the saver's. */
export const roundOf = ({ id, note }: Annotation, name: string): number =>
  id.startsWith(name) && note?.trimEnd().endsWith(FILLER.trimEnd()) ? Number.parseInt(note, 10) : 0;

/** How many saves the annotations have seen: undefined where they are no state that ever was. */
export function savesIn(annotations: readonly Annotation[], name: string): number | undefined {
  const rounds = annotations.filter(({ id }) => id.startsWith(name)).map((annotation) => roundOf(annotation, name));
  const last = Math.max(0, ...rounds);
  const expected = Array.from({ length: Math.min(last, RING) }, (_, i) => last - i);
  return rounds.length === expected.length && expected.every((n) => rounds.includes(n)) ? last : undefined;
}
