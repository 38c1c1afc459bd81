import search, { type Match } from 'approx-string-match';
import type { Span } from '../../../src/text/span.js';

/**
 * How Hypothesis finds a quoted passage again, after its published method: the remembered position if the same words
 * stand there; else every place with the same words, or, where there is none, every place with up to half as many
 * errors as letters; the one taken is best by a sum of what the words, the text before, the text behind and the
 * position say. It always takes one if there is any.
 */
export function hypothesis(text: string, words: string, before: string, after: string, hint: number): Span | null {
  if (words === '') return null;
  if (text.startsWith(words, hint)) return [hint, hint + words.length];
  const found = matches(text, words, Math.min(256, words.length / 2));
  let best: Span | null = null;
  let highest = -1;
  for (const { start, end, errors } of found) {
    const score =
      50 * (1 - errors / words.length) +
      20 * (before ? likeness(text.slice(Math.max(0, start - before.length), start), before) : 1) +
      20 * (after ? likeness(text.slice(end, end + after.length), after) : 1) +
      2 * (1 - Math.abs(start - hint) / text.length);
    if (score > highest) {
      highest = score;
      best = [start, end];
    }
  }
  return best;
}

/** Places with the same words; where there is none, those with the fewest errors. */
function matches(text: string, words: string, errors: number): Match[] {
  const same: Match[] = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    same.push({ start, end: start + words.length, errors: 0 });
  return same.length > 0 ? same : search(text, words, errors);
}

/** How much of the words the text holds, from 0 to 1. */
function likeness(text: string, words: string): number {
  if (text === '' || words === '') return 0;
  const [best] = matches(text, words, words.length);
  return best ? 1 - best.errors / words.length : 0;
}
