import type { Analysis, Figure, Mention, Quote } from '../analysis/types.js';
import type { Annotation, FigureAnnotation, MentionAnnotation, QuoteAnnotation } from '../sidecar/types.js';
import { hull, type Span } from '../text/span.js';
import type { JoinedEntities } from './entities.js';
import { byContents, bySpan, matchDecisions, type Reach } from './match.js';
import type { PlacedDecision } from './placement.js';
import type { ArticleFigure, ArticleMention, ArticleQuote } from './types.js';

/** What the engine suggests that stands somewhere. */
export interface Suggestions {
  readonly quotes: readonly Quote[];
  readonly figures: readonly Figure[];
  readonly mentions: readonly MentionSuggestion[];
}

export interface MentionSuggestion {
  /** The entity's id in the article. */
  readonly id: string;
  readonly span: Span;
  readonly form: Mention['form'];
}

/** A mention, and whose it is. */
export interface OwnedMention {
  readonly entity: string;
  readonly mention: ArticleMention;
}

export function suggestionsOf(analysis: Analysis, { byId }: JoinedEntities): Suggestions {
  const mentions: MentionSuggestion[] = [];
  for (const { id, found } of byId.values())
    for (const entity of found) for (const { span, form } of entity.mentions) mentions.push({ id, span, form });
  return { quotes: analysis.quotes.filter((q) => q.contents.length > 0), figures: analysis.figures, mentions };
}

export const byMention: Reach<OwnedMention> = {
  start: ({ mention }) => mention.span[0],
  end: ({ mention }) => mention.span[1],
};

/** Suggested quotes and decisions on quotes as one list in text order. */
export function joinQuotes(
  text: string,
  suggestions: Suggestions['quotes'],
  decisions: readonly PlacedDecision<QuoteAnnotation>[],
  entities: JoinedEntities,
): readonly ArticleQuote[] {
  const { partner, superseded } = matchDecisions(decisions, suggestions, byContents);
  const speakerOf = (quote: Quote): string | null =>
    quote.speaker === null ? null : (entities.idOf[quote.speaker] ?? null);
  const quotes: ArticleQuote[] = decisions.map((decision) => {
    const { annotation, at } = decision;
    const suggestion = partner.get(decision);
    const moved = at[0][0] - annotation.at[0][0];
    const kept = (span: Span | undefined): Span | null =>
      span ? inText(text, [span[0] + moved, span[1] + moved]) : null;
    const speaker = annotation.speaker ?? (suggestion ? speakerOf(suggestion) : null);
    return {
      type: 'quote',
      ...decided(decision),
      kind: annotation.quote,
      contents: at,
      source: kept(annotation.source) ?? suggestion?.source ?? null,
      cue: kept(annotation.cue) ?? suggestion?.cue ?? null,
      speaker: speaker !== null && entities.byId.has(speaker) ? speaker : null,
    };
  });
  const taken = new Set<string>();
  for (const suggestion of suggestions) {
    if (superseded.has(suggestion)) continue;
    const { kind, contents, source, cue, confidence } = suggestion;
    // Written out, as everywhere where thousands are made: spreading takes many times as long.
    quotes.push({
      type: 'quote',
      id: placeId('quote', byContents.start(suggestion), byContents.end(suggestion), taken),
      status: 'suggested',
      labels: NO_LABELS,
      attributes: NONE,
      unsure: false,
      note: null,
      by: null,
      on: null,
      confidence,
      found: 'exact',
      kind,
      contents,
      source,
      cue,
      speaker: speakerOf(suggestion),
    });
  }
  return inTextOrder(quotes, byContents);
}

/** Suggested figures and decisions on figures as one list in text order. */
export function joinFigures(
  suggestions: Suggestions['figures'],
  decisions: readonly PlacedDecision<FigureAnnotation>[],
): readonly ArticleFigure[] {
  const { partner, superseded } = matchDecisions(decisions, suggestions, bySpan);
  const figures: ArticleFigure[] = decisions.map((decision) => {
    const { annotation, at } = decision;
    const suggestion = partner.get(decision);
    const same = suggestion?.kind === annotation.figure ? suggestion : undefined;
    return {
      type: 'figure',
      ...decided(decision),
      kind: annotation.figure,
      span: hull(at),
      value: annotation.value ?? same?.value ?? null,
      unit: annotation.unit ?? same?.unit ?? null,
      modifier: annotation.modifier ?? same?.modifier ?? null,
    };
  });
  const taken = new Set<string>();
  for (const suggestion of suggestions) {
    if (superseded.has(suggestion)) continue;
    const { kind, span, value, unit, modifier, confidence } = suggestion;
    figures.push({
      type: 'figure',
      id: placeId('figure', span[0], span[1], taken),
      status: 'suggested',
      labels: NO_LABELS,
      attributes: NONE,
      unsure: false,
      note: null,
      by: null,
      on: null,
      confidence,
      found: 'exact',
      kind,
      span,
      value,
      unit,
      modifier,
    });
  }
  return inTextOrder(figures, bySpan);
}

/** Mentions in text order. One that a person decided on takes the place of the engine's at the same words. */
export function joinMentions(
  suggestions: Suggestions['mentions'],
  decisions: readonly PlacedDecision<MentionAnnotation>[],
  { byId }: JoinedEntities,
): readonly OwnedMention[] {
  // As for rejected ones, only the same words count: a name may well stand within another one.
  const exact = decisions.map((decision) => ({ ...decision, rejected: true }));
  const { partner, superseded } = matchDecisions(exact, suggestions, bySpan);
  const mentions: OwnedMention[] = [];
  for (const decision of exact) {
    const { annotation, at, found } = decision;
    const { entity, status, id } = annotation;
    if (!byId.has(entity)) continue;
    const form = partner.get(decision)?.form ?? 'name';
    for (const span of at) mentions.push({ entity, mention: { span, form, status, annotation: id, found } });
  }
  for (const suggestion of suggestions) {
    if (superseded.has(suggestion)) continue;
    const { id, span, form } = suggestion;
    mentions.push({
      entity: id,
      mention: { span, form, status: 'suggested', annotation: null, found: 'exact' },
    });
  }
  return inTextOrder(mentions, byMention);
}

const NONE: Readonly<Record<string, string>> = {};
const NO_LABELS: readonly string[] = [];

function decided({ annotation, found }: PlacedDecision<Annotation>) {
  const { id, status, labels = NO_LABELS, attributes = NONE } = annotation;
  const { unsure = false, note = null, by = null, on = null } = annotation;
  return { id, status, labels, attributes, unsure, note, by, on, confidence: 1, found };
}

/** An id made from a suggestion's place, unique among `taken`, to which it is added. */
function placeId(type: string, start: number, end: number, taken: Set<string>): string {
  const base = `${type}@${start}-${end}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}.${n}`;
  taken.add(id);
  return id;
}

const inText = (text: string, span: Span): Span | null =>
  span[0] >= 0 && span[0] < span[1] && span[1] <= text.length ? span : null;

/** Sorts by first start, the longer one first. */
const inTextOrder = <T>(list: T[], { start, end }: Reach<NoInfer<T>>): readonly T[] =>
  list.sort((a, b) => start(a) - start(b) || end(b) - end(a));
