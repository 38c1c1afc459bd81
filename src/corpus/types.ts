import type { EntityKind } from '../analysis/types.js';

/** Somebody or something that articles of a folder name, with all of them that do. */
export interface CorpusEntity {
  /** Stable while the name is: for trees and selections, not for saving. */
  readonly id: string;
  /** As a person named it, else the name that most articles use. */
  readonly name: string;
  readonly kind: EntityKind;
  /** Each once, the most frequent first; likewise the aliases, without the name. */
  readonly roles: readonly string[];
  readonly aliases: readonly string[];
  /** In order of the articles' keys. */
  readonly appearances: readonly Appearance[];
  /** Over all appearances. */
  readonly quotes: number;
  readonly mentions: number;
}

/** An entity in one article. Counts leave out what was rejected. */
export interface Appearance {
  /** The article's key, as it was given. */
  readonly article: string;
  /** The entity's id in that article. */
  readonly entity: string;
  readonly quotes: number;
  readonly mentions: number;
}
