import { Word } from '../lexicon.js';
import type { Gender, Names } from '../names/types.js';
import type { Sentences } from '../sentences.js';
import { hashWord, joinHash, Shape, type Tokens, TokenType } from '../tokens.js';
import type { Entity, Mention, MentionForm } from '../types.js';
import { bodyWord, type Cluster, clusterNames, newCluster } from './cluster.js';
import { namesPeople, readSource } from './describe.js';
import { newDiscourse } from './discourse.js';
import { newOffices } from './offices.js';
import { roleOf } from './roles.js';
import type { Attributed, Coreference, TokenRange } from './types.js';

/** Pronouns of the third person with what they ask for. */
const HE = new Set(['he', 'him', 'his', 'himself'].map(hashWord));
const SHE = new Set(['she', 'her', 'hers', 'herself'].map(hashWord));
const IT = new Set(['it', 'its', 'itself'].map(hashWord));
const THEY = new Set(['they', 'them', 'their', 'themselves'].map(hashWord));
const FIRST_PERSON = new Set(['i', 'me', 'my', 'mine', 'myself'].map(hashWord));
const YOU = new Set(['you', 'your'].map(hashWord));
const WE = new Set(['we', 'us', 'our', 'ours', 'ourselves'].map(hashWord));
/** Nouns that take up a body named before: "the company", "the group". */
const BODIES = new Set(
  [
    'company',
    'firm',
    'group',
    'agency',
    'organization',
    'organisation',
    'ministry',
    'department',
    'bank',
    'party',
    'church',
  ]
    .concat(['union', 'newspaper', 'paper', 'network', 'channel', 'university', 'club', 'airline', 'court', 'alliance'])
    .concat([
      'institute',
      'association',
      'committee',
      'commission',
      'council',
      'movement',
      'charity',
      'outlet',
      'magazine',
    ])
    .map(hashWord),
);

/** How prominent a mention is by where it stands. */
const AS_SPEAKER = 2;
const AS_REPORTER = 1.8;
const AS_SUBJECT = 1.2;
const AS_OBJECT = 0;
const GOVERNED = -0.4;

/** Groups names, descriptions and pronouns into entities and finds the speakers of quotes. See `ResolveEntities`. */
export function resolveEntities(
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  quotes: readonly Attributed[],
): Coreference {
  const { count, type, info, hash, shape } = tokens;
  const roles = names.list.map((name) => (name.kind === 'person' ? roleOf(tokens, sentences, name) : null));
  const { list: clusters, ofName } = clusterNames(tokens, names, roles);
  const mentions: Mention[][] = clusters.map(() => []);
  const lastMention: number[] = clusters.map(() => -1);
  const described: (TokenRange | null)[] = clusters.map(() => null);
  const offices = newOffices(tokens);
  const discourse = newDiscourse(clusters);
  const speakers: (number | null)[] = quotes.map(() => null);
  const confidences: number[] = quotes.map(() => 0);

  names.list.forEach((name, n) => {
    if (name.kind !== 'person') return;
    if (name.titleFirst < name.first) offices.add(ofName[n], [name.titleFirst, name.first]);
    const role = roles[n];
    if (!role) return;
    const cluster = clusters[ofName[n]];
    offices.add(ofName[n], role);
    if (!cluster.role || (cluster.role[1] - cluster.role[0] < 2 && role[1] - role[0] > 1)) cluster.role = role;
    for (let i = role[0]; i < role[1]; i++) cluster.gender ??= genderOf(info[i], Word.speaking | Word.title);
  });

  /** For every token 1 + the index of the direct quote whose words it belongs to, and of any other one. */
  const ofTokens = new Int32Array(count * 3);
  const direct = ofTokens.subarray(0, count);
  const indirect = ofTokens.subarray(count, count * 2);
  const sources = ofTokens.subarray(count * 2);
  quotes.forEach((quote, q) => {
    for (const [first, last] of quote.contents) (quote.direct ? direct : indirect).fill(q + 1, first, last);
    if (quote.source) sources.fill(q + 1, quote.source[0], quote.source[1]);
  });
  /** The quotes to be asked about at a token, in their order. */
  const asked = new Map<number, number[]>();
  const isAsked = new Uint8Array(count);
  quotes.forEach((quote, q) => {
    const at = quote.source?.[0] ?? quote.contents[0]?.[0];
    if (at === undefined) return;
    const others = asked.get(at);
    if (others) others.push(q);
    else asked.set(at, [q]);
    isAsked[at] = 1;
  });

  const paragraphOf = (i: number): number => sentences.paragraph[sentences.ofToken[i]] ?? 0;
  const noteMention = (entity: number, first: number, last: number, form: MentionForm, weight: number): void => {
    mentions[entity].push({ span: [tokens.start[first], tokens.end[last - 1]], form });
    lastMention[entity] = first;
    if (form !== 'name') clusters[entity].count++;
    discourse.mention(entity, sentences.ofToken[first], paragraphOf(first), weight, direct[first] > 0);
  };
  const prominence = (first: number, last: number): number => {
    if (sources[first]) return AS_SPEAKER;
    // Right before a verb it is some clause's subject, wherever it stands; before "reported", one that speaks.
    if (last < count && type[last] === TokenType.word && shape[last] === Shape.lower) {
      if (info[last] & Word.cue && !(info[last] & (Word.noun | Word.adjective))) return AS_REPORTER;
      if (info[last] & Word.auxiliary) return AS_SUBJECT;
    }
    const from = sentences.first[sentences.ofToken[first]];
    // What describes it belongs to it: "the U.S. | President".
    let before = first - 1;
    while (
      before >= from &&
      first - before < 8 &&
      (names.ofToken[before] || (type[before] === TokenType.word && shape[before] !== Shape.lower))
    )
      before--;
    if (before >= from && info[before] & Word.determiner && type[before] === TokenType.word) before--;
    // "as", "after" and "since" may begin a clause: they do not govern.
    const governs = before >= from && type[before] === TokenType.word && (info[before] & Word.preposition) !== 0;
    if (governs && !(info[before] & Word.conjunction)) return GOVERNED;
    let subject = !indirect[first];
    for (let i = before; subject && i >= from && first - i < 24; i--)
      if (names.ofToken[i] || (info[i] & Word.auxiliary && type[i] === TokenType.word && shape[i] === Shape.lower))
        subject = false;
    return subject ? AS_SUBJECT : AS_OBJECT;
  };

  /** Descriptions met before, by their heads and by all their words. */
  const byHead = new Map<number, number>();
  const byPhrase = new Map<number, number>();
  /** Bodies by the word that makes them one, the last named first: "the court" is the Supreme Court. */
  const byBody = new Map<number, number>();
  const phraseKey = ([first, last]: TokenRange): number => {
    let key = 0;
    for (let i = first; i < last; i++)
      if (hash[i] && !(info[i] & Word.determiner)) key = key ? joinHash(key, hash[i]) : hash[i];
    return key;
  };

  const describe = (range: TokenRange, head: number, definite: boolean): [number, number] => {
    const phrase = phraseKey(range);
    const capital = shape[head] !== Shape.lower;
    if (definite || capital) {
      if (info[head] & (Word.title | Word.speaking) || capital) {
        const holder = offices.find([range[0], head + 1], head, (entity) => lastMention[entity]);
        if (holder >= 0) return [holder, 0.85];
      }
      const same = byPhrase.get(phrase) ?? byHead.get(hash[head]);
      if (same !== undefined) return [same, 0.8];
      const named = byBody.get(hash[head]);
      if (named !== undefined) return [named, 0.8];
      if (BODIES.has(hash[head])) {
        const body = discourse.find(
          { gender: null, person: false, body: true, plural: false, quoted: false, except: -1 },
          sentences.ofToken[range[0]],
          paragraphOf(range[0]),
        );
        if (body && clusters[body.entity].kind !== 'place') return [body.entity, body.confidence];
      }
    }
    const same = byPhrase.get(phrase);
    if (same !== undefined) return [same, 0.85];
    const entity = clusters.length;
    const cluster: Cluster = newCluster(namesPeople(tokens, head) ? 'person' : 'organization', -1);
    cluster.gender = genderOf(info[head], -1);
    cluster.plural = (info[head] & Word.plural) !== 0;
    clusters.push(cluster);
    mentions.push([]);
    lastMention.push(-1);
    described.push(range);
    return [entity, 0.85];
  };

  const pronoun = (i: number): [number, number] | null => {
    const h = hash[i];
    const gender: Gender = HE.has(h) ? 'male' : SHE.has(h) ? 'female' : null;
    const plural = THEY.has(h);
    const it = IT.has(h);
    if (!gender && !plural && !it) {
      // "who", "one", "everyone": whoever was named right before.
      return null;
    }
    const quoted = direct[i] > 0;
    const except = quoted ? (speakers[direct[i] - 1] ?? discourse.lastSpeaker(paragraphOf(i), 1)) : -1;
    const wanted = { gender, person: !it, body: it || plural, plural, quoted, except };
    const found = discourse.find(wanted, sentences.ofToken[i], paragraphOf(i));
    if (!found) return null;
    // The pronoun tells the gender that the name did not.
    if (gender && clusters[found.entity].kind === 'person' && found.confidence > 0.75)
      clusters[found.entity].gender ??= gender;
    return [found.entity, found.confidence];
  };

  /** Whom an interview is with, most likely: the person it names most often. */
  const dominant = (): [number, number] | null => {
    let most = -1;
    for (let c = 0; c < clusters.length; c++)
      if (
        clusters[c].kind === 'person' &&
        clusters[c].best >= 0 &&
        (most < 0 || clusters[c].count > clusters[most].count)
      )
        most = c;
    return most < 0 ? null : [most, 0.4];
  };

  /** Who speaks a quote. */
  const answer = (q: number): void => {
    const { source, contents } = quotes[q];
    let found: [number, number] | null = null;
    if (!source) {
      const at = contents[0][0];
      const last = discourse.lastSpeaker(paragraphOf(at), 2);
      if (quotes[q].direct && last >= 0) found = [last, 0.7];
    } else {
      let reading = readSource(tokens, names, source);
      // "Labour's Home Secretary" right before "Mina Cho".
      const next = names.ofToken[source[1]] - 1;
      if (
        reading?.by === 'description' &&
        next >= 0 &&
        names.list[next].kind === 'person' &&
        names.list[next].titleFirst === source[1]
      )
        reading = { by: 'name', name: next, work: -1 };
      if (reading?.by === 'name') {
        found = [ofName[reading.name], names.list[reading.name].kind === 'person' ? 0.97 : 0.93];
        const tail = source[1] - 1;
        if (names.list[reading.name].last <= tail && hash[tail]) byHead.set(hash[tail], found[0]);
        // "a report by the ministry", later "the report".
        if (reading.work >= 0) byHead.set(hash[reading.work], found[0]);
      } else if (reading?.by === 'pronoun') {
        const around = direct[reading.at];
        if (around && (FIRST_PERSON.has(hash[reading.at]) || WE.has(hash[reading.at]))) {
          const speaker = speakers[around - 1];
          if (speaker !== null && around - 1 !== q) found = [speaker, 0.8];
        } else {
          const first = FIRST_PERSON.has(hash[reading.at]) || WE.has(hash[reading.at]) || YOU.has(hash[reading.at]);
          found = first ? dominant() : pronoun(reading.at);
          if (found) noteMention(found[0], reading.at, reading.at + 1, 'pronoun', AS_SPEAKER);
        }
      } else if (reading && !(info[reading.head] & (Word.weekday | Word.month))) {
        const range = withoutRelative(tokens, source);
        found = describe(range, reading.head, reading.definite);
        byHead.set(hash[reading.head], found[0]);
        byPhrase.set(phraseKey(range), found[0]);
        noteMention(found[0], source[0], range[1], 'description', AS_SPEAKER);
      }
    }
    if (!found) return;
    speakers[q] = found[0];
    confidences[q] = found[1];
    discourse.speaks(found[0], paragraphOf(source?.[0] ?? contents[0][0]));
  };

  for (let i = 0; i < count; i++) {
    const queries = isAsked[i] ? asked.get(i) : undefined;
    const handled = queries !== undefined && quotes[queries[0]].source !== null;
    if (queries) {
      answer(queries[0]);
      // Quotes that share a source share its speaker.
      for (const q of queries.slice(1)) {
        const same = quotes[q].source !== null && handled;
        if (same) {
          speakers[q] = speakers[queries[0]];
          confidences[q] = confidences[queries[0]];
        } else answer(q);
      }
    }
    const n = names.ofToken[i] - 1;
    if (n >= 0) {
      const name = names.list[n];
      if (name.first === i) {
        const from = mentionFirst(tokens, name.titleFirst, name.first, name.last);
        noteMention(ofName[n], from, name.last, 'name', prominence(name.titleFirst, name.last));
        const body = name.kind === 'organization' ? bodyWord(tokens, name) : 0;
        if (body) byBody.set(body, ofName[n]);
      }
    } else if (type[i] === TokenType.word && info[i] & Word.pronoun && !handled && !sources[i]) {
      if (!HE.has(hash[i]) && !SHE.has(hash[i])) continue;
      const found = pronoun(i);
      if (found) noteMention(found[0], i, i + 1, 'pronoun', prominence(i, i + 1));
    }
  }
  // "I" within a direct quote is its speaker.
  quotes.forEach((quote, q) => {
    const speaker = speakers[q];
    if (!quote.direct || speaker === null || clusters[speaker].kind !== 'person') return;
    for (const [first, last] of quote.contents)
      for (let i = first; i < last; i++)
        if (info[i] & Word.pronoun && FIRST_PERSON.has(hash[i]) && direct[i] === q + 1)
          mentions[speaker].push({ span: [tokens.start[i], tokens.end[i]], form: 'pronoun' });
  });
  return assemble(tokens, names, clusters, mentions, described, speakers, confidences);
}

/** A short title belongs to the mention ("Mr. Cho", "President Cho"); a long one is a role. */
function mentionFirst({ start, end }: Tokens, titleFirst: number, first: number, last: number): number {
  const title = titleFirst < first ? end[first - 1] - start[titleFirst] : 0;
  return title <= end[last - 1] - start[first] ? titleFirst : first;
}

function genderOf(bits: number, among: number): Gender {
  if (!(bits & among)) return null;
  const both = bits & (Word.male | Word.female);
  return both === Word.male ? 'male' : both === Word.female ? 'female' : null;
}

/** The entities that are mentioned, in the order of their first mentions. */
function assemble(
  tokens: Tokens,
  names: Names,
  clusters: readonly Cluster[],
  mentions: readonly Mention[][],
  described: readonly (TokenRange | null)[],
  speakers: readonly (number | null)[],
  confidences: readonly number[],
): Coreference {
  const { text, start, end } = tokens;
  const kept = clusters.map((_, c) => c).filter((c) => mentions[c].length > 0);
  for (const c of kept) mentions[c].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  kept.sort((a, b) => mentions[a][0].span[0] - mentions[b][0].span[0]);
  const indexOf = new Map(kept.map((c, i) => [c, i]));
  const entities = kept.map((c): Entity => {
    const { best, kind, role } = clusters[c];
    const range =
      best >= 0 ? ([names.list[best].first, names.list[best].last] as const) : withoutArticle(tokens, described[c]!);
    return {
      name: oneLine(text.slice(start[range[0]], end[range[1] - 1])),
      kind,
      role: role && oneLine(text.slice(start[role[0]], end[role[1] - 1])),
      mentions: mentions[c],
    };
  });
  return { entities, speakers: speakers.map((s) => (s === null ? null : (indexOf.get(s) ?? null))), confidences };
}

const RELATIVES = new Set(['who', 'which', 'that'].map(hashWord));

/** A description without the relative pronoun that a reporting clause hangs on: "an aide, who". */
function withoutRelative({ hash, info, type }: Tokens, [first, last]: TokenRange): TokenRange {
  let end = last;
  if (end - first > 1 && RELATIVES.has(hash[end - 1])) end--;
  if (end < last && end - first > 1 && type[end - 1] === TokenType.punctuation && info[end - 1] === 0x2c) end--;
  return [first, end];
}

function withoutArticle({ info }: Tokens, [first, last]: TokenRange): TokenRange {
  return info[first] & Word.determiner && !(info[first] & Word.pronoun) && last - first > 1
    ? [first + 1, last]
    : [first, last];
}

const oneLine = (words: string): string => (/[^\S ]| {2}/.test(words) ? words.split(/\s+/).join(' ') : words);
