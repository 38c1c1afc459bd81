import type { Span } from '../text/span.js';
import type { ENTITY_KINDS, FIGURE_KINDS, MODIFIERS, QUOTE_KINDS, STATUSES } from './vocabulary.js';

// The saved words are kept apart from the engine's types on purpose, though they are the same words today.
export type SavedEntityKind = (typeof ENTITY_KINDS)[number];
export type SavedQuoteKind = (typeof QUOTE_KINDS)[number];
export type SavedFigureKind = (typeof FIGURE_KINDS)[number];
/** A number, `[low, high]` for a range, or ISO 8601 / TIMEX3 for what is measured in time. */
export type SavedFigureValue = number | readonly [number, number] | string;

/** What a person decided about one article: the whole meaning of a sidecar file. Saved as YAML beside the article. */
export interface DecisionRecord {
  /** The article the record speaks of, as it was when last written; null in a sidecar that does not say. */
  readonly article: ArticleStamp | null;
  /** By id, in file order. */
  readonly entities: ReadonlyMap<string, EntityDecision>;
  /** In file order, which is text order when Newsmark wrote it. */
  readonly annotations: readonly Annotation[];
}

/** Tells whether the article is still the one the spans were measured on. Hand-written ones may say less. */
export interface ArticleStamp {
  /** Of the article's text as UTF-8 without a byte order mark, lower-case hex. */
  readonly sha256?: string;
  /** In UTF-16 code units. */
  readonly length?: number;
  /** ISO 8601, where a person gave the article's date. */
  readonly date?: string;
}

/** An entity as a person named it. */
export interface EntityDecision {
  readonly name: string;
  readonly kind: SavedEntityKind;
  readonly role?: string;
  readonly aliases?: readonly string[];
  /** The item of Wikidata that it is: `Q42`. */
  readonly wikidata?: string;
  readonly note?: string;
}

/** `confirmed`: the engine's suggestion was right (perhaps after a correction); `added` by hand; `rejected`. */
export type DecisionStatus = (typeof STATUSES)[number];

/** What all annotations have. */
interface AnnotationBase {
  /** Short and random, unique in its file: `[a-z0-9]{4,}`. */
  readonly id: string;
  readonly status: DecisionStatus;
  /** Where it stands in the article; more than one span for a split quote. */
  readonly at: readonly Span[];
  /** The annotated words (fragments joined by " … "), and up to 32 code units around them, to find them again. */
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
  /** A person has seen that its words have no place in the article any more, and keeps it all the same. */
  readonly unplaced?: true;
  readonly labels?: readonly string[];
  /** Answers to the attributes of the codebook, by their keys. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The person who decided is not sure. */
  readonly unsure?: true;
  readonly note?: string;
  /** Who decided, and when (ISO 8601 date). */
  readonly by?: string;
  readonly on?: string;
}

export interface QuoteAnnotation extends AnnotationBase {
  readonly kind: 'quote';
  readonly quote: SavedQuoteKind;
  /** An entity's id. */
  readonly speaker?: string;
  readonly source?: Span;
  readonly cue?: Span;
}

export interface FigureAnnotation extends AnnotationBase {
  readonly kind: 'figure';
  readonly figure: SavedFigureKind;
  readonly value?: SavedFigureValue;
  readonly unit?: string;
  readonly modifier?: (typeof MODIFIERS)[number];
}

/** A place where an entity is mentioned. */
export interface MentionAnnotation extends AnnotationBase {
  readonly kind: 'mention';
  /** An entity's id. */
  readonly entity: string;
}

export type Annotation = QuoteAnnotation | FigureAnnotation | MentionAnnotation;

/**
 * One step of a decision, the currency between commands, undo and the sidecar's writer. `null` removes.
 * Applying a list of changes and then its inverse gives the record back.
 */
export type Change =
  | { readonly annotation: string; readonly to: Annotation | null }
  | { readonly entity: string; readonly to: EntityDecision | null }
  | { readonly article: ArticleStamp | null };

/** A sentence with `{0}`, `{1}` … for values that are not to be translated, and the values. */
export interface Wording {
  readonly template: string;
  readonly values: readonly string[];
}

/** Something wrong in a sidecar, with the place in its text (UTF-16 code units, end exclusive). */
export interface SidecarProblem {
  readonly code: SidecarProblemCode;
  /** In English. */
  readonly message: string;
  /** The same for translating. */
  readonly wording?: Wording;
  readonly span: Span;
  /** `error`: the file must not be written to. `warning`: one entry is off, the rest works. */
  readonly severity: 'error' | 'warning';
}

export type SidecarProblemCode =
  | 'too-large'
  | 'too-deep'
  | 'conflict'
  | 'yaml'
  | 'alias'
  | 'documents'
  | 'version'
  | 'shape'
  | 'duplicate-key'
  | 'duplicate-id'
  | 'missing'
  | 'unknown-value'
  | 'bad-span'
  | 'outside'
  | 'bad-value'
  | 'unknown-entity';
