import { Word } from '../lexicon.js';
import { hashWord, type Tokens, TokenType } from '../tokens.js';
import type { TokenRange } from './types.js';

/** Finds people by the words of their offices: "the Secretary-General", "the Belgian minister", "NATO chief". */
export interface Offices {
  /** Takes the words of a role for an entity's. */
  readonly add: (entity: number, role: TokenRange) => void;
  /** Whom a description means, or -1. `lastMention` gives the token at which an entity was last mentioned, or -1. */
  readonly find: (description: TokenRange, head: number, lastMention: (entity: number) => number) => number;
}

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
const LEADERS = new Set(
  [
    'chief',
    'head',
    'boss',
    'leader',
    'president',
    'chairman',
    'chairwoman',
    'chair',
    'executive',
    'director',
    'premier',
  ]
    .concat(['general', 'secretary', 'minister', 'chancellor', 'commander', 'founder'])
    .map(hashWord),
);
const CALLED = new Set(['chief', 'head', 'boss', 'leader'].map(hashWord));
/** How many holders of one office are looked at. */
const HOLDERS = 8;

function pushSpelt(words: number[], word: number): void {
  const long = speltOut.get(word);
  if (long) words.push(...long);
  else words.push(word);
}

export function newOffices(tokens: Tokens): Offices {
  const { type, hash, info } = tokens;
  /** Every word of every role, with its holders. */
  const holders = new Map<number, number[]>();
  /** The words of each holder's roles. */
  const offices = new Map<number, Set<number>>();
  /** Those of them that name the office itself. */
  const heads = new Map<number, Set<number>>();
  const wordsOf = ([first, last]: TokenRange): number[] => {
    const words: number[] = [];
    for (let i = first; i < last && words.length < 24; i++)
      if (type[i] === TokenType.word && !(info[i] & (Word.determiner | Word.preposition | Word.conjunction)))
        pushSpelt(words, hash[i]);
    return words;
  };
  /** The words that name the office itself: titles, and the last word before "of". */
  const headsOf = ([first, last]: TokenRange): number[] => {
    const heads: number[] = [];
    let core = first;
    while (core < last && !(type[core] === TokenType.word && info[core] & (Word.preposition | Word.conjunction)))
      core++;
    for (let i = first; i < core; i++)
      if (type[i] === TokenType.word && (info[i] & Word.title || i === core - 1)) pushSpelt(heads, hash[i]);
    return heads;
  };
  return {
    add(entity, role) {
      const own = offices.get(entity) ?? new Set<number>();
      offices.set(entity, own);
      const office = heads.get(entity) ?? new Set<number>();
      heads.set(entity, office);
      for (const word of headsOf(role)) office.add(word);
      for (const word of wordsOf(role)) {
        own.add(word);
        const known = holders.get(word);
        if (!known) holders.set(word, [entity]);
        else if (known.length < HOLDERS && !known.includes(entity)) known.push(entity);
      }
    },
    find(description, head, lastMention) {
      const words = wordsOf(description);
      const wanted = speltOut.get(hash[head]) ?? [hash[head]];
      const called = CALLED.has(hash[head]);
      let best = -1;
      let most = 0;
      const looked = new Set<number>();
      for (const word of words)
        for (const entity of holders.get(word) ?? []) {
          if (looked.has(entity)) continue;
          looked.add(entity);
          const own = offices.get(entity);
          if (!own) continue;
          let value = words.filter((w) => own.has(w)).length / words.length;
          const office = heads.get(entity);
          const holds = wanted.every((w) => office?.has(w));
          // "NATO chief": the body is the same and the office is one that leads.
          const leads = called && words.length > 1 && value > 0 && [...(office ?? [])].some((w) => LEADERS.has(w));
          if (!holds && !leads) continue;
          if (value < 0.5 && words.length > 2) continue;
          value += lastMention(entity) >= 0 ? 0.3 + lastMention(entity) / (4 * tokens.count) : 0;
          if (value > most) {
            most = value;
            best = entity;
          }
        }
      return best;
    },
  };
}
