import { Word } from '../lexicon.js';
import type { Names } from '../names/types.js';
import { takeInts } from '../room.js';
import type { Tokens } from '../tokens.js';
import type { Entity, Mention } from '../types.js';
import type { Cast } from './cast.js';
import type { Coreference, TokenRange } from './types.js';

/** The entities that are mentioned, in the order of their first mentions. */
export function assemble(
  tokens: Tokens,
  names: Names,
  { clusters, mentions, described }: Cast,
  speakers: readonly (number | null)[],
  confidences: readonly number[],
): Coreference {
  const { text, start, end } = tokens;
  const kept: number[] = [];
  let ordered = true;
  for (let c = 0; c < clusters.length; c++) {
    if (!mentions[c].length) continue;
    if (!inOrder(mentions[c])) mentions[c].sort(byPlace);
    ordered &&= !kept.length || mentions[kept[kept.length - 1]][0].span[0] <= mentions[c][0].span[0];
    kept.push(c);
  }
  if (!ordered) kept.sort((a, b) => mentions[a][0].span[0] - mentions[b][0].span[0]);
  const indexOf = takeInts(tokens.room, clusters.length).fill(-1, 0, clusters.length);
  for (let i = 0; i < kept.length; i++) indexOf[kept[i]] = i;
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
  return { entities, speakers: speakers.map((s) => (s === null || indexOf[s] < 0 ? null : indexOf[s])), confidences };
}

const byPlace = (a: Mention, b: Mention): number => a.span[0] - b.span[0] || a.span[1] - b.span[1];

/** Whether mentions stand in text order already, as nearly all do. */
function inOrder(mentions: readonly Mention[]): boolean {
  for (let m = 1; m < mentions.length; m++) if (byPlace(mentions[m - 1], mentions[m]) > 0) return false;
  return true;
}

function withoutArticle({ info }: Tokens, [first, last]: TokenRange): TokenRange {
  return info[first] & Word.determiner && !(info[first] & Word.pronoun) && last - first > 1
    ? [first + 1, last]
    : [first, last];
}

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
