import type { Places } from '../places.js';
import { takeBytes } from '../room.js';
import type { Sentences } from '../sentences.js';
import { knownAt, placeOf, tableIn, valueAt } from '../table.js';
import { type Tokens, TokenType, Trigger } from '../tokens.js';
import { Letters } from './letters.js';

/**
 * How an article writes a word, as bits: whether it stands with a capital where none is due, in lower case, and with a
 * capital anywhere.
 */
export enum Written {
  capitalWithin = 1,
  lower = 2,
  capital = 4,
}

/** Whether the token stands where every word has a capital: at a sentence's head, behind an opening mark or colon. */
export function atHead({ type, info, start, end }: Tokens, sentences: Sentences, i: number): boolean {
  const first = sentences.first[sentences.ofToken[i]];
  if (i <= first) return true;
  for (let j = i - 1; j >= first; j--) {
    if (type[j] !== TokenType.punctuation) return type[j] === TokenType.lineBreak;
    const c = info[j];
    // A colon, a bullet, a bracket, an opening quotation mark: what follows may begin anew.
    if (c === 0x3a || c === 0x2022 || c === 0x2e || c === 0x21 || c === 0x3f || c === 0x2026 || c === 0x3e) return true;
    const opens =
      c === 0x201c || c === 0x2018 || c === 0x22 || c === 0x60 || c === 0xab || c === 0x28 || c === 0x5b || c === 0x27;
    if (!opens || start[j + 1] !== end[j]) return c === 0x2d || c === 0x2013 || c === 0x2014 ? j === first : false;
  }
  return true;
}

/**
 * Collects how the article writes its capitalised words, for telling names from ordinary words at a sentence's head.
 * Gives bits of `Written` by a word's hash.
 */
export function gatherEvidence(
  tokens: Tokens,
  sentences: Sentences,
  letters: Uint8Array,
  capitals: Places,
): (hash: number) => number {
  const { count, trigger, hash, room } = tokens;
  const written = tableIn(room, capitals.count);
  const { slots } = written;
  /**
   * How many capitalised words, by their hashes modulo its size, have not been seen in lower case: most words in lower
   * case need no look-up in the table. What has come to `MANY` stays there.
   */
  const size = 1 << Math.min(14, 33 - Math.clz32(count));
  const sieve = takeBytes(room, size).fill(0, 0, size);
  const mask = size - 1;
  for (let c = 0; c < capitals.count; c++) {
    const i = capitals.at[c];
    const at = placeOf(written, hash[i]) + 1;
    if (slots[at] === 0) {
      slots[at] = Written.capital;
      if (sieve[hash[i] & mask] < MANY) sieve[hash[i] & mask]++;
    }
    if (slots[at] & Written.capitalWithin) continue;
    if (letters[sentences.ofToken[i]] === Letters.plain && !atHead(tokens, sentences, i))
      slots[at] |= Written.capitalWithin;
  }
  for (let i = 0; i < count; i++) {
    if (!sieve[hash[i] & mask] || !(trigger[i] & Trigger.lower)) continue;
    const at = knownAt(written, hash[i]);
    if (at < 0 || slots[at + 1] & Written.lower) continue;
    slots[at + 1] |= Written.lower;
    if (sieve[hash[i] & mask] < MANY) sieve[hash[i] & mask]--;
  }
  return (h) => valueAt(written, h);
}

const MANY = 255;
