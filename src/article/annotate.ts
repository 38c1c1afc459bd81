import type { Analysis, Figure, Quote } from '../analysis/types.js';
import type {
  Annotation,
  DecisionRecord,
  FigureAnnotation,
  MentionAnnotation,
  QuoteAnnotation,
} from '../sidecar/types.js';
import type { Span } from '../text/span.js';
import { type JoinedEntities, joinEntities, namesAgain } from './entities.js';
import {
  byMention,
  joinFigures,
  joinMentions,
  joinQuotes,
  type MentionSuggestion,
  type OwnedMention,
  type Suggestions,
  suggestionsOf,
} from './joining.js';
import { byContents, bySpan, placed, type Reach } from './match.js';
import { lostOf, type Placement, place, placeAgain, placedOf } from './placement.js';
import type { Article, ArticleEntity, ArticleMention, ArticleQuote } from './types.js';
import { replaceWithin, windowsAround, within } from './windows.js';

/** An annotated article with what it was made of, so that the next decision need not make all of it again. */
export interface Annotated {
  readonly article: Article;
  readonly analysis: Analysis;
  readonly record: DecisionRecord;
  readonly placement: Placement;
  readonly entities: JoinedEntities;
  readonly suggestions: Suggestions;
  readonly mentions: readonly OwnedMention[];
}

/** Joins the engine's suggestions and a person's decisions: the person's word wins. Never throws. */
export const annotate = (text: string, analysis: Analysis, record: DecisionRecord): Article =>
  annotated(text, analysis, record).article;

/**
 * The same, with what it was made of. Where `before` is the article of the same text and analysis, only what stands
 * where the record has changed is joined anew; annotations that it has placed stay where they are.
 */
export function annotated(text: string, analysis: Analysis, record: DecisionRecord, before?: Annotated): Annotated {
  const again =
    before && before.article.text === text && before.analysis === analysis ? joinAgain(before, record) : undefined;
  return again ?? joinAll(text, analysis, record, before?.entities);
}

function joinAll(text: string, analysis: Analysis, record: DecisionRecord, before?: JoinedEntities): Annotated {
  const placement = place(text, record.annotations);
  const { entries } = placement;
  const entities = joinEntities(text, analysis, record, namesAgain(before?.names));
  const suggestions = suggestionsOf(analysis, entities);
  const quotes = joinQuotes(text, suggestions.quotes, placedOf<QuoteAnnotation>(entries, 'quote'), entities);
  const figures = joinFigures(suggestions.figures, placedOf<FigureAnnotation>(entries, 'figure'));
  const mentions = joinMentions(suggestions.mentions, placedOf<MentionAnnotation>(entries, 'mention'), entities);
  const article = {
    text,
    quotes,
    figures,
    entities: gatherEntities(entities, mentions, quotes),
    lost: lostOf(placement),
    date: record.article?.date ?? analysis.date,
  };
  return { article, analysis, record, placement, entities, suggestions, mentions };
}

/** More changes than this are joined as a whole. */
const FEW = 64;

/** Joins anew what stands where the record has changed; undefined where that may be anywhere. */
function joinAgain(before: Annotated, record: DecisionRecord): Annotated | undefined {
  const { article: old, analysis, suggestions } = before;
  const { text } = old;
  const again = placeAgain(text, before.placement, record.annotations);
  if (!again) return undefined;
  const { placement, gone, come } = again;
  const same = record.entities === before.record.entities;
  const entities = same ? before.entities : joinEntities(text, analysis, record, before.entities.names, before);
  if (entities.idOf.some((id, i) => id !== before.entities.idOf[i])) return undefined;
  const renewed = new Set<string>();
  if (!same)
    for (const id of new Set([...entities.byId.keys(), ...before.entities.byId.keys()]))
      if (entities.byId.get(id) !== before.entities.byId.get(id)) renewed.add(id);
  // Who has come or gone as an entity can be a speaker, or be mentioned, only now or no more.
  const isKnownElse = (id: string | undefined) =>
    id !== undefined && renewed.has(id) && entities.byId.has(id) !== before.entities.byId.has(id);
  const changed = [
    ...gone,
    ...come,
    ...(renewed.size > 0 ? placement.entries.filter(({ annotation }) => isKnownElse(entityOf(annotation))) : []),
  ];
  if (changed.length > FEW) return undefined;

  /** What of one kind is joined anew, and where. */
  const around = <A extends Annotation, S>(kind: A['kind'], list: readonly S[], where: Reach<NoInfer<S>>) => {
    const seeds = placedOf<A>(changed, kind).map((decision): Span => [placed.start(decision), placed.end(decision)]);
    if (seeds.length === 0) return undefined;
    const suggested = { list, where };
    const decisions = { list: placedOf<A>(placement.entries, kind), where: placed };
    const windows = windowsAround(seeds, suggested, decisions);
    return { windows, decisions: within(decisions, windows), suggested: within(suggested, windows) };
  };

  let { quotes, figures } = old;
  let { mentions } = before;
  const near = around<QuoteAnnotation, Quote>('quote', suggestions.quotes, byContents);
  if (near) {
    const fresh = joinQuotes(text, near.suggested, near.decisions, entities);
    const next = replaceWithin(quotes, near.windows, fresh, byContents.start);
    for (const { speaker } of [...next.gone, ...fresh]) if (speaker !== null) renewed.add(speaker);
    quotes = next.list;
  }
  const nearFigures = around<FigureAnnotation, Figure>('figure', suggestions.figures, bySpan);
  if (nearFigures) {
    const fresh = joinFigures(nearFigures.suggested, nearFigures.decisions);
    figures = replaceWithin(figures, nearFigures.windows, fresh, bySpan.start).list;
  }
  const nearMentions = around<MentionAnnotation, MentionSuggestion>('mention', suggestions.mentions, bySpan);
  if (nearMentions) {
    const fresh = joinMentions(nearMentions.suggested, nearMentions.decisions, entities);
    const next = replaceWithin(mentions, nearMentions.windows, fresh, byMention.start);
    for (const { entity } of [...next.gone, ...fresh]) renewed.add(entity);
    mentions = next.list;
  }
  const isLost = [...gone, ...come].some((entry) => !('at' in entry));
  const article = {
    text,
    quotes,
    figures,
    entities: renewed.size === 0 ? old.entities : gatherEntities(entities, mentions, quotes, { old, renewed }),
    lost: isLost ? lostOf(placement) : old.lost,
    date: record.article?.date ?? analysis.date,
  };
  return { article, analysis, record, placement, entities, suggestions, mentions };
}

const entityOf = (annotation: Annotation): string | undefined =>
  annotation.kind === 'quote' ? annotation.speaker : annotation.kind === 'mention' ? annotation.entity : undefined;

/** Gives every entity its mentions and its quotes. With an `old` article, all but the `renewed` ones are as they were. */
function gatherEntities(
  { byId }: JoinedEntities,
  mentions: readonly OwnedMention[],
  quotes: readonly ArticleQuote[],
  before?: { readonly old: Article; readonly renewed: ReadonlySet<string> },
): readonly ArticleEntity[] {
  const known = new Map(before?.old.entities.map((entity) => [entity.id, entity]));
  const isKept = (id: string) => before !== undefined && !before.renewed.has(id) && known.has(id);
  const mentioned = new Map<string, ArticleMention[]>();
  for (const { entity, mention } of mentions) if (!isKept(entity)) listOf(mentioned, entity).push(mention);
  const spoken = new Map<string, string[]>();
  for (const { speaker, status, id } of quotes)
    if (speaker !== null && status !== 'rejected' && !isKept(speaker)) listOf(spoken, speaker).push(id);
  const gathered: ArticleEntity[] = [];
  for (const { type, id, name, kind, role, aliases, wikidata, note, decided } of byId.values()) {
    const old = isKept(id) ? known.get(id) : undefined;
    if (old) gathered.push(old);
    else {
      const [mentions, quotes] = [mentioned.get(id) ?? [], spoken.get(id) ?? []];
      gathered.push({ type, id, name, kind, role, aliases, wikidata, note, mentions, quotes, decided });
    }
  }
  return gathered.sort((a, b) => firstPlace(a) - firstPlace(b));
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
