import type { NormalText } from './normal.js';

/**
 * A normalised text cut into words and marks, for comparing texts word by word. Parallel arrays (index = word): places
 * in the normalised text (UTF-16 code units, end exclusive), and a number that is the same for the same word, whatever
 * its case, and never 0. A figure such as 2,400 or 5.4 is one word.
 */
export interface Words {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly hash: Int32Array;
}

const BLANK = 0x20;

/** Whether a code unit of a normalised text belongs to a word, and is not a mark. */
const inWord = (c: number): boolean =>
  (c >= 0x61 && c <= 0x7a) ||
  (c >= 0x41 && c <= 0x5a) ||
  (c >= 0x30 && c <= 0x39) ||
  (c >= 0xc0 && c !== 0xd7 && c !== 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f));

/** A stop, comma or apostrophe may stand within a word. */
const joins = (c: number): boolean => c === 0x2e || c === 0x2c || c === 0x27;

/** Cuts a normalised text into words and marks. Linear in its length. */
export function wordsOf({ text }: Pick<NormalText, 'text'>): Words {
  const start = new Int32Array(text.length);
  const end = new Int32Array(text.length);
  const hash = new Int32Array(text.length);
  let count = 0;
  for (let i = 0; i < text.length; ) {
    let c = text.charCodeAt(i);
    if (c === BLANK) {
      i++;
      continue;
    }
    start[count] = i;
    let value = 0x811c9dc5;
    if (inWord(c)) {
      do {
        value = Math.imul(value ^ (c >= 0x41 && c <= 0x5a ? c | 0x20 : c), 0x01000193);
        c = text.charCodeAt(++i);
      } while (inWord(c) || (joins(c) && inWord(text.charCodeAt(i + 1))));
    } else {
      value = Math.imul(value ^ c, 0x01000193);
      i++;
    }
    end[count] = i;
    hash[count++] = value ^ (value >>> 15) || 1;
  }
  return { count, start: start.slice(0, count), end: end.slice(0, count), hash: hash.slice(0, count) };
}

/** The first word that ends behind a place of the normalised text; `count` if none does. */
export function wordBehind({ end, count }: Words, place: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (end[middle] > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
