import type { SidecarProblem } from '../sidecar/types.js';
import type { ANNOTATION_KINDS } from '../sidecar/vocabulary.js';

/** What a label or an attribute may be given to. */
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** The kinds of values that an attribute takes: one of its list, any text, a number, a day. */
export const ATTRIBUTE_TYPES = ['choice', 'text', 'number', 'date'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** What a folder's people agreed on: the whole meaning of its `newsmark.yaml`. */
export interface Codebook {
  /** The labels of the top level, in file order. */
  readonly labels: readonly Label[];
  /** Attributes of whole annotations, whatever labels they carry. */
  readonly attributes: readonly Attribute[];
  /** Names that are never suggested in this folder, as they were written. */
  readonly never: readonly string[];
}

/** A code: what annotations are labelled with. */
export interface Label {
  /** What stands in the sidecars; unique in the codebook. */
  readonly key: string;
  /** `#rrggbb`. */
  readonly color?: string;
  /** The guideline: when to give this label. */
  readonly description?: string;
  /** What it may be given to; everything where it does not say. */
  readonly kinds?: readonly AnnotationKind[];
  /** Attributes of what carries this label. */
  readonly attributes: readonly Attribute[];
  /** Narrower labels. */
  readonly labels: readonly Label[];
}

/** A question with one answer for each annotation: stance, verified, needs a call. */
export interface Attribute {
  /** What stands in the sidecars. */
  readonly key: string;
  readonly type: AttributeType;
  /** The answers of a `choice`; empty for the other types. */
  readonly values: readonly string[];
  readonly description?: string;
  readonly kinds?: readonly AnnotationKind[];
}

/** Something wrong in a codebook, with its place; as in a sidecar. */
export type CodebookProblem = SidecarProblem;
