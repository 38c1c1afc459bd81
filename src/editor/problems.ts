import { Diagnostic, DiagnosticSeverity, Disposable, l10n, languages, Range } from 'vscode';
import type { LostAnnotation } from '../article/types.js';
import type { Span } from '../text/span.js';
import { placeOfAnnotation } from './annotationPlace.js';
import type { ArticleStore, FolderStore, SidecarState, SidecarStore } from './contracts.js';
import { positionsIn } from './lines.js';
import { plain } from './markdown.js';
import { sidecarOf } from './sidecars.js';

/** VS Code shows no more than a thousand problems of one file. */
const MOST = 1000;

/** What is wrong in a sidecar, at its place there, and the annotations that cannot be placed in its article. */
export function problemsOf(state: SidecarState, lost: readonly LostAnnotation[]): readonly Diagnostic[] {
  const positionAt = positionsIn(state.text);
  const rangeOf = ([start, end]: Span) => new Range(positionAt(start), positionAt(end));
  const wrong = state.problems.map(({ span, message, severity, code }) => {
    const level = severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
    const diagnostic = new Diagnostic(rangeOf(span), plain(message, 500), level);
    diagnostic.code = code;
    return diagnostic;
  });
  const missing = lost.map(({ annotation, candidates }) => {
    const words = plain(annotation.text, 120);
    const text = candidates.length
      ? l10n.t('The article has these words in more than one place: “{0}”', words)
      : l10n.t('The article no longer has these words: “{0}”', words);
    const diagnostic = new Diagnostic(
      rangeOf(placeOfAnnotation(state.text, annotation.id)),
      text,
      DiagnosticSeverity.Warning,
    );
    diagnostic.code = 'lost';
    return diagnostic;
  });
  const all = [...wrong, ...missing].slice(0, MOST);
  for (const diagnostic of all) diagnostic.source = 'Newsmark';
  return all;
}

/** Keeps the Problems view as the sidecars are: of open articles and of the whole folder. */
export function problems(articles: ArticleStore, folder: FolderStore, sidecars: SidecarStore): Disposable {
  const collection = languages.createDiagnosticCollection('newsmark');
  /** By the sidecar's URI. */
  const lost = new Map<string, readonly LostAnnotation[]>();
  const show = (state: SidecarState) =>
    collection.set(state.uri, state.exists ? problemsOf(state, lost.get(state.uri.toString()) ?? []) : []);

  for (const state of sidecars.states) show(state);
  return Disposable.from(
    collection,
    sidecars.onDidChange(show),
    articles.onDidChange(({ article, sidecar }) => {
      lost.set(sidecar.uri.toString(), article.lost);
      show(sidecar);
    }),
    folder.onDidChange(() => {
      const states = new Map(sidecars.states.map((state) => [state.uri.toString(), state]));
      for (const { uri, article } of folder.articles) {
        const key = sidecarOf(uri).toString();
        const before = lost.get(key) ?? [];
        const state = states.get(key);
        if (!state || article.lost === before || (!article.lost.length && !before.length)) continue;
        lost.set(key, article.lost);
        show(state);
      }
    }),
  );
}
