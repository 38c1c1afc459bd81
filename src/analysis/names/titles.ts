import { Word } from '../lexicon.js';
import { Shape, type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { atHead } from './evidence.js';
import { type Phrase, phraseAt } from './phrases.js';
import type { Article, Segment } from './segments.js';

/** A part of a run that may be a name, with the titles that stand before it. Tokens, `last` exclusive. */
export interface Candidate extends Segment {
  readonly titleFirst: number;
}

const PERSON = Word.maleFirstName | Word.femaleFirstName | Word.surname;
const GIVEN = Word.maleFirstName | Word.femaleFirstName;
const ORDINARY = Word.noun | Word.verb | Word.adverb;
const KNOWN = Word.place | Word.knownOrganization;
/** What stands behind a name, unlike other titles. */
const SUFFIXES = wordSet('jr sr esq');
const HYPHEN = 0x2d;
const STOP = 0x2e;

/** Parts a run into candidates: titles from names, "US-Taliban" into two, nationalities from the names they describe. */
export function splitRun(article: Article, first: number, last: number, found: Candidate[]): void {
  const { type, info } = article.tokens;
  let from = first;
  for (let i = first + 1; i + 1 < last; i++) {
    if (type[i] !== TokenType.punctuation || info[i] !== HYPHEN || !partsNames(article, from, i, last)) continue;
    splitTitles(article, from, i, found);
    from = i + 1;
  }
  if (from < last) splitTitles(article, from, last, found);
}

/** "US-Taliban", "NATO-EU": whether the hyphen at `i` joins two names. "Hall-Quinn" and "al-Qaeda" are one. */
function partsNames({ tokens, lexicon }: Article, from: number, i: number, last: number): boolean {
  const { info, shape } = tokens;
  const stands = Word.place | Word.knownOrganization | Word.nationality | Word.group;
  if (info[i - 1] & Word.title && info[i + 1] & Word.title) return false;
  if (!(info[i + 1] & stands) || !(info[i - 1] & stands || shape[i - 1] === Shape.upper)) return false;
  return phraseAt(tokens, lexicon, from, last).last <= i + 1;
}

/** The token behind the title that begins at `i`, or 0 when none does there; `phrase` is what the lexicon knows there. */
function afterTitle({ tokens, lexicon }: Article, i: number, limit: number, phrase: Phrase): number {
  const { info, type, shape, text, start, end } = tokens;
  if (type[i] !== TokenType.word) return 0;
  if (phrase.last) {
    if (phrase.classes & Word.title) return withStop(tokens, phrase.last, limit);
    return 0;
  }
  if (!(info[i] & Word.title)) return 0;
  let last = withStop(tokens, i + 1, limit);
  // "Secretary-General", "Director-General".
  if (last + 1 < limit && info[last] === HYPHEN && info[last + 1] & Word.title) last += 2;
  // "Governor of Washington", "Prince of Wales": what is governed belongs to the title.
  if (
    last + 1 < limit &&
    shape[last] === Shape.lower &&
    text.startsWith('of', start[last]) &&
    end[last] - start[last] === 2
  ) {
    let governed = last + 1;
    if (info[governed] & Word.determiner && governed + 1 < limit) governed++;
    const of = phraseAt(tokens, lexicon, governed, limit);
    const bits = of.last ? of.classes : info[governed];
    // Of anything else than a place or a well-known body it is the body's name that follows: it stands for itself.
    return bits & KNOWN ? of.last || governed + 1 : governed;
  }
  return last;
}

/** "Harry Dean Castellan", "James Earl Venn": a title between a first name and one more word is a name. */
const isMiddleName = ({ info, type }: Tokens, first: number, i: number, last: number): boolean =>
  i === first + 1 &&
  i + 2 === last &&
  type[i + 1] === TokenType.word &&
  (info[i] & PERSON) !== 0 &&
  (info[first] & GIVEN) !== 0 &&
  !(info[first] & (KNOWN | Word.title));

const withStop = ({ info, type }: Tokens, i: number, limit: number): number =>
  i < limit && type[i] === TokenType.punctuation && info[i] === STOP ? i + 1 : i;

function splitTitles(article: Article, from: number, last: number, found: Candidate[]): void {
  const { tokens, lexicon } = article;
  const { info, type, shape } = tokens;
  let first = from;
  // The last title before the name: "Deputy | Prime Minister | Mina Cho".
  let titleFirst = -1;
  let nameFirst = -1;
  for (let i = first; i < last; ) {
    // "Chief Justice | Earl Warren": behind a title, a word that may be a first name is one.
    const named =
      titleFirst >= 0 &&
      i === nameFirst &&
      last - i === 2 &&
      (info[i] & (Word.maleFirstName | Word.femaleFirstName)) !== 0;
    const suffix = i > first && SUFFIXES.has(tokens.hash[i]);
    const phrase = phraseAt(tokens, lexicon, i, last);
    const after = named || suffix || isMiddleName(tokens, first, i, last) ? 0 : afterTitle(article, i, last, phrase);
    if (after === 0) {
      i = phrase.last || i + 1;
      continue;
    }
    if (titleFirst < 0) titleFirst = i;
    nameFirst = after;
    i = after;
  }
  // "Director of the | National Institute": the body is a name by itself, and nobody's title.
  if (titleFirst >= 0 && nameFirst < last && shape[nameFirst - 1] === Shape.lower) {
    if (titleFirst > first) pushLead(article, first, titleFirst, found);
    push(article, nameFirst, last, nameFirst, found);
    return;
  }
  const head = type[last - 1] === TokenType.word ? info[last - 1] : 0;
  const lastIsBody =
    (head & (Word.organization | Word.placeNoun | Word.other)) !== 0 && !(head & PERSON && last - nameFirst < 2);
  const lastAlone = titleFirst >= 0 && nameFirst >= last;
  if (titleFirst >= 0 && (lastAlone || !lastIsBody)) {
    // A surname that is also a title ("Martin Luther King", "Prime Minister May") ends the run as a name.
    if (lastAlone && titleFirst > first && head & PERSON && info[first] & PERSON) {
      push(article, first, last, first, found);
      return;
    }
    if (titleFirst > first) pushLead(article, first, titleFirst, found);
    pushGoverned(article, titleFirst, Math.min(nameFirst, last), found);
    if (nameFirst < last) push(article, nameFirst, last, titleFirst, found);
    return;
  }
  // "Afghan Taliban": a group everybody knows stands by itself.
  if (
    last - first === 2 &&
    info[first] & Word.nationality &&
    !(info[first] & KNOWN) &&
    info[first + 1] & Word.group &&
    info[first + 1] & Word.knownOrganization
  )
    first++;
  // "Indiana Republican": the place is named, the party describes.
  if (
    last - first === 2 &&
    info[first] & Word.place &&
    info[first + 1] & Word.nationality &&
    !(info[first + 1] & (KNOWN | PERSON))
  ) {
    push(article, first, last - 1, first, found);
    return;
  }
  // "American Tom Hanks", "Former President": what describes is no part of the name. Nor is "Mountaineers"
  // where a sentence begins.
  while (
    last - first > 2 &&
    type[first] === TokenType.word &&
    info[first] & (Word.nationality | Word.adjective | (atHead(tokens, article.sentences, first) ? ORDINARY : 0)) &&
    !(info[first] & (PERSON | KNOWN)) &&
    shape[first] === Shape.capitalized &&
    info[first + 1] & (Word.maleFirstName | Word.femaleFirstName) &&
    !lastIsBody
  )
    first++;
  push(article, first, last, first, found);
}

/** What stands before a title: the body somebody serves ("NATO Secretary-General"), if it is a name. */
function pushLead({ tokens, lexicon }: Article, first: number, last: number, found: Candidate[]): void {
  const { info, shape, type } = tokens;
  let end = first;
  while (end < last) {
    const phrase = phraseAt(tokens, lexicon, end, last);
    const bits = phrase.last ? phrase.classes : info[end];
    if (phrase.last && bits & KNOWN) {
      end = phrase.last;
      continue;
    }
    const named =
      type[end] === TokenType.word &&
      ((bits & (KNOWN | Word.group) && !(bits & Word.nationality)) ||
        shape[end] === Shape.upper ||
        bits === 0 ||
        (end > first && bits & (Word.organization | Word.placeNoun)));
    if (!named) break;
    end++;
  }
  if (end > first) found.push({ first, last: end, titleFirst: first });
}

/** The place or body within a title: "Governor of Washington". */
function pushGoverned({ tokens, lexicon }: Article, first: number, last: number, found: Candidate[]): void {
  for (let i = first + 1; i + 1 < last; i++)
    if (tokens.shape[i] === Shape.lower && tokens.info[i] & Word.preposition) {
      const phrase = phraseAt(tokens, lexicon, i + 1, last);
      const bits = phrase.last ? phrase.classes : tokens.info[i + 1];
      if (bits & KNOWN && tokens.shape[i + 1] !== Shape.lower)
        found.push({ first: i + 1, last: phrase.last || i + 2, titleFirst: i + 1 });
      return;
    }
}

function push({ tokens }: Article, first: number, to: number, titleFirst: number, found: Candidate[]): void {
  const { info, type } = tokens;
  let last = to;
  // A stop that ends the sentence is no part of the name, but for "Jr." and initials within.
  while (last > first && type[last - 1] === TokenType.punctuation && info[last - 1] !== STOP) last--;
  if (last > first) found.push({ first, last, titleFirst });
}
