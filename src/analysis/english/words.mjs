// Reads *.words: lines `class class: word, word, a phrase, …`; an indented line goes on where the one above stopped.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('words/', import.meta.url);

/** All entries of all lists: `[text, classes]`, classes by their names in `Word`. */
export function* readWordLists() {
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.words'))
    .sort()) {
    let classes = [];
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
      if (!line.trim() || line.startsWith('#')) continue;
      let items = line;
      if (!line.startsWith(' ')) {
        const colon = line.indexOf(':');
        classes = line.slice(0, colon).split(' ');
        items = line.slice(colon + 1);
      }
      for (const item of items.split(',')) if (item.trim()) yield [item.trim().toLowerCase(), classes];
    }
  }
}
