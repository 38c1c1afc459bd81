import type { Analysis, Figure, Quote } from '../analysis/types.js';
import type {
  Annotation,
  DecisionRecord,
  FigureAnnotation,
  MentionAnnotation,
  QuoteAnnotation,
} from '../sidecar/types.js';
import { resolveAll } from '../text/resolve.js';
import { hull, type Span } from '../text/span.js';
import { type JoinedEntities, joinEntities } from './entities.js';
import { matchDecisions } from './match.js';
import type {
  Article,
  ArticleEntity,
  ArticleFigure,
  ArticleMention,
  ArticleQuote,
  Found,
  LostAnnotation,
} from './types.js';

/** A decision at its place in the present text. */
interface PlacedDecision<A extends Annotation> {
  readonly annotation: A;
  readonly at: readonly Span[];
  readonly found: Found;
  readonly rejected: boolean;
}

/** Joins the engine's suggestions and a person's decisions: the person's word wins. Never throws. */
export function annotate(text: string, analysis: Analysis, record: DecisionRecord): Article {
  const { placed, lost } = place(text, record.annotations);
  const entities = joinEntities(text, analysis, record);
  const quotes = joinQuotes(text, analysis, placed, entities);
  const figures = joinFigures(analysis, placed);
  return {
    text,
    quotes,
    figures,
    entities: gatherEntities(entities, placed, quotes),
    lost,
    date: record.article?.date ?? analysis.date,
  };
}

interface Placement {
  readonly placed: readonly PlacedDecision<Annotation>[];
  readonly lost: readonly LostAnnotation[];
}

function place(text: string, annotations: readonly Annotation[]): Placement {
  const resolutions = resolveAll(text, annotations);
  const placed: PlacedDecision<Annotation>[] = [];
  const lost: LostAnnotation[] = [];
  for (const [i, annotation] of annotations.entries()) {
    const resolution = resolutions[i];
    if (resolution.outcome === 'lost') lost.push({ annotation, candidates: [] });
    else if (resolution.outcome === 'ambiguous') lost.push({ annotation, candidates: resolution.candidates });
    else {
      const { at, outcome: found } = resolution;
      placed.push({ annotation, at, found, rejected: annotation.status === 'rejected' });
    }
  }
  return { placed, lost };
}

const ofKind = <A extends Annotation>(placed: Placement['placed'], kind: A['kind']): readonly PlacedDecision<A>[] =>
  placed.filter((p) => p.annotation.kind === kind) as unknown as readonly PlacedDecision<A>[];

function joinQuotes(
  text: string,
  analysis: Analysis,
  placed: Placement['placed'],
  entities: JoinedEntities,
): readonly ArticleQuote[] {
  const decisions = ofKind<QuoteAnnotation>(placed, 'quote');
  const suggestions = analysis.quotes
    .filter((q) => q.contents.length > 0)
    .map((quote) => ({ quote, at: quote.contents }));
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

function joinFigures(analysis: Analysis, placed: Placement['placed']): readonly ArticleFigure[] {
  const decisions = ofKind<FigureAnnotation>(placed, 'figure');
  const suggestions = analysis.figures.map((figure) => ({ figure, at: [figure.span] }));
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

/** Gives every entity its mentions (the engine's, corrected by a person's) and its quotes. */
function gatherEntities(
  entities: JoinedEntities,
  placed: Placement['placed'],
  quotes: readonly ArticleQuote[],
): readonly ArticleEntity[] {
  const mentions = gatherMentions(entities, ofKind<MentionAnnotation>(placed, 'mention'));
  const spoken = new Map<string, string[]>();
  for (const { speaker, status, id } of quotes)
    if (speaker !== null && status !== 'rejected') listOf(spoken, speaker).push(id);
  const gathered: ArticleEntity[] = [];
  for (const { found: _, ...entity } of entities.byId.values()) {
    const own = (mentions.get(entity.id) ?? []).sort((a, b) => inTextOrder([a.span], [b.span]));
    gathered.push({ ...entity, mentions: own, quotes: spoken.get(entity.id) ?? [] });
  }
  return gathered.sort((a, b) => firstPlace(a) - firstPlace(b));
}

/** Mentions by entity. One that a person decided on takes the place of the engine's at the same words. */
function gatherMentions(
  entities: JoinedEntities,
  decisions: readonly PlacedDecision<MentionAnnotation>[],
): ReadonlyMap<string, ArticleMention[]> {
  const engine = [...entities.byId.values()].flatMap(({ id, found }) =>
    found.flatMap((entity) => entity.mentions.map((mention) => ({ id, at: [mention.span], form: mention.form }))),
  );
  // As for rejected ones, only the same words count: a name may well stand within another one.
  const exact = decisions.map((decision) => ({ ...decision, rejected: true }));
  const { partner, superseded } = matchDecisions(exact, engine);
  const mentions = new Map<string, ArticleMention[]>();
  for (const decision of exact) {
    const { annotation, at, found } = decision;
    if (!entities.byId.has(annotation.entity)) continue;
    const form = partner.get(decision)?.form ?? 'name';
    for (const span of at)
      listOf(mentions, annotation.entity).push({
        span,
        form,
        status: annotation.status,
        annotation: annotation.id,
        found,
      });
  }
  for (const mention of engine)
    if (!superseded.has(mention))
      listOf(mentions, mention.id).push({
        span: mention.at[0],
        form: mention.form,
        status: 'suggested',
        annotation: null,
        found: 'exact',
      });
  return mentions;
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

const firstPlace = ({ mentions }: ArticleEntity): number => mentions[0]?.span[0] ?? Number.MAX_SAFE_INTEGER;

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
