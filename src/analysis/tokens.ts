import type { Lexicon } from './lexicon.js';

/** What a token is made of. */
export const TokenType = {
  /** Letters, with inner apostrophes that do not start a clitic ("O’Brien", "don’t") and abbreviation stops ("U.S."). */
  word: 0,
  /** Digits with inner group and decimal separators ("2,400", "1.5"). */
  number: 1,
  /** "’s", "’ll", "’d", "’re", "’ve", "’m" behind a word, and the bare "’" of a plural's genitive is punctuation. */
  clitic: 2,
  /** One punctuation mark or symbol. */
  punctuation: 3,
  /** A line break or a run of blank lines; `isParagraphEnd` tells whether a paragraph ends there. */
  lineBreak: 4,
} as const;

/** How a word is written. */
export const Shape = { none: 0, lower: 1, capitalized: 2, upper: 3, mixed: 4 } as const;

/**
 * The article cut into tokens, as parallel arrays (index = token), so that every later pass is a scan over numbers.
 * Blanks are no tokens: two tokens touch when `end[i] === start[i + 1]`.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** UTF-16 code units; `end` exclusive. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** One of `TokenType`. */
  readonly type: Uint8Array;
  /** One of `Shape` for words, else `none`. */
  readonly shape: Uint8Array;
  /** For words and clitics the lexicon's word classes (bits of `Word`, 0 for unknown); for punctuation its code unit;
   * for a line break the number of line feeds; for numbers the count of digits before a separator. */
  readonly info: Uint32Array;
  /** Hash of the lower-cased word (apostrophes made straight), for looking up phrases; 0 for other tokens. Signed, since
   * engines keep such numbers as they are in maps and sets, where larger ones become objects. */
  readonly hash: Int32Array;
}

enum Char {
  other = 0,
  blank = 1,
  newline = 2,
  digit = 3,
  lower = 4,
  upper = 5,
}

/** Character classes below U+0250 by table; the rest by range in `classOf`. */
const LOW = 0x250;
const CLASS_SHIFT = 16;
const CODE_UNIT = 0xffff;
const LETTER = Char.lower << CLASS_SHIFT;
const CAPITAL = Char.upper << CLASS_SHIFT;
const classes = new Uint8Array(LOW);
/** Class and lower-case of a code unit below `LOW`, as `traitsOf` gives them. */
const traits = new Uint32Array(LOW);
for (let c = 0; c < LOW; c++) {
  const s = String.fromCharCode(c);
  const low = s.toLowerCase();
  if (c === 0x0a || c === 0x0d || c === 0x0b || c === 0x0c || c === 0x85) classes[c] = Char.newline;
  else if (c <= 0x20 || c === 0xa0 || c === 0xad) classes[c] = Char.blank;
  else if (c >= 0x30 && c <= 0x39) classes[c] = Char.digit;
  else if (low !== s || s.toUpperCase() !== s) classes[c] = low !== s ? Char.upper : Char.lower;
  else classes[c] = c >= 0x100 || c === 0xaa || c === 0xba ? Char.lower : Char.other;
  traits[c] = (classes[c] << CLASS_SHIFT) | (low.length === 1 ? low.charCodeAt(0) : c);
}

function classOf(c: number): number {
  if (c < LOW) return classes[c];
  if (c >= 0x2000 && c <= 0x206f) {
    if (c === 0x2028 || c === 0x2029) return Char.newline;
    return c <= 0x200f || c === 0x202f || c === 0x205f || c >= 0x2060 || (c >= 0x202a && c <= 0x202e)
      ? Char.blank
      : Char.other;
  }
  // Behind the text's end charCodeAt gives NaN.
  if (!(c >= 0)) return Char.other;
  if (c === 0xfeff || c === 0x3000) return Char.blank;
  if (c >= 0x2070 && c <= 0x2bff) return Char.other;
  if (c >= 0x2e00 && c <= 0x2e7f) return Char.other;
  if (c >= 0x3001 && c <= 0x3030) return Char.other;
  if (c >= 0xd800 && c <= 0xdfff) return Char.other;
  if (c >= 0xfe30 && c <= 0xfe6f) return Char.other;
  if (c >= 0xff00 && c <= 0xff0f) return Char.other;
  // Greek and Cyrillic have capitals; they matter for names.
  if (c >= 0x386 && c <= 0x42f) {
    if (c < 0x3ac || (c >= 0x400 && c <= 0x42f)) return Char.upper;
  }
  if (c >= 0x1e00 && c <= 0x1eff) return (c & 1) === 0 ? Char.upper : Char.lower;
  return Char.lower;
}

/** A code unit's class, and below it the code unit in lower case: one look tells both. */
const traitsOf = (c: number): number => (c < LOW ? traits[c] : (classOf(c) << CLASS_SHIFT) | c);

/** Whether a code unit belongs to a word. Lone and paired surrogates do not. */
export const isLetter = (c: number): boolean => classOf(c) >= Char.lower;
export const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;
export const isBlank = (c: number): boolean => classOf(c) === Char.blank;
export const isNewline = (c: number): boolean => classOf(c) === Char.newline;
/** The straight apostrophe, the curly ones, the modifier letter: what may stand within a word. */
export const isApostrophe = (c: number): boolean => c === 0x27 || c === 0x2019 || c === 0x2018 || c === 0x02bc;

const HASH_SEED = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

/** FNV-1a over the lower-cased code units, apostrophes made straight: the key of every lexicon entry. */
export const hashWord = (word: string): number => hashBetween(word, 0, word.length);

function hashBetween(text: string, from: number, to: number): number {
  let h = HASH_SEED;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    h = Math.imul(h ^ (c < LOW ? traits[c] & CODE_UNIT : isApostrophe(c) ? 0x27 : c), HASH_PRIME);
  }
  return h;
}

/** The hash of a phrase, from the hashes of its words. */
export const joinHash = (left: number, right: number): number =>
  Math.imul(left ^ 0x20, HASH_PRIME) ^ Math.imul(right, 0x85ebca6b);

/** The code unit of a clitic's letters behind an apostrophe at `at`, and their length, or 0. */
function cliticLength(text: string, at: number): number {
  const a = text.charCodeAt(at + 1) | 0x20;
  const b = text.charCodeAt(at + 2);
  if ((a === 0x73 || a === 0x64 || a === 0x6d) && !(b < LOW ? classes[b] >= Char.lower : isLetter(b))) return 2;
  const two = b | 0x20;
  if (
    ((a === 0x6c && two === 0x6c) || ((a === 0x72 || a === 0x76) && two === 0x65)) &&
    !isLetter(text.charCodeAt(at + 3))
  )
    return 3;
  return 0;
}

/**
 * Cuts a text into tokens, looking every word up in the lexicon on the way. One pass, linear in the text's length,
 * whatever it holds.
 */
export function tokenize(text: string, lexicon: Lexicon): Tokens {
  const n = text.length;
  let capacity = (n >> 2) + 16;
  let { start, end, type, shape, info, hash } = roomFor(capacity);
  let count = 0;
  let i = 0;
  while (i < n) {
    const c = text.charCodeAt(i);
    const t = traitsOf(c);
    const kind = t >>> CLASS_SHIFT;
    if (kind === Char.blank) {
      i++;
      continue;
    }
    if (count === capacity) {
      capacity = capacity * 2;
      const more = roomFor(capacity);
      more.start.set(start);
      more.end.set(end);
      more.type.set(type);
      more.shape.set(shape);
      more.info.set(info);
      more.hash.set(hash);
      ({ start, end, type, shape, info, hash } = more);
    }
    start[count] = i;
    if (kind >= Char.lower) {
      let h = HASH_SEED;
      let uppers = 0;
      let letters = 0;
      let stops = 0;
      let j = i;
      let d = c;
      let k = t;
      for (;;) {
        if (k >= LETTER) {
          if (k >= CAPITAL) uppers++;
          letters++;
          h = Math.imul(h ^ (k & CODE_UNIT), HASH_PRIME);
          j++;
        } else if (d === 0x2e && letters === stops + 1 && isLetter(text.charCodeAt(j - 1))) {
          // A stop behind a single letter: "U.S.", "a.m.". Kept when another single letter with a stop follows or came before.
          const follows = j + 2 <= n && isLetter(text.charCodeAt(j + 1)) && text.charCodeAt(j + 2) === 0x2e;
          if (!follows && stops === 0) break;
          stops++;
          h = Math.imul(h ^ 0x2e, HASH_PRIME);
          j++;
          if (!follows) break;
        } else if (isApostrophe(d) && stops === 0 && isLetter(text.charCodeAt(j + 1)) && cliticLength(text, j) === 0) {
          h = Math.imul(h ^ 0x27, HASH_PRIME);
          j++;
        } else break;
        if (j >= n) break;
        d = text.charCodeAt(j);
        k = traitsOf(d);
      }
      type[count] = TokenType.word;
      shape[count] =
        uppers === 0
          ? Shape.lower
          : uppers === letters
            ? letters === 1
              ? Shape.capitalized
              : Shape.upper
            : uppers === 1 && kind === Char.upper
              ? Shape.capitalized
              : Shape.mixed;
      hash[count] = h;
      info[count] = lexicon.classesOf(h);
      i = j;
    } else if (kind === Char.digit) {
      let j = i + 1;
      for (;;) {
        const d = text.charCodeAt(j);
        if (isDigit(d)) j++;
        else if ((d === 0x2c || d === 0x2e) && isDigit(text.charCodeAt(j + 1))) j += 2;
        else break;
      }
      let digits = i + 1;
      while (isDigit(text.charCodeAt(digits))) digits++;
      type[count] = TokenType.number;
      info[count] = digits - i;
      i = j;
    } else if (kind === Char.newline) {
      let feeds = 0;
      let j = i;
      let last = i;
      for (; j < n; j++) {
        const d = text.charCodeAt(j);
        if (d === 0x0a || (d === 0x0d && text.charCodeAt(j + 1) !== 0x0a) || d === 0x2028 || d === 0x2029) feeds++;
        else if (d !== 0x0d && !isNewline(d) && !isBlank(d)) break;
        if (isNewline(d)) last = j + 1;
      }
      type[count] = TokenType.lineBreak;
      info[count] = feeds;
      i = last;
    } else {
      const clitic =
        isApostrophe(c) && count > 0 && end[count - 1] === i && type[count - 1] === TokenType.word
          ? cliticLength(text, i)
          : 0;
      if (clitic) {
        const h = hashBetween(text, i, i + clitic);
        type[count] = TokenType.clitic;
        hash[count] = h;
        info[count] = lexicon.classesOf(h);
        i += clitic;
      } else {
        type[count] = TokenType.punctuation;
        info[count] = c;
        i++;
      }
    }
    end[count++] = i;
  }
  return { text, count, start, end, type, shape, info, hash };
}

/** The arrays of so many tokens. They share one buffer: for a short article, making six takes longer than filling them. */
function roomFor(capacity: number) {
  const buffer = new ArrayBuffer(capacity * 18);
  return {
    start: new Int32Array(buffer, 0, capacity),
    end: new Int32Array(buffer, capacity * 4, capacity),
    info: new Uint32Array(buffer, capacity * 8, capacity),
    hash: new Int32Array(buffer, capacity * 12, capacity),
    type: new Uint8Array(buffer, capacity * 16, capacity),
    shape: new Uint8Array(buffer, capacity * 17, capacity),
  };
}
