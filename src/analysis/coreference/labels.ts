import type { Names } from '../names/types.js';
import { hashWord, joinHash, Shape, type Tokens, TokenType } from '../tokens.js';
import type { Cluster } from './cluster.js';
import type { TokenRange } from './types.js';

/** Labels for whoever asks and for whoever answers. */
const ASKERS = new Set(['q', 'question', 'interviewer', 'host', 'moderator', 'reporter', 'presenter'].map(hashWord));
const ANSWERERS = new Set(['a', 'answer', 'interviewee', 'guest'].map(hashWord));
/** A label has at most so many tokens. */
const LONGEST = 6;
/** An interview has at least so many labelled turns, and so many of each label that counts. */
const LEAST_TURNS = 4;
const LEAST_EACH = 2;

/** The labels that the turns of a transcript begin with ("Cho: …", "Q: …"). */
export interface Labels {
  /** For each paragraph who speaks it: the index of a cluster, `ASKER`, `ANSWERER`, or `NOBODY`. */
  readonly speaker: Int32Array;
}

export const NOBODY = -1;
export const ASKER = -2;
export const ANSWERER = -3;

/** Reads the labels at the paragraphs' heads, or gives null where too few repeat for a transcript. */
export function findLabels(
  tokens: Tokens,
  names: Names,
  paragraphs: readonly TokenRange[],
  clusters: readonly Cluster[],
  ofName: Int32Array,
): Labels | null {
  const keys = new Int32Array(paragraphs.length);
  const counts = new Map<number, number>();
  let labelled = 0;
  paragraphs.forEach(([first, last], p) => {
    const key = labelAt(tokens, first, last);
    if (!key) return;
    keys[p] = key;
    labelled++;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  let repeated = 0;
  for (const count of counts.values()) if (count >= LEAST_EACH) repeated++;
  if (labelled < LEAST_TURNS || repeated < LEAST_EACH) return null;
  const speaker = new Int32Array(paragraphs.length).fill(NOBODY);
  let turn = NOBODY;
  paragraphs.forEach(([first], p) => {
    if (keys[p] && (counts.get(keys[p]) ?? 0) >= LEAST_EACH)
      turn = whoIs(tokens, names, withoutStars(tokens, first), keys[p], clusters, ofName);
    speaker[p] = turn;
  });
  return { speaker };
}

/** Where the words begin behind the stars of a bold label. */
function withoutStars({ type, info }: Tokens, first: number): number {
  let at = first;
  while (type[at] === TokenType.punctuation && (info[at] === 0x2a || info[at] === 0x5f)) at++;
  return at;
}

/** The key of the label that a paragraph begins with, or 0: some capitalized words and a colon. */
function labelAt(tokens: Tokens, first: number, last: number): number {
  const { type, info, hash, shape } = tokens;
  const from = withoutStars(tokens, first);
  let key = 0;
  for (let i = from; i < last && i - from < LONGEST; i++) {
    if (type[i] === TokenType.punctuation && info[i] === 0x3a) return key;
    if (type[i] === TokenType.word) {
      if (shape[i] === Shape.lower) return 0;
      key = key ? joinHash(key, hash[i]) : hash[i];
    } else if (type[i] !== TokenType.punctuation || (info[i] !== 0x2e && info[i] !== 0x2a)) return 0;
  }
  return 0;
}

function whoIs(
  tokens: Tokens,
  names: Names,
  first: number,
  key: number,
  clusters: readonly Cluster[],
  ofName: Int32Array,
): number {
  if (ASKERS.has(key)) return ASKER;
  if (ANSWERERS.has(key)) return ANSWERER;
  const n = names.ofToken[first] - 1;
  if (n >= 0 && names.list[n].kind === 'person') return ofName[n];
  const letters = tokens.text.slice(tokens.start[first], tokens.end[first]);
  if (tokens.shape[first] === Shape.upper && letters.length < 4) {
    const owner = clusters.findIndex(
      ({ kind, best }) => kind === 'person' && best >= 0 && initialsOf(tokens, names, best) === letters,
    );
    if (owner >= 0) return owner;
  }
  return n >= 0 ? ofName[n] : NOBODY;
}

/** The capitals of a name: "JH" of Jo Harrow. */
function initialsOf({ text, start, type, shape }: Tokens, names: Names, n: number): string {
  let letters = '';
  for (let i = names.list[n].first; i < names.list[n].last; i++)
    if (type[i] === TokenType.word && shape[i] !== Shape.lower) letters += text[start[i]];
  return letters;
}
