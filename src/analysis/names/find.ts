import weightBytes from '../english/names.weights';
import { type Lexicon, Word } from '../lexicon.js';
import { giveBack, takeFloats, takeInts, takenOf } from '../room.js';
import type { Sentences } from '../sentences.js';
import { knownAt, placeOf, tableIn } from '../table.js';
import { hashWord, joinHash, MARGIN, Shape, type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import { articleOf, candidatesOf } from './candidates.js';
import { featuresOf } from './features.js';
import { KIND_COUNT, KINDS, MOST_FEATURES, packWeights, scorePacked } from './model.js';
import { phraseAt } from './phrases.js';
import type { Article } from './segments.js';
import { teamsOf } from './teams.js';
import type { Candidate } from './titles.js';
import type { Gender, Name, Names } from './types.js';

/** The trained weights as they are used; whoever judges a training writes others into them. */
export const weights = packWeights(weightBytes);
/** What one unit of score is worth as a logarithm of odds: see train-names.mjs. */
const UNIT = 1 / 24;
/** The same for saying how sure a kind is: on texts that were held out, sums of weights are surer than they should be. */
const SURE = 0.7 * UNIT;
/** How much the other places where the same words stand weigh against the place itself. */
const SHARED = 0.8;
/** What it adds to a bare surname that somebody in the article has it. */
const FAMILY = 180;
/** What it adds to a person that a title stands before. */
const TITLED = 100;
/** What it takes from the score of being no name: news names more than the training texts do. */
const ORDINARY = 10;
/** The same for what the lexicon knows as a place and as nothing else. */
const GAZETTEER = 12;
const NO_PLACE =
  Word.noun | Word.verb | Word.adjective | Word.maleFirstName | Word.femaleFirstName | Word.surname | Word.nationality;
const ACRONYM = 60;
/** What it adds to a person that the name begins with a first name and goes on with nothing that speaks against it. */
const GIVEN = 40;
/** What it adds to a person of several names, none of them a word for something else, that “, who” follows. */
const RELATED = 60;
const WHO = hashWord('who');
/** What it adds to a body that a country or town is named in the report of a match. */
const TEAM = 130;
/** What it takes from a place that an age follows. */
const AGED = 120;
/** What it adds to a place that “-based” or the like follows. */
const BASED = 80;
const HYPHEN = 0x2d;
const BASES = wordSet('based born bound educated raised');
/** "Ottoman Empire": what it adds to a body that its last word names a power that rules. */
const STATE = 100;
const STATES = wordSet('empire dynasty caliphate sultanate shogunate');
/** "Nordic Harbour Study": the same for what many people work at, and which finds and reports. */
const WORK = 60;
const WORKS = wordSet('study survey project initiative programme program');
/** What it takes from a person that "the" stands before a word which is nobody's name. */
const THING = 60;
const THE = hashWord('the');
const SOMEBODY = Word.maleFirstName | Word.femaleFirstName | Word.surname;
const NO_SURNAME = Word.organization | Word.placeNoun | Word.other | Word.knownOrganization | Word.nationality;

/** How sure it is that a word that the lexicon knows as many people's names them. */
const GROUP = 0.8;

/**
 * Finds the names of people, organizations, places and groups. Linear in the number of tokens. How sure each one's kind
 * is, from 0 to 1, is added to `confidences` for those who ask: the quotes and figures have confidences of their own.
 */
export function findNames(tokens: Tokens, sentences: Sentences, lexicon: Lexicon, confidences?: number[]): Names {
  const ofToken = takeInts(tokens.lasting, tokens.count + MARGIN).fill(0, 0, tokens.count + MARGIN);
  const taken = takenOf(tokens.room);
  const article = articleOf(tokens, sentences, lexicon);
  const candidates = candidatesOf(article);
  const scored = candidates.length * KIND_COUNT;
  const scores = takeFloats(tokens.room, scored);
  const features = takeInts(tokens.room, MOST_FEATURES);
  for (let c = 0; c < candidates.length; c++) {
    const n = featuresOf(article, candidates[c], features);
    scorePacked(weights, features, n, scores, c * KIND_COUNT);
  }
  for (let c = 0; c < scored; c += KIND_COUNT)
    scores[c] -= ORDINARY + (isKnownPlace(tokens, candidates[c / KIND_COUNT]) ? GAZETTEER : 0);
  shareEvidence(tokens, candidates, scores);
  const isTeam = teamsOf(tokens, sentences);
  for (let c = 0; c < candidates.length; c++) {
    const { first, last } = candidates[c];
    const at = c * KIND_COUNT;
    if (bestOf(scores, at) !== PLACE) continue;
    if (isAge(tokens, last)) scores[at + PLACE] -= AGED;
    else if (phraseOrWord(article, first, last) & Word.place && isTeam(first)) scores[at + ORGANIZATION] += TEAM;
  }
  const list: Name[] = [];
  for (let c = 0; c < candidates.length; c++) {
    let candidate = candidates[c];
    let best = bestOf(scores, c * KIND_COUNT);
    const people = peopleOf(article, candidate);
    const group = people === 'named';
    const owner = people === null && KINDS[best] === null ? ownerOf(article, candidate) : 0;
    if (owner) {
      candidate = { ...candidate, last: owner };
      const n = featuresOf(article, candidate, features);
      scorePacked(weights, features, n, scores, c * KIND_COUNT);
      best = bestOf(scores, c * KIND_COUNT);
    }
    const kind = group ? 'group' : KINDS[best];
    if (kind === null || people === 'described') continue;
    confidences?.push(group ? GROUP : likelihoodOf(scores, c * KIND_COUNT, best));
    const { first, last, titleFirst } = candidate;
    list.push({ first, last, titleFirst, kind, gender: kind === 'person' ? genderOf(tokens, candidate) : null });
    for (let i = titleFirst; i < last; i++) ofToken[i] = list.length;
  }
  giveBack(tokens.room, taken);
  return { list, ofToken };
}

const [ORGANIZATION, PLACE] = [2, 3];

/**
 * "NASA Discovery", "US Second Amendment": what is no name as a whole may begin with one that everybody knows. Its last
 * token, exclusive, or 0.
 */
function ownerOf({ tokens, lexicon }: Article, { first, last, titleFirst }: Candidate): number {
  if (last - first < 2 || titleFirst < first) return 0;
  if (tokens.shape[first] !== Shape.upper && tokens.info[first] & NO_PLACE) return 0;
  const phrase = phraseAt(tokens, lexicon, first, last);
  const classes = phrase.last ? phrase.classes : tokens.info[first];
  const behind = phrase.last || first + 1;
  return behind < last && classes & (Word.place | Word.knownOrganization) ? behind : 0;
}

/** What the lexicon knows of a candidate as a whole. */
function phraseOrWord({ tokens, lexicon }: Article, first: number, last: number): number {
  if (last - first === 1) return tokens.info[first];
  const phrase = phraseAt(tokens, lexicon, first, last);
  return phrase.last === last ? phrase.classes : 0;
}

/** ", 81, said": whether a person's age follows. */
function isAge({ type, info, start, end, text }: Tokens, last: number): boolean {
  if (info[last] !== COMMA || type[last + 1] !== TokenType.number || end[last + 1] - start[last + 1] > 2) return false;
  const behind = text.charCodeAt(end[last + 1]);
  return behind === COMMA || behind === STOP;
}
const COMMA = 0x2c;
const STOP = 0x2e;

/** The same words are most often the same thing: lets the candidates of an article learn from one another. */
function shareEvidence(tokens: Tokens, candidates: readonly Candidate[], scores: Float32Array): void {
  const { hash, shape, info, type, room } = tokens;
  /** For every candidate the first one with the same words; for that one, how many there are. */
  const firstOf = takeInts(room, candidates.length);
  const counts = takeInts(room, candidates.length).fill(0, 0, candidates.length);
  /** By the hashes of their words 1 + the first candidate; surnames of people; capitals of bodies. */
  const byWords = tableIn(room, candidates.length);
  const families = tableIn(room, candidates.length);
  const initials = tableIn(room, candidates.length);
  const total = takeFloats(room, candidates.length * KIND_COUNT).fill(0, 0, candidates.length * KIND_COUNT);
  for (let c = 0; c < candidates.length; c++) {
    const candidate = candidates[c];
    let key = 0;
    for (let i = candidate.first; i < candidate.last; i++)
      if (hash[i]) key = key === 0 ? hash[i] : joinHash(key, hash[i]);
    const known = placeOf(byWords, key) + 1;
    if (byWords.slots[known] === 0) byWords.slots[known] = c + 1;
    const slot = byWords.slots[known] - 1;
    firstOf[c] = slot;
    counts[slot]++;
    for (let k = 0; k < KIND_COUNT; k++) total[slot * KIND_COUNT + k] += scores[c * KIND_COUNT + k];
    const at = c * KIND_COUNT;
    const length = candidate.last - candidate.first;
    const person = scores[at + 1] > Math.max(scores[at], scores[at + 2], scores[at + 3]);
    if (person && (length > 1 || candidate.titleFirst < candidate.first)) {
      let tail = candidate.last - 1;
      while (tail > candidate.first && (type[tail] !== TokenType.word || info[tail] & Word.abbreviation)) tail--;
      placeOf(families, hash[tail]);
    }
    if (length > 1 && scores[at + 2] > scores[at + 1] && scores[at + 2] > scores[at + 3])
      placeOf(initials, initialsOf(tokens, candidate));
  }
  for (let c = 0; c < candidates.length; c++) {
    const first = firstOf[c];
    const count = counts[first];
    if (count > 1)
      for (let k = 0; k < KIND_COUNT; k++) {
        const at = c * KIND_COUNT + k;
        scores[at] = (1 - SHARED) * scores[at] + (SHARED * total[first * KIND_COUNT + k]) / count;
      }
    const candidate = candidates[c];
    const length = candidate.last - candidate.first;
    if (isGiven(tokens, candidate)) scores[c * KIND_COUNT + 1] += GIVEN;
    if (candidate.titleFirst < candidate.first) scores[c * KIND_COUNT + 1] += TITLED;
    if (isRelated(tokens, candidate)) scores[c * KIND_COUNT + 1] += RELATED;
    if (isBase(tokens, candidate)) scores[c * KIND_COUNT + 3] += BASED;
    if (isThing(tokens, candidate)) scores[c * KIND_COUNT + 1] -= THING;
    if (length > 1) {
      const tail = hash[candidate.last - 1];
      if (STATES.has(tail)) scores[c * KIND_COUNT + 2] += STATE;
      else if (length > 2 && WORKS.has(tail)) scores[c * KIND_COUNT + 2] += WORK;
      continue;
    }
    if (knownAt(families, hash[candidate.first]) >= 0) scores[c * KIND_COUNT + 1] += FAMILY;
    if (shape[candidate.first] === Shape.upper && knownAt(initials, hash[candidate.first]) >= 0)
      scores[c * KIND_COUNT + 2] += ACRONYM;
  }
}

const isKnownPlace = ({ info }: Tokens, { first, last }: Candidate): boolean =>
  last - first === 1 && (info[first] & Word.place) !== 0 && !(info[first] & NO_PLACE);

/** "Lisbon-based", "Lisbon-born". */
const isBase = ({ info, hash, start, end }: Tokens, { last }: Candidate): boolean =>
  info[last] === HYPHEN && start[last + 1] === end[last] && BASES.has(hash[last + 1]);

/** "The Danube": one word behind "the" that is nobody's name as far as the lexicon knows. */
const isThing = ({ info, hash }: Tokens, { first, last, titleFirst }: Candidate): boolean =>
  last - first === 1 && titleFirst === first && first > 0 && hash[first - 1] === THE && !(info[first] & SOMEBODY);

/**
 * "Orla Venn": several words, the first a first name, none of which the lexicon knows as something else. "Orla the Bold":
 * no other name is joined so.
 */
const isGiven = (tokens: Tokens, candidate: Candidate): boolean =>
  (tokens.info[candidate.first] & (Word.maleFirstName | Word.femaleFirstName)) !== 0 &&
  (isFullName(tokens, candidate) ||
    (candidate.last - candidate.first === 3 && tokens.hash[candidate.first + 1] === THE));

/** "Orla Venn, who leads the group". A club's name, too, is followed by "who": its words are known as such. */
const isRelated = (tokens: Tokens, candidate: Candidate): boolean =>
  tokens.info[candidate.last] === COMMA &&
  tokens.hash[candidate.last + 1] === WHO &&
  !(tokens.info[candidate.first] & Word.place) &&
  isFullName(tokens, candidate);

/** Several words, none in lower case or known as something that no person is called. */
function isFullName({ type, shape, info }: Tokens, { first, last }: Candidate): boolean {
  if (last - first < 2 || info[first] & NO_SURNAME) return false;
  for (let i = first + 1; i < last; i++)
    if (type[i] === TokenType.word && (shape[i] === Shape.lower || info[i] & NO_SURNAME)) return false;
  return true;
}

/** The hash of the word that a name's capitals spell. */
function initialsOf({ text, start, type, shape }: Tokens, { first, last }: Candidate): number {
  let h = 0x811c9dc5 | 0;
  for (let i = first; i < last; i++)
    if (type[i] === TokenType.word && shape[i] !== Shape.lower)
      h = Math.imul(h ^ (text.charCodeAt(start[i]) | 0x20), 0x01000193);
  return h;
}

/** The likeliest of the kinds a candidate was scored for. */
function bestOf(scores: Float32Array, at: number): number {
  let best = 0;
  for (let k = 1; k < KIND_COUNT; k++) if (scores[at + k] > scores[at + best]) best = k;
  return best;
}

/** How likely it is. */
function likelihoodOf(scores: Float32Array, at: number, best: number): number {
  let sum = 0;
  for (let k = 0; k < KIND_COUNT; k++) sum += k === best ? 1 : Math.exp((scores[at + k] - scores[at + best]) * SURE);
  return 1 / sum;
}

/**
 * Whether a candidate is nothing but words of origin and belief: they name many ("Democrats", "Spanish Jews") or only
 * describe ("South Korean").
 */
function peopleOf({ tokens, lexicon }: Article, { first, last, titleFirst }: Candidate): 'named' | 'described' | null {
  const { info } = tokens;
  if (titleFirst !== first || last - first > MOST_PEOPLE) return null;
  let bits = 0;
  for (let i = first; i < last; ) {
    const phrase = phraseAt(tokens, lexicon, i, last);
    bits = phrase.last ? phrase.classes : info[i];
    i = phrase.last || i + 1;
    const many = i === last && (bits & Word.group) !== 0 && (bits & Word.plural) !== 0;
    if (!many && !(bits & Word.nationality && !(bits & NO_ORIGIN))) return null;
  }
  return bits & Word.group && bits & Word.plural ? 'named' : 'described';
}
const MOST_PEOPLE = 4;
/** What a word of origin may be besides, so that it is looked at like any other. */
const NO_ORIGIN =
  Word.place | Word.knownOrganization | Word.maleFirstName | Word.femaleFirstName | Word.noun | Word.verb;

/** What titles ("Mrs.", "spokesman") and the first name say of a person. */
function genderOf({ info, type }: Tokens, { first, last, titleFirst }: Candidate): Gender {
  for (let i = titleFirst; i < first; i++) {
    const bits = info[i] & (Word.male | Word.female);
    if (bits === Word.male) return 'male';
    if (bits === Word.female) return 'female';
  }
  if (last - first < 2 || type[first] !== TokenType.word) return null;
  const bits = info[first] & (Word.maleFirstName | Word.femaleFirstName);
  return bits === Word.maleFirstName ? 'male' : bits === Word.femaleFirstName ? 'female' : null;
}
