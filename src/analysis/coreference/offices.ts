import { Word } from '../lexicon.js';
import { growInts, takeInts } from '../room.js';
import { type Dictionary, dictionaryIn, enter, valueIn } from '../table.js';
import { hashWord, joinHash, type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import type { Cast } from './cast.js';

/** Short forms and spellings, by the words they stand for. */
const SPELT: readonly (readonly [string, readonly string[]])[] = [
  ['sg', ['secretary', 'general']],
  ['pm', ['prime', 'minister']],
  ['defence', ['defense']],
  ['gen', ['general']],
  ['sen', ['senator']],
  ['gov', ['governor']],
  ['rep', ['representative']],
  ['congressman', ['representative']],
  ['congresswoman', ['representative']],
  ['premier', ['prime', 'minister']],
  ['spokeswoman', ['spokesperson']],
  ['spokesman', ['spokesperson']],
  ['ceo', ['chief', 'executive']],
];
const speltOut = new Map(SPELT.map(([short, long]) => [hashWord(short), long.map(hashWord)]));
/** Who leads a body may be called so whatever the office's name. */
const LEADERS = wordSet(
  'chief head boss leader president chairman chairwoman chair executive director premier general secretary minister chancellor commander founder',
);
const CALLED = wordSet('chief head boss leader');
/** How many holders of one office are looked at. */
const HOLDERS = 8;

/**
 * Who holds which offices, to find people by the words of their offices: "the Secretary-General", "the Belgian minister",
 * "NATO chief". The lists are linked through arrays of the room.
 */
export interface Offices {
  readonly tokens: Tokens;
  /** By a word 1 + where its holders begin; by a word with a holder, that it is in the holder's office. */
  readonly words: Dictionary;
  /** The entities of the lists, and 1 + where each list goes on, or 0. */
  holders: Int32Array;
  next: Int32Array;
  count: number;
}

export const newOffices = (tokens: Tokens): Offices => ({
  tokens,
  words: dictionaryIn(tokens.room, 32),
  holders: takeInts(tokens.room, 32),
  next: takeInts(tokens.room, 32),
  count: 0,
});

/** How an entity's office has a word: it is one of its words; it names the office itself. */
const HAS = 1;
const NAMES = 2;
/** The key of a word with a holder. */
const keyOf = (word: number, entity: number): number => joinHash(word, Math.imul(entity + 1, 0x9e3779b1));
/** The key of whether an entity's office is one that leads. */
const LEADS = 0x1b873593;

function pushSpelt(words: number[], word: number): void {
  const long = speltOut.get(word);
  if (long) words.push(...long);
  else words.push(word);
}

function wordsOf({ type, hash, info }: Tokens, first: number, last: number): number[] {
  const words: number[] = [];
  for (let i = first; i < last && words.length < 24; i++)
    if (type[i] === TokenType.word && !(info[i] & (Word.determiner | Word.preposition | Word.conjunction)))
      pushSpelt(words, hash[i]);
  return words;
}

/** The words that name the office itself: titles, and the last word before "of". */
function headsOf({ type, hash, info }: Tokens, first: number, last: number): number[] {
  const heads: number[] = [];
  let core = first;
  while (core < last && !(type[core] === TokenType.word && info[core] & (Word.preposition | Word.conjunction))) core++;
  for (let i = first; i < core; i++)
    if (type[i] === TokenType.word && (info[i] & Word.title || i === core - 1)) pushSpelt(heads, hash[i]);
  return heads;
}

/** Takes the words of a role for an entity's. */
export function addOffice(offices: Offices, entity: number, first: number, last: number): void {
  const { tokens, words } = offices;
  for (const word of headsOf(tokens, first, last)) {
    const key = keyOf(word, entity);
    enter(words, key, valueIn(words, key) | NAMES);
    if (LEADERS.has(word)) enter(words, keyOf(LEADS, entity), 1);
  }
  for (const word of wordsOf(tokens, first, last)) {
    const key = keyOf(word, entity);
    enter(words, key, valueIn(words, key) | HAS);
    addHolder(offices, word, entity);
  }
}

function addHolder(offices: Offices, word: number, entity: number): void {
  const { words, tokens, count } = offices;
  let at = valueIn(words, word);
  let last = 0;
  let length = 0;
  for (; at; at = offices.next[at - 1]) {
    if (offices.holders[at - 1] === entity) return;
    last = at;
    length++;
  }
  if (length >= HOLDERS) return;
  offices.holders = growInts(tokens.room, offices.holders, count);
  offices.next = growInts(tokens.room, offices.next, count);
  offices.holders[count] = entity;
  offices.next[count] = 0;
  offices.count++;
  if (last) offices.next[last - 1] = count + 1;
  else enter(words, word, count + 1);
}

/** Whom a description means that ends in its head, or -1. */
export function holderOf(offices: Offices, cast: Cast, first: number, head: number): number {
  const { tokens, words } = offices;
  if (!offices.count) return -1;
  const { hash, count } = tokens;
  const said = wordsOf(tokens, first, head + 1);
  const wanted = speltOut.get(hash[head]);
  const called = CALLED.has(hash[head]);
  let best = -1;
  let most = 0;
  for (const word of said)
    for (let at = valueIn(words, word); at; at = offices.next[at - 1]) {
      const entity = offices.holders[at - 1];
      const has = (w: number, how: number): boolean => (valueIn(words, keyOf(w, entity)) & how) !== 0;
      let value = 0;
      for (const w of said) if (has(w, HAS)) value++;
      value /= said.length;
      const holds = wanted ? wanted.every((w) => has(w, NAMES)) : has(hash[head], NAMES);
      // "NATO chief": the body is the same and the office is one that leads.
      const leads = called && said.length > 1 && value > 0 && valueIn(words, keyOf(LEADS, entity)) > 0;
      if (!holds && !leads) continue;
      if (value < 0.5 && said.length > 2) continue;
      const { lastMention } = cast[entity];
      value += lastMention >= 0 ? 0.3 + lastMention / (4 * count) : 0;
      if (value > most) {
        most = value;
        best = entity;
      }
    }
  return best;
}
