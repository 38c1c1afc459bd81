import { type Tokens, TokenType } from '../tokens.js';
import { rolesOfRow } from '../vocabulary.js';
import type { Duration } from './durations.js';
import type { Numeral } from './numeral.js';
import { Role } from './words.js';

/** An article's tokens as figures see them. Token indices throughout this folder; ranges of tokens end exclusive. */
export interface Source {
  readonly tokens: Tokens;
  /** Whether a token belongs to a name, whose numbers count nothing. */
  readonly isName: (token: number) => boolean;
  /** The numerals and durations read last, by token: several readers ask for the same ones. */
  readonly numerals: Recent<Numeral>;
  readonly durations: Recent<Duration>;
}

/** A direct-mapped memory of `REMEMBERED` things that were read; `at` is -1 where nothing is remembered. */
export interface Recent<Read> {
  readonly at: Int32Array;
  readonly read: (Read | null)[];
}

const REMEMBERED = 8;

/** What was read at a token lately, or else what `read` finds there now, which is then remembered. */
export function remembered<Read>(
  { at: tokens, read: found }: Recent<Read>,
  s: Source,
  at: number,
  read: (s: Source, at: number) => Read | null,
): Read | null {
  const slot = at % REMEMBERED;
  if (tokens[slot] === at) return found[slot];
  const now = read(s, at);
  tokens[slot] = at;
  found[slot] = now;
  return now;
}

const nothingRead = <Read>(): Recent<Read> => ({
  at: new Int32Array(REMEMBERED).fill(-1),
  read: new Array<Read | null>(REMEMBERED).fill(null),
});

export const sourceOf = (tokens: Tokens, isName: (token: number) => boolean = () => false): Source => ({
  tokens,
  isName,
  numerals: nothingRead(),
  durations: nothingRead(),
});

export const isNumber = ({ tokens }: Source, i: number): boolean =>
  i >= 0 && i < tokens.count && tokens.type[i] === TokenType.number;

export const isWord = ({ tokens }: Source, i: number): boolean =>
  i >= 0 && i < tokens.count && tokens.type[i] === TokenType.word;

/** The code unit of a punctuation mark, 0 for every other token and outside the article. */
export const markAt = ({ tokens }: Source, i: number): number =>
  i >= 0 && i < tokens.count && tokens.type[i] === TokenType.punctuation ? tokens.info[i] : 0;

/** The hash of a word, 0 for every other token and outside the article. */
export const hashAt = ({ tokens }: Source, i: number): number => (i >= 0 && i < tokens.count ? tokens.hash[i] : 0);

/** The roles of a word; 0 outside the article. */
export const rolesAt = ({ tokens }: Source, i: number): number =>
  i >= 0 && i < tokens.count ? rolesOfRow[tokens.row[i]] : 0;

export const has = (s: Source, i: number, role: number): boolean => (rolesAt(s, i) & role) !== 0;

/** Whether a token begins where the one before it ends. */
export const touchesPrevious = ({ tokens }: Source, i: number): boolean =>
  i > 0 && i < tokens.count && tokens.start[i] === tokens.end[i - 1];

/** The text of a token, '' outside the article. */
export const textAt = ({ tokens }: Source, i: number): string =>
  i >= 0 && i < tokens.count ? tokens.text.slice(tokens.start[i], tokens.end[i]) : '';

export const lengthAt = ({ tokens }: Source, i: number): number =>
  i >= 0 && i < tokens.count ? tokens.end[i] - tokens.start[i] : 0;

/** The hyphen and the dashes that stand for one. */
export const isHyphen = (mark: number): boolean =>
  mark === 0x2d || mark === 0x2010 || mark === 0x2011 || mark === 0x2012;

/** Hyphens, dashes, minus sign and tilde, as they stand in ranges. */
export const isDash = (mark: number): boolean =>
  isHyphen(mark) || mark === 0x2013 || mark === 0x2014 || mark === 0x2212 || mark === 0x7e;

/** Whether the article's paragraph or line is left between a token and the one before it. */
export const isBreak = ({ tokens }: Source, i: number): boolean =>
  i < 0 || i >= tokens.count || tokens.type[i] === TokenType.lineBreak;

export { Role };
