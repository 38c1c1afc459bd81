import { applyEdits } from '../text/edit.js';
import { overlaps, type Span } from '../text/span.js';
import { type ConflictRegion, conflictRegions } from './conflicts.js';
import { newId } from './ids.js';
import { placesIn, type SidecarPlaces } from './places.js';
import { readSidecar } from './read.js';
import { applyChanges, changesBetween, emptyRecord, sameValue } from './record.js';
import type { Annotation, ArticleStamp, Change, DecisionRecord, EntityDecision } from './types.js';
import { writeSidecar } from './write.js';

/** `both`: what either side has; of an annotation that both have differently, theirs comes in under an id of its own. */
export type Choice = 'ours' | 'theirs' | 'both';

/** Something that the two sides of a merge say differently. Null on the side that does not have it. */
export type ConflictItem = {
  /** Unique among the items: what choices are made by. */
  readonly key: string;
  /** What may be chosen. */
  readonly choices: readonly Choice[];
  /** What loses nothing that anybody decided; null where only a person can tell. */
  readonly suggested: Choice | null;
  /** The markers around it, in the source; empty where git merged the lines, and only their meaning differs. */
  readonly at: readonly Span[];
} & (
  | {
      readonly kind: 'annotation';
      readonly id: string;
      readonly ours: Side<Annotation>;
      readonly theirs: Side<Annotation>;
    }
  | {
      readonly kind: 'entity';
      readonly id: string;
      readonly ours: Side<EntityDecision>;
      readonly theirs: Side<EntityDecision>;
    }
  | {
      readonly kind: 'article';
      readonly id: null;
      readonly ours: Side<ArticleStamp>;
      readonly theirs: Side<ArticleStamp>;
    }
);
type Side<T> = T | null;

/** The conflicts of a sidecar, each with what both sides say. */
export interface Conflicts {
  readonly source: string;
  readonly regions: readonly ConflictRegion[];
  /** Annotations in text order, then entities, then the article's stamp. */
  readonly items: readonly ConflictItem[];
}

/** One side of the merge: the whole text as that side would have it. */
interface Version {
  readonly text: string;
  readonly record: DecisionRecord;
  /** Where each region's lines stand in this text. */
  readonly places: readonly Span[];
}

/**
 * What a merge left open in a sidecar; no items where there are no conflicts, or where both sides mean the same. Null
 * where the markers do not pair, or a side is no sidecar that can be read: then it must be mended by hand.
 */
export function conflictsIn(source: string): Conflicts | null {
  const regions = conflictRegions(source);
  if (!regions) return null;
  if (regions.length === 0) return { source, regions, items: [] };
  const [ours, theirs] = [versionOf(source, regions, 'ours'), versionOf(source, regions, 'theirs')];
  if (!ours || !theirs) return null;
  const base = regions.every((region) => region.base) ? versionOf(source, regions, 'base') : null;
  const [ourPlaces, theirPlaces] = [placesIn(ours.text), placesIn(theirs.text)];
  const touched = (placeIn: (places: SidecarPlaces) => Span | null | undefined): readonly Span[] => {
    const [mine, other] = [linesOf(placeIn(ourPlaces), ours.text), linesOf(placeIn(theirPlaces), theirs.text)];
    return regions
      .filter((_, i) => (mine && overlaps(mine, ours.places[i])) || (other && overlaps(other, theirs.places[i])))
      .map(({ span }) => span);
  };
  const [ourAnnotations, baseAnnotations] = [annotationsOf(ours.record), annotationsOf(base?.record ?? emptyRecord)];
  const items = changesBetween(ours.record, theirs.record).map((change): ConflictItem => {
    if ('article' in change) {
      const sides = { ours: ours.record.article, theirs: theirs.record.article };
      const at = touched(({ article }) => article);
      return {
        key: 'article',
        kind: 'article',
        id: null,
        at,
        ...sides,
        ...choosing(sides, base?.record.article, false),
      };
    }
    if ('entity' in change) {
      const id = change.entity;
      const sides = { ours: ours.record.entities.get(id) ?? null, theirs: change.to };
      const was = base && (base.record.entities.get(id) ?? null);
      return {
        key: `e:${id}`,
        kind: 'entity',
        id,
        at: touched(({ entities }) => entities.get(id)),
        ...sides,
        ...choosing(sides, was, false),
      };
    }
    const id = change.annotation;
    const sides = { ours: ourAnnotations.get(id) ?? null, theirs: change.to };
    const was = base && (baseAnnotations.get(id) ?? null);
    return {
      key: `a:${id}`,
      kind: 'annotation',
      id,
      at: touched(({ annotations }) => annotations.get(id)),
      ...sides,
      ...choosing(sides, was, true),
    };
  });
  const rank = { annotation: 0, entity: 1, article: 2 };
  const startOf = (item: ConflictItem): number =>
    item.kind === 'annotation' ? ((item.ours ?? item.theirs)?.at[0][0] ?? 0) : 0;
  return { source, regions, items: items.sort((a, b) => rank[a.kind] - rank[b.kind] || startOf(a) - startOf(b)) };
}

/**
 * The sidecar's text with the conflicts settled, markers gone. A region whose items all take one side becomes that
 * side's lines, comments and unknown keys included. What has no choice is settled as suggested, else as ours.
 * `random` gives numbers from 0 to below 1, for new ids.
 */
export function resolve(
  { source, regions, items }: Conflicts,
  choices: ReadonlyMap<string, Choice>,
  random: () => number,
): string {
  const ours = versionOf(source, regions, 'ours');
  if (!ours) throw new Error('The conflicts are not those of this text.');
  const chosen = (item: ConflictItem): Choice => choices.get(item.key) ?? item.suggested ?? 'ours';
  const target = applyChanges(ours.record, settledBy(items, chosen, ours.record, random));
  const texts = regions.map((region): string => {
    const here = items.filter(({ at }) => at.includes(region.span));
    const all = (choice: Choice): boolean => here.length > 0 && here.every((item) => chosen(item) === choice);
    const [mine, other] = [region.ours, region.theirs].map(([start, end]) => source.slice(start, end));
    const apart = here.every((item) => !item.ours || !item.theirs);
    return all('theirs') ? other : all('both') && apart ? mine + other : mine;
  });
  // Lines taken from both sides may say something else together than apart: then ours alone, changed to say it.
  for (const text of [replaced(source, regions, texts), ours.text]) {
    const { record, problems, writable } = readSidecar(text);
    const sound = writable && problems.every(({ code }) => code !== 'duplicate-id' && code !== 'duplicate-key');
    if (!sound && text !== ours.text) continue;
    return applyEdits(text, writeSidecar(text, changesBetween(record, target)));
  }
  return ours.text;
}

/** The changes that make our record say what was chosen. */
function settledBy(
  items: readonly ConflictItem[],
  chosen: (item: ConflictItem) => Choice,
  ours: DecisionRecord,
  random: () => number,
): readonly Change[] {
  const changes: Change[] = [];
  const taken = new Set([...ours.annotations.map(({ id }) => id), ...items.map(({ id }) => id ?? '')]);
  for (const item of items) {
    const choice = chosen(item);
    if (choice === 'ours' || (choice === 'both' && !item.theirs)) continue;
    if (item.kind === 'article') changes.push({ article: item.theirs });
    else if (item.kind === 'entity') changes.push({ entity: item.id, to: item.theirs });
    else if (choice === 'theirs' || !item.ours) changes.push({ annotation: item.id, to: item.theirs });
    else if (item.theirs) {
      const id = newId(taken, random);
      taken.add(id);
      changes.push({ annotation: id, to: { ...item.theirs, id } });
    }
  }
  return changes;
}

/** What may be chosen for an item, and what to suggest. `base` is undefined or null-ish where the file does not tell it. */
function choosing(
  sides: { readonly ours: unknown; readonly theirs: unknown },
  base: unknown,
  maySplit: boolean,
): { readonly choices: readonly Choice[]; readonly suggested: Choice | null } {
  const oneSided = sides.ours === null || sides.theirs === null;
  const choices: readonly Choice[] = oneSided || maySplit ? ['ours', 'theirs', 'both'] : ['ours', 'theirs'];
  // Who left it as it was has nothing to say about it: the other side's change, or removal, is what was decided.
  if (base && sameValue(base, sides.ours)) return { choices, suggested: 'theirs' };
  if (base && sameValue(base, sides.theirs)) return { choices, suggested: 'ours' };
  return { choices, suggested: oneSided && !base ? 'both' : null };
}

const annotationsOf = ({ annotations }: DecisionRecord): ReadonlyMap<string, Annotation> =>
  new Map(annotations.map((annotation) => [annotation.id, annotation]));

const replaced = (source: string, regions: readonly ConflictRegion[], texts: readonly string[]): string =>
  applyEdits(
    source,
    regions.map(({ span: [start, end] }, i) => ({ start, end, text: texts[i] })),
  );

/** The text as one side has it; null where that is no readable sidecar. */
function versionOf(
  source: string,
  regions: readonly ConflictRegion[],
  side: 'ours' | 'base' | 'theirs',
): Version | null {
  const spans = regions.map((region) => region[side] ?? [0, 0]);
  const texts = spans.map(([start, end]) => source.slice(start, end));
  let moved = 0;
  const places = regions.map(({ span: [start, end] }, i): Span => {
    const place: Span = [start + moved, start + moved + texts[i].length];
    moved += texts[i].length - (end - start);
    return place;
  });
  const text = replaced(source, regions, texts);
  const { record, writable } = readSidecar(text);
  return writable ? { text, record, places } : null;
}

/** An entry with its first line and its last. */
function linesOf(entry: Span | null | undefined, text: string): Span | null {
  if (!entry) return null;
  const start = text.lastIndexOf('\n', entry[0] - 1) + 1;
  return [start, Math.max(entry[1], start + 1)];
}
