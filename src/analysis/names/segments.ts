import { type Lexicon, Word } from '../lexicon.js';
import type { Places } from '../places.js';
import type { Sentences } from '../sentences.js';
import { hashWord, Shape, type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { atHead, Written } from './evidence.js';
import { Letters } from './letters.js';
import { type Phrase, phraseAt } from './phrases.js';

/** What the searches for names look at. */
export interface Article {
  readonly tokens: Tokens;
  readonly sentences: Sentences;
  readonly lexicon: Lexicon;
  /** The words with a capital. */
  readonly capitals: Places;
  /** `Letters` of every sentence. */
  readonly letters: Uint8Array;
  /** Bits of `Written` by a word's hash. */
  readonly written: (hash: number) => number;
}

const SMALL = Word.pronoun | Word.determiner | Word.preposition | Word.conjunction | Word.auxiliary;
const ORDINARY = SMALL | Word.noun | Word.verb | Word.adjective | Word.adverb | Word.number | Word.unit;
const PERSON = Word.maleFirstName | Word.femaleFirstName | Word.surname;
const KNOWN = Word.place | Word.knownOrganization | Word.nationality | Word.group;
const CALENDAR = Word.month | Word.weekday;
/** Names of one word that are told from ordinary words by their capitals alone. */
const BODY = Word.organization | Word.placeNoun;

const HYPHEN = 0x2d;
const STOP = 0x2e;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x2019;

/** A run of capitalised words that may be a name with its titles. Tokens, `last` exclusive. */
export interface Segment {
  readonly first: number;
  readonly last: number;
}

/** Cuts the capitalised runs out of the text, in text order, with what links their parts ("of", "and", "de", "-"). */
export function findRuns(article: Article, take: (first: number, last: number) => void): void {
  const { sentences, capitals } = article;
  let behind = 0;
  for (let c = 0; c < capitals.count; c++) {
    const i = capitals.at[c];
    if (i < behind) continue;
    const limit = sentences.last[sentences.ofToken[i]];
    if (!mayStart(article, i, limit)) continue;
    const first = withParticles(article, i, Math.max(behind, sentences.first[sentences.ofToken[i]]));
    const phrase = first < i ? phraseAt(article.tokens, article.lexicon, first, limit) : NO_PHRASE;
    behind = Math.max(endOfRun(article, i, limit), phrase.last);
    take(first, behind);
  }
}

const NO_PHRASE: Phrase = { last: 0, classes: 0 };

/** The first of the particles in lower case that lead to the capitalised word at `i`: "al-Sadr", "von der Leyen". */
function withParticles({ tokens }: Article, i: number, from: number): number {
  const { start, end, info } = tokens;
  let first = i;
  while (first > from) {
    const joined = info[first - 1] === HYPHEN && end[first - 1] === start[first] && first - 1 > from;
    const at = joined ? first - 2 : first - 1;
    if (joined && end[at] !== start[at + 1]) break;
    if (!(joined ? ARTICLES : LEADING).has(lowerAt(tokens, at))) break;
    first = at;
  }
  return first;
}

/** Whether the word at `i` carries its capital as part of a name rather than by its place in the sentence. */
function mayStart(article: Article, i: number, limit: number): boolean {
  const { tokens, sentences, lexicon, letters, written } = article;
  const { info, shape, hash, type, start, end } = tokens;
  const bits = info[i];
  if (isFirstPerson(tokens, i)) return false;
  const phrase = phraseAt(tokens, lexicon, i, limit);
  // "The Australian Open": a newspaper's name does not go on.
  const goesOn = hash[i] === THE && phrase.last < limit && isCapital(tokens, phrase.last);
  const known = phrase.last > 0 && !goesOn && (phrase.classes & (KNOWN | Word.other | Word.title)) !== 0;
  const kind = letters[sentences.ofToken[i]];
  if (bits & SMALL && !(bits & Word.title) && !(bits & Word.surname && shape[i] !== Shape.upper))
    if (!known && !leadsToOrganization(article, i, limit))
      return (
        shape[i] === Shape.upper && kind !== Letters.shouted && (bits & (Word.place | Word.knownOrganization)) !== 0
      );
  if (bits & CALENDAR && !known) {
    const next = i + 1 < limit && type[i + 1] === TokenType.word && isCapital(tokens, i + 1);
    if (!(next && bits & PERSON && !(info[i + 1] & CALENDAR))) return false;
  }
  if (known) return true;
  if (kind === Letters.shouted) return (bits & (PERSON | KNOWN)) !== 0 ? !(bits & ORDINARY) : bits === 0;
  const head = kind === Letters.headline || atHead(tokens, sentences, i);
  if (!head) return true;
  if (GREETINGS.has(hash[i])) return false;
  if (shape[i] === Shape.upper || shape[i] === Shape.mixed) return true;
  const seen = written(hash[i]);
  if (seen & Written.capitalWithin && !(seen & Written.lower)) return true;
  if (!(bits & ORDINARY)) return !(seen & Written.lower) || (bits & (PERSON | KNOWN)) !== 0;
  // "Mrs. Cho" and an initial: "J. Smith".
  if (
    bits & Word.title &&
    bits & Word.abbreviation &&
    i + 2 < limit &&
    info[i + 1] === STOP &&
    isCapital(tokens, i + 2)
  )
    return true;
  if (end[i] - start[i] === 1 && i + 1 < limit && info[i + 1] === STOP) return true;
  if (seen & Written.capitalWithin) return true;
  const follows = i + 1 < limit && start[i + 1] > end[i] && type[i + 1] === TokenType.word && isCapital(tokens, i + 1);
  const linked = i + 2 < limit && info[i] & (BODY | Word.title) && isOf(tokens, i + 1) && isCapital(tokens, i + 2);
  if (linked) return true;
  // "Temple had seen it", but "Bank director Jo Harrow".
  if (bits & PERSON && !(bits & SMALL) && !(bits & Word.organization && bits & Word.noun) && kind === Letters.plain)
    return true;
  if (bits & KNOWN && !(bits & SMALL))
    return (bits & (Word.place | Word.knownOrganization)) === 0 || !(bits & Word.verb) || follows;
  if (!follows || kind === Letters.headline) return false;
  if (info[i + 1] & SMALL && shape[i + 1] !== Shape.upper) return false;
  return (bits & (Word.noun | Word.title | PERSON | Word.adjective)) !== 0 && !(bits & Word.adverb);
}

/** "AT News": a word in capitals that would be a small word in others, before one that makes a name. */
const leadsToOrganization = ({ tokens }: Article, i: number, limit: number): boolean =>
  tokens.shape[i] === Shape.upper &&
  i + 1 < limit &&
  tokens.shape[i + 1] === Shape.capitalized &&
  (tokens.info[i + 1] & Word.organization) !== 0;

/** The token behind the run that begins at `from`. */
function endOfRun(article: Article, from: number, limit: number): number {
  const { tokens, lexicon } = article;
  const { type, info, start, end } = tokens;
  let last = afterWord(article, from, limit);
  for (;;) {
    if (last >= limit) return limit;
    const c = info[last];
    const touches = start[last] === end[last - 1];
    if (type[last] === TokenType.word) {
      if (isInnerWord(article, last)) last = afterWord(article, last, limit);
      else {
        const behind = behindLink(article, from, last, limit);
        if (!behind) return last;
        last = afterWord(article, behind, limit);
      }
    } else if (type[last] === TokenType.number) {
      // "MI5", "Covid19": digits belong to the word they touch.
      if (!touches) return last;
      last++;
    } else if (type[last] === TokenType.punctuation) {
      const next = last + 1;
      // "Harrow Foods Inc. of Chicago": the stop belongs to the abbreviation where the sentence goes on.
      if (c === STOP && touches && next < limit && info[last - 1] & Word.abbreviation && !isInnerWord(article, next))
        return type[next] === TokenType.word ? next : last;
      if (next >= limit || type[next] !== TokenType.word) return last;
      const nextTouches = start[next] === end[last];
      if (c === STOP && touches && isShort(tokens, last - 1) && isInnerWord(article, next))
        last = afterWord(article, next, limit);
      else if (c === HYPHEN && touches && nextTouches && tokens.shape[next] !== Shape.lower && !(info[next] & SMALL))
        last = afterWord(article, next, limit);
      else if (c === HYPHEN && touches && nextTouches && info[last - 1] & Word.title && info[next] & Word.title)
        last = afterWord(article, next, limit);
      else if (c === AMPERSAND && isCapital(tokens, next)) last = afterWord(article, next, limit);
      // The plural's genitive within a name: "Teachers’ Union".
      else if (
        (c === APOSTROPHE || c === 0x27) &&
        touches &&
        !nextTouches &&
        isCapital(tokens, next) &&
        info[last - 1] & Word.noun &&
        leadsToBody(article, next, limit)
      )
        last = next;
      else return last;
    } else if (
      type[last] === TokenType.clitic &&
      last + 1 < limit &&
      ((info[last - 1] & Word.noun && !(info[last - 1] & (PERSON | KNOWN))) || isSaint(tokens, from, last)) &&
      isCapital(tokens, last + 1) &&
      leadsToBody(article, last + 1, limit)
    )
      last++;
    else return last;
    // A lexicon's phrase may hold what the rules above would not join.
    const phrase = phraseAt(tokens, lexicon, last - 1, limit);
    if (phrase.last > last) last = phrase.last;
  }
}

const afterWord = ({ tokens, lexicon }: Article, i: number, limit: number): number => {
  const phrase: Phrase = phraseAt(tokens, lexicon, i, limit);
  return phrase.last && phrase.classes & (KNOWN | Word.other | Word.title) && endsCapital(tokens, phrase.last - 1)
    ? phrase.last
    : i + 1;
};

/** A capital, or a mark: whether a phrase found in the text is written as a name. */
const endsCapital = (tokens: Tokens, i: number): boolean =>
  tokens.type[i] !== TokenType.word || tokens.shape[i] !== Shape.lower;

const isCapital = ({ type, shape }: Tokens, i: number): boolean =>
  type[i] === TokenType.word && shape[i] !== Shape.lower;

const isOf = ({ text, start, end, type }: Tokens, i: number): boolean =>
  type[i] === TokenType.word && end[i] - start[i] === 2 && text.startsWith('of', start[i]);

function isFirstPerson({ text, start, end }: Tokens, i: number): boolean {
  return end[i] - start[i] === 1 && text.charCodeAt(start[i]) === 0x49 && text.charCodeAt(end[i]) !== STOP;
}

/** A capitalised word that goes on with a name. */
function isInnerWord({ tokens, sentences, letters, lexicon }: Article, i: number): boolean {
  const { info, shape, type, start, end } = tokens;
  if (type[i] !== TokenType.word || shape[i] === Shape.lower || isFirstPerson(tokens, i)) return false;
  const bits = info[i];
  // An initial, "A." among them.
  if (end[i] - start[i] === 1 && i + 1 < tokens.count && info[i + 1] === STOP && start[i + 1] === end[i]) return true;
  if (letters[sentences.ofToken[i]] === Letters.shouted && !(bits & (PERSON | KNOWN) || bits === 0)) return false;
  // "Cho Thinks Again": in a headline a verb ends the name.
  if (letters[sentences.ofToken[i]] === Letters.headline && bits & Word.verb && !(bits & (PERSON | KNOWN | Word.noun)))
    return false;
  // "Mina Cho Sunday": a weekday tells when, unless a name is built on it ("The Sunday Times").
  if (bits & Word.weekday) return phraseAt(tokens, lexicon, i, i + 4).last > 0 || isCapital(tokens, i + 1);
  if (bits & CALENDAR && !(bits & PERSON)) return phraseAt(tokens, lexicon, i, i + 4).last > 0;
  if (bits & SMALL && !(bits & (Word.title | Word.surname | Word.knownOrganization | Word.place))) return false;
  if (bits & SMALL && shape[i] === Shape.capitalized && !(bits & (Word.title | Word.surname))) return false;
  if (bits & Word.month && i + 1 < tokens.count && type[i + 1] === TokenType.number) return false;
  return true;
}

/** An abbreviation that a stop may follow within a name: an initial, "St.", "Jr." */
const isShort = ({ start, end, info }: Tokens, i: number): boolean =>
  end[i] - start[i] === 1 || (info[i] & Word.abbreviation) !== 0;

const PARTICLES = wordSet('de van von der den bin ibn ben al el ul la le di da du del della dos das ter ten bint y');
/** Those of them that may begin a name, and the forms of the Arabic article that a hyphen joins to it. */
const LEADING = wordSet('de van von der bin ibn al el ul la le di da du del della dos');
const ARTICLES = wordSet('al el ul ad an ar as ash at az');
/** What somebody is known as: "Peter the Great". */
const EPITHETS = wordSet(`
  great terrible bald pious fat bold brave conqueror confessor magnificent younger elder wise good bad impaler lionheart
  baptist apostle short fair simple stammerer fearless red black lion martyr strong navigator unready quiet hunchback
`);
/** What somebody is hailed with, before the name. */
const GREETINGS = wordSet('hey hi hello dear thanks yeah yes oh wow nah nope ah well okay ok um erm goodbye bye');
const [THE, OF, FOR, ON, AND, SAINT] = ['the', 'of', 'for', 'on', 'and', 'st'].map(hashWord);

/** A word's hash where it is in lower case, or 0. */
const lowerAt = ({ shape, hash }: Tokens, i: number): number => (shape[i] === Shape.lower ? hash[i] : 0);

/** "St. Ann’s Hospital": whether a saint is named, and nothing else. */
const isSaint = ({ hash, info }: Tokens, from: number, last: number): boolean =>
  hash[from] === SAINT && last - from <= (info[from + 1] === STOP ? 3 : 2);

/** The capitalised word behind lower-case words that join two parts of a name, or 0. */
function behindLink(article: Article, from: number, at: number, limit: number): number {
  const { tokens } = article;
  const { start, end, info } = tokens;
  if (end[at] - start[at] > 5) return 0;
  const word = lowerAt(tokens, at);
  if (PARTICLES.has(word)) {
    let next = at + 1;
    if (next < limit && info[next] === HYPHEN) next++;
    else if (next < limit && PARTICLES.has(lowerAt(tokens, next))) next++;
    return next < limit && isCapital(tokens, next) && !(info[next] & SMALL) ? next : 0;
  }
  let next = at + 1;
  if (next < limit && lowerAt(tokens, next) === THE) next++;
  if (next >= limit || !isCapital(tokens, next) || info[next] & (CALENDAR | SMALL)) return 0;
  if (word === THE) {
    // "Peter the Great", "Louis the German".
    const named = at === from + 1 && info[from] & PERSON && !(info[from] & (Word.noun | Word.title));
    return named && (EPITHETS.has(tokens.hash[next]) || info[next] & Word.nationality) && isLast(tokens, next, limit)
      ? next
      : 0;
  }
  const body = headOf(tokens, from, at);
  // "Organization for the Prohibition of Chemical Weapons": a body that has a purpose, and what that is about.
  if (word === OF)
    return (body & (BODY | Word.title | Word.other) && !(body & PERSON && !(body & BODY))) ||
      purposeOf(tokens, from, at) < at
      ? next
      : 0;
  if (word === FOR || word === ON) return body & Word.organization ? next : 0;
  if (word === AND) {
    if (next > at + 1) return 0;
    // "Department of Health and Human Services", "Food and Drug Administration".
    const common = (i: number) => (info[i] & (Word.noun | Word.adjective)) !== 0 && !(info[i] & KNOWN);
    if (!common(next) || !common(at - 1)) return 0;
    if (hasLink(tokens, from, at))
      return info[from] & Word.organization || leadsToBody(article, next, limit) ? next : 0;
    return !((info[next] | info[at - 1]) & PERSON) && leadsToBody(article, next, limit) ? next : 0;
  }
  return 0;
}

/** Where "for" stands behind a word such as Society between two tokens, or `to`. */
function purposeOf(tokens: Tokens, from: number, to: number): number {
  for (let i = from + 1; i < to; i++)
    if (lowerAt(tokens, i) === FOR) return tokens.info[i - 1] & Word.organization ? i : to;
  return to;
}

/** Whether "of" or "for" stands between two tokens. */
function hasLink(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (tokens.shape[i] === Shape.lower && tokens.info[i] & Word.preposition) return true;
  return false;
}

/** The classes of the word a run is built on: its last, or the one before "of". */
function headOf({ info }: Tokens, from: number, to: number): number {
  return to - 1 >= from ? info[to - 1] : 0;
}

/** Whether no other capitalised word follows. */
const isLast = (tokens: Tokens, i: number, limit: number): boolean => i + 1 >= limit || !isCapital(tokens, i + 1);

/** Whether the capitalised words from `i` on end in a word such as Committee. Looks at four words at most. */
function leadsToBody({ tokens }: Article, i: number, limit: number): boolean {
  for (let j = i; j < limit && j < i + 4 && isCapital(tokens, j); j++)
    if (tokens.info[j] & Word.organization) return true;
  return false;
}
