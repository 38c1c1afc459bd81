import { type Position, Range, type TextDocument, type Uri } from 'vscode';
import type { Article } from '../../article/types.js';
import type { Span } from '../../text/span.js';
import type { Articles } from '../articles.js';
import type { LoadedArticle } from '../contracts.js';
import { articleOf } from '../sidecars.js';

/** The article that a sidecar's document speaks of, as the editor knows it. */
export interface SidecarSubject {
  readonly uri: Uri;
  readonly document: TextDocument;
  readonly loaded: LoadedArticle;
}

/** The article of an open sidecar; undefined where it is not there, no news or left out. */
export async function subjectOf(articles: Articles, sidecar: TextDocument): Promise<SidecarSubject | undefined> {
  const uri = articleOf(sidecar.uri);
  if (!uri) return undefined;
  try {
    return { uri, ...(await articles.open(uri)) };
  } catch {
    // A sidecar can be read and written without its article.
    return undefined;
  }
}

/** Where an annotation stands in the article now; undefined where it has no place there. */
export function placesOf(article: Article, annotation: string): readonly Span[] | undefined {
  const quote = article.quotes.find(({ id }) => id === annotation);
  if (quote) return quote.contents;
  const figure = article.figures.find(({ id }) => id === annotation);
  if (figure) return [figure.span];
  const spans = article.entities.flatMap(({ mentions }) =>
    mentions.filter((mention) => mention.annotation === annotation).map(({ span }) => span),
  );
  return spans.length ? spans : undefined;
}

/** A span as a range of a document. */
export const rangeIn = (document: { positionAt(offset: number): Position }, [start, end]: Span): Range =>
  new Range(document.positionAt(start), document.positionAt(end));
