import type { EntityKind, Figure, MentionForm, QuoteKind } from '../analysis/types.js';
import type { Annotation, DecisionStatus } from '../sidecar/types.js';
import type { Span } from '../text/span.js';

export type Found = 'exact' | 'moved' | 'changed';

/** A suggestion of the engine that nobody has decided on yet, or the decision. */
export type Status = 'suggested' | DecisionStatus;

/**
 * An article with the engine's suggestions and the person's decisions as one: what every provider reads.
 * All lists are in text order and include what was rejected (with that status), so that it can be shown and undone.
 */
export interface Article {
  readonly text: string;
  readonly quotes: readonly ArticleQuote[];
  readonly figures: readonly ArticleFigure[];
  readonly entities: readonly ArticleEntity[];
  /** Annotations whose words are no longer in the article, or in more than one place: listed, never dropped. */
  readonly lost: readonly LostAnnotation[];
  /** The article's date as ISO 8601, or null. */
  readonly date: string | null;
}

/** A decision that cannot be shown in the text, with the places where it might belong (none when it is gone). */
export interface LostAnnotation {
  readonly annotation: Annotation;
  readonly candidates: readonly (readonly Span[])[];
}

interface ItemBase {
  /** The annotation's id, or for a suggestion one made from its place, stable while the text is. */
  readonly id: string;
  readonly status: Status;
  readonly labels: readonly string[];
  /** Answers to the codebook's attributes, by their keys. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The person who decided is not sure. */
  readonly unsure: boolean;
  readonly note: string | null;
  readonly by: string | null;
  readonly on: string | null;
  /** From 0 to 1; 1 for what a person decided. */
  readonly confidence: number;
  /**
   * How a decision's words were found again: `changed` ones should be confirmed anew. `exact` for suggestions, which
   * are made from the present text.
   */
  readonly found: Found;
}

export interface ArticleQuote extends ItemBase {
  readonly type: 'quote';
  readonly kind: QuoteKind;
  readonly contents: readonly Span[];
  readonly source: Span | null;
  readonly cue: Span | null;
  /** The id of an entity in `Article.entities`, or null. */
  readonly speaker: string | null;
}

export interface ArticleFigure extends ItemBase, Omit<Figure, 'confidence'> {
  readonly type: 'figure';
}

export interface ArticleMention {
  readonly span: Span;
  readonly form: MentionForm;
  readonly status: Status;
  /** The mention annotation behind it, or null for the engine's. */
  readonly annotation: string | null;
  readonly found: Found;
}

export interface ArticleEntity {
  readonly type: 'entity';
  /** The sidecar's key for it, or the one it would get. */
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly role: string | null;
  /** Other names the article or a person uses, without the first. */
  readonly aliases: readonly string[];
  /** The item of Wikidata that it is (`Q42`), or null. */
  readonly wikidata: string | null;
  readonly note: string | null;
  readonly mentions: readonly ArticleMention[];
  /** Ids of the quotes it speaks, in text order, without rejected ones. */
  readonly quotes: readonly string[];
  /** Whether a person has named it in the sidecar. */
  readonly decided: boolean;
}

export type ArticleItem = ArticleQuote | ArticleFigure;
