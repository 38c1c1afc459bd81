import { l10n, Range, Selection, type TextEditor, TextEditorRevealType, window, workspace } from 'vscode';
import * as decisions from '../../article/decisions.js';
import type { Article, LostAnnotation } from '../../article/types.js';
import { hull, type Span, touches } from '../../text/span.js';
import type { Articles } from '../articles.js';
import { candidatesOf, fateOf } from '../articleTree/unplaced.js';
import type { LoadedArticle } from '../contracts.js';
import { iconless } from '../markdown.js';
import { snippetOf } from '../snippets.js';
import * as wording from '../wording.js';
import { canDecide, type Decide, hand } from './decide.js';
import { wholeWords, withoutMarks } from './selection.js';
import { activeArticle, inform, opened, shortened, targetIn } from './targets.js';

/** The commands about annotations that have no place in the article, or several. */

interface Unplaced {
  readonly loaded: LoadedArticle;
  readonly lost: LostAnnotation;
  /** The place that the command was given. */
  readonly at: readonly Span[] | undefined;
}

/**
 * Gives an annotation a place: the one that the command names, else what is selected in its article, else the candidate
 * at the cursor, else the candidate that the person picks while the editor shows each.
 */
export async function place(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const subject = await unplaced(articles, argument);
  if (!subject || !canDecide(subject.loaded)) return;
  const { loaded, lost } = subject;
  const at = subject.at ?? placeInEditor(loaded, lost) ?? (await pickCandidate(loaded, lost));
  if (!at) return;
  const { article, record } = loaded;
  const changes = decisions.placeAt(article, record, lost.annotation.id, at, hand());
  await decide(loaded, l10n.t('Place {0}', nameOfLost(lost)), changes);
}

/** Keeps an annotation that has no place: it is not complained of any more. */
export async function keep(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const subject = await unplaced(articles, argument, ({ annotation }) => !annotation.unplaced);
  if (!subject || !canDecide(subject.loaded)) return;
  const { loaded, lost } = subject;
  const changes = decisions.keepUnplaced(loaded.record, lost.annotation.id);
  await decide(loaded, l10n.t('Keep {0} without a place', nameOfLost(lost)), changes);
}

/** Deletes an annotation that has no place, the one that the command names or the person picks. */
export async function removeUnplaced(articles: Articles, decide: Decide, argument: unknown): Promise<void> {
  const subject = await unplaced(articles, argument);
  if (!subject || !canDecide(subject.loaded)) return;
  const { loaded, lost } = subject;
  const changes = decisions.remove(loaded.article, loaded.record, lost.annotation.id, hand());
  await decide(loaded, l10n.t('Delete {0}', nameOfLost(lost)), changes);
}

/** The annotation without a place that a command names, if it names one. */
export async function lostTarget(articles: Articles, argument: unknown): Promise<Unplaced | undefined> {
  const target = targetIn(argument);
  const loaded = target && (await opened(articles, target.uri));
  const lost = loaded?.article.lost.find(({ annotation }) => annotation.id === target?.id);
  return loaded && lost && { loaded, lost, at: placeIn(argument) };
}

/** What the command names, else the one in the active article; of several the person picks. */
async function unplaced(
  articles: Articles,
  argument: unknown,
  fits: (lost: LostAnnotation) => boolean = () => true,
): Promise<Unplaced | undefined> {
  if (targetIn(argument)) return (await lostTarget(articles, argument)) ?? inform(l10n.t('It has its place already.'));
  const active = await activeArticle(articles);
  if (!active) return undefined;
  const { loaded, editor } = active;
  const all = loaded.article.lost.filter(fits);
  if (all.length === 0) return inform(l10n.t('Every annotation of this article has its place.'));
  const lost = all.length === 1 ? all[0] : await pickLost(loaded, all, editor);
  return lost && { loaded, lost, at: undefined };
}

/** Those first that may stand at the cursor, those last that are kept without a place. */
async function pickLost(
  { article }: LoadedArticle,
  all: readonly LostAnnotation[],
  editor: TextEditor,
): Promise<LostAnnotation | undefined> {
  const offset = editor.document.offsetAt(editor.selection.active);
  const rank = (lost: LostAnnotation) => (candidateAt(lost, offset) ? 0 : lost.annotation.unplaced ? 2 : 1);
  const items = [...all]
    .sort((a, b) => rank(a) - rank(b))
    .map((lost) => ({
      label: `“${iconless(lost.annotation.text, 80)}”`,
      description: `${wording.annotationKind(lost.annotation.kind)} · ${fateOf(lost)}`,
      detail: lost.candidates.length ? candidateLabel(article, candidatesOf(lost)[0]) : undefined,
      lost,
    }));
  const placeHolder = l10n.t('Which annotation?');
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.lost;
}

const candidateLabel = (article: Article, at: readonly Span[]): string =>
  iconless(snippetOf(article.text, at, 30, 60).label, 160);

const candidateAt = ({ candidates }: LostAnnotation, offset: number): readonly Span[] | undefined =>
  candidates.find((at) => at.some((span) => touches(span, offset)));

/** What is selected in the article's editor, else the candidate at its cursor. */
function placeInEditor({ uri, article }: LoadedArticle, lost: LostAnnotation): readonly Span[] | undefined {
  const editor = editorOf(uri);
  if (!editor) return undefined;
  const { document, selections } = editor;
  const spans = selections
    .map((range): Span => [document.offsetAt(range.start), document.offsetAt(range.end)])
    .map((span) => wholeWords(article.text, span))
    .filter((span): span is Span => span !== undefined)
    .sort((a, b) => a[0] - b[0]);
  if (spans.length === 0) return candidateAt(lost, document.offsetAt(editor.selection.active));
  const direct = lost.annotation.kind === 'quote' && lost.annotation.quote === 'direct';
  return direct ? spans.map((span) => withoutMarks(article.text, span)) : spans;
}

const editorOf = (uri: LoadedArticle['uri']): TextEditor | undefined =>
  [window.activeTextEditor, ...window.visibleTextEditors].find(
    (editor) => editor?.document.uri.toString() === uri.toString(),
  );

/** Lets the person pick a candidate, which the editor shows meanwhile; where none is picked, the view is as it was. */
async function pickCandidate(loaded: LoadedArticle, lost: LostAnnotation): Promise<readonly Span[] | undefined> {
  const { article, uri } = loaded;
  if (lost.candidates.length === 0)
    return inform(l10n.t('Select the words in the article that are meant, then run “Place Here” again.'));
  const document = await workspace.openTextDocument(uri);
  const editor = editorOf(uri) ?? (await window.showTextDocument(document));
  const before = editor.selections;
  const rangeOf = ([start, end]: Span) => new Range(document.positionAt(start), document.positionAt(end));
  const items = candidatesOf(lost).map((at) => ({
    label: candidateLabel(article, at),
    description: l10n.t('line {0}', document.positionAt(at[0][0]).line + 1),
    at,
  }));
  const shown = (at: readonly Span[]) => {
    const range = rangeOf(hull(at));
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  };
  const title = l10n.t('Where does {0} stand now?', nameOfLost(lost));
  const picked = await window.showQuickPick(items, {
    title,
    onDidSelectItem: (item) => shown((item as (typeof items)[number]).at),
  });
  if (!picked) editor.selections = before;
  return picked?.at;
}

/** Names a lost annotation in messages and in the list of what can be undone. */
export const nameOfLost = ({ annotation }: LostAnnotation): string => {
  const words = shortened(annotation.text);
  if (annotation.kind === 'quote') return l10n.t('quote “{0}”', words);
  return annotation.kind === 'figure' ? l10n.t('figure “{0}”', words) : l10n.t('mention “{0}”', words);
};

/** The place that came with a command; anything but spans counts as none. */
function placeIn(argument: unknown): readonly Span[] | undefined {
  const { at } = (argument ?? {}) as { at?: unknown };
  if (!Array.isArray(at) || at.length === 0) return undefined;
  const isOffset = (n: unknown) => Number.isInteger(n) && (n as number) >= 0;
  return at.every((span) => Array.isArray(span) && span.length === 2 && span.every(isOffset))
    ? (at as readonly Span[])
    : undefined;
}
