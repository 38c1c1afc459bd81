// Articles for measurements: the samples of seeds/ with other people in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST =
  'Ada Bruno Celia Dario Elin Femke Goran Hanne Ivo Jonna Karel Lena Milo Nora Otto Petra Rosa Sven Tilda Vera'.split(
    ' ',
  );
const LAST =
  'Abel Brask Corvin Dahl Ehrling Falk Grue Holt Ister Jansk Krom Lund Marek Nyberg Orsel Pagel Rask Storm Tolle Winter'.split(
    ' ',
  );

export const readSeeds = () =>
  readdirSync('seeds')
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readFileSync(join('seeds', file), 'utf8'));

/** Article number `i`: one of the seeds in which each full name and its surname have become other ones. */
export function renamedArticle(seeds, i) {
  const seed = seeds[i % seeds.length];
  const names = new Map();
  let n = i;
  for (const [, first, last] of seed.matchAll(/\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b/g)) {
    if (names.has(last)) continue;
    n = (Math.imul(n, 1103515245) + 12345) >>> 0;
    names.set(last, `${LAST[(n >>> 8) % LAST.length]}${'aeiou'[(n >>> 16) % 5]}`);
    names.set(first, FIRST[(n >>> 20) % FIRST.length]);
  }
  return seed.replace(/\b[A-Z][a-z]+\b/g, (word) => names.get(word) ?? word);
}

/** One text at least so long, as the editor gives it: with one kind of line ends, else nothing would stand where it says. */
export function largeArticle(size) {
  const seeds = readSeeds().map((seed) => seed.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''));
  let text = '';
  for (let i = 0; text.length < size; i++) text += `${renamedArticle(seeds, i).trim()}\n\n`;
  return text;
}
