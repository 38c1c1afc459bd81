import type { Analysis, Figure, Mention, Quote } from '../analysis/types.js';
import type { Annotation, FigureAnnotation, MentionAnnotation, QuoteAnnotation } from '../sidecar/types.js';
import { hull, type Span } from '../text/span.js';
import type { JoinedEntities } from './entities.js';
import { matchDecisions } from './match.js';
import type { PlacedDecision } from './placement.js';
import type { ArticleFigure, ArticleMention, ArticleQuote } from './types.js';

/** What the engine suggests of one kind, each with where it stands. */
export interface Suggestions {
  readonly quotes: readonly QuoteSuggestion[];
  readonly figures: readonly FigureSuggestion[];
  readonly mentions: readonly MentionSuggestion[];
}

interface QuoteSuggestion {
  readonly quote: Quote;
  readonly at: readonly Span[];
}

interface FigureSuggestion {
  readonly figure: Figure;
  readonly at: readonly Span[];
}

interface MentionSuggestion {
  /** The entity's id in the article. */
  readonly id: string;
  readonly at: readonly Span[];
  readonly form: Mention['form'];
}

/** A mention, and whose it is. */
export interface OwnedMention {
  readonly entity: string;
  readonly mention: ArticleMention;
}

export const suggestionsOf = (analysis: Analysis, { byId }: JoinedEntities): Suggestions => ({
  quotes: analysis.quotes.filter((q) => q.contents.length > 0).map((quote) => ({ quote, at: quote.contents })),
  figures: analysis.figures.map((figure) => ({ figure, at: [figure.span] })),
  mentions: [...byId.values()].flatMap(({ id, found }) =>
    found.flatMap((entity) => entity.mentions.map((mention) => ({ id, at: [mention.span], form: mention.form }))),
  ),
});

/** Suggested quotes and decisions on quotes as one list in text order. */
export function joinQuotes(
  text: string,
  suggestions: Suggestions['quotes'],
  decisions: readonly PlacedDecision<QuoteAnnotation>[],
  entities: JoinedEntities,
): readonly ArticleQuote[] {
  const { partner, superseded } = matchDecisions(decisions, suggestions);
  const speakerOf = (quote: Quote): string | null =>
    quote.speaker === null ? null : (entities.idOf[quote.speaker] ?? null);
  const quotes: ArticleQuote[] = decisions.map((decision) => {
    const { annotation, at } = decision;
    const suggestion = partner.get(decision)?.quote;
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
    const { kind, contents, source, cue, confidence } = suggestion.quote;
    const id = placeId('quote', contents, taken);
    quotes.push({
      type: 'quote',
      ...suggested(id, confidence),
      kind,
      contents,
      source,
      cue,
      speaker: speakerOf(suggestion.quote),
    });
  }
  return quotes.sort((a, b) => inTextOrder(a.contents, b.contents));
}

/** Suggested figures and decisions on figures as one list in text order. */
export function joinFigures(
  suggestions: Suggestions['figures'],
  decisions: readonly PlacedDecision<FigureAnnotation>[],
): readonly ArticleFigure[] {
  const { partner, superseded } = matchDecisions(decisions, suggestions);
  const figures: ArticleFigure[] = decisions.map((decision) => {
    const { annotation, at } = decision;
    const suggestion: Figure | undefined = partner.get(decision)?.figure;
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
    const { confidence, ...figure } = suggestion.figure;
    figures.push({ type: 'figure', ...suggested(placeId('figure', [figure.span], taken), confidence), ...figure });
  }
  return figures.sort((a, b) => inTextOrder([a.span], [b.span]));
}

/** Mentions in text order. One that a person decided on takes the place of the engine's at the same words. */
export function joinMentions(
  suggestions: Suggestions['mentions'],
  decisions: readonly PlacedDecision<MentionAnnotation>[],
  { byId }: JoinedEntities,
): readonly OwnedMention[] {
  // As for rejected ones, only the same words count: a name may well stand within another one.
  const exact = decisions.map((decision) => ({ ...decision, rejected: true }));
  const { partner, superseded } = matchDecisions(exact, suggestions);
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
    const { id, at, form } = suggestion;
    mentions.push({
      entity: id,
      mention: { span: at[0], form, status: 'suggested', annotation: null, found: 'exact' },
    });
  }
  return mentions.sort((a, b) => inTextOrder([a.mention.span], [b.mention.span]));
}

const NONE: Readonly<Record<string, string>> = {};

function decided({ annotation, found }: PlacedDecision<Annotation>) {
  const { id, status, labels = [], attributes = NONE, unsure = false, note = null, by = null, on = null } = annotation;
  return { id, status, labels, attributes, unsure, note, by, on, confidence: 1, found };
}

function suggested(id: string, confidence: number) {
  const status = 'suggested' as const;
  const found = 'exact' as const;
  return { id, status, labels: [], attributes: NONE, unsure: false, note: null, by: null, on: null, confidence, found };
}

/** An id made from a suggestion's place, unique among `taken`, to which it is added. */
function placeId(type: string, at: readonly Span[], taken: Set<string>): string {
  const [start, end] = hull(at);
  const base = `${type}@${start}-${end}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}.${n}`;
  taken.add(id);
  return id;
}

const inText = (text: string, span: Span): Span | null =>
  span[0] >= 0 && span[0] < span[1] && span[1] <= text.length ? span : null;

/** By first start, the longer one first. */
const inTextOrder = (a: readonly Span[], b: readonly Span[]): number =>
  a[0][0] - b[0][0] || b[b.length - 1][1] - a[a.length - 1][1];
