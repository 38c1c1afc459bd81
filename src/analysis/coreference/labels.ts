import type { Names } from '../names/types.js';
import { joinHash, Shape, type Tokens, TokenType } from '../tokens.js';
import { wordSet } from '../wordSet.js';
import type { Cluster } from './cluster.js';
import type { TokenRange } from './types.js';

/** Labels for whoever asks and for whoever answers. */
const ASKERS = wordSet('q question interviewer host moderator reporter presenter');
const ANSWERERS = wordSet('a answer interviewee guest');
/** Labels that a stop may close: "Q. Did you …?" */
const LETTERS = wordSet('q a');
/** A label has at most so many tokens. */
const LONGEST = 6;
/** An interview has at least so many labelled turns, and so many of each of so many parties. */
export const LEAST_TURNS = 4;
const LEAST_EACH = 2;
const LEAST_PARTIES = 2;
/** Initials that are a label have fewer letters than this. */
const LONGEST_INITIALS = 4;

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
  const keys = Int32Array.from(paragraphs, ([first, last]) => labelAt(tokens, first, last));
  let labelled = 0;
  for (const key of keys) if (key) labelled++;
  if (labelled < LEAST_TURNS) return null;
  // Who each label stands for, and how often each of them has the word: "Mina Cho:" and later "Cho:" are one.
  const speaker = new Int32Array(paragraphs.length).fill(NOBODY);
  const owners = ownersOfInitials(tokens, names, clusters);
  const counts = new Map<number, number>();
  paragraphs.forEach(([first], p) => {
    if (!keys[p]) return;
    speaker[p] = whoIs(tokens, names, withoutMarks(tokens, first), keys[p], owners, ofName);
    const party = partyOf(speaker[p], keys[p]);
    counts.set(party, (counts.get(party) ?? 0) + 1);
  });
  let repeated = 0;
  for (const count of counts.values()) if (count >= LEAST_EACH) repeated++;
  if (repeated < LEAST_PARTIES) return null;
  let turn = NOBODY;
  for (let p = 0; p < paragraphs.length; p++) {
    // Among others who have labels, a person's name is one where it stands once, too; "Note:" is none.
    if (keys[p] && (speaker[p] >= 0 || (counts.get(partyOf(speaker[p], keys[p])) ?? 0) >= LEAST_EACH))
      turn = speaker[p];
    speaker[p] = turn;
  }
  return { speaker };
}

/** A number for who a label stands for: the one it names, else its own words, which are beyond all indices. */
const partyOf = (who: number, key: number): number => (who === NOBODY ? 2 ** 33 + key : who);

/** Whether something stands here that sets off a label: a star, a bracket. */
const isMark = ({ type, info }: Tokens, at: number): boolean =>
  type[at] === TokenType.punctuation &&
  (isOpening(info[at]) || isClosing(info[at]) || info[at] === 0x2a || info[at] === 0x5f);

const isOpening = (c: number): boolean => c === 0x28 || c === 0x5b;
const isClosing = (c: number): boolean => c === 0x29 || c === 0x5d;

/** Where the words begin behind the stars and brackets of a label: "**Cho:**", "[Q]", "((HP))". */
function withoutMarks(tokens: Tokens, first: number): number {
  let at = first;
  while (isMark(tokens, at)) at++;
  return at;
}

/** The key of the label that a paragraph begins with, or 0: some capitalized words and a colon or in brackets, "Q.". */
export function labelAt(tokens: Tokens, first: number, last: number): number {
  const { type, info, hash, shape } = tokens;
  const from = withoutMarks(tokens, first);
  const bracketed = from > first && isOpening(info[from - 1]);
  let key = 0;
  for (let i = from; i < last && i - from < LONGEST; i++) {
    if (type[i] === TokenType.word) {
      if (shape[i] === Shape.lower) return 0;
      key = key ? joinHash(key, hash[i]) : hash[i];
      continue;
    }
    if (type[i] !== TokenType.punctuation) return 0;
    if (info[i] === 0x3a || (bracketed && isClosing(info[i]))) return key;
    if (info[i] === 0x2e && i === from + 1 && LETTERS.has(key)) return key;
    if (info[i] !== 0x2e && info[i] !== 0x2a) return 0;
  }
  return 0;
}

function whoIs(
  tokens: Tokens,
  names: Names,
  first: number,
  key: number,
  owners: ReadonlyMap<string, number>,
  ofName: Int32Array,
): number {
  if (ASKERS.has(key)) return ASKER;
  if (ANSWERERS.has(key)) return ANSWERER;
  const n = names.ofToken[first] - 1;
  if (n >= 0 && names.list[n].kind === 'person') return ofName[n];
  const owner =
    tokens.shape[first] === Shape.upper
      ? owners.get(tokens.text.slice(tokens.start[first], tokens.end[first]))
      : undefined;
  if (owner !== undefined) return owner;
  return n >= 0 ? ofName[n] : NOBODY;
}

/** Who has which initials, as far as they may be a label: the first of those who share them. */
function ownersOfInitials(tokens: Tokens, names: Names, clusters: readonly Cluster[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  clusters.forEach(({ kind, best }, c) => {
    if (kind !== 'person' || best < 0) return;
    const letters = initialsOf(tokens, names, best);
    if (letters.length < LONGEST_INITIALS && !owners.has(letters)) owners.set(letters, c);
  });
  return owners;
}

/** The capitals of a name: "JH" of Jo Harrow. */
function initialsOf({ text, start, type, shape }: Tokens, names: Names, n: number): string {
  let letters = '';
  for (let i = names.list[n].first; i < names.list[n].last; i++)
    if (type[i] === TokenType.word && shape[i] !== Shape.lower) letters += text[start[i]];
  return letters;
}
