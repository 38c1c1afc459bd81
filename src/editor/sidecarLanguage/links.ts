import {
  type DefinitionProvider,
  DocumentLink,
  type DocumentLinkProvider,
  Location,
  l10n,
  type ReferenceProvider,
  type TextDocument,
} from 'vscode';
import { placeAt } from '../../sidecar/at.js';
import { placesIn } from '../../sidecar/places.js';
import { readSidecar } from '../../sidecar/read.js';
import { type AnnotationReferences, referencesIn } from '../../sidecar/references.js';
import { hull, type Span } from '../../text/span.js';
import type { Articles } from '../articles.js';
import { placesOf, rangeIn, type SidecarSubject, subjectOf } from './subject.js';

/** A link of a sidecar whose target is looked for only when it is followed. */
class PlaceLink extends DocumentLink {
  constructor(
    range: DocumentLink['range'],
    readonly sidecar: TextDocument,
    readonly annotation: string,
    readonly field: 'at' | 'source' | 'cue',
  ) {
    super(range);
    this.tooltip = l10n.t('Go to the place in the article');
  }
}

/** In a longer sidecar (UTF-16 code units) links are not looked for at every change; going to a definition works. */
const LONG = 1_000_000;

const FIELDS = ['at', 'source', 'cue'] as const;

/** The positions in a sidecar are links to the article. */
export const links = (articles: Articles): DocumentLinkProvider<PlaceLink> => ({
  provideDocumentLinks(document) {
    const source = document.getText();
    if (source.length > LONG) return [];
    return [...referencesIn(source)].flatMap(([id, references]) =>
      FIELDS.flatMap((field) => {
        const span = references[field];
        return span ? [new PlaceLink(rangeIn(document, span), document, id, field)] : [];
      }),
    );
  },
  async resolveDocumentLink(link) {
    const subject = await subjectOf(articles, link.sidecar);
    const at = subject && targetOf(subject, link.sidecar.getText(), link.annotation, link.field);
    if (!subject || !at) return link;
    const { start, end } = rangeIn(subject.document, at);
    const selection = `L${start.line + 1},${start.character + 1}-L${end.line + 1},${end.character + 1}`;
    link.target = subject.uri.with({ fragment: selection });
    return link;
  },
});

/** Where a field of an annotation leads: the annotation's words where they stand now, else the place as it is written. */
function targetOf(
  { loaded: { article } }: SidecarSubject,
  source: string,
  id: string,
  field: 'at' | 'source' | 'cue',
): Span | undefined {
  const annotation = readSidecar(source).record.annotations.find((a) => a.id === id);
  if (!annotation) return undefined;
  const quote = article.quotes.find((q) => q.id === id);
  const now = field === 'at' ? placesOf(article, id) : quote?.[field] && [quote[field]];
  const written = field === 'at' ? annotation.at : annotation.kind === 'quote' ? [annotation[field]] : [];
  const spans = (now ?? written).filter((span): span is Span => span !== undefined && span !== null);
  return spans.length ? hull(spans) : undefined;
}

/** From an id, words or a position to the article; from the id of an entity to where the sidecar says who it is. */
export const definition = (articles: Articles): DefinitionProvider => ({
  async provideDefinition(document, position) {
    const source = document.getText();
    const place = placeAt(source, document.offsetAt(position));
    if (!place) return undefined;
    const originSelectionRange = rangeIn(document, place.span);
    const field = place.path[2];
    if (place.entity !== null && (field === 'speaker' || field === 'entity')) {
      const key = placesIn(source).entities.get(place.entity);
      if (!key) return undefined;
      const targetRange = rangeIn(document, key);
      return [{ originSelectionRange, targetUri: document.uri, targetRange, targetSelectionRange: targetRange }];
    }
    if (place.annotation === null || place.part === 'key') return undefined;
    const subject = await subjectOf(articles, document);
    const of = field === 'source' || field === 'cue' ? field : 'at';
    const at = subject && targetOf(subject, source, place.annotation, of);
    if (!subject || !at) return undefined;
    const targetRange = rangeIn(subject.document, at);
    return [{ originSelectionRange, targetUri: subject.uri, targetRange, targetSelectionRange: targetRange }];
  },
});

/** All places of a sidecar that name an entity. */
export const references: ReferenceProvider = {
  provideReferences(document, position, { includeDeclaration }) {
    const source = document.getText();
    const entity = placeAt(source, document.offsetAt(position))?.entity;
    if (entity === null || entity === undefined) return undefined;
    const key = includeDeclaration ? placesIn(source).entities.get(entity) : undefined;
    const uses = [...referencesIn(source).values()].flatMap(({ entity: named }: AnnotationReferences) =>
      named?.id === entity ? [named.span] : [],
    );
    return [...(key ? [key] : []), ...uses].map((span) => new Location(document.uri, rangeIn(document, span)));
  },
};
