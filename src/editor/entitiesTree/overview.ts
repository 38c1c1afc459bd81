import type { EntityKind } from '../../analysis/types.js';
import { mentionsOf } from '../../article/queries.js';
import type { ArticleEntity } from '../../article/types.js';
import type { FolderArticle } from '../contracts.js';

/** An entity in one article of the folder. */
export interface Appearance {
  readonly article: FolderArticle;
  readonly entity: ArticleEntity;
}

/** An entity of the folder: what its articles say of one person, organization, place or group. */
export interface FolderEntity {
  /** Kind and name; unique in the folder. */
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** In the order of the articles. */
  readonly appearances: readonly Appearance[];
  readonly quotes: number;
  readonly mentions: number;
}

/** In the order in which the tree shows them. */
export const entityKinds: readonly EntityKind[] = ['person', 'organization', 'place', 'group'];

/** The key of an entity across articles: the same name and kind make the same entity. */
export const keyOf = ({ kind, name }: Pick<ArticleEntity, 'kind' | 'name'>): string =>
  `${kind}/${name.normalize('NFC').replace(/\s+/g, ' ').trim()}`;

/** The entities of all articles, those quoted most first, then those mentioned most, then by name. */
export function overviewOf(articles: readonly FolderArticle[]): readonly FolderEntity[] {
  const found = new Map<string, Appearance[]>();
  for (const article of articles)
    for (const entity of article.article.entities) {
      const key = keyOf(entity);
      const appearances = found.get(key);
      if (appearances) appearances.push({ article, entity });
      else found.set(key, [{ article, entity }]);
    }
  return [...found]
    .map(([key, appearances]) => ({
      key,
      kind: appearances[0].entity.kind,
      name: appearances[0].entity.name,
      appearances,
      quotes: sum(appearances, ({ entity }) => entity.quotes.length),
      mentions: sum(appearances, ({ entity }) => mentionsOf(entity).length),
    }))
    .filter((entity) => entity.mentions > 0 || entity.quotes > 0)
    .sort((a, b) => b.quotes - a.quotes || b.mentions - a.mentions || (a.name < b.name ? -1 : 1));
}

const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);
