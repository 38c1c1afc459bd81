import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import type { Sentences } from '../sentences.js';
import { hashWord, Shape, type Tokens } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import type { Cluster } from './cluster.js';
import type { TokenRange } from './types.js';

const INTERVIEWS = wordSet('interviews interviewed interviewing');
const TALKS = wordSet('spoke speaks talked talks chatted chats caught catches sat');
const TELLS = wordSet('tells explains discusses answers reveals');
const PICTURES = wordSet('image photo photograph picture photographer credit courtesy');
const BE = wordSet('was is were been being');
const [BY, WITH, TO, OF, INTERVIEW, INTERVIEWEE] = ['by', 'with', 'to', 'of', 'interview', 'interviewee'].map(hashWord);

/** What each sign is worth for being the one who is asked. */
const OBJECT = 3;
const PARTNER = 2;
const TITLE = 1.5;
const HEAD = 1;
/** So many mentions in the head count. */
const OFTEN = 3;
/** Who bears the office that is interviewed ("interviews bar owner") is worth as much as a partner; who it is about is not meant. */
const TOPIC = -1;
const ABOUT = wordSet('on about over regarding');
/** Whoever asks does not answer; who is spoken of in the answers is hardly the one who gives them. */
const ASKS = -5;
const SPOKEN_OF = -0.25;
/** Nor does the photographer. */
const CREDIT = -2;
/** How far from "interviewed" a name may stand, in tokens. */
const NEAR = 24;

/** Who asks and who answers: indices of clusters, or -1. */
export interface Parties {
  readonly interviewee: number;
  readonly interviewer: number;
}

/**
 * Tells from an interview's head, the `start` paragraphs before its first question, whom it is with. Where the head
 * names nobody, nobody is known.
 */
export function findParties(
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  clusters: readonly Cluster[],
  ofName: Int32Array,
  start: number,
): Parties {
  const value = new Float32Array(clusters.length);
  const mentions = new Uint8Array(clusters.length);
  const head = Math.max(start, 1);
  const offices = interviewedOffices(tokens, sentences, names, head);
  const people = names.list
    .map((name, n) => ({ name, cluster: ofName[n] }))
    .filter(({ name }) => name.kind === 'person');
  for (const { name, cluster } of people) {
    const sentence = sentences.ofToken[name.first];
    const paragraph = sentences.paragraph[sentence];
    if (paragraph >= head) {
      value[cluster] += SPOKEN_OF;
      continue;
    }
    if (!mentions[cluster] && isOffice(tokens, clusters[cluster].role, offices)) value[cluster] += PARTNER;
    if (isCredit(tokens, name.titleFirst)) value[cluster] += CREDIT;
    else if (mentions[cluster]++ < OFTEN) value[cluster] += HEAD + (paragraph === 0 ? TITLE : 0);
    const from = Math.max(sentences.first[sentence], name.titleFirst - NEAR);
    const to = Math.min(sentences.last[sentence], name.last + NEAR);
    value[cluster] += besideInterview(tokens, from, to, name.titleFirst, name.last);
  }
  let interviewee = -1;
  let interviewer = -1;
  for (const { cluster } of people) {
    if (interviewee < 0 || value[cluster] > value[interviewee]) interviewee = cluster;
    if (value[cluster] <= ASKS / 2 && (interviewer < 0 || value[cluster] < value[interviewer])) interviewer = cluster;
  }
  if (interviewee >= 0 && (value[interviewee] <= 0 || interviewee === interviewer)) interviewee = -1;
  return { interviewee, interviewer };
}

const isAbout = (hash: Int32Array, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (ABOUT.has(hash[i])) return true;
  return false;
};

/** The nouns that a head's "interviews" is followed by, where it names nobody: "bar owner". */
function interviewedOffices(tokens: Tokens, sentences: Sentences, names: Names, head: number): ReadonlySet<number> {
  const { hash, info, shape } = tokens;
  const offices = new Set<number>();
  for (let s = 0; s < sentences.count && sentences.paragraph[s] < head; s++)
    for (let i = sentences.first[s]; i < sentences.last[s]; i++) {
      if (!INTERVIEWS.has(hash[i])) continue;
      for (let j = i + 1; j < sentences.last[s] && j - i < 8 && !(info[j] & Word.preposition); j++)
        if (!names.ofToken[j] && shape[j] === Shape.lower && info[j] & (Word.title | Word.speaking | Word.noun))
          offices.add(hash[j]);
    }
  return offices;
}

const isOffice = ({ hash }: Tokens, role: TokenRange | null, offices: ReadonlySet<number>): boolean => {
  for (let i = role?.[0] ?? 0; role && i < role[1]; i++) if (offices.has(hash[i])) return true;
  return false;
};

/** Whether a picture's credit stands before a name: "Image: Mina Cho". */
const isCredit = ({ hash, info }: Tokens, first: number): boolean =>
  first > 1 && info[first - 1] === 0x3a && PICTURES.has(hash[first - 2]);

/** What the words for an interview in a sentence say of a name in it. */
function besideInterview({ hash, info }: Tokens, from: number, to: number, first: number, last: number): number {
  if (first > from && hash[first - 1] === INTERVIEWEE) return OBJECT;
  if (TELLS.has(hash[last])) return PARTNER;
  let value = 0;
  for (let i = from; i < to; i++) {
    if (i >= first && i < last) continue;
    const next = hash[i + 1];
    const behind = i < first;
    if (INTERVIEWS.has(hash[i])) {
      const passive = next === BY || (i > from && BE.has(hash[i - 1]));
      if (behind && isAbout(hash, i, first)) value += TOPIC;
      else if (behind) value += next === BY ? ASKS : OBJECT;
      else value += passive ? OBJECT : ASKS;
    } else if (hash[i] === INTERVIEW && behind) {
      if (next === WITH || next === OF) value += OBJECT;
      else if (next === BY) value += ASKS;
    } else if (TALKS.has(hash[i]) && info[i] & Word.verb && behind) {
      let at = i + 1;
      while (at < first && at < i + 3 && hash[at] !== WITH && hash[at] !== TO) at++;
      if (hash[at] === WITH || hash[at] === TO) value += PARTNER;
    }
  }
  return Math.max(ASKS, Math.min(OBJECT, value));
}
