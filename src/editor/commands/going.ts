import { l10n, ProgressLocation, Range, Selection, TextEditorRevealType, Uri, window, workspace } from 'vscode';
import type { Article } from '../../article/types.js';
import { placesIn } from '../../sidecar/places.js';
import type { Articles } from '../articles.js';
import { extentOf } from '../at.js';
import type { FolderStore } from '../contracts.js';
import { sidecarOf } from '../sidecars.js';
import { activeArticle, inform, subjectsAt, targetIn } from './targets.js';

/** Puts the cursor at the start of the next quote or figure (`by` 1) or the one before (`by` -1), round the end. */
export async function goBy(articles: Articles, by: 1 | -1): Promise<void> {
  const active = await activeArticle(articles);
  if (!active) return;
  const { editor, loaded } = active;
  const stops = stopsIn(loaded.article);
  if (stops.length === 0) return inform(l10n.t('Nothing is marked in this article.'));
  const here = editor.document.offsetAt(editor.selection.active);
  const next = by === 1 ? stops.find((at) => at > here) : stops.findLast((at) => at < here);
  const position = editor.document.positionAt(next ?? (by === 1 ? stops[0] : stops[stops.length - 1]));
  editor.selection = new Selection(position, position);
  editor.revealRange(new Range(position, position), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where quotes and figures that nobody has rejected start, in text order, each place once. */
function stopsIn({ quotes, figures }: Article): readonly number[] {
  const starts = [...quotes, ...figures].filter(({ status }) => status !== 'rejected').map((item) => extentOf(item)[0]);
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** Opens the sidecar of an article, or of the one in the editor, at the annotation at the cursor. */
export async function openSidecar(articles: Articles, argument: unknown): Promise<void> {
  const target = targetIn(argument);
  const given = target?.uri ?? (argument instanceof Uri ? argument : (argument as { uri?: unknown } | undefined)?.uri);
  const active = given instanceof Uri ? undefined : await activeArticle(articles);
  const article = given instanceof Uri ? given : active?.loaded.uri;
  if (!article) return;
  const sidecar = sidecarOf(article);
  try {
    await workspace.fs.stat(sidecar);
  } catch {
    return inform(l10n.t('There is no sidecar yet: the first decision makes it.'));
  }
  const document = await workspace.openTextDocument(sidecar);
  const editor = await window.showTextDocument(document);
  const [on] = active
    ? subjectsAt(active.loaded.article, active.editor.document.offsetAt(active.editor.selection.active))
    : [];
  const here = on && (on.type === 'entity' ? on.mention?.annotation : on.id);
  const place = placesIn(document.getText()).annotations.get(target?.id ?? here ?? '');
  if (!place) return;
  const position = document.positionAt(place[0]);
  editor.selection = new Selection(position, position);
  editor.revealRange(new Range(position, position), TextEditorRevealType.InCenter);
}

/** Reads the folder anew; the first time with the progress of the first reading. */
export async function refresh(folder: FolderStore): Promise<void> {
  if (!folder.scanned) return folder.ready();
  const options = { location: ProgressLocation.Window, title: l10n.t('Newsmark reads the articles of this folder') };
  await window.withProgress(options, (_, token) => folder.scan(token));
}
