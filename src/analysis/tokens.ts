import { idOf } from './idTable.js';
import type { Lexicon } from './lexicon.js';
import { newRoom, type Room, takeBytes, takeInts } from './room.js';

/** What a token is made of. */
export enum TokenType {
  /** Letters, with inner apostrophes that do not start a clitic ("O’Brien", "don’t") and abbreviation stops ("U.S."). */
  word = 0,
  /** Digits with inner group and decimal separators ("2,400", "1.5"). */
  number = 1,
  /** "’s", "’ll", "’d", "’re", "’ve", "’m" behind a word, and the bare "’" of a plural's genitive is punctuation. */
  clitic = 2,
  /** One punctuation mark or symbol. */
  punctuation = 3,
  /** A line break or a run of blank lines; `isParagraphEnd` tells whether a paragraph ends there. */
  lineBreak = 4,
}

/** How a word is written. */
export enum Shape {
  none = 0,
  lower = 1,
  capitalized = 2,
  upper = 3,
  mixed = 4,
}

/**
 * What a token may begin, as bits. The passes ask this first and go past most tokens with a look at one byte; what a bit
 * is about may still turn out not to be there.
 */
export enum Trigger {
  /** A figure: numbers, their words and signs. */
  figure = 1 << 0,
  /** A word with a capital. */
  capital = 1 << 1,
  /** A report: a reporting verb, a noun like "claim", "according". */
  report = 1 << 2,
  /** A quotation: every quotation mark and apostrophe that stands by itself. */
  mark = 1 << 3,
  /** The end of a sentence: stops, and abbreviations with their own stop. */
  stop = 1 << 4,
  /** What stands for somebody: `Word.pronoun`. */
  pronoun = 1 << 5,
  /** A word in lower case. */
  lower = 1 << 6,
  /** What may describe somebody: `PEOPLE`. */
  people = 1 << 7,
}

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
  readonly info: Int32Array;
  /** Hash of the lower-cased word (apostrophes made straight), for looking up phrases; 0 for other tokens. Signed, since
   * engines keep such numbers as they are in maps and sets, where larger ones become objects. */
  readonly hash: Int32Array;
  /** Bits of `Trigger`. */
  readonly trigger: Uint8Array;
  /** For words and clitics the row in the vocabulary, 0 for those that are in none of its lists. */
  readonly row: Int32Array;
  /** Where the arrays come from that are there until the text has been read: these, and what later passes read. */
  readonly lasting: Room;
  /** Where a pass takes those from that it needs for itself. It gives them back: those of several texts lie in one. */
  readonly room: Room;
}

/** So many places behind the last token hold zeros, so that looking a few tokens ahead needs no question. */
export const MARGIN = 16;

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
const charClasses = new Uint8Array(LOW);
/** Class and lower-case of a code unit below `LOW`, as `traitsOf` gives them. */
const traits = new Int32Array(LOW);
for (let c = 0; c < LOW; c++) {
  const s = String.fromCharCode(c);
  const low = s.toLowerCase();
  if (c === 0x0a || c === 0x0d || c === 0x0b || c === 0x0c || c === 0x85) charClasses[c] = Char.newline;
  else if (c <= 0x20 || c === 0xa0 || c === 0xad) charClasses[c] = Char.blank;
  else if (c >= 0x30 && c <= 0x39) charClasses[c] = Char.digit;
  else if (low !== s || s.toUpperCase() !== s) charClasses[c] = low !== s ? Char.upper : Char.lower;
  else charClasses[c] = c >= 0x100 || c === 0xaa || c === 0xba ? Char.lower : Char.other;
  traits[c] = (charClasses[c] << CLASS_SHIFT) | (low.length === 1 ? low.charCodeAt(0) : c);
}

function classOf(c: number): number {
  if (c < LOW) return charClasses[c];
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

/** The bits of `Trigger` of a mark or sign. */
function signTriggers(c: number): number {
  switch (c) {
    case 0x22:
    case 0x60:
    case 0xab:
    case 0xbb:
    case 0x2039:
    case 0x203a:
      return c < 0x80 ? Trigger.mark : Trigger.mark | Trigger.figure;
    case 0x27:
      return Trigger.mark | Trigger.figure;
    case 0x2e:
      return Trigger.stop | Trigger.figure;
    case 0x21:
    case 0x3f:
      return Trigger.stop;
    case 0x2026:
      return Trigger.stop | Trigger.figure;
    case 0x24:
    case 0x2d:
      return Trigger.figure;
    default:
      return c < 0x80 ? 0 : c >= 0x2018 && c <= 0x201f ? Trigger.mark | Trigger.figure : Trigger.figure;
  }
}

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

/** The code unit at a place, 0 behind the text's end. */
const unitAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0);

/** The length of a clitic with its apostrophe at `at`, or 0 when the letters behind are none. */
function cliticLength(text: string, at: number): number {
  const a = unitAt(text, at + 1) | 0x20;
  const b = unitAt(text, at + 2);
  if ((a === 0x73 || a === 0x64 || a === 0x6d) && !isLetter(b)) return 2;
  const two = b | 0x20;
  if (((a === 0x6c && two === 0x6c) || ((a === 0x72 || a === 0x76) && two === 0x65)) && !isLetter(unitAt(text, at + 3)))
    return 3;
  return 0;
}

/**
 * Cuts a text into tokens, looking every word up in the lexicon on the way. One pass, linear in the text's length,
 * whatever it holds. The arrays are of the lasting room.
 */
export function tokenize(text: string, lexicon: Lexicon, lasting: Room = newRoom(), room: Room = newRoom()): Tokens {
  const n = text.length;
  const { words, lastSet, classes, triggers } = lexicon;
  let capacity = (n >> 2) + 2 * MARGIN;
  let start = takeInts(lasting, capacity);
  let end = takeInts(lasting, capacity);
  let info = takeInts(lasting, capacity);
  let hash = takeInts(lasting, capacity);
  let row = takeInts(lasting, capacity);
  let type = takeBytes(lasting, capacity);
  let shape = takeBytes(lasting, capacity);
  let trigger = takeBytes(lasting, capacity);
  let count = 0;
  let i = 0;
  while (i < n) {
    const c = text.charCodeAt(i);
    const t = c < LOW ? traits[c] : traitsOf(c) | 0;
    const kind = t >>> CLASS_SHIFT;
    if (kind === Char.blank) {
      i++;
      continue;
    }
    if (count + MARGIN >= capacity) {
      capacity *= 2;
      start = copied(start, takeInts(lasting, capacity), count);
      end = copied(end, takeInts(lasting, capacity), count);
      info = copied(info, takeInts(lasting, capacity), count);
      hash = copied(hash, takeInts(lasting, capacity), count);
      row = copied(row, takeInts(lasting, capacity), count);
      type = copied(type, takeBytes(lasting, capacity), count);
      shape = copied(shape, takeBytes(lasting, capacity), count);
      trigger = copied(trigger, takeBytes(lasting, capacity), count);
    }
    start[count] = i;
    if (kind >= Char.lower) {
      let h = HASH_SEED;
      /** The sum of the letters' classes: those in lower case count four, capitals five. */
      let cases = 0;
      let stops = 0;
      let apostrophes = 0;
      let j = i;
      let d = c;
      let k = t;
      for (;;) {
        // No call within this loop, so that all it needs stays in the processor's registers.
        while (k >= LETTER) {
          cases = (cases + (k >>> CLASS_SHIFT)) | 0;
          h = Math.imul(h ^ (k & CODE_UNIT), HASH_PRIME);
          j = (j + 1) | 0;
          if (j >= n) break;
          d = text.charCodeAt(j);
          if (d >= LOW) break;
          k = traits[d];
        }
        if (j >= n) break;
        if (d >= LOW) {
          k = traitsOf(d) | 0;
          if (k >= LETTER) continue;
        }
        const letters = j - i - stops - apostrophes;
        if (d === 0x2e && letters === stops + 1 && isLetter(text.charCodeAt(j - 1))) {
          // A stop behind a single letter: "U.S.", "a.m.". Kept when another single letter with a stop follows or came before.
          const follows = isLetter(unitAt(text, j + 1)) && unitAt(text, j + 2) === 0x2e;
          if (!follows && stops === 0) break;
          stops++;
          h = Math.imul(h ^ 0x2e, HASH_PRIME);
          j++;
          if (!follows || j >= n) break;
        } else if (isApostrophe(d) && stops === 0 && isLetter(unitAt(text, j + 1)) && cliticLength(text, j) === 0) {
          apostrophes++;
          h = Math.imul(h ^ 0x27, HASH_PRIME);
          j++;
        } else break;
        d = text.charCodeAt(j);
        k = traitsOf(d) | 0;
      }
      const letters = j - i - stops - apostrophes;
      const uppers = cases - Char.lower * letters;
      const written =
        uppers === 0
          ? Shape.lower
          : uppers === letters
            ? letters === 1
              ? Shape.capitalized
              : Shape.upper
            : uppers === 1 && kind === Char.upper
              ? Shape.capitalized
              : Shape.mixed;
      const id = idOf(words, h);
      type[count] = TokenType.word;
      shape[count] = written;
      hash[count] = h;
      row[count] = Math.max(0, id - lastSet);
      info[count] = classes[id];
      trigger[count] = triggers[id] | (uppers === 0 ? Trigger.lower : Trigger.capital) | (stops ? Trigger.stop : 0);
      i = j;
    } else if (kind === Char.digit) {
      let j = i + 1;
      let digits = 0;
      for (;;) {
        const d = unitAt(text, j);
        if (isDigit(d)) j++;
        else {
          if (digits === 0) digits = j - i;
          if ((d === 0x2c || d === 0x2e) && isDigit(unitAt(text, j + 1))) j += 2;
          else break;
        }
      }
      type[count] = TokenType.number;
      trigger[count] = Trigger.figure;
      shape[count] = Shape.none;
      info[count] = digits;
      hash[count] = 0;
      row[count] = 0;
      i = j;
    } else if (kind === Char.newline) {
      let feeds = 0;
      let j = i;
      let last = i;
      for (; j < n; j++) {
        const d = text.charCodeAt(j);
        if (d === 0x0a || (d === 0x0d && unitAt(text, j + 1) !== 0x0a) || d === 0x2028 || d === 0x2029) feeds++;
        else if (d !== 0x0d && !isNewline(d) && !isBlank(d)) break;
        if (isNewline(d)) last = j + 1;
      }
      type[count] = TokenType.lineBreak;
      trigger[count] = 0;
      shape[count] = Shape.none;
      info[count] = feeds;
      hash[count] = 0;
      row[count] = 0;
      i = last;
    } else {
      shape[count] = Shape.none;
      const clitic =
        isApostrophe(c) && count > 0 && end[count - 1] === i && type[count - 1] === TokenType.word
          ? cliticLength(text, i)
          : 0;
      if (clitic) {
        const h = hashBetween(text, i, i + clitic);
        const id = idOf(words, h);
        type[count] = TokenType.clitic;
        trigger[count] = 0;
        hash[count] = h;
        row[count] = Math.max(0, id - lastSet);
        info[count] = classes[id];
        i += clitic;
      } else {
        type[count] = TokenType.punctuation;
        trigger[count] = signTriggers(c);
        info[count] = c;
        hash[count] = 0;
        row[count] = 0;
        i++;
      }
    }
    end[count++] = i;
  }
  for (let k = count; k < count + MARGIN; k++) {
    start[k] = end[k] = info[k] = hash[k] = row[k] = 0;
    type[k] = shape[k] = trigger[k] = 0;
  }
  return { text, count, start, end, type, shape, info, hash, trigger, row, lasting, room };
}

/** Copies the first elements of an array into another one. */
function copied<T extends Int32Array | Uint8Array>(from: T, into: T, count: number): T {
  into.set(from.subarray(0, count));
  return into;
}
