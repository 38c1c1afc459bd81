import { Word } from '../lexicon.js';
import { type Tokens, TokenType } from '../tokens.js';
import { pronounAt } from '../vocabulary.js';
import { wordSet } from '../wordSet.js';
import { antecedentOf, latestBody, partyOf } from './antecedents.js';
import { addDescribed } from './cast.js';
import { readSource } from './describe.js';
import { describe, describedBy } from './descriptions.js';
import { type Found, lastSpeaker, speaks, topicOf } from './discourse.js';
import { awaitName } from './ledes.js';
import { AS_DESCRIPTION, AS_PRONOUN } from './mentions.js';
import { AS_OBJECT, AS_SPEAKER } from './prominence.js';
import { FIRST_PERSON, Pronoun } from './pronouns.js';
import { mention, paragraphOf, type Scene } from './scene.js';
import type { TokenRange } from './types.js';

/** What a coordinated apposition is made of before its last part. */
const APPOSED = Word.noun | Word.adjective | Word.conjunction | Word.title;

/** Finds who speaks a quote. */
export function answer(scene: Scene, q: number): void {
  const { quotes, discourse, turns, speakers, confidences } = scene;
  const { source, contents, direct } = quotes[q];
  const paragraph = paragraphOf(scene, source ? source[0] : contents[0][0]);
  let found: Found | null = null;
  if (source) found = ofSource(scene, q, source);
  else if (direct) {
    const last = lastSpeaker(discourse, paragraph, 2);
    const topic = topicOf(discourse, paragraph - 1);
    if (topic >= 0 && !namedIn(scene, q).has(topic)) found = { entity: topic, confidence: 0.6 };
    else if (last >= 0) found = { entity: last, confidence: 0.7 };
    else if (turns && turns.interviewee >= 0) found = { entity: turns.interviewee, confidence: 0.6 };
  }
  if (!found) return;
  speakers[q] = found.entity;
  confidences[q] = found.confidence;
  speaks(discourse, found.entity, paragraph);
}

function ofSource(scene: Scene, q: number, source: TokenRange): Found | null {
  const { tokens, names } = scene;
  const { info } = tokens;
  let reading = readSource(tokens, names, source);
  // "Labour's Home Secretary" right before "Mina Cho".
  const next = names.ofToken[source[1]] - 1;
  if (
    reading?.by === 'description' &&
    info[reading.head] & (Word.title | Word.speaking) &&
    next >= 0 &&
    names.list[next].kind === 'person' &&
    names.list[next].titleFirst === source[1]
  )
    reading = { by: 'name', name: next, work: -1 };
  const apposed = apposedTo(scene, source);
  if (apposed >= 0 && reading && !(reading.by === 'name' && names.list[reading.name].kind === 'person'))
    reading = { by: 'name', name: apposed, work: -1 };
  if (!reading) return null;
  if (reading.by === 'name') return byName(scene, source, reading.name, reading.work);
  if (reading.by === 'pronoun') return byPronoun(scene, q, source, reading.at);
  const { head, definite } = reading;
  // "this week" speaks as little as "Monday".
  if (info[head] & (Word.weekday | Word.month | Word.unit) && !(info[head] & Word.speaking)) return null;
  const range = withoutRelative(tokens, source);
  const found = describedBy(scene.descriptions, range, head, definite, (at) => latestBody(scene, at));
  describe(scene.descriptions, found.entity, head, range);
  mention(scene, found.entity, source[0], range[1], AS_DESCRIPTION, AS_SPEAKER);
  awaitName(scene.ledes, found.entity, range, paragraphOf(scene, range[0]));
  return found;
}

function byName({ tokens, names, ofName, descriptions }: Scene, source: TokenRange, n: number, work: number): Found {
  const { kind, last } = names.list[n];
  const entity = ofName[n];
  const tail = source[1] - 1;
  if (last <= tail && tokens.hash[tail]) describe(descriptions, entity, tail, null);
  // "a report by the ministry", later "the report".
  if (work >= 0) describe(descriptions, entity, work, null);
  return { entity, confidence: kind === 'person' ? 0.97 : 0.93 };
}

function byPronoun(scene: Scene, q: number, source: TokenRange, at: number): Found | null {
  const { tokens, marks, speakers, cast } = scene;
  const bits = pronounAt(tokens, at);
  const quote = marks.direct[at] - 1;
  if (bits & FIRST_PERSON && quote >= 0)
    return speakers[quote] < 0 || quote === q ? null : { entity: speakers[quote], confidence: 0.8 };
  const found =
    bits & Pronoun.somebody
      ? null
      : bits & (FIRST_PERSON | Pronoun.you)
        ? partyOf(scene, at)
        : antecedentOf(scene, at, namedIn(scene, q));
  // "Somebody says", and "they say" where nobody is near that it could mean: known by the pronoun alone.
  if (!found && bits & (Pronoun.somebody | Pronoun.they)) {
    const entity = addDescribed(cast, tokens, source, at);
    cast[entity].kind = 'person';
    mention(scene, entity, at, at + 1, AS_DESCRIPTION, AS_OBJECT);
    return { entity, confidence: 0.6 };
  }
  if (found) mention(scene, found.entity, at, at + 1, AS_PRONOUN, AS_SPEAKER);
  return found;
}

/** Who is named in what a quote says. */
function namedIn({ quotes, names, ofName }: Scene, q: number): ReadonlySet<number> {
  let entities: Set<number> | null = null;
  for (const [first, last] of quotes[q].contents)
    for (let i = first; i < last; i++)
      if (names.ofToken[i]) {
        entities ??= new Set();
        entities.add(ofName[names.ofToken[i] - 1]);
      }
  return entities ?? NOBODY;
}
const NOBODY: ReadonlySet<number> = new Set();

/** The name of a person that a source stands behind as an apposition between commas ("Jo Harrow, head of the Bank,"), or -1. */
function apposedTo({ tokens, names, sentences }: Scene, [first, last]: TokenRange): number {
  const { type, info } = tokens;
  // "Jo Harrow, curator and | head of exhibits,"
  let comma = first - 1;
  while (comma > first - 6 && type[comma] === TokenType.word && info[comma] & APPOSED) comma--;
  if (comma < 1 || !isComma(tokens, comma) || !isComma(tokens, last)) return -1;
  const n = names.ofToken[comma - 1] - 1;
  if (n < 0 || names.list[n].kind !== 'person') return -1;
  const before = names.list[n].titleFirst - 1;
  // "After meeting Jo Harrow, …" makes no subject of the name.
  return before < sentences.first[sentences.ofToken[first]] || type[before] !== TokenType.word ? n : -1;
}

const isComma = ({ type, info }: Tokens, i: number): boolean =>
  i >= 0 && type[i] === TokenType.punctuation && info[i] === 0x2c;

const RELATIVES = wordSet('who which that');

/** A description without the relative pronoun that a reporting clause hangs on: "an aide, who". */
function withoutRelative(tokens: Tokens, [first, last]: TokenRange): TokenRange {
  let end = last;
  if (end - first > 1 && RELATIVES.has(tokens.hash[end - 1])) end--;
  if (end < last && end - first > 1 && isComma(tokens, end - 1)) end--;
  return [first, end];
}
