import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Resolution, describe as remember } from '../src/text/anchor.js';
import { resolve, resolveAll } from '../src/text/resolve.js';
import type { Span } from '../src/text/span.js';
import { traced } from './bench/anchors/identity.js';
import { below, pick, type Random, randomOf } from './bench/anchors/random.js';
import { scenarios } from './bench/anchors/scenarios.js';
import { asKept } from './kept.js';

/** Words of an article as somebody may have annotated them: one, a few or a sentence, at times in two parts. */
function annotated(random: Random, text: string): readonly Span[] {
  const words = [...text.matchAll(/\S+/g)];
  const span = (from: number): readonly [Span, number] => {
    const to = Math.min(words.length - 1, from + below(random, pick(random, [1, 3, 12, 40])));
    return [[words[from].index, words[to].index + words[to][0].length], to];
  };
  const [first, end] = span(below(random, words.length));
  if (random() > 0.2 || end + 3 >= words.length) return [first];
  return [first, span(end + 2)[0]];
}

/** "exact", or where the words are now: what was found, in few letters. */
function shown(resolution: Resolution, then: readonly Span[]): string {
  const place = (at: readonly Span[]) => at.map(([start, end]) => `${start}-${end}`).join('+');
  if (resolution.outcome === 'lost') return 'lost';
  if (resolution.outcome === 'ambiguous') return `ambiguous ${resolution.candidates.map(place).join('|')}`;
  return `${resolution.outcome} ${place(then)}>${place(resolution.at)}`;
}

describe('anchors in articles that somebody has edited', () => {
  const articles = readdirSync('seeds')
    .filter((file) => file.endsWith('.txt'))
    .slice(0, 5)
    .map((file) => readFileSync(join('seeds', file), 'utf8').slice(0, 1800));
  for (const { name, prepare, edit } of scenarios)
    it(`are found as they have been found before: ${name}`, () => {
      const lines = articles.flatMap((article, i) => {
        const random = randomOf(i);
        const old = prepare(random, article);
        const now = edit(random, traced(old)).text;
        const spans = Array.from({ length: 14 }, () => annotated(random, old));
        const anchors = spans.map((at) => remember(old, at));
        const ways = {
          'the old text known': resolveAll(now, anchors, old),
          'all together': resolveAll(now, anchors),
          'each alone': anchors.map((anchor) => resolve(now, anchor)),
        };
        return Object.entries(ways).flatMap(([way, found]) => [
          `article ${i + 1}, ${way}`,
          ...found.map((resolution, n) => `  ${shown(resolution, spans[n])}`),
        ]);
      });
      asKept(`anchors-${name}.txt`, lines);
    });
});
