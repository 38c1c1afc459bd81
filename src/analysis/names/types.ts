import type { EntityKind } from '../types.js';

export type Gender = 'male' | 'female' | null;

/** A name where it stands. Tokens, `last` exclusive. */
export interface Name {
  /** The name itself, without titles: "Mina Cho", "Bank of England". */
  readonly first: number;
  readonly last: number;
  /** The first token of the titles right before it ("Secretary-General Mina Cho"), or `first` without any. */
  readonly titleFirst: number;
  readonly kind: EntityKind;
  /** What titles and first names say of a person. */
  readonly gender: Gender;
}

/** All names of an article, in text order; they do not overlap, but a name may stand within another one's titles. */
export interface Names {
  readonly list: readonly Name[];
  /** For every token 1 + the index of the name it belongs to (titles included), or 0. */
  readonly ofToken: Int32Array;
}
