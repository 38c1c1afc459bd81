import {
  Disposable,
  DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSelector,
  Location,
  languages,
  type Position,
  Range,
  type Uri,
} from 'vscode';
import { firstNameOf, mentionAt, mentionsOf } from '../article/queries.js';
import type { Article } from '../article/types.js';
import { type Span, touches } from '../text/span.js';
import { partsOf, quotesAt } from './at.js';
import type { ArticleStore, FolderStore } from './contracts.js';
import type { FolderEntities } from './folderEntities.js';

/**
 * What belongs to the place of a cursor: every mention of the entity, or else the other parts of the quote it stands in:
 * within the words said their source and cue, on these the words.
 */
export function relatedTo(article: Article, offset: number): readonly Span[] {
  const hit = mentionAt(article, offset);
  if (hit) return mentionsOf(hit.entity).map((mention) => mention.span);
  const quote = quotesAt(article, offset).find(({ status }) => status !== 'rejected');
  if (!quote) return [];
  const within = quote.contents.some((span) => touches(span, offset));
  return within ? partsOf(quote).filter((span) => !quote.contents.includes(span)) : partsOf(quote);
}

/** Highlights of what belongs together, go to definition, and all references of an entity over the folder. */
export function navigation(
  articles: ArticleStore,
  folder: FolderStore,
  entities: FolderEntities,
  selector: DocumentSelector,
): Disposable {
  const hitAt = (document: Parameters<ArticleStore['of']>[0], position: Position) => {
    const article = articles.of(document)?.article;
    return article && { article, hit: mentionAt(article, document.offsetAt(position)) };
  };
  const location = (uri: Uri, positionAt: (offset: number) => Position, [start, end]: Span) =>
    new Location(uri, new Range(positionAt(start), positionAt(end)));

  return Disposable.from(
    languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights(document, position) {
        const article = articles.of(document)?.article;
        if (!article) return undefined;
        return relatedTo(article, document.offsetAt(position)).map(
          ([start, end]) =>
            new DocumentHighlight(
              new Range(document.positionAt(start), document.positionAt(end)),
              DocumentHighlightKind.Text,
            ),
        );
      },
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition(document, position) {
        const found = hitAt(document, position);
        if (!found?.hit) return undefined;
        const { entity, mention } = found.hit;
        const full = firstNameOf(found.article, entity);
        if (!full) return undefined;
        const positionAt = (offset: number) => document.positionAt(offset);
        const { uri, range } = location(document.uri, positionAt, full.span);
        const from = location(document.uri, positionAt, mention.span).range;
        return [{ originSelectionRange: from, targetUri: uri, targetRange: range, targetSelectionRange: range }];
      },
    }),
    languages.registerReferenceProvider(selector, {
      async provideReferences(document, position) {
        const entity = hitAt(document, position)?.hit?.entity;
        if (!entity) return undefined;
        await folder.ready();
        const known = entities.of(document.uri, entity.id);
        if (!known)
          return mentionsOf(entity).map(({ span }) => location(document.uri, (o) => document.positionAt(o), span));
        return entities
          .appearances(known)
          .flatMap(({ article, entity: there }) =>
            mentionsOf(there).map(({ span }) => location(article.uri, article.positionAt, span)),
          );
      },
    }),
  );
}
