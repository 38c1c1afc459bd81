import type { Uri } from 'vscode';
import { entityById } from '../article/queries.js';
import type { ArticleEntity } from '../article/types.js';
import { createCorpus } from '../corpus/corpus.js';
import type { CorpusEntity } from '../corpus/types.js';
import type { FolderArticle, FolderStore, ListedArticle } from './contracts.js';

/** An entity in one article of the folder. */
export interface Appearance {
  readonly article: FolderArticle;
  readonly entity: ArticleEntity;
}

/** The folder's entities, joined across its articles. Each call first takes in what has changed. */
export interface FolderEntities {
  /** By quotes, then mentions, then name. */
  all(): readonly CorpusEntity[];
  /** What an entity of one article is in the folder. */
  of(article: Uri, entity: string): CorpusEntity | undefined;
  /** Where an entity stands, in the order of the articles. */
  appearances(entity: CorpusEntity): readonly Appearance[];
  /** An article by the key that the corpus has for it. */
  article(key: string): FolderArticle | undefined;
}

const keyOf = (uri: Uri): string => uri.toString();

/** Joins the entities of a folder. What did not change since the last call costs nothing. */
export function folderEntities(folder: FolderStore): FolderEntities {
  const corpus = createCorpus();
  const byKey = new Map<string, ListedArticle>();
  const taken = new Map<string, ListedArticle>();
  let list: readonly ListedArticle[] | undefined;

  const takeIn = () => {
    if (folder.articles === list) return;
    list = folder.articles;
    byKey.clear();
    for (const article of list) {
      const key = keyOf(article.uri);
      byKey.set(key, article);
      if (taken.get(key) === article) continue;
      taken.set(key, article);
      corpus.take(key, article.entities);
    }
    for (const key of [...taken.keys()])
      if (!byKey.has(key)) {
        taken.delete(key);
        corpus.delete(key);
      }
  };

  return {
    all() {
      takeIn();
      return corpus.entities().filter((entity) => entity.mentions > 0 || entity.quotes > 0);
    },
    of(article, entity) {
      takeIn();
      return corpus.entityOf(keyOf(article), entity);
    },
    appearances: (entity) =>
      entity.appearances.flatMap(({ article: key, entity: id }) => {
        const article = byKey.get(key);
        const found = article && entityById(article.article, id);
        return article && found ? [{ article, entity: found }] : [];
      }),
    article: (key) => byKey.get(key),
  };
}
