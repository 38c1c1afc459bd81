import type { Span } from '../text/span.js';

/**
 * What the engine finds in one article. All lists are in text order; spans are UTF-16 code units, end exclusive.
 * A speaker is an index into `entities`.
 */
export interface Analysis {
  readonly quotes: readonly Quote[];
  readonly entities: readonly Entity[];
  readonly figures: readonly Figure[];
  /** The article's own date as ISO 8601 (given, or read from its dateline or head), against which dates resolve. */
  readonly date: string | null;
}

/**
 * How the words are reported. `direct`: all of them in quotation marks. `mixed`: a reported clause with some of its
 * words in marks. `indirect`: reported speech without marks.
 */
export type QuoteKind = 'direct' | 'mixed' | 'indirect';

/** Words or content that the article attributes to somebody. */
export interface Quote {
  readonly kind: QuoteKind;
  /** What is said: more than one span where the reporting clause splits it. Without outer marks when direct. */
  readonly contents: readonly Span[];
  /** The words that name the speaker where the quote is attributed ("he", "Mr. Cho"), or null if none are near. */
  readonly source: Span | null;
  /** The reporting verb or phrase ("said", "according to"), or null. */
  readonly cue: Span | null;
  /** Index into `Analysis.entities` of who it is, or null where it cannot be told. */
  readonly speaker: number | null;
  /** How sure, from 0 to 1, that contents and source are right; less where the speaker cannot be told. */
  readonly confidence: number;
}

export type EntityKind = 'person' | 'organization' | 'place' | 'group';

/** How a mention names its entity: by a name, by a role or description ("the minister"), or by a pronoun. */
export type MentionForm = 'name' | 'description' | 'pronoun';

export interface Mention {
  readonly span: Span;
  readonly form: MentionForm;
}

/** Somebody or something that the article names, with all the places where it does. */
export interface Entity {
  /** The fullest name in the article, without titles; for an anonymous source, its description. */
  readonly name: string;
  readonly kind: EntityKind;
  /** Office or title as the article gives it ("NATO Secretary General"), or null. */
  readonly role: string | null;
  readonly mentions: readonly Mention[];
}

export type FigureKind =
  | 'count'
  | 'money'
  | 'percent'
  | 'quantity'
  | 'ordinal'
  | 'range'
  | 'fraction'
  | 'score'
  | 'age'
  | 'temperature'
  | 'date'
  | 'time'
  | 'duration'
  | 'set';

/** A value: a number, `[low, high]` for a range, or ISO 8601 / TIMEX3 for what is measured in time; null if unknown. */
export type FigureValue = number | readonly [number, number] | string | null;

/** A number that measures, counts or dates something. */
export interface Figure {
  readonly kind: FigureKind;
  /** With its unit or noun and its modifier ("more than 2,400 soldiers"). */
  readonly span: Span;
  readonly value: FigureValue;
  /** ISO 4217 for money ("USD"), the word for others ("soldiers", "km"), or null. */
  readonly unit: string | null;
  /** `>` more than, `<` less than, `>=` at least, `<=` at most, `~` about; null for exactly. */
  readonly modifier: '>' | '<' | '>=' | '<=' | '~' | null;
  readonly confidence: number;
}
