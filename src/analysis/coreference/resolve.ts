import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import { giveBack, type Room, takeBytes, takeInts, takenOf } from '../room.js';
import type { Sentences } from '../sentences.js';
import { type Tokens, TokenType, Trigger } from '../tokens.js';
import { pronounAt } from '../vocabulary.js';
import { antecedentOf } from './antecedents.js';
import { assemble } from './assemble.js';
import { addDescribed, type Cast, genderOf } from './cast.js';
import { bodyWord, clusterNames } from './cluster.js';
import { describe, describeBody, lastCalled, newDescriptions } from './descriptions.js';
import { newDiscourse, remember } from './discourse.js';
import { learnGenders } from './genders.js';
import { introduce, newLedes } from './ledes.js';
import { AS_NAME, AS_PRONOUN, newLog, note } from './mentions.js';
import { nominalAt } from './nominals.js';
import { addOffice, newOffices, type Offices } from './offices.js';
import { markQuotes } from './prominence.js';
import { FIRST_PERSON, GENDERED, Pronoun } from './pronouns.js';
import { roleOf } from './roles.js';
import { mention, paragraphOf, prominenceOf, type Scene } from './scene.js';
import { answer } from './speakers.js';
import { findTurns } from './turns.js';
import type { Attributed, Coreference, TokenRange } from './types.js';

/** How much less prominent a description is than a name. */
const UNNAMED = 0.5;

/** Groups names, descriptions and pronouns into entities and finds the speakers of quotes. See `ResolveEntities`. */
export function resolveEntities(
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  quotes: readonly Attributed[],
): Coreference {
  const { count, room } = tokens;
  const taken = takenOf(room);
  const roles = names.list.map((name) => (name.kind === 'person' ? roleOf(tokens, sentences, name) : null));
  const { list: cast, ofName } = clusterNames(tokens, names, roles);
  const offices = newOffices(tokens);
  const inRole = takeBytes(room, count).fill(0, 0, count);
  takeOffices(tokens, names, roles, cast, ofName, offices, inRole);
  learnGenders(tokens, sentences, names, cast, ofName);
  const marks = markQuotes(quotes, tokens);
  const scene: Scene = {
    tokens,
    sentences,
    names,
    ofName,
    roles,
    quotes,
    marks,
    inRole,
    cast,
    mentions: newLog(room, 2 * names.list.length + quotes.length + 32),
    discourse: newDiscourse(cast),
    descriptions: newDescriptions(tokens, cast, offices),
    ledes: newLedes(tokens, names, cast),
    turns: findTurns(tokens, sentences, names, cast, ofName, marks.direct),
    speakers: takeInts(room, quotes.length).fill(-1, 0, quotes.length),
    confidences: quotes.map(() => 0),
  };
  read(scene);
  speakForOneself(scene);
  const { mentions, ledes, speakers, confidences } = scene;
  const found = assemble(tokens, names, cast, mentions, ledes.named, speakers, confidences);
  giveBack(room, taken);
  return found;
}

/** Takes in the offices that stand beside names: whose they are, and what gender they tell. */
function takeOffices(
  { info }: Tokens,
  names: Names,
  roles: readonly (TokenRange | null)[],
  cast: Cast,
  ofName: Int32Array,
  offices: Offices,
  inRole: Uint8Array,
): void {
  for (let n = 0; n < names.list.length; n++) {
    const { kind, titleFirst, first } = names.list[n];
    if (kind !== 'person') continue;
    if (titleFirst < first) addOffice(offices, ofName[n], titleFirst, first);
    const role = roles[n];
    if (!role) continue;
    const one = cast[ofName[n]];
    addOffice(offices, ofName[n], role[0], role[1]);
    inRole.fill(1, role[0], role[1]);
    if (!one.role || (one.role[1] - one.role[0] < 2 && role[1] - role[0] > 1)) one.role = role;
    for (let i = role[0]; i < role[1]; i++) one.gender ??= genderOf(info[i], Word.speaking | Word.title);
  }
}

/** Reads the article from its first word to its last, and asks for each quote's speaker where its source stands. */
function read(scene: Scene): void {
  const { tokens, names, marks } = scene;
  const { count, type, trigger, room } = tokens;
  const asked = askedAt(scene, room);
  const { first, next } = asked;
  let n = 0;
  let named = names.list[0]?.first ?? -1;
  for (let i = 0; i < count; i++) {
    if (!(trigger[i] & (Trigger.pronoun | Trigger.people)) && i !== named && !first[i]) continue;
    const sourced = first[i] > 0 && scene.quotes[first[i] - 1].source !== null;
    if (first[i]) answerAll(scene, first[i] - 1, next);
    if (i === named) {
      // What stands within another name's titles ("Governor of Ohio Jo Harrow") is no mention.
      if (names.ofToken[i] === n + 1) meetName(scene, n);
      named = names.list[++n]?.first ?? -1;
    } else if (!names.ofToken[i] && type[i] === TokenType.word && !sourced && !marks.sources[i]) {
      if (pronounAt(tokens, i) & GENDERED) {
        const found = antecedentOf(scene, i, null);
        if (found) mention(scene, found.entity, i, i + 1, AS_PRONOUN, prominenceOf(scene, i, i + 1));
      } else meet(scene, i);
    }
  }
}

/** The quotes to be asked about at each token: 1 + the first one, and 1 + the one that follows each; 0 for none. */
function askedAt({ quotes, tokens }: Scene, room: Room): { readonly first: Int32Array; readonly next: Int32Array } {
  const first = takeInts(room, tokens.count).fill(0, 0, tokens.count);
  const next = takeInts(room, quotes.length);
  for (let q = quotes.length - 1; q >= 0; q--) {
    const { source, contents } = quotes[q];
    const range = source ?? contents[0];
    if (range === undefined) continue;
    next[q] = first[range[0]];
    first[range[0]] = q + 1;
  }
  return { first, next };
}

/** Answers the quotes that are asked about at one token: those that share a source share its speaker. */
function answerAll(scene: Scene, first: number, next: Int32Array): void {
  const { quotes, speakers, confidences } = scene;
  answer(scene, first);
  for (let q = next[first] - 1; q >= 0; q = next[q] - 1)
    if (quotes[q].source !== null && quotes[first].source !== null) {
      speakers[q] = speakers[first];
      confidences[q] = confidences[first];
    } else answer(scene, q);
}

/** Takes note of a name. */
function meetName(scene: Scene, n: number): void {
  const { tokens, names, ofName, cast, descriptions } = scene;
  const name = names.list[n];
  const entity = ofName[n];
  if (name.kind === 'person' && cast[entity].lastMention < 0)
    introduce(
      scene.ledes,
      entity,
      n,
      scene.roles[n],
      paragraphOf(scene, name.first),
      opensParagraph(scene, name.titleFirst),
    );
  const from = mentionFirst(tokens, name.titleFirst, name.first, name.last);
  mention(scene, entity, from, name.last, AS_NAME, prominenceOf(scene, name.titleFirst, name.last));
  const body = name.kind === 'organization' ? bodyWord(tokens, name) : 0;
  if (body) describeBody(descriptions, entity, body);
}

function opensParagraph({ sentences }: Scene, i: number): boolean {
  const s = sentences.ofToken[i];
  return sentences.first[s] === i && (s === 0 || sentences.paragraph[s - 1] !== sentences.paragraph[s]);
}

/** A short title belongs to the mention ("Mr. Cho", "President Cho"); a long one is a role. */
function mentionFirst({ start, end }: Tokens, titleFirst: number, first: number, last: number): number {
  const title = titleFirst < first ? end[first - 1] - start[titleFirst] : 0;
  return title <= end[last - 1] - start[first] ? titleFirst : first;
}

/** Keeps in mind people who are spoken of without a name, for the pronouns that take them up. */
function meet(scene: Scene, i: number): void {
  const { tokens, names, inRole, cast, descriptions, discourse, sentences, marks } = scene;
  const nominal = inRole[i] ? null : nominalAt(tokens, names, i);
  if (!nominal) return;
  const { range, head, fresh, definite } = nominal;
  const known = fresh ? -1 : lastCalled(descriptions, tokens.hash[head]);
  if (definite && known < 0) return;
  const entity = known >= 0 ? known : addDescribed(cast, tokens, range, head);
  describe(descriptions, entity, head, null);
  cast[entity].unspoken = range;
  const weight = prominenceOf(scene, range[0], range[1]) - UNNAMED;
  remember(discourse, entity, sentences.ofToken[i], paragraphOf(scene, i), weight, marks.direct[i] > 0);
}

/** Finds whom "I" means in quotes, now that it is known who speaks them. */
function speakForOneself({ tokens, quotes, marks, speakers, confidences, cast, mentions }: Scene): void {
  const { direct } = marks;
  // “I said no,” Cho said: who says "I" is known only once the quote around it has its speaker.
  for (let q = 0; q < quotes.length; q++) {
    const { source } = quotes[q];
    if (!source || speakers[q] >= 0 || !(pronounAt(tokens, source[0]) & FIRST_PERSON)) continue;
    const around = direct[source[0]] - 1;
    if (around < 0 || around === q) continue;
    speakers[q] = speakers[around];
    confidences[q] = confidences[around] * 0.8;
  }
  // "I" within a direct quote is its speaker.
  for (let q = 0; q < quotes.length; q++) {
    const speaker = speakers[q];
    if (!quotes[q].direct || speaker < 0 || cast[speaker].kind !== 'person') continue;
    for (const [first, last] of quotes[q].contents)
      for (let i = first; i < last; i++)
        if (tokens.trigger[i] & Trigger.pronoun && direct[i] === q + 1 && pronounAt(tokens, i) & Pronoun.i)
          note(mentions, speaker, i, i + 1, AS_PRONOUN);
  }
}
