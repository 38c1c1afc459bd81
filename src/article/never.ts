import type { Analysis } from '../analysis/types.js';
import { nameKey } from './entities.js';

/**
 * The analysis without the names that are never to be suggested: entities of that name go, with their mentions, and
 * quotes that they were to speak have no known speaker; of other entities the mentions in those words go. The same
 * object where nothing is to go.
 */
export function withoutNames(analysis: Analysis, text: string, never: readonly string[]): Analysis {
  if (never.length === 0) return analysis;
  const keys = new Set(never.map(nameKey));
  const kept = new Map<number, number>();
  const entities = analysis.entities.flatMap((entity, i) => {
    if (keys.has(nameKey(entity.name))) return [];
    kept.set(i, kept.size);
    const mentions = entity.mentions.filter(
      ({ form, span }) => form !== 'name' || !keys.has(nameKey(text.slice(span[0], span[1]))),
    );
    return [mentions.length === entity.mentions.length ? entity : { ...entity, mentions }];
  });
  const quotes = analysis.quotes.map((quote) =>
    quote.speaker === null ? quote : { ...quote, speaker: kept.get(quote.speaker) ?? null },
  );
  return { ...analysis, entities, quotes };
}
