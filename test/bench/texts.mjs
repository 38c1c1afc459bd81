// The texts of the measurements: the shared seeds, or the project's own, over and over.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './contenders.mjs';

const shared = join(root, '..', 'shared', 'seeds');

/** Where the articles are taken from, relative to the project. */
export const origin = existsSync(shared) ? '../shared/seeds' : 'seeds';

const articles = readdirSync(join(root, origin))
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .map((file) => readFileSync(join(root, origin, file), 'utf8'));

/** At least so many code units: as articles, or as one text with blank lines between them. */
export function texts(size, whole) {
  const list = [];
  for (let length = 0, i = 0; length < size; i++) {
    list.push(articles[i % articles.length]);
    length += articles[i % articles.length].length;
  }
  return whole ? [list.join('\n\n')] : list;
}

export const lengthOf = (list) => list.reduce((sum, text) => sum + text.length, 0);
