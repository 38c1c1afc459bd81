import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import { takeBytes } from '../room.js';
import type { Sentences } from '../sentences.js';
import { hashWord, type Tokens, TokenType, Trigger } from '../tokens.js';
import type { MentionForm } from '../types.js';
import { assemble } from './assemble.js';
import { addDescribed, genderOf, newCast } from './cast.js';
import { bodyWord, clusterNames } from './cluster.js';
import { readSource } from './describe.js';
import { newDescriptions } from './descriptions.js';
import { type Found, newDiscourse } from './discourse.js';
import { learnGenders } from './genders.js';
import { newLedes } from './ledes.js';
import { nominalAt, PEOPLE } from './nominals.js';
import { newOffices } from './offices.js';
import { AS_OBJECT, AS_SPEAKER, markQuotes, prominence } from './prominence.js';
import { FIRST_PERSON, genderOfPronoun, IT, isFirstPerson, isSubject, SOMEBODY, THEY, WE, YOU } from './pronouns.js';
import { roleOf } from './roles.js';
import { findTurns } from './turns.js';
import type { Attributed, Coreference, TokenRange } from './types.js';

/** What a coordinated apposition is made of before its last part. */
const APPOSED = Word.noun | Word.adjective | Word.conjunction | Word.title;

/** How much less prominent a description is than a name. */
const UNNAMED = 0.5;

/** Groups names, descriptions and pronouns into entities and finds the speakers of quotes. See `ResolveEntities`. */
export function resolveEntities(
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  quotes: readonly Attributed[],
): Coreference {
  const { count, type, info, hash, trigger, room } = tokens;
  const roles = names.list.map((name) => (name.kind === 'person' ? roleOf(tokens, sentences, name) : null));
  const { list: clusters, ofName } = clusterNames(tokens, names, roles);
  const cast = newCast(clusters);
  const { mentions, lastMention } = cast;
  const offices = newOffices(tokens);
  const discourse = newDiscourse(clusters);
  /** Tokens of the offices that stand beside names. */
  const inRole = takeBytes(room, count).fill(0, 0, count);
  const speakers: (number | null)[] = quotes.map(() => null);
  const confidences: number[] = quotes.map(() => 0);

  names.list.forEach((name, n) => {
    if (name.kind !== 'person') return;
    if (name.titleFirst < name.first) offices.add(ofName[n], [name.titleFirst, name.first]);
    const role = roles[n];
    if (!role) return;
    const cluster = clusters[ofName[n]];
    offices.add(ofName[n], role);
    inRole.fill(1, role[0], role[1]);
    if (!cluster.role || (cluster.role[1] - cluster.role[0] < 2 && role[1] - role[0] > 1)) cluster.role = role;
    for (let i = role[0]; i < role[1]; i++) cluster.gender ??= genderOf(info[i], Word.speaking | Word.title);
  });

  learnGenders(tokens, sentences, names, clusters, ofName);

  const marks = markQuotes(quotes, tokens);
  const { direct } = marks;
  const turns = findTurns(tokens, sentences, names, clusters, ofName, direct);
  /** The quotes to be asked about at a token, in their order. */
  const asked = new Map<number, number[]>();
  const isAsked = takeBytes(room, count).fill(0, 0, count);
  quotes.forEach((quote, q) => {
    const at = quote.source?.[0] ?? quote.contents[0]?.[0];
    if (at === undefined) return;
    const others = asked.get(at);
    if (others) others.push(q);
    else asked.set(at, [q]);
    isAsked[at] = 1;
  });

  /** Descriptions that are no mentions of anybody's until a pronoun takes them up. */
  const unspoken = new Map<number, TokenRange>();
  const paragraphOf = (i: number): number => sentences.paragraph[sentences.ofToken[i]] ?? 0;
  const noteMention = (entity: number, first: number, last: number, form: MentionForm, weight: number): void => {
    const unnoted = form === 'pronoun' ? unspoken.get(entity) : undefined;
    if (unnoted) {
      mentions[entity].push({ span: [tokens.start[unnoted[0]], tokens.end[unnoted[1] - 1]], form: 'description' });
      unspoken.delete(entity);
    }
    mentions[entity].push({ span: [tokens.start[first], tokens.end[last - 1]], form });
    lastMention[entity] = first;
    if (form !== 'name') clusters[entity].count++;
    discourse.mention(entity, sentences.ofToken[first], paragraphOf(first), weight, direct[first] > 0);
  };
  const ledes = newLedes(tokens, names, cast);
  const prominenceOf = (first: number, last: number): number =>
    prominence(tokens, sentences, names, marks, first, last);
  const descriptions = newDescriptions(tokens, cast, offices, (at) =>
    discourse.find(
      {
        gender: null,
        person: false,
        body: true,
        plural: false,
        quoted: false,
        except: -1,
        spokenOf: null,
        speaks: false,
      },
      sentences.ofToken[at],
      paragraphOf(at),
    ),
  );

  const opensParagraph = (i: number): boolean => {
    const s = sentences.ofToken[i];
    return sentences.first[s] === i && (s === 0 || sentences.paragraph[s - 1] !== sentences.paragraph[s]);
  };

  /** Who is "I" or "you" in an interview's paragraph, and so nobody's "she" there; or -1. */
  const self = (i: number): number => {
    if (!turns) return -1;
    const addressee = turns.addressee[paragraphOf(i)];
    return addressee >= 0 ? addressee : turns.speaker[paragraphOf(i)];
  };

  /** Whom a pronoun of the third person means, or null. */
  const pronoun = (i: number, spokenOf: ReadonlySet<number> | null = null): Found | null => {
    const gender = genderOfPronoun(hash[i]);
    const plural = THEY.has(hash[i]);
    const it = IT.has(hash[i]);
    if (!gender && !plural && !it) return null;
    const quoted = direct[i] > 0;
    const except = quoted ? (speakers[direct[i] - 1] ?? discourse.lastSpeaker(paragraphOf(i), 1)) : self(i);
    const wanted = {
      gender,
      person: !it,
      body: it || plural,
      plural,
      quoted,
      except,
      spokenOf,
      speaks: spokenOf !== null,
    };
    const found = discourse.find(wanted, sentences.ofToken[i], paragraphOf(i));
    if (!found) return null;
    // The pronoun tells the gender that the name did not, where it hardly means anybody else.
    const certain = found.confidence > 0.75 && isSubject(hash[i]) && !marks.indirect[i];
    if (gender && certain && clusters[found.entity].kind === 'person') clusters[found.entity].gender ??= gender;
    return found;
  };

  /** Who is named in what a quote says. */
  const namedIn = (q: number): ReadonlySet<number> => {
    const entities = new Set<number>();
    for (const [first, last] of quotes[q].contents)
      for (let i = first; i < last; i++) if (names.ofToken[i]) entities.add(ofName[names.ofToken[i] - 1]);
    return entities;
  };

  /** Keeps in mind people who are spoken of without a name, for the pronouns that take them up. */
  const meet = (i: number): void => {
    const nominal = inRole[i] ? null : nominalAt(tokens, names, i);
    if (!nominal) return;
    const { range, head, fresh, definite } = nominal;
    const known = fresh ? -1 : descriptions.byHead(hash[head]);
    if (definite && known < 0) return;
    const entity = known >= 0 ? known : addDescribed(cast, tokens, range, head);
    descriptions.name(entity, head, null);
    unspoken.set(entity, range);
    const weight = prominenceOf(range[0], range[1]) - UNNAMED;
    discourse.mention(entity, sentences.ofToken[i], paragraphOf(i), weight, direct[i] > 0);
  };

  /** Whom "I", "we" or "you" means outside of quotation marks: a party of the interview, or who spoke last. */
  const party = (i: number): Found | null => {
    const you = YOU.has(hash[i]);
    if (turns) {
      const entity = (you ? turns.addressee : turns.speaker)[paragraphOf(i)];
      return entity < 0 ? null : { entity, confidence: WE.has(hash[i]) ? 0.6 : 0.85 };
    }
    const entity = you ? -1 : discourse.lastSpeaker(paragraphOf(i), 2);
    return entity < 0 ? null : { entity, confidence: 0.5 };
  };

  /** The name of a person that a source stands behind as an apposition between commas ("Jo Harrow, head of the Bank,"), or -1. */
  const apposedTo = ([first, last]: TokenRange): number => {
    const isComma = (i: number): boolean => i >= 0 && type[i] === TokenType.punctuation && info[i] === 0x2c;
    // "Jo Harrow, curator and | head of exhibits,"
    let comma = first - 1;
    while (comma > first - 6 && type[comma] === TokenType.word && info[comma] & APPOSED) comma--;
    if (comma < 1 || !isComma(comma) || !isComma(last)) return -1;
    const n = names.ofToken[comma - 1] - 1;
    if (n < 0 || names.list[n].kind !== 'person') return -1;
    const before = names.list[n].titleFirst - 1;
    // "After meeting Jo Harrow, …" makes no subject of the name.
    return before < sentences.first[sentences.ofToken[first]] || type[before] !== TokenType.word ? n : -1;
  };

  const ofSource = (q: number, source: TokenRange): Found | null => {
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
    const apposed = apposedTo(source);
    if (apposed >= 0 && reading && !(reading.by === 'name' && names.list[reading.name].kind === 'person'))
      reading = { by: 'name', name: apposed, work: -1 };
    if (!reading) return null;
    if (reading.by === 'name') {
      const name = names.list[reading.name];
      const found = { entity: ofName[reading.name], confidence: name.kind === 'person' ? 0.97 : 0.93 };
      const tail = source[1] - 1;
      if (name.last <= tail && hash[tail]) descriptions.name(found.entity, tail, null);
      // "a report by the ministry", later "the report".
      if (reading.work >= 0) descriptions.name(found.entity, reading.work, null);
      return found;
    }
    if (reading.by === 'pronoun') {
      const { at } = reading;
      const self = isFirstPerson(hash[at]);
      if (self && direct[at]) {
        const speaker = speakers[direct[at] - 1];
        return speaker === null || direct[at] - 1 === q ? null : { entity: speaker, confidence: 0.8 };
      }
      const found = SOMEBODY.has(hash[at]) ? null : self || YOU.has(hash[at]) ? party(at) : pronoun(at, namedIn(q));
      // "Somebody says", and "they say" where nobody is near that it could mean: known by the pronoun alone.
      if (!found && (SOMEBODY.has(hash[at]) || THEY.has(hash[at]))) {
        const entity = addDescribed(cast, tokens, source, at);
        clusters[entity].kind = 'person';
        noteMention(entity, at, at + 1, 'description', AS_OBJECT);
        return { entity, confidence: 0.6 };
      }
      if (found) noteMention(found.entity, at, at + 1, 'pronoun', AS_SPEAKER);
      return found;
    }
    // "this week" speaks as little as "Monday".
    if (info[reading.head] & (Word.weekday | Word.month | Word.unit) && !(info[reading.head] & Word.speaking))
      return null;
    const range = withoutRelative(tokens, source);
    const found = descriptions.find(range, reading.head, reading.definite);
    descriptions.name(found.entity, reading.head, range);
    noteMention(found.entity, source[0], range[1], 'description', AS_SPEAKER);
    ledes.describe(found.entity, range, paragraphOf(range[0]));
    return found;
  };

  /** Who speaks a quote. */
  const answer = (q: number): void => {
    const { source, contents } = quotes[q];
    const at = source?.[0] ?? contents[0][0];
    let found: Found | null = null;
    if (source) found = ofSource(q, source);
    else if (quotes[q].direct) {
      const last = discourse.lastSpeaker(paragraphOf(at), 2);
      const topic = discourse.topic(paragraphOf(at) - 1);
      if (topic >= 0 && !namedIn(q).has(topic)) found = { entity: topic, confidence: 0.6 };
      else if (last >= 0) found = { entity: last, confidence: 0.7 };
      else if (turns && turns.interviewee >= 0) found = { entity: turns.interviewee, confidence: 0.6 };
    }
    if (!found) return;
    speakers[q] = found.entity;
    confidences[q] = found.confidence;
    discourse.speaks(found.entity, paragraphOf(at));
  };

  for (let i = 0; i < count; i++) {
    if (!isAsked[i] && !names.ofToken[i] && !(trigger[i] & Trigger.pronoun) && !(info[i] & PEOPLE)) continue;
    const queries = isAsked[i] ? asked.get(i) : undefined;
    const handled = queries !== undefined && quotes[queries[0]].source !== null;
    if (queries) {
      answer(queries[0]);
      // Quotes that share a source share its speaker.
      for (let k = 1; k < queries.length; k++) {
        const q = queries[k];
        if (quotes[q].source !== null && handled) {
          speakers[q] = speakers[queries[0]];
          confidences[q] = confidences[queries[0]];
        } else answer(q);
      }
    }
    const n = names.ofToken[i] - 1;
    if (n >= 0) {
      const name = names.list[n];
      if (name.first === i) {
        if (!mentions[ofName[n]].length && name.kind === 'person')
          ledes.introduce(ofName[n], n, roles[n], paragraphOf(i), opensParagraph(name.titleFirst));
        const from = mentionFirst(tokens, name.titleFirst, name.first, name.last);
        noteMention(ofName[n], from, name.last, 'name', prominenceOf(name.titleFirst, name.last));
        const body = name.kind === 'organization' ? bodyWord(tokens, name) : 0;
        if (body) descriptions.body(ofName[n], body);
      }
    } else if (type[i] === TokenType.word && !handled && !marks.sources[i]) {
      if (genderOfPronoun(hash[i])) {
        const found = pronoun(i);
        if (found) noteMention(found.entity, i, i + 1, 'pronoun', prominenceOf(i, i + 1));
      } else meet(i);
    }
  }
  for (const [lede, entity] of ledes.named) {
    mentions[entity].push(...mentions[lede].splice(0));
    speakers.forEach((speaker, q) => {
      if (speaker === lede) speakers[q] = entity;
    });
  }
  // “I said no,” Cho said: who says "I" is known only once the quote around it has its speaker.
  quotes.forEach(({ source }, q) => {
    const around = source && speakers[q] === null && isFirstPerson(hash[source[0]]) ? direct[source[0]] - 1 : -1;
    if (around < 0 || around === q) return;
    speakers[q] = speakers[around];
    confidences[q] = confidences[around] * 0.8;
  });
  // "I" within a direct quote is its speaker.
  quotes.forEach((quote, q) => {
    const speaker = speakers[q];
    if (!quote.direct || speaker === null || clusters[speaker].kind !== 'person') return;
    for (const [first, last] of quote.contents)
      for (let i = first; i < last; i++)
        if (trigger[i] & Trigger.pronoun && direct[i] === q + 1 && FIRST_PERSON.has(hash[i]))
          mentions[speaker].push({ span: [tokens.start[i], tokens.end[i]], form: 'pronoun' });
  });
  return assemble(tokens, names, cast, speakers, confidences);
}

/** A short title belongs to the mention ("Mr. Cho", "President Cho"); a long one is a role. */
function mentionFirst({ start, end }: Tokens, titleFirst: number, first: number, last: number): number {
  const title = titleFirst < first ? end[first - 1] - start[titleFirst] : 0;
  return title <= end[last - 1] - start[first] ? titleFirst : first;
}

const RELATIVES = new Set(['who', 'which', 'that'].map(hashWord));

/** A description without the relative pronoun that a reporting clause hangs on: "an aide, who". */
function withoutRelative({ hash, info, type }: Tokens, [first, last]: TokenRange): TokenRange {
  let end = last;
  if (end - first > 1 && RELATIVES.has(hash[end - 1])) end--;
  if (end < last && end - first > 1 && type[end - 1] === TokenType.punctuation && info[end - 1] === 0x2c) end--;
  return [first, end];
}
