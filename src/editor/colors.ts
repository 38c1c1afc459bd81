import { hashWord } from '../analysis/tokens.js';
import type { Article } from '../article/types.js';

/** How many colours speakers have between them: `newsmark.speaker1` to `newsmark.speaker12` in package.json. */
export const SPEAKER_COLORS = 12;

/** The id of a contributed colour; of `newsmark.speakerForeground` for somebody who has none of the twelve. */
export const speakerColor = (index: number | undefined): string =>
  index === undefined ? 'newsmark.speakerForeground' : `newsmark.speaker${index + 1}`;

/** The colours of an article's speakers: entity id → 0 to 11. */
export type SpeakerColors = ReadonlyMap<string, number>;

/** The colour a name gets wherever nobody else claims it, so that a person mostly keeps it from article to article. */
export const preferredColor = (name: string): number =>
  // Hashes are signed.
  (hashWord(name.normalize('NFC').trim()) >>> 0) % SPEAKER_COLORS;

/**
 * Gives everybody who speaks in an article a colour: the preferred one, or the next that is free, in the order of their
 * first mention, which no decision changes. Distinct while there are colours; beyond twelve speakers they repeat.
 * Speakers of rejected quotes keep theirs, so that rejecting one recolours nobody.
 */
export function speakerColors(article: Article): SpeakerColors {
  const rejected = new Set<string | null>();
  for (const { speaker, status } of article.quotes) if (status === 'rejected') rejected.add(speaker);
  const speakers = article.entities
    .filter(({ id, quotes }) => quotes.length > 0 || rejected.has(id))
    .map((entity) => ({ entity, first: entity.mentions[0]?.span[0] ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.first === b.first ? (a.entity.id < b.entity.id ? -1 : 1) : a.first - b.first));
  const colors = new Map<string, number>();
  let taken = 0;
  for (const { entity } of speakers) {
    let color = preferredColor(entity.name);
    if (colors.size < SPEAKER_COLORS) while (taken & (1 << color)) color = (color + 1) % SPEAKER_COLORS;
    taken |= 1 << color;
    colors.set(entity.id, color);
  }
  return colors;
}

/**
 * The colour of an entity that several articles have, from its colours in them: the most frequent, the earliest on a
 * tie; undefined for somebody who never speaks. With one article it is always the colour in that article.
 */
export function folderColor(colors: Iterable<number | undefined>): number | undefined {
  const votes = new Map<number, number>();
  for (const color of colors) if (color !== undefined) votes.set(color, (votes.get(color) ?? 0) + 1);
  let best: number | undefined;
  for (const [color, count] of votes) if (best === undefined || count > (votes.get(best) ?? 0)) best = color;
  return best;
}
