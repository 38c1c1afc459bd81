import { Word } from '../lexicon.js';
import { buildTable, lookUp } from '../table.js';
import { hashWord, Shape, type Tokens, TokenType } from '../tokens.js';
import { atHead, Written } from './evidence.js';
import { Letters } from './letters.js';
import { LEXICAL_COUNT, LEXICAL_MOST, lexicalFeatures } from './lexical.js';
import { MOST_FEATURES } from './model.js';
import { phraseAt } from './phrases.js';
import type { Article } from './segments.js';
import type { Candidate } from './titles.js';

/** Words beside a name that say something of its kind. Their order is part of the weights. */
const NEIGHBOURS = [
  'in',
  'at',
  'from',
  'to',
  'of',
  'by',
  'for',
  'with',
  'near',
  'on',
  'the',
  'a',
  'an',
  'and',
  'or',
  'said',
  'says',
  'told',
  'who',
  'which',
  'that',
  'is',
  'was',
  'has',
  'had',
  'will',
  'called',
  'against',
  'between',
  'over',
  'through',
  'across',
  'around',
  'inside',
  'outside',
  'into',
  'city',
  'town',
  'company',
  'group',
  'government',
  'president',
  'minister',
  'spokesman',
  'wife',
  'his',
  'her',
  'their',
  "'s",
  'as',
  'named',
  'including',
  'asked',
  'added',
  'wrote',
  'where',
  'are',
  'were',
  'than',
  'like',
  'via',
  'when',
  'if',
  'while',
  'about',
  'after',
  'before',
  'but',
  'state',
]; // prettier-ignore
const neighbours = buildTable(
  NEIGHBOURS.map((word, i) => [hashWord(word), i + 8]),
  NEIGHBOURS.length,
);

/** Blocks of features; each begins where the one before ends. 32 slots hold the lexicon's classes, the last "none". */
const BITS = 32;
const SIDES = 80;
const SINGLE = 0;
const FIRST = SINGLE + BITS;
const MIDDLE = FIRST + BITS;
const LAST = MIDDLE + BITS;
const PHRASE = LAST + BITS;
const BEFORE_BITS = PHRASE + BITS;
const AFTER_BITS = BEFORE_BITS + BITS;
const BEFORE = AFTER_BITS + BITS;
const AFTER = BEFORE + SIDES;
/** The neighbours again, together with what the lexicon knows of the name (`sortOf`). */
const SORTS = 6;
const BEFORE_SORT = AFTER + SIDES;
const AFTER_SORT = BEFORE_SORT + SIDES * SORTS;
const FORM = AFTER_SORT + SIDES * SORTS;
const FORMS = 64;
const FORM_SORT = FORM + FORMS;
/** The classes of the words one further away. */
const BEFORE_THAT = FORM_SORT + FORMS * SORTS;
const AFTER_THAT = BEFORE_THAT + BITS;
/** From here on features stand for single words and endings. */
export const LEXICAL = AFTER_THAT + BITS;
/** How many features there are. */
export const FEATURES = LEXICAL + LEXICAL_COUNT;

const PERSON_BITS = Word.maleFirstName | Word.femaleFirstName | Word.surname;
const PLACE_BIT = Word.place;
const BODY_BITS = Word.organization | Word.knownOrganization;
const ORDINARY_BITS = Word.noun | Word.verb | Word.adjective | Word.adverb;

/** Writes the features of a candidate into `into`; gives how many. */
export function featuresOf(article: Article, candidate: Candidate, into: Int32Array): number {
  const { first, last, titleFirst } = candidate;
  const { tokens, sentences, lexicon, letters, written } = article;
  const { text, info, type, shape, hash, start, end, count } = tokens;
  const list: Features = { into, n: 0, sort: 0 };
  const phrase = phraseAt(tokens, lexicon, first, last);
  const whole = phrase.last === last ? phrase.classes : 0;
  const single = last - first === 1;
  const head = headOf(tokens, first, last);
  const lastBits = info[head];
  if (single) addBits(list, SINGLE, info[first]);
  else {
    addBits(list, FIRST, info[first]);
    addBits(list, LAST, type[head] === TokenType.word ? lastBits : 0);
    for (let i = first + 1; i < last - 1 && i < first + 4; i++)
      if (type[i] === TokenType.word) addBits(list, MIDDLE, info[i]);
    if (phrase.last) addBits(list, PHRASE, phrase.classes);
  }
  const bits = single ? info[first] : whole;
  const sort =
    single || whole
      ? bits & Word.knownOrganization
        ? 4
        : bits & PLACE_BIT
          ? bits & PERSON_BITS
            ? 3
            : 2
          : bits & PERSON_BITS
            ? 1
            : bits & ORDINARY_BITS
              ? 5
              : 0
      : info[first] & PERSON_BITS && !(lastBits & BODY_BITS)
        ? 1
        : lastBits & BODY_BITS
          ? 4
          : lastBits & ORDINARY_BITS
            ? 5
            : 0;
  list.sort = sort;
  const left = titleFirst - 1;
  const before = side(article, first, left);
  const after = side(article, first, last);
  add(list, BEFORE + before);
  add(list, AFTER + after);
  add(list, BEFORE_SORT + before * SORTS + sort);
  add(list, AFTER_SORT + after * SORTS + sort);
  if (before === 7) addBits(list, BEFORE_BITS, info[left]);
  if (after === 7) addBits(list, AFTER_BITS, info[last]);
  const length = last - first;
  form(list, Math.min(length, 6));
  if (titleFirst < first) form(list, 7);
  if (single && shape[first] === Shape.upper) form(list, 8 + Math.min(end[first] - start[first], 7));
  if (shape[first] === Shape.mixed) form(list, 16);
  const kind = letters[sentences.ofToken[first]];
  if (kind === Letters.headline) form(list, 17);
  else if (kind === Letters.shouted) form(list, 18);
  else if (titleFirst === first && atHead(tokens, sentences, first)) form(list, 19);
  const seen = written(hash[first]);
  if (seen & Written.lower) form(list, 20);
  if (seen & Written.capitalWithin) form(list, 21);
  for (let i = first + 1; i < last; i++) {
    if (type[i] === TokenType.word && shape[i] === Shape.lower)
      form(
        list,
        end[i] - start[i] === 2 && text.charCodeAt(start[i]) === 0x6f ? 22 : info[i] & Word.conjunction ? 23 : 24,
      );
    else if (type[i] === TokenType.punctuation)
      form(
        list,
        info[i] === 0x2d ? 25 : info[i] === 0x26 ? 26 : info[i] === 0x2e && end[i - 1] - start[i - 1] === 1 ? 27 : 28,
      );
    else if (type[i] === TokenType.number) form(list, 29);
  }
  // ", who", ", Texas", ", a": what follows a comma.
  if (after === 2 && last + 1 < count && type[last + 1] === TokenType.word) {
    const next = info[last + 1];
    if (shape[last + 1] !== Shape.lower) form(list, next & PLACE_BIT ? 30 : 31);
    else form(list, next & Word.pronoun ? 32 : next & Word.determiner ? 33 : next & Word.title ? 34 : 35);
  }
  if (before === 2 && left > 0 && type[left - 1] === TokenType.word && shape[left - 1] !== Shape.lower)
    form(list, info[left - 1] & PLACE_BIT ? 36 : 37);
  if (after === 4 && last + 2 < count && info[last + 2] === 0x29 && shape[last + 1] === Shape.upper) form(list, 38);
  if (after >= 7 && type[last] === TokenType.word) {
    if (info[last] & Word.cue) form(list, 39);
    else if (shape[last] === Shape.lower && info[last] & Word.verb && !(info[last] & Word.noun)) form(list, 40);
  }
  // What stands before an article or possessive before the name: "in the", "of the".
  if (left > 0 && (before === 18 || before === 19 || before === 20)) {
    const earlier = side(article, first, left - 1);
    if (earlier < SIDES) add(list, BEFORE_SORT + earlier * SORTS + 5);
    form(list, 41);
  }
  if (before >= 7 && left >= 0 && type[left] === TokenType.word && shape[left] === Shape.lower) {
    if (info[left] & Word.title) form(list, 42);
    if (info[left] & Word.speaking) form(list, 43);
  }
  if (titleFirst < first && info[titleFirst] & Word.abbreviation) form(list, 44);
  const from = sentences.first[sentences.ofToken[first]];
  const to = sentences.last[sentences.ofToken[first]];
  if (left > from && type[left - 1] === TokenType.word) addBits(list, BEFORE_THAT, info[left - 1]);
  if (last + 1 < to && type[last + 1] === TokenType.word) addBits(list, AFTER_THAT, info[last + 1]);
  return lexicalFeatures(tokens, candidate, sort, head, from, to, LEXICAL, into, list.n);
}

/** The word a name is built on: the last one before "of" or "for" ("Foundation for the Visual Arts"), or the last. */
function headOf({ shape, info }: Tokens, first: number, last: number): number {
  for (let i = first + 1; i < last; i++) if (shape[i] === Shape.lower && info[i] & Word.preposition) return i - 1;
  return last - 1;
}

/** The features of a candidate while they are collected, with what the lexicon knows of its words (one of `SORTS`). */
interface Features {
  readonly into: Int32Array;
  n: number;
  sort: number;
}

function add(list: Features, feature: number): void {
  if (list.n < MOST_FEATURES - LEXICAL_MOST) list.into[list.n++] = feature;
}

/** One feature for every class, or one for none. */
function addBits(list: Features, block: number, bits: number): void {
  if (bits === 0) add(list, block + 31);
  for (let rest = bits & 0x7fffffff; rest; rest &= rest - 1) add(list, block + 31 - Math.clz32(rest & -rest));
}

/** A feature of the candidate's form, alone and together with its sort. */
function form(list: Features, slot: number): void {
  add(list, FORM + slot);
  add(list, FORM_SORT + slot * SORTS + list.sort);
}

/** A token beside the candidate that begins at `first`, as one of `SIDES`. */
function side({ tokens, sentences }: Article, first: number, i: number): number {
  if (i < 0 || i >= tokens.count || sentences.ofToken[i] !== sentences.ofToken[first]) return 0;
  switch (tokens.type[i]) {
    case TokenType.lineBreak:
      return 0;
    case TokenType.number:
      return 1;
    case TokenType.punctuation: {
      const c = tokens.info[i];
      return c === 0x2c ? 2 : c === 0x2e ? 3 : c === 0x28 || c === 0x29 ? 4 : c === 0x2d ? 5 : 6;
    }
    default:
      return lookUp(neighbours, tokens.hash[i]) || 7;
  }
}
