import { Diagnostic, DiagnosticSeverity, Disposable, l10n, languages, type Position, Range, type Uri } from 'vscode';
import { type ArticleProblem, checkArticle } from '../article/checks.js';
import type { Article, LostAnnotation } from '../article/types.js';
import { type AnnotationReferences, referencesIn } from '../sidecar/references.js';
import type { Annotation, DecisionRecord } from '../sidecar/types.js';
import type { Span } from '../text/span.js';
import type { ArticleStore, FolderStore, SidecarState, SidecarStore } from './contracts.js';
import { problemInWords } from './inWords.js';
import { positionsIn } from './lines.js';
import { plain } from './markdown.js';
import { articleOf, sidecarOf } from './sidecars.js';

/** VS Code shows no more than a thousand problems of one file. */
const MOST = 1000;

/** What problems of ours say they come from. */
export const SOURCE = 'Newsmark';

/** What is wrong in a sidecar, at its place there, and the annotations that cannot be placed in its article. */
export function sidecarProblems(
  state: SidecarState,
  lost: readonly LostAnnotation[],
  find = referencesIn,
): readonly Diagnostic[] {
  const positionAt = positionsIn(state.text);
  const rangeOf = ([start, end]: Span) => new Range(positionAt(start), positionAt(end));
  const wrong = state.problems.map((problem) =>
    diagnostic(
      rangeOf(problem.span),
      plain(problemInWords(problem), 500),
      problem.code,
      problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    ),
  );
  const complained = lost.filter(({ annotation }) => !annotation.unplaced);
  const references = complained.length ? find(state.text) : new Map<string, AnnotationReferences>();
  const missing = complained.slice(0, MOST).map(({ annotation, candidates }) => {
    const words = plain(annotation.text, 120);
    const text = candidates.length
      ? l10n.t('The article has these words in more than one place: “{0}”', words)
      : l10n.t('The article no longer has these words: “{0}”', words);
    const range = rangeOf(references.get(annotation.id)?.id ?? [0, 0]);
    return diagnostic(range, text, candidates.length ? 'ambiguous' : 'lost', DiagnosticSeverity.Warning);
  });
  return [...wrong, ...missing].slice(0, MOST);
}

/** What a person should look at in an article, each at its place in the text. What is lost has none. */
export function articleProblems(
  article: Article,
  positionAt: (offset: number) => Position,
  record?: DecisionRecord,
): readonly Diagnostic[] {
  let annotations: ReadonlyMap<string, Annotation> | undefined;
  const wordsOf = (id: string) => {
    annotations ??= new Map(record?.annotations.map((annotation) => [annotation.id, annotation]));
    return plain(annotations.get(id)?.text ?? '', 120);
  };
  const rangeOf = ([start, end]: Span) => new Range(positionAt(start), positionAt(end));
  return checkArticle(article)
    .slice(0, MOST)
    .flatMap((problem) => {
      const [message, severity] = sayings[problem.code](() => wordsOf(problem.annotation));
      return placesShown(problem).map((place) => diagnostic(rangeOf(place), message, problem.code, severity));
    })
    .slice(0, MOST);
}

/** Of what is ambiguous every candidate, else the first part only. */
export const placesShown = ({ code, places }: ArticleProblem): readonly Span[] =>
  code === 'ambiguous' ? places : places.slice(0, 1);

const sayings: Readonly<
  Record<ArticleProblem['code'], (wordsOf: () => string) => readonly [message: string, severity: DiagnosticSeverity]>
> = {
  lost: (wordsOf) => [l10n.t('The article no longer has these words: “{0}”', wordsOf()), DiagnosticSeverity.Warning],
  ambiguous: (wordsOf) => {
    const words = wordsOf();
    const message = words
      ? l10n.t('An annotation may belong here, or elsewhere: “{0}”', words)
      : l10n.t('An annotation may belong here, or elsewhere.');
    return [message, DiagnosticSeverity.Information];
  },
  changed: (wordsOf) => {
    const words = wordsOf();
    const message = words
      ? l10n.t('Changed since this was decided: confirm it again. It was: “{0}”', words)
      : l10n.t('Changed since this was decided: confirm it again.');
    return [message, DiagnosticSeverity.Information];
  },
  speaker: () => [l10n.t('Nobody is named as the speaker of this quote.'), DiagnosticSeverity.Hint],
};

function diagnostic(range: Range, message: string, code: string, severity: DiagnosticSeverity): Diagnostic {
  const made = new Diagnostic(range, message, severity);
  made.code = code;
  made.source = SOURCE;
  return made;
}

/** Keeps the Problems view as articles and sidecars are: of what is open and of the whole folder. */
export function problems(articles: ArticleStore, folder: FolderStore, sidecars: SidecarStore): Disposable {
  const collection = languages.createDiagnosticCollection('newsmark');
  /** What was last shown of an article, by its URI. */
  const shown = new Map<string, Article>();

  // Most files have no problems: of these VS Code is not told each time.
  const put = (uri: Uri, found: readonly Diagnostic[]) => {
    if (found.length || collection.has(uri)) collection.set(uri, found);
  };
  // An article changes much more often than its sidecar's text.
  let last: { readonly text: string; readonly references: ReturnType<typeof referencesIn> } | undefined;
  const find = (text: string) => {
    if (last?.text !== text) last = { text, references: referencesIn(text) };
    return last.references;
  };
  const showSidecar = (state: SidecarState, lost: readonly LostAnnotation[]) =>
    put(state.uri, state.exists ? sidecarProblems(state, lost, find) : []);
  // Decisions leave the text as it is, and its lines.
  let lines: { readonly text: string; readonly positionAt: ReturnType<typeof positionsIn> } | undefined;
  const positionsOf = (text: string) => {
    if (lines?.text !== text) lines = { text, positionAt: positionsIn(text) };
    return lines.positionAt;
  };
  const showArticle = (uri: Uri, article: Article, positionAt = positionsOf(article.text), record?: DecisionRecord) => {
    shown.set(uri.toString(), article);
    put(uri, articleProblems(article, positionAt, record));
  };
  const lostOf = (state: SidecarState): readonly LostAnnotation[] =>
    shown.get(articleOf(state.uri)?.toString() ?? '')?.lost ?? [];

  for (const state of sidecars.states) showSidecar(state, []);
  return Disposable.from(
    collection,
    sidecars.onDidChange((state) => showSidecar(state, lostOf(state))),
    articles.onDidChange(({ uri, article, record, sidecar }) => {
      showArticle(uri, article, undefined, record);
      showSidecar(sidecar, article.lost);
    }),
    articles.onDidClose((uri) => {
      // Where the folder knows the article, it is shown again as it is on the disk.
      shown.delete(uri.toString());
      collection.delete(uri);
    }),
    folder.onDidChange(() => {
      const states = new Map(sidecars.states.map((state) => [state.uri.toString(), state]));
      for (const known of folder.articles) {
        const { uri, positionAt } = known;
        const before = shown.get(uri.toString());
        if (!known.decided && !before) continue;
        const { article } = known;
        if (article === before) continue;
        showArticle(uri, article, positionAt);
        const state = states.get(sidecarOf(uri).toString());
        if (state && (article.lost.length || before?.lost.length)) showSidecar(state, article.lost);
      }
    }),
  );
}
