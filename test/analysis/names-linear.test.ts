import assert from 'node:assert/strict';
import { resolveEntities } from '../../src/analysis/coreference/resolve.js';
import type { Attributed } from '../../src/analysis/coreference/types.js';
import { loadEnglish } from '../../src/analysis/english.js';
import { findNames } from '../../src/analysis/names/find.js';
import { findParagraphs } from '../../src/analysis/paragraphs.js';
import { findSentences } from '../../src/analysis/sentences.js';
import { tokenize } from '../../src/analysis/tokens.js';

const lexicon = loadEnglish();

/** How often names and coreference look at a token of a text: what counts where a clock would waver. */
function looksAt(text: string): number {
  let looks = 0;
  const counted = <T extends object>(array: T): T =>
    new Proxy(array, {
      get(target, key) {
        looks++;
        const value = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const tokens = tokenize(text, lexicon);
  const sentences = findSentences(tokens, findParagraphs(tokens));
  const watched = {
    ...tokens,
    info: counted(tokens.info),
    hash: counted(tokens.hash),
    type: counted(tokens.type),
    shape: counted(tokens.shape),
    start: counted(tokens.start),
    end: counted(tokens.end),
  };
  const names = findNames(watched, sentences, lexicon);
  const quotes: Attributed[] = [];
  for (let i = 0; i + 4 < tokens.count; i += 5)
    quotes.push({ source: i % 10 ? [i + 3, i + 4] : null, contents: [[i, i + 3]], direct: i % 3 === 0 });
  resolveEntities(watched, sentences, names, quotes);
  return looks;
}

/** A different capitalised word for every number. */
const word = (n: number): string =>
  `Q${[...n.toString(26)].map((c) => String.fromCharCode(97 + Number.parseInt(c, 26))).join('')}x`;
const times = (count: number, piece: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => piece(n)).join(' ');

const hostile: Record<string, (size: number) => string> = {
  'a name on every word': (size) => times(size, () => 'Mina Cho'),
  'thousands of different names': (size) => times(size, (n) => `Mr. ${word(n)} met`),
  'thousands of namesakes': (size) => times(size, (n) => `${word(n)} Ferris met Ferris.`),
  'titles without an end': (size) => times(size, () => 'Secretary'),
  'of and of': (size) => times(size, () => 'House of'),
  'a chain of hyphens': (size) => times(size, () => 'US-').replaceAll(' ', ''),
  'he and she': (size) => times(size, () => 'he she Mina said'),
  'the minister': (size) => times(size, (n) => `the minister ${word(n)}, the minister, said.`),
  commas: (size) => times(size, () => 'Cho,'),
  'a word shouted': (size) => times(size, () => 'NATO SAID'),
  'different descriptions': (size) => times(size, (n) => `the ${word(n).toLowerCase()} minister said.`),
};

describe('names and coreference stay linear on', () => {
  for (const [title, make] of Object.entries(hostile))
    it(title, () => {
      const [once, fourTimes] = [looksAt(make(250)), looksAt(make(1000))];
      assert.ok(fourTimes < 4.6 * once, `${once} looks became ${fourTimes}`);
    });
});
