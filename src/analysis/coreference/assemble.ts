import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import { takeInts } from '../room.js';
import { type Tokens, TokenType } from '../tokens.js';
import type { Entity, Mention } from '../types.js';
import { wordSet } from '../wordSet.js';
import type { Cast } from './cast.js';
import { FORMS, type MentionLog } from './mentions.js';
import type { Coreference, TokenRange } from './types.js';

/**
 * The entities that are mentioned, in the order of their first mentions. `named` tells who described ones turned out to
 * be: what is said of them is said of those. Speakers are -1 where they cannot be told.
 */
export function assemble(
  tokens: Tokens,
  names: Names,
  cast: Cast,
  log: MentionLog,
  named: ReadonlyMap<number, number> | null,
  speakers: Int32Array,
  confidences: readonly number[],
): Coreference {
  const { start, end, room } = tokens;
  const size = cast.length;
  const { entity, count } = log;
  // Mentions by entity: how many each has, and the lists that hold as many.
  const counts = takeInts(room, size).fill(0, 0, size);
  if (named) for (let m = 0; m < count; m++) entity[m] = named.get(entity[m]) ?? entity[m];
  for (let m = 0; m < count; m++) counts[entity[m]]++;
  const lists: Mention[][] = new Array(size);
  const kept: number[] = [];
  for (let m = 0; m < count; m++) {
    const e = entity[m];
    const mention: Mention = { span: [start[log.first[m]], end[log.last[m] - 1]], form: FORMS[log.form[m]] };
    const list = lists[e];
    if (list === undefined) {
      kept.push(e);
      if (counts[e] === 1) lists[e] = [mention];
      else {
        lists[e] = new Array(counts[e]);
        lists[e][0] = mention;
        counts[e] = 1;
      }
    } else list[counts[e]++] = mention;
  }
  // The log is in text order but for what was found out later.
  const byFirst = (a: number, b: number): number => lists[a][0].span[0] - lists[b][0].span[0] || a - b;
  let ordered = true;
  for (let i = 0; i < kept.length; i++) {
    const list = lists[kept[i]];
    if (list.length > 1 && !inOrder(list)) list.sort(byPlace);
    ordered &&= i === 0 || byFirst(kept[i - 1], kept[i]) < 0;
  }
  if (!ordered) kept.sort(byFirst);
  const indexOf = takeInts(room, size).fill(-1, 0, size);
  for (let i = 0; i < kept.length; i++) indexOf[kept[i]] = i;
  const entities: Entity[] = new Array(kept.length);
  for (let i = 0; i < kept.length; i++) {
    const { best, kind, role, described } = cast[kept[i]];
    const name =
      best >= 0 ? between(tokens, names.list[best].first, names.list[best].last) : descriptionOf(tokens, described!);
    entities[i] = { name, kind, role: role && between(tokens, role[0], role[1]), mentions: lists[kept[i]] };
  }
  const ofQuotes: (number | null)[] = new Array(confidences.length);
  for (let q = 0; q < confidences.length; q++) {
    const speaker = named ? (named.get(speakers[q]) ?? speakers[q]) : speakers[q];
    ofQuotes[q] = speaker < 0 || indexOf[speaker] < 0 ? null : indexOf[speaker];
  }
  return { entities, speakers: ofQuotes, confidences };
}

/** The words between two tokens. */
const between = ({ text, start, end }: Tokens, first: number, last: number): string =>
  oneLine(text.slice(start[first], end[last - 1]));

const byPlace = (a: Mention, b: Mention): number => a.span[0] - b.span[0] || a.span[1] - b.span[1];

/** Whether mentions stand in text order already, as nearly all do. */
function inOrder(mentions: readonly Mention[]): boolean {
  for (let m = 1; m < mentions.length; m++) if (byPlace(mentions[m - 1], mentions[m]) > 0) return false;
  return true;
}

/** What somebody without a name goes by: "an engineer, who asked not to be named," is "engineer". */
function descriptionOf(tokens: Tokens, [first, last]: TokenRange): string {
  const { info, type } = tokens;
  const from = isArticle(info[first]) && last - first > 1 ? first + 1 : first;
  let to = from + 1;
  while (to < last && !(type[to] === TokenType.punctuation && info[to] === COMMA && addsMore(tokens, to + 1))) to++;
  return between(tokens, from, to);
}

const COMMA = 0x2c;
const RELATIVES = wordSet('who which whose whom');

/**
 * Whether what begins here behind a comma says more of whoever was described before it: "who …", "a man in his fifties",
 * "speaking in …", "published in …", "in a letter".
 */
function addsMore({ hash, info, text, end, count }: Tokens, at: number): boolean {
  if (at >= count) return false;
  if (RELATIVES.has(hash[at]) || isArticle(info[at]) || info[at] & Word.preposition) return true;
  return text.startsWith('ing', end[at] - 3) || (text.startsWith('ed', end[at] - 2) && (info[at] & Word.verb) !== 0);
}

const isArticle = (bits: number): boolean => (bits & Word.determiner) !== 0 && !(bits & Word.pronoun);

const oneLine = (words: string): string =>
  isPlain(words) || !/[^\S ]| {2}/.test(words) ? words : words.split(/\s+/).join(' ');

/** Whether words in plain letters stand with one blank between them, as nearly all do. */
function isPlain(words: string): boolean {
  for (let i = 0; i < words.length; i++) {
    const c = words.charCodeAt(i);
    if (c < 0x20 || c > 0x7e || (c === 0x20 && words.charCodeAt(i + 1) === 0x20)) return false;
  }
  return true;
}
